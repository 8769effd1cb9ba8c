import { moneyMinor } from '../engine/across.ts';
import { calculateCell } from '../engine/cell.ts';
import type { HandGoals } from '../engine/goal.ts';
import { fromMicro } from '../engine/money.ts';
import { takesPart } from '../engine/partner.ts';
import type { IsoDate } from '../engine/period.ts';
import type { Goal, Incentive, Program } from '../engine/program.ts';
import { carries, dependsOnDay, requestsOf } from '../engine/request.ts';
import type { Cell } from '../engine/result.ts';
import type { Transaction } from '../platform/database.ts';
import { type ParticipantRow, type PeriodRow, partnersFor, setCalculated } from '../programs/sql.ts';
import { type CellRow, cellsOf, emptyCells, type NewCell, writeCells } from './cell-sql.ts';
import { measuredOf, measureInSql } from './measure-sql.ts';
import { handGoalRows, takeMarks } from './sql.ts';

/** A program being calculated, in a transaction that holds its lock. */
export interface Calculating {
  readonly tx: Transaction;
  readonly programId: number;
  readonly runId: bigint;
  readonly asOf: IsoDate;
  /** In time order. */
  readonly periods: readonly PeriodRow[];
  /** The document that a period follows. */
  programOf(period: PeriodRow): Program;
  /** Partners at once. */
  readonly batch: number;
  readonly isFull: boolean;
  progress(done: { period: string; partners: number }): void;
}

/** Whom to calculate in a period: everyone, or these. */
type Who = 'everyone' | ReadonlySet<number>;

/**
 * Measures and calculates what changed, or everything, period by period in time order: a period's results may need those before it.
 * Results across partners are not settled yet. Returns how many results were calculated and how many became another.
 */
export async function calculateChanged(run: Calculating): Promise<{ cells: number; changed: number }> {
  const { tx, programId, asOf, periods } = run;
  const marks = await takeMarks(tx, programId);
  const begun = periods.filter(({ from }) => from <= asOf);
  const total = { cells: 0, changed: 0 };
  // Everyone or those of an earlier period, where later periods look back at it.
  let carried = new Set<number>() as Who;
  for (const period of begun) {
    const program = run.programOf(period);
    const marked = marks.get(period.key) ?? [];
    const who: Who =
      run.isFull || isStale(program, period, asOf) || (carries(program) && carried === 'everyone')
        ? 'everyone'
        : new Set(carries(program) ? [...marked, ...(carried as ReadonlySet<number>)] : marked);
    const { cells, changed } = await calculatePeriod(run, period, program, who);
    total.cells += cells;
    total.changed += changed;
    carried = who === 'everyone' || carried === 'everyone' ? 'everyone' : new Set([...carried, ...who]);
  }
  const calculated = begun.map(({ key, calculated_on, to }) => ({
    key,
    day: later(calculated_on ?? '', earlier(to, asOf)),
  }));
  for (const day of new Set(calculated.map((one) => one.day))) {
    await setCalculated(
      tx,
      programId,
      calculated.filter((one) => one.day === day).map(({ key }) => key),
      day,
    );
  }
  return total;
}

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** Whether every result of a period is out of date: never calculated, or days have passed that its measures look at. */
function isStale(program: Program, { calculated_on, to }: PeriodRow, asOf: IsoDate): boolean {
  return calculated_on === null || (dependsOnDay(program) && calculated_on < earlier(to, asOf));
}

async function calculatePeriod(run: Calculating, period: PeriodRow, program: Program, who: Who) {
  const total = { cells: 0, changed: 0 };
  for await (const { partners, isAll } of batches(run, period, program, who)) {
    const { cells, changed } = await calculateBatch(run, period, program, partners, isAll);
    total.cells += cells;
    total.changed += changed;
    run.progress({ period: period.key, partners: partners.length });
  }
  return total;
}

interface Batch {
  readonly partners: readonly ParticipantRow[];
  /** Whether these are all the partners there are: then one scan of the facts is enough. */
  readonly isAll: boolean;
}

