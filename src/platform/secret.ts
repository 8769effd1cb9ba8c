import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from './config.ts';
import { codeOf, Problem } from './errors.ts';

/** What sessions are signed with: as set, or made once and kept in the data folder, where every process of this machine finds the same. */
export function secretOf({ secret, home }: Pick<Config, 'secret' | 'home'>): string {
  if (secret !== undefined) return secret;
  const folder = home ? resolve(home) : join(process.cwd(), '.vliegwiel');
  const path = join(folder, 'secret');
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw noSecret(path, error);
  }
  const own = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(own, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    // Of two processes that make one at once, both take the first: a link appears whole, or is there already.
    linkSync(own, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw noSecret(path, error);
  } finally {
    rmSync(own, { force: true });
  }
  return readFileSync(path, 'utf8').trim();
}

function noSecret(path: string, cause: unknown): Problem {
  return new Problem({
    code: 'no-secret',
    status: 503,
    title: {
      en: `The secret that signs sessions cannot be kept in ${path}.`,
      nl: `Het geheim dat sessies ondertekent kan niet in ${path} worden bewaard.`,
    },
    detail: {
      en: 'Set VLIEGWIEL_SECRET to 32 random characters or more, or VLIEGWIEL_HOME to a folder that may be written in.',
      nl: 'Zet VLIEGWIEL_SECRET op 32 of meer willekeurige tekens, of VLIEGWIEL_HOME op een map waarin geschreven mag worden.',
    },
    cause,
  });
}
