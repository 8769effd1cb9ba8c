import { sql } from 'kysely';
import { afterAll } from 'vitest';
import { openStore, type Store } from '../../src/platform/database.ts';
import { testDatabase } from './database.ts';

/**
 * A database of the test file's own that says that it is one of a cluster, by the list of spread tables that Citus has: statements take the forms that they
 * take there. Everything is on one machine, so that whether a cluster plans them is not seen.
 */
export async function spreadDatabase(): Promise<Store> {
  const plain = await testDatabase();
  const { db } = plain.owner();
  await sql`create schema standin`.execute(db);
  await sql`create table standin.pg_dist_partition (logicalrelid regclass)`.execute(db);
  await sql`grant usage on schema standin to public`.execute(db);
  const { rows } = await sql<{ name: string }>`select quote_ident(current_database()) as name`.execute(db);
  await sql.raw(`alter database ${rows[0]!.name} set search_path = public, standin`).execute(db);
  const store = openStore(plain.url, { name: 'test' });
  afterAll(() => store.close());
  return store;
}
