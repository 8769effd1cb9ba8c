import type { Database } from '../platform/database.ts';
import { enqueue } from '../platform/queue.ts';

/** The job that calculates a program. */
export const calculateTask = 'calculate';

/** Asks for a program to be calculated once the caller's transaction is committed; asked several times, it is done once. */
export async function askCalculation(tx: Database, program: string, at?: Date): Promise<void> {
  const when = at ? { key: `${calculateTask} ${program} later`, runAt: at } : { key: `${calculateTask} ${program}` };
  await enqueue(tx, calculateTask, { program }, { ...when, line: `${calculateTask} ${program}` });
}
