import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Store } from '../../src/platform/database.ts';
import type { Reply } from '../harness/client.ts';
import { testDatabase } from '../harness/database.ts';
import { furnish, type NewSale, patience, rebate, rebateOn, type Served, serve, totals, until } from './served.ts';
import { sized } from './size.ts';

async function prepared() {
  const store = await testDatabase();
  const secret = await furnish(store, [rebate('rebate')]);
  const settings = { DATABASE_URL: store.url };
  return { store, again: (more: Record<string, string> = {}) => serve({ ...settings, ...more }, secret) };
}

type Owned = Awaited<ReturnType<typeof testDatabase>>;

const sale = (id: string, place: number): NewSale => ({
  id,
  partner: ['R1', 'S1', 'T1'][place % 3]!,
  date: `2026-0${1 + (place % 5)}-15`,
  amount: `${10 + (place % 80)}.${10 + (place % 90)}`,
});

/** Posts sales until told not to; tells which were taken and how the others ended. */
function sell(server: Served, name: string) {
  const taken: NewSale[] = [];
  const other: string[] = [];
  let isOn = true;
  const work = async () => {
    for (let place = 0; isOn; place += 1) {
      const one = sale(`${name}-${place}`, place);
      const answer = await server.ask('POST', '/facts/sales', { body: [one] }).catch((error: Error) => error);
      if (answer instanceof Error) return void other.push((answer as NodeJS.ErrnoException).code ?? answer.message);
      if (answer.status === 200) taken.push(one);
      else other.push(`${answer.status} ${answer.body?.code}`);
    }
  };
  const working = work();
  const stop = () => {
    isOn = false;
    return working;
  };
  return { taken, other, working, stop };
}

/** Keeps everyone from adding to a table until released. */
async function hold(store: Owned, table: string) {
  const client = await store.owner().pool.connect();
  await client.query(`begin; lock table ${table} in exclusive mode`);
  return async () => {
    await client.query('commit');
    client.release();
  };
}

const waiting = (store: Owned, count: number) =>
  until(`${count} who wait for a lock`, async () => {
    // The application's role does not see what others wait for.
    const { rows } = await store
      .owner()
      .pool.query(
        `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
    return rows[0].count >= count;
  });

const jobsHeld = async (store: Store): Promise<number> => {
  const { rows } = await store.pool.query(
    `select (select count(*)::int from graphile_worker._private_jobs where locked_at is not null)
      + (select count(*)::int from graphile_worker._private_job_queues where locked_at is not null) as held`,
  );
  return rows[0].held;
};

async function isRightInTheEnd(store: Store, sales: readonly NewSale[]): Promise<void> {
  const wanted = rebateOn(sales);
  await until('everything posted', async () => (await totals(store, 'rebate')).posted === wanted, patience).catch(
    () => undefined,
  );
  expect((await totals(store, 'rebate')).posted).toBe(wanted);
}

test('SIGTERM under load: what is asked is answered, nothing that was taken is lost', {
  timeout: 600_000,
}, async () => {
  const { store, again } = await prepared();
  const taken: NewSale[] = [];
  for (let round = 0; round < sized(2, 12); round += 1) {
    const server = await again();
    const sellers = Array.from({ length: 8 }, (_, i) => sell(server, `${round}-${i}`));
    await until('some sales', async () => sellers.flatMap((one) => one.taken).length > 30);
    await wait(50 * round);
    const begun = Date.now();
    expect(await server.stop()).toBe(0);
    expect(Date.now() - begun).toBeLessThan(25_000);
    await Promise.all(sellers.map(({ working }) => working));
    taken.push(...sellers.flatMap((one) => one.taken));
    // Refused, or closed before it was listened to; never a wrong answer, and nothing taken without one: the facts are counted below.
    const refused = new Set(sellers.flatMap(({ other }) => other));
    expect(refused.has('ECONNREFUSED')).toBe(true);
    refused.delete('ECONNREFUSED');
    refused.delete('ECONNRESET');
    expect([...refused]).toEqual([]);
    expect(await jobsHeld(store)).toBe(0);
    expect((await totals(store, 'rebate')).facts).toBe(taken.length);
  }
  const last = await again();
  await isRightInTheEnd(store, taken);
  expect(await last.stop()).toBe(0);
});

test('SIGTERM waits for what is asked, and refuses what comes after', { timeout: 200_000 }, async () => {
  const { store, again } = await prepared();
  const server = await again();
  const release = await hold(store, 'sale');
  const asked = Array.from({ length: 4 }, (_, i) => server.ask('POST', '/facts/sales', { body: [sale(`s${i}`, i)] }));
  await waiting(store, 4);
  const ended = server.stop();
  await until('a closed door', async () =>
    fetch(`http://127.0.0.1:${server.port}/health`).then(
      () => false,
      () => true,
    ),
  );
  await release();
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await ended).toBe(0);
  expect((await totals(store, 'rebate')).facts).toBe(4);
  expect(server.said()).toContain('finishing what is at hand');
});

test('what takes too long is undone, told so, and done by the next', { timeout: 200_000 }, async () => {
  const { store, again } = await prepared();
  const server = await again({ VLIEGWIEL_STOP_SECONDS: '2' });
  const release = await hold(store, 'posting');
  const kept = sale('kept', 1);
  expect((await server.ask('POST', '/facts/sales', { body: [kept] })).status).toBe(200);
  // The background job waits to post; so does who asked for it.
  await waiting(store, 1);
  const run = server.ask('POST', '/runs', { body: { program: 'rebate' } }).catch((error: Error) => error);
  await waiting(store, 2);
  const begun = Date.now();
  expect(await server.stop()).toBe(130);
  expect(Date.now() - begun).toBeLessThan(25_000);
  expect(server.said()).toContain('Not everything was finished in 2 seconds');
  expect((await run) as Reply).toMatchObject({ status: 503, body: { code: 'database-away' } });
  expect(await jobsHeld(store)).toBe(0);
  await release();
  expect(await totals(store, 'rebate')).toMatchObject({ facts: 1, posted: 0n });
  const next = await again();
  await isRightInTheEnd(store, [kept]);
  expect(await next.stop()).toBe(0);
});

test('a second SIGTERM ends it at once', { timeout: 200_000 }, async () => {
  const { store, again } = await prepared();
  const server = await again();
  const release = await hold(store, 'posting');
  const kept = sale('kept', 1);
  expect((await server.ask('POST', '/facts/sales', { body: [kept] })).status).toBe(200);
  await waiting(store, 1);
  const first = server.stop();
  await until('an announcement', async () => server.said().includes('Stopping'));
  const begun = Date.now();
  expect(await server.stop()).toBe(128 + 15);
  expect(await first).toBe(128 + 15);
  expect(Date.now() - begun).toBeLessThan(10_000);
  await release();
  const next = await again();
  await isRightInTheEnd(store, [kept]);
  expect(await next.stop()).toBe(0);
});
