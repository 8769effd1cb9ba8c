import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calculate } from '../calculate.ts';
import type { Fact } from '../fact.ts';
import { addDays } from '../period.ts';
import type { Program, TierMode } from '../program.ts';

const bands = [
  { from: 0, rate: '1.5%' },
  { above: 1000, rate: '3.33%' },
  { from: 2500, rate: '5%', flat: 7 },
];
type Stretch = 'month' | 'quarter' | 'year';

/** Per period on its own, or per period of the stretch so far. */
const programOf = (period: Stretch, mode: TierMode, starts: number, toDate?: 'quarter' | 'year'): Program => ({
  program: 'settled',
  name: 'Settled',
  currency: 'EUR',
  period,
  fiscal_year_starts: starts,
  starts: '2026-01-15',
  ends: '2026-12-31',
  incentives: [
    {
      id: 'volume',
      kind: 'rebate',
      measure: { source: 'sales', sum: 'amount', ...(toDate ? { window: `${toDate}_to_date` as const } : {}) },
      reward: { tiers: { mode, bands } },
      ...(toDate ? { settles: 'cumulative' as const } : {}),
    },
  ],
});

const facts = fc.array(
  fc.record({ day: fc.integer({ min: 0, max: 364 }), cents: fc.integer({ min: -50_000, max: 200_000 }) }),
  { maxLength: 25 },
);

const earned = (program: Program, sales: readonly Fact[]): Map<string, bigint> => {
  const partners = [{ code: 'P', type: 'reseller' as const, tier: null, region: null, country: null, tags: [] }];
  const { cells } = calculate({ program, partners, facts: sales, asOf: '2026-12-31' });
  return new Map(cells.map(({ period, lines }) => [period.to, BigInt(lines[0]!.amountMinor)]));
};

test.each([
  ['quarter', 'month'],
  ['year', 'month'],
  ['year', 'quarter'],
] as const)(
  'what each %s so far earns less what was earned adds up to what it earns as a whole, per %s',
  (per, short) => {
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom<TierMode[]>('marginal', 'retroactive', 'rolling', 'total'),
        fc.integer({ min: 1, max: 12 }),
        (list, mode, starts) => {
          const sales = list.map(
            ({ day, cents }, i): Fact => ({
              source: 'sales',
              id: `s${i}`,
              partner: 'P',
              date: addDays('2026-01-01', day),
              upline: [],
              values: { amount: BigInt(cents) * 10_000n },
            }),
          );
          const whole = earned(programOf(per, mode, starts), sales);
          const parts = earned(programOf(short, mode, starts, per), sales);
          let from = '';
          for (const [to, amount] of whole) {
            const within = [...parts].filter(([end]) => end > from && end <= to);
            expect(within.reduce((sum, [, part]) => sum + part, 0n)).toBe(amount);
            from = to;
          }
        },
      ),
      { numRuns: 150 },
    );
  },
);
