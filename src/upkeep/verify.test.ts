import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { emptyDatabase } from '../../test/harness/database.ts';
import { importText } from '../../test/harness/intake.ts';
import { administer, databaseOf, withDatabase } from '../../test/harness/server.ts';
import { demoDay, digests, fillDatabase } from '../../test/harness/whole.ts';
import { adjust } from '../ledger/actions.ts';
import { openStore, type Store } from '../platform/database.ts';
import { migrate } from '../platform/migrate.ts';
import { run } from '../runs/actions.ts';
import { verify } from './verify.ts';

let healthy: string;
const opened: Store[] = [];
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
});

function open(url: string, role: 'owner' | 'application'): Store {
  const store = openStore(url, { role, name: 'test' });
  opened.push(store);
  return store;
}

/** A copy of the company in which everything is right, to be damaged. */
async function copied(): Promise<string> {
  const server = inject('serverUrl');
  const name = inject('templateName').replace('template', randomBytes(6).toString('hex'));
  await administer(server, `create database ${name} template ${databaseOf(healthy)}`);
  return withDatabase(server, name);
}

beforeAll(async () => {
  healthy = await emptyDatabase();
  await migrate(healthy);
  const store = openStore(healthy, { name: 'test' });
  await fillDatabase(store, 1200);
  await store.close();
}, 600_000);

test('nothing is off where nothing is, and nothing is changed by looking', { timeout: 300_000 }, async () => {
  const store = open(await copied(), 'application');
  const before = await digests(store);
  const all = await verify(store, { full: true });
  expect(all.finding).toBeUndefined();
  expect(all.right.map(({ name }) => name)).toEqual([
    'ledger',
    'results',
    'statements',
    'budgets',
    'recalculation',
    'facts',
  ]);
  expect(all.recalculated).toHaveLength(5);
  const last = await verify(store);
  expect(last.finding).toBeUndefined();
  expect(last.recalculated).toHaveLength(3);
  expect(await digests(store)).toEqual(before);
});

test('an empty database is right too', async () => {
  const url = await emptyDatabase();
  await migrate(url);
  expect((await verify(open(url, 'application'), { full: true })).finding).toBeUndefined();
});

test('it looks at one moment while imports, runs and adjustments go on', { timeout: 300_000 }, async () => {
  const store = open(await copied(), 'application');
  const programs = (await sql<{ slug: string }>`select slug from program order by slug`.execute(store.db)).rows;
  const partners = (await sql<{ id: number; code: string }>`select id, code from partner order by id`.execute(store.db))
    .rows;
  let isWorking = true;
  let runs = 0;
  const often = async (work: (i: number) => Promise<unknown>) => {
    for (let i = 0; isWorking; i += 1) await work(i);
  };
  const working = [
    often((i) => {
      const lines = partners.map(({ code }, n) => `V-${i}-${n},${code},2026-11-0${1 + (n % 9)},1000.50,1`);
      return importText(store, 'sales', `id,partner,date,amount,quantity\n${lines.join('\n')}\n`);
    }),
    often(async (i) => {
      await run(store.db, { program: programs[i % programs.length]!.slug, asOf: demoDay });
      runs += 1;
    }),
    often((i) => {
      const { id } = partners[i % partners.length]!;
      return adjust(store.db, { partnerId: id, unit: 'EUR', amount: '1', note: 'More', program: 'volume-2026' });
    }),
  ];
  const found: unknown[] = [];
  try {
    while (runs < 10 || found.length < 4) found.push((await verify(store, { full: true })).finding);
  } finally {
    isWorking = false;
    await Promise.all(working);
  }
  expect(found.filter((one) => one !== undefined)).toEqual([]);
});

