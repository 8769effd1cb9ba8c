import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

/** A program's money per period, in minor units of its currency. */
export interface PeriodFigures {
  readonly program_id: number;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly closed: boolean;
  readonly earned_minor: bigint;
  readonly amount_minor: bigint;
  readonly partners: number;
}

/** Per program, over all periods. */
export interface ProgramFigures {
  readonly program_id: number;
  readonly earned_minor: bigint;
  readonly amount_minor: bigint;
  readonly partners_earning: number;
  readonly partners_taking_part: number;
  readonly calculated_at: Date | null;
}

/** Whether a cell granted something: money, points, goods or a badge. */
const granted = sql`0 < any (amounts)`;

/** Periods that have been calculated, oldest first. */
export async function periodFigures(db: Database, programIds: readonly number[]): Promise<PeriodFigures[]> {
  const { rows } = await sql<PeriodFigures>`
    select p.program_id, p.period_key as period, p.starts as "from", p.ends as "to", p.closed_at is not null as closed,
      coalesce(c.earned, 0)::int8 as earned_minor, coalesce(c.amount, 0)::int8 as amount_minor, coalesce(c.partners, 0)::int as partners
    from program_period p left join (
      select program_id, period_key, sum(earned_minor) as earned, sum(amount_minor) as amount,
        count(*) filter (where ${granted}) as partners
      from cell where program_id = any (${programIds}::int[]) group by 1, 2) c using (program_id, period_key)
    where p.program_id = any (${programIds}::int[]) and p.calculated_on is not null
    order by p.program_id, p.starts`.execute(db);
  return rows;
}

export async function programFigures(
  db: Database,
  programIds: readonly number[],
): Promise<Map<number, ProgramFigures>> {
  const { rows: runs } = await sql<{ program_id: number; ended_at: Date }>`
    select program_id, max(ended_at) as ended_at from run where program_id = any (${programIds}::int[]) and status = 'done' group by 1`.execute(
    db,
  );
  const ended = new Map(runs.map((row) => [row.program_id, row.ended_at]));
  const { rows } = await sql<Omit<ProgramFigures, 'calculated_at'>>`
    select g.id as program_id, coalesce(c.earned, 0)::int8 as earned_minor, coalesce(c.amount, 0)::int8 as amount_minor,
      coalesce(c.earning, 0)::int as partners_earning, coalesce(c.taking_part, 0)::int as partners_taking_part
    from program g left join (
      select program_id, sum(earned_minor) as earned, sum(amount_minor) as amount,
        count(distinct partner_id) filter (where ${granted}) as earning,
        count(distinct partner_id) filter (where takes_part) as taking_part
      from cell where program_id = any (${programIds}::int[]) group by 1) c on c.program_id = g.id
    where g.id = any (${programIds}::int[])`.execute(db);
  return new Map(rows.map((row) => [row.program_id, { ...row, calculated_at: ended.get(row.program_id) ?? null }]));
}

/** Partners to whom any of these programs granted something. */
export async function partnersEarning(db: Database, programIds: readonly number[]): Promise<number> {
  const { rows } = await sql<{ partners: number }>`
    select count(distinct partner_id)::int as partners from cell
    where program_id = any (${programIds}::int[]) and ${granted}`.execute(db);
  return rows[0]!.partners;
}

/** Points, goods and badges that a program granted. */
export async function otherUnits(
  db: Database,
  programIds: readonly number[],
): Promise<{ program_id: number; unit: string; amount_minor: bigint }[]> {
  const { rows } = await sql<{ program_id: number; unit: string; amount_minor: bigint }>`
    select program_id, unit, sum(case when credit = 'owed' then amount_minor else -amount_minor end)::int8 as amount_minor
    from posting where program_id = any (${programIds}::int[]) and unit !~ '^[A-Z]{3}$' and reason <> 'payout'
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

/** The company's currency, and the first day on which one has a rate of exchange to it; null for the company's own, which needs none. */
export async function firstRateOf(
  db: Database,
  currency: string,
): Promise<{ base: string; from: string | null } | undefined> {
  const { rows } = await sql<{ base: string; from: string | null }>`
    select base_currency as base, (select min(valid_from) from fx_rate where currency = ${currency}) as "from" from company`.execute(
    db,
  );
  return rows[0];
}
