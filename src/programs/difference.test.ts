import fc from 'fast-check';
import { expect, test } from 'vitest';
import { program as anyProgram } from '../../test/arbitrary/program.ts';
import { testApi } from '../../test/harness/api.ts';
import { volume as document, loadVolume } from '../../test/harness/volume.ts';
import { differenceOf } from '../engine/difference.ts';

const { caller } = await testApi({ today: '2026-05-20' });
const manager = await caller();

test('two versions: what is said otherwise, in both languages, and which values', async () => {
  await loadVolume(manager);
  await manager.post('/programs', { document });
  await manager.post('/programs/volume/versions/1/activate');
  const { body: first } = await manager.get('/programs/volume/versions/1');
  const changed = structuredClone(first.document);
  delete changed.budget;
  changed.incentives[0].limits = { per_period: '100.00' };
  changed.incentives[0].reward.percent = '3%';
  changed.incentives.unshift({
    id: 'extra',
    kind: 'sale',
    measure: { source: 'sales', count: 'facts' },
    reward: { per_unit: 1 },
  });
  expect((await manager.put('/programs/volume/draft', { document: changed })).status).toBe(200);

  const { body } = await manager.get('/programs/volume/versions/1/diff/2');
  expect(body).toMatchObject({ program: 'volume', before: 1, after: 2 });
  expect(body.values).toEqual(
    expect.arrayContaining([
      { kind: 'removed', path: ['budget'], before: first.document.budget, after: null },
      {
        kind: 'changed',
        path: ['incentives', 1, 'reward', 'percent'],
        before: first.document.incentives[0].reward.percent,
        after: '3%',
      },
      { kind: 'added', path: ['incentives', 1, 'limits'], before: null, after: { per_period: '100.00' } },
      { kind: 'added', path: ['incentives', 0], before: null, after: changed.incentives[0] },
    ]),
  );
  expect(body.values).toHaveLength(4);
  const ofGrowth = body.sentences.filter((one: { incentive: string }) => one.incentive === 'growth');
  const rate = ofGrowth.find((one: { kind: string }) => one.kind === 'changed');
  expect(rate.before.en).toContain('2.5%');
  expect(rate.after.nl).toContain('3%');
  expect(
    ofGrowth.some((one: { kind: string; after: { en: string } }) => one.kind === 'added' && /€100/.test(one.after.en)),
  ).toBe(true);
  expect(
    body.sentences.some((one: { kind: string; path: string[] }) => one.kind === 'removed' && one.path[0] === 'budget'),
  ).toBe(true);
  expect(
    body.sentences.some(
      (one: { incentive: string; kind: string }) => one.incentive === 'extra' && one.kind !== 'added',
    ),
  ).toBe(false);
  expect((await manager.get('/programs/volume/versions/2/diff/2')).body).toMatchObject({ sentences: [], values: [] });
  expect((await manager.get('/programs/volume/versions/1/diff/9')).status).toBe(404);
});

test('nothing differs from itself; what is there of one only is added one way and removed the other', () => {
  fc.assert(
    fc.property(anyProgram, anyProgram, (a, b) => {
      expect(differenceOf(a, structuredClone(a))).toEqual({ sentences: [], values: [] });
      const [there, back] = [differenceOf(a, b), differenceOf(b, a)];
      const count = (of: ReturnType<typeof differenceOf>, kind: string) =>
        of.sentences.filter((one) => one.kind === kind).length;
      expect(count(there, 'added')).toBe(count(back, 'removed'));
      expect(count(there, 'changed')).toBe(count(back, 'changed'));
    }),
    { numRuns: 50 },
  );
});

test('every value that is named is what the later document has there', () => {
  fc.assert(
    fc.property(anyProgram, anyProgram, (a, b) => {
      const other = { ...b, incentives: b.incentives.map((one, i) => ({ ...one, id: `b${i}` })) };
      const { values } = differenceOf(a, other);
      const made = structuredClone(other) as unknown as Record<string, unknown>;
      // Same ids never: every incentive is added or removed, everything else is compared by its place.
      for (const { path, after } of values.filter((one) => one.kind !== 'removed')) {
        let at: unknown = made;
        for (const key of path) at = (at as Record<string | number, unknown>)[key];
        expect(at).toEqual(after);
      }
      expect(values.length).toBeGreaterThan(0);
    }),
    { numRuns: 50 },
  );
});
