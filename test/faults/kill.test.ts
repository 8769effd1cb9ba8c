import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKey } from '../../src/access/actions.ts';
import { scopes } from '../../src/access/schema.ts';
import { type Random, seeded, seedOf } from '../../src/demo/random.ts';
import { saveCompany } from '../../src/partners/company.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openStore, type Store } from '../../src/platform/database.ts';
import { isAlive } from '../../src/platform/processes.ts';
import { testDatabase } from '../harness/database.ts';
import { importText } from '../harness/intake.ts';
import { publish } from '../harness/publish.ts';
import { checkFacts, checkTaken, quiet, sameAsTwin } from './kill-checks.ts';
import { type Client, newClient, until } from './kill-client.ts';
import { months, partners, partnersCsv, productsCsv, shared, volume } from './kill-facts.ts';
import { newPlace, type Place } from './kill-place.ts';
import { calculateTwin, type Work, works } from './kill-work.ts';
import { sized, thorough } from './size.ts';

/*
 * One installation, killed again and again in the middle of what it does, beside a twin in which the same is done in peace. Nothing is set
 * right between the rounds, so that what one leaves behind the next ones find. VLIEGWIEL_SEED chooses the rounds, VLIEGWIEL_ROUNDS their number.
 */

const seed = Number(process.env.VLIEGWIEL_SEED ?? (thorough ? Date.now() % 1_000_000 : 42));
const rounds = Number(process.env.VLIEGWIEL_ROUNDS ?? sized(5, 200));
const rows = sized(2000, 8000);
const today = systemClock.today();
const closed: string[] = [];

let place: Place;
let store: Store;
let client: Client;
const twin = await testDatabase();

beforeAll(async () => {
  place = await newPlace();
  place.launch();
  await place.answers();
  store = openStore(place.url(), { role: 'owner', name: 'kill test', max: 2 });
  for (const one of [store, twin]) {
    await saveCompany(one.db, { name: 'Killed', baseCurrency: 'EUR', timeZone: 'UTC' });
    await importText(one, 'partners', partnersCsv);
    await importText(one, 'products', productsCsv);
    await publish(one.db, volume);
    await publish(one.db, shared);
  }
  const { secret } = await createKey(store.db, { name: 'kill', scopes: [...scopes] });
  client = newClient(place.address, secret);
}, 120_000);

afterAll(async () => {
  await store?.close();
  await place?.remove();
});

/** How long each kind of work takes when nothing is killed, in milliseconds: measured first, where all of it is done. */
const usual: Record<string, number> = { import: 2000, upload: 400, run: 400, close: 1500, posts: 1200 };

const prepare = (kind: string, name: string, random: Random): Promise<Work> =>
  works[kind]!({ place, client, random, name, today, closed, rows });

/** Waits until everything is done, and compares with the twin, in which the same is done now. */
async function settle(work: Work, random: Random): Promise<void> {
  await checkTaken(store.db, work);
  await quiet(store.db, 120);
  await work.repeat(twin);
  await calculateTwin(twin, today);
  await sameAsTwin(store.db, twin.db, client, random.pick(partners));
}

test.runIf(thorough)('in peace, it comes to the same as its twin', { timeout: 300_000 }, async () => {
  for (const kind of Object.keys(works)) {
    const random = seeded(seedOf(`peace ${kind}`));
    const work = await prepare(kind, `p${kind}`, random);
    const begun = Date.now();
    expect(await work.attempt(), `${kind} in peace`).toBe(true);
    usual[kind] = Date.now() - begun;
    await settle(work, random);
  }
});

const victims = ['server', 'server', 'command', 'postmaster', 'backend', 'postgres'] as const;
type Victim = (typeof victims)[number];

async function kill(victim: Victim, work: Work, random: Random, processes: Processes): Promise<void> {
  const { postmaster, children, backends } = processes;
  if (victim === 'server') return place.killServer();
  if (victim === 'command' && work.command) {
    work.command()?.child.kill('SIGKILL');
    return;
  }
  const pids = {
    postmaster: [postmaster],
    backend: backends.length > 0 ? [random.pick(backends)] : [],
    postgres: [postmaster, ...children],
  };
  for (const pid of pids[victim as 'postmaster'] ?? pids.postgres) end(pid);
}

function end(pid: number): void {
  try {
    if (pid > 0) process.kill(pid, 'SIGKILL');
  } catch {
    // Ended by itself just now.
  }
}

