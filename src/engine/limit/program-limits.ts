import { add, compare, type Exact, exact, isNegative, minimum, subtract, toText, ZERO } from '../exact.ts';
import { fromMinor, toMinor } from '../money.ts';
import { fiscalYear, type Period } from '../period.ts';
import type { Program } from '../program.ts';
import type { Cell, Line, Step } from '../result.ts';

type ProgramLimit = 'program_per_period' | 'program_per_year' | 'program_per_partner';

/** The program's limits on a partner's money from all incentives together; what is over is taken off the last incentive first. */
export function programLimited(
  program: Program,
  period: Period,
  lines: readonly Line[],
  earlier: readonly Cell[],
): Line[] {
  if (!program.limits) return [...lines];
  const { per_period, per_year, per_partner } = program.limits;
  const moneyOf = (cells: readonly Cell[]): Exact =>
    cells.flatMap(({ lines: l }) => l).reduce((sum, line) => add(sum, money(program, line)), ZERO);
  let result = [...lines];
  if (per_period !== undefined) result = cut(program, result, ZERO, exact(per_period), 'program_per_period');
  if (per_year !== undefined) {
    const year = fiscalYear(period.from, program.fiscal_year_starts);
    const inYear = moneyOf(earlier.filter((cell) => cell.period.from >= year.from));
    result = cut(program, result, inYear, exact(per_year), 'program_per_year');
  }
  if (per_partner !== undefined)
    result = cut(program, result, moneyOf(earlier), exact(per_partner), 'program_per_partner');
  return result;
}

const money = (program: Program, { unit, earnedMinor }: Line): Exact =>
  unit === program.currency ? fromMinor(BigInt(earnedMinor), unit) : ZERO;

function cut(
  program: Program,
  lines: readonly Line[],
  before: Exact,
  maximumTotal: Exact,
  limit: ProgramLimit,
): Line[] {
  const total = lines.reduce((sum, line) => add(sum, money(program, line)), before);
  let over = subtract(total, maximumTotal);
  return lines
    .toReversed()
    .map((line) => {
      const earned = money(program, line);
      if (compare(over, ZERO) <= 0 || compare(earned, ZERO) <= 0) return line;
      const taken = minimum(over, earned);
      const to = subtract(earned, taken);
      over = subtract(over, taken);
      const step: Step = {
        step: 'limited',
        limit,
        bound: 'maximum',
        at: toText(maximumTotal),
        from: toText(earned),
        to: toText(to),
      };
      const earnedMinor = String(toMinor(isNegative(to) ? ZERO : to, line.unit));
      return { ...line, earnedMinor, amountMinor: earnedMinor, steps: [...line.steps, step] };
    })
    .toReversed();
}
