import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Store } from '../../src/platform/database.ts';
import { testDatabase } from '../harness/database.ts';
import { furnish, type NewSale, rebate, serve, totals, until } from './served.ts';
import { sized } from './size.ts';

/** What is sold in the last 30 days: another amount every day. */
const rolling = rebate('rolling', {
  incentives: [
    {
      id: 'recent',
      kind: 'rebate',
      measure: { source: 'sales', sum: 'amount', window: { rolling_days: 30 } },
      reward: { percent: '10%' },
    },
  ],
});

async function prepared() {
  const store = await testDatabase();
  const secret = await furnish(store, [rebate('rebate'), rolling]);
  const on = (day: string) => serve({ DATABASE_URL: store.url, VLIEGWIEL_TODAY: day }, secret, ['--no-worker']);
  const periods = async (slug: string) => {
    const { rows } = await store.pool.query(
      `select period_key, calculated_on from program_period p join program g on g.id = p.program_id where slug = $1 order by 1`,
      [slug],
    );
    return rows as { period_key: string; calculated_on: string | null }[];
  };
  return { store, secret, on, periods };
}

const sale = (id: string, date: string, amount: string): NewSale => ({ id, partner: 'R1', date, amount });

test('set back by a day or a month: days do not go back, and nothing is posted twice', {
  timeout: 300_000,
}, async () => {
  const { store, on, periods } = await prepared();
  const run = async (server: Awaited<ReturnType<typeof on>>, program: string) => {
    const { status, body } = await server.ask('POST', '/runs', { body: { program } });
    expect(status).toBe(201);
    return body as { as_of: string; changed: number; postings: number };
  };
  const first = await on('2026-06-30');
  await first.ask('POST', '/facts/sales', {
    body: [sale('1', '2026-05-20', '100.00'), sale('2', '2026-06-10', '50.00')],
  });
  for (const slug of ['rebate', 'rolling']) expect((await run(first, slug)).postings).toBeGreaterThan(0);
  const calculated = { rebate: await periods('rebate'), rolling: await periods('rolling') };
  const posted = { rebate: await totals(store, 'rebate'), rolling: await totals(store, 'rolling') };
  const statements = (await first.ask('GET', '/statements?program=rolling&period=2026-06')).body;
  expect(await first.stop()).toBe(0);

  for (const day of ['2026-06-29', '2026-05-30', '2025-12-31']) {
    const back = await on(day);
    for (const slug of ['rebate', 'rolling'] as const) {
      expect(await run(back, slug)).toMatchObject({ as_of: '2026-06-30', changed: 0, postings: 0 });
      const full = await back.ask('POST', '/runs', { body: { program: slug, kind: 'full' } });
      expect(full.body).toMatchObject({ as_of: '2026-06-30', changed: 0, postings: 0 });
      expect(await periods(slug)).toEqual(calculated[slug]);
      expect(await totals(store, slug)).toEqual(posted[slug]);
    }
    expect((await back.ask('GET', '/statements?program=rolling&period=2026-06')).body).toEqual(statements);
    // By this clock it may not be over: then it is closed later.
    const close = await back.ask('POST', '/programs/rebate/periods/2026-06/close');
    expect(close).toMatchObject({ status: 409, body: { code: 'earlier-open' } });
    expect(await back.stop()).toBe(0);
  }

  const early = await on('2026-01-31');
  expect(await early.ask('POST', '/programs/rebate/periods/2026-01/close')).toMatchObject({
    status: 409,
    body: { code: 'period-not-over' },
  });
  expect(await early.stop()).toBe(0);

  // What comes in meanwhile counts as of the latest day, once.
  const back = await on('2026-06-01');
  await back.ask('POST', '/facts/sales', { body: [sale('3', '2026-05-31', '10.00')] });
  expect(await run(back, 'rebate')).toMatchObject({ as_of: '2026-06-30', postings: 1 });
  expect(await run(back, 'rebate')).toMatchObject({ postings: 0 });
  expect((await totals(store, 'rebate')).posted).toBe(posted.rebate.posted + 100n);
  expect(await back.stop()).toBe(0);
});