type Processes = ReturnType<Place['postgres']>;

/** Processes outlive a blow at PostgreSQL for a moment, and answer: what is waited for is that all of them are gone, and another postmaster where it was killed. */
async function blowIsFelt(victim: Victim, { postmaster, backends }: Processes): Promise<void> {
  if (victim === 'server' || victim === 'command') return;
  const isAnother = () =>
    victim === 'backend' || postmaster === 0 || ![0, postmaster].includes(place.postgres().postmaster);
  await until(async () => (backends.some(isAlive) || !isAnother() ? undefined : true), 'another PostgreSQL');
  await until(() => sql`select`.execute(store.db).catch(() => undefined), 'an answer of the database');
}

/** Does what whoever watches over the server does: starts it again when it has been killed; now and then it is killed while it starts. */
async function bringBack(victim: Victim, before: Processes, random: Random): Promise<void> {
  await blowIsFelt(victim, before);
  if (victim === 'server') {
    place.launch();
    if (random.chance(150)) {
      await wait(random.below(2500));
      await place.killServer();
      place.launch();
    }
  }
  await place.answers();
  expect(place.isServing(), 'the server lives on when the database is killed').toBe(true);
}

test(`${rounds} rounds of kill -9 (seed ${seed})`, { timeout: rounds * 90_000 }, async () => {
  const counts = new Map<string, number>();
  for (let round = 1; round <= rounds; round++) {
    const random = seeded(seedOf(`${seed} ${round}`));
    const kinds = Object.keys(works).filter((kind) => kind !== 'close' || closed.length < months.length);
    // The first ones take turns, so that a few rounds have a bit of everything.
    const kind = round <= kinds.length ? kinds[(seed + round) % kinds.length]! : random.pick(kinds);
    const victim = random.pick(victims);
    const told = `round ${round} of ${rounds}: ${victim} killed during ${kind} (VLIEGWIEL_SEED=${seed} VLIEGWIEL_ROUNDS=${round})`;
    try {
      const how = await oneRound(round, kind, victim, random);
      counts.set(how, (counts.get(how) ?? 0) + 1);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`${told}\n${message}\n${place.said().slice(-4000)}`, { cause: error });
    }
    if (round % 20 === 0) console.log(`${round} rounds: ${[...counts].map(([how, n]) => `${n} ${how}`).join(', ')}`);
  }
});

async function oneRound(round: number, kind: string, victim: Victim, random: Random): Promise<string> {
  const work = await prepare(kind, `r${round}`, random);
  place.said();
  const attempt = work.attempt();
  await wait((usual[kind]! * random.below(1000)) / 1000);
  const before = place.postgres();
  await kill(victim, work, random, before);
  const isDone = await attempt;
  const abandoned = victim === 'server' ? await abandonedJobs() : 0;
  await bringBack(victim, before, random);
  await checkFacts(store.db, work);
  if (!isDone) await work.finish();
  await settle(work, random);
  const said = place.said();
  if (abandoned > 0) expect(said, 'that a worker is gone is said').toContain('A worker is gone in the middle of a job');
  if (!work.command && (victim === 'postmaster' || victim === 'postgres'))
    expect(said, 'that the database was gone is said').toMatch(/PostgreSQL is gone.*PostgreSQL is back/s);
  return isDone ? 'were done' : 'were cut short';
}

test('at last it stops as it should, and leaves nothing', { timeout: 120_000 }, async () => {
  await until(
    async () => ((await runningImports()) === 0 ? true : undefined),
    'an end to the imports that were cut short',
  );
  const { postmaster } = place.postgres();
  await store.close();
  await place.stop();
  await expect.poll(() => isAlive(postmaster), { timeout: 60_000 }).toBe(false);
  expect(readdirSync(join(place.home, 'users'))).toEqual([]);
  expect(
    readdirSync(place.home)
      .filter((name) => !name.endsWith('.csv'))
      .sort(),
  ).toEqual(['postgres', 'secret', 'users']);
});

const runningImports = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from import where status = 'running'`.execute(store.db)).rows[0]!
    .n;

/** Jobs that the killed server had taken and that nothing else asks for; 0 when there is no database to ask. */
async function abandonedJobs(): Promise<number> {
  const result = await sql<{ jobs: number }>`
    select count(*)::int as jobs from graphile_worker._private_jobs where locked_at is not null and key is not null`
    .execute(store.db)
    .catch(() => undefined);
  return result?.rows[0]?.jobs ?? 0;
}
