import { describe, expect, test } from 'vitest';
import type { StatementSummaryShape } from '../../src/statements/schema.ts';
import { byAmount, quartersOf, statusOf, totalsOf } from './quarters.ts';

const statement = (program: string, from: string, to: string, amount = '1.00'): StatementSummaryShape => ({
  partner: 'R1',
  partner_name: 'R1',
  program,
  program_name: program,
  version: 1,
  currency: 'EUR',
  period: from.slice(0, 7),
  from,
  to,
  status: 'provisional',
  closed_at: null,
  totals: [{ unit: 'EUR', amount }],
});

describe('a partner’s quarters', () => {
  test('months, quarters and years stand in the quarter in which they end', () => {
    const quarters = quartersOf([
      statement('year', '2026-01-01', '2026-12-31'),
      statement('month', '2026-10-01', '2026-10-31'),
      statement('month', '2026-12-01', '2026-12-31'),
      statement('quarter', '2026-07-01', '2026-09-30'),
    ]);
    expect(quarters.map(({ key }) => key)).toEqual(['2026-Q3', '2026-Q4']);
    expect(quarters[1]!.statements.map(({ program, from }) => `${program} ${from}`)).toEqual([
      'month 2026-12-01',
      'month 2026-10-01',
      'year 2026-01-01',
    ]);
  });

  test('what runs on without an end stands where it began', () => {
    expect(quartersOf([statement('after', '2026-05-01', '9999-12-31')])[0]!.key).toBe('2026-Q2');
  });

  test('totals are exact, per unit, money first', () => {
    const totals = [
      { unit: 'points', amount: '3' },
      { unit: 'EUR', amount: '0.10' },
    ];
    expect(totalsOf([{ totals }, { totals: [{ unit: 'EUR', amount: '0.20' }] }])).toEqual([
      { unit: 'EUR', amount: '0.3' },
      { unit: 'points', amount: '3' },
    ]);
  });

  test('the program with the largest amount comes first', () => {
    const day = ['2026-01-01', '2026-03-31'] as const;
    expect(
      byAmount([statement('a', ...day, '9.00'), statement('b', ...day, '10.00'), statement('c', ...day, '-1.00')]),
    ).toEqual(['b', 'a', 'c']);
  });

  test('final only when all of it is', () => {
    expect(statusOf([{ status: 'final' }, { status: 'final' }])).toBe('final');
    expect(statusOf([{ status: 'final' }, { status: 'provisional' }])).toBe('partly');
    expect(statusOf([{ status: 'provisional' }])).toBe('provisional');
  });
});
