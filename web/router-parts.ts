import { createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import { queryClient, sessionQuery } from './shared/queries.ts';
import { Missing, Shell, WentWrong } from './shared/shell.tsx';

/** What the table of addresses is made of. */

export const root = createRootRoute({ component: Shell, notFoundComponent: Missing, errorComponent: WentWrong });

export const sessionNow = () => queryClient.ensureQueryData(sessionQuery());

/** What only people see who are signed in; others go to sign in first, and come back. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    const session = await sessionNow();
    if (!session) throw redirect({ to: '/sign-in', search: { to: location.href }, replace: true });
    return { session };
  },
});

/** The pages of a partner: its own code comes with them; the company has other pages. */
export const asPartner = async () => {
  const { partner } = (await sessionNow()) ?? {};
  if (!partner) throw redirect({ to: '/', replace: true });
  return { partner: partner.code };
};

/** A search value as text; a year in the address is read as a number. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;

/** Without what is undefined, so that the address stays short. */
export function only<T extends object>(search: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as never;
}
