import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settleAcross } from '../across.ts';
import type { Program } from '../program.ts';
import type { Cell } from '../result.ts';

const programOf = (pool: Record<string, unknown>, currency = 'EUR'): Program =>
  ({
    program: 'pool',
    name: 'Pool',
    currency,
    period: 'month',
    starts: '2026-01-01',
    ends: '2026-12-31',
    incentives: [
      {
        id: 'pool',
        kind: 'sale',
        measure: { source: 'sales', sum: 'amount' },
        reward: { pool: { by: 'value', ...pool } },
      },
    ],
  }) as Program;

const cellOf = (partner: string, month: string, value: string, unit: string): Cell => ({
  program: 'pool',
  period: { key: `2026-${month}`, from: `2026-${month}-01`, to: `2026-${month}-28` },
  partner,
  firstCountedOn: null,
  lines: [{ incentive: 'pool', unit, earnedMinor: '0', amountMinor: '0', value, attainment: null, steps: [] }],
});

const value = fc.oneof(
  fc.integer({ min: -100, max: 1000 }).map(String),
  fc.constantFrom('1/3', '2/7', '0.000001', '999999999999.999999'),
);
const cells = (unit: string) =>
  fc
    .uniqueArray(fc.record({ partner: fc.integer({ min: 1, max: 30 }), month: fc.constantFrom('01', '02'), value }), {
      selector: ({ partner, month }) => `${partner} ${month}`,
      minLength: 1,
      maxLength: 30,
    })
    .map((list) => list.map((one) => cellOf(`P${one.partner}`, one.month, one.value, unit)));

const sharesOf = (all: readonly Cell[]) =>
  new Map(all.map(({ partner, period, lines }) => [`${period.key} ${partner}`, lines[0]!.amountMinor]));

describe('a pool', () => {
  test('is given out to the last cent, in every period that someone shares in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        fc.integer({ min: 0, max: 10_000 }),
        fc.constantFrom('value', 'equally'),
        (currency, amount, by) => {
          fc.assert(
            fc.property(cells(currency), (list) => {
              const settled = settleAcross(programOf({ amount, by }, currency), list).cells;
              for (const month of ['2026-01', '2026-02']) {
                const shares = settled.filter(({ period }) => period.key === month);
                const positive = shares.filter(({ lines }) => !/^-|^0$/.test(lines[0]!.value!));
                const total = shares.reduce((sum, { lines }) => sum + BigInt(lines[0]!.amountMinor), 0n);
                const digits = { EUR: 2, JPY: 0, KWD: 3 }[currency]!;
                expect(total).toBe(positive.length > 0 ? BigInt(amount) * 10n ** BigInt(digits) : 0n);
                for (const { lines } of shares) expect(BigInt(lines[0]!.amountMinor) >= 0n).toBe(true);
              }
            }),
            { numRuns: 10 },
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  test('is the same in any order and when it is settled again', () => {
    const target = { value: '500', at_least: '10%', at_most: '150%' };
    fc.assert(
      fc.property(cells('EUR'), fc.constantFrom('value', 'equally'), (list, by) => {
        const program = programOf({ amount: 1000, by, target });
        const once = settleAcross(program, list).cells;
        expect(sharesOf(settleAcross(program, [...list].reverse()).cells)).toEqual(sharesOf(once));
        expect(settleAcross(program, once).cells).toEqual(once);
      }),
      { numRuns: 200 },
    );
  });
});
