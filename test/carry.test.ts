import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Source, sources } from '../src/engine/fact.ts';
import { measureInMemory } from '../src/engine/measure/measure.ts';
import type { Measured, MeasureRequest } from '../src/engine/measured.ts';
import { addDays } from '../src/engine/period.ts';
import { carried, isCarried } from '../src/runs/carry.ts';
import { simpleMeasure } from './arbitrary/measure.ts';
import { engineFacts, firstDay, world } from './arbitrary/world.ts';

const request = fc.constantFrom<Source>(...sources).chain((source) =>
  simpleMeasure(source).map(
    (measure): MeasureRequest => ({
      key: 'm',
      measure,
      window: { from: firstDay, to: addDays(firstDay, 800) },
      each: false,
    }),
  ),
);

const readable = (measured: Measured) => ({
  ...measured,
  value: measured.value && `${measured.value.n}/${measured.value.d}`,
});

test('an answer carried forward by new facts is the answer over all facts, to the digit', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(
      world(40),
      fc.array(request, { minLength: 20, maxLength: 20 }),
      fc.infiniteStream(fc.boolean()),
      (company, requests, isNew) => {
        const facts = engineFacts(company, 'EUR').map((fact) => ({ fact, isNew: isNew.next().value === true }));
        const before = facts.flatMap((one) => (one.isNew ? [] : [one.fact]));
        const added = facts.flatMap((one) => (one.isNew ? [one.fact] : []));
        for (const one of requests.filter(isCarried)) {
          for (const { code } of company.partners) {
            const [first, more] = [measureInMemory(one, code, before), measureInMemory(one, code, added)];
            const all = measureInMemory(one, code, [...before, ...added]);
            expect(readable(carried(one, first, more))).toEqual(readable(all));
            const kind = ['sum', 'count', 'min', 'max', 'average'].find((name) => name in one.measure)!;
            if (first.facts > 0 && more.facts > 0) seen.set(kind, (seen.get(kind) ?? 0) + 1);
          }
        }
      },
    ),
    { numRuns: 150 },
  );
  // Each kind was carried from something by something.
  expect([...seen.keys()].sort()).toEqual(['average', 'count', 'max', 'min', 'sum']);
}, 120_000);
