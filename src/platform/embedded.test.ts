import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { openStore } from './database.ts';
import { startEmbedded } from './embedded.ts';
import { isAlive } from './processes.ts';

const parent = join(tmpdir(), `vliegwiel-embedded-${process.pid}`);
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const serverOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);

async function ask(url: string, statement: string): Promise<unknown> {
  const store = openStore(url, { role: 'owner', max: 1 });
  try {
    return (await sql.raw<{ answer: unknown }>(statement).execute(store.db)).rows[0]?.answer;
  } finally {
    await store.close();
  }
}

test('data survives a stop, a kill -9 and a pid file that names another program', { timeout: 120_000 }, async () => {
  const folder = join(parent, 'data');
  const first = await startEmbedded({ folder });
  await ask(first.url, 'create table kept as select 42 as answer');
  expect(statSync(join(folder, 'postgres/password')).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'postgres')).mode & 0o777).toBe(0o700);
  expect(await ask(first.url, `select current_setting('listen_addresses') as answer`)).toBe('');

  process.kill(serverOf(folder), 'SIGKILL');
  const second = await startEmbedded({ folder });
  expect(await ask(second.url, 'select answer from kept')).toBe(42);
  await first.stop();
  await second.stop();
  expect(existsSync(join(folder, 'postgres/data/postmaster.pid'))).toBe(false);

  writeFileSync(join(folder, 'postgres/data/postmaster.pid'), `${process.pid}\n${folder}\n`);
  const third = await startEmbedded({ folder });
  expect(await ask(third.url, 'select answer from kept')).toBe(42);
  const pid = serverOf(folder);
  await third.stop();
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test('a path too long for a socket gets its socket elsewhere', { timeout: 60_000 }, async () => {
  const folder = join(parent, 'a-folder-with-a-long-name'.repeat(5));
  const server = await startEmbedded({ folder, durable: false });
  expect(await ask(server.url, 'select 1 as answer')).toBe(1);
  await server.stop();
});
