import { z } from 'zod';
import { addDays } from '../engine/period.ts';
import type { Jobs } from '../platform/queue.ts';
import { askCalculation, calculateTask } from '../programs/calculation.ts';
import { run } from './actions.ts';

const payload = z.object({ program: z.string() });

/** Calculates a program when its facts changed, and once a day: periods begin, and some measures look at the days until now. */
export const jobs: Jobs = {
  [calculateTask]: async (given, { db, clock, log }) => {
    const { program } = payload.parse(given);
    const today = clock.today();
    const done = await run(db, { program, asOf: today });
    log.info({ program, ...done, run: String(done.run) }, 'Calculated');
    await askCalculation(db, program, new Date(`${addDays(today, 1)}T00:05:00Z`));
  },
};
