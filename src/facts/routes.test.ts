import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { loadFamily } from '../../test/harness/family.ts';

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

test('facts far apart in the order of taking in come in one page', async () => {
  await manager.post('/facts/sales', [sale('far-1', { partner: 'A1' })]);
  await sql`select setval('fact_seq', (select last_value from fact_seq) + 3000000)`.execute(store.owner().db);
  await manager.post('/facts/sales', [sale('far-2', { partner: 'A1' })]);
  const { body } = await manager.get('/facts/sales?partner=A1&limit=2');
  expect(body.items.map((one: { id: string }) => one.id)).toEqual(['far-2', 'far-1']);
});
