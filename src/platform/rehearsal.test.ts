import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import type { Database } from './database.ts';
import { rehearse } from './rehearsal.ts';

const store = await testDatabase();
const insert = (db: Database, code: string) =>
  sql`insert into product (code, name) values (${code}, 'Product')`.execute(db);
const codes = async (db: Database) =>
  (await sql<{ code: string }>`select code from product order by code`.execute(db)).rows.map(({ code }) => code);

test('transactions within a rehearsal are committed and rolled back in it, and all of it is undone', async () => {
  const seen = await rehearse(store.pool, async (db) => {
    await db.transaction().execute((tx) => insert(tx, 'A'));
    await expect(
      db.transaction().execute(async (tx) => {
        await insert(tx, 'B');
        await insert(tx, 'B');
      }),
    ).rejects.toMatchObject({ code: '23505' });
    await db.transaction().execute((tx) => insert(tx, 'C'));
    return codes(db);
  });
  expect(seen).toEqual(['A', 'C']);
  expect(await codes(store.db)).toEqual([]);
});

test('a rehearsal is of one moment, and fails where a row has become another since', async () => {
  await insert(store.db, 'D');
  const seen = await rehearse(store.pool, async (db) => {
    await codes(db);
    await insert(store.db, 'E');
    return codes(db);
  });
  expect(seen).toEqual(['D']);
  const late = rehearse(store.pool, async (db) => {
    await codes(db);
    await sql`update product set name = 'Other' where code = 'D'`.execute(store.db);
    await db.transaction().execute((tx) => sql`update product set name = 'Own' where code = 'D'`.execute(tx));
  });
  await expect(late).rejects.toMatchObject({ code: '40001' });
  expect(await codes(store.db)).toEqual(['D', 'E']);
});
