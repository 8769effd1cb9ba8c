import type { Database } from '../platform/database.ts';
import { cancelled } from './problems.ts';
import type { Progress } from './result.ts';
import { noteProgress } from './sql.ts';

/** How often a running import says how far it is, and hears whether it is to be cancelled. */
const MILLISECONDS = 500;

/** What goes on with an import, told to the database beside its transaction. */
export interface Running {
  /** Aborted when somebody asked to cancel it, or by whoever runs it. */
  readonly signal: AbortSignal;
  tell(progress: Progress): void;
  stop(): void;
}

export function watchRunning(db: Database, id: bigint, given: AbortSignal | undefined): Running {
  const asked = new AbortController();
  let last: Progress = { phase: 'reading', lines: 0, bytes: 0 };
  let noting = false;
  const look = async () => {
    if (noting) return;
    noting = true;
    // A glance that fails is followed by another.
    const isAsked = await noteProgress(db, id, last).catch(() => false);
    noting = false;
    if (isAsked) asked.abort(cancelled());
  };
  const timer = setInterval(look, MILLISECONDS).unref();
  return {
    signal: given ? AbortSignal.any([given, asked.signal]) : asked.signal,
    tell: (progress) => {
      last = progress;
    },
    stop: () => clearInterval(timer),
  };
}
