import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../shared/api.ts';

export const somePartnersQuery = (search: string) =>
  queryOptions({
    queryKey: ['some-partners', search],
    placeholderData: keepPreviousData,
    queryFn: () =>
      answer(api.GET('/api/v1/partners', { params: { query: { limit: 20, ...(search ? { search } : {}) } } })),
  });

export const factsForPreviewQuery = (of: { partner: string; program: string; period?: string }) =>
  queryOptions({
    queryKey: ['facts-for-preview', of],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => {
      const { partner, program, period } = of;
      return answer(
        api.GET('/api/v1/partners/{partner}/programs/{program}/facts-for-preview', {
          params: { path: { partner, program }, query: period ? { period } : {} },
          signal,
        }),
      );
    },
  });

export const startPreview = (body: { document: Record<string, unknown>; compare_with?: number }) =>
  answer(api.POST('/api/v1/programs/preview', { body: { over: 'last_year', ...body } }));

export const cancelPreview = (id: string) =>
  answer(api.POST('/api/v1/programs/previews/{id}/cancel', { params: { path: { id } } }));

/** Asked again and again until it has ended. */
export const previewQuery = (id: string, language: string) =>
  queryOptions({
    queryKey: ['preview', id, language],
    queryFn: () => answer(api.GET('/api/v1/programs/previews/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.status) ? 1000 : false),
    enabled: id !== '',
  });

export const isUnderWay = (status: string | undefined): boolean => status === 'waiting' || status === 'running';

export const previewPartnersQuery = (id: string) =>
  queryOptions({
    queryKey: ['preview-partners', id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const path = { id };
      const rows = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 500, ...(cursor ? { cursor } : {}) };
        const page = await answer(api.GET('/api/v1/programs/previews/{id}/partners', { params: { path, query } }));
        rows.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor);
      return rows;
    },
  });
