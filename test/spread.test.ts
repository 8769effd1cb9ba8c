import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { loadDemo } from '../src/demo/load.ts';
import { takeRows } from '../src/intake/actions.ts';
import { adjust } from '../src/ledger/actions.ts';
import { entryRows } from '../src/ledger/sql.ts';
import { type PlainEntry, wholeLedger } from '../src/ledger/whole-sql.ts';
import { openStore, type Store } from '../src/platform/database.ts';
import { isSpread } from '../src/platform/spread.ts';
import { closePeriod, run } from '../src/runs/actions.ts';
import { holdIntake } from '../src/runs/sql.ts';
import { backup } from '../src/upkeep/backup.ts';
import { restore } from '../src/upkeep/restore.ts';
import { verify } from '../src/upkeep/verify.ts';
import { emptyDatabase, testDatabase } from './harness/database.ts';
import { importText, refusals, storedFacts, testClock } from './harness/intake.ts';
import { spreadDatabase } from './harness/spread.ts';

/*
 * Some statements take another form on a cluster. Both forms, on the same facts, must come to the same to the last entry.
 */

let plain: Store;
let spread: Store;
const today = '2026-06-30';

beforeAll(async () => {
  plain = await testDatabase();
  spread = await spreadDatabase();
  for (const store of [plain, spread]) await loadDemo(store, { today, lines: 2500, partners: 40 });
}, 120_000);

const both = async <T>(of: (store: Store) => Promise<T>): Promise<T> => {
  const found = await of(spread);
  expect(found).toEqual(await of(plain));
  return found;
};

async function ledgerOf({ db }: Store): Promise<PlainEntry[]> {
  const entries: PlainEntry[] = [];
  for await (const some of wholeLedger(db)) entries.push(...some);
  return entries;
}

const programsOf = async ({ db }: Store): Promise<string[]> =>
  (await sql<{ slug: string }>`select slug from program order by slug`.execute(db)).rows.map(({ slug }) => slug);

async function calculateAll(store: Store): Promise<number> {
  let postings = 0;
  for (const program of await programsOf(store)) postings += (await run(store.db, { program, asOf: today })).postings;
  return postings;
}

test('one says that it is spread, the other not', async () => {
  expect([await isSpread(plain.db), await isSpread(spread.db)]).toEqual([false, true]);
});

test('the demo comes to the same facts and the same ledger', async () => {
  expect((await both((store) => storedFacts(store))).length).toBeGreaterThan(2000);
  for (const table of ['activity', 'training', 'referral']) await both((store) => storedFacts(store, table));
  expect((await both(ledgerOf)).length).toBeGreaterThan(300);
});

test('what is known, sent twice, corrected once and again, and corrected wrongly is judged the same', async () => {
  const [first, second] = (await storedFacts(plain)).filter(
    (fact) => fact.corrects === null && fact.share_micro === null && fact.customer !== null,
  );
  const partners = await sql<{ code: string }>`select code from partner join sale on sale.partner_id = partner.id
    where sale.fact_id = ${first!.fact_id} union all select code from partner where code <> (
      select code from partner join sale on sale.partner_id = partner.id where sale.fact_id = ${first!.fact_id}) limit 2`.execute(
    plain.db,
  );
  const [mine, other] = partners.rows.map(({ code }) => code);
  const rows = [
    `new-1,2026-05-01,${mine},,10.00,NC-1`,
    `new-2,2026-05-03,${mine},,10.00,NC-1`,
    `new-3,2026-06-20,${mine},,10.00,${first!.customer}`,
    `new-3,2026-06-20,${mine},,10.00,${first!.customer}`,
    `new-4,2026-06-20,${mine},,10.00,NC-1`,
    `new-4,2026-06-20,${mine},,11.00,NC-1`,
    `back-2,2026-06-21,${mine},back-1,-1.00,`,
    `back-1,2026-06-20,${mine},new-1,-2.00,`,
    `back-3,2026-06-21,${mine},${first!.fact_id},-1.00,`,
    `back-4,2026-06-21,${other},${first!.fact_id},-1.00,`,
    `back-5,2026-06-21,${mine},nothing,-1.00,`,
    `${second!.fact_id},2026-06-21,${mine},,1.00,`,
  ];
  const told = await both(async (store) => {
    const done = await importText(store, 'sales', `id,date,partner,corrects,amount,customer\n${rows.join('\n')}\n`);
    return { told: refusals(done), accepted: done.accepted, repeated: done.repeated };
  });
  expect(told.told.map((line) => line.split(' ').at(-1))).toEqual([
    'conflict-in-file',
    'conflict-in-file',
    'corrects-other-partner',
    'unknown-corrected',
    'conflict-known',
  ]);
  expect(told).toMatchObject({ accepted: 6, repeated: 1 });
  const known = (await both((store) => storedFacts(store))).filter(({ fact_id: id }) =>
    /^(new|back)-/.test(String(id)),
  );
  expect(known.map((fact) => [fact.fact_id, fact.new_customer])).toContainEqual(['new-3', false]);
  expect(known.map((fact) => [fact.fact_id, fact.new_customer])).toContainEqual(['back-2', true]);
});

