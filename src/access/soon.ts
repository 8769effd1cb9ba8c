import { Problem } from '../platform/errors.ts';

/** Stands in for an action that is still to come. */
export function soon(): never {
  throw new Problem({ code: 'not-yet', status: 501, title: { en: 'Not yet made.', nl: 'Nog niet gemaakt.' } });
}
