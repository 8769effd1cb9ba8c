import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../src/engine/period.ts';
import type { Program } from '../src/engine/program.ts';
import type { Store } from '../src/platform/database.ts';
import { activate, endProgram, saveDraft, setEnrolment, submit } from '../src/programs/actions.ts';
import { closePeriod, run } from '../src/runs/actions.ts';
import { jobs } from '../src/runs/jobs.ts';
import { markPartnersDirty } from '../src/runs/mark-sql.ts';
import { testDatabase } from './harness/database.ts';
import { importText, smallCompany } from './harness/intake.ts';
import { publish } from './harness/publish.ts';
import { testServices } from './harness/services.ts';

/* Whatever changes a result marks it, and a run takes it in: the amounts after are those of a calculation from nothing. */

const program: Program = {
  program: 'p',
  name: 'P',
  currency: 'EUR',
  period: 'month',
  starts: '2026-01-01',
  ends: '2026-06-30',
  incentives: [
    { id: 'own', kind: 'rebate', measure: { source: 'sales', sum: 'amount' }, reward: { percent: '10%' } },
    {
      id: 'sold',
      kind: 'sale',
      measure: { source: 'sales', sum: 'amount', credit: 'seller' },
      reward: { percent: '1%' },
    },
    {
      id: 'above',
      kind: 'sale',
      measure: { source: 'sales', sum: 'amount', credit: { ancestor: 'distributor' } },
      reward: { percent: '2%' },
    },
    {
      id: 'goal',
      kind: 'rebate',
      for: { tier: 'silver' },
      measure: { source: 'sales', sum: 'amount', window: 'period_to_date' },
      goal: { by_hand: 'quota' },
      reward: { fixed: '5.00' },
    },
  ],
};
const asOf = '2026-06-30';

let store: Store;
beforeEach(async () => {
  store = await testDatabase();
  await smallCompany(store);
});

const calculate = (day = asOf) => run(store.db, { program: 'p', asOf: day });
const take = async (kind: 'sales' | 'goals' | 'partners' | 'rates', text: string) => {
  const { rejections } = await importText(store, kind, text);
  expect(rejections).toEqual([]);
};
const sale = (id: string, more = '') =>
  take('sales', `id,date,partner,product,amount,seller,currency\n${id},2026-03-05,R1,A,100,${more}\n`);

