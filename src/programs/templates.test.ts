import { expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { loadVolume } from '../../test/harness/volume.ts';
import { check } from '../engine/check.ts';
import { incentiveKinds } from '../engine/program.ts';
import { simplicityOf } from '../engine/simplicity.ts';
import { examine, mustBeRead } from './findings.ts';
import { templatesIn } from './templates.ts';

const { caller, ask } = await testApi({ today: '2028-02-29' });
const manager = await caller();

test.each(incentiveKinds)('the template of %s is valid, sound, of its family, and simple', (kind) => {
  const { document } = templatesIn('2028-02-29', 'en').find((one) => one.kind === kind)!;
  const program = mustBeRead(examine(document));
  expect(check(program)).toEqual([]);
  expect(program.incentives.map((one) => one.kind)).toEqual([kind]);
  expect([program.starts, program.ends]).toEqual(['2028-01-01', '2028-12-31']);
  expect(simplicityOf(program).score).toBeGreaterThanOrEqual(80);
});

test('the form of a document is for everyone', async () => {
  const { status, body } = await ask('GET', '/programs/form');
  expect(status).toBe(200);
  expect(body.rewards.map((one: { key: string }) => one.key)).toContain('tiers');
  expect(body.shared.measure.kind).toBe('one_of');
});

test('they are listed with a name and one sentence in both languages, and can be published as they are', async () => {
  await loadVolume(manager);
  const { body: english } = await manager.get('/programs/templates');
  const { body: dutch } = await manager.get('/programs/templates', { 'accept-language': 'nl' });
  expect(english.items.map((one: { kind: string }) => one.kind)).toEqual([...incentiveKinds]);
  for (const [i, one] of english.items.entries()) {
    expect(one.sentence).toMatch(/^[A-Z][^.]+\.$/);
    expect(dutch.items[i].name).not.toBe(one.name);
    expect(dutch.items[i].sentence).not.toBe(one.sentence);
    const { body: draft, status } = await manager.post('/programs', { document: one.document });
    expect(status).toBe(201);
    const { body } = await manager.post(`/programs/${draft.program}/versions/1/activate`);
    expect(body.status).toBe('active');
  }
});
