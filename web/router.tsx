import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { keys, mailbox, people, settings } from './router-access.ts';
import { asPartner, count, only, root, sessionNow, signedIn, text } from './router-parts.ts';
import { type TableSearch, tableSearch } from './shared/ui/table-address.ts';

/** Every address, who may see it, and what its search part may hold. The pages themselves are fetched when they are opened. */

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async () => {
    const session = await sessionNow();
    if (!session) throw redirect({ to: '/sign-in' });
    throw session.partner ? redirect({ to: '/home', replace: true }) : redirect({ to: '/overview', replace: true });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { to?: string; failed?: 'link' | 'invitation' | 'sso'; step?: 'code' } =>
    only({
      to: text(search.to),
      failed: (['link', 'invitation', 'sso'] as const).find((one) => one === search.failed),
      step: search.step === 'code' ? 'code' : undefined,
    }),
  component: lazyRouteComponent(() => import('./shared/sign-in-page.tsx'), 'SignInPage'),
});

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: '/overview',
  component: lazyRouteComponent(() => import('./admin/overview-page.tsx'), 'OverviewPage'),
});

const partners = createRoute({
  getParentRoute: () => signedIn,
  path: '/partners',
  validateSearch: (search): TableSearch & { as?: 'tree' } => ({
    ...tableSearch(search),
    ...(search.as === 'tree' ? { as: 'tree' as const } : {}),
  }),
  component: lazyRouteComponent(() => import('./admin/partners-page.tsx'), 'PartnersPage'),
});

const partner = createRoute({
  getParentRoute: () => signedIn,
  path: '/partners/$partner/overview',
  component: lazyRouteComponent(() => import('./admin/partner-page.tsx'), 'PartnerPage'),
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

const versions = createRoute({
  getParentRoute: () => signedIn,
  path: '/programs/$program/versions',
  validateSearch: (search): { before?: number; after?: number } =>
    only({ before: count(search.before), after: count(search.after) }),
  component: lazyRouteComponent(() => import('./admin/versions-page.tsx'), 'VersionsPage'),
});

const newProgram = createRoute({
  getParentRoute: () => signedIn,
  path: '/programs/new',
  validateSearch: (search): { from?: string } => only({ from: text(search.from) }),
  component: lazyRouteComponent(() => import('./admin/editor/new-page.tsx'), 'NewProgramPage'),
});

const editProgram = createRoute({
  getParentRoute: () => signedIn,
  path: '/programs/$program/edit',
  component: lazyRouteComponent(() => import('./admin/editor/edit-page.tsx'), 'EditProgramPage'),
});

const partnerHome = createRoute({
  getParentRoute: () => signedIn,
  path: '/home',
  beforeLoad: asPartner,
  component: lazyRouteComponent(() => import('./partner/home-page.tsx'), 'HomePage'),
});

const whatIf = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/what-if',
  beforeLoad: asPartner,
  validateSearch: (search): { program?: string } => only({ program: text(search.program) }),
  component: lazyRouteComponent(() => import('./partner/what-if-page.tsx'), 'WhatIfPage'),
});

const myPrograms = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/programs',
  beforeLoad: asPartner,
  component: lazyRouteComponent(() => import('./partner/programs-page.tsx'), 'MyProgramsPage'),
});

const join = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/programs/$program',
  beforeLoad: asPartner,
  component: lazyRouteComponent(() => import('./account/join-page.tsx'), 'JoinPage'),
});

const statement = createRoute({
  getParentRoute: () => signedIn,
  path: '/partners/$partner',
  validateSearch: (search): { period?: string; program?: string; line?: string } =>
    only({ period: text(search.period), program: text(search.program), line: text(search.line) }),
  component: lazyRouteComponent(() => import('./partner/statement-page.tsx'), 'StatementPage'),
});

const myStatements = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/statements',
  validateSearch: (search): { year?: string } => only({ year: text(search.year) }),
  component: lazyRouteComponent(() => import('./partner/statements-page.tsx'), 'StatementsPage'),
});

const myQuestions = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/questions',
  validateSearch: (search): { question?: string } => only({ question: text(search.question) }),
  component: lazyRouteComponent(() => import('./partner/questions-page.tsx'), 'MyQuestionsPage'),
});

const questions = createRoute({
  getParentRoute: () => signedIn,
  path: '/questions',
  validateSearch: (
    search,
  ): {
    question?: string;
    program?: string;
    partner?: string;
    status?: 'open' | 'answered' | 'closed';
    kind?: 'question' | 'dispute';
  } =>
    only({
      question: text(search.question),
      program: text(search.program),
      partner: text(search.partner),
      status: (['open', 'answered', 'closed'] as const).find((one) => one === search.status),
      kind: (['question', 'dispute'] as const).find((one) => one === search.kind),
    }),
  component: lazyRouteComponent(() => import('./admin/questions-page.tsx'), 'QuestionsPage'),
});

const imports = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports',
  validateSearch: (search): { kind?: string; status?: string } =>
    only({ kind: text(search.kind), status: text(search.status) }),
  component: lazyRouteComponent(() => import('./admin/imports/imports-page.tsx'), 'ImportsPage'),
});

const newImport = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports/new',
  validateSearch: (search): { kind?: string } => only({ kind: text(search.kind) }),
  component: lazyRouteComponent(() => import('./admin/imports/new-import-page.tsx'), 'NewImportPage'),
});

const oneImport = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports/$import',
  component: lazyRouteComponent(() => import('./admin/imports/import-page.tsx'), 'ImportPage'),
});

const runs = createRoute({
  getParentRoute: () => signedIn,
  path: '/runs',
  validateSearch: (search): { program?: string } => only({ program: text(search.program) }),
  component: lazyRouteComponent(() => import('./admin/runs-page.tsx'), 'RunsPage'),
});

const runChanges = createRoute({
  getParentRoute: () => signedIn,
  path: '/runs/$run',
  component: lazyRouteComponent(() => import('./admin/runs-changes-page.tsx'), 'RunChangesPage'),
});

const myColleagues = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/colleagues',
  component: lazyRouteComponent(() => import('./partner/colleagues-page.tsx'), 'ColleaguesPage'),
});

const me = createRoute({
  getParentRoute: () => signedIn,
  path: '/me',
  component: lazyRouteComponent(() => import('./me/me-page.tsx'), 'MePage'),
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

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    signIn,
    signedIn.addChildren([
      newProgram,
      editProgram,
      imports,
      newImport,
      oneImport,
      runs,
      runChanges,
      people,
      settings,
      keys,
      mailbox,
      overview,
      partners,
      partner,
      myStatements,
      myColleagues,
      me,
      myQuestions,
      questions,
      programs,
      program,
      versions,
      partnerHome,
      myPrograms,
      join,
      whatIf,
      statement,
    ]),
    ...components,
  ]),
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
