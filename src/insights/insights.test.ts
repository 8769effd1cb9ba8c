import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { sale } from '../../test/harness/volume.ts';

/*
 * A company with two years of sales, on 2026-02-14: the 45th of the 90 days of a quarter, so that half of it is over.
 */
const today = '2026-02-14';
const { caller } = await testApi({ today });
const manager = await caller();

const growth = `
program: growth
name: { en: Growth, nl: Groei }
currency: EUR
period: quarter
starts: 2026-01-01
ends: 2026-12-31
for: { type: [reseller] }
budget: { amount: 3650.00, when_exhausted: stop }
incentives:
  - id: volume
    name: { en: Volume, nl: Volume }
    kind: rebate
    measure: { source: sales, sum: amount }
    goal: { fixed: 1000 }
    reward:
      tiers:
        on: attainment
        mode: retroactive
        bands:
          - { from: 100%, rate: 10% }
          - { above: 200%, rate: 20% }
payout: { minimum: 10.00, hold_days: 30 }
`;

/** A quarter of sales on its first day: as much as its last year's by now, or not. */
const sales = [
  // A sold three quarters of last year's quarter by 14 February, so that 75% of the goal is its own pace.
  sale('a1', 'A', '2025-01-05', '300'),
  sale('a2', 'A', '2025-03-05', '100'),
  sale('a3', 'A', '2026-01-10', '600'),
  // B has no past: half of the goal is its pace.
  sale('b1', 'B', '2026-01-10', '600'),
  // C reached it, D sold nothing, E sold little.
  sale('c1', 'C', '2026-01-11', '2000'),
  sale('e1', 'E', '2026-01-12', '449.99'),
];

const get = async (url: string) => {
  const { status, body } = await manager.get(url);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};

const done = ({ status, body }: Awaited<ReturnType<typeof manager.post>>) => {
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
};

beforeAll(async () => {
  done(await manager.put('/company', { name: 'Test', base_currency: 'EUR' }));
  const partners = ['A', 'B', 'C', 'D', 'E'].map((code) => ({ code, name: `Partner ${code}`, type: 'reseller' }));
  done(await manager.post('/partners', partners));
  done(await manager.post('/facts/sales', sales));
  done(await manager.post('/programs', { document: growth }));
  done(await manager.post('/programs/growth/versions/1/activate', {}));
  done(await manager.post('/runs', { program: 'growth' }));
});

describe('the overview', () => {
  test('partners stand as their goals do against their own pace, or the days that are over', async () => {
    const [program] = (await get('/overview')).programs;
    expect(program).toMatchObject({ program: 'growth', period: { key: '2026-Q1', elapsed: '50' } });
    // A: 60% against 0.9 × 75%; B: 60% and E: 44.999% against 0.9 × 50%.
    expect(program.standings).toEqual({ reached: 1, on_track: 1, at_risk: 2, not_started: 1, no_goal: 0 });
  });

  test('money by month, what is not over spread over the days that are, and the budget over all its days', async () => {
    const [{ months, spent }] = (await get('/overview')).programs;
    // C: 10% of 2,000, over the 31 days of January and the 14 of February.
    expect(spent).toBe('200.00');
    expect(months.slice(0, 3)).toEqual([
      { month: '2026-01', final: '0.00', provisional: '137.78', budget: '310.00' },
      { month: '2026-02', final: '0.00', provisional: '62.22', budget: '280.00' },
      { month: '2026-03', final: '0.00', provisional: '0.00', budget: '310.00' },
    ]);
    expect(months).toHaveLength(12);
  });

  test('a forecast by last year’s season, through the rules, between a low and a high', async () => {
    const [{ forecast }] = (await get('/overview')).programs;
    // Everybody together had 300 of 400 by this day a year ago: 4/3 as much. A and B come to 800, E to 599.98, C to 2,666.67 and so to 20% of it.
    // The low: 0.9 × 1/3 more, C 2,600. The high: by the days, 1.1 × 1 more, A and B 1,260, E 944.97, C 4,200.
    expect(forecast).toEqual({
      period: '2026-Q1',
      to: '2026-03-31',
      estimate: true,
      method: 'last_year',
      share: '50',
      now: '200.00',
      low: '520.00',
      expected: '533.33',
      high: '1092.00',
    });
  });

  test('what needs a decision: a budget, a version in review, a file that did not come in', async () => {
    expect((await get('/overview')).decisions).toEqual([]);
    await manager.post('/programs', { document: growth.replace('3650.00', '210.00') });
    expect(done(await manager.post('/programs/growth/versions/2/submit')).status).toBe('in_review');
    expect((await get('/overview')).decisions).toMatchObject([
      { kind: 'version_in_review', program: 'growth', version: 2, count: 1 },
    ]);
    done(await manager.post('/programs/growth/versions/2/activate', {}));
    await manager.post('/runs', { program: 'growth' });
    // 200 of 210.
    expect((await get('/overview')).decisions).toMatchObject([{ kind: 'budget_nearly', program: 'growth' }]);
  });
});

