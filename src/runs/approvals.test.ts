import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { loadVolume, sale, volume } from '../../test/harness/volume.ts';

const { caller } = await testApi({ today: '2026-05-05' });
const manager = await caller();
const period = '/programs/volume/periods/2026-Q1';

const approve = (key = '2026-Q1', body = {}) => manager.post(`/programs/volume/periods/${key}/approve`, body);
const close = () => manager.post(`${period}/close`);
const shown = async () => (await manager.get('/programs/volume/periods')).body.items[0];
const outcome = ({ status, body }: Awaited<ReturnType<typeof close>>) => [status, body.code];

beforeAll(async () => {
  await loadVolume(manager);
  expect((await manager.post('/programs', { document: volume })).status).toBe(201);
  expect((await manager.post('/programs/volume/versions/1/activate', {})).status).toBe(200);
  expect((await manager.put('/company', { approval_before_close: true })).body.approval_before_close).toBe(true);
});

test('a period is approved when it is over and calculated, and closes with an approval that holds', async () => {
  expect(outcome(await approve())).toEqual([409, 'not-calculated']);
  expect((await manager.post('/runs', { program: 'volume' })).status).toBe(201);
  expect(outcome(await approve('2026-Q2'))).toEqual([409, 'period-not-over']);
  expect(outcome(await approve('2027-Q1'))).toEqual([404, 'not-found']);
  expect(outcome(await close())).toEqual([409, 'not-approved']);

  const { status, body } = await approve('2026-Q1', { note: 'Looked at the largest ten.' });
  // 2.5% of 1,200.40 and of 2,000.
  expect({ status, body }).toMatchObject({
    status: 201,
    body: { amount: '80.01', note: 'Looked at the largest ten.', holds: true, name: expect.stringMatching(/^test/) },
  });
  expect(body.by).toMatch(/^key:\d+$/);

  // What comes in afterwards changes what it comes to, when it is calculated.
  await manager.post('/facts/sales', [sale('9', 'B', '2026-03-01', '100')]);
  expect(outcome(await approve())).toEqual([409, 'not-calculated']);
  const refused = await close();
  expect(outcome(refused)).toEqual([409, 'not-approved']);
  expect(refused.body.title).toBe('Results of period 2026-Q1 changed after it was approved.');
  expect(await shown()).toMatchObject({ closed_at: null, approval: { amount: '80.01', holds: false } });

  expect((await approve()).body).toMatchObject({ amount: '82.51', holds: true });
  expect((await close()).status).toBe(200);
  expect(await shown()).toMatchObject({ closed_at: expect.any(String), approval: { holds: true } });
  expect(outcome(await approve())).toEqual([409, 'period-closed']);
});

test('a later run that changes nothing leaves an approval as it is, and without the setting none is asked for', async () => {
  const other = volume.replace('program: volume', 'program: other');
  await manager.post('/programs', { document: other });
  await manager.post('/programs/other/versions/1/activate', {});
  await manager.post('/runs', { program: 'other' });
  await manager.post('/programs/other/periods/2026-Q1/approve', {});
  await manager.post('/runs', { program: 'other', kind: 'full' });
  expect((await manager.get('/programs/other/periods')).body.items[0].approval.holds).toBe(true);
  await manager.put('/company', { approval_before_close: false });
  await manager.post('/facts/sales', [sale('10', 'A', '2026-03-01', '100')]);
  expect((await manager.post('/programs/other/periods/2026-Q1/close')).status).toBe(200);
});
