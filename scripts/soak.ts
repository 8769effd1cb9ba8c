import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createKey } from '../src/access/actions.ts';
import { scopes } from '../src/access/schema.ts';
import { openStore } from '../src/platform/database.ts';
import { startEmbedded } from '../src/platform/embedded.ts';
import { startLoad } from './soak/load.ts';
import { type Outcome, sectionOf, verdictsOf, writeSection } from './soak/report.ts';
import { startSampling } from './soak/sample.ts';
import type { Vitals } from './soak/served.ts';

/* npm run soak: mixed load on a real server for some minutes; does it stay as it was? */

const help = `npm run soak -- [options]
  --minutes <number>   how long (10); at least 1
  --pace <number>      how often everything is asked (1); 0.5 for half as often, on a slow machine
  --out <file>         write the section into this file as well`;

/** The day it is for the server, so that two soaks work on the same data. */
const today = '2026-11-23';
const say = (text: string) => console.error(text);

/** The server with its worker, and what it last told of itself. */
async function startServer(
  home: string,
): Promise<{ child: ChildProcess; port: number; vitals(): Vitals; errors: string[] }> {
  const port = await freePort();
  const entry = fileURLToPath(new URL('soak/served.ts', import.meta.url));
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    PORT: String(port),
    VLIEGWIEL_HOME: home,
    VLIEGWIEL_TODAY: today,
    VLIEGWIEL_RATE_LIMIT: '10000000',
    LOG_FORMAT: 'json',
  };
  const child = fork(entry, ['serve', '--demo'], { env, execArgv: ['--import', 'tsx'], silent: true });
  let last: Vitals = { rss: 0, heap: 0, external: 0, delay: 0 };
  child.on('message', (message) => {
    last = message as Vitals;
  });
  const errors: string[] = [];
  let said = '';
  const ready = new Promise<void>((done, fail) => {
    child.stderr!.on('data', (text) => {
      said += text;
      errors.push(
        ...String(text)
          .split('\n')
          .filter((line) => line.includes('"level":"error"')),
      );
      if (said.includes('Ctrl-C')) done();
      said = said.slice(-2000);
    });
    child.once('exit', (code) => fail(new Error(`The server ended with ${code}: ${said}`)));
  });
  await ready;
  return { child, port, vitals: () => last, errors };
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

async function soak(minutes: number, pace: number): Promise<Outcome> {
  const home = mkdtempSync(join(tmpdir(), 'vliegwiel-soak-'));
  // As root, the database runs under an ordinary account that has to pass through.
  chmodSync(home, 0o755);
  const database = await startEmbedded({ folder: home, say });
  let child: ChildProcess | undefined;
  const close = async () => {
    if (child?.exitCode === null) child.kill('SIGKILL');
    await database.stop();
    rmSync(home, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().finally(() => process.exit(130)));
  try {
    say('Loading the demo company …');
    const server = await startServer(home);
    child = server.child;
    const postmaster = Number(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
    const store = openStore(database.url, { max: 1, name: 'soak' });
    const { secret } = await createKey(store.db, { name: 'soak', scopes: [...scopes] });
    await store.close();
    say(`Asking for ${minutes} minutes …`);
    const sampling = await startSampling(database.url, postmaster, server.vitals);
    const load = await startLoad(server.port, secret, today, pace);
    await wait(minutes * 60_000);
    await load.stop();
    await sampling.stop();
    const left = await leftOver(database.url);
    server.child.kill('SIGTERM');
    const [code] = (await Promise.race([once(server.child, 'exit'), wait(60_000, [-1], { ref: false })])) as [
      number | null,
    ];
    const { answered, wrong } = load;
    const { samples } = sampling;
    const day = new Date().toISOString().slice(0, 10);
    return { minutes, pace, day, answered, wrong, samples, errors: server.errors, left, endedWell: code === 0 };
  } finally {
    await close();
  }
}

/** Marks and jobs that are there after a minute without requests, or none as soon as there are none. */
async function leftOver(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, application_name: 'soak' });
  await client.connect();
  try {
    for (let second = 0; ; second += 1) {
      const { rows } = await client.query<{ left: number }>(`
        select (select count(*) from dirty)::int
          + (select count(*) from graphile_worker.jobs where run_at <= now() or attempts > 0)::int as left`);
      if (rows[0]!.left === 0 || second >= 60) return rows[0]!.left;
      await wait(1000);
    }
  } finally {
    await client.end();
  }
}

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    pace: { type: 'string', default: '1' },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const [minutes, pace] = [Number(values.minutes), Number(values.pace)];
if (values.help) console.log(help);
else if (!(minutes >= 1 && pace > 0)) {
  console.error(`--minutes goes from 1 on, --pace is more than 0.\n\n${help}`);
  process.exitCode = 2;
} else {
  const outcome = await soak(minutes, pace);
  const section = sectionOf(outcome);
  console.log(section);
  for (const wrong of [...outcome.wrong, ...outcome.errors].slice(0, 20)) say(wrong);
  if (values.out !== undefined) writeSection(values.out, section);
  process.exitCode = verdictsOf(outcome).every(({ isRight }) => isRight) ? 0 : 1;
}
