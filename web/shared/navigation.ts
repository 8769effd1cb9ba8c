/** Where the menus lead, in their order. A place is shown as soon as the router knows its path: a screen adds itself by its route. */
export const places = {
  manager: [
    { key: 'overview', path: '/overview' },
    { key: 'programs', path: '/programs' },
    { key: 'partners', path: '/partners' },
    { key: 'imports', path: '/imports' },
    { key: 'runs', path: '/runs' },
    { key: 'questions', path: '/questions' },
    { key: 'people', path: '/people' },
    { key: 'settings', path: '/settings' },
  ],
  partner: [
    { key: 'home', path: '/home' },
    { key: 'statements', path: '/my/statements' },
    { key: 'programs', path: '/my/programs' },
    { key: 'whatIf', path: '/my/what-if' },
    { key: 'questions', path: '/my/questions' },
    { key: 'colleagues', path: '/my/colleagues' },
  ],
} as const;

export type Place = (typeof places)['manager' | 'partner'][number];

/** Whether a page lies in a place. */
export function isAt(place: Place, path: string): boolean {
  return path === place.path || path.startsWith(`${place.path}/`);
}
