import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { only, signedIn, text } from './router-parts.ts';

/** Addresses about who may sign in, with what, and what the company has set. */

export const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  validateSearch: (search): { of?: 'partners'; q?: string; partner?: string; invite?: true } =>
    only({
      of: search.of === 'partners' ? 'partners' : undefined,
      q: text(search.q),
      partner: text(search.partner),
      invite: search.invite === true ? true : undefined,
    }),
  component: lazyRouteComponent(() => import('./admin/people-page.tsx'), 'PeoplePage'),
});

export const mailbox = createRoute({
  getParentRoute: () => signedIn,
  path: '/mailbox',
  validateSearch: (search): { mail?: string } => only({ mail: text(search.mail) }),
  component: lazyRouteComponent(() => import('./mailbox/mailbox-page.tsx'), 'MailboxPage'),
});

export const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyRouteComponent(() => import('./admin/settings-page.tsx'), 'SettingsPage'),
});

export const keys = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/keys',
  component: lazyRouteComponent(() => import('./admin/keys-page.tsx'), 'KeysPage'),
});
