import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, statfsSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir, totalmem } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Account, asAccount, can, chooseAccount } from './account.ts';
import { installedBinaries, reachableBinaries } from './binaries.ts';
import { codeOf, Problem } from './errors.ts';
import { alone, enter, isAlive } from './processes.ts';

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
    if (!(await answers(url))) await start(server);
    await ensureDatabase(url);
    const stop = () =>
      alone(join(folder, 'lock'), async () => {
        if (await user.leave()) await control(server, ['stop', '-m', 'fast', '-w', '-t', '120']);
      });
    return { url, folder, stop };
  });
}

async function choosePlace(options: EmbeddedOptions, say: (sentence: string) => void) {
  const project = options.project ?? process.cwd();
  const wished = options.folder ? resolve(options.folder) : join(project, '.vliegwiel');
  const account = chooseAccount(join(wished, 'postgres'), say);
  if (await prepare(wished, account)) return { folder: wished, account };
  if (options.folder) throw unusable(wished, account);
  const other = join(elsewhere(), `${basename(project)}-${shortHash(project)}`);
  const otherAccount = chooseAccount(join(other, 'postgres'), say);
  if (!(await prepare(other, otherAccount))) throw unusable(wished, account);
  say(`${wished} cannot be used by the account that PostgreSQL runs under; the data is in ${other} instead.`);
  return { folder: other, account: otherAccount };
}

function elsewhere(): string {
  if (process.getuid?.() === 0) return '/var/lib/vliegwiel';
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'vliegwiel');
}

async function prepare(folder: string, account: Account): Promise<boolean> {
  const home = join(folder, 'postgres');
  try {
    const isNew = !existsSync(home);
    await mkdir(home, { recursive: true, mode: 0o755 });
    if (isNew) await chmod(home, 0o700);
    if (isNew && account) await chown(home, account.uid, account.gid);
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT'].includes(codeOf(error) ?? '')) return false;
    throw error;
  }
  if (can(account, '-w', home) && can(undefined, '-w', folder)) return true;
  // An empty folder that turned out closed to the account should not decide anything later.
  await rm(home, { recursive: false, force: true }).catch(() => {});
  return false;
}

// The system's limit for the path of a socket is 107 bytes.
async function socketFolder(home: string, account: Account): Promise<string> {
  if (Buffer.byteLength(join(home, '.s.PGSQL.5432')) <= 100) return home;
  const short = join(tmpdir(), `vliegwiel-${shortHash(home)}`);
  await mkdir(short, { mode: 0o700 }).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  const found = await lstat(short);
  const owner = account?.uid ?? process.getuid?.();
  if (found.uid === process.getuid?.() && account) await chown(short, account.uid, account.gid);
  else if (!found.isDirectory() || found.uid !== owner) throw unusable(short, account);
  return short;
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

async function writeSettings(server: Server): Promise<void> {
  const megabytes = Math.floor(totalmem() / 1_048_576);
  const buffers = server.durable ? Math.max(64, Math.min(512, Math.floor(megabytes / 8))) : 64;
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: server.socket,
    unix_socket_permissions: '0700',
    max_connections: '200',
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.floor(megabytes / 2)}MB`,
    work_mem: '32MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // A container's small /dev/shm cannot hold the memory of parallel queries.
    dynamic_shared_memory_type: sharedMemory() < 268_435_456 ? 'mmap' : 'posix',
    ...(server.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  const file = join(server.data, 'vliegwiel.conf');
  await writeFile(
    file,
    `# Written at every start; your own settings go at the end of postgresql.conf.\n${lines.join('\n')}\n`,
  );
  if (server.account) await chown(file, server.account.uid, server.account.gid);
  const main = join(server.data, 'postgresql.conf');
  const text = await readFile(main, 'utf8');
  if (!text.includes("include 'vliegwiel.conf'")) await writeFile(main, `${text}\ninclude 'vliegwiel.conf'\n`);
}

function sharedMemory(): number {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize;
  } catch {
    return process.platform === 'linux' ? 0 : Number.MAX_SAFE_INTEGER;
  }
}

// In a container that was killed, the number in the file is often in use again, by another program. PostgreSQL would refuse to start.
async function dropForeignPidFile(server: Server): Promise<void> {
  const file = join(server.data, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!(pid > 0) || !isAlive(pid)) return;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'postgres');
  if (!command.includes('postgres')) await rm(file);
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

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function failedToStart(lastLines: string, log: string, cause: unknown): Problem {
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

function unusable(folder: string, account: Account): Problem {
  const who = account ? `“${account.name}”` : 'this account';
  return new Problem({
    code: 'data-folder-unusable',
    status: 503,
    title: {
      en: `The data folder ${folder} cannot be used by ${who}.`,
      nl: `De datamap ${folder} is niet bruikbaar voor ${account ? who : 'dit account'}.`,
    },
    detail: {
      en: 'Start as the account that owns it, or set VLIEGWIEL_HOME to a folder that you may write in.',
      nl: 'Start als het account dat er eigenaar van is, of zet VLIEGWIEL_HOME op een map waarin u mag schrijven.',
    },
  });
}
