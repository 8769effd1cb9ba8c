import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from '../../src/platform/processes.ts';
import type { Ended } from '../harness/command.ts';
import { freePort } from '../harness/free-port.ts';
import { root } from '../harness/sources.ts';

/** An installation as a company has it: a data folder with the PostgreSQL that comes along, a port, and processes that can be killed. */
export type Place = ReturnType<typeof openPlace>;

export type Command = { child: ChildProcess; ended: Promise<Ended> };

/** Long enough for a machine that is busy with something else. */
const patience = 90_000;

export async function newPlace() {
  const home = join(tmpdir(), `vliegwiel-kill-${process.pid}-${randomBytes(3).toString('hex')}`);
  // Open to the account that PostgreSQL runs under.
  mkdirSync(home, { mode: 0o755 });
  return openPlace(home, await freePort());
}

function openPlace(home: string, port: number) {
  let serving: Command | undefined;
  let log = '';
  const environment = environmentOf(home, port);
  const address = `http://127.0.0.1:${port}`;
  const data = join(home, 'postgres', 'data');

  const command = (args: readonly string[], onOutput?: (text: string) => void) => begin(environment, args, onOutput);
  const isServing = () => serving !== undefined && serving.child.exitCode === null && serving.child.signalCode === null;

  return {
    home,
    address,
    command,
    isServing,
    /** All that the serving process has said since the last call. */
    said: () => {
      const text = log;
      log = '';
      return text;
    },
    /** Starts `vliegwiel serve`, without waiting until it answers. */
    launch: () => {
      serving = command(['serve'], (text) => {
        log += text;
      });
      return serving;
    },
    killServer: async () => {
      serving?.child.kill('SIGKILL');
      await serving?.ended;
    },
    /** Asks the server to stop, as whoever watches over it does. */
    stop: async () => {
      serving?.child.kill('SIGTERM');
      await serving?.ended;
    },
    /** Waits until the server answers; throws when its process ends instead. */
    answers: async () => {
      const deadline = Date.now() + patience;
      for (;;) {
        const reply = await fetch(`${address}/ready`).catch(() => undefined);
        if (reply?.status === 200) return;
        if (!isServing()) throw new Error(`The server has ended by itself:\n${log.slice(-4000)}`);
        if (Date.now() > deadline) throw new Error(`The server does not answer:\n${log.slice(-4000)}`);
        await wait(50);
      }
    },
    url: () => {
      const password = readFileSync(join(home, 'postgres', 'password'), 'utf8').trim();
      return `postgresql://vliegwiel:${password}@/vliegwiel?host=${encodeURIComponent(join(home, 'postgres'))}`;
    },
    postgres: () => postgresIn(data),
    /** Ends what still runs and removes the folder. */
    remove: async () => {
      serving?.child.kill('SIGKILL');
      await serving?.ended;
      const { postmaster } = postgresIn(data);
      if (postmaster > 0) process.kill(postmaster, 'SIGQUIT');
      while (postmaster > 0 && isAlive(postmaster)) await wait(50);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const environmentOf = (home: string, port: number): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  LANG: 'C',
  VLIEGWIEL_HOME: home,
  PORT: String(port),
  LOG_FORMAT: 'json',
  VLIEGWIEL_RATE_LIMIT: '1000000',
});

function begin(
  env: Record<string, string>,
  args: readonly string[],
  onOutput: (text: string) => void = () => {},
): Command {
  const child = spawn(process.execPath, [join(root, 'bin/vliegwiel.mjs'), ...args], { env });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
    onOutput(String(text));
  });
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, out, err })));
  return { child, ended };
}

/** The processes of the PostgreSQL that serves a folder; 0 and none when it does not run. */
function postgresIn(data: string): { postmaster: number; children: number[]; backends: number[] } {
  const none = { postmaster: 0, children: [], backends: [] };
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return none;
  const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!(postmaster > 0) || !isAlive(postmaster) || !read(`/proc/${postmaster}/cmdline`).includes(data)) return none;
  const children = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === postmaster);
  // A process that serves a client tells its user, database and where the client is.
  const backends = children.filter((pid) => read(`/proc/${pid}/cmdline`).includes('[local]'));
  return { postmaster, children, backends };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function parentOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}