test('numbers and order do not come from the clock', { timeout: 200_000 }, async () => {
  const { store, on } = await prepared();
  for (const [i, day] of ['2026-06-30', '2026-06-01', '2026-06-15'].entries()) {
    const server = await on(day);
    await server.ask('POST', '/facts/sales', { body: [sale(`s${i}`, '2026-05-20', '100.00')] });
    await server.ask('POST', '/runs', { body: { program: 'rebate' } });
    const entries = (await server.ask('GET', '/entries?limit=100&program=rebate')).body.items as { posting: string }[];
    const numbers = entries.map(({ posting }) => Number(posting));
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    expect(new Set(numbers).size).toBe(i + 1);
    expect(await server.stop()).toBe(0);
  }
  const { rows } = await store.pool.query('select fact_id from sale order by seq');
  expect(rows.map(({ fact_id }) => fact_id)).toEqual(['s0', 's1', 's2']);
});

test('sessions, keys and kept answers go by the database’s clock alone', { timeout: 200_000 }, async () => {
  const { store, on } = await prepared();
  await store.pool.query('update company set demo = true');
  const ahead = await on('2027-03-01');
  const signedIn = await ahead.ask('POST', '/session', { body: { role: 'manager' }, headers: { authorization: '' } });
  // Without a key: only a session.
  const cookie = String((signedIn.headers['set-cookie'] as string[] | undefined)?.[0] ?? '').split(';')[0]!;
  const give = { body: { unit: 'EUR', amount: '5.00', note: 'Once' }, headers: { 'idempotency-key': 'one' } };
  const given = await ahead.ask('POST', '/partners/R1/adjustments', give);
  expect(given.status).toBe(201);
  expect(await ahead.stop()).toBe(0);
  for (const day of ['2026-06-29', '2020-01-01', '2029-01-01']) {
    const server = await on(day);
    const again = await server.ask('POST', '/partners/R1/adjustments', give);
    expect(again).toMatchObject({ status: 201, body: given.body });
    if (cookie) {
      const who = await fetch(`http://127.0.0.1:${server.port}/api/v1/session`, { headers: { cookie } });
      expect(who.status).toBe(200);
    }
    expect(await server.stop()).toBe(0);
  }
  const { rows } = await store.pool.query(`select count(*)::int as count from posting where reason = 'manual'`);
  expect(rows).toEqual([{ count: 1 }]);
});

/** Jobs that could be done now, or are being done. */
async function due({ pool }: Store): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from graphile_worker.jobs where run_at <= now() or locked_at is not null',
  );
  return rows[0]!.count;
}

test('a worker whose day is behind or ahead of the database’s does its work once, and then rests', {
  timeout: 300_000,
}, async () => {
  for (const day of ['2026-06-30', '2031-06-30']) {
    const store = await testDatabase();
    const secret = await furnish(store, [rebate('rebate')]);
    const server = await serve({ DATABASE_URL: store.url, VLIEGWIEL_TODAY: day }, secret);
    await server.ask('POST', '/facts/sales', { body: [sale('1', '2026-05-20', '100.00')] });
    await until('what is posted', async () => (await totals(store, 'rebate')).posted === 1000n);
    const runs = async () => (await store.pool.query('select count(*)::int as count from run')).rows[0].count;
    await until('nothing is left to be done now', async () => (await due(store)) === 0);
    const before = await runs();
    await wait(sized(4, 30) * 1000);
    expect(await runs()).toBe(before);
    expect(before).toBeLessThan(5);
    // It will look again tomorrow, by whatever clock.
    const { rows } = await store.pool.query(
      `select run_at > now() + interval '1 minute' and run_at <= now() + interval '25 hours' as tomorrow from graphile_worker.jobs
        where task_identifier = 'calculate'`,
    );
    expect(rows).toEqual([{ tomorrow: true }]);
    expect(await server.stop()).toBe(0);
  }
});
