import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from './harness/api.ts';
import { loadVolume, sale, volume } from './harness/volume.ts';

// From a program to a statement that a partner can open, over HTTP.
const { caller } = await testApi({ today: '2026-05-20' });
const manager = await caller();
const nl = { 'accept-language': 'nl' };

beforeAll(async () => {
  await loadVolume(manager);
  await manager.post('/programs', { document: volume });
  await manager.post('/programs/volume/versions/1/activate');
});

describe('a run', () => {
  test('calculates what changed; again it changes nothing; in full it comes to the same', async () => {
    const first = await manager.post('/runs', { program: 'volume' });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      program: 'volume',
      kind: 'incremental',
      status: 'done',
      as_of: '2026-05-20',
      postings: 3,
    });
    const again = await manager.post('/runs', { program: 'volume' });
    expect(again.body).toMatchObject({ changed: 0, postings: 0 });
    const full = await manager.post('/runs', { program: 'volume', kind: 'full' });
    expect(full.body).toMatchObject({ kind: 'full', postings: 0 });
    expect((await manager.get(`/runs/${first.body.id}`)).body).toEqual(first.body);
    const list = await manager.get('/runs?program=volume&limit=2');
    expect(list.body.items.map((one: { id: string }) => one.id)).toEqual([full.body.id, again.body.id]);
    const rest = await manager.get(`/runs?program=volume&limit=2&cursor=${list.body.next}`);
    expect(rest.body.items.at(-1).id).toBe(first.body.id);
    expect((await manager.post('/runs', { program: 'nowhere' })).status).toBe(404);
    expect((await manager.get('/runs/999999')).status).toBe(404);
  });

  test('started twice with one Idempotency-Key is one run', async () => {
    const key = { 'idempotency-key': 'run-1' };
    const [one, two] = await Promise.all([1, 2].map(() => manager.post('/runs', { program: 'volume' }, key)));
    const answers = [one!, two!].filter(({ status }) => status === 201);
    const again = await manager.post('/runs', { program: 'volume' }, key);
    for (const { body } of answers) expect(body.id).toBe(again.body.id);
  });
});

describe('the manager’s list', () => {
  test('shows spent against budget, who earns and the trend', async () => {
    const { body } = await manager.get('/programs', nl);
    expect(body.items).toMatchObject([
      {
        program: 'volume',
        name: 'Volumebonus',
        status: 'active',
        kinds: ['rebate'],
        // 1000 + 200.40 and 400 for A, 2000 for B, at 2.5%: 30.01 + 10 + 50.
        spent: '90.01',
        budget: {
          amount: '100.00',
          spent: '90.01',
          left: '9.99',
          wanted: '90.01',
          per: 'program',
          when_exhausted: 'stop',
        },
        partners_earning: 2,
        partners_taking_part: 2,
        trend: [
          { period: '2026-Q1', amount: '80.01', partners: 2, closed: false },
          { period: '2026-Q2', amount: '10.00', partners: 1, closed: false },
        ],
      },
    ]);
    expect((await manager.get('/programs/volume', nl)).body).toEqual(body.items[0]);
    expect((await manager.get('/programs?status=draft')).body.items).toEqual([]);
    expect((await manager.get('/programs/totals')).body).toEqual({
      programs: 1,
      partners_earning: 2,
      money: [{ currency: 'EUR', budget: '100.00', spent: '90.01' }],
    });
    expect((await manager.get('/programs/volume/description')).body.headline).toBeTruthy();
    expect((await manager.get('/programs/nowhere')).status).toBe(404);
  });
});

