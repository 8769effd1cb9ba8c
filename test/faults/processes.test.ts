import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKey } from '../../src/access/actions.ts';
import { scopes } from '../../src/access/schema.ts';
import { takeFacts } from '../../src/intake/actions.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { openStore, type Store } from '../../src/platform/database.ts';
import { saveDraft } from '../../src/programs/actions.ts';
import { run } from '../../src/runs/actions.ts';
import { type Balancer, startBalancer } from '../harness/balancer.ts';
import { emptyDatabase, testDatabase } from '../harness/database.ts';
import { loadFamily } from '../harness/family.ts';
import { freePort } from '../harness/free-port.ts';
import { publish } from '../harness/publish.ts';
import { type Running, start } from '../harness/running.ts';
import { sized } from './size.ts';
import { draft, programOf, type Sale, startTraffic, type Traffic } from './traffic.ts';

const today = '2026-06-30';
const longEnough = sized(600_000, 1_800_000);
const programs = ['asked', 'left-to-workers'];
const settings = {
  VLIEGWIEL_TODAY: today,
  VLIEGWIEL_POOL: '5',
  VLIEGWIEL_JOBS: '2',
  VLIEGWIEL_DRAIN_SECONDS: '2',
  VLIEGWIEL_RATE_LIMIT: '1000000',
  LOG_LEVEL: 'debug',
  LOG_FORMAT: 'json',
};

/** Three servers and three workers on one database, and every process that there was. */
class Plant {
  readonly url: string;
  readonly ports: readonly number[];
  readonly servers: Running[] = [];
  readonly workers: Running[] = [];
  readonly all: Running[] = [];

  constructor(url: string, ports: readonly number[]) {
    this.url = url;
    this.ports = ports;
  }

  serve(place: number): Promise<void> {
    const env = { ...settings, DATABASE_URL: this.url, PORT: String(this.ports[place]) };
    return this.#begin(this.servers, place, start(['serve', '--no-worker'], env), 'Ctrl-C');
  }

  work(place: number): Promise<void> {
    return this.#begin(this.workers, place, start(['worker'], { ...settings, DATABASE_URL: this.url }), 'Ctrl-C');
  }

  #begin(group: Running[], place: number, one: Running, words: string): Promise<void> {
    group[place] = one;
    this.all.push(one);
    return one.until(words);
  }
}

type Entry = { time: number; pid: number; level: string; msg: string; job?: string; name?: string; task?: string };

/** What a process logged. */
function logOf({ pid, said }: Running): Entry[] {
  const lines = said()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  return lines.map((line) => {
    const { time, ...rest } = JSON.parse(line);
    return { ...rest, pid, time: Date.parse(time) };
  });
}

/** The amounts of the ledger by what they are about, and every result: what must not depend on how it came about. */
async function outcomeOf({ db }: Store): Promise<unknown> {
  const entries = await sql`
    select p.code, g.slug, e.incentive, e.account, e.unit, e.about_period, e.statement_period, sum(e.amount_minor)::text as minor
    from entry e join partner p on p.id = e.partner_id join program g on g.id = e.program_id
    group by 1, 2, 3, 4, 5, 6, 7 having sum(e.amount_minor) <> 0 order by 1, 2, 3, 4, 5, 6, 7`.execute(db);
  const cells = await sql`
    select p.code, g.slug, c.period_key, c.earned_minor::text, c.amount_minor::text, c.lines
    from cell c join partner p on p.id = c.partner_id join program g on g.id = c.program_id order by 1, 2, 3`.execute(
    db,
  );
  return { entries: entries.rows, cells: cells.rows };
}

async function prepare({ db }: Store): Promise<void> {
  await loadFamily(db);
  for (const slug of programs) await publish(db, programOf(slug, '2.5%'));
  await saveDraft(db, { document: draft('Version 0').document });
}

