import { queryOptions } from '@tanstack/react-query';
import type { paths } from '../shared/api.gen.ts';
import { answer, api } from '../shared/api.ts';

type PartnersAsked = NonNullable<
  paths['/api/v1/programs/{program}/periods/{period}/partners']['get']['parameters']['query']
>;

interface OfPeriod {
  readonly program: string;
  readonly period: string;
  readonly query: PartnersAsked;
}

const askPartners = ({ program, period, query }: OfPeriod) =>
  answer(
    api.GET('/api/v1/programs/{program}/periods/{period}/partners', { params: { path: { program, period }, query } }),
  );

export const periodPartnersQuery = (of: OfPeriod) =>
  queryOptions({ queryKey: ['period-partners', of], queryFn: () => askPartners(of) });
