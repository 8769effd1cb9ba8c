import { sql } from 'kysely';
import type { Database } from './database.ts';

const known = new WeakMap<Database, Promise<boolean>>();

/**
 * Whether the database is one of a cluster, where tables may be spread over machines and some statements take another form. Asked once of each pool,
 * connection or transaction: tables are spread before programs are started.
 */
export function isSpread(db: Database): Promise<boolean> {
  const asked = known.get(db) ?? ask(db);
  known.set(db, asked);
  asked.catch(() => known.delete(db));
  return asked;
}

async function ask(db: Database): Promise<boolean> {
  const { rows } = await sql<{ spread: boolean }>`select ${hasSpreadTables} as spread`.execute(db);
  return rows[0]!.spread;
}

/** The same within a statement: true where Citus's list of tables is. */
export const hasSpreadTables = sql`to_regclass('pg_dist_partition') is not null`;
