import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { SessionShape } from '../../src/access/schema.ts';
import { answer, api, Failure } from './api.ts';
import { sessionQuery } from './queries.ts';

export const waysQuery = () =>
  queryOptions({
    queryKey: ['sign-in-ways'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => answer(api.GET('/api/v1/session/ways')),
  });

/** Only an address of our own: another site's would begin with //. */
export const ownAddress = (to: string | undefined): string => (to && /^\/(?![/\\])/.test(to) ? to : '/');

/** After signing in: nothing of whoever was here before is kept, and people go where they were going. */
export function useEnter(to: string | undefined): (session?: SessionShape) => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async (given) => {
    client.clear();
    if (given) client.setQueryData(sessionQuery().queryKey, given);
    else await client.fetchQuery(sessionQuery());
    router.history.replace(ownAddress(to));
  };
}

/** What went wrong, in one sentence or two; undefined where nothing but the connection did. */
export const saidBy = (error: unknown): string | undefined => {
  const problem = error instanceof Failure ? error.problem : undefined;
  return problem && `${problem.title} ${problem.detail ?? ''}`.trim();
};