describe('a statement', () => {
  const key = '/partners/A/statements/volume/2026-Q1';

  test('holds each amount with its rule and steps, in the reader’s language', async () => {
    const { body } = await manager.get(key, nl);
    expect(body).toMatchObject({
      partner: 'A',
      program_name: 'Volumebonus',
      status: 'provisional',
      totals: [{ unit: 'EUR', amount: '30.01' }],
      lines: [{ incentive: 'growth', name: 'Groei', unit: 'EUR', amount: '30.01', value: '1200.4', value_unit: 'EUR' }],
      adjustments: [],
    });
    const [line] = body.lines;
    expect(line.rule.length).toBeGreaterThan(0);
    expect(line.steps.map((one: { step: string }) => one.step)).toEqual(
      expect.arrayContaining(['measured', 'percent']),
    );
    const english = await manager.get(key);
    expect(english.body.lines[0].sentence).not.toBe(line.sentence);
  });

  test('leads from a line to its facts, counted and not counted with the reason, in pages', async () => {
    const counted = await manager.get(`${key}/growth/facts?counted=true&limit=1`);
    expect(counted.body.items).toMatchObject([{ fact: { id: '1' }, counted: true, counts_for: '1000', reason: null }]);
    const rest = await manager.get(`${key}/growth/facts?counted=true&limit=1&cursor=${counted.body.next}`);
    expect(rest.body.items).toMatchObject([{ fact: { id: '2' }, counts_for: '200.4' }]);
    expect(rest.body.next).toBeNull();
    const { body } = await manager.get(`${key}/growth/facts?counted=false`, nl);
    expect(body.items).toMatchObject([{ fact: { id: '3' }, counted: false, counts_for: null }]);
    expect(body.items[0].reason).toBeTruthy();
    expect((await manager.get(`${key}/nothing/facts`)).status).toBe(404);
    expect((await manager.get(`${key}/growth/facts?counted=maybe`)).status).toBe(400);
  });

  test('explains an amount from top to bottom', async () => {
    const { body } = await manager.get(`${key}/growth/explanation`);
    expect(body).toMatchObject({ partner: 'A', incentive: 'growth', amount: '30.01', counted: 2, not_counted: 1 });
    expect(body.sentences.length).toBeGreaterThan(3);
    expect((await manager.get(`${key}/nothing/explanation`)).status).toBe(404);
  });

  test('is in the partner’s list, latest first, and in the period’s, largest first', async () => {
    const first = await manager.get('/partners/A/statements?limit=1');
    expect(first.body.items).toMatchObject([{ period: '2026-Q2', totals: [{ unit: 'EUR', amount: '10.00' }] }]);
    const second = await manager.get(`/partners/A/statements?limit=1&cursor=${first.body.next}`);
    expect(second.body.items).toMatchObject([{ period: '2026-Q1' }]);
    expect((await manager.get('/partners/A/statements?status=final')).body.items).toEqual([]);
    const period = await manager.get('/statements?program=volume&period=2026-Q1&limit=1');
    expect(period.body.items).toMatchObject([{ partner: 'B', totals: [{ amount: '50.00' }] }]);
    const rest = await manager.get(`/statements?program=volume&period=2026-Q1&limit=1&cursor=${period.body.next}`);
    expect(rest.body.items).toMatchObject([{ partner: 'A' }]);
    expect((await manager.get('/statements?program=volume')).status).toBe(400);
  });

  test('that is not there is a problem that says what is missing', async () => {
    for (const [url, name] of [
      ['/partners/nobody/statements/volume/2026-Q1', 'nobody'],
      ['/partners/A/statements/nowhere/2026-Q1', 'nowhere'],
      ['/partners/A/statements/volume/2031-Q1', '2031-Q1'],
      ['/partners/S/statements/volume/2026-Q1', '2026-Q1'],
    ]) {
      const answer = await manager.get(url!);
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found', params: { name } } });
    }
    expect((await manager.get('/partners/A/statements/volume/%2e%2e')).status).toBeGreaterThanOrEqual(400);
  });
});

