import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { alone, enter } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-processes-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('one at a time', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await wait(5);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 5 }, () => alone(join(folder, 'lock'), work)));
  expect(most).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock of a process that is gone is taken over', async () => {
  writeFileSync(join(folder, 'lock'), '999999999 1');
  expect(await alone(join(folder, 'lock'), async () => 'done')).toBe('done');
  // Our own number, but another moment: the number was used again.
  writeFileSync(join(folder, 'lock'), `${process.pid} 1`);
  expect(await alone(join(folder, 'lock'), async () => 'done')).toBe('done');
});

test('the last one to leave is told so; the dead do not count', async () => {
  const users = join(folder, 'users');
  const me = await enter(users);
  writeFileSync(join(users, '999999999'), '999999999 1');
  const other = spawn('sleep', ['30']);
  await wait(20);
  const stat = (await import('node:fs')).readFileSync(`/proc/${other.pid}/stat`, 'utf8');
  writeFileSync(join(users, String(other.pid)), `${other.pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`);
  expect(await me.leave()).toBe(false);
  const gone = new Promise((resolve) => other.once('exit', resolve));
  other.kill('SIGKILL');
  await gone;
  await enter(users);
  expect(await me.leave()).toBe(true);
});