test('few facts, new partners, goals and rates are taken in and calculated the same', async () => {
  await both(async (store) => {
    const { rows } = await sql<{ code: string }>`select code from partner order by code limit 3`.execute(store.db);
    const sales = rows.map(({ code }, i) => ({ id: `few-${i}`, date: '2026-06-25', partner: code, amount: '1000.00' }));
    const taken = await takeRows(store, 'sales', sales, { clock: testClock });
    const again = await takeRows(store, 'sales', sales, { clock: testClock });
    await importText(
      store,
      'partners',
      `code,name,type,tier\n${rows[0]!.code},Renamed,reseller,gold\nNEW,New,reseller,gold\n`,
    );
    await importText(store, 'goals', `partner,goal_set,period,value\n${rows[0]!.code},quota,2026-Q2,12.5\n`);
    return [taken.accepted, again.repeated, await calculateAll(store)];
  });
  await both(ledgerOf);
});

test('closing and what comes after it is posted the same', async () => {
  const posted = await both(async (store) => {
    const { rows } = await sql<{ program: string; period: string }>`
      select distinct on (g.slug) g.slug as program, d.period_key as period from program_period d join program g on g.id = d.program_id
      where d.closed_at is null and d.ends < ${today}::date order by g.slug, d.starts`.execute(store.db);
    const closed: unknown[] = [];
    for (const one of rows) closed.push(await closePeriod(store.db, { ...one, asOf: today }));
    const partner = (await sql<{ id: number }>`select id from partner order by code limit 1`.execute(store.db))
      .rows[0]!;
    await adjust(store.db, { partnerId: partner.id, unit: 'EUR', amount: '12.34', note: 'By hand' });
    const first = (await storedFacts(store)).find(({ fact_id: id }) => id === 'new-2')!;
    const { rows: owner } = await sql<{ code: string }>`
      select code from partner join sale on sale.partner_id = partner.id where fact_id = 'new-2'`.execute(store.db);
    await importText(
      store,
      'sales',
      `id,date,partner,corrects,amount\nlate-1,2026-05-04,${owner[0]!.code},${first.fact_id},-10.00\n`,
    );
    return [closed, await calculateAll(store)];
  });
  expect((posted[0] as unknown[]).length).toBeGreaterThan(0);
  expect((await both(ledgerOf)).length).toBeGreaterThan(300);
});

test('entries are listed by posting and line, page by page, the same as all at once', async () => {
  const list = async ({ db }: Store, account?: string) => {
    const all: [bigint, number, string, bigint][] = [];
    for (let before: { posting: bigint; line: number } | undefined; ; ) {
      const page = await entryRows(db, { account }, 7, before);
      all.push(
        ...page.map(
          (row) => [row.posting_id, row.line, row.account, row.amount_minor] as [bigint, number, string, bigint],
        ),
      );
      const last = page.at(-1);
      if (!last) return all;
      before = { posting: last.posting_id, line: last.line };
    }
  };
  const { rows } = await sql<{ id: bigint; line: number; account: string; minor: bigint }>`
    select posting_id as id, line, account, amount_minor as minor from entry order by 1 desc, 2`.execute(plain.db);
  const wanted = rows.map((row) => [row.id, row.line, row.account, row.minor]);
  expect(await list(plain)).toEqual(wanted);
  expect(await list(plain, 'owed')).toEqual(wanted.filter(([, , account]) => account === 'owed'));
}, 60_000);

