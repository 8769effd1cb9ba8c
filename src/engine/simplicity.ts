import { nameOf } from './describe/name.ts';
import { describe, type Sentence } from './describe.ts';
import type { Problem, Program } from './program.ts';
import { readingEase } from './readability.ts';
import { type InEveryLanguage, languages, wordsFor } from './words.ts';

/*
 * How easy a program is to understand: 100 points, less what each rule beyond the first, each condition, each exception and hard sentences take
 * off, never below 0. A condition takes off more than it can ever win back by making the sentences read more easily, so that adding one never makes
 * a program simpler (a property test).
 */

/** What is taken off: for each incentive after the first, each step of a reward after its first, each condition and exception; for sentences at most. */
export const weights = { incentive: 5, step: 1, condition: 3, exception: 3, reading: 10 } as const;

/** Sentences that read this easily or better take nothing off: plain language. */
const plainEase = 60;

export const simplicityParts = ['rules', 'conditions', 'exceptions', 'reading'] as const;
export type SimplicityPart = (typeof simplicityParts)[number];

/** Something that takes points off, and what would help. */
export interface Complication {
  readonly part: SimplicityPart;
  /** The incentive that it is about, or its hardest sentence; empty for the program as a whole. */
  readonly path: Problem['path'];
  readonly points: number;
  readonly text: InEveryLanguage;
}

export interface Simplicity {
  /** 0 (hard) to 100 (simple). */
  readonly score: number;
  /** How many there are of each; of reading: the mean reading ease of the sentences (0-100) in the language that reads hardest. And the points taken off. */
  readonly parts: Readonly<Record<SimplicityPart, { readonly value: number; readonly points: number }>>;
  /** What takes off most first. */
  readonly complications: readonly Complication[];
}

type Counted = Exclude<SimplicityPart, 'reading'>;
interface Item {
  readonly part: Counted;
  readonly path: Problem['path'];
  readonly points: number;
}

/** The score of a valid program. Pure; never throws. */
export function simplicityOf(program: Program): Simplicity {
  const items = [...program.incentives.map(ruleOf), ...itemsIn(program, [])];
  const reading = readingOf(program);
  const points = (part: Counted) => sum(items.filter((item) => item.part === part).map((item) => item.points));
  const count = (part: Counted) => items.filter((item) => item.part === part).length;
  const parts = {
    rules: { value: count('rules'), points: points('rules') },
    conditions: { value: count('conditions'), points: points('conditions') },
    exceptions: { value: count('exceptions'), points: points('exceptions') },
    reading: { value: Math.round(reading.ease), points: reading.points },
  };
  const off = sum(Object.values(parts).map((part) => part.points));
  return {
    score: Math.max(0, Math.round(100 - off)),
    parts: { ...parts, reading: { ...parts.reading, points: Math.round(reading.points) } },
    complications: [...grouped(program, items), ...(reading.points >= 1 ? [reading.hardest] : [])]
      .filter((one) => one.points > 0)
      .sort((a, b) => b.points - a.points || order(a.path.join(), b.path.join()) || order(a.part, b.part)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ruleOf = (_: unknown, index: number): Item => ({
  part: 'rules',
  path: ['incentives', index],
  points: index === 0 ? 0 : weights.incentive,
});

/** Keys that change the ordinary course of a rule, and what they are when they change nothing. */
const exceptionKeys: Readonly<Record<string, readonly unknown[]>> = {
  deducts: [],
  not_deducted: [false],
  settles: ['period'],
  weights: [],
  matrix: [],
  window: ['period'],
  credit: ['partner'],
  block: [],
  per_fact: [false],
  pays_on: ['all'],
  target: [],
  fund: [],
};
/** Lists whose entries after the first are one more step of the same rule. */
const stepLists: ReadonlySet<string> = new Set(['bands', 'points']);
/** Lists whose every entry is a step more. */
const extraLists: ReadonlySet<string> = new Set(['multipliers', 'plus']);

/** What complicates, anywhere in the document: it is found by its key, so that a new kind of reward counts as well. */
function itemsIn(value: unknown, path: Problem['path']): Item[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]): Item[] => {
    const key = Array.isArray(value) ? Number(name) : name;
    return inner === undefined
      ? []
      : [...ownItems(key, inner, [...path, key]), ...itemsWithin(key, inner, [...path, key])];
  });
}

function ownItems(key: string | number, value: unknown, path: Problem['path']): Item[] {
  if (typeof key !== 'string') return [];
  const condition: Item = { part: 'conditions', path, points: weights.condition };
  const exception: Item = { part: 'exceptions', path, points: weights.exception };
  const step: Item = { part: 'rules', path, points: weights.step };
  const times = (item: Item, number: number) => Array.from({ length: number }, () => item);
  const length = Array.isArray(value) ? value.length : 0;
  if (key === 'for') return times(condition, Object.values(value as object).filter((one) => one !== undefined).length);
  if (key === 'goal') return [condition];
  if (key === 'gates') return times(condition, length);
  if (key === 'where') return conditionItems(value, condition, exception);
  if (key === 'limits') return Object.values(value as object).flatMap((one) => (one === undefined ? [] : [exception]));
  if (stepLists.has(key)) return times(step, length - 1);
  if (extraLists.has(key)) return times(step, length);
  // A limit per fact is counted with the limits.
  if (path.at(-2) === 'limits') return [];
  const plain = exceptionKeys[key];
  return plain === undefined || plain.includes(value) ? [] : [exception];
}

