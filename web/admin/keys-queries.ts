import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../shared/api.ts';
import { everyPage, pageOf } from '../shared/queries.ts';

export const keysQuery = () =>
  queryOptions({
    queryKey: ['keys'],
    queryFn: () => everyPage((cursor) => answer(api.GET('/api/v1/keys', { params: { query: pageOf(cursor) } }))),
  });
