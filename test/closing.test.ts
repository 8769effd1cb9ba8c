import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Program } from '../src/engine/program.ts';
import { adjust } from '../src/ledger/actions.ts';
import type { Store } from '../src/platform/database.ts';
import { Problem } from '../src/platform/errors.ts';
import { closePeriod, run } from '../src/runs/actions.ts';
import { explanationOf, listOfPeriod, statementOf } from '../src/statements/actions.ts';
import { factsOf, showLineFact } from '../src/statements/facts.ts';
import { findStatement } from '../src/statements/found.ts';
import { testDatabase } from './harness/database.ts';
import { importText, smallCompany } from './harness/intake.ts';
import { publish } from './harness/publish.ts';

let store: Store;
beforeEach(async () => {
  store = await testDatabase();
  await smallCompany(store);
  await sales('s1,2026-01-10,R1,A,100.00\ns2,2026-02-10,T1,B,50.00\ns3,2026-04-10,R1,A,30.00\n');
});

const header = 'id,date,partner,product,amount,corrects\n';
async function sales(rows: string): Promise<void> {
  const lines = rows.replace(/^([^,]*,[^,]*,[^,]*,[^,]*,[^,\n]*)$/gm, '$1,');
  const result = await importText(store, 'sales', header + lines);
  expect(result.rejections).toEqual([]);
}

const rebate: Program = {
  program: 'rebate',
  name: { en: 'Rebate', nl: 'Bonus' },
  currency: 'EUR',
  period: 'quarter',
  starts: '2026-01-01',
  ends: '2026-12-31',
  incentives: [
    {
      id: 'volume',
      name: 'Volume',
      kind: 'rebate',
      measure: { source: 'sales', sum: 'amount' },
      reward: { percent: '10%' },
    },
  ],
  payout: { minimum: '20.00', hold_days: 30 },
};

const calculate = (asOf = '2026-06-30') => run(store.db, { program: 'rebate', asOf });
const close = (period: string, asOf = '2026-06-30') => closePeriod(store.db, { program: 'rebate', period, asOf });
const statement = (partner: string, period: string, language: 'en' | 'nl' = 'en') =>
  statementOf(store.db, { partner, program: 'rebate', period }, language);
const euros = async (partner: string, period: string) => (await statement(partner, period)).totals;

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof Problem ? error.code : `no problem: ${String(error)}`;
}

