import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { enqueue } from '../platform/queue.ts';

/** The job that calculates a program. */
export const calculateTask = 'calculate';

/** Asks for a program to be calculated once the caller's transaction is committed; asked several times, it is done once. */
export async function askCalculation(tx: Database, program: string, at?: Date): Promise<void> {
  const key = `${calculateTask} ${program}`;
  const when = at ? { key: `${key} later`, runAt: await within(tx, at) } : { key };
  await enqueue(tx, calculateTask, { program }, { ...when, line: key });
}

/**
 * Where our clock is behind the database's, what we take for tomorrow may be over there: the job would ask for itself without end. Where it is ahead,
 * it may be years away, and stay so when the clock is set right.
 */
async function within(tx: Database, at: Date): Promise<Date> {
  const { rows } = await sql<{
    at: Date;
  }>`select least(greatest(${at}::timestamptz, now() + interval '10 minutes'), now() + interval '25 hours') as at`.execute(
    tx,
  );
  return rows[0]!.at;
}
