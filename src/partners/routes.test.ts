import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';

const { caller } = await testApi();
const manager = await caller();

type Item = { code: string };
const codes = (answer: { body: { items: Item[] } }) => answer.body.items.map(({ code }) => code);

beforeAll(async () => {
  expect(
    (await manager.put('/company', { name: 'Test', base_currency: 'EUR', time_zone: 'Europe/Amsterdam' })).status,
  ).toBe(200);
  const taken = await manager.post('/partners', [
    { code: 'D', name: 'Distributor', type: 'distributor', country: 'NL', valid_from: '2020-01-01' },
    {
      code: 'R1',
      name: 'Reseller 100%',
      type: 'reseller',
      parent: 'D',
      tier: 'gold',
      tags: 'a;b',
      valid_from: '2020-01-01',
    },
    { code: 'R2', name: 'Reseller_two', type: 'reseller', parent: 'D', region: 'North', valid_from: '2020-01-01' },
    { code: 'S', name: 'Seller', type: 'seller', parent: 'R1', language: 'nl', valid_from: '2020-01-01' },
    { code: 'X', name: 'Apart', type: 'retailer', currency: 'USD', valid_from: '2020-01-01' },
  ]);
  expect(taken.body).toMatchObject({ accepted: 5, repeated: 0, rejected: 0 });
});

describe('the company', () => {
  test('is made once and changed in part', async () => {
    const changed = await manager.put('/company', { new_product_days: 90 });
    expect(changed.body).toMatchObject({
      name: 'Test',
      base_currency: 'EUR',
      time_zone: 'Europe/Amsterdam',
      new_product_days: 90,
    });
    expect((await manager.get('/company')).body).toEqual(changed.body);
  });

  test('refuses settings that cannot be', async () => {
    expect((await manager.put('/company', { base_currency: 'ZZZ' })).status).toBe(422);
    expect((await manager.put('/company', { time_zone: 'Nowhere/Land' })).status).toBe(422);
    expect((await manager.put('/company', { new_product_days: -1 })).status).toBe(400);
    expect((await manager.put('/company', { colour: 'red' })).status).toBe(400);
  });
});

describe('partners', () => {
  test('come as they are today, with their place in the tree', async () => {
    const one = await manager.get('/partners/R1');
    expect(one.body).toEqual({
      code: 'R1',
      name: 'Reseller 100%',
      type: 'reseller',
      tier: 'gold',
      region: null,
      country: null,
      tags: ['a', 'b'],
      currency: 'EUR',
      language: 'en',
      parent: 'D',
      valid_from: '2020-01-01',
      children: 1,
    });
    expect((await manager.get('/partners/nobody')).body).toMatchObject({ status: 404, code: 'not-found' });
  });

  test.each([
    ['search=resel', ['R1', 'R2']],
    ['search=100%25', ['R1']],
    ['search=_two', ['R2']],
    ['type=seller', ['S']],
    ['tier=gold', ['R1']],
    ['region=North', ['R2']],
    ['country=NL', ['D']],
    ['tag=b', ['R1']],
    ['parent=D', ['R1', 'R2']],
    ['below=R1', ['R1', 'S']],
    ['below=D&type=reseller', ['R1', 'R2']],
    ['top=true', ['D', 'X']],
    ['parent=nobody', []],
  ])('are found by %s', async (query, found) => {
    expect(codes(await manager.get(`/partners?${query}`))).toEqual(found);
  });

  test('come in pages; one added meanwhile neither repeats nor hides another', async () => {
    const first = await manager.get('/partners?limit=2');
    expect(codes(first)).toEqual(['D', 'R1']);
    await manager.post('/partners', [{ code: 'A0', name: 'New', type: 'retailer' }]);
    const second = await manager.get(`/partners?limit=2&cursor=${first.body.next}`);
    const third = await manager.get(`/partners?limit=2&cursor=${second.body.next}`);
    expect([...codes(second), ...codes(third)]).toEqual(['R2', 'S', 'X']);
    expect(third.body.next).toBeNull();
  });

  test('keep what held before, and tell it', async () => {
    await manager.post('/partners', [{ code: 'R2', tier: 'silver', valid_from: '2025-07-01' }]);
    const { body } = await manager.get('/partners/R2/versions');
    expect(body.items.map((one: { valid_from: string; tier: string | null }) => [one.valid_from, one.tier])).toEqual([
      ['2025-07-01', 'silver'],
      ['2020-01-01', null],
    ]);
    expect((await manager.get('/partners/nobody/versions')).status).toBe(404);
  });

  test('that cannot be are refused one by one, in the reader’s language', async () => {
    const rows = [
      { code: 'OK', name: 'Fine', type: 'retailer' },
      { code: 'BAD', name: 'Wrong type', type: 'shop' },
      { code: 'ORPHAN', name: 'No parent', type: 'seller', parent: 'nobody' },
      { code: 'D', parent: 'S' },
      'no object',
    ];
    const { status, body } = await manager.post('/partners', rows, { 'accept-language': 'nl' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 1, rejected: 4 });
    expect(
      body.rejections.map((one: { index: number; field: string; code: string }) => [one.index, one.field, one.code]),
    ).toEqual([
      [1, 'type', 'not-one-of'],
      [2, 'parent', 'unknown-parent'],
      [3, 'parent', 'cycle'],
      [4, null, 'not-an-object'],
    ]);
    expect(body.rejections[1].reason).toContain('Er is geen partner “nobody”');
    expect((await manager.get('/partners/OK')).status).toBe(200);
  });

  test('see themselves and those below them only', async () => {
    const reseller = await caller({ scopes: ['partners:read'], partner: 'R1' });
    expect(codes(await reseller.get('/partners'))).toEqual(['R1', 'S']);
    expect(codes(await reseller.get('/partners?type=reseller'))).toEqual(['R1']);
    expect((await reseller.get('/partners/S')).status).toBe(200);
    for (const code of ['D', 'R2', 'X']) expect((await reseller.get(`/partners/${code}`)).status).toBe(404);
    expect((await reseller.get('/partners?below=D')).status).toBe(404);
    expect((await reseller.get('/partners?parent=R2')).status).toBe(404);
  });
});

