import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fact as anyFact } from '../../../test/arbitrary/fact.ts';
import { condition } from '../../../test/arbitrary/measure.ts';
import { reasonText } from '../explain/reason.ts';
import { type Fact, sources } from '../fact.ts';
import type { Condition } from '../program.ts';
import { matches } from './condition.ts';
import { whyNot } from './why-not.ts';

const bikes: Fact = {
  source: 'sales',
  id: 'f-1',
  partner: 'P1',
  date: '2026-03-31',
  upline: [],
  values: { category: 'Bikes', quantity: 3_500_000n, amount: 12_500_000n, partner_tags: ['vip'], channel: null },
};

/** What keeps the fact from counting, in English and in Dutch; its money written with ordinary spaces. */
function told(where: Condition): [string, string] | undefined {
  const reason = whyNot(where, bikes);
  const say = (language: 'en' | 'nl') => reason && reasonText(reason, language, 'EUR').replaceAll('\u00a0', ' ');
  return reason && [say('en')!, say('nl')!];
}

test('there is a reason exactly when a fact does not match', () => {
  let [met, missed] = [0, 0];
  fc.assert(
    fc.property(
      fc.constantFrom(...sources).chain((source) => fc.tuple(condition(source), anyFact(source))),
      ([where, fact]) => {
        const reason = whyNot(where, fact);
        expect(reason === undefined).toBe(matches(where, fact));
        if (reason === undefined) met++;
        else {
          missed++;
          for (const language of ['en', 'nl'] as const) {
            expect(reasonText(reason, language, 'EUR')).not.toMatch(/undefined|NaN|\[object|null/);
          }
        }
      },
    ),
    { numRuns: 2000 },
  );
  expect(Math.min(met, missed)).toBeGreaterThan(100);
});

test('a fact of another source has a reason for a field that it does not have', () => {
  const training: Fact = { ...bikes, source: 'trainings' };
  expect(whyNot({ category: 'Bikes' }, training)).toMatchObject({ kind: 'filter', field: 'category', found: null });
});

test('the reason names the field, what is asked and what was found', () => {
  expect(whyNot({ category: 'Bikes', quantity: { from: 4 } }, bikes)).toEqual({
    kind: 'filter',
    source: 'sales',
    field: 'quantity',
    wanted: { from: 4 },
    found: '3.5',
  });
  expect(told({ quantity: { from: 4 } })).toEqual([
    'The quantity is 3.5; asked is: at least 4.',
    'De hoeveelheid is 3,5; gevraagd is: minstens 4.',
  ]);
  expect(told({ amount: { above: '12.50', below: 20 } })).toEqual([
    'The amount is €12.50; asked is: more than €12.50 and less than €20.',
    'Het bedrag is € 12,50; gevraagd is: meer dan € 12,50 en minder dan € 20.',
  ]);
  expect(told({ channel: ['web', 'shop'] })).toEqual([
    'The channel is missing; it must be: “web” or “shop”.',
    'Het verkoopkanaal ontbreekt; gevraagd is: “web” of “shop”.',
  ]);
  expect(told({ not: { category: 'Bikes' } })).toEqual([
    'A sale line with this is left out: product category is “Bikes”.',
    'Een verkoopregel telt niet mee als: productcategorie is “Bikes”.',
  ]);
  expect(told({ any: [{ category: 'Helmets' }, { partner_tags: 'pilot' }] })).toEqual([
    'None of these holds: the product category is “Bikes”; asked is: “Helmets”; the partner tag is “vip”; asked is: “pilot”.',
    'Geen van deze klopt: de productcategorie is “Bikes”; gevraagd is: “Helmets”; het label van de partner is “vip”; gevraagd is: “pilot”.',
  ]);
  expect(told({ category: 'Bikes' })).toBeUndefined();
});
