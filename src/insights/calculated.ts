import type { CellInput } from '../engine/cell.ts';
import type { Period } from '../engine/period.ts';
import type { Program } from '../engine/program.ts';
import { carries, requestsOf } from '../engine/request.ts';
import type { Database } from '../platform/database.ts';
import { type PeriodRow, periodRows, type VersionRow, versionsOf } from '../programs/sql.ts';
import type { CalculatedRow } from '../runs/cell-sql.ts';
import { cellsBefore } from '../runs/results.ts';
import { goalsFrom, measuredFrom } from '../runs/stored.ts';

/** A program with its periods, to look at results with. */
export interface Looking {
  readonly db: Database;
  readonly programId: number;
  readonly periods: readonly PeriodRow[];
  readonly versions: readonly VersionRow[];
  documentOf(version: number): Program;
}

export async function lookAt(db: Database, programId: number): Promise<Looking> {
  const [periods, versions] = await Promise.all([periodRows(db, programId), versionsOf(db, programId)]);
  const byVersion = new Map(versions.map(({ version, document }) => [version, document]));
  return { db, programId, periods, versions, documentOf: (version) => byVersion.get(version)! };
}

export const holding = (periods: readonly PeriodRow[], day: string): PeriodRow | undefined =>
  periods.find(({ from, to }) => from <= day && day <= to);

/** What stored results were calculated from, to calculate them again with other values. */
export async function inputsOf(
  looking: Looking,
  period: PeriodRow,
  rows: readonly CalculatedRow[],
): Promise<CellInput[]> {
  const isCarried = rows.some(({ version }) => carries(looking.documentOf(version)));
  const earlier = isCarried
    ? await cellsBefore(
        looking,
        period,
        rows.map(({ partner_id }) => partner_id),
      )
    : new Map<number, never>();
  return rows.map((row) => inputOf(looking.documentOf(row.version), period, row, earlier.get(row.partner_id) ?? []));
}

function inputOf(program: Program, period: Period, row: CalculatedRow, earlier: CellInput['earlier']): CellInput {
  return {
    program,
    period,
    partner: { ...row, code: row.partner },
    asOf: row.as_of,
    measured: measuredFrom(requestsOf(program, period, row.as_of), row.measured ?? []),
    handGoals: goalsFrom(row.hand_goals),
    earlier,
    isTold: false,
  };
}
