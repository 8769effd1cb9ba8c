// Finds a Chromium for the tests, and installs one where that is possible without asking.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { unpackChromium, unpacked } from './chromium-unpacked.mjs';
import { Refusal, run, t, tool } from './prepare.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (works(given)) return given;
    throw new Refusal(
      t(
        `CHROMIUM_PATH=${given} does not start. Correct it, or leave it out.`,
        `CHROMIUM_PATH=${given} start niet. Verbeter het, of laat het weg.`,
      ),
    );
  }
  const found = installed();
  if (found) return found;
  console.error(t('Installing Chromium …', 'Chromium installeren …'));
  for (const way of [installByApt, installByPlaywright, unpackByApt]) {
    const fresh = await way();
    if (fresh && works(fresh)) return fresh;
  }
  throw new Refusal(
    t(
      'The browser tests need Chromium. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to a Chromium or Chrome.',
      'De browsertests hebben Chromium nodig. Installeer het (Debian: apt-get install chromium), of zet CHROMIUM_PATH op een Chromium of Chrome.',
    ),
  );
}

async function installByApt() {
  if (process.getuid?.() !== 0 || !inPath('apt-get')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const once = () => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  if ((await once()) !== 0) {
    await run('apt-get', ['update', '-qq'], { env });
    await once();
  }
  return installed();
}

// Where its download is not blocked; needs no rights.
async function installByPlaywright() {
  const args = [tool('@playwright/test/cli.js'), 'install', 'chromium', '--no-shell'];
  const code = await run(process.execPath, args, { stdio: 'ignore' });
  return code === 0 ? ofPlaywright() : undefined;
}

async function unpackByApt() {
  if (!inPath('apt-get') || !inPath('dpkg-deb')) return undefined;
  await unpackChromium();
  return unpacked;
}

function ofPlaywright() {
  const ask = `console.log(require(${JSON.stringify(tool('@playwright/test'))}).chromium.executablePath())`;
  try {
    return execFileSync(process.execPath, ['-e', ask], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

function installed() {
  const paths = names.map(inPath).filter((path) => path !== undefined);
  const others = [...elsewhere, ofPlaywright(), unpacked];
  return paths.find(works) ?? others.filter((path) => path !== undefined && existsSync(path)).find(works);
}

function inPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // The next one.
    }
  }
  return undefined;
}

function works(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
