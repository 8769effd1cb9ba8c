// Finds a Chromium for the tests, and installs one where that is possible without asking.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal, run } from './prepare.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (works(given)) return given;
    throw new Refusal(`CHROMIUM_PATH=${given} does not start. Correct it, or leave it out.`);
  }
  const found = installed();
  if (found) return found;
  if (process.getuid?.() === 0 && inPath('apt-get')) {
    await install();
    const fresh = installed();
    if (fresh) return fresh;
  }
  throw new Refusal(
    'The browser tests need Chromium. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to a Chromium or Chrome.',
  );
}

async function install() {
  console.error('Installing Chromium …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const once = () => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  if ((await once()) === 0) return;
  await run('apt-get', ['update', '-qq'], { env });
  await once();
}

function installed() {
  const paths = names.map(inPath).filter((path) => path !== undefined);
  return [...paths, ...elsewhere.filter((path) => existsSync(path))].find(works);
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