async function* batches(run: Calculating, period: PeriodRow, program: Program, who: Who): AsyncGenerator<Batch> {
  const of = { programId: run.programId, enrolment: program.enrolment ?? 'automatic', period };
  if (who !== 'everyone') {
    const ids = [...who].sort((a, b) => a - b);
    for (let i = 0; i < ids.length; i += run.batch) {
      yield { partners: await partnersFor(run.tx, of, { ids: ids.slice(i, i + run.batch) }), isAll: false };
    }
    return;
  }
  let after = 0;
  for (;;) {
    const partners = await partnersFor(run.tx, of, { after, limit: run.batch });
    const isLast = partners.length < run.batch;
    if (partners.length > 0) yield { partners, isAll: isLast && after === 0 };
    if (isLast) return;
    after = partners.at(-1)!.id;
  }
}

/** Cells written by one statement. */
const cellsAtOnce = 2000;

async function calculateBatch(
  run: Calculating,
  period: PeriodRow,
  program: Program,
  partners: readonly ParticipantRow[],
  isAll: boolean,
): Promise<{ cells: number; changed: number }> {
  const { tx, programId, runId, asOf } = run;
  const taking = partners.filter((partner) => partner.enrolled && takesPart(partner, program.for));
  const ids = taking.map(({ id }) => id);
  const of = { programId, period: period.key, runId };
  const isTaking = new Set(ids);
  const others = partners.flatMap(({ id }) => (isTaking.has(id) ? [] : [id]));
  let changed = await emptyCells(tx, of, others);
  if (ids.length === 0) return { cells: changed, changed };
  const requests = requestsOf(program, period, asOf);
  const measured = await measureInSql(tx, {
    currency: program.currency,
    requests,
    partnerIds: isAll ? undefined : ids,
  });
  const handGoals = await goalsFor(run, period, program, taking);
  const earlierCells = carries(program) ? await cellsBefore(run, period, ids) : new Map<number, Cell[]>();
  let written = Promise.resolve(0);
  for (let i = 0; i < taking.length; i += cellsAtOnce) {
    const cells = taking.slice(i, i + cellsAtOnce).map((partner): NewCell => {
      const cell = calculateCell({
        program,
        period: { key: period.key, from: period.from, to: period.to },
        partner,
        asOf,
        measured: measuredOf(measured, partner.id, requests),
        handGoals,
        earlier: earlierCells.get(partner.id) ?? [],
      });
      const earnedMinor = moneyMinor(program.currency, cell.lines);
      return { partnerId: partner.id, firstCountedOn: cell.firstCountedOn, lines: cell.lines, earnedMinor };
    });
    // The database writes while the next ones are calculated.
    changed += await written;
    written = writeCells(tx, { ...of, version: period.version }, cells);
  }
  changed += await written;
  return { cells: taking.length, changed };
}

async function goalsFor(
  run: Calculating,
  period: PeriodRow,
  program: Program,
  partners: readonly ParticipantRow[],
): Promise<HandGoals> {
  const sets = [...new Set(program.incentives.flatMap(goalSets))];
  if (sets.length === 0) return () => null;
  const rows = await handGoalRows(run.tx, { sets, period: period.key, partnerIds: partners.map(({ id }) => id) });
  const codes = new Map(partners.map(({ id, code }) => [id, code]));
  const values = new Map(
    rows.map((row) => [`${row.goal_set} ${codes.get(row.partner_id)}`, fromMicro(row.value_micro)]),
  );
  return (set, partner) => values.get(`${set} ${partner}`) ?? null;
}

function goalSets({ goal, gates = [], multipliers = [], reward }: Incentive): string[] {
  const plus = 'percent' in reward ? (reward.plus ?? []) : [];
  const goals: (Goal | undefined)[] = [goal, ...[...gates, ...multipliers, ...plus].map((one) => one.goal)];
  return goals.flatMap((one) => (one && 'by_hand' in one ? [one.by_hand] : []));
}

/** The partners' results of earlier periods as they were before contests and the budget, in time order. */
async function cellsBefore(
  run: Calculating,
  period: PeriodRow,
  partnerIds: readonly number[],
): Promise<Map<number, Cell[]>> {
  const before = run.periods.filter(({ from }) => from < period.from);
  const rows = await cellsOf(run.tx, { programId: run.programId, periods: before.map(({ key }) => key), partnerIds });
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
export function cellOf(run: Pick<Calculating, 'programOf'>, period: PeriodRow, row: CellRow): Cell {
  return {
    program: run.programOf(period).program,
    period: { key: period.key, from: period.from, to: period.to },
    partner: row.partner,
    firstCountedOn: row.first_counted_on,
    lines: row.raw ?? row.lines,
  };
}
