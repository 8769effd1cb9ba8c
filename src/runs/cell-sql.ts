import { sql } from 'kysely';
import type { PartnerType } from '../engine/fact.ts';
import type { Line } from '../engine/result.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { StoredGoals, StoredLines, StoredMeasured } from './stored.ts';

export interface NewCell {
  readonly partnerId: number;
  /** The partner's attributes that it was calculated with. */
  readonly partnerVersionId: number;
  readonly firstCountedOn: string | null;
  readonly lines: StoredLines;
  readonly amounts: readonly (string | null)[];
  readonly measured: StoredMeasured;
  readonly handGoals: StoredGoals | null;
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
  of: PeriodOfRun & { version: number; asOf: string },
  cells: readonly NewCell[],
): Promise<number> {
  const rows = cells.map((cell) => ({
    p: cell.partnerId,
    v: cell.partnerVersionId,
    f: cell.firstCountedOn,
    l: cell.lines,
    a: cell.amounts,
    m: cell.measured,
    g: cell.handGoals,
    e: String(cell.earnedMinor),
  }));
  const { numAffectedRows } = await sql`
    insert into cell (partner_id, program_id, period_key, version, partner_version_id, as_of, first_counted_on, lines, amounts, measured, hand_goals,
      earned_minor, amount_minor, run_id, calculated_at)
    select p, ${of.programId}, ${of.period}, ${of.version}, v, ${of.asOf}, f, l, a, m, g, e, e, ${of.runId}, now()
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (p int, v int, f date, l json, a int8[], m json, g json, e int8)
    on conflict (partner_id, program_id, period_key) do update set version = excluded.version, takes_part = true,
      partner_version_id = excluded.partner_version_id, as_of = excluded.as_of, first_counted_on = excluded.first_counted_on, lines = excluded.lines, raw = null,
      amounts = excluded.amounts, measured = excluded.measured, hand_goals = excluded.hand_goals, earned_minor = excluded.earned_minor,
      amount_minor = excluded.amount_minor, run_id = excluded.run_id, calculated_at = excluded.calculated_at
    where (coalesce(cell.raw, cell.lines)::text, cell.measured::text, cell.hand_goals::text, cell.version, cell.as_of, cell.takes_part, cell.first_counted_on)
      is distinct from (excluded.lines::text, excluded.measured::text, excluded.hand_goals::text, excluded.version, excluded.as_of, true, excluded.first_counted_on)`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}

