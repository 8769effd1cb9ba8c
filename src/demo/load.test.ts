import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import type { Database } from '../platform/database.ts';
import { demoState, loadDemo } from './load.ts';

const TODAY = '2026-11-23';
const SMALL = { today: TODAY, lines: 6000 };

interface Result {
  readonly program: string;
  readonly period: string;
  readonly closed: boolean;
  readonly earned: bigint;
  readonly amount: bigint;
}

async function results(db: Database): Promise<Result[]> {
  const { rows } = await sql<Result>`
    select p.slug as program, c.period_key as period, q.closed_at is not null as closed,
      sum(c.earned_minor)::bigint as earned, sum(c.amount_minor)::bigint as amount
    from cell c join program p on p.id = c.program_id
    join program_period q on q.program_id = c.program_id and q.period_key = c.period_key
    group by 1, 2, 3 order by 1, 2`.execute(db);
  return rows;
}

async function postings(db: Database): Promise<{ reason: string; unit: string; late: boolean; count: number }[]> {
  const { rows } = await sql<{ reason: string; unit: string; late: boolean; count: number }>`
    select reason, unit, about_period <> statement_period as late, count(*)::int from posting group by 1, 2, 3 order by 1, 2, 3`.execute(
    db,
  );
  return rows;
}

it('loads the whole demo: results, closed periods, a budget that bites, adjustments', async () => {
  const { db, ...store } = await testDatabase();
  expect(await demoState(db)).toEqual({ state: 'empty' });
  const { programs, lines } = await loadDemo({ db, ...store }, { today: TODAY });
  expect(programs).toHaveLength(5);
  expect(lines).toBeGreaterThan(67_000);
  const all = await results(db);
  const ofProgram = (program: string): Result[] => all.filter((one) => one.program === program);
  expect(ofProgram('new-business-2026')).toHaveLength(11);
  for (const name of ['new-business-2026', 'referral-2026', 'showing-2026', 'volume-2026'])
    for (const one of ofProgram(name)) expect(one.earned, `${name} ${one.period}`).toBeGreaterThan(100_000n);
  for (const one of all)
    expect(one.closed, `${one.program} ${one.period}`).toBe(one.period < '2026-10' || /Q[123]$/.test(one.period));
  for (const name of ['new-business-2026', 'volume-2026']) {
    const sum = (key: 'earned' | 'amount'): bigint => ofProgram(name).reduce((total, one) => total + one[key], 0n);
    expect(sum('amount')).toBeLessThan(sum('earned'));
    expect(sum('amount') * 100n).toBeGreaterThan(sum('earned') * 85n);
  }
  const posted = await postings(db);
  expect(new Set(posted.map(({ unit }) => unit))).toEqual(new Set(['EUR', 'points', 'badge:expert']));
  const late = posted.filter((one) => one.late);
  expect(late.map(({ reason }) => reason)).toContain('adjustment');
  expect(await demoState(db)).toEqual({ state: 'done', today: TODAY });
  await expect(loadDemo({ db, ...store }, { today: TODAY })).rejects.toMatchObject({ code: 'not-empty' });
}, 120_000);

it('goes on where it was cut short, with the day it was begun on, and comes to the same', async () => {
  const whole = await testDatabase();
  await loadDemo(whole, SMALL);
  const cut = await testDatabase();
  for (const stopAt of [
    'Importing activities …',
    'Calculating volume-2026 …',
    'Closing 2026-Q1 of referral-2026 …',
    'Importing sales-late …',
  ]) {
    const stop = new AbortController();
    const progress = (text: string) => {
      if (text === stopAt) stop.abort(new Error('cut'));
    };
    await expect(
      loadDemo(cut, {
        ...SMALL,
        today: stopAt.startsWith('Importing a') ? TODAY : '2026-11-30',
        progress,
        signal: stop.signal,
      }),
    ).rejects.toThrow();
    expect(await demoState(cut.db)).toEqual({ state: 'begun', today: TODAY });
  }
  let calculations = 0;
  const stop = new AbortController();
  const progress = (text: string) => {
    calculations += text === 'Calculating referral-2026 …' ? 1 : 0;
    if (calculations === 2) stop.abort(new Error('cut'));
  };
  await loadDemo(cut, { ...SMALL, progress, signal: stop.signal }).catch(() => {});
  expect(await demoState(cut.db)).toEqual({ state: 'begun', today: TODAY });
  expect(await loadDemo(cut, SMALL)).toMatchObject({ today: TODAY });
  expect(await results(cut.db)).toEqual(await results(whole.db));
}, 120_000);

it.each(['2026-01-01', '2024-02-29', '2027-05-09'])(
  'has a closed quarter and adjustments on %s',
  async (today) => {
    const store = await testDatabase();
    await loadDemo(store, { today, lines: 3000 });
    expect((await results(store.db)).filter((one) => one.closed).length).toBeGreaterThan(3);
    expect((await postings(store.db)).some((one) => one.late)).toBe(true);
  },
  60_000,
);

it('leaves other data alone', async () => {
  const { db, ...store } = await testDatabase();
  await sql`insert into partner (code, name, currency) values ('X', 'Someone else', 'EUR')`.execute(db);
  await expect(loadDemo({ db, ...store }, SMALL)).rejects.toMatchObject({ code: 'not-empty' });
});
