// A Chromium for an ordinary user of Debian: its packages, fetched by apt and unpacked into a folder of the user's own. Nothing is installed.
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './prepare.mjs';

const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'vliegwiel', 'chromium');

/** Where the unpacked one is started, whether it is there or not. */
export const unpacked = join(folder, 'chromium');

/** Fetches and unpacks; says nothing about whether it then starts. */
export async function unpackChromium() {
  rmSync(folder, { recursive: true, force: true });
  const [packages, lists, files] = ['packages', 'lists', 'files'].map((name) => join(folder, name));
  for (const needed of [join(packages, 'partial'), join(lists, 'partial'), files])
    mkdirSync(needed, { recursive: true });
  if (!(await fetchPackages(packages, lists))) return;
  for (const name of readdirSync(packages).filter((one) => one.endsWith('.deb')))
    if ((await run('dpkg-deb', ['-x', join(packages, name), files])) !== 0) return;
  rmSync(packages, { recursive: true });
  rmSync(lists, { recursive: true });
  writeLauncher(files);
}

// Only what the machine lacks is fetched: Chromium, and those of its libraries that are not installed.
async function fetchPackages(packages, lists) {
  const quiet = ['-qq', '-o', 'Debug::NoLocking=1', '-o', 'Dir::Cache::pkgcache=', '-o', 'Dir::Cache::srcpkgcache='];
  const fetch = ['-y', '--no-install-recommends', '--download-only', '-o', `Dir::Cache::archives=${packages}/`];
  const done = async (args) => (await run('apt-get', [...quiet, ...args])) === 0;
  if (await done([...fetch, 'install', 'chromium'])) return true;
  // A machine that never asked what there is, or long ago.
  const own = ['-o', `Dir::State::lists=${lists}/`];
  return (await done([...own, 'update'])) && (await done([...own, ...fetch, 'install', 'chromium']));
}

function writeLauncher(files) {
  const libraries = ['usr/lib', 'lib'].flatMap((place) => {
    const start = join(files, place);
    const machines = existsSync(start) ? readdirSync(start).filter((name) => name.includes('-linux-gnu')) : [];
    return [start, ...machines.map((name) => join(start, name))];
  });
  const fonts = join(folder, 'fonts.conf');
  const places = ['/usr/share/fonts', join(files, 'usr/share/fonts')].map((place) => `<dir>${place}</dir>`);
  writeFileSync(fonts, `<fontconfig>${places.join('')}<cachedir>${join(folder, 'fonts')}</cachedir></fontconfig>\n`);
  const settings = [`export LD_LIBRARY_PATH='${libraries.join(':')}'`];
  if (!existsSync('/etc/fonts/fonts.conf')) settings.push(`export FONTCONFIG_FILE='${fonts}'`);
  const start = `exec '${join(files, 'usr/lib/chromium/chromium')}' "$@"`;
  writeFileSync(unpacked, ['#!/bin/sh', ...settings, start, ''].join('\n'));
  chmodSync(unpacked, 0o755);
}
