import { calculateCell } from '../engine/cell.ts';
import { requestsOf } from '../engine/request.ts';
import type { Line } from '../engine/result.ts';
import { acrossSteps } from '../engine/reward/across.ts';
import type { PeriodRow } from '../programs/sql.ts';
import type { CalculatedRow } from './cell-sql.ts';
import { cellsBefore, type Reading } from './results.ts';
import { goalsFrom, linesFrom, measuredFrom, type StoredLines, storedLines } from './stored.ts';

/** Written across partners, after a partner's own calculation. */
const settled: ReadonlySet<string> = new Set([...acrossSteps, 'budget']);

/**
 * Results with every step of how they came about: calculated again from what they were measured from, by the same engine. What the partner's own
 * calculation does not decide (a prize, a part of a pool, the budget) is as it is kept.
 * Throws an Error when another result comes out than the one that is kept.
 */
export async function toldLines(
  run: Reading,
  period: PeriodRow,
  rows: readonly CalculatedRow[],
): Promise<Map<number, Line[]>> {
  const ids = rows.map((row) => row.partner_id);
  const earlier = await cellsBefore(run, period, ids);
  return new Map(
    rows.map((row) => {
      const program = run.documentOf(row.version);
      const measured = measuredFrom(requestsOf(program, period, row.as_of), row.measured ?? []);
      const { lines } = calculateCell({
        program,
        period,
        partner: { ...row, code: row.partner },
        asOf: row.as_of,
        measured,
        handGoals: goalsFrom(row.hand_goals),
        earlier: earlier.get(row.partner_id) ?? [],
      });
      mustBeKept(row, program.program, storedLines(program, lines));
      return [row.partner_id, together(lines, linesFrom(program, row.lines, row.amounts))];
    }),
  );
}

/** The own steps, then those that are kept of what was decided across partners. */
function together(own: readonly Line[], kept: readonly Line[]): Line[] {
  return kept.map((line, i) => ({
    ...line,
    steps: [...own[i]!.steps, ...line.steps.filter(({ step }) => settled.has(step))],
  }));
}

function mustBeKept(row: CalculatedRow, program: string, told: StoredLines): void {
  if (JSON.stringify((row.raw ?? row.lines).map(resultOf)) === JSON.stringify(told.map(resultOf))) return;
  throw new Error(
    `The result of ${row.partner} in ${program} ${row.period} does not follow from what it was measured from.`,
  );
}

function resultOf(line: StoredLines[number]): readonly unknown[] | null {
  if (line === null) return null;
  const [value, earnedMinor, attainment = null, carry = null] = line === 0 ? (['0', '0'] as const) : line;
  return [value, earnedMinor, attainment, carry];
}
