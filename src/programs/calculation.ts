import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { enqueue } from '../platform/queue.ts';

/** The job that calculates a program. */
export const calculateTask = 'calculate';

/** Asks for a program to be calculated once the caller's transaction is committed; asked several times, it is done once. */
export async function askCalculation(tx: Database, program: string, at?: Date): Promise<void> {
  const key = `${calculateTask} ${program}`;
  const when = at ? { key: `${key} later`, runAt: await notAtOnce(tx, at) } : { key };
  await enqueue(tx, calculateTask, { program }, { ...when, line: key });
}

/** Where our clock is behind the database's, what we take for tomorrow may be over there: the job would ask for itself without end. */
async function notAtOnce(tx: Database, at: Date): Promise<Date> {
  const { rows } = await sql<{
    at: Date;
  }>`select greatest(${at}::timestamptz, now() + interval '10 minutes') as at`.execute(tx);
  return rows[0]!.at;
}
