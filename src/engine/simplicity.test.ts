import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { condition } from '../../test/arbitrary/measure.ts';
import { program as anyProgram, gate } from '../../test/arbitrary/program.ts';
import { type Program, parseProgram } from './program.ts';
import { readingEase, syllablesOf } from './readability.ts';
import { simplicityOf } from './simplicity.ts';

const simple: Program = {
  program: 'simple',
  name: 'Simple',
  currency: 'EUR',
  period: 'quarter',
  starts: '2026-01-01',
  ends: '2026-12-31',
  incentives: [{ id: 'sales', kind: 'sale', measure: { source: 'sales', sum: 'amount' }, reward: { percent: '2%' } }],
};
const [only] = simple.incentives;
const withIncentive = (changes: object): Program => ({
  ...simple,
  incentives: [{ ...only!, ...changes } as Program['incentives'][number]],
});
const points = (program: Program) =>
  Object.fromEntries(Object.entries(simplicityOf(program).parts).map(([part, one]) => [part, one.points]));

describe('what is counted', () => {
  test('one rule without conditions takes nothing off but how it reads', () => {
    expect(points(simple)).toMatchObject({ rules: 0, conditions: 0, exceptions: 0 });
    expect(simplicityOf(simple).score).toBeGreaterThanOrEqual(90);
  });

  const cases: [string, object, object][] = [
    [
      'a second step of a reward',
      {
        reward: {
          tiers: {
            mode: 'marginal',
            bands: [
              { from: 0, rate: '1%' },
              { from: 9, rate: '2%' },
            ],
          },
        },
      },
      { rules: 1 },
    ],
    ['a multiplier', { multipliers: [{ by: '1.5' }] }, { rules: 1 }],
    ['a goal', { goal: { fixed: 100 } }, { conditions: 3 }],
    ['whom it is for, by two attributes', { for: { type: 'reseller', tier: ['gold', 'silver'] } }, { conditions: 6 }],
    [
      'two tests of a field',
      { measure: { source: 'sales', sum: 'amount', where: { brand: 'A', category: ['B', 'C'] } } },
      { conditions: 6 },
    ],
    [
      'what must not hold',
      { measure: { source: 'sales', sum: 'amount', where: { not: { brand: 'A' } } } },
      { conditions: 3, exceptions: 3 },
    ],
    [
      'a gate with a condition of its own',
      { gates: [{ measure: { source: 'sales', count: 'facts', where: { brand: 'A' } }, at_least: 5 }] },
      { conditions: 6 },
    ],
    ['two limits', { limits: { per_period: 100, per_year: 300 } }, { exceptions: 6 }],
    ['a limit per fact once', { limits: { per_fact: 100 } }, { exceptions: 3 }],
    ['another window', { measure: { source: 'sales', sum: 'amount', window: 'year_to_date' } }, { exceptions: 3 }],
    ['the ordinary window, written down', { measure: { source: 'sales', sum: 'amount', window: 'period' } }, {}],
  ];
  test.each(cases)('%s', (_name, changes, wanted) => {
    const program = withIncentive(changes);
    expect(parseProgram(program)).toHaveProperty('program');
    expect(points(program)).toMatchObject({ rules: 0, conditions: 0, exceptions: 0, ...wanted });
  });

  test('what takes off most comes first, in both languages', () => {
    const program = withIncentive({ goal: { fixed: 100 }, limits: { per_period: 1, per_year: 2, per_partner: 3 } });
    const [first, second] = simplicityOf(program).complications;
    expect(first).toMatchObject({ part: 'exceptions', path: ['incentives', 0], points: 9 });
    expect(first!.text.en).toMatch(/3 exceptions .*9 points/);
    expect(first!.text.nl).toMatch(/3 uitzonderingen .*9 punten/);
    expect(second!.points).toBeLessThanOrEqual(9);
  });
});

describe('the reading ease', () => {
  const english: [string, number][] = [
    ['sale', 1],
    ['table', 2],
    ['quarter', 2],
    ['activity', 4],
    ['earned', 1],
    ['percentage', 3],
    ['€1,240.50', 1],
  ];
  test.each(english)('%s has %i syllables in English', (word, count) => expect(syllablesOf(word, 'en')).toBe(count));
  const dutch: [string, number][] = [
    ['omzet', 2],
    ['kwartaal', 2],
    ['verkoopregel', 4],
    ['categorieën', 5],
    ['bijdrage', 3],
    ['zakelijk', 3],
    ['2026', 1],
  ];
  test.each(dutch)('%s has %i syllables in Dutch', (word, count) => expect(syllablesOf(word, 'nl')).toBe(count));

  test('follows the formulas', () => {
    // 6 words of one syllable: 206.835 - 1.015 × 6 - 84.6 = 116.1, at most 100.
    expect(readingEase('You earn more if you sell.', 'en')).toBe(100);
    // 3 words, 9 syllables: 206.835 - 3.045 - 253.8.
    expect(readingEase('Accumulated quarterly percentages', 'en')).toBe(0);
    // 4 words, 8 syllables: 206.84 - 3.72 - 154.
    expect(readingEase('Dit kwartaal zonder voorwaarden', 'nl')).toBeCloseTo(206.84 - 0.93 * 4 - (77 * 8) / 4, 6);
  });
});

describe('for every program', () => {
  test('the score is 0 to 100 and follows from its parts', () => {
    fc.assert(
      fc.property(anyProgram, (program) => {
        const { score, parts, complications } = simplicityOf(program);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        const off = Object.values(parts).reduce((sum, part) => sum + part.points, 0);
        expect(Math.abs(score - Math.max(0, 100 - off))).toBeLessThanOrEqual(1);
        for (const part of ['rules', 'conditions', 'exceptions'] as const) {
          const own = complications.filter((one) => one.part === part);
          expect(own.reduce((sum, one) => sum + one.points, 0)).toBe(parts[part].points);
        }
      }),
    );
  });

  test('a condition, a gate or a goal more never makes it simpler', () => {
    fc.assert(
      fc.property(
        anyProgram,
        fc.oneof(
          condition('sales').map((where) => ({ where })),
          gate.map((one) => ({ gate: one })),
          fc.constant({ goal: { fixed: 1000 } }),
          fc.constant({ for: { country: 'NL' } }),
        ),
        (program, more) => {
          const after = structuredClone(program) as Program;
          const first = after.incentives[0]!;
          if ('where' in more) {
            if ('ratio' in first.measure) return;
            const before = first.measure.where;
            first.measure.where = before ? { all: [before, more.where] } : more.where;
          } else if ('gate' in more) first.gates = [...(first.gates ?? []), more.gate];
          else if ('goal' in more) first.goal ??= more.goal;
          else after.for = { ...after.for, ...more.for };
          expect(simplicityOf(after).score).toBeLessThanOrEqual(simplicityOf(program).score);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('one incentive more never makes it simpler', () => {
    fc.assert(
      fc.property(anyProgram, (program) => {
        const after = { ...program, incentives: [...program.incentives, { ...only!, id: 'one-more' }] };
        expect(simplicityOf(after).score).toBeLessThanOrEqual(simplicityOf(program).score);
      }),
    );
  });
});
