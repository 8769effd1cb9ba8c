import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { from as copyFrom } from 'pg-copy-streams';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { checkServer, inSession, withoutPassword } from './database.ts';

const store = await testDatabase();

test('int8, date and numeric keep every digit, alone and in arrays', async () => {
  const { rows } = await sql`select 9007199254740993 as big, date '2026-03-29' as day, 0.1::numeric as exact,
    array[9007199254740993] as bigs, array[date '2026-03-29'] as days, array[0.1::numeric, null] as exacts`.execute(
    store.db,
  );
  expect(rows).toEqual([
    {
      big: 9007199254740993n,
      day: '2026-03-29',
      exact: '0.1',
      bigs: [9007199254740993n],
      days: ['2026-03-29'],
      exacts: ['0.1', null],
    },
  ]);
});

test('the application cannot change or remove what is append-only', async () => {
  for (const table of ['sale', 'activity', 'training', 'referral', 'posting', 'statement']) {
    await expect(sql.raw(`delete from ${table}`).execute(store.db)).rejects.toThrow(/permission denied/);
    await expect(sql.raw(`update ${table} set partner_id = 1`).execute(store.db)).rejects.toThrow(/permission denied/);
    await expect(sql.raw(`truncate ${table}`).execute(store.db)).rejects.toThrow(/permission denied/);
  }
});

test('the application may read every table there is', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')
      and not has_table_privilege('vliegwiel_app', oid, 'select')`.execute(store.db);
  expect(rows).toEqual([]);
});

test('COPY and Kysely share one transaction, and a failure takes both back', async () => {
  const attempt = inSession(store.pool, async ({ client, db }) => {
    const stream = client.query(copyFrom('copy product (code, name) from stdin'));
    await pipeline([Buffer.from('A\tAlfa\nB\tBravo\n')], stream);
    const { rows } = await sql<{ n: bigint }>`select count(*) as n from product`.execute(db);
    expect(rows[0]!.n).toBe(2n);
    throw new Error('on purpose');
  });
  await expect(attempt).rejects.toThrow('on purpose');
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from product`.execute(store.db);
  expect(rows[0]!.n).toBe(0n);
});

test('a server that is not there is a kind error without the password', async () => {
  const attempt = checkServer('postgresql://someone:secret@127.0.0.1:1/none');
  await expect(attempt).rejects.toMatchObject({ code: 'database-unreachable' });
  await expect(attempt).rejects.toThrow(/someone:•••@127/);
  expect(withoutPassword('postgresql://u:p@w@h/db')).toBe('postgresql://u:•••@h/db');
});
