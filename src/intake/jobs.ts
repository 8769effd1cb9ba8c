import type { Services } from '../platform/services.ts';
import { removeOldRejections } from './sql.ts';

/** Forgets the refused rows of old imports, some at a time; tells how many. The imports stay, with how many rows were refused. */
export async function forgetOldRejections({ db, config }: Services): Promise<number> {
  let all = 0;
  for (;;) {
    const removed = await removeOldRejections(db, config.keepRejectedDays);
    if (removed === 0) return all;
    all += removed;
  }
}
