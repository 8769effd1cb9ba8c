import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { loadFamily } from '../../test/harness/family.ts';
import { type FactFilters, selectFacts } from './list-sql.ts';

const { caller, store } = await testApi();
beforeAll(() => loadFamily(store.db));
const manager = await caller();

const sale = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  date: '2026-03-01',
  partner: 'A',
  amount: '100',
  ...more,
});

test('facts are paged last first; what comes in meanwhile moves nothing', async () => {
  await manager.post(
    '/facts/sales',
    Array.from({ length: 5 }, (_, i) => sale(`p-${i}`)),
  );
  const first = await manager.get('/facts/sales?limit=2&partner=A');
  await manager.post('/facts/sales', [sale('p-late')]);
  const second = await manager.get(`/facts/sales?limit=2&partner=A&cursor=${first.body.next}`);
  const ids = [...first.body.items, ...second.body.items].map((one: { id: string }) => one.id);
  expect(ids).toEqual(['p-4', 'p-3', 'p-2', 'p-1']);
});

test('facts are found by day, partner, import and what they correct', async () => {
  await manager.post('/facts/sales', [sale('r-1', { date: '2026-05-05', partner: 'B' })]);
  const taken = await manager.post('/facts/sales', [
    sale('r-2', { date: '2026-05-06', partner: 'B', corrects: 'r-1', amount: '-1' }),
  ]);
  const ids = async (query: string) =>
    (await manager.get(`/facts/sales?${query}`)).body.items.map((one: { id: string }) => one.id);
  expect(await ids('from=2026-05-06&to=2026-05-31')).toEqual(['r-2']);
  expect(await ids('corrects=r-1')).toEqual(['r-2']);
  expect(await ids(`import=${taken.body.import}`)).toEqual(['r-2']);
  expect(await ids('partner=B&to=2026-05-05&from=2026-05-05')).toEqual(['r-1']);
  expect(await ids('product=nothing')).toEqual([]);
  expect((await manager.get('/facts/invoices')).status).toBe(400);
  expect((await manager.get('/facts/sales?partner=nobody')).status).toBe(404);
});

test('a partner sees its own facts and those of partners below it, not what they cost', async () => {
  await manager.post('/facts/sales', [
    sale('s-A', { cost: '60' }),
    sale('s-A1', { partner: 'A1' }),
    sale('s-B', { partner: 'B' }),
  ]);
  const partner = await caller({ scopes: ['facts:read'], partner: 'A' });
  const { body } = await partner.get('/facts/sales?limit=500');
  expect(new Set(body.items.map((one: { partner: string }) => one.partner))).toEqual(new Set(['A', 'A1']));
  expect(body.items.every((one: { cost: string | null }) => one.cost === null)).toBe(true);
  expect((await manager.get('/facts/sales?id=s-A')).body.items[0].cost).toBe('60');
  expect((await partner.get('/facts/sales?partner=B')).status).toBe(404);
  expect((await partner.get('/facts/sales?id=s-B')).body.items).toEqual([]);
  expect((await partner.post('/facts/sales', [sale('s-C')])).status).toBe(403);
});

test('a page reads no more facts than it shows, or than its filter finds', async () => {
  const { db } = store.owner();
  await sql`
    insert into sale (partner_id, fact_id, import_id, occurred_on, partner_version_id, currency, amount, customer_id, corrects)
    select p.id, 'many-' || n, 0, date '2024-01-01' + n / 100, 1, 'EUR', 1000000, n / 4, case when n = 7 then 'many-4' end
    from generate_series(1, 40000) n join lateral (select id from partner order by code offset n % 3 limit 1) p on true`.execute(
    db,
  );
  await sql`insert into customer (id, code) select n, 'many-' || n from generate_series(5000, 5010) n`.execute(db);
  await sql`vacuum (analyze) sale`.execute(db);
  const read = async (filters: FactFilters, before?: bigint) =>
    db.transaction().execute(async (tx) => {
      const sofar = async () => {
        const { rows } = await sql<{ read: bigint }>`
          select seq_tup_read + idx_tup_fetch as read from pg_stat_xact_user_tables where relname = 'sale'`.execute(tx);
        return Number(rows[0]!.read);
      };
      const start = await sofar();
      const facts = await selectFacts(tx, 'sales', filters, before, 20);
      return { ids: facts.map(({ fact_id }) => fact_id), read: (await sofar()) - start };
    });
  const last = await read({});
  expect(last.ids).toEqual(Array.from({ length: 20 }, (_, place) => `many-${40_000 - place}`));
  expect(last.read).toBe(20);
  const inBetween = await read({}, 20_000n);
  expect([inBetween.ids.length, inBetween.read]).toEqual([20, 20]);
  const ofCustomer = await read({ customer: 'many-5003' });
  expect(ofCustomer.ids).toEqual(['many-20015', 'many-20014', 'many-20013', 'many-20012']);
  expect(ofCustomer.read).toBeLessThan(1000);
  expect((await read({ id: 'many-9' })).read).toBe(1);
  expect((await read({ corrects: 'many-4' })).ids).toEqual(['many-7']);
});