const numberOf = async ({ db }: Store, query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
  (await query.execute(db)).rows[0]!.n;

describe('three servers and three workers, stopped and started one after the other under load', () => {
  let plant: Plant;
  let store: Store;
  let balancer: Balancer;
  let traffic: Traffic;
  const codes: (number | null)[] = [];
  const most = new Map<string, number>();

  beforeAll(async () => {
    const url = await emptyDatabase();
    plant = new Plant(url, await Promise.all([freePort(), freePort(), freePort()]));
    // All six find a database without anything in it.
    await Promise.all([0, 1, 2].flatMap((place) => [plant.serve(place), plant.work(place)]));
    store = openStore(url);
    await prepare(store);
    const { secret } = await createKey(store.db, { name: 'traffic', scopes: [...scopes] });
    balancer = await startBalancer(plant.ports);
    await balancer.untilReady(plant.ports);
    traffic = startTraffic(balancer.port, secret);
    const looking = setInterval(() => void noteConnections(store, most), 300);
    for (let round = 0; round < sized(1, 5); round += 1) {
      for (const place of [0, 1, 2]) {
        codes.push(await plant.servers[place]!.stop());
        await plant.serve(place);
        await balancer.untilReady(plant.ports);
        codes.push(await plant.workers[place]!.stop());
        await plant.work(place);
      }
    }
    await traffic.stop();
    clearInterval(looking);
    await untilFinished(store);
    for (const one of [...plant.servers, ...plant.workers]) codes.push(await one.stop());
  }, longEnough);

  afterAll(async () => {
    await balancer?.close();
    await store?.close();
  });

  test('drop no request and answer each as one server would', () => {
    expect(traffic.wrong.slice(0, 5)).toEqual([]);
    expect(
      codes.every((code) => code === 0),
      String(codes),
    ).toBe(true);
    for (const kind of ['sell', 'sell again', 'look', 'session over', 'run seen', 'upload seen', 'draft seen']) {
      expect(traffic.right.get(kind) ?? 0, kind).toBeGreaterThan(3);
    }
    for (const port of plant.ports) expect(balancer.answered.get(port) ?? 0).toBeGreaterThan(50);
  });

  test('open no more connections than docs/scale.md says', () => {
    const [pool, jobs] = [Number(settings.VLIEGWIEL_POOL), Number(settings.VLIEGWIEL_JOBS)];
    expect(most.get('vliegwiel serve')).toBeLessThanOrEqual(3 * pool);
    expect(most.get('vliegwiel worker')).toBeLessThanOrEqual(3 * pool);
    expect(most.get('vliegwiel queue')).toBeLessThanOrEqual(3 * (jobs + 2));
    // Each process shows that it is there.
    expect(most.get('vliegwiel presence')).toBeLessThanOrEqual(6);
    expect(
      [...most.keys()].filter((name) => name.startsWith('vliegwiel ') && name !== 'vliegwiel migrate').sort(),
    ).toEqual(names);
  });

  test('apply each migration once, whoever came first', async () => {
    const rows = await numberOf(store, sql`select count(*)::int as n from migration where name like '0%'`);
    expect(rows).toBeGreaterThan(7);
    const errors = plant.all.flatMap(logOf).filter(({ level }) => level === 'error');
    expect(errors.slice(0, 5)).toEqual([]);
  });

  test('keep every sale that was accepted, once', async () => {
    const { rows } = await sql<Sale>`
      select fact_id as id, p.code as partner, occurred_on as date, (amount / 1e6)::numeric(20,2)::text as amount, '1' as quantity
      from sale join partner p on p.id = partner_id order by fact_id`.execute(store.db);
    expect(new Map(rows.map((row) => [row.id, row]))).toEqual(traffic.sales);
    expect(rows.length).toBe(traffic.sales.size);
    // A request that was sent again was not carried out again.
    const posts = sql<{ n: number }>`select count(*)::int as n from import where label = 'POST /facts/sales'`;
    expect(await numberOf(store, posts)).toBe(traffic.posts());
  });

  test('come to what one process comes to that nobody disturbs', async () => {
    const twin = await testDatabase();
    await prepare(twin);
    const sales = [...traffic.sales.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const taken = await takeFacts(twin, 'sales', sales, { clock: fixedClock(today) });
    expect(taken.accepted).toBe(sales.length);
    for (const program of programs) await run(twin.db, { program, asOf: today });
    expect(await outcomeOf(store)).toEqual(await outcomeOf(twin));
    for (const program of programs) {
      const again = await run(store.db, { program, asOf: today, kind: 'full' });
      expect(again).toMatchObject({ changed: 0, postings: 0 });
    }
  });

  test('do each job once, and never two of one program at a time', () => {
    const log = plant.all.flatMap(logOf).filter(({ msg }) => msg === 'Job begins' || msg === 'Job ends');
    const byJob = new Map<string, Entry[]>();
    for (const entry of log) byJob.set(entry.job!, [...(byJob.get(entry.job!) ?? []), entry]);
    for (const [job, entries] of byJob) {
      expect(
        entries.map(({ msg }) => msg),
        job,
      ).toEqual(['Job begins', 'Job ends']);
    }
    const spans = [...byJob.values()].map(([from, to]) => ({ line: from!.name!, from: from!.time, to: to!.time }));
    const calculations = spans
      .filter(({ line }) => line === `calculate ${programs[1]}`)
      .sort((a, b) => a.from - b.from);
    expect(calculations.length).toBeGreaterThan(5);
    for (const [i, { from }] of calculations.entries()) {
      expect(from).toBeGreaterThanOrEqual(calculations[i - 1]?.to ?? 0);
    }
    const busy = plant.all.filter((one) => logOf(one).some(({ msg }) => msg === 'Job begins'));
    expect(busy.length).toBeGreaterThanOrEqual(3);
  });
});

const names = ['presence', 'queue', 'serve', 'worker'].map((name) => `vliegwiel ${name}`);

/** Remembers the most connections that there were at a time, by the name they go by. */
async function noteConnections({ db }: Store, most: Map<string, number>): Promise<void> {
  const { rows } = await sql<{ name: string; n: number }>`
    select application_name as name, count(*)::int as n from pg_stat_activity where datname = current_database() group by 1`.execute(
    db,
  );
  for (const { name, n } of rows) most.set(name, Math.max(n, most.get(name) ?? 0));
}

/** Waits until no mark waits to be calculated and no job is due or was tried in vain. */
async function untilFinished({ db }: Store): Promise<void> {
  const left = sql<{ what: string }>`
    select g.slug || ' ' || d.period_key || ': ' || count(*) || ' marks' as what from dirty d join program g on g.id = d.program_id
    group by g.slug, d.period_key
    union all select to_jsonb(j)::text from graphile_worker.jobs j where run_at <= now() or attempts > 0`;
  const end = Date.now() + 60_000;
  for (;;) {
    const { rows } = await left.execute(db);
    if (rows.length === 0) return;
    if (Date.now() > end) throw new Error(`The workers left work behind:\n${rows.map(({ what }) => what).join('\n')}`);
    await wait(200);
  }
}
