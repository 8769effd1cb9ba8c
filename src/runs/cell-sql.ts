import { sql } from 'kysely';
import type { Line } from '../engine/result.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { mustFit } from './bounds.ts';

export interface NewCell {
  readonly partnerId: number;
  readonly firstCountedOn: string | null;
  readonly lines: readonly Line[];
  /** Money of all lines, in minor units of the program's currency. */
  readonly earnedMinor: bigint;
}

interface PeriodOfRun {
  readonly programId: number;
  readonly period: string;
  readonly runId: bigint;
}

/**
 * Keeps the calculated results of a period, not yet settled across partners. One that is as it was stays untouched, so that what has been
 * posted for it stands. Returns how many became another.
 */
export async function writeCells(
  tx: Transaction,
  of: PeriodOfRun & { version: number },
  cells: readonly NewCell[],
): Promise<number> {
  for (const { lines } of cells) mustFit(of.period, lines);
  const rows = cells.map((cell) => ({
    partner_id: cell.partnerId,
    first_counted_on: cell.firstCountedOn,
    lines: cell.lines,
    minor: String(cell.earnedMinor),
  }));
  const { numAffectedRows } = await sql`
    insert into cell (partner_id, program_id, period_key, version, first_counted_on, lines, earned_minor, amount_minor, run_id)
    select partner_id, ${of.programId}, ${of.period}, ${of.version}, first_counted_on, lines, minor, minor, ${of.runId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (partner_id int, first_counted_on date, lines jsonb, minor int8)
    on conflict (partner_id, program_id, period_key) do update set version = excluded.version, takes_part = true,
      first_counted_on = excluded.first_counted_on, lines = excluded.lines, raw = null, earned_minor = excluded.earned_minor,
      amount_minor = excluded.amount_minor, run_id = excluded.run_id, calculated_at = now()
    where (coalesce(cell.raw, cell.lines), cell.version, cell.takes_part, cell.first_counted_on)
      is distinct from (excluded.lines, excluded.version, true, excluded.first_counted_on)`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Empties the results of partners that do not take part (any more). Returns how many that were. */
export async function emptyCells(tx: Transaction, of: PeriodOfRun, partnerIds: readonly number[]): Promise<number> {
  if (partnerIds.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update cell set takes_part = false, first_counted_on = null, lines = '[]', raw = null, earned_minor = 0, amount_minor = 0,
      run_id = ${of.runId}, calculated_at = now()
    where program_id = ${of.programId} and period_key = ${of.period} and partner_id = any (${partnerIds}::int[]) and takes_part`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}

export interface CellRow {
  readonly partner_id: number;
  readonly partner: string;
  readonly period: string;
  readonly first_counted_on: string | null;
  readonly lines: readonly Line[];
  readonly raw: readonly Line[] | null;
}

const columns = sql`c.partner_id, p.code as partner, c.period_key as period, c.first_counted_on, c.lines, c.raw`;

/** Stored results of these partners in these periods. */
export async function cellsOf(
  db: Database,
  of: { programId: number; periods: readonly string[]; partnerIds?: readonly number[] | undefined },
): Promise<CellRow[]> {
  const who = of.partnerIds === undefined ? sql`` : sql`and c.partner_id = any (${of.partnerIds}::int[])`;
  const { rows } = await sql<CellRow>`
    select ${columns} from cell c join partner p on p.id = c.partner_id
    where c.program_id = ${of.programId} and c.period_key = any (${of.periods}::text[]) ${who}`.execute(db);
  return rows;
}

/** How many results of each period this run changed. */
export async function changedPerPeriod(
  tx: Transaction,
  programId: number,
  runId: bigint,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ period_key: string; cells: number }>`
    select period_key, count(*)::int as cells from cell where run_id = ${runId} and program_id = ${programId} group by 1`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.period_key, row.cells]));
}

export interface SettledCell {
  readonly partnerId: number;
  readonly period: string;
  readonly lines: readonly Line[];
  readonly raw: readonly Line[];
  readonly earnedMinor: bigint;
  readonly amountMinor: bigint;
}

/** Keeps results as they are after contests and budget, beside what they were before. */
export async function settleCells(
  tx: Transaction,
  of: { programId: number; runId: bigint },
  cells: readonly SettledCell[],
): Promise<void> {
  for (const { period, lines } of cells) mustFit(period, lines);
  const rows = cells.map((cell) => ({
    partner_id: cell.partnerId,
    period_key: cell.period,
    lines: cell.lines,
    raw: cell.raw,
    earned: String(cell.earnedMinor),
    amount: String(cell.amountMinor),
  }));
  // All are there; as an insert it finds them by their key, whatever the planner believes of a table that is being filled.
  await sql`
    insert into cell (partner_id, program_id, period_key, version, lines, raw, earned_minor, amount_minor, run_id)
    select partner_id, ${of.programId}, period_key, 0, lines, nullif(raw, lines), earned, amount, ${of.runId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (partner_id int, period_key text, lines jsonb, raw jsonb, earned int8, amount int8)
    on conflict (partner_id, program_id, period_key) do update set lines = excluded.lines, raw = excluded.raw,
      earned_minor = excluded.earned_minor, amount_minor = excluded.amount_minor, run_id = excluded.run_id, calculated_at = now()`.execute(
    tx,
  );
}

export interface Claim {
  readonly partner_id: number;
  readonly partner: string;
  readonly period: string;
  readonly first_counted_on: string | null;
  readonly earned_minor: bigint;
  readonly amount_minor: bigint;
  /** What its closed period has granted until now, adjustments included; null in an open one. */
  readonly frozen_minor: bigint | null;
}

/** What every result asks of a program's budget and was granted, without its lines. */
export async function claims(
  db: Database,
  programId: number,
  periods: readonly string[],
  currency: string,
): Promise<Claim[]> {
  const { rows } = await sql<Claim>`
    select c.partner_id, p.code as partner, c.period_key as period, c.first_counted_on, c.earned_minor, c.amount_minor,
      case when d.closed_at is not null then coalesce(g.minor, 0) end as frozen_minor
    from cell c join partner p on p.id = c.partner_id join program_period d using (program_id, period_key)
    left join (
      select partner_id, about_period, sum(case when credit = 'owed' then amount_minor else -amount_minor end)::int8 as minor
      from posting where program_id = ${programId} and about_period = any (${periods}::text[]) and unit = ${currency}
        and reason in ('reward', 'reversal', 'adjustment')
      group by 1, 2) g on g.partner_id = c.partner_id and g.about_period = c.period_key
    where c.program_id = ${programId} and c.period_key = any (${periods}::text[])`.execute(db);
  return rows;
}

/** What these periods ask of a budget together (what is below zero makes no room), and whether a result was granted less than it asks. */
export async function askedOf(
  db: Database,
  programId: number,
  periods: readonly string[],
): Promise<{ earned_minor: bigint; is_reduced: boolean }> {
  const { rows } = await sql<{ earned_minor: bigint; is_reduced: boolean }>`
    select coalesce(sum(greatest(earned_minor, 0)), 0)::int8 as earned_minor, coalesce(bool_or(amount_minor <> earned_minor), false) as is_reduced
    from cell where program_id = ${programId} and period_key = any (${periods}::text[])`.execute(db);
  return rows[0]!;
}

/** Freezes the results of a period as its statements; those without a result have none. */
export async function freezeStatements(
  tx: Transaction,
  programId: number,
  period: string,
  seq: bigint,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into statement (partner_id, program_id, period_key, version, lines, amount_minor, closed_seq)
    select partner_id, program_id, period_key, version, lines, amount_minor, ${seq}
    from cell where program_id = ${programId} and period_key = ${period} and takes_part`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
