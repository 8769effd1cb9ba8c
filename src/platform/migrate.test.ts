import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runMigrations as installQueue } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { emptyDatabase, testDatabase } from '../../test/harness/database.ts';
import { openStore } from './database.ts';
import { addMigrationTable, applyWithin, holdMigrations, migrate, noteQueue, readMigrations } from './migrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const role = 'do $$ begin create role vliegwiel_app nologin; exception when duplicate_object then null; end $$;';

test('migrations are applied once and in order, also by several programs at a time', async () => {
  const url = await emptyDatabase();
  write('0001-first.sql', `${role} create table a (n int);`);
  write('0002-second.sql', 'alter table a add m int;');
  const results = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)]);
  expect(results.flat().sort()).toEqual(['0001-first.sql', '0002-second.sql']);
  expect(await migrate(url, folder)).toEqual([]);
});

test('a program that waited for another one’s migrations leaves the queue alone, which that one works with already', async () => {
  const url = await emptyDatabase();
  const first = new pg.Client({ connectionString: url });
  const atWork = new pg.Client({ connectionString: url });
  await Promise.all([first.connect(), atWork.connect()]);
  await holdMigrations(first);
  const second = migrate(url);
  const waiting = async () => {
    const { rows } = await first.query<{ n: string }>(
      `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`,
    );
    return rows[0]!.n;
  };
  await expect.poll(waiting, { timeout: 20_000 }).toBe('1');
  await addMigrationTable(first);
  for (const migration of await readMigrations()) await applyWithin(first, migration);
  await installQueue({ connectionString: url });
  await noteQueue(first);
  await atWork.query('begin; lock table graphile_worker._private_jobs in row exclusive mode');
  // Noting it again, as an upgrade does, does not wait for that one either.
  await first.query(`set statement_timeout = '10s'`);
  await noteQueue(first);
  await first.end();
  const outcome = await Promise.race([second, wait(10_000, 'waits for the one at work', { ref: false })]);
  await atWork.end();
  expect(outcome).toEqual([]);
  await second;
}, 60_000);

test('a failing migration leaves nothing of itself, and says where', async () => {
  const url = await emptyDatabase();
  write('0003-broken.sql', 'create table b (n int);\nselect nonsense from a;');
  await expect(migrate(url, folder)).rejects.toThrow(
    /migrations\/0003-broken.sql, line 2: column "nonsense" does not exist/,
  );
  const store = openStore(url, { role: 'owner' });
  const { rows } = await sql`select to_regclass('a') as a, to_regclass('b') as b`.execute(store.db);
  expect(rows).toEqual([{ a: 'a', b: null }]);
  await store.close();
  rmSync(join(folder, '0003-broken.sql'));
});

test('a changed, a late and an unknown migration are refused', async () => {
  const url = await emptyDatabase();
  await migrate(url, folder);
  write('0002-second.sql', 'alter table a add m bigint;');
  await expect(migrate(url, folder)).rejects.toMatchObject({ code: 'migration-changed' });
  write('0002-second.sql', 'alter table a add m int;');
  write('0000-late.sql', 'create table c ();');
  await expect(migrate(url, folder)).rejects.toMatchObject({ code: 'migration-out-of-order' });
  rmSync(join(folder, '0000-late.sql'));
  rmSync(join(folder, '0002-second.sql'));
  await expect(migrate(url, folder)).rejects.toMatchObject({ code: 'database-newer' });
});

test('an account that may create nothing can start on a database that is up to date', async () => {
  const store = await testDatabase();
  const owner = store.owner();
  await sql`create role plain_${sql.raw(String(process.pid))} login password 'plain' in role vliegwiel_app, vliegwiel_partner`.execute(
    owner.db,
  );
  const plain = store.url.replace(/\/\/[^@]*@/, `//plain_${process.pid}:plain@`);
  expect(await migrate(plain)).toEqual([]);
  const opened = openStore(plain);
  expect((await sql`select * from company`.execute(opened.db)).rows).toEqual([]);
  await opened.close();
  await sql`drop role plain_${sql.raw(String(process.pid))}`.execute(owner.db);
});