describe('products, customers, rates and goals', () => {
  test('are taken in, listed and found', async () => {
    await manager.post('/products', [
      { code: 'P1', name: 'Bike', category: 'Bikes', brand: 'One', launched_on: '2025-01-01' },
      { code: 'P2', name: 'Bell', category: 'Parts' },
    ]);
    expect(codes(await manager.get('/products?category=Bikes'))).toEqual(['P1']);
    expect((await manager.get('/products/P1')).body).toMatchObject({
      category: 'Bikes',
      brand: 'One',
      launched_on: '2025-01-01',
    });
    expect((await manager.get('/products/P9')).status).toBe(404);
    await manager.post('/customers', [{ code: 'C1', name: 'Customer one' }, { code: 'C2' }]);
    expect(codes(await manager.get('/customers?search=one'))).toEqual(['C1']);
    expect((await manager.get('/customers/C2')).body).toEqual({ code: 'C2', name: null });
    expect((await manager.get('/customers/C9')).status).toBe(404);
  });

  test('rates keep nine decimals as text and come in pages', async () => {
    const rows = [
      { currency: 'USD', valid_from: '2026-01-01', rate: '0.912345678' },
      { currency: 'USD', valid_from: '2026-02-01', rate: '0.9' },
      { currency: 'GBP', valid_from: '2026-01-01', rate: '1.15' },
      { currency: 'EUR', valid_from: '2026-01-01', rate: '1' },
    ];
    const taken = await manager.post('/rates', rows);
    expect(taken.body).toMatchObject({ accepted: 3, rejected: 1, rejections: [{ index: 3, code: 'base-currency' }] });
    const first = await manager.get('/rates?limit=2');
    const second = await manager.get(`/rates?limit=2&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items]).toEqual([rows[2], rows[1], rows[0]]);
    expect((await manager.get('/rates?currency=usd')).status).toBe(400);
  });

  test('goals are per set, partner and period', async () => {
    const goal = { goal_set: 'plan', partner: 'R1', period: '2026-Q1', value: '1000.5' };
    expect((await manager.post('/goals', [goal, { ...goal, partner: 'nobody' }])).body).toMatchObject({
      accepted: 1,
      rejected: 1,
    });
    expect((await manager.get('/goals?goal_set=plan&partner=R1')).body.items).toEqual([goal]);
    expect((await manager.get('/goals?period=2026-Q2')).body.items).toEqual([]);
  });
});
