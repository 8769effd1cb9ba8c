import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { Notice } from './notice.ts';

/*
 * What was done is said at the edge of the screen, with undo where it can be undone. The library for it is fetched with the first notice:
 * most pages never show one.
 */

const Place = lazy(() => import('./notice-place.tsx'));
const listeners = new Set<() => void>();
let isNeeded = false;

export async function say(notice: Notice): Promise<void> {
  isNeeded = true;
  for (const tell of listeners) tell();
  const { show } = await import('./notice-place.tsx');
  show(notice);
}

/** Stands once, in the shell. */
export function NoticePlace() {
  const isShown = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => isNeeded,
  );
  return isShown ? (
    <Suspense fallback={null}>
      <Place />
    </Suspense>
  ) : null;
}
