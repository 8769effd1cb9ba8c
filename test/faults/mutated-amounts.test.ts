import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../harness/api.ts';
import { loadVolume, sale, volume } from '../harness/volume.ts';

/* Amounts at the bounds of what is kept: each is kept and reads back, or is refused; a sum of them never fails. */

const api = await testApi();
const manager = await api.caller();
beforeAll(async () => {
  await loadVolume(manager);
  await manager.post('/rates', [{ currency: 'KWD', valid_from: '2020-01-01', rate: '3' }]);
});

const count = async (table: string): Promise<number> =>
  (await api.store.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;

const publish = async (document: string): Promise<void> => {
  const { body } = await manager.post('/programs', { document });
  const url = `/programs/${body.program}/versions/${body.version}`;
  const first = await manager.post(`${url}/activate`, {});
  const confirmed = (first.body.params?.warnings ?? []).map(({ code }: { code: string }) => code);
  const answer = first.status === 200 ? first : await manager.post(`${url}/activate`, { confirmed });
  expect(answer.status).toBe(200);
};

const huge = volume.replace('program: volume', 'program: huge').replace(/budget:.*\n/, '');
const number = '9'.repeat(30);

describe('a result that is larger than can be kept is told, and nothing is changed:', () => {
  test.each([
    ['a rate', huge.replace('{ percent: 2.5% }', `{ percent: "${number}%" }`)],
    ['an amount per unit', huge.replace('{ percent: 2.5% }', `{ per_unit: "${number}" }`)],
    ['a prize', huge.replace('{ percent: 2.5% }', `{ contest: { places: ["${number}"], ties: share } }`)],
    ['a pool', huge.replace('{ percent: 2.5% }', `{ pool: { amount: "${number}", by: value } }`)],
    [
      'a guarantee',
      huge.replace('{ percent: 2.5% }', `{ percent: 2% }\n    limits: { guarantee: { amount: "${number}" } }`),
    ],
    ['points', huge.replace('{ percent: 2.5% }', `{ per_unit: "${number}" }\n    pays_in: points`)],
    ['just too much', huge.replace('{ percent: 2.5% }', `{ per_unit: "1000000000000" }`)],
  ])('%s', async (name, document) => {
    const program = `huge-${name.replaceAll(' ', '-')}`;
    await publish(document.replace('program: huge', `program: ${program}`));
    const before = [await count('cell'), await count('posting')];
    const run = await manager.post('/runs', { program });
    expect(run.body).toMatchObject({ status: 422, code: 'amount-too-large', title: expect.stringContaining('growth') });
    expect([await count('cell'), await count('posting')]).toEqual(before);
    const { body } = await manager.get(`/runs?program=${program}`);
    expect(body.items).toMatchObject([{ status: 'failed', error: expect.stringContaining('larger than can be kept') }]);
    expect((await manager.get(`/programs/${program}`)).status).toBe(200);
  });
});

test('facts at the bound are taken in, measured and added up', async () => {
  const largest = '1000000000000';
  const rows = Array.from({ length: 60 }, (_, i) =>
    sale(`l${i}`, i % 2 ? 'A' : 'B', '2026-07-01', largest, { quantity: largest, cost: `-${largest}` }),
  );
  expect((await manager.post('/facts/sales', rows)).body).toMatchObject({ accepted: 60 });
  await publish(huge.replace('program: huge', 'program: large'));
  expect((await manager.post('/runs', { program: 'large' })).status).toBe(201);
  // 30 × 10^12 × 2.5%
  const { body } = await manager.get('/partners/A/statements/large/2026-Q3');
  expect(JSON.stringify(body)).toContain('750000000000.00');
  expect((await manager.get('/programs/totals')).status).toBe(200);
});

test('adjustments by hand are as large as facts may be, and any number of them adds up', async () => {
  const given = (unit: string, amount: string) =>
    manager.post('/partners/S/adjustments', { unit, amount, note: 'text' });
  for (const amount of ['1000000000000.01', '-1000000000001', '999999999999999', '9'.repeat(40)]) {
    const { status, body } = await given('EUR', amount);
    expect([400, 422]).toContain(status);
    expect(body.title).toBeTruthy();
  }
  for (let i = 0; i < 12; i += 1) expect((await given('KWD', '1000000000000')).status).toBe(201);
  const { body } = await manager.get('/partners/S/balances');
  expect(body.items).toEqual([
    { unit: 'KWD', earned: '12000000000000.000', paid: '0.000', open: '12000000000000.000' },
  ]);
});

test('a sum beyond what the database counts with is a problem, not a failure', async () => {
  await api.store.pool.query(
    `insert into posting (partner_id, unit, amount_minor, debit, credit, reason)
     select 2, 'points', 9223372036854775807, 'cost', 'owed', 'manual' from generate_series(1, 2)`,
  );
  const { status, body } = await manager.get('/partners/B/balances');
  expect([200, 422]).toContain(status);
  if (status === 422) expect(body).toMatchObject({ code: 'amount-too-large' });
});
