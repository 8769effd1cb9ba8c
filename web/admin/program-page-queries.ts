import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
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

export const periodPartnerPagesQuery = (of: OfPeriod) =>
  infiniteQueryOptions({
    queryKey: ['period-partner-pages', of],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      askPartners({ ...of, query: { ...of.query, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } }),
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const periodsQuery = (program: string) =>
  queryOptions({
    queryKey: ['periods', program],
    queryFn: () => answer(api.GET('/api/v1/programs/{program}/periods', { params: { path: { program } } })),
  });

export const approvePeriod = (program: string, period: string, note: string) =>
  answer(
    api.POST('/api/v1/programs/{program}/periods/{period}/approve', {
      params: { path: { program, period } },
      body: note ? { note } : {},
    }),
  );

export const closePeriod = (program: string, period: string) =>
  answer(api.POST('/api/v1/programs/{program}/periods/{period}/close', { params: { path: { program, period } } }));
