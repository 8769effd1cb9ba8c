import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Database } from './database.ts';

/** What Kysely says to begin and end a transaction, within one. */
const within: Readonly<Record<string, string>> = {
  begin: 'savepoint rehearsal',
  'start transaction isolation level repeatable read': 'savepoint rehearsal',
  commit: 'release savepoint rehearsal',
  rollback: 'rollback to savepoint rehearsal',
};

const key = `hashtextextended('vliegwiel ' || $1::text, 0)`;

/**
 * Does work as it would really be done, transactions of its own included, as of one moment, and then undoes all of it. What others commit meanwhile
 * is not seen; where the work needs a row that they changed, it fails with 40001 and can be tried again. Nobody else holds these nouns from before that moment.
 */
export async function rehearse<T>(
  pool: pg.Pool,
  work: (db: Database) => Promise<T>,
  nouns: readonly string[] = [],
): Promise<T> {
  const client = await pool.connect();
  const lent = {
    query: (text: string, values?: unknown[]) => client.query(within[text] ?? text, values),
    release: () => {},
  };
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool: { connect: async () => lent as unknown as pg.PoolClient, end: async () => {} },
    }),
  });
  let isUndone = false;
  const held: string[] = [];
  try {
    for (const noun of nouns) {
      await client.query('begin; set local statement_timeout = 0');
      await client.query(`select pg_advisory_lock(${key})`, [noun]);
      held.push(noun);
      await client.query('commit');
    }
    await client.query('begin isolation level repeatable read');
    const result = await work(db);
    return result;
  } finally {
    isUndone = await client
      .query('rollback')
      .then(async () => {
        for (const noun of held) await client.query(`select pg_advisory_unlock(${key})`, [noun]);
      })
      .then(
        () => true,
        () => false,
      );
    await db.destroy();
    client.release(!isUndone);
  }
}
