import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Role } from '../../src/access/schema.ts';
import { answer, api, Failure } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { pageOf } from '../shared/queries.ts';

export type Side = 'company' | 'partners';

export const peopleQuery = (of: Side, search: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['people', of, search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/people', {
          params: { query: { of, ...(search ? { search } : {}), ...pageOf(pageParam, 100) } },
        }),
      ),
    getNextPageParam: (last) => last.next ?? undefined,
    // While one searches, the rows stay; one side's people never stand under the other's name.
    placeholderData: (rows, before) => (before?.queryKey[1] === of ? rows : undefined),
  });

/** Sees to it that a partner finds a program and may join it; false when the program is not for this partner. */
export async function letIn(partner: string, program: string): Promise<boolean> {
  const path = { partner, program };
  const isThere = async () => {
    const { items } = await answer(api.GET('/api/v1/partners/{partner}/programs', { params: { path: { partner } } }));
    return items.some((one) => one.program === program && one.status !== 'left' && one.status !== 'ended');
  };
  // Whoever takes part already stays in.
  if (await isThere()) return true;
  const { enrolment } = await answer(api.GET('/api/v1/programs/{program}', { params: { path: { program } } }));
  if (enrolment !== 'invitation') return false;
  await answer(
    api.PUT('/api/v1/partners/{partner}/programs/{program}/enrolment', {
      params: { path },
      body: { status: 'invited' },
    }),
  );
  return isThere();
}

/** What was sent, newest first; undefined where this server keeps no mailbox. */
export const mailboxQuery = () =>
  queryOptions({
    queryKey: ['mailbox'],
    queryFn: async () => {
      try {
        return await answer(api.GET('/api/v1/mailbox', { params: { query: { limit: 100 } } }));
      } catch (error) {
        if (error instanceof Failure && error.problem?.code === 'no-mailbox') return null;
        throw error;
      }
    },
  });

const rolesOf: Record<Side, readonly Role[]> = {
  company: ['owner', 'manager', 'finance', 'analyst'],
  partners: ['partner_admin', 'partner_user'],
};

/** What people of a side may be, each with what it may do. */
export function useRoles(side: Side): { value: Role; label: string }[] {
  const { t } = useLanguage();
  return rolesOf[side].map((value) => ({ value, label: t(`people.role.${value}`) }));
}
