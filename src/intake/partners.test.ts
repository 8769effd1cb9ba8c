import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { importText, refusals, testClock } from '../../test/harness/intake.ts';
import { getPartner, listPartners, listPartnerVersions } from '../partners/actions.ts';
import { saveCompany } from '../partners/company.ts';
import { takeRows } from './actions.ts';

const store = await testDatabase();
const owner = store.owner();

beforeEach(async () => {
  await sql`truncate partner, partner_version, product, product_version, customer, hand_goal, company restart identity cascade`.execute(
    owner.db,
  );
  await saveCompany(store.db, { name: 'Test', baseCurrency: 'EUR' });
});

const partners = (text: string) => importText(store, 'partners', text);
const today = testClock.today();

type At = { type: string; tier: string | null; parent: string | null; above: string[] };

/** Each partner's attributes and everyone above it, on a date. */
async function treeOn(day: string): Promise<Record<string, At>> {
  const { rows } = await sql<At & { code: string }>`
    select p.code, v.type, v.tier, parent.code as parent,
      array(select a.code || ':' || t.type from unnest(v.ancestor_ids, v.ancestor_types) with ordinality t (id, type, place)
        join partner a on a.id = t.id order by place) as above
    from partner p join lateral (select * from partner_version v where v.partner_id = p.id and v.valid_from <= ${day}::date
      order by valid_from desc, id desc limit 1) v on true
    left join partner parent on parent.id = v.parent_id`.execute(store.db);
  return Object.fromEntries(rows.map(({ code, ...at }) => [code, at]));
}

test('parents may stand later in the file; everyone above is known, nearest first', async () => {
  const result = await partners(
    'code,name,type,parent\nS,Seller,seller,R\nR,Reseller,reseller,D\nD,Distributor,distributor,\n',
  );
  expect(result).toMatchObject({ accepted: 3, rejected: 0 });
  expect(await treeOn(today)).toEqual({
    S: { type: 'seller', tier: null, parent: 'R', above: ['R:reseller', 'D:distributor'] },
    R: { type: 'reseller', tier: null, parent: 'D', above: ['D:distributor'] },
    D: { type: 'distributor', tier: null, parent: null, above: [] },
  });
});

test('a cycle is refused with the partners in it, and so is what hangs on it; the rest is taken in', async () => {
  const result = await partners(
    'code,type,parent\nA,reseller,B\nB,reseller,C\nC,reseller,A\nD,seller,A\nE,reseller,\nF,seller,F\n',
  );
  expect(refusals(result)).toEqual([
    '2 parent cycle',
    '3 parent cycle',
    '4 parent cycle',
    '5 parent unknown-parent',
    '7 parent cycle',
  ]);
  expect(result.rejections[0]!.reason.en).toContain('A → B → C → A');
  expect(Object.keys(await treeOn(today))).toEqual(['E']);
});

test('a cycle with partners known from before is refused, and the known tree stays', async () => {
  await partners('code,type,parent\nA,reseller,\nB,reseller,A\nC,seller,B\n');
  const before = await treeOn(today);
  const result = await partners('code,parent,valid_from\nA,C,2026-01-01\n');
  expect(refusals(result)).toEqual(['2 parent cycle']);
  expect(await treeOn(today)).toEqual(before);
  // Not a cycle when C left first.
  const moved = await partners('code,parent,valid_from\nA,C,2026-01-01\nC,,2026-01-01\n');
  expect(moved).toMatchObject({ accepted: 2, rejected: 0 });
  expect((await treeOn(today)).B!.above).toEqual(['A:reseller', 'C:seller']);
  expect(await treeOn('2025-12-31')).toEqual(before);
});

test('a cycle in the days before a partner is first known is one too', async () => {
  await partners(
    'code,type,parent,valid_from\nA,reseller,,2026-01-01\nB,reseller,A,2025-01-01\nB,reseller,,2025-07-01\n',
  );
  const result = await partners('code,type,parent,valid_from\nA,reseller,B,2025-07-01\n');
  expect(refusals(result)).toEqual(['2 parent cycle']);
});

test('what changes above for a while changes back below', async () => {
  await partners('code,type,parent\nP,reseller,\nC,seller,P\n');
  await partners('code,type,valid_from\nP,distributor,2025-01-01\nP,reseller,2026-01-01\n');
  expect((await treeOn('2025-06-01')).C!.above).toEqual(['P:distributor']);
  expect((await treeOn(today)).C!.above).toEqual(['P:reseller']);
});

