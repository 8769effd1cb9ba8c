import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { inject } from 'vitest';
import { root } from './sources.ts';

export type Ended = { code: number | null; out: string; err: string };

/** Runs the program as a user would; `during` sees what it printed so far. */
export function vliegwiel(
  args: string[],
  more: Record<string, string> = {},
  during?: (err: string, pid: number) => void,
): Promise<Ended> {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    DATABASE_URL: inject('serverUrl'),
    ...more,
  };
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'bin/vliegwiel.mjs'), ...args], { env });
    let out = '';
    let err = '';
    child.stdout.on('data', (text) => {
      out += text;
    });
    child.stderr.on('data', (text) => {
      err += text;
      during?.(err, child.pid!);
    });
    child.on('exit', (code) => done({ code, out, err }));
  });
}
