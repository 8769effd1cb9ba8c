import { sql } from 'kysely';
import { type Database, type Transaction, withoutLimit } from './database.ts';
import { codeOf } from './errors.ts';

/** One connection of the pool, for as long as the work takes. */
export type Connection = Database;

/** Works on one connection while nobody else holds the noun; others wait for their turn, however long it takes. */
export function inTurn<T>(db: Database, noun: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  return db.connection().execute((connection) => holding(connection, noun, () => work(connection)));
}

/** Holds another noun as well. The lock is the connection's, so that a transaction that begins under it sees all that was done before. */
export async function holding<T>(connection: Connection, noun: string, work: () => Promise<T>): Promise<T> {
  await connection.transaction().execute(async (tx) => {
    await withoutLimit(tx);
    await sql`select pg_advisory_lock(hashtextextended(${`vliegwiel ${noun}`}, 0))`.execute(tx);
  });
  try {
    return await work();
  } finally {
    await sql`select pg_advisory_unlock(hashtextextended(${`vliegwiel ${noun}`}, 0))`.execute(connection);
  }
}

const attempts = 5;
const conflicts = new Set(['40001', '40P01']);

/** One transaction that sees the database as it was when it began; again from the start when it ran into another that changed the same rows. */
export async function inSnapshot<T>(connection: Connection, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connection
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (tx) => {
          await withoutLimit(tx);
          return work(tx);
        });
    } catch (error) {
      if (attempt === attempts || !conflicts.has(codeOf(error) ?? '')) throw error;
    }
  }
}
