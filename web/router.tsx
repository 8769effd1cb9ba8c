import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queryClient, sessionQuery } from './shared/queries.ts';
import { Missing, Shell, WentWrong } from './shared/shell.tsx';
import { type TableSearch, tableSearch } from './shared/ui/table-address.ts';

/** Every address, who may see it, and what its search part may hold. The pages themselves are fetched when they are opened. */

const root = createRootRoute({ component: Shell, notFoundComponent: Missing, errorComponent: WentWrong });

const sessionNow = () => queryClient.ensureQueryData(sessionQuery());

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async () => {
    const session = await sessionNow();
    if (!session) throw redirect({ to: '/sign-in' });
    throw session.partner
      ? redirect({ to: '/partners/$partner', params: { partner: session.partner.code }, replace: true })
      : redirect({ to: '/programs', replace: true });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { to?: string } => only({ to: text(search.to) }),
  component: lazyRouteComponent(() => import('./shared/sign-in-page.tsx'), 'SignInPage'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    const session = await sessionNow();
    if (!session) throw redirect({ to: '/sign-in', search: { to: location.href }, replace: true });
    return { session };
  },
});

const programs = createRoute({
  getParentRoute: () => signedIn,
  path: '/programs',
  validateSearch: (search): { q?: string; kind?: string; status?: string; decide?: true } =>
    only({
      q: text(search.q),
      kind: text(search.kind),
      status: text(search.status),
      decide: search.decide === true ? true : undefined,
    }),
  component: lazyRouteComponent(() => import('./admin/programs-page.tsx'), 'ProgramsPage'),
});

const program = createRoute({
  getParentRoute: () => signedIn,
  path: '/programs/$program',
  validateSearch: (search): { period?: string; q?: string } => only({ period: text(search.period), q: text(search.q) }),
  component: lazyRouteComponent(() => import('./admin/program-page.tsx'), 'ProgramPage'),
});

const statement = createRoute({
  getParentRoute: () => signedIn,
  path: '/partners/$partner',
  validateSearch: (search): { period?: string; program?: string } =>
    only({ period: text(search.period), program: text(search.program) }),
  component: lazyRouteComponent(() => import('./partner/statement-page.tsx'), 'StatementPage'),
});

/** Every component, to look at and to test: in development and in a build of the tests' own, never in what is released. */
const components =
  import.meta.env.DEV || import.meta.env.MODE === 'ui'
    ? [
        createRoute({
          getParentRoute: () => root,
          path: '/ui',
          validateSearch: (search): TableSearch & { section?: string } => ({
            ...tableSearch(search),
            ...only({ section: text(search.section) }),
          }),
          component: lazyRouteComponent(() => import('./shared/ui/page.tsx'), 'UiPage'),
        }),
      ]
    : [];

/** A search value as text; a year in the address is read as a number. */
function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Without what is undefined, so that the address stays short. */
function only<T extends object>(search: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as never;
}

export const router = createRouter({
  routeTree: root.addChildren([home, signIn, signedIn.addChildren([programs, program, statement]), ...components]),
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