test('what a row leaves out stays; the same again changes nothing; an empty value clears', async () => {
  await partners('code,name,type,tier,tags\nA,Ann,reseller,gold,b;a\n');
  expect(await partners('code,tier\nA,silver\n')).toMatchObject({ accepted: 1 });
  expect(await partners('code,tier\nA,silver\n')).toMatchObject({ accepted: 0, repeated: 1 });
  expect(await getPartner(store.db, 'A', today)).toMatchObject({
    name: 'Ann',
    tier: 'silver',
    tags: ['b', 'a'],
    currency: 'EUR',
    valid_from: today,
  });
  expect(await getPartner(store.db, 'A', '2026-06-29')).toMatchObject({ tier: 'gold', valid_from: '1900-01-01' });
  const rows = [{ code: 'A', tags: null, name: 'Anna' }];
  expect(await takeRows(store, 'partners', rows, { clock: testClock })).toMatchObject({ accepted: 1, repeated: 0 });
  expect(await getPartner(store.db, 'A', today)).toMatchObject({ name: 'Anna', tier: 'silver', tags: [] });
  expect(await partners('code,name\nA,Anna\n')).toMatchObject({ repeated: 1 });
});

test('a version that was wrong is followed by another from the same date', async () => {
  await partners('code,type,tier,valid_from\nA,reseller,gold,2026-01-01\n');
  expect(await partners('code,type,tier,valid_from\nA,reseller,bronze,2026-01-01\n')).toMatchObject({ accepted: 1 });
  expect((await treeOn(today)).A!.tier).toBe('bronze');
  expect(await listPartnerVersions(store.db, 'A')).toMatchObject([{ tier: 'bronze', valid_from: '2026-01-01' }]);
});

test('partners need a type and known parents; the same partner twice must say the same', async () => {
  const result = await partners(
    'code,type,parent\nA,,\nB,reseller,X\nC,reseller,\nC,reseller,\nD,reseller,\nD,seller,\n,seller,\nE,boss,\n',
  );
  expect(refusals(result)).toEqual([
    '2 type required',
    '3 parent unknown-parent',
    '6 code conflict-in-file',
    '7 code conflict-in-file',
    '8 code required',
    '9 type not-one-of',
  ]);
  expect(result).toMatchObject({ accepted: 1, repeated: 1, rejected: 6 });
});

test('partners are listed by filter, subtree and text, page by page', async () => {
  await partners(
    'code,name,type,tier,country,tags,parent\nD,Dist,distributor,,NL,,\nR1,One,reseller,gold,NL,web,D\nR2,Two,reseller,silver,BE,web;shop,D\nS,Sol,seller,,BE,,R1\n',
  );
  const list = async (query: object) =>
    (await listPartners(store.db, { limit: 50, ...query }, today)).items.map(({ code }) => code);
  expect(await list({ type: 'reseller' })).toEqual(['R1', 'R2']);
  expect(await list({ tier: 'gold' })).toEqual(['R1']);
  expect(await list({ tag: 'shop' })).toEqual(['R2']);
  expect(await list({ country: 'BE' })).toEqual(['R2', 'S']);
  expect(await list({ parent: 'D' })).toEqual(['R1', 'R2']);
  expect(await list({ below: 'R1' })).toEqual(['R1', 'S']);
  expect(await list({ top: 'true' })).toEqual(['D']);
  expect(await list({ search: 'two' })).toEqual(['R2']);
  expect((await listPartners(store.db, { limit: 50, below: 'D' }, today)).items[0]).toMatchObject({
    code: 'D',
    children: 2,
    parent: null,
  });
  const first = await listPartners(store.db, { limit: 3 }, today);
  const second = await listPartners(store.db, { limit: 3, cursor: first.next! }, today);
  expect([...first.items, ...second.items].map(({ code }) => code)).toEqual(['D', 'R1', 'R2', 'S']);
  expect(second.next).toBeNull();
});

