import { setImmediate as breath } from 'node:timers/promises';

/** Writes under way on a connection that does one thing after the other, while more is calculated. Each tells how many rows it changed. */
export interface Writes {
  /** Waits only when many are under way, and lets others have a turn. */
  add(write: Promise<number>): Promise<void>;
  /** All rows changed, once everything is written. Rejects with the first failure. */
  done(): Promise<number>;
}

/** More would take memory without being any quicker. */
const most = 30;

export function writes(): Writes {
  const underWay: Promise<number>[] = [];
  let changed = 0;
  const finishOne = async () => {
    changed += await underWay.shift()!;
  };
  return {
    async add(write) {
      // Its failure is told where it is waited for.
      write.catch(() => {});
      underWay.push(write);
      if (underWay.length > most) await finishOne();
      await breath();
    },
    async done() {
      while (underWay.length > 0) await finishOne();
      return changed;
    },
  };
}
