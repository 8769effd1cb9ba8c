import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, rmdir } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { type Account, can, chooseAccount } from './account.ts';
import { codeOf, Problem } from './errors.ts';

/** The folder for the data and the account that the server runs under, which can both write there. */
export async function choosePlace(
  options: { folder?: string | undefined; project?: string },
  say: (sentence: string) => void,
): Promise<{ folder: string; account: Account }> {
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
  await rmdir(home).catch(() => {});
  await rmdir(folder).catch(() => {});
  return false;
}

/** Where the socket goes. The system's limit for the path of a socket is 107 bytes. */
export async function socketFolder(home: string, account: Account): Promise<string> {
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

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
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