test('verify finds nothing off in either, and calculating everything again posts nothing', async () => {
  for (const store of [plain, spread]) expect((await verify(store, { full: true })).finding).toBeUndefined();
  for (const program of await programsOf(spread))
    expect(await run(spread.db, { program, asOf: today, kind: 'full' })).toMatchObject({ postings: 0 });
}, 120_000);

test('what is off is found in either', async () => {
  const faults: [string, string][] = [
    [
      `update posting set amount_minor = amount_minor + 1 where id = (select min(id) from posting where reason = 'reward')`,
      'result',
    ],
    [
      `update posting set debit = 'bank' where id = (select min(id) from posting where reason = 'reward')`,
      'posting-accounts',
    ],
    [`select setval('fact_seq', 1)`, 'fact-number'],
  ];
  for (const [fault, code] of faults) {
    const found = await both(async (store) => {
      const owner = openStore(store.url, { role: 'owner', name: 'test owner' });
      const undone = await sql<{ last: bigint }>`select last_value as last from fact_seq`.execute(owner.db);
      const before =
        await sql`select * from posting where id = (select min(id) from posting where reason = 'reward')`.execute(
          owner.db,
        );
      await sql.raw(fault).execute(owner.db);
      const { finding } = await verify(store);
      const { id, amount_minor, debit } = before.rows[0] as { id: bigint; amount_minor: bigint; debit: string };
      await sql`update posting set amount_minor = ${amount_minor}, debit = ${debit} where id = ${id}`.execute(owner.db);
      await sql`select setval('fact_seq', ${undone.rows[0]!.last})`.execute(owner.db);
      await owner.close();
      return finding;
    });
    expect(found?.code).toContain(code);
  }
}, 60_000);

/** How many wait for a lock in the database of the one that is spread. */
const waiting = async (): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(spread.db);
  return rows[0]!.waiting;
};

/** Takes facts in until what it returns is called. */
async function beingTakenIn(): Promise<() => Promise<void>> {
  let end = () => {};
  let intake = Promise.resolve();
  await new Promise<void>((held) => {
    intake = spread.db.transaction().execute(async (tx) => {
      await holdIntake(tx);
      await new Promise<void>((done) => {
        end = done;
        held();
      });
    });
  });
  return () => {
    end();
    return intake;
  };
}

test('on a cluster what is taken in waits for a run, and a run for what is being taken in', async () => {
  const [program] = await programsOf(spread);
  const sales = (id: string, code: string) =>
    importText(spread, 'sales', `id,date,partner,amount\n${id},2026-06-26,${code},5.00\n`);
  const { rows } = await sql<{ code: string }>`select code from partner order by code limit 1`.execute(spread.db);
  const code = rows[0]!.code;
  const settled = async (work: Promise<unknown>) =>
    Promise.race([work.then(() => true), new Promise((done) => setTimeout(() => done(false), 300))]);
  const order: string[] = [];
  let duringRun: Promise<unknown> | undefined;
  await run(spread.db, {
    program: program!,
    asOf: today,
    kind: 'full',
    onProgress: () => {
      duringRun ??= sales('during', code).then(() => order.push('taken in'));
    },
  });
  order.push('calculated');
  await duringRun;
  expect(order).toEqual(['calculated', 'taken in']);

  const taken = await beingTakenIn();
  const calculated = run(spread.db, { program: program!, asOf: today });
  await expect.poll(waiting).toBe(1);
  expect(await settled(calculated)).toBe(false);
  await taken();
  await calculated;
});

test('a backup of one is restored into one PostgreSQL, and none into a cluster', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-spread-'));
  try {
    const file = join(folder, 'all.backup');
    const taken = await beingTakenIn();
    const written = backup(spread.url, file, { product: '0.0.0-test', now: () => new Date('2026-11-23T12:00:00Z') });
    await expect.poll(waiting).toBe(1);
    await taken();
    await written;
    const url = await emptyDatabase();
    await restore(url, file);
    const restored = openStore(url, { name: 'test' });
    expect(await ledgerOf(restored)).toEqual(await ledgerOf(spread));
    await restored.close();
    const owner = openStore(spread.url, { role: 'owner', name: 'test owner' });
    await sql`insert into standin.pg_dist_partition values ('public.sale')`.execute(owner.db);
    await owner.close();
    await spread.close();
    const refused = await restore(spread.url, file, { replace: true }).catch((error: { code: string }) => error.code);
    expect(refused).toBe('database-spread');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