const itemsWithin = (key: string | number, value: unknown, path: Problem['path']): Item[] =>
  key === 'where' || key === 'for' ? [] : itemsIn(value, path);

/** Every test of a field is a condition; what need not or must not hold is an exception besides. */
function conditionItems(value: unknown, condition: Item, exception: Item): Item[] {
  return Object.entries(value as object).flatMap(([key, inner]): Item[] => {
    if (inner === undefined) return [];
    const each = (list: unknown) => (list as unknown[]).flatMap((one) => conditionItems(one, condition, exception));
    if (key === 'all') return each(inner);
    if (key === 'any') return [exception, ...each(inner)];
    if (key === 'not') return [exception, ...conditionItems(inner, condition, exception)];
    return [condition];
  });
}

/** What one incentive, or the program itself, has of a part, together. */
function grouped(program: Program, items: readonly Item[]): Complication[] {
  const groups = new Map<string, { part: Counted; path: Problem['path']; items: Item[] }>();
  for (const item of items) {
    const path = item.path[0] === 'incentives' ? item.path.slice(0, 2) : [];
    const key = `${item.part} ${path.join('/')}`;
    const group = groups.get(key) ?? { part: item.part, path, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ part, path, items: own }) => {
    const points = sum(own.map((item) => item.points));
    return { part, path, points, text: textsOf((one) => helpFor(program, part, path, own.length, points, one)) };
  });
}

type Speaking = ReturnType<typeof wordsFor>;

const textsOf = (text: (words: Speaking) => string): InEveryLanguage =>
  Object.fromEntries(languages.map((language) => [language, text(wordsFor(language))])) as InEveryLanguage;

function helpFor(
  program: Program,
  part: Counted,
  path: Problem['path'],
  number: number,
  points: number,
  words: Speaking,
): string {
  const { t, count, quote } = words;
  const incentive = program.incentives[Number(path[1])];
  const where = incentive ? quote(nameOf(incentive, { words, program })) : t('The program', 'Het programma');
  const off = count(points, 'point', 'points', 'punt', 'punten');
  if (part === 'rules') {
    const steps = count(number, 'rule or step', 'rules and steps', 'regel of stap', 'regels en stappen');
    return t(
      `${where} has ${steps}: ${off}. Fewer steps, or one program for each aim, are easier to follow.`,
      `${where} heeft ${steps}: ${off}. Minder stappen, of een programma per doel, is makkelijker te volgen.`,
    );
  }
  if (part === 'conditions') {
    const conditions = count(number, 'condition', 'conditions', 'voorwaarde', 'voorwaarden');
    return t(
      `${where} has ${conditions}: ${off}. Leave out what hardly changes who earns what.`,
      `${where} heeft ${conditions}: ${off}. Laat weg wat nauwelijks verandert wie wat verdient.`,
    );
  }
  const exceptions = count(number, 'exception', 'exceptions', 'uitzondering', 'uitzonderingen');
  return t(
    `${where} has ${exceptions} (limits, weights, what is taken off, other days or partners): ${off}. Leave out what seldom happens.`,
    `${where} heeft ${exceptions} (grenzen, gewichten, aftrek, andere dagen of partners): ${off}. Laat weg wat zelden voorkomt.`,
  );
}

/** How its sentences read, in the language that reads hardest, and the hardest sentence in each. */
function readingOf(program: Program): { ease: number; points: number; hardest: Complication } {
  const read = languages.map((language) => {
    const { sentences, incentives } = describe(program, language);
    const all = [...sentences, ...incentives.flatMap((one) => one.sentences)];
    // No easier than plain language, so that many easy sentences do not hide a hard one.
    const eases = all.map(({ text }) => Math.min(plainEase, readingEase(text, language)));
    const place = eases.indexOf(Math.min(...eases));
    return { language, ease: sum(eases) / eases.length, sentence: all[place] as Sentence };
  });
  const worst = read.reduce((a, b) => (b.ease < a.ease ? b : a));
  const points = ((plainEase - worst.ease) / plainEase) * weights.reading;
  const quoted = Object.fromEntries(read.map(({ language, sentence }) => [language, sentence.text]));
  const text = textsOf(({ t, language, count, quote }) => {
    const off = count(Math.round(points), 'point', 'points', 'punt', 'punten');
    return t(
      `Long words and sentences: ${off}. The hardest is ${quote(quoted[language]!)}`,
      `Lange woorden en zinnen: ${off}. De moeilijkste is ${quote(quoted[language]!)}`,
    );
  });
  return {
    ease: worst.ease,
    points,
    hardest: { part: 'reading', path: [...worst.sentence.path], points: Math.round(points), text },
  };
}
