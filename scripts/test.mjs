// npm test: installs what is missing, then every check and test. Only Node's own modules in here.
//   npm test -- --only unit src/ledger     one kind, and only files whose path holds a word
//   npm test -- --slow                     also what takes minutes
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from './chromium.mjs';
import { buildIfStale, checkNode, installIfStale, Refusal, refuse, root, run, tool } from './prepare.mjs';

const results = mkdtempSync(join(tmpdir(), 'vliegwiel-results-'));
process.on('exit', () => rmSync(results, { recursive: true, force: true }));
const node = process.execPath;
const check = async (...commands) => {
  for (const [command, args] of commands) if ((await run(command, args)) !== 0) return { passed: 0, failed: 1 };
  return { passed: 1, failed: 0 };
};

/** Each returns how many passed and failed. */
const kinds = {
  build: () => buildIfStale().then(() => ({ passed: 1, failed: 0 })),
  types: () =>
    check(
      [node, [tool('@typescript/native/bin/tsc'), '--noEmit', '-p', '.']],
      [node, [tool('@typescript/native/bin/tsc'), '--noEmit', '-p', 'tsconfig.engine.json']],
    ),
  lint: () => check([node, [tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']]),
  unused: () => check([node, [tool('knip/bin/knip.js'), '--no-progress']]),
  unit: runVitest,
  browser: runPlaywright,
};

async function runVitest(words) {
  const file = join(results, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(node, [tool('vitest/vitest.mjs'), 'run', ...reporters, ...words]);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A file that could not be loaded has no tests to fail.
  const broken = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + broken;
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function runPlaywright(words) {
  if (!hasJourneys()) {
    console.error('There are no browser tests yet.');
    return { passed: 0, failed: 0 };
  }
  const file = join(results, 'playwright.json');
  const env = {
    ...process.env,
    CHROMIUM_PATH: await findChromium(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    TEST_PORT: process.env.TEST_PORT ?? (await freePort()),
  };
  const code = await run(node, [tool('@playwright/test/cli.js'), 'test', '--reporter=list,json', ...words], { env });
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = JSON.parse(readFileSync(file, 'utf8')).stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(String(port)));
    });
  });
}

function hasJourneys() {
  const folder = join(root, 'test', 'browser');
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((name) => /\.(spec|test)\.ts$/.test(String(name)))
  );
}

function readArguments() {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string', multiple: true }, slow: { type: 'boolean' } },
    allowPositionals: true,
  });
  const only = (values.only ?? []).flatMap((list) => list.split(','));
  const unknown = only.find((kind) => !(kind in kinds));
  if (unknown) throw new Refusal(`There is no kind “${unknown}”. Kinds are: ${Object.keys(kinds).join(', ')}.`);
  // The journeys are made in what was built.
  if (only.includes('browser') && !only.includes('build')) only.unshift('build');
  return { chosen: only.length > 0 ? only : Object.keys(kinds), slow: values.slow === true, words: positionals };
}

async function runAll({ chosen, slow, words }) {
  if (slow) process.env.TEST_SLOW = '1';
  const outcomes = [];
  for (const kind of chosen) {
    const started = Date.now();
    const outcome = await kinds[kind](words).catch((error) => {
      console.error(error instanceof Refusal ? error.message : error);
      return { passed: 0, failed: 1 };
    });
    outcomes.push({ kind, seconds: Math.round((Date.now() - started) / 1000), ...outcome });
  }
  return outcomes;
}

try {
  checkNode();
  const chosen = readArguments();
  await installIfStale();
  const outcomes = await runAll(chosen);
  console.log('');
  for (const { kind, passed, failed, seconds } of outcomes) {
    console.log(
      `${kind.padEnd(8)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${String(seconds).padStart(4)} s`,
    );
  }
  const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
} catch (error) {
  refuse(error);
}
