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

test('a server that puts itself right is waited for, and what happened is said', { timeout: 120_000 }, async () => {
  const folder = join(parent, 'recovering');
  const said: string[] = [];
  const say = (sentence: string) => void said.push(sentence);
  const first = await startEmbedded({ folder, say });
  const pid = serverOf(folder);
  // With the death of one of its processes, all others end too; it answers when all is as it was.
  const killed = ask(first.url, 'select pg_sleep(60)').catch(() => {});
  const backend = () =>
    ask(
      first.url,
      `select pid as answer from pg_stat_activity where query like '%pg_sleep(60)' and pid <> pg_backend_pid()`,
    );
  await expect.poll(backend, { timeout: 10_000 }).toBeDefined();
  process.kill((await backend()) as number, 'SIGKILL');
  const second = await startEmbedded({ folder, say });
  await killed;
  expect([serverOf(folder), said]).toEqual([pid, []]);

  process.kill(pid, 'SIGKILL');
  const third = await startEmbedded({ folder, say });
  // By the one that comes, or by the one that was there and has noticed.
  await expect.poll(() => said.join(' '), { timeout: 10_000 }).toMatch(/what had been committed/i);
  await first.stop();
  await second.stop();
  await third.stop();
});

test('a path too long for a socket gets its socket elsewhere', { timeout: 60_000 }, async () => {
  const folder = join(parent, 'a-folder-with-a-long-name'.repeat(5));
  const server = await startEmbedded({ folder, durable: false });
  expect(await ask(server.url, 'select 1 as answer')).toBe(1);
  await server.stop();
});