/** Empties the results of partners that do not take part (any more). Returns how many that were. */
export async function emptyCells(tx: Transaction, of: PeriodOfRun, partnerIds: readonly number[]): Promise<number> {
  if (partnerIds.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update cell set takes_part = false, first_counted_on = null, lines = '[]', raw = null, amounts = '{}', measured = null, hand_goals = null, earned_minor = 0, amount_minor = 0,
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
  readonly version: number;
  readonly first_counted_on: string | null;
  readonly lines: StoredLines;
  readonly raw: StoredLines | null;
  readonly amounts: readonly (bigint | null)[];
}

const columns = sql`c.partner_id, p.code as partner, c.period_key as period, c.version, c.first_counted_on, c.lines, c.raw, c.amounts`;

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

/** What these partners' results were measured from, where they follow this version of the program. */
export async function measuredBefore(
  db: Database,
  of: { programId: number; period: string; version: number; partnerIds: readonly number[] },
): Promise<Map<number, StoredMeasured>> {
  const { rows } = await sql<{ partner_id: number; measured: StoredMeasured }>`
    select partner_id, measured from cell
    where program_id = ${of.programId} and period_key = ${of.period} and version = ${of.version} and takes_part and measured is not null
      and partner_id = any (${of.partnerIds}::int[])`.execute(db);
  return new Map(rows.map((row) => [row.partner_id, row.measured]));
}

/** How many results of each period this run changed. */
export async function changedPerPeriod(tx: Transaction, runId: bigint): Promise<Map<string, number>> {
  const { rows } = await sql<{ period_key: string; cells: number }>`
    select period_key, count(*)::int as cells from cell where run_id = ${runId} group by 1`.execute(tx);
  return new Map(rows.map((row) => [row.period_key, row.cells]));
}

export interface SettledCell {
  readonly partnerId: number;
  readonly period: string;
  readonly lines: StoredLines;
  readonly raw: StoredLines;
  readonly amounts: readonly (string | null)[];
  readonly earnedMinor: bigint;
  readonly amountMinor: bigint;
}

/** Keeps results as they are after contests and budget, beside what they were before. */
export async function settleCells(
  tx: Transaction,
  of: { programId: number; runId: bigint },
  cells: readonly SettledCell[],
): Promise<void> {
  const rows = cells.map((cell) => ({
    partner_id: cell.partnerId,
    period_key: cell.period,
    lines: cell.lines,
    raw: cell.raw,
    amounts: cell.amounts,
    earned: String(cell.earnedMinor),
    amount: String(cell.amountMinor),
  }));
  // All are there; as an insert it finds them by their key, whatever the planner believes of a table that is being filled.
  await sql`
    insert into cell (partner_id, program_id, period_key, version, lines, raw, amounts, earned_minor, amount_minor, run_id, calculated_at)
    select partner_id, ${of.programId}, period_key, 0, lines, case when raw::text <> lines::text then raw end, amounts, earned, amount, ${of.runId}, now()
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as row (partner_id int, period_key text, lines json, raw json, amounts int8[], earned int8, amount int8)
    on conflict (partner_id, program_id, period_key) do update set lines = excluded.lines, raw = excluded.raw, amounts = excluded.amounts,
      earned_minor = excluded.earned_minor, amount_minor = excluded.amount_minor, run_id = excluded.run_id, calculated_at = excluded.calculated_at`.execute(
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
  of: { periods: readonly string[]; closed: readonly string[] },
  currency: string,
): Promise<Claim[]> {
  const { periods, closed } = of;
  const { rows } = await sql<Claim>`
    select c.partner_id, p.code as partner, c.period_key as period, c.first_counted_on, c.earned_minor, c.amount_minor,
      case when c.period_key = any (${closed}::text[]) then coalesce(g.minor, 0) end as frozen_minor
    from cell c join partner p on p.id = c.partner_id
    left join (
      select partner_id, about_period, sum(case when credit = 'owed' then amount_minor else -amount_minor end)::int8 as minor
      from posting where program_id = ${programId} and about_period = any (${periods}::text[]) and unit = ${currency}
        and reason in ('reward', 'reversal', 'adjustment')
      group by 1, 2) g on g.partner_id = c.partner_id and g.about_period = c.period_key
    where c.program_id = ${programId} and c.period_key = any (${periods}::text[])`.execute(db);
  return rows;
}

/** A period's results with what they were calculated from, by partner; from after `after`. */
export interface CalculatedRow extends CellRow {
  readonly takes_part: boolean;
  readonly measured: StoredMeasured | null;
  readonly hand_goals: StoredGoals | null;
  readonly type: PartnerType;
  readonly tier: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly tags: readonly string[];
  /** The day that it was calculated for. */
  readonly as_of: string;
  readonly amount_minor: bigint;
  readonly calculated_at: Date;
}

export async function calculatedRows(
  db: Database,
  of: { programId: number; period: string; partnerId?: number | undefined },
  page: { after: number; limit: number },
): Promise<CalculatedRow[]> {
  const who = of.partnerId === undefined ? sql`` : sql`and c.partner_id = ${of.partnerId}`;
  const { rows } = await sql<CalculatedRow>`
    select ${columns}, c.takes_part, c.measured, c.hand_goals, c.amount_minor, c.calculated_at,
      v.type, v.tier, v.region, v.country, v.tags, c.as_of
    from cell c join partner p on p.id = c.partner_id
    join partner_version v on v.id = c.partner_version_id
    where c.program_id = ${of.programId} and c.period_key = ${of.period} and c.takes_part and c.partner_id > ${page.after} ${who}
    order by c.partner_id limit ${page.limit}`.execute(db);
  return rows;
}

export interface NewStatement {
  readonly partnerId: number;
  readonly version: number;
  readonly lines: readonly Line[];
  readonly amountMinor: bigint;
}

/** Writes statements of a period that is being closed. */
export async function insertStatements(
  tx: Transaction,
  of: { programId: number; period: string; seq: bigint },
  statements: readonly NewStatement[],
): Promise<void> {
  const rows = statements.map(({ partnerId, version, lines, amountMinor }) => ({
    partner_id: partnerId,
    version,
    lines,
    minor: String(amountMinor),
  }));
  await sql`
    insert into statement (partner_id, program_id, period_key, version, lines, amount_minor, closed_seq)
    select partner_id, ${of.programId}, ${of.period}, version, lines, minor, ${of.seq}
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (partner_id int, version int, lines jsonb, minor int8)`.execute(
    tx,
  );
}
