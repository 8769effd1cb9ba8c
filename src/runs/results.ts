import { moneyMinor } from '../engine/across.ts';
import { calculateCell } from '../engine/cell.ts';
import type { Exact } from '../engine/exact.ts';
import type { MeasuredByKey, MeasureRequest } from '../engine/measured.ts';
import { fromMicro } from '../engine/money.ts';
import type { IsoDate, Period } from '../engine/period.ts';
import type { Goal, Incentive, Program } from '../engine/program.ts';
import { carries, dependsOnDay } from '../engine/request.ts';
import type { Cell } from '../engine/result.ts';
import { exactText } from '../engine/reward/context.ts';
import type { Database } from '../platform/database.ts';
import type { ParticipantRow, PeriodRow } from '../programs/sql.ts';
import { mustFit } from './bounds.ts';
import type { Calculating } from './calculating.ts';
import { type CellRow, cellsOf, emptyCells, type NewCell, writeCells } from './cell-sql.ts';
import type { MeasuredByPartner } from './measure-sql.ts';
import { handGoalRows } from './sql.ts';
import { amountsOf, emptyAnswer, linesFrom, storedLines, storedMeasured } from './stored.ts';

/** The partners looked at, and those among them that take part. */
export interface Participants {
  readonly all: readonly ParticipantRow[];
  readonly taking: readonly ParticipantRow[];
}

/** Cells written by one statement. */
const cellsAtOnce = 2000;

/** Turns what was measured in a period into results and keeps them; those who do not take part (any more) have none. */
export async function calculateCells(
  run: Calculating,
  period: PeriodRow,
  program: Program,
  { all, taking }: Participants,
  requests: readonly MeasureRequest[],
  measured: MeasuredByPartner,
  total: { cells: number; changed: number },
): Promise<void> {
  const { tx, programId, runId } = run;
  const of = { programId, period: period.key, runId, version: period.version, asOf: seenOn(run, period, program) };
  const isTaking = new Set(taking.map(({ id }) => id));
  const others = all.flatMap(({ id }) => (isTaking.has(id) ? [] : [id]));
  const emptied = await emptyCells(tx, of, others);
  const calculate = await calculator(run, period, program, taking, requests);
  for (let i = 0; i < taking.length; i += cellsAtOnce) {
    const cells = taking.slice(i, i + cellsAtOnce).map((partner) => calculate(partner, measured.get(partner.id)));
    await run.writes.add(writeCells(tx, of, cells));
  }
  total.changed += emptied;
  total.cells += taking.length > 0 ? taking.length : emptied;
  run.progress({ period: period.key, partners: all.length });
}

/** The day that makes a difference: the days until then are looked at, or the whole period. */
const seenOn = ({ asOf }: Calculating, { to }: PeriodRow, program: Program): IsoDate =>
  dependsOnDay(program) && asOf < to ? asOf : to;

/** Calculates one partner's result of a period from what was measured. */
async function calculator(
  run: Calculating,
  period: PeriodRow,
  program: Program,
  taking: readonly ParticipantRow[],
  requests: readonly MeasureRequest[],
): Promise<(partner: ParticipantRow, found: MeasuredByKey | undefined) => NewCell> {
  const { tx } = run;
  const ids = taking.map(({ id }) => id);
  const goals = await handGoalsFor(tx, period, program, ids);
  const earlierCells = carries(program)
    ? await cellsBefore({ ...run, db: tx }, period, ids)
    : new Map<number, Cell[]>();
  const nothing: MeasuredByKey = new Map(requests.map((request) => [request.key, emptyAnswer(request)]));
  const calculate = (partner: ParticipantRow, measured: MeasuredByKey): NewCell => {
    const used: Record<string, string> = {};
    const { lines, firstCountedOn } = calculateCell({
      program,
      period,
      partner,
      asOf: run.asOf,
      measured,
      handGoals(set) {
        const value = goals.get(partner.id)?.get(set) ?? null;
        if (value) used[set] = exactText(value);
        return value;
      },
      earlier: earlierCells.get(partner.id) ?? [],
      isTold: false,
    });
    mustFit(period.key, lines);
    return {
      partnerId: partner.id,
      partnerVersionId: partner.version_id!,
      firstCountedOn,
      lines: storedLines(program, lines),
      amounts: amountsOf(program, lines),
      measured: storedMeasured(requests, measured),
      handGoals: Object.keys(used).length > 0 ? used : null,
      earnedMinor: moneyMinor(program.currency, lines),
    };
  };
  // Nothing measured comes to the same for all who have neither goals of their own nor earlier results.
  const isSame = program.incentives.every(isForAll);
  let empty: NewCell | undefined;
  return (partner, found) => {
    if (found) return calculate(partner, complete(requests, found, nothing));
    if (!isSame || goals.has(partner.id) || earlierCells.has(partner.id)) return calculate(partner, nothing);
    empty ??= calculate(partner, nothing);
    return { ...empty, partnerId: partner.id, partnerVersionId: partner.version_id! };
  };
}

