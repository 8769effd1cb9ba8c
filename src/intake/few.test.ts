import fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { importText, smallCompany, storedFacts, testClock } from '../../test/harness/intake.ts';
import { takeRows } from './actions.ts';
import { takeFew } from './few.ts';
import type { ImportResult, TakingOptions } from './result.ts';

const store = await testDatabase();
const owner = store.owner();

beforeAll(async () => {
  await smallCompany(store, { newCustomerDays: 30 });
  await importText(store, 'rates', 'currency,valid_from,rate\nUSD,2026-01-15,0.9\n');
  await importText(store, 'partners', 'code,name,type,currency,valid_from\nU1,American,retailer,USD,2026-02-01\n');
});

const known = [
  'id,date,partner,product,customer,quantity,amount,currency,split',
  'k1,2026-01-20,R1,A,C1,1,10,EUR,',
  'k2,2026-02-01,,A,C2,1,10,EUR,R1:50%;T1:50%',
  'k3,2026-03-01,T1,,,2,7.5,,',
];

/** As it was before each time. */
async function begin(): Promise<void> {
  await sql`truncate sale, customer, import, rejected_row, dirty, program_period, program restart identity cascade`.execute(
    owner.db,
  );
  await sql`insert into program (slug) values ('p')`.execute(owner.db);
  await sql`insert into program_period (program_id, period_key, version, starts, ends, reads, sources, credits)
    select id, '2026-Q1', 1, '2026-01-01', '2026-03-31', '{[2026-01-01,2026-04-01)}', '{sales}', '{seller,upline}' from program`.execute(
    owner.db,
  );
  await importText(store, 'sales', known.join('\n'));
}

async function left(result: ImportResult) {
  const rows = async (table: string, what: string) =>
    (
      await sql<{ row: unknown }>`
        select ${sql.raw(what)} as row from ${sql.table(table)} t order by ${sql.raw(what)}::text`.execute(store.db)
    ).rows;
  const order = await sql`select fact_id, partner_id from sale order by seq`.execute(store.db);
  return {
    result,
    facts: await storedFacts(store),
    order: order.rows,
    customers: await rows('customer', 'code'),
    marks: await rows('dirty', 'jsonb_build_array(partner_id, program_id, period_key)'),
    refused: await rows('rejected_row', 'to_jsonb(t)'),
    // Those who watch are told how far it is by the clock.
    imports: await rows('import', "to_jsonb(t) - '{started_at,ended_at,after_seq,bytes}'::text[]"),
  };
}

const mostly = <T>(right: T[], wrong: T[]) =>
  fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: fc.constantFrom(...wrong) });
const row = fc.record(
  {
    id: mostly(['a', 'b', 'c', 'd', 'e', 'f', 'k1', 'k2', 'k3'], ['', 'x'.repeat(129)]),
    date: mostly(['2026-01-20', '2026-02-01', '2026-03-01', '2026-05-01'], ['2026-01-10', '2026-12-01', '10-1-2026']),
    partner: mostly<string | undefined>(['R1', 'S1', 'T1', 'U1'], [undefined, 'NOBODY']),
    product: mostly<string | undefined>(['A', 'B', undefined], ['NOTHING']),
    customer: mostly<string | undefined>(['C1', 'C2', 'C3', ' C3 ', undefined], ['C\0']),
    seller: mostly<string | undefined>(['S1', undefined], ['NOBODY']),
    quantity: mostly<string | number | undefined>(['1', 2, undefined], [1.5, 'one']),
    amount: mostly(['10', '7.5', '-3'], ['0.0000001', '1e3']),
    currency: mostly<string | undefined>(['EUR', 'USD', undefined], ['CHF', 'euro']),
    channel: mostly<string | undefined>(['web', 'a\tb\\c', undefined], ['nul\0']),
    customer_status: mostly<string | undefined>(['new', 'existing', undefined, undefined], ['Neu']),
    split: mostly<string | undefined>(
      [undefined, undefined, undefined, undefined, 'R1:50%;T1:50%', 'R1:33.3333%;U1:66.6667%'],
      ['R1:50%'],
    ),
    corrects: mostly<string | undefined>([undefined], ['k1']),
    more: mostly<string | undefined>([undefined], ['unknown']),
  },
  { noNullPrototype: true },
);
const anything = fc.oneof(
  { weight: 20, arbitrary: row },
  { weight: 1, arbitrary: fc.constantFrom(null, 7, 'text', []) },
);

