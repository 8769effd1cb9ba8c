import { readFileSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from './errors.ts';

/** A process by its number and, where the system tells, the moment it began: numbers are used again. */
type Mark = string;

async function beganAt(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces and brackets itself; the fields after it do not.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

async function markOf(pid: number): Promise<Mark> {
  return `${pid} ${await beganAt(pid)}`;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return !isUnburied(pid);
}

// Killed, but nobody took note: usual in a container whose first program does not tidy up.
function isUnburied(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}

async function isStillThere(mark: Mark): Promise<boolean> {
  const pid = Number(mark.split(' ')[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) && (await markOf(pid)) === mark;
}

/** Lets one process at a time into `work`. A lock left by a killed process is taken over. */
export async function alone<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  const mine = await markOf(process.pid);
  while (!(await takeLock(lockFile, mine))) await wait(100);
  try {
    return await work();
  } finally {
    await unlink(lockFile).catch(() => {});
  }
}

async function takeLock(lockFile: string, mine: Mark): Promise<boolean> {
  try {
    const file = await open(lockFile, 'wx');
    try {
      await file.writeFile(mine);
    } catch (error) {
      // On a full disk: an empty lock would keep others waiting for nobody.
      await unlink(lockFile);
      throw error;
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  const holder = await readFile(lockFile, 'utf8').catch(() => '');
  // Empty: its holder is about to write its mark, or was killed just then.
  const isLeft = holder === '' ? await isOld(lockFile) : !(await isStillThere(holder));
  if (isLeft) {
    // Renaming first: of two that find the same dead holder, one succeeds.
    const aside = `${lockFile}.${process.pid}`;
    await rename(lockFile, aside).catch(() => {});
    await rm(aside, { force: true });
  }
  return false;
}

async function isOld(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > 5000;
}

/** Notes that this process uses what `folder` is about; `leave` tells whether nobody else does. */
export async function enter(folder: string): Promise<{ leave: () => Promise<boolean> }> {
  await mkdir(folder, { recursive: true });
  const name = String(process.pid);
  await writeFile(join(folder, name), await markOf(process.pid));
  return {
    leave: async () => {
      await rm(join(folder, name), { force: true });
      return (await othersIn(folder)).length === 0;
    },
  };
}

async function othersIn(folder: string): Promise<string[]> {
  const others: string[] = [];
  for (const name of await readdir(folder)) {
    const mark = await readFile(join(folder, name), 'utf8').catch(() => '');
    if (await isStillThere(mark)) others.push(name);
    else await rm(join(folder, name), { force: true });
  }
  return others;
}