test('products have versions too, goals replace each other, customers get names', async () => {
  const products = (text: string) => importText(store, 'products', text);
  expect(await products('code,name,category,launched_on\nA,Bike,Bikes,2026-01-01\nB,Bell,,\n')).toMatchObject({
    accepted: 2,
  });
  expect(
    await products('code,category,valid_from\nA,Parts,2026-03-01\nA,Parts,2026-03-01\nB,,2026-03-01\n'),
  ).toMatchObject({ accepted: 2, repeated: 1 });
  expect(await products('code,category,valid_from\nA,Parts,2026-03-01\n')).toMatchObject({ repeated: 1 });
  expect(await products('code,launched_on\nA,2026-02-01\n')).toMatchObject({ accepted: 1, repeated: 0 });
  const { rows } =
    await sql`select code, launched_on, valid_from, category from product join product_version v on v.product_id = product.id order by 1, 3`.execute(
      store.db,
    );
  expect(rows).toEqual([
    { code: 'A', launched_on: '2026-02-01', valid_from: '1900-01-01', category: 'Bikes' },
    { code: 'A', launched_on: '2026-02-01', valid_from: '2026-03-01', category: 'Parts' },
    { code: 'B', launched_on: null, valid_from: '1900-01-01', category: null },
    { code: 'B', launched_on: null, valid_from: '2026-03-01', category: null },
  ]);
  await partners('code,type\nP,seller\n');
  const goals = (text: string) => importText(store, 'goals', text);
  expect(
    await goals('goal_set,partner,period,value\nquota,P,2026-Q1,100\nquota,X,2026-Q1,100\nquota,P,2026-Q5,1\n'),
  ).toMatchObject({ accepted: 1, rejected: 2 });
  expect(await goals('goal_set,partner,period,value\nquota,P,2026-Q1,100.5\n')).toMatchObject({
    accepted: 1,
    repeated: 0,
  });
  expect(await goals('goal_set,partner,period,value\nquota,P,2026-Q1,100.5\n')).toMatchObject({
    accepted: 0,
    repeated: 1,
  });
  const customers = (text: string) => importText(store, 'customers', text);
  expect(await customers('code,name\nC,Cafe\nD,\n')).toMatchObject({ accepted: 2 });
  expect(await customers('code\nC\n')).toMatchObject({ repeated: 1 });
  expect(await customers('code,name\nC,Café\n')).toMatchObject({ accepted: 1 });
});

const codes = ['A', 'B', 'C', 'D', 'E'] as const;
const days = ['2025-01-01', '2025-07-01', '2026-01-01', '2026-04-01'] as const;
const said = fc.record({
  code: fc.constantFrom(...codes),
  valid_from: fc.constantFrom(...days),
  type: fc.constantFrom('reseller', 'seller'),
  tier: fc.option(fc.constantFrom('gold', 'silver')),
  parent: fc.option(fc.constantFrom(...codes)),
});
type Said = { code: string; valid_from: string; type: string; tier: string | null; parent: string | null };

/** What should hold on a date: the last said of each partner, its chain followed upwards. */
function expected(all: readonly Said[], day: string): Record<string, At> {
  const lastOf = (code: string, until: string) => {
    const own = all.filter((one) => one.code === code);
    const before = own.filter((one) => one.valid_from <= until).sort((a, b) => (a.valid_from < b.valid_from ? 1 : -1));
    return before[0] ?? own.sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1))[0]!;
  };
  const there = [...new Set(all.filter((one) => one.valid_from <= day).map(({ code }) => code))];
  return Object.fromEntries(
    there.map((code) => {
      const { type, tier, parent } = lastOf(code, day);
      const above: string[] = [];
      for (let up = parent; up !== null; up = lastOf(up, day).parent) above.push(`${up}:${lastOf(up, day).type}`);
      return [code, { type, tier, parent, above }];
    }),
  );
}

test('however versions arrive, in one file or several, each date shows what was said for it', async () => {
  const files = fc.array(
    fc.uniqueArray(said, { minLength: 1, maxLength: 6, selector: ({ code, valid_from }) => code + valid_from }),
    { minLength: 1, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(files, async (batches) => {
      await sql`truncate partner, partner_version restart identity cascade`.execute(owner.db);
      let all: Said[] = [];
      let last: Said[] = [];
      for (const batch of batches) {
        const result = await takeRows(store, 'partners', batch, { clock: testClock });
        const refused = new Set(result.rejections.map(({ line }) => line));
        const taken = batch.filter((_, index) => !refused.has(index));
        all = [
          ...all.filter((old) => !taken.some((one) => one.code === old.code && one.valid_from === old.valid_from)),
          ...taken,
        ];
        for (const day of [...days, today]) expect(await treeOn(day)).toEqual(expected(all, day));
        last = taken;
      }
      const again = await takeRows(store, 'partners', last, { clock: testClock });
      expect(again).toMatchObject({ accepted: 0, rejected: 0 });
    }),
    { numRuns: 12 },
  );
}, 120_000);
