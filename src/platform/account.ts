import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { Problem } from './errors.ts';

/** An ordinary account that the database server runs under. Undefined: our own. */
export type Account = { name: string; uid: number; gid: number } | undefined;

const ownName = 'vliegwiel';

/** PostgreSQL refuses to run as root. `folder`, when it exists already, decides by its owner. */
export function chooseAccount(folder: string, say: (sentence: string) => void): Account {
  if (process.getuid?.() !== 0) return undefined;
  const owner = ownerOf(folder);
  if (owner) return owner;
  const own = find((account) => account.name === ownName);
  if (own) return own;
  if (createAccount()) {
    const created = find((account) => account.name === ownName);
    if (created) {
      say(`PostgreSQL does not run as root: made the system account “${ownName}” for it.`);
      return created;
    }
  }
  const other = find((account) => account.name === 'postgres') ?? find((account) => account.name === 'nobody');
  if (!other) throw noAccount();
  say(`PostgreSQL does not run as root, and no account could be made for it: it runs as “${other.name}”.`);
  return other;
}

function ownerOf(folder: string): Account {
  try {
    const { uid, gid } = statSync(folder);
    if (uid === 0) return undefined;
    return { name: find((account) => account.uid === uid)?.name ?? String(uid), uid, gid };
  } catch {
    return undefined;
  }
}

function find(matches: (account: NonNullable<Account>) => boolean): Account {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (!name || !uid || !gid) continue;
    const account = { name, uid: Number(uid), gid: Number(gid) };
    if (account.uid !== 0 && matches(account)) return account;
  }
  return undefined;
}

function createAccount(): boolean {
  const shell = '/usr/sbin/nologin';
  const attempts: [string, string[]][] = [
    [
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', shell, ownName],
    ],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', ownName]],
  ];
  return attempts.some(([command, args]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0);
}

/** Whether the account can do `test` (like `-x`, `-w`) on a path, parents included: asked of the system, not guessed from modes. */
export function can(account: Account, test: '-x' | '-w' | '-r', path: string): boolean {
  const asked = spawnSync('/bin/sh', ['-c', `test ${test} "$1"`, 'sh', path], {
    stdio: 'ignore',
    cwd: '/',
    ...asAccount(account),
  });
  if (asked.error) throw cannotSwitch(asked.error, account);
  return asked.status === 0;
}

export function asAccount(account: Account): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

function noAccount(): Problem {
  return new Problem({
    code: 'no-database-account',
    status: 503,
    title: {
      en: 'PostgreSQL does not run as root, and there is no ordinary account to run it under.',
      nl: 'PostgreSQL draait niet als root, en er is geen gewoon account om het onder te draaien.',
    },
    detail: {
      en: 'Start Vliegwiel as an ordinary user, or set DATABASE_URL to a PostgreSQL 15+ server.',
      nl: 'Start Vliegwiel als gewone gebruiker, of zet DATABASE_URL op een PostgreSQL-server vanaf 15.',
    },
  });
}

function cannotSwitch(cause: Error, account: Account): Problem {
  return new Problem({
    code: 'cannot-switch-account',
    status: 503,
    title: {
      en: `This root may not start a program as “${account?.name}”: ${cause.message}.`,
      nl: `Deze root mag geen programma starten als “${account?.name}”: ${cause.message}.`,
    },
    detail: {
      en: 'Start Vliegwiel as an ordinary user, or set DATABASE_URL to a PostgreSQL 15+ server.',
      nl: 'Start Vliegwiel als gewone gebruiker, of zet DATABASE_URL op een PostgreSQL-server vanaf 15.',
    },
    cause,
  });
}