describe('closing a period', () => {
  beforeEach(() => publish(store.db, rebate));

  it('calculates what is new, freezes the statements, and leaves the next period open', async () => {
    await calculate();
    await sales('s4,2026-03-31,T1,B,10.00\n');
    expect(await close('2026-Q1')).toEqual({ statements: 4, postings: 1 });
    expect(await statement('T1', '2026-Q1')).toMatchObject({
      status: 'final',
      totals: [{ unit: 'EUR', amount: '6.00' }],
    });
    expect(await statement('R1', '2026-Q2')).toMatchObject({
      status: 'provisional',
      totals: [{ unit: 'EUR', amount: '3.00' }],
    });
  });

  it('shows late facts, returns and corrections on the open statement, naming the period and the facts', async () => {
    await close('2026-Q1');
    const frozen = await statement('R1', '2026-Q1');
    await sales('s5,2026-03-30,R1,A,20.00\nr1,2026-03-31,R1,A,-100.00,s1\n');
    await calculate();
    expect(await statement('R1', '2026-Q1')).toEqual(frozen);
    const open = await statement('R1', '2026-Q2');
    expect(open.totals).toEqual([{ unit: 'EUR', amount: '-5.00' }]);
    expect(open.lines.map(({ amount }) => amount)).toEqual(['3.00']);
    expect(open.adjustments).toMatchObject([
      {
        amount: '-8.00',
        reason: 'adjustment',
        about_period: '2026-Q1',
        incentive: 'volume',
        facts: [
          { id: 's5', corrects: null },
          { id: 'r1', corrects: 's1' },
        ],
      },
    ]);
    expect(open.adjustments[0]!.text).toBe(
      'Correction of “Volume” for 1st quarter of 2026: 2 facts came in after it was closed.',
    );
    expect((await statement('R1', '2026-Q2', 'nl')).adjustments[0]!.text).toContain('1e kwartaal van 2026');
    expect(await run(store.db, { program: 'rebate', asOf: '2026-06-30', kind: 'full' })).toMatchObject({
      changed: 0,
      postings: 0,
    });
  });

  it('shows facts that came after the close among those that do not count, and says so', async () => {
    await close('2026-Q1');
    await sales('s5,2026-03-30,R1,A,20.00\ns6,2026-01-09,R1,A,30.00\n');
    const found = await findStatement(store.db, { partner: 'R1', program: 'rebate', period: '2026-Q1' });
    const shown = async (counted?: boolean) =>
      (await factsOf(store.db, found, { incentive: 'volume', counted, limit: 10 })).map((one) => {
        const { fact, late, reason } = showLineFact(one, 'EUR', 'en');
        return [fact.id, late, reason?.includes('after the period was closed') ?? false];
      });
    const late = ['s6', true, true];
    expect(await shown(true)).toEqual([['s1', false, false]]);
    expect(await shown(false)).toEqual([late, ['s5', true, true]]);
    expect(await shown()).toEqual([late, ['s1', false, false], ['s5', true, true]]);
    expect(
      await explanationOf(store.db, { partner: 'R1', program: 'rebate', period: '2026-Q1' }, 'volume', 'en'),
    ).toMatchObject({ counted: 1, not_counted: 2 });
  });

  it('lists the partners of a period by what their statements add up to, adjustments alone included', async () => {
    await close('2026-Q1');
    await sales('s5,2026-03-30,T1,B,800.00\nr1,2026-03-31,R1,A,-100.00,s1\n');
    await calculate();
    const of = { program: 'rebate', period: '2026-Q2' };
    const { rows, show } = await listOfPeriod(store.db, of, 10, undefined, 'en');
    expect(rows.map(show).map(({ partner, totals }) => [partner, totals[0]?.amount ?? '0.00'])).toEqual([
      ['T1', '80.00'],
      ['D1', '0.00'],
      ['S1', '0.00'],
      ['R1', '-7.00'],
    ]);
    const rest = await listOfPeriod(store.db, of, 10, { amount: rows[0]!.amount_minor, partner: 'T1' }, 'en');
    expect(rest.rows).toEqual(rows.slice(1));
  });

  it('names on each statement only the facts that came in while that one was open', async () => {
    await close('2026-Q1');
    await sales('s5,2026-03-30,R1,A,20.00\n');
    await close('2026-Q2', '2026-07-15');
    await sales('s6,2026-03-29,R1,A,70.00\n');
    await calculate('2026-07-15');
    const named = async (period: string) =>
      (await statement('R1', period)).adjustments.map(({ amount, facts }) => [amount, facts.map(({ id }) => id)]);
    expect(await named('2026-Q2')).toEqual([['2.00', ['s5']]]);
    expect(await named('2026-Q3')).toEqual([['7.00', ['s6']]]);
  });

  it('puts corrections of the last period on a statement after it', async () => {
    for (const period of ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']) await close(period, '2027-01-10');
    await sales('s5,2026-03-30,R1,A,20.00\n');
    await calculate('2027-01-10');
    expect(await statement('R1', '2027-Q1')).toMatchObject({
      lines: [],
      adjustments: [{ amount: '2.00', about_period: '2026-Q1' }],
    });
  });

  it('refuses a period that is not over, one with an open one before it, one that does not exist, and one that is closed', async () => {
    expect(await codeOf(close('2026-Q2', '2026-07-01'))).toBe('earlier-open');
    expect(await codeOf(close('2026-Q1', '2026-03-31'))).toBe('period-not-over');
    expect(await codeOf(close('2025-Q1'))).toBe('not-found');
    await close('2026-Q1');
    expect(await codeOf(close('2026-Q1'))).toBe('period-closed');
  });

  it('closes once when two do it at the same moment', async () => {
    const both = await Promise.allSettled([close('2026-Q1'), close('2026-Q1'), calculate(), calculate()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(await euros('R1', '2026-Q1')).toEqual([{ unit: 'EUR', amount: '10.00' }]);
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from statement where period_key = '2026-Q1'`.execute(store.db);
    expect(rows[0]!.count).toBe(4);
  });

  it('shows what was granted by hand, on the statement of its period or the first open one', async () => {
    await calculate();
    const { rows } = await sql<{ id: number }>`select id from partner where code = 'T1'`.execute(store.db);
    const give = { partnerId: rows[0]!.id, unit: 'EUR', program: 'rebate', period: '2026-Q1' };
    await adjust(store.db, { ...give, amount: '-5.00', note: 'Wrong price list' });
    await close('2026-Q1');
    await adjust(store.db, { ...give, amount: '1.50', note: 'Sorry' });
    expect(await statement('T1', '2026-Q1')).toMatchObject({
      totals: [{ unit: 'EUR', amount: '0.00' }],
      adjustments: [{ amount: '-5.00', reason: 'manual', text: 'Wrong price list', facts: [] }],
    });
    expect(await statement('T1', '2026-Q2')).toMatchObject({
      adjustments: [{ amount: '1.50', about_period: '2026-Q1', text: 'Sorry' }],
    });
    expect(await statement('T1', '2026-Q1')).toMatchObject({ pays_on: '2026-04-30', minimum: '20', carried: true });
  });
});

describe('budgets', () => {
  const within = (when_exhausted: 'stop' | 'prorate' | 'warn', amount: string, per?: 'period'): Program => ({
    ...rebate,
    budget: { amount, when_exhausted, ...(per ? { per } : {}) },
  });
  const amounts = async () =>
    [...(await euros('R1', '2026-Q1')), ...(await euros('T1', '2026-Q1')), ...(await euros('R1', '2026-Q2'))].map(
      ({ amount }) => amount,
    );

  it('stop: serves in time order until nothing is left; what comes back serves the next', async () => {
    await publish(store.db, within('stop', '12.00'));
    await calculate();
    expect(await amounts()).toEqual(['10.00', '2.00']);
    await sales('r1,2026-01-11,R1,A,-60.00,s1\n');
    await calculate();
    expect(await amounts()).toEqual(['4.00', '5.00', '3.00']);
  });

  it('keeps what a closed period granted, and takes the rest from later ones', async () => {
    await publish(store.db, within('stop', '16.00'));
    await close('2026-Q1');
    await calculate();
    expect(await amounts()).toEqual(['10.00', '5.00', '1.00']);
    await sales('s0,2026-01-01,R1,A,1000.00\n');
    await calculate();
    // An earlier claim, but only what is left of the budget: 1.00 moves from the second quarter to the correction of the first.
    expect((await statement('R1', '2026-Q2')).adjustments).toMatchObject([{ amount: '1.00', about_period: '2026-Q1' }]);
    expect(await amounts()).toEqual(['10.00', '5.00', '1.00']);
  });

  it('is not exceeded when a closed period is corrected down, its room is used, and it is corrected up again', async () => {
    await publish(store.db, within('stop', '15.00'));
    await close('2026-Q1');
    await sales('r1,2026-01-11,R1,A,-100.00,s1\ns4,2026-04-11,T1,B,500.00\n');
    await close('2026-Q2', '2026-09-30');
    await sales('s5,2026-01-12,R1,A,100.00\n');
    await calculate('2026-09-30');
    const { rows } = await sql<{ minor: bigint }>`
      select sum(case when credit = 'owed' then amount_minor else -amount_minor end)::int8 as minor from posting`.execute(
      store.db,
    );
    expect(rows).toEqual([{ minor: 1500n }]);
    expect(await run(store.db, { program: 'rebate', asOf: '2026-09-30', kind: 'full' })).toMatchObject({ postings: 0 });
  });

  it('prorate, per period', async () => {
    await publish(store.db, within('prorate', '10.00', 'period'));
    await calculate();
    expect(await amounts()).toEqual(['6.67', '3.33', '3.00']);
    const line = (await statement('T1', '2026-Q1')).lines[0]!;
    expect(line).toMatchObject({ earned: '5.00', amount: '3.33' });
    expect(line.steps.map(({ step }) => step)).toContain('budget');
  });

  it('warn: grants everything', async () => {
    await publish(store.db, within('warn', '1.00'));
    await calculate();
    expect(await amounts()).toEqual(['10.00', '5.00', '3.00']);
  });
});
