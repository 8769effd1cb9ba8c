import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { root } from './sources.ts';

/** A process of the program that goes on until it is stopped. */
export type Running = {
  readonly pid: number;
  /** Everything on stderr so far: what it says and its log. */
  said(): string;
  /** Resolves when it has said this; throws when it ends before. */
  until(words: string): Promise<void>;
  /** Sends a signal and tells the exit code: null when the signal itself ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

const all = new Set<ChildProcess>();

/** Starts `vliegwiel …` with these settings only; killed when the test file is done. */
export function start(args: readonly string[], settings: Record<string, string>): Running {
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...settings };
  const child = spawn(process.execPath, [join(root, 'bin/vliegwiel.mjs'), ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  all.add(child);
  let text = '';
  child.stderr!.on('data', (part) => {
    text += part;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  void ended.then(() => all.delete(child));
  const until = async (words: string): Promise<void> => {
    while (!text.includes(words)) {
      const isOver = await Promise.race([ended.then(() => true), once(child.stderr!, 'data').then(() => false)]);
      if (isOver && !text.includes(words))
        throw new Error(`${args.join(' ')} ended before it said “${words}”:\n${text}`);
    }
  };
  return {
    pid: child.pid!,
    said: () => text,
    until,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

afterAll(() => {
  for (const child of all) child.kill('SIGKILL');
});
