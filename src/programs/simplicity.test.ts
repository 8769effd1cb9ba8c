import { expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { volume as document, loadVolume } from '../../test/harness/volume.ts';

const { caller } = await testApi({ today: '2026-05-20' });
const manager = await caller();
const nl = { 'accept-language': 'nl' };

test('a program less simple than the company wants takes a reason, which stays with the version', async () => {
  await loadVolume(manager);
  const { body: checked } = await manager.post('/programs/check', { document }, nl);
  const { score, least, parts, complications } = checked.simplicity;
  expect(least).toBe(0);
  expect(score).toBeGreaterThan(20);
  expect(parts.conditions.points).toBeGreaterThan(0);
  expect(complications[0].text).toMatch(/punt/);

  expect((await manager.put('/company', { least_simplicity: 101 })).status).toBe(400);
  await manager.put('/company', { least_simplicity: score + 1 });
  expect((await manager.get('/company')).body.least_simplicity).toBe(score + 1);
  await manager.post('/programs', { document });
  const refused = await manager.post('/programs/volume/versions/1/activate', undefined, nl);
  expect(refused.body).toMatchObject({
    status: 409,
    code: 'too-complex',
    params: { simplicity: score, least: score + 1 },
  });
  expect(refused.body.title).toContain(`${score} op eenvoud`);
  expect((await manager.get('/programs/volume/versions/1')).body).toMatchObject({ status: 'draft', simplicity: null });
  const reason = 'Agreed with the dealers’ council.';
  const { body } = await manager.post('/programs/volume/versions/1/activate', { reason });
  expect(body).toMatchObject({ status: 'active', simplicity: score, reason });
  expect((await manager.get('/programs/volume/versions')).body.items).toMatchObject([
    { version: 1, simplicity: score, reason },
  ]);

  await manager.put('/company', { least_simplicity: score });
  await manager.post('/programs', { document: document.replace('program: volume', 'program: other') });
  const simple = await manager.post('/programs/other/versions/1/activate');
  expect(simple.body).toMatchObject({ status: 'active', simplicity: score, reason: null });
});