test('it tries again when someone else has calculated the program meanwhile', { timeout: 300_000 }, async () => {
  const store = open(await copied(), 'application');
  const other = await store.pool.connect();
  await other.query('begin');
  await other.query(`select pg_advisory_xact_lock(hashtextextended('vliegwiel program ' || id, 0)) from program`);
  await other.query('delete from dirty');
  const looking = verify(store, { full: true });
  const waiting = sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  const owner = open(store.url, 'owner');
  await expect.poll(async () => (await waiting.execute(owner.db)).rows.length, { timeout: 120_000 }).toBe(1);
  await other.query('commit');
  other.release();
  expect((await looking).finding).toBeUndefined();
});

const partner = `(select code from partner p where p.id = partner_id) as partner`;
const paid = `(select id from posting where reason = 'reward' and unit = 'EUR' order by id offset 5 limit 1)`;
const result = `(partner_id, program_id, period_key) = (select partner_id, program_id, period_key from cell
  where amount_minor > 0 and raw is null order by calculated_at, partner_id limit 1)`;
const frozen = `(partner_id, program_id, period_key) = (select partner_id, program_id, period_key from statement
  where amount_minor > 0 order by program_id, period_key, partner_id limit 1)`;
/** A fact from before all programs, so that no result depends on it. */
const oldSale = (columns: string, values: string) => `
  insert into sale (partner_id, fact_id, import_id, occurred_on, partner_version_id, currency ${columns ? `, ${columns}` : ''})
  select partner_id, 'OLD', import_id, date '2001-01-01' + v.days, ${values.includes('version:') ? values.replace('version:', '') : `partner_version_id, currency ${values ? `, ${values}` : ''}`}
  from sale cross join (values (0)) v (days) order by seq limit 1 returning ${partner}, fact_id as fact`;
const everSince = `update partner_version set valid_from = '1990-01-01' where id in (select min(id) from partner_version group by partner_id);`;
const view = (posting: string, more = '') => `create or replace view entry as
  select partner_id, id as posting_id, 1 as line, debit as account, unit, amount_minor, program_id, incentive, about_period, statement_period, reason, run_id, posted_at from posting
  union all
  select partner_id, ${posting}, 2, credit, unit, -amount_minor, program_id, incentive, about_period, statement_period, reason, run_id, posted_at from posting ${more}`;