test('a few facts are judged, stored and marked as many are', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(anything, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('accept-valid' as const, 'all-or-nothing' as const),
      async (rows, mode) => {
        const options: TakingOptions = { clock: testClock, mode, label: 'rows', most: 100 };
        await begin();
        const few = await takeFew(store, 'sales', rows, options);
        if (!few) return;
        taken += few.accepted;
        const kept = await left(few);
        await begin();
        // Who wants to be told of refusals one by one is served by the way of many.
        const many = await takeRows(store, 'sales', rows, { ...options, onRejections: () => {} });
        expect(kept).toEqual(await left(many));
      },
    ),
    { numRuns: 40 },
  );
  expect(taken).toBeGreaterThan(5);
}, 180_000);

test('facts of the other sources, too', async () => {
  await begin();
  const options: TakingOptions = { clock: testClock };
  const training = { id: 't1', date: '2026-03-01', partner: 'S1', kind: 'exam', course: 'Safety', score: '8.5' };
  expect(await takeFew(store, 'trainings', [training], options)).toMatchObject({ accepted: 1, rejected: 0 });
  expect(await takeFew(store, 'trainings', [training], options)).toMatchObject({ accepted: 0, repeated: 1 });
  const changed = await takeFew(store, 'trainings', [{ ...training, score: '9' }], options);
  expect(changed!.rejections).toMatchObject([{ line: 0, column: 'id', value: 't1', code: 'conflict-known' }]);
  const activity = { id: 'x', date: '2026-03-01', kind: 'demo', split: 'R1:50%;T1:50%', customer: 'C9' };
  expect(await takeFew(store, 'activities', [activity], options)).toMatchObject({ accepted: 1 });
  expect(await storedFacts(store, 'activity')).toHaveLength(2);
  const referral = { id: 'x', date: '2026-03-01', partner: 'R1', stage: 'won', amount: '100', customer: 'C9' };
  expect(await takeFew(store, 'referrals', [referral], options)).toMatchObject({ accepted: 1 });
});

test('rows that depend on each other are left to the way of many', async () => {
  const one = { id: '1', date: '2026-03-01', partner: 'R1', quantity: '1' };
  expect(await takeFew(store, 'sales', [one, one], { clock: testClock })).toBeUndefined();
  expect(await takeFew(store, 'sales', [{ ...one, corrects: 'k1' }], { clock: testClock })).toBeUndefined();
});

test('thousands of facts mark the periods that each of them marks', async () => {
  await begin();
  await sql`
    insert into program_period (program_id, period_key, version, starts, ends, reads, sources, credits)
    select id, key, 1, '2026-01-01', '2026-12-31', reads::datemultirange, array[source], credits::text[]
    from program, (values ('a', '{[2025-01-01,2025-04-01),[2026-01-01,2026-01-20)}', 'sales', '{}'), ('b', '{[2026-03-07,2026-03-08)}', 'sales', '{seller}'),
      ('c', '{(,2025-12-15)}', 'sales', '{upline}'), ('d', '{[2026-06-01,)}', 'sales', '{seller,upline}'),
      ('e', '{[2026-01-01,2026-07-01)}', 'trainings', '{}')) p (key, reads, source, credits)`.execute(owner.db);
  const day = (days: number) => new Date(Date.UTC(2025, 11, 1) + days * 86_400_000).toISOString().slice(0, 10);
  const lines = Array.from({ length: 2500 }, (_, place) => {
    const days = place % 50 === 0 ? place % 200 : 150;
    return `m${place},${day(days)},${['R1', 'T1', 'S1'][place % 3]},1,${place % 100 === 0 ? 'S1' : ''}`;
  });
  const result = await importText(store, 'sales', ['id,date,partner,quantity,seller', ...lines].join('\n'));
  expect(result).toMatchObject({ accepted: 2500, rejected: 0 });
  const marks = async (from: RawBuilder<unknown>) =>
    (
      await sql<{ mark: string }>`
        select distinct concat_ws(' ', partner_id, program_id, period_key) as mark from ${from} order by 1`.execute(
        owner.db,
      )
    ).rows.map(({ mark }) => mark);
  const expected = await marks(sql`(
    select x.partner_id, f.program_id, f.period_key from (
      select s.*, p.program_id, p.period_key, p.credits from sale s
      join program_period p on p.reads @> s.occurred_on and 'sales' = any (p.sources) where s.import_id = ${result.importId}) f
    cross join lateral (
      select f.partner_id as credited
      union select f.seller_id where f.seller_id is not null and 'seller' = any (f.credits)
      union select unnest(ancestor_ids) from partner_version v where v.id = f.partner_version_id and 'upline' = any (f.credits)) c
    cross join lateral (select c.credited) x (partner_id)) m`);
  expect(await marks(sql`dirty where import_id = ${result.importId}`)).toEqual(expected);
  expect(expected.length).toBeGreaterThan(5);
});
