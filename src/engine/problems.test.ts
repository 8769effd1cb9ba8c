import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nearest } from './nearest.ts';
import { dutchMessages } from './problem-words.ts';
import { keysAt } from './problems.ts';
import { parseProgram, programSchema } from './program.ts';

const good = {
  program: 'volume',
  name: 'Volume',
  currency: 'EUR',
  period: 'quarter',
  starts: '2026-01-01',
  ends: '2026-12-31',
  incentives: [{ id: 'a', kind: 'sale', measure: { source: 'sales', sum: 'amount' }, reward: { percent: '2%' } }],
};

/** What is said about a document whose incentive has these keys too. */
function said(incentive: object, program: object = {}): string[] {
  const result = parseProgram({ ...good, incentives: [{ ...good.incentives[0], ...incentive }], ...program });
  return 'problems' in result ? result.problems.map(({ path, text }) => `${path.join('.')}: ${text.en}`) : [];
}

describe('what is wrong with a document', () => {
  test.each([
    [{}, []],
    [{ reward: { percnt: '2%' } }, ['incentives.0.reward.percnt: unknown key "percnt"; did you mean percent?']],
    [{ reward: { percent: '2%', fixed: 100 } }, ['incentives.0.reward.fixed: fixed does not go together with percent']],
    [
      { reward: { percent: 1.5 } },
      [
        'incentives.0.reward.percent: write a number: a whole one, or one with decimals as text, such as "12.50" or "2%"',
      ],
    ],
    [
      { measure: { source: 'sale', sum: 'amount' } },
      ['incentives.0.measure.source: choose one of sales, activities, trainings, referrals; did you mean sales?'],
    ],
    [
      { measure: { source: 'sales', sum: 'amount', credit: 'selle' } },
      ['incentives.0.measure.credit: choose one of partner, seller, parent; did you mean seller?'],
    ],
    [
      { measure: { source: 'sales', sum: 'amount', where: { category: { frm: 2 } } } },
      [
        'incentives.0.measure.where.category.frm: unknown key "frm"; did you mean from?',
        'incentives.0.measure.where.category: give at least one of from, above, to, below, starts_with',
      ],
    ],
    [
      { goal: { growth: { over: 'last_year' } } },
      ['incentives.0.goal.growth.over: choose one of same_period_last_year, previous_period'],
    ],
    [{ gates: {} }, ['incentives.0.gates: give a list here']],
    [{ id: undefined }, ['incentives.0.id: id is missing']],
  ])('%j', (incentive, expected) => {
    expect(said(incentive)).toEqual(expected);
  });

  test('of the document itself', () => {
    expect(said({}, { incentives: [] })).toEqual(['incentives: give at least 1 item']);
    expect(parseProgram(null)).toMatchObject({
      problems: [{ path: [], message: 'give a block of keys and values here' }],
    });
    expect(parseProgram('text')).toMatchObject({ problems: [{ path: [] }] });
  });

  test('the keys that are known at a place', () => {
    expect(keysAt(programSchema, ['incentives', 0, 'reward', 'tiers', 'bands', 3])).toEqual([
      'from',
      'above',
      'to',
      'rate',
      'per_unit',
      'block',
      'flat',
    ]);
    expect(keysAt(programSchema, ['incentives', 0, 'goal', 'growth'])).toEqual(['over', 'by', 'at_least']);
    expect(keysAt(programSchema, ['nowhere'])).toEqual([]);
  });

  test('what the schema says of itself is said in Dutch too', () => {
    const source = readFileSync(new URL('program.ts', import.meta.url), 'utf8');
    const stale = Object.keys(dutchMessages).filter(
      (message) => !source.includes(message) && !message.startsWith('give exactly one of'),
    );
    expect(stale).toEqual([]);
    const own = [...source.matchAll(/(?:refine\([^'`]*|regex\([^']*|message: |Message = )'([^'\n]+)'/g)].map(
      ([, message]) => message!,
    );
    expect(own.length).toBeGreaterThan(12);
    expect(own.filter((message) => !(message in dutchMessages))).toEqual([]);
  });
});

describe('nearest', () => {
  test.each([
    ['amuont', ['amount', 'quantity'], 'amount'],
    ['Category', ['category', 'brand'], 'category'],
    ['cat', ['category', 'brand'], 'category'],
    ['colour', ['category', 'brand', 'order'], undefined],
    ['x', ['to', 'by'], undefined],
  ])('%s', (name, known, expected) => {
    expect(nearest(name, known)).toBe(expected);
  });
});

test('a key without end is not repeated without end', () => {
  const result = parseProgram({ ...good, ['x'.repeat(100_000)]: 1 });
  const texts = 'problems' in result ? result.problems.map(({ text }) => text) : [];
  expect(texts).toHaveLength(1);
  for (const { en, nl } of texts) expect(en.length + nl.length).toBeLessThan(1000);
});
