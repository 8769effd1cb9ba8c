import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Account, asAccount } from './account.ts';
import { installedBinaries, reachableBinaries } from './binaries.ts';
import { Problem } from './errors.ts';
import { choosePlace, socketFolder } from './place.ts';
import { alone, enter, isAlive } from './processes.ts';
import { writeSettings } from './server-settings.ts';
import { spoken as t } from './terminal.ts';
import { diskFull } from './trouble.ts';

export type Embedded = {
  url: string;
  folder: string;
  /** Stops the server unless another process still uses it. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Where the data goes; without it, `.vliegwiel` in the project, or a place that the server's account can reach. */
  folder?: string | undefined;
  project?: string;
  /** False only for data that may be lost, in tests. */
  durable?: boolean;
  say?: (sentence: string) => void;
};

type Server = { native: string; account: Account; home: string; data: string; socket: string; durable: boolean };

const superuser = 'vliegwiel';
const database = 'vliegwiel';

/** Starts the PostgreSQL that comes along, or joins the one that already serves this folder. */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<Embedded> {
  const say = options.say ?? (() => {});
  const { folder, account } = await choosePlace(options, say);
  const home = join(folder, 'postgres');
  return alone(join(folder, 'lock'), async () => {
    const native = await reachableBinaries(await installedBinaries(), account, folder);
    const socket = await socketFolder(home, account);
    const server: Server = {
      native,
      account,
      home,
      data: join(home, 'data'),
      socket,
      durable: options.durable ?? true,
    };
    const password = await passwordOf(server);
    if (!existsSync(server.data)) await initialise(server);
    const url = `postgresql://${superuser}:${password}@/${database}?host=${encodeURIComponent(socket)}`;
    const user = await enter(join(folder, 'users'));
    if (!(await answers(url)) && !(await recovers(server, url))) {
      if (existsSync(pidFile(server))) {
        say(
          t(
            'PostgreSQL was not stopped but killed. It starts with what had been committed.',
            'PostgreSQL is niet gestopt maar afgebroken. Hij start met wat was vastgelegd.',
          ),
        );
      }
      await start(server);
    }
    await ensureDatabase(url);
    const watch = keepAlive(server, url, folder, say);
    const stop = async () => {
      clearInterval(watch);
      await alone(join(folder, 'lock'), async () => {
        if (!(await user.leave())) return;
        if (await isRunning(server)) await control(server, ['stop', '-m', 'fast', '-w', '-t', '120']);
        if (socket !== home) await rmdir(socket).catch(() => {});
      });
    };
    return { url, folder, stop };
  });
}

async function passwordOf(server: Server): Promise<string> {
  const file = join(server.home, 'password');
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known !== '') return known.trim();
  const fresh = randomBytes(24).toString('hex');
  await writeFile(file, `${fresh}\n`, { mode: 0o600 });
  if (server.account) await chown(file, server.account.uid, server.account.gid);
  return fresh;
}

async function initialise(server: Server): Promise<void> {
  const unfinished = join(server.home, 'data.new');
  await rm(unfinished, { recursive: true, force: true });
  const args = ['-D', unfinished, '-U', superuser, '--encoding=UTF8', '--auth=scram-sha-256'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C');
  args.push(`--pwfile=${join(server.home, 'password')}`, ...(server.durable ? [] : ['--no-sync']));
  await run(server, 'initdb', args);
  await rename(unfinished, server.data);
}

async function start(server: Server): Promise<void> {
  await writeSettings(server);
  await dropForeignPidFile(server);
  const log = join(server.home, 'server.log');
  if (((await stat(log).catch(() => undefined))?.size ?? 0) > 10_000_000) await rename(log, `${log}.1`);
  // After a kill -9 of the server, its own children need a moment before their shared memory is free.
  for (let attempt = 1; ; attempt++) {
    try {
      await control(server, ['start', '-w', '-t', '600', '-l', log]);
      return;
    } catch (error) {
      if (attempt === 10) throw failedToStart(await tail(log), log, error);
      await wait(300 * attempt);
    }
  }
}

/** Starts the server again when it is killed while we work. */
function keepAlive(server: Server, url: string, folder: string, say: (sentence: string) => void): NodeJS.Timeout {
  let busy = false;
  const look = async () => {
    if (busy || (await isRunning(server))) return;
    busy = true;
    try {
      await alone(join(folder, 'lock'), async () => {
        if (await answers(url)) return;
        say(t('PostgreSQL is gone; starting it again.', 'PostgreSQL is weg; hij wordt weer gestart.'));
        await start(server);
        say(
          t(
            'PostgreSQL is back. What had been committed is there; what was under way is undone.',
            'PostgreSQL is terug. Wat was vastgelegd, is er; wat nog bezig was, is ongedaan gemaakt.',
          ),
        );
      });
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    } finally {
      busy = false;
    }
  };
  return setInterval(look, 2000).unref();
}

/** A server that puts itself right after one of its processes was killed answers when it is done; starting another one beside it cannot succeed. */
async function recovers(server: Server, url: string): Promise<boolean> {
  for (const deadline = Date.now() + 600_000; Date.now() < deadline && (await isRunning(server)); await wait(200)) {
    if (await answers(url)) return true;
  }
  return false;
}

async function isRunning(server: Server): Promise<boolean> {
  const pid = await pidInFile(server);
  return pid > 0 && isAlive(pid) && (await isOurs(pid, server));
}

const pidFile = (server: Server): string => join(server.data, 'postmaster.pid');

const pidInFile = async (server: Server): Promise<number> =>
  Number((await readFile(pidFile(server), 'utf8').catch(() => '')).split('\n')[0]);

// Where the system does not tell what a process was started with, it is taken to be ours.
async function isOurs(pid: number, server: Server): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => server.data);
  return command.includes(server.data);
}

// In a container that was killed, the number in the file is often in use again, by another program. PostgreSQL would refuse to start.
async function dropForeignPidFile(server: Server): Promise<void> {
  const pid = await pidInFile(server);
  if (pid > 0 && isAlive(pid) && !(await isOurs(pid, server))) await rm(pidFile(server));
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url.replace(`/${database}?`, '/postgres?'),
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(`/${database}?`, '/postgres?') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

function control(server: Server, args: string[]): Promise<void> {
  return run(server, 'pg_ctl', [...args, '-D', server.data, '-s']);
}

function run(server: Server, program: string, args: string[]): Promise<void> {
  const environment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  const options = { cwd: server.home, env: environment, ...asAccount(server.account) };
  return new Promise((done, fail) => {
    execFile(join(server.native, 'bin', program), args, options, (error, out, err) => {
      if (error) fail(new Error(`${program}: ${(err || out || error.message).trim()}`, { cause: error }));
      else done();
    });
  });
}

async function tail(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-6).join('\n');
}

function failedToStart(lastLines: string, log: string, cause: unknown): Problem {
  if (lastLines.includes('No space left on device')) return diskFull(cause, dirname(log));
  return new Problem({
    code: 'database-did-not-start',
    status: 503,
    title: {
      en: `PostgreSQL did not start. Its last words:\n${lastLines}\n`,
      nl: `PostgreSQL is niet gestart. Zijn laatste woorden:\n${lastLines}\n`,
    },
    detail: { en: `All of them are in ${log}.`, nl: `Alles staat in ${log}.` },
    cause,
  });
}
