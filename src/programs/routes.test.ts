import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { volume as document, loadVolume } from '../../test/harness/volume.ts';

const { app, caller } = await testApi({ today: '2026-05-20' });
const manager = await caller();
const nl = { 'accept-language': 'nl' };
beforeAll(() => loadVolume(manager));

test('a document is checked and told, without being kept', async () => {
  const good = await manager.post('/programs/check', { document });
  expect(good.body).toMatchObject({ valid: true, description: { incentives: [{ id: 'growth', name: 'Growth' }] } });
  const dutch = await manager.post('/programs/check', { document }, nl);
  expect(dutch.body.description.incentives[0].name).toBe('Groei');
  expect(dutch.body.description.headline).not.toBe(good.body.description.headline);
  const wrong = await manager.post('/programs/check', { document: document.replace('kind: rebate', 'kind: rebat') });
  expect(wrong.body).toMatchObject({ valid: false, description: null });
  expect(wrong.body.findings).toMatchObject([{ severity: 'error', path: ['incentives', 0, 'kind'], line: 13 }]);
  const broken = await manager.post('/programs/check', { document: 'a: [1' });
  expect(broken.body).toMatchObject({ valid: false, findings: [{ severity: 'error', line: 1 }] });
  expect((await manager.get('/programs')).body.items).toEqual([]);
  const warned = await manager.post('/programs/check', { document: document.replace('2.5%', '200%') });
  expect(warned.body).toMatchObject({ valid: true, findings: [{ severity: 'warning', line: 15 }] });
});

test('the JSON Schema of the document is for everyone', async () => {
  const answer = await app.inject('/api/v1/programs/schema');
  expect(answer.json()).toMatchObject({ $schema: expect.stringContaining('2020-12'), properties: { incentives: {} } });
});

describe('a program', () => {
  test('is kept as a draft, as text or as JSON', async () => {
    const made = await manager.post('/programs', { document });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ program: 'volume', version: 1, status: 'draft', starts: '2026-01-01' });
    expect(made.body.document.budget).toEqual({ amount: '100.00', when_exhausted: 'stop' });
    const again = await manager.put('/programs/volume/draft', { document: made.body.document });
    expect(again.body).toMatchObject({ version: 1, status: 'draft', document: made.body.document });
    expect((await manager.put('/programs/other/draft', { document })).status).toBe(404);
    const other = await manager.put('/programs/volume/draft', { document: { ...made.body.document, program: 'x' } });
    expect(other.body).toMatchObject({ status: 422, code: 'other-program' });
    const float = await manager.put('/programs/volume/draft', {
      document: { ...made.body.document, budget: { amount: 0.1, when_exhausted: 'stop' } },
    });
    expect(float.body).toMatchObject({ status: 422, code: 'invalid-program', where: { path: ['budget', 'amount'] } });
  });

  test('goes from draft to review to active, and then no further', async () => {
    expect((await manager.post('/programs/volume/versions/1/submit')).body.status).toBe('in_review');
    expect((await manager.post('/programs/volume/versions/1/submit')).status).toBe(409);
    expect((await manager.post('/programs/volume/versions/1/activate')).body.status).toBe('active');
    expect((await manager.post('/programs/volume/versions/1/activate')).body).toMatchObject({
      status: 409,
      code: 'wrong-status',
    });
    expect((await manager.post('/programs/volume/versions/9/activate')).status).toBe(404);
    const { body } = await manager.get('/programs/volume/versions');
    expect(body.items).toMatchObject([{ version: 1, status: 'active' }]);
    expect((await manager.get('/programs/volume/versions/1')).body.document.program).toBe('volume');
    const { body: periods } = await manager.get('/programs/volume/periods');
    expect(periods.items.map((one: { period: string }) => one.period)).toEqual([
      '2026-Q1',
      '2026-Q2',
      '2026-Q3',
      '2026-Q4',
    ]);
  });
});

test('a warning is confirmed before a version with it takes effect', async () => {
  const high = document.replace('program: volume', 'program: high').replace('2.5%', '200%');
  const { body: draft } = await manager.post('/programs', { document: high });
  expect(draft.findings).toMatchObject([{ severity: 'warning', code: 'high-rate' }]);
  const refused = await manager.post('/programs/high/versions/1/activate', undefined, nl);
  expect(refused.body).toMatchObject({
    status: 409,
    code: 'unconfirmed',
    title: expect.stringContaining('Een waarschuwing moet bevestigd worden: incentives.0.reward'),
    detail: expect.stringContaining('high-rate'),
    params: { warnings: [{ code: 'high-rate' }] },
  });
  expect((await manager.post('/programs/high/versions/1/activate', { confirmed: ['other'] })).status).toBe(409);
  expect((await manager.get('/programs/high/versions/1')).body.status).toBe('draft');
  const { body } = await manager.post('/programs/high/versions/1/activate', { confirmed: ['high-rate'] });
  expect(body).toMatchObject({ status: 'active' });
});
