import { infiniteQueryOptions, keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api, Failure } from './api.ts';
import { languageOfPerson } from './language.ts';

/** One place for everything that the screens ask. Keys hold the language: names and sentences come in it. */

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => count < 2 && !(error instanceof Failure && error.status >= 400 && error.status < 500),
    },
  },
});

export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    staleTime: 60_000,
    queryFn: async () => {
      try {
        const session = await answer(api.GET('/api/v1/session'));
        // In the demo one looks through others' eyes, in one's own language.
        if (session.person && !session.demo) languageOfPerson(session.person.language);
        return session;
      } catch (error) {
        if (error instanceof Failure && error.status === 401) return null;
        throw error;
      }
    },
  });

export const demoPartnersQuery = (search: string) =>
  queryOptions({
    queryKey: ['demo-partners', search],
    placeholderData: keepPreviousData,
    queryFn: () => answer(api.GET('/api/v1/session/partners', { params: { query: search ? { search } : {} } })),
  });

export const programsQuery = (language: string) =>
  queryOptions({
    queryKey: ['programs', language],
    queryFn: () => everyPage((cursor) => answer(api.GET('/api/v1/programs', { params: { query: pageOf(cursor) } }))),
  });

export const totalsQuery = () =>
  queryOptions({ queryKey: ['program-totals'], queryFn: () => answer(api.GET('/api/v1/programs/totals')) });

export const programQuery = (program: string, language: string) =>
  queryOptions({
    queryKey: ['program', program, language],
    queryFn: () => answer(api.GET('/api/v1/programs/{program}', { params: { path: { program } } })),
  });

export const descriptionQuery = (program: string, language: string) =>
  queryOptions({
    queryKey: ['description', program, language],
    queryFn: () => answer(api.GET('/api/v1/programs/{program}/description', { params: { path: { program } } })),
  });

export const programStatementsQuery = (
  filter: { program: string; period: string; search?: string },
  language: string,
) =>
  infiniteQueryOptions({
    queryKey: ['program-statements', filter, language],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(api.GET('/api/v1/statements', { params: { query: { ...filter, ...pageOf(pageParam, 50) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
    // While one searches, the rows stay; another period's amounts would stand under this one's name.
    placeholderData: (rows, before) => {
      const [, asked] = before?.queryKey ?? [];
      return typeof asked === 'object' && asked.program === filter.program && asked.period === filter.period
        ? rows
        : undefined;
    },
  });

export const partnerQuery = (code: string) =>
  queryOptions({
    queryKey: ['partner', code],
    queryFn: () => answer(api.GET('/api/v1/partners/{partner}', { params: { path: { partner: code } } })),
  });

export const statementsQuery = (code: string, language: string) =>
  queryOptions({
    queryKey: ['statements', code, language],
    queryFn: () =>
      everyPage((cursor) =>
        answer(
          api.GET('/api/v1/partners/{partner}/statements', {
            params: { path: { partner: code }, query: pageOf(cursor) },
          }),
        ),
      ),
  });

export interface StatementKey {
  readonly partner: string;
  readonly program: string;
  readonly period: string;
}

export const statementQuery = (path: StatementKey, language: string) =>
  queryOptions({
    queryKey: ['statement', path, language],
    queryFn: () =>
      answer(api.GET('/api/v1/partners/{partner}/statements/{program}/{period}', { params: { path: { ...path } } })),
  });

export const explanationQuery = (path: StatementKey & { incentive: string }, language: string) =>
  queryOptions({
    queryKey: ['explanation', path, language],
    queryFn: () =>
      answer(
        api.GET('/api/v1/partners/{partner}/statements/{program}/{period}/{incentive}/explanation', {
          params: { path: { ...path } },
        }),
      ),
  });

export const factsQuery = (path: StatementKey & { incentive: string }, counted: boolean, language: string) =>
  infiniteQueryOptions({
    queryKey: ['facts', path, counted, language],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/partners/{partner}/statements/{program}/{period}/{incentive}/facts', {
          params: {
            path: { ...path },
            query: { counted: counted ? 'true' : 'false', ...pageOf(pageParam, pageParam === undefined ? 10 : 50) },
          },
        }),
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const pageOf = (cursor: string | undefined, limit = 500) => ({
  limit,
  ...(cursor === undefined ? {} : { cursor }),
});

/** All rows of a list that is short enough to hold. */
export async function everyPage<T>(
  ask: (cursor: string | undefined) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(cursor);
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return items;
}
