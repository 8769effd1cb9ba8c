import { compare, type Exact, exact, sum } from '../../src/engine/exact.ts';
import type { StatementSummaryShape } from '../../src/statements/schema.ts';
import { isMoney, total } from '../shared/numbers.ts';

/** A calendar quarter of a partner: the statements of all programs whose period ends in it. */
export interface Quarter {
  /** 2026-Q3 */
  readonly key: string;
  readonly year: string;
  readonly quarter: string;
  readonly statements: readonly StatementSummaryShape[];
}

/** Oldest first. A campaign that runs on without an end counts in the quarter in which it began. */
export function quartersOf(statements: readonly StatementSummaryShape[]): Quarter[] {
  const byKey = new Map<string, StatementSummaryShape[]>();
  for (const statement of statements) {
    const day = statement.to.startsWith('9999') ? statement.from : statement.to;
    const key = quarterKey(day);
    byKey.set(key, [...(byKey.get(key) ?? []), statement]);
  }
  return [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inQuarter]) => {
      const [year = '', quarter = ''] = key.split('-Q');
      return { key, year, quarter, statements: inQuarter.sort(inOrder) };
    });
}

export const quarterKey = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** By program, the newest period first. */
const inOrder = (a: StatementSummaryShape, b: StatementSummaryShape): number =>
  a.program_name.localeCompare(b.program_name) || (a.from < b.from ? 1 : a.from > b.from ? -1 : 0);

/** The programs, the one with the largest amount of money first. */
export function byAmount(statements: readonly StatementSummaryShape[]): string[] {
  const programs = [...new Set(statements.map(({ program }) => program))];
  const money = (program: string): Exact => {
    const own = statements.filter((one) => one.program === program).flatMap(({ totals }) => totals);
    return sum(own.filter(({ unit }) => isMoney(unit)).map(({ amount }) => exact(amount)));
  };
  return programs.sort((a, b) => compare(money(b), money(a)));
}

export interface Amount {
  readonly unit: string;
  readonly amount: string;
}

/** What statements come to together, per unit: money first. */
export function totalsOf(statements: readonly { totals: readonly Amount[] }[]): Amount[] {
  const byUnit = new Map<string, string[]>();
  for (const { unit, amount } of statements.flatMap(({ totals }) => totals))
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), amount]);
  return [...byUnit]
    .map(([unit, amounts]) => ({ unit, amount: total(amounts) }))
    .sort((a, b) => Number(isMoney(b.unit)) - Number(isMoney(a.unit)) || (a.unit < b.unit ? -1 : 1));
}

/** Whether all, some or none of the statements are final. */
export function statusOf(
  statements: readonly { status: 'provisional' | 'final' }[],
): 'provisional' | 'partly' | 'final' {
  const final = statements.filter(({ status }) => status === 'final').length;
  if (final === 0) return 'provisional';
  return final === statements.length ? 'final' : 'partly';
}
