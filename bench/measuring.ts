import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TaskName, Tasks } from './task.ts';

/*
 * Everything that is timed runs in a process of its own, so that its memory is its own too.
 */

export interface Outcome<R> {
  readonly result: R;
  /** Peak resident memory of the process, in MB. */
  readonly peak: number;
}

export type Answer = { readonly result: unknown; readonly peak: number } | { readonly error: string };

const entry = fileURLToPath(new URL('task.ts', import.meta.url));

/** Runs one task in a new process. */
export function inProcess<N extends TaskName>(
  name: N,
  given: Parameters<Tasks[N]>[0],
): Promise<Outcome<Awaited<ReturnType<Tasks[N]>>>> {
  const child = fork(entry, [name, JSON.stringify(given)], { execArgv: ['--import', 'tsx'] });
  return new Promise((done, fail) => {
    let answer: Answer | undefined;
    child.on('message', (message) => {
      answer = message as Answer;
    });
    child.on('error', fail);
    child.on('exit', (code) => {
      if (answer && 'result' in answer) done(answer as Outcome<Awaited<ReturnType<Tasks[N]>>>);
      else fail(new Error(`${name}: ${answer?.error ?? `the process ended with ${code}`}`));
    });
  });
}

/** The same several times, one after the other. */
export async function repeatedly<R>(times: number, once: (round: number) => Promise<R>): Promise<R[]> {
  const all: R[] = [];
  for (let round = 0; round < times; round += 1) all.push(await once(round));
  return all;
}

/** The peak of a process's resident memory in MB. What the system counts for a child may hold its parent's, so it is read from its own status. */
export function peakOf(pid: number | 'self' = 'self'): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)![1]) / 1024);
  } catch {
    return pid === 'self' ? Math.round(process.resourceUsage().maxRSS / 1024) : Number.NaN;
  }
}

/** Runs something and tells how many seconds it took. */
export async function timed<R>(work: () => Promise<R>): Promise<{ seconds: number; value: R }> {
  const started = performance.now();
  const value = await work();
  return { seconds: (performance.now() - started) / 1000, value };
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value that this part of all is at or below, between two of them on the straight line. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const low = sorted[Math.floor(place)]!;
  return low + (sorted[Math.ceil(place)]! - low) * (place - Math.floor(place));
}