describe('what is damaged is found and named:', () => {
  const cases: [string, string, string][] = [
    [
      'ledger',
      'posting-accounts',
      `update posting set debit = 'bank' where id = ${paid} returning ${partner}, id::text as posting`,
    ],
    [
      'ledger',
      'posting-accounts',
      `update posting set debit = 'owed', credit = 'cost' where id = ${paid} returning ${partner}`,
    ],
    [
      'ledger',
      'posting-run',
      `update posting set run_id = 1000000 where id = ${paid} returning ${partner}, id::text as posting`,
    ],
    [
      'ledger',
      'posting-twice',
      `insert into posting (partner_id, id, unit, amount_minor, debit, credit, reason)
      select (select max(id) from partner where id <> partner_id), id, unit, amount_minor, debit, credit, 'manual' from posting where id = ${paid} returning id::text as posting`,
    ],
    ['ledger', 'balance', view('id', `where reason <> 'manual'`)],
    ['ledger', 'entries-unbalanced', view('id + 1')],
    [
      'results',
      'result-line',
      `update posting set amount_minor = amount_minor + 1 where id = ${paid}
      returning ${partner}, (select slug from program where id = program_id) as program, about_period as period, incentive, unit`,
    ],
    ['results', 'result-line', `delete from posting where id = ${paid} returning ${partner}, about_period as period`],
    [
      'results',
      'result-total',
      `update cell set amount_minor = amount_minor + 1 where ${result} returning ${partner}, period_key as period`,
    ],
    [
      'results',
      'result-period',
      `update cell set period_key = '2031-Q1' where ${result} returning ${partner}, '2031-Q1' as period`,
    ],
    [
      'statements',
      'statement-open',
      `update program_period set closed_at = null where closed_at is not null and period_key = '2026-Q1' returning period_key as period`,
    ],
    [
      'statements',
      'statement-frozen',
      `update statement set lines = jsonb_set(lines, '{0,amountMinor}', '"987654"') where ${frozen} returning ${partner}, period_key as period`,
    ],
    [
      'statements',
      'statement-total',
      `update statement set amount_minor = amount_minor - 1 where ${frozen} returning ${partner}, period_key as period`,
    ],
    [
      'statements',
      'statement-frozen',
      `delete from statement where ${frozen} returning ${partner}, period_key as period`,
    ],
    [
      'statements',
      'posting-statement',
      `update posting set statement_period = about_period
      where id = (select min(id) from posting where reason = 'adjustment') returning ${partner}, id::text as posting`,
    ],
    [
      'statements',
      'statement-shown',
      `update cell set takes_part = false where (partner_id, program_id, period_key) = (
      select c.partner_id, program_id, period_key from cell c join program_period d using (program_id, period_key) join partner p on p.id = c.partner_id
      where closed_at is null and amount_minor > 0 order by starts, p.code limit 1) returning ${partner}, period_key as period`,
    ],
    [
      'budgets',
      'budget-asked',
      `update program_period set asked_minor = asked_minor + 1 where (program_id, starts) = (
      select program_id, min(starts) from program_period where asked_minor > 0 group by 1 order by 1 limit 1)
      returning (select slug from program where id = program_id) as program, period_key as period`,
    ],
    [
      'budgets',
      'budget-asked',
      `update program_period set is_reduced = not is_reduced where (program_id, starts) = (
      select program_id, min(starts) from program_period group by 1 order by 1 limit 1)
      returning (select slug from program where id = program_id) as program, period_key as period`,
    ],
    [
      'budgets',
      'budget-exceeded',
      `update program_version set document = jsonb_set(document, '{budget,amount}', '10')
      where document -> 'budget' ->> 'when_exhausted' <> 'warn' returning (select slug from program where id = program_id) as program`,
    ],
    [
      'recalculation',
      'recalculation',
      `update sale set amount = amount + 5000000000000 where (partner_id, fact_id) = (
      select partner_id, fact_id from sale where occurred_on >= '2026-11-01' and amount > 0 and corrects is null order by seq limit 1) returning 1`,
    ],
    ['facts', 'fact-corrects', oldSale('corrects', `'nowhere'`)],
    ['facts', 'fact-partner-version', oldSale('', 'version:1000000, currency')],
    ['facts', 'fact-partner-version', oldSale('', '')],
    ['facts', 'fact-seller', everSince + oldSale('seller_id', '1000000')],
    ['facts', 'fact-product', everSince + oldSale('product_id', '1000000')],
    ['facts', 'fact-product', everSince + oldSale('customer_id', '1000000')],
    ['facts', 'import-count', everSince + oldSale('', '')],
    [
      'facts',
      'import-rejections',
      `update import set rejected = rejected + 1 where id = 3 returning id::text as import`,
    ],
    [
      'facts',
      'mark-program',
      `insert into dirty (partner_id, program_id, period_key) select min(id), 1000000, '2026' from partner returning ${partner}`,
    ],
    ['facts', 'fact-number', `select setval('fact_seq', 3)`],
  ];
  test.each(cases)('%s: %s', { timeout: 300_000 }, async (check, code, damage) => {
    const url = await copied();
    const results = await open(url, 'owner').pool.query(damage);
    const [row] = [results].flat().at(-1)!.rows as Record<string, unknown>[];
    const { finding } = await verify(open(url, 'application'), { full: true });
    expect(finding).toMatchObject({ check, code });
    const { setval: _, '?column?': __, ...place } = row ?? {};
    if (code !== 'import-count') expect(finding!.where).toMatchObject(place);
    for (const text of [finding!.title, finding!.detail]) {
      expect(text.en).not.toMatch(/undefined|null|NaN/);
      expect(text.nl).not.toMatch(/undefined|null|NaN/);
    }
  });
});
