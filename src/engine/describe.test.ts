import fc from 'fast-check';
import { expect, describe as group, test } from 'vitest';
import { program as anyProgram } from '../../test/arbitrary/program.ts';
import { describe } from './describe.ts';
import { type Program, parseProgram, programJsonSchema } from './program.ts';
import { languages } from './words.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  anyOf?: Schema[];
  enum?: Json[];
  items?: Schema;
  properties?: Record<string, Schema>;
}

/**
 * Keys that by their meaning say nothing in some places, each with the reason. The property below would fail on them.
 */
const silent = new Map([
  ['incentives/*/gates/*/goal/required', 'a gate states itself what must be reached'],
  ['incentives/*/gates/*/goal/growth/required', 'a gate states itself what must be reached'],
  ['incentives/*/multipliers/*/goal/required', 'the steps state themselves what must be reached'],
  ['incentives/*/reward/plus/*/goal/required', 'the steps state themselves what must be reached'],
]);

/** Every key of the document, as "incentives/N/reward/percent" with a star for N. A condition's fields are not keys of the schema. */
function keysOf(schema: Schema, root: Schema, path: string, seen: readonly string[] = []): string[] {
  const ref = schema.$ref;
  if (ref) {
    if (seen.includes(ref)) return [];
    const target = ref === '#' ? root : root.$defs![ref.replace('#/$defs/', '')]!;
    return keysOf(target, root, path, [...seen, ref]);
  }
  const branches = schema.anyOf ?? [];
  const items = schema.items;
  const properties = schema.properties ?? {};
  return [
    ...branches.flatMap((branch) => keysOf(branch, root, path, seen)),
    ...(items ? keysOf(items, root, `${path}/*`, seen) : []),
    ...Object.entries(properties).flatMap(([key, value]) => {
      const at = path === '' ? key : `${path}/${key}`;
      return [at, ...keysOf(value, root, at, seen)];
    }),
  ];
}

/** What each key that chooses between words can be. */
function choicesOf(
  schema: Schema,
  root: Schema,
  path: string,
  found = new Map<string, Json[]>(),
  depth = 0,
): Map<string, Json[]> {
  if (schema.$ref || depth > 12) return found;
  if (schema.enum && schema.enum.length > 1) found.set(canonical(path), schema.enum);
  for (const branch of schema.anyOf ?? []) choicesOf(branch, root, path, found, depth + 1);
  if (schema.items) choicesOf(schema.items, root, `${path}/*`, found, depth + 1);
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    choicesOf(value, root, path === '' ? key : `${path}/${key}`, found, depth + 1);
  }
  return found;
}

/** The two parts of a ratio are measures like any other, and a condition inside a condition is a condition like any other. */
const canonical = (key: string): string =>
  key
    .replace(/\/ratio\/(of|to)\//, '/')
    .replace(/\/weights\/\*\/where\/.*/, '/weights/*/where')
    .replace(/\/clawback\/where\/.*/, '/clawback/where')
    .replace(/\/where\/(all|any)\/\*\/.*/, '/where/$1');

const allKeys = [...new Set(keysOf(programJsonSchema(), programJsonSchema(), '').map(canonical))];
/** A key that holds other keys is heard through them; `count` has one value only and is heard as the lack of another aggregate. */
const keys = allKeys.filter(
  (key) =>
    !allKeys.some((other) => other.startsWith(`${key}/`)) && !/\/(count|ratio\/(of|to))$/.test(key) && !silent.has(key),
);
const isKey = new Set(keys);

/** All places of a document, as paths. */
function placesOf(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value)) return value.flatMap((each, i) => [[...path, i], ...placesOf(each, [...path, i])]);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) => [[...path, key], ...placesOf(each, [...path, key])]);
  return [];
}

const nameOfPlace = (path: readonly (string | number)[]) =>
  canonical(path.map((part) => (typeof part === 'number' ? '*' : part)).join('/'));

function at(value: Json, path: readonly (string | number)[]): Json {
  return path.reduce<Json>((inner, key) => (inner as Record<string | number, Json>)[key]!, value);
}

function without(document: Json, path: readonly (string | number)[]): Json {
  const copy = structuredClone(document);
  const holder = at(copy, path.slice(0, -1));
  delete (holder as Record<string | number, Json>)[path.at(-1)!];
  return copy;
}

function replaced(document: Json, path: readonly (string | number)[], value: Json): Json {
  const copy = structuredClone(document);
  (at(copy, path.slice(0, -1)) as Record<string | number, Json>)[path.at(-1)!] = value;
  return copy;
}

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
    const sample = fc.sample(anyProgram, { numRuns: 900, seed: 20260331 });
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