/** What each partner has, as text: "R1 own 10.00". */
async function amounts(period = '2026-03'): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select p.code || ' ' || o.incentive || ' ' || sum(case when credit = 'owed' then amount_minor else -amount_minor end) as text
    from posting o join partner p on p.id = o.partner_id where about_period = ${period}
    group by p.code, o.incentive having sum(case when credit = 'owed' then amount_minor else -amount_minor end) <> 0 order by 1`.execute(
    store.db,
  );
  return rows.map(({ text }) => text);
}

describe('what changes a result is taken in by the next run:', () => {
  beforeEach(async () => {
    await publish(store.db, program);
    await calculate();
  });

  it('a fact, for its partner, its seller and everyone above', async () => {
    await sale('1', 'S1,EUR');
    expect(await calculate()).toMatchObject({ cells: 3, changed: 3, postings: 3 });
    expect(await amounts()).toEqual(['D1 above 200', 'R1 own 1000', 'S1 sold 100']);
  });

  it('a goal set by hand', async () => {
    await sale('1', ',EUR');
    await take('goals', 'goal_set,partner,period,value\nquota,R1,2026-03,100\n');
    await calculate();
    expect(await amounts()).toEqual(['D1 above 200', 'R1 goal 500', 'R1 own 1000']);
    await take('goals', 'goal_set,partner,period,value\nquota,R1,2026-03,101\n');
    expect(await calculate()).toMatchObject({ cells: 1, postings: 1 });
    expect(await amounts()).toEqual(['D1 above 200', 'R1 own 1000']);
  });

  it('a partner’s attributes', async () => {
    await sale('1', ',EUR');
    await take('goals', 'goal_set,partner,period,value\nquota,R1,2026-03,100\n');
    await calculate();
    await take('partners', 'code,tier,valid_from\nR1,gold,2026-02-01\n');
    await calculate();
    expect(await amounts()).toEqual(['D1 above 200', 'R1 own 1000']);
  });

  it('a rate of exchange', async () => {
    await take('rates', 'currency,valid_from,rate\nUSD,2026-01-01,0.5\n');
    const dollars: Program = { ...program, program: 'd', currency: 'USD', incentives: [program.incentives[0]!] };
    await publish(store.db, dollars);
    await sale('1', ',EUR');
    await run(store.db, { program: 'd', asOf });
    expect(await amounts()).toEqual(['R1 own 2000']);
    await take('rates', 'currency,valid_from,rate\nUSD,2026-03-01,0.8\n');
    await run(store.db, { program: 'd', asOf });
    expect(await amounts()).toEqual(['R1 own 1250']);
  });

  it('an enrolment; who left keeps what was earned before', async () => {
    await sale('1', ',EUR');
    await take('sales', 'id,date,partner,product,amount\n2,2026-05-05,R1,A,100\n');
    await calculate();
    const { rows } = await sql<{ id: number }>`select id from partner where code = 'R1'`.execute(store.db);
    const partnerId = rows[0]!.id;
    const change = (status: 'left' | 'enrolled', since: string) =>
      store.db.transaction().execute(async (tx) => {
        await setEnrolment(tx, { program: 'p', partnerId, status, since });
        await markPartnersDirty(tx, [partnerId]);
      });
    await change('left', '2026-04-10');
    await calculate();
    expect([await amounts(), await amounts('2026-05')]).toEqual([['D1 above 200', 'R1 own 1000'], ['D1 above 200']]);
    await change('enrolled', '2026-05-31');
    await calculate();
    expect(await amounts('2026-05')).toEqual(['D1 above 200', 'R1 own 1000']);
  });

  it('a day that passes, where a measure looks at the days until now', async () => {
    await take('goals', 'goal_set,partner,period,value\nquota,R1,2026-07,100\n');
    await publish(store.db, { ...program, program: 'q', starts: '2026-06-01', ends: '2026-06-30' });
    await take('goals', 'goal_set,partner,period,value\nquota,R1,2026-06,100\n');
    await take('sales', 'id,date,partner,product,amount\n9,2026-06-20,R1,A,100\n');
    const of = async (day: string) => {
      await run(store.db, { program: 'q', asOf: day });
      return (await amounts('2026-06')).filter((text) => text.includes('goal'));
    };
    expect(await of('2026-06-19')).toEqual([]);
    expect(await of('2026-06-20')).toEqual(['R1 goal 500']);
  });
});

describe('a calculation', () => {
  it('is asked for in the same transaction, once however often, and again for the next day', async () => {
    await publish(store.db, program);
    await sale('1', 'S1,EUR');
    await sale('2', 'S1,EUR');
    const waiting = async () => {
      const { rows } = await sql<{ key: string; at: string }>`
        select key, to_char(run_at at time zone 'UTC', 'YYYY-MM-DD') as at from graphile_worker.jobs order by key`.execute(
        store.db,
      );
      return rows;
    };
    expect((await waiting()).map(({ key }) => key)).toEqual(['calculate p']);
    await jobs.calculate!({ program: 'p' }, testServices(store, { today: asOf }), undefined);
    expect(await amounts()).toEqual(['D1 above 400', 'R1 own 2000', 'S1 sold 200']);
    expect((await waiting()).map(({ key }) => key)).toEqual(['calculate p', 'calculate p later']);
    const today = new Date().toISOString().slice(0, 10);
    await jobs.calculate!({ program: 'p' }, testServices(store, { today }), undefined);
    expect(await waiting()).toMatchObject([{ key: 'calculate p' }, { at: addDays(today, 1) }]);
  });
});

describe('versions', () => {
  const half = (percent: string): Program => ({
    ...program,
    incentives: [{ ...program.incentives[0]!, reward: { percent } }],
  });

  it('follow each other by period; what is active never changes', async () => {
    await publish(store.db, half('10%'));
    await take(
      'sales',
      'id,date,partner,product,amount\n1,2026-01-05,R1,A,100\n2,2026-02-05,R1,A,100\n3,2026-03-05,R1,A,100\n',
    );
    await calculate();
    await closePeriod(store.db, { program: 'p', period: '2026-01', asOf });
    const draft = await saveDraft(store.db, { document: half('20%'), starts: '2026-03-01' });
    expect(draft).toMatchObject({ version: 2, status: 'draft' });
    expect(await saveDraft(store.db, { document: half('30%'), starts: '2026-03-01' })).toMatchObject({ version: 2 });
    expect(await submit(store.db, 'p')).toMatchObject({ version: 2, status: 'in_review' });
    expect(await activate(store.db, 'p')).toMatchObject({ version: 2, status: 'active' });
    await calculate();
    expect([await amounts('2026-01'), await amounts('2026-02'), await amounts('2026-03')]).toEqual([
      ['R1 own 1000'],
      ['R1 own 1000'],
      ['R1 own 3000'],
    ]);
    await expect(activate(store.db, 'p', 1)).rejects.toMatchObject({ code: 'wrong-status' });
  });

  it('start on the first day of an open period, keep currency and periods, and hold no errors', async () => {
    await publish(store.db, half('10%'));
    await calculate();
    await closePeriod(store.db, { program: 'p', period: '2026-01', asOf });
    const start = async (starts: string) => {
      await saveDraft(store.db, { document: half('20%'), starts });
      return activate(store.db, 'p');
    };
    await expect(start('2026-02-10')).rejects.toMatchObject({ code: 'wrong-start' });
    await expect(start('2026-01-01')).rejects.toMatchObject({ code: 'period-closed' });
    await expect(saveDraft(store.db, { document: { ...half('1%'), currency: 'USD' } })).rejects.toMatchObject({
      code: 'invalid-program',
    });
    await expect(saveDraft(store.db, { document: { program: 'p' } })).rejects.toMatchObject({
      code: 'invalid-program',
    });
    const wrong = {
      ...half('1%'),
      incentives: [{ ...half('1%').incentives[0]!, measure: { source: 'sales' as const, sum: 'weight' } }],
    };
    await saveDraft(store.db, { document: wrong });
    await expect(submit(store.db, 'p')).rejects.toMatchObject({ code: 'invalid-program' });
    await expect(activate(store.db, 'p')).rejects.toMatchObject({ code: 'invalid-program' });
  });

  it('are refused in a currency without a rate on the first day that they look at', async () => {
    const dollars = { ...half('10%'), currency: 'USD' };
    await expect(publish(store.db, dollars)).rejects.toMatchObject({ code: 'no-rate' });
    await take('rates', 'currency,valid_from,rate\nUSD,2026-01-02,0.5\n');
    await expect(publish(store.db, dollars)).rejects.toMatchObject({ code: 'no-rate' });
    await take('rates', 'currency,valid_from,rate\nUSD,2026-01-01,0.5\n');
    await publish(store.db, dollars);
  });

  it('may end the program early, but not before a period that has results', async () => {
    await publish(store.db, half('10%'));
    await take('sales', 'id,date,partner,product,amount\n1,2026-03-05,R1,A,100\n2,2026-03-25,R1,A,100\n');
    await calculate('2026-03-31');
    await expect(endProgram(store.db, 'p', '2026-02-15')).rejects.toMatchObject({ code: 'period-begun' });
    await endProgram(store.db, 'p', '2026-03-20');
    await calculate();
    expect(await amounts('2026-03')).toEqual(['R1 own 1000']);
  });
});
