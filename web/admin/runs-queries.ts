import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../shared/api.ts';

export const runsQuery = (program: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['runs', program],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => {
      const query = {
        limit: 25,
        ...(program ? { program } : {}),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      };
      return answer(api.GET('/api/v1/runs', { params: { query } }));
    },
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const runChangesQuery = (id: string, language: string) =>
  queryOptions({
    queryKey: ['run-changes', id, language],
    queryFn: () => answer(api.GET('/api/v1/runs/{id}/changes', { params: { path: { id }, query: { limit: 20 } } })),
  });

export const periodsQuery = (program: string) =>
  queryOptions({
    queryKey: ['periods', program],
    queryFn: () => answer(api.GET('/api/v1/programs/{program}/periods', { params: { path: { program } } })),
  });
