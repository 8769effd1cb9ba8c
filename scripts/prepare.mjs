// Brings an installation and its builds up to date. Only Node's own modules: this runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';

/** The sentence in the language of the account. */
export const t = (en, nl) => (/^nl/i.test(locale) ? nl : en);

/** An error that the reader can act on: shown without a stack. */
export class Refusal extends Error {}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  const own = process.versions.node;
  throw new Refusal(
    t(
      `Vliegwiel needs Node 20.19 or newer; this is ${own}. See https://nodejs.org.`,
      `Vliegwiel heeft Node 20.19 of nieuwer nodig; dit is ${own}. Zie https://nodejs.org.`,
    ),
  );
}

/** Runs a program with our output; resolves to its exit code. Ends it when we are asked to end. */
export function run(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
    const pass = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    const forget = () => {
      for (const signal of signals) process.off(signal, pass);
    };
    child.on('error', (error) => {
      forget();
      fail(error);
    });
    child.on('exit', (code, signal) => {
      forget();
      if (signal) process.exit(130);
      done(code ?? 1);
    });
  });
}

export function tool(path) {
  return join(root, 'node_modules', path);
}

/** npm ci, unless what is installed is what package-lock.json asks for. */
export async function installIfStale() {
  const missing = firstMissing();
  if (missing === undefined) return;
  console.error(t(`Installing packages (missing: ${missing}) …`, `Pakketten installeren (ontbreekt: ${missing}) …`));
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  // Not to where a command prints its result.
  const options = { stdio: ['ignore', 2, 2] };
  const code = npm ? await run(process.execPath, [npm, ...args], options) : await run('npm', args, options);
  if (code === 0) return;
  throw new Refusal(
    t(
      'The packages could not be installed: see above what npm says.',
      'De pakketten konden niet geïnstalleerd worden: zie hierboven wat npm zegt.',
    ),
  );
}

// npm writes what it installed into node_modules/.package-lock.json when it is done, so that an interrupted installation has none.
function firstMissing() {
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return t('all of them', 'alles');
  const wanted = packagesIn(join(root, 'package-lock.json')) ?? {};
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || (entry.optional && !installed[path])) continue;
    if (installed[path]?.version !== entry.version) return `${path.replace('node_modules/', '')} ${entry.version}`;
  }
  return undefined;
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Builds the engine library and the web application where their sources changed. */
export async function buildIfStale() {
  const isSource = (path) => !/\.test\.tsx?$/.test(path);
  const engine = filesUnder('src/engine').filter(isSource);
  await build('engine', [...engine, 'tsconfig.engine.json', 'tsconfig.json'], (folder) => [
    process.execPath,
    [tool('@typescript/native/bin/tsc'), '-p', 'tsconfig.engine.json', '--outDir', folder],
  ]);
  if (!existsSync(join(root, 'web', 'index.html'))) return;
  const schemas = filesUnder('src').filter((path) => path.endsWith('schema.ts'));
  const web = filesUnder('web').filter(isSource);
  await build('web', [...web, ...engine, ...schemas, 'vite.config.ts', 'package-lock.json'], (folder) => [
    process.execPath,
    [tool('vite/bin/vite.js'), 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
  ]);
}

async function build(name, sources, commandFor) {
  const target = join(root, 'dist', name);
  const stamp = join(target, '.sources');
  const sum = checksum(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sum) return;
  console.error(t(`Building ${name} …`, `${name} bouwen …`));
  // Beside the old one, so that an interrupted build leaves that in place.
  const unfinished = `${target}.${process.pid}`;
  mkdirSync(dirname(target), { recursive: true });
  const [command, args] = commandFor(unfinished);
  if ((await run(command, args)) !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Refusal(t(`${name} could not be built: see above.`, `${name} kon niet gebouwd worden: zie hierboven.`));
  }
  writeFileSync(join(unfinished, '.sources'), sum);
  rmSync(target, { recursive: true, force: true });
  renameSync(unfinished, target);
}

function filesUnder(folder) {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

function checksum(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const path = join(root, file);
    hash.update(`${file}\n`);
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

export function refuse(error) {
  const isOurs = error instanceof Refusal;
  console.error(isOurs ? error.message : error);
  process.exit(isOurs && error.exitCode ? error.exitCode : 1);
}
