import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '../src/engine/program.ts';
import { adjust, balances } from '../src/ledger/actions.ts';
import { openStore, type Store } from '../src/platform/database.ts';
import { closePeriod, run } from '../src/runs/actions.ts';
import { testDatabase } from './harness/database.ts';
import { importText, smallCompany } from './harness/intake.ts';
import { publish } from './harness/publish.ts';

/** As many connections as runs, so that all are under way together. */
const connections = 32;

const program = (when_exhausted: 'stop' | 'prorate'): Program => ({
  program: when_exhausted,
  name: 'Budgeted',
  currency: 'EUR',
  period: 'month',
  starts: '2026-01-01',
  ends: '2026-12-31',
  budget: { amount: '1000.00', when_exhausted },
  incentives: [
    { id: 'volume', kind: 'rebate', measure: { source: 'sales', sum: 'amount' }, reward: { percent: '10%' } },
    {
      id: 'bells',
      kind: 'sale',
      measure: { source: 'sales', sum: 'amount', where: { product: 'B' } },
      reward: { percent: '5%' },
    },
  ],
});

describe('32 runs at once', () => {
  let store: Store;
  let owner: Store;
  let wide: Store;
  const slugs = ['stop', 'prorate'];
  beforeAll(async () => {
    const database = await testDatabase();
    store = database;
    owner = database.owner();
    wide = openStore(database.url, { max: connections });
    await smallCompany(store);
    await publish(store.db, program('stop'));
    await publish(store.db, program('prorate'));
  });

  async function postedMinor(slug: string): Promise<{ now: bigint; most: bigint }> {
    // The highest that the running total ever was, in the order of posting.
    const { rows } = await sql<{ now: bigint; most: bigint }>`
      with run_total as (
        select o.run_id, sum(case when credit = 'owed' then amount_minor else -amount_minor end) as minor
        from posting o join program g on g.id = o.program_id where g.slug = ${slug} group by 1)
      select coalesce(sum(minor), 0)::int8 as now, coalesce(max(total), 0)::int8 as most
      from (select minor, sum(minor) over (order by run_id) as total from run_total) t`.execute(store.db);
    return rows[0]!;
  }

  it('never grant more than a hard budget, and come to what one run comes to', async () => {
    const partners = Array.from({ length: connections }, (_, i) => `P${i}`);
    await importText(store, 'partners', `code,type\n${partners.map((code) => `${code},reseller\n`).join('')}`);
    for (const slug of slugs) await run(store.db, { program: slug, asOf: '2026-06-30' });

    // Nothing can be posted yet, so that a run that does not wait for the others does not see what they are about to post.
    const gate = await owner.pool.connect();
    await gate.query('begin');
    await gate.query('lock table posting in share mode');
    const under: Promise<unknown>[] = [];
    for (const [i, partner] of partners.entries()) {
      await importText(
        store,
        'sales',
        `id,date,partner,product,amount\nc${i},2026-01-${10 + (i % 20)},${partner},A,800.37\n`,
      );
      under.push(
        run(wide.db, { program: slugs[i % 2]!, asOf: '2026-06-30', kind: i % 8 === 0 ? 'full' : 'incremental' }),
      );
      await setTimeout(20);
    }
    await gate.query('commit');
    gate.release();
    await Promise.all(under);
    for (const slug of slugs) {
      await run(store.db, { program: slug, asOf: '2026-06-30' });
      const { now, most } = await postedMinor(slug);
      expect(now).toBe(100_000n);
      expect(most).toBeLessThanOrEqual(100_000n);
      const again = await run(store.db, { program: slug, asOf: '2026-06-30', kind: 'full' });
      expect(again).toMatchObject({ changed: 0, postings: 0 });
    }
    await wide.close();
  }, 120_000);
});

describe('the ledger', () => {
  let store: Store;
  let owner: Store;
  beforeAll(async () => {
    const database = await testDatabase();
    store = database;
    owner = database.owner();
    await smallCompany(store);
    await publish(store.db, program('stop'));
    await importText(store, 'sales', 'id,date,partner,product,amount\n1,2026-01-05,R1,A,100\n2,2026-01-06,R1,B,10\n');
    await run(store.db, { program: 'stop', asOf: '2026-06-30' });
    await closePeriod(store.db, { program: 'stop', period: '2026-01', asOf: '2026-06-30' });
  });

  it('cannot be changed by the application: not a fact, a posting, a statement or an attribute of the past', async () => {
    const refused = async (statement: string) => {
      const error: unknown = await store.pool.query(statement).catch((thrown: unknown) => thrown);
      return error instanceof Error ? error.message : 'allowed';
    };
    for (const table of [
      'posting',
      'statement',
      'sale',
      'activity',
      'training',
      'referral',
      'partner_version',
      'enrolment',
    ]) {
      expect(await refused(`delete from ${table}`)).toMatch(/permission denied/);
      expect(await refused(`update ${table} set partner_id = partner_id`)).toMatch(/permission denied/);
      expect(await refused(`truncate ${table}`)).toMatch(/permission denied/);
    }
  });

  it('cannot hold a posting that does not balance', async () => {
    const post = (values: string) =>
      owner.pool.query(
        `insert into posting (partner_id, unit, amount_minor, debit, credit, reason) values (1, 'EUR', ${values}, 'manual')`,
      );
    await expect(post(`0, 'cost', 'owed'`)).rejects.toThrow(/check/);
    await expect(post(`-5, 'cost', 'owed'`)).rejects.toThrow(/check/);
    await expect(post(`5, 'cost', 'cost'`)).rejects.toThrow(/check/);
    const { rows } = await sql<{ sum: string; lines: number }>`
      select sum(amount_minor)::text as sum, count(*)::int as lines from entry group by posting_id, partner_id`.execute(
      store.db,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual({ sum: '0', lines: 2 });
  });

  it('gives balances that are what the entries add up to', async () => {
    const { rows } = await sql<{ id: number }>`select id from partner where code = 'R1'`.execute(store.db);
    const partnerId = rows[0]!.id;
    expect(await balances(store.db, partnerId)).toEqual([
      { unit: 'EUR', earned: '11.50', paid: '0.00', open: '11.50' },
    ]);
    await adjust(store.db, { partnerId, unit: 'EUR', amount: '-20.00', note: 'Too much' });
    await adjust(store.db, { partnerId, unit: 'points', amount: '7', note: 'Well done' });
    expect(await balances(store.db, partnerId)).toEqual([
      { unit: 'EUR', earned: '-8.50', paid: '0.00', open: '-8.50' },
      { unit: 'points', earned: '7', paid: '0', open: '7' },
    ]);
    for (const amount of ['0', '1.005', 'one']) {
      await expect(adjust(store.db, { partnerId, unit: 'EUR', amount, note: 'No' })).rejects.toMatchObject({
        code: 'wrong-amount',
      });
    }
  });
});