describe('the partners of a period', () => {
  const list = (query: string) => get(`/programs/growth/periods/2026-Q1/partners?${query}`);
  const codes = (body: { items: { partner: string }[] }) => body.items.map(({ partner }) => partner).join('');

  test('one row each, with what it was granted lately', async () => {
    const body = await list('limit=2');
    expect(body.periods).toEqual(['2026-Q1']);
    expect(body.items[0]).toEqual({
      partner: 'C',
      name: 'Partner C',
      type: 'reseller',
      tier: null,
      attainment: '200',
      amount: '200.00',
      standing: 'reached',
      recent: ['200.00'],
    });
  });

  test('sorted, filtered, and page after page the same rows', async () => {
    expect(codes(await list('sort=attainment'))).toBe('CABED');
    expect(codes(await list('sort=attainment&direction=ascending'))).toBe('DEABC');
    expect(codes(await list('sort=standing'))).toBe('AEDBC');
    expect(codes(await list('sort=name&direction=descending'))).toBe('EDCBA');
    expect(codes(await list('standing=at_risk&sort=partner'))).toBe('AE');
    expect(codes(await list('search=partner%20d'))).toBe('D');
    for (const sort of ['amount', 'attainment', 'standing', 'name', 'partner']) {
      const whole = codes(await list(`sort=${sort}`));
      let paged = '';
      for (let cursor: string | null = ''; cursor !== null; ) {
        const body: { items: { partner: string }[]; next: string | null } = await list(
          `sort=${sort}&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
        );
        paged += codes(body);
        cursor = body.next;
      }
      expect(paged, sort).toBe(whole);
    }
  });

  test('a cursor of another order is refused', async () => {
    const { next } = await list('sort=name&limit=1');
    const { status, body } = await manager.get(`/programs/growth/periods/2026-Q1/partners?sort=amount&cursor=${next}`);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'wrong-cursor' });
  });
});

describe('a partner’s summary', () => {
  const goalOf = async (partner: string) => (await get(`/partners/${partner}/summary`)).goals[0];

  test('how much more brings how much: the goal, the next band just above its edge, then some more', async () => {
    expect(await goalOf('A')).toMatchObject({
      value: '600',
      goal: '1000',
      attainment: '60',
      standing: 'at_risk',
      next: { kind: 'step', more: '400', more_unit: 'EUR', at: '1000', gain: '100.00', unit: 'EUR' },
    });
    expect(await goalOf('E')).toMatchObject({ next: { more: '550.01', at: '1000', gain: '100.00' } });
    // 20% of 2,000.01 is 400.00 and a fifth of a cent; 200.00 is earned already.
    expect(await goalOf('C')).toMatchObject({ next: { kind: 'step', more: '0.01', at: '2000.01', gain: '200.00' } });
  });

  test('each partner stands as the list of all says', async () => {
    const { items } = await get('/programs/growth/periods/2026-Q1/partners');
    for (const { partner, standing } of items) expect((await goalOf(partner)).standing, partner).toBe(standing);
    expect(items).toHaveLength(5);
  });

  test('what was earned, when it can be paid, and the last facts', async () => {
    const body = await get('/partners/C/summary');
    expect(body.earned[0]).toMatchObject({
      program: 'growth',
      period: '2026-Q1',
      status: 'provisional',
      totals: [{ unit: 'EUR', amount: '200.00' }],
      pays_on: '2026-04-30',
      payable: false,
      minimum: '10',
    });
    expect(body.balances).toEqual([{ unit: 'EUR', earned: '200.00', paid: '0.00', open: '200.00' }]);
    expect(body.facts.map(({ id }: { id: string }) => id)).toEqual(['c1']);
  });

  test('a partner sees its own and nobody else’s', async () => {
    const own = await caller({ scopes: ['statements:read'], partner: 'C' });
    const { status, body } = await own.get('/partners/C/summary');
    expect({ status, next: body.goals?.[0]?.next?.gain }).toEqual({ status: 200, next: '200.00' });
    expect((await own.get('/partners/A/summary')).status).toBe(404);
    expect((await own.get('/overview')).status).toBe(403);
  });
});

describe('what a run changed', () => {
  test('totals and movers, before and after', async () => {
    await manager.post('/facts/sales', [sale('a4', 'A', '2026-02-10', '500'), sale('c2', 'C', '2026-02-11', '-100')]);
    const { body: run } = await manager.post('/runs', { program: 'growth' });
    const changes = await get(`/runs/${run.id}/changes`);
    expect(changes.run.id).toBe(run.id);
    expect(Number(changes.previous)).toBeLessThan(Number(run.id));
    // A: 10% of 1,100; C: 10% of 1,900 instead of 2,000. Together 300, of a budget of 210 that C, who came later, gets the rest of.
    const moved = changes.movers.map((one: Record<string, string>) => [one.partner, one.before, one.after, one.change]);
    expect(moved).toEqual([
      ['A', '0.00', '110.00', '110.00'],
      ['C', '200.00', '100.00', '-100.00'],
    ]);
    expect(changes.totals).toEqual([
      { unit: 'EUR', before: '200.00', after: '210.00', change: '10.00', partners: 2, results: 2 },
    ]);
  });

  test('who is unlike its own past stands out, whatever the budget left', async () => {
    done(await manager.post('/partners', [{ code: 'F', name: 'Partner F', type: 'reseller' }]));
    const days = ['2024-11-01', '2025-02-01', '2025-05-01', '2025-08-01', '2025-11-01'];
    const past = days.map((day, i) => sale(`f${i}`, 'F', day, '100'));
    done(await manager.post('/facts/sales', [...past, sale('f9', 'F', '2026-02-12', '1100')]));
    const { anomalies } = await get(`/runs/${done(await manager.post('/runs', { program: 'growth' })).id}/changes`);
    // 1,000 away from 100 with a spread of 20: 20% of the median.
    expect(anomalies).toEqual([
      {
        partner: 'F',
        partner_name: 'Partner F',
        period: '2026-Q1',
        incentive: 'volume',
        unit: 'EUR',
        value: '1100',
        median: '100',
        score: '50.0',
        stretches: 5,
      },
    ]);
  });

  test('a run that changed nothing', async () => {
    const { body: run } = await manager.post('/runs', { program: 'growth' });
    expect(await get(`/runs/${run.id}/changes`)).toMatchObject({ totals: [], movers: [], anomalies: [] });
  });
});
