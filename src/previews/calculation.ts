import { settleAcross } from '../engine/across.ts';
import { calculateCell } from '../engine/cell.ts';
import type { MeasuredByKey } from '../engine/measured.ts';
import { takesPart } from '../engine/partner.ts';
import type { Period } from '../engine/period.ts';
import type { Program } from '../engine/program.ts';
import { carries, requestsOf } from '../engine/request.ts';
import type { Calculation, Cell } from '../engine/result.ts';
import type { Database } from '../platform/database.ts';
import { type ParticipantRow, partnersFor } from '../programs/sql.ts';
import { mustFit } from '../runs/bounds.ts';
import { measureInSql } from '../runs/measure-sql.ts';
import { handGoalsFor } from '../runs/results.ts';
import { emptyAnswer } from '../runs/stored.ts';
import type { Span } from './span.ts';

export interface Trial {
  readonly span: Span;
  /** Whose enrolments say who took part; null: everyone that the program is for. */
  readonly programId: number | null;
  /** Called before each period; it throws to stop. */
  readonly onPeriod: () => Promise<void>;
}

/** Who takes part in a period. */
export async function participantsOf(
  db: Database,
  program: Program,
  programId: number | null,
  period: Period,
  which: Parameters<typeof partnersFor>[2],
): Promise<ParticipantRow[]> {
  // No program has the number 0: nobody left it, and everyone is in.
  const of =
    programId === null
      ? { programId: 0, enrolment: 'automatic' as const, period }
      : { programId, enrolment: program.enrolment ?? ('automatic' as const), period };
  const all = await partnersFor(db, of, which);
  return all.filter((partner) => partner.enrolled && takesPart(partner, program.for));
}

/** Calculates a document over a past from the facts that there are, and writes nothing: measured in the database, rewarded and settled in memory. */
export async function calculateTrial(db: Database, { span, programId, onPeriod }: Trial): Promise<Calculation> {
  const { program, periods } = span;
  const cells: Cell[] = [];
  const before = new Map<string, Cell[]>();
  for (const period of periods) {
    await onPeriod();
    for (const cell of await periodCells(db, span, programId, period, before)) {
      cells.push(cell);
      if (carries(program)) before.set(cell.partner, [...(before.get(cell.partner) ?? []), cell]);
    }
  }
  return settleAcross(program, cells);
}

/** The results of a period before contests and the budget. */
async function periodCells(
  db: Database,
  { program, asOf }: Span,
  programId: number | null,
  period: Period,
  before: ReadonlyMap<string, Cell[]>,
): Promise<Cell[]> {
  const requests = requestsOf(program, period, asOf);
  const partners = await participantsOf(db, program, programId, period, { after: 0, limit: everyone });
  const [measured] = await measureInSql(db, { currency: program.currency, periods: [requests] });
  const ids = partners.map(({ id }) => id);
  const goals = await handGoalsFor(db, period, program, ids);
  const nothing: MeasuredByKey = new Map(requests.map((request) => [request.key, emptyAnswer(request)]));
  return partners.map((partner) => {
    const cell = calculateCell({
      program,
      period,
      partner,
      asOf,
      measured: new Map([...nothing, ...(measured!.get(partner.id) ?? [])]),
      handGoals: (set) => goals.get(partner.id)?.get(set) ?? null,
      earlier: before.get(partner.code) ?? [],
      isTold: false,
    });
    mustFit(period.key, cell.lines);
    return cell;
  });
}

/** As many as there are: how many that may be is looked at before. */
const everyone = 1_000_000;