/** Whether nothing in it depends on who the partner is. */
const isForAll = (incentive: Incentive): boolean =>
  incentive.for === undefined && (incentive.multipliers ?? []).every((one) => one.for === undefined);

function complete(requests: readonly MeasureRequest[], found: MeasuredByKey, nothing: MeasuredByKey): MeasuredByKey {
  return found.size === requests.length ? found : new Map([...nothing, ...found]);
}

/** Goals set by hand that the program asks for, by partner id and set. */
export async function handGoalsFor(db: Database, period: Period, program: Program, partnerIds: readonly number[]) {
  const goals = new Map<number, Map<string, Exact>>();
  const sets = [...new Set(program.incentives.flatMap(goalSets))];
  if (sets.length === 0) return goals;
  for (const { partner_id, goal_set, value_micro } of await handGoalRows(db, {
    sets,
    period: period.key,
    partnerIds,
  })) {
    const known = goals.get(partner_id) ?? new Map<string, Exact>();
    goals.set(partner_id, known.set(goal_set, fromMicro(value_micro)));
  }
  return goals;
}

/** All goals set by hand of one partner for a period, by set. */
export async function handGoalsOf(db: Database, period: Period, partnerId: number): Promise<Map<string, Exact>> {
  const rows = await handGoalRows(db, { sets: null, period: period.key, partnerIds: [partnerId] });
  return new Map(rows.map(({ goal_set, value_micro }) => [goal_set, fromMicro(value_micro)]));
}

function goalSets({ goal, gates = [], multipliers = [], reward }: Incentive): string[] {
  const plus = 'percent' in reward ? (reward.plus ?? []) : [];
  const goals: (Goal | undefined)[] = [goal, ...[...gates, ...multipliers, ...plus].map((one) => one.goal)];
  return goals.flatMap((one) => (one && 'by_hand' in one ? [one.by_hand] : []));
}

/** What earlier results are read with. */
export type Reading = Pick<Calculating, 'programId' | 'periods' | 'documentOf'> & { readonly db: Database };

/** The partners' results of earlier periods as they were before contests and the budget, in time order. */
export async function cellsBefore(
  run: Reading,
  period: PeriodRow,
  partnerIds: readonly number[],
): Promise<Map<number, Cell[]>> {
  const before = run.periods.filter(({ from }) => from < period.from);
  const rows = await cellsOf(run.db, { programId: run.programId, periods: before.map(({ key }) => key), partnerIds });
  const byPartner = new Map<number, Map<string, CellRow>>();
  for (const row of rows) {
    const known = byPartner.get(row.partner_id);
    if (known) known.set(row.period, row);
    else byPartner.set(row.partner_id, new Map([[row.period, row]]));
  }
  return new Map(
    [...byPartner].map(([partner, cells]) => [
      partner,
      before.flatMap((one) => {
        const row = cells.get(one.key);
        return row && row.lines.length > 0 ? [cellOf(run, one, row)] : [];
      }),
    ]),
  );
}

/** A stored result as the engine knows it, before contests and the budget. */
export function cellOf({ documentOf }: Pick<Calculating, 'documentOf'>, period: PeriodRow, row: CellRow): Cell {
  const program = documentOf(row.version);
  return {
    program: program.program,
    period: { key: period.key, from: period.from, to: period.to },
    partner: row.partner,
    firstCountedOn: row.first_counted_on,
    lines: linesFrom(program, row.raw ?? row.lines),
  };
}
