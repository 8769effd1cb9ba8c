import fc from 'fast-check';
import { expect, describe as group, test } from 'vitest';
import {
  at,
  choicesOf,
  isKey,
  type Json,
  keys,
  nameOfPlace,
  placesOf,
  replaced,
  without,
} from '../../test/arbitrary/document-keys.ts';
import { program as anyProgram } from '../../test/arbitrary/program.ts';
import { describe } from './describe.ts';
import { type Program, parseProgram, programJsonSchema } from './program.ts';
import { languages } from './words.ts';

const candidates: Json[] = [
  '7',
  '777%',
  '3/7',
  3,
  11,
  true,
  false,
  'other-id',
  '2025-01-02',
  '2026-12-30',
  'USD',
  'JPY',
  'UTC',
  'Europe/Paris',
  'month',
  'quarter',
  'year',
  'campaign',
  'automatic',
  'open',
  'invitation',
  'stop',
  'prorate',
  'warn',
  'program',
  'period',
  'sale',
  'activity',
  'rebate',
  'training',
  'referral',
  'sales',
  'activities',
  'trainings',
  'referrals',
  'quantity',
  'amount',
  'score',
  'order',
  'customer',
  'product',
  'partner',
  'seller',
  'parent',
  'retailer',
  'distributor',
  'period_to_date',
  'year_to_date',
  'quarter_to_date',
  'equally',
  'value',
  'attainment',
  'growth',
  'all',
  'above_baseline',
  'above_goal',
  'marginal',
  'retroactive',
  'rolling',
  'total',
  'interpolated',
  'up',
  'down',
  'linear',
  'step',
  'share',
  'same',
  'money',
  'points',
  'earlier',
  'cumulative',
  'same_period_last_year',
  'previous_period',
  ['gold'],
  ['retailer'],
  ['VIP', 'x'],
  ['12', '7'],
  { en: 'Quite another', nl: 'Iets heel anders' },
  { amount: { below: -5 } },
  { unused_days_of: 77 },
  { unused_months_of: 7 },
  { minimum: 12, maximum: 8888 },
  { seller: 'S9' },
];

const parsed = (document: Json): Program | undefined => {
  const result = parseProgram(document);
  return 'program' in result ? result.program : undefined;
};

/** Whether leaving out or changing the value at a place changes what is said, in every language that it is for. */
function isHeard(document: Json, path: readonly (string | number)[], said: readonly string[]): boolean {
  const last = path.at(-1);
  const isOther = (changed: Json) => {
    const program = parsed(changed);
    if (!program) return false;
    const isSame = languages.map((language, i) => JSON.stringify(texts(program, language)) === said[i]);
    return languages.every(
      (language, i) => !isSame[i] || (language !== last && (languages as readonly unknown[]).includes(last)),
    );
  };
  return isOther(without(document, path)) || candidates.some((value) => isOther(replaced(document, path, value)));
}

/** Only what a person reads: no ids, no paths. */
function texts(program: Program, language: (typeof languages)[number]): string[] {
  const { headline, sentences, incentives } = describe(program, language);
  return [
    headline,
    ...[...sentences, ...incentives.flatMap((one) => [{ text: one.name }, ...one.sentences])].map(({ text }) => text),
  ];
}

group('describe', () => {
  test('every key of the schema is heard in a sentence, in both languages', () => {
    const heard = new Set<string>();
    const met = new Set<string>();
    const sample = fc.sample(anyProgram, { numRuns: 1500, seed: 20260331 });
    for (const document of sample) {
      const places = placesOf(document as unknown as Json).filter((path) => typeof path.at(-1) === 'string');
      const fresh = places.filter((path) => isKey.has(nameOfPlace(path)) && !heard.has(nameOfPlace(path)));
      if (fresh.length === 0) continue;
      // Read back first: reading can put the keys of a condition in another order.
      const read = parsed(document as unknown as Json)!;
      const said = languages.map((language) => JSON.stringify(texts(read, language)));
      for (const path of fresh) {
        met.add(nameOfPlace(path));
        if (!heard.has(nameOfPlace(path)) && isHeard(document as unknown as Json, path, said))
          heard.add(nameOfPlace(path));
      }
    }
    expect(keys.length).toBeGreaterThan(200);
    expect(keys.filter((key) => !met.has(key))).toEqual([]);
    expect(keys.filter((key) => !heard.has(key))).toEqual([]);
  }, 120_000);

  test('every word that a key can choose is said differently, in both languages', () => {
    const choices = choicesOf(programJsonSchema(), programJsonSchema(), '');
    const told = new Set<string>();
    for (const document of fc.sample(anyProgram, { numRuns: 300, seed: 7 })) {
      for (const path of placesOf(document as unknown as Json)) {
        const name = nameOfPlace(path);
        const words = choices.get(name);
        if (!words || told.has(name) || typeof at(document as unknown as Json, path) !== 'string') continue;
        const programs = words.map((word) => parsed(replaced(document as unknown as Json, path, word)));
        if (programs.some((one) => one === undefined)) continue;
        // Each choice says something that no other one says: none is told by silence.
        const isDistinct = (language: (typeof languages)[number]) => {
          const told = programs.map((one) => texts(one!, language));
          return told.every((own, i) => told.every((other, j) => i === j || own.some((text) => !other.includes(text))));
        };
        if (languages.every(isDistinct)) told.add(name);
      }
    }
    expect(choices.size).toBeGreaterThan(30);
    expect([...choices.keys()].filter((name) => !told.has(name))).toEqual([]);
  });
});

group('a description', () => {
  test('no sentence shows what a program cannot mean, and each names a place and ends', () => {
    fc.assert(
      fc.property(anyProgram, fc.constantFrom(...languages), (document, language) => {
        const { headline, sentences, incentives } = describe(document, language);
        const all = [...sentences, ...incentives.flatMap((one) => one.sentences)];
        expect([headline, ...all.map(({ text }) => text)].join(' ')).not.toMatch(/undefined|NaN|\[object|null/);
        for (const { text } of all) expect(text).toMatch(/^[\p{Lu}\p{N}“€×].*[.:!?]$/u);
      }),
      { numRuns: 500 },
    );
  });

  test('a program reads as a person would say it', () => {
    const program = parsed({
      program: 'volume-2026',
      name: { en: 'Volume rebate', nl: 'Volumebonus' },
      currency: 'EUR',
      period: 'quarter',
      starts: '2026-01-01',
      ends: '2026-12-31',
      for: { type: ['reseller', 'retailer'], tier: ['silver', 'gold'] },
      budget: { amount: '250000.00', when_exhausted: 'stop' },
      payout: { minimum: 50, hold_days: 30 },
      incentives: [
        {
          id: 'growth',
          kind: 'rebate',
          measure: { source: 'sales', sum: 'amount', where: { category: ['Bikes', 'Helmets'] } },
          goal: { growth: { over: 'same_period_last_year', by: '10%', at_least: 20_000 } },
          gates: [{ measure: { source: 'trainings', count: 'facts', where: { status: 'passed' } }, at_least: 1 }],
          reward: {
            tiers: {
              on: 'attainment',
              mode: 'retroactive',
              bands: [
                { from: '100%', rate: '2%' },
                { from: '120%', rate: '3%' },
              ],
            },
          },
          limits: { per_year: 20_000 },
        },
      ],
    })!;
    const told = languages.map((language) => texts(program, language).map((text) => text.replaceAll('\u00a0', ' ')));
    expect(told).toMatchSnapshot();
  });
});