describe('the ledger', () => {
  test('gives balances that its lines add up to', async () => {
    const { body } = await manager.get('/partners/A/balances');
    expect(body).toEqual({ partner: 'A', items: [{ unit: 'EUR', earned: '40.01', paid: '0.00', open: '40.01' }] });
    const entries = await manager.get('/entries?partner=A&limit=500');
    const sum = entries.body.items.reduce(
      (total: number, one: { amount: string }) => total + Math.round(Number(one.amount) * 100),
      0,
    );
    expect(sum).toBe(0);
    const owed = entries.body.items.filter((one: { account: string }) => one.account === 'owed');
    expect(owed.map((one: { amount: string }) => one.amount).sort()).toEqual(['-10.00', '-30.01']);
    expect((await manager.get('/partners/nobody/balances')).status).toBe(404);
  });

  test('comes in pages, newest first, that new lines do not move', async () => {
    const first = await manager.get('/entries?limit=3');
    await manager.post('/partners/B/adjustments', { unit: 'EUR', amount: '1', note: 'Goodwill' });
    const second = await manager.get(`/entries?limit=3&cursor=${first.body.next}`);
    const places = [...first.body.items, ...second.body.items].map(
      (one: { posting: string; line: number }) => `${one.posting}.${one.line}`,
    );
    expect(new Set(places).size).toBe(6);
    expect(second.body.next).toBeNull();
  });

  test('is filtered by program, period, reason, account and day', async () => {
    const count = async (query: string) => (await manager.get(`/entries?${query}`)).body.items.length;
    expect(await count('program=volume&period=2026-Q1')).toBe(4);
    expect(await count('reason=manual')).toBe(2);
    expect(await count('reason=manual&account=owed')).toBe(1);
    expect(await count('to=2000-01-01')).toBe(0);
    expect((await manager.get('/entries?reason=gift')).status).toBe(400);
    expect((await manager.get('/entries?program=nowhere')).status).toBe(404);
  });

  test('takes amounts by hand, with a note for the partner', async () => {
    const given = {
      unit: 'EUR',
      amount: '-5.50',
      note: 'Taken back: paid twice',
      program: 'volume',
      period: '2026-Q1',
    };
    const made = await manager.post('/partners/A/adjustments', given);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ partner: 'A', unit: 'EUR', amount: '-5.50' });
    const { body } = await manager.get('/partners/A/statements/volume/2026-Q1');
    expect(body.adjustments).toMatchObject([{ amount: '-5.50', reason: 'manual', text: 'Taken back: paid twice' }]);
    expect(body.totals).toEqual([{ unit: 'EUR', amount: '24.51' }]);
    const wrong = (more: object) => manager.post('/partners/A/adjustments', { ...given, ...more });
    expect((await wrong({ amount: '1.001' })).status).toBe(422);
    expect((await wrong({ amount: '0' })).status).toBe(422);
    expect((await wrong({ amount: 5 })).status).toBe(400);
    expect((await wrong({ unit: 'euro' })).status).toBe(400);
    expect((await wrong({ program: 'nowhere' })).status).toBe(404);
    expect((await wrong({ period: '2031-Q1' })).status).toBe(404);
    expect((await wrong({ note: '' })).status).toBe(400);
    expect((await manager.post('/partners/nobody/adjustments', given)).status).toBe(404);
  });
});

describe('closing a period', () => {
  test('makes its statements final; what comes later is an adjustment in the open one', async () => {
    expect((await manager.post('/programs/volume/periods/2026-Q2/close')).body).toMatchObject({
      status: 409,
      code: 'earlier-open',
    });
    const closed = await manager.post('/programs/volume/periods/2026-Q1/close');
    expect(closed.body).toMatchObject({ program: 'volume', period: '2026-Q1', statements: 2 });
    expect((await manager.post('/programs/volume/periods/2026-Q1/close')).body).toMatchObject({
      status: 409,
      code: 'period-closed',
    });
    const before = await manager.get('/partners/A/statements/volume/2026-Q1');
    expect(before.body.status).toBe('final');
    await manager.post('/facts/sales', [sale('late', 'A', '2026-03-01', '-100', { corrects: '1' })]);
    await manager.post('/runs', { program: 'volume' });
    expect((await manager.get('/partners/A/statements/volume/2026-Q1')).body).toMatchObject({
      lines: before.body.lines,
      totals: before.body.totals,
    });
    const { body } = await manager.get('/partners/A/statements/volume/2026-Q2');
    expect(body.adjustments).toMatchObject([
      { amount: '-2.50', reason: 'adjustment', about_period: '2026-Q1', facts: [{ id: 'late', corrects: '1' }] },
    ]);
    expect(body.totals).toEqual([{ unit: 'EUR', amount: '7.50' }]);
    const { body: periods } = await manager.get('/programs/volume/periods');
    expect(periods.items[0]).toMatchObject({ period: '2026-Q1', closed_at: expect.any(String) });
    expect((await manager.post('/programs/volume/periods/2031-Q1/close')).status).toBe(404);
  });
});

describe('a partner', () => {
  test('reads its own amounts and those below it, nobody else’s, and not what a sale cost', async () => {
    await manager.post('/facts/sales', [sale('cost', 'A', '2026-05-01', '10', { cost: '6' })]);
    const partner = await caller({ scopes: ['statements:read', 'ledger:read'], partner: 'A' });
    expect((await partner.get('/partners/A/statements/volume/2026-Q1')).status).toBe(200);
    expect((await partner.get('/partners/B/statements/volume/2026-Q1')).status).toBe(404);
    expect((await partner.get('/partners/B/statements')).status).toBe(404);
    expect((await partner.get('/partners/B/balances')).status).toBe(404);
    const { body } = await partner.get('/entries?limit=500');
    expect(new Set(body.items.map((one: { partner: string }) => one.partner))).toEqual(new Set(['A']));
    expect((await partner.get('/entries?partner=B')).status).toBe(404);
    const facts = await partner.get('/partners/A/statements/volume/2026-Q2/growth/facts');
    const shown = facts.body.items.find((one: { fact: { id: string } }) => one.fact.id === 'cost');
    expect(shown.fact).toMatchObject({ amount: '10', cost: null });
  });
});
