import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

/** Which run, of which program, and the currency that its changes are ranked by. */
export interface OfRun {
  readonly programId: number;
  readonly runId: bigint;
  readonly currency: string;
}

const signed = sql`case when credit = 'owed' then amount_minor else -amount_minor end`;

/** What the calculation posts; numbers of runs of one program rise in time, as they wait for each other. */
const ofProgram = ({ programId }: OfRun) =>
  sql`program_id = ${programId} and reason in ('reward', 'reversal', 'adjustment')`;

const changed = (of: OfRun) => sql`
  changed as materialized (
    select partner_id, about_period, incentive, unit, sum(${signed}) as change from posting
    where ${ofProgram(of)} and run_id = ${of.runId} group by 1, 2, 3, 4 having sum(${signed}) <> 0)`;

export interface ChangeTotal {
  readonly unit: string;
  readonly before_minor: bigint;
  readonly change_minor: bigint;
  readonly partners: number;
  readonly results: number;
}

/** What a run added to what was posted for its program, per unit. */
export async function changeTotals(db: Database, of: OfRun): Promise<ChangeTotal[]> {
  const { rows } = await sql<ChangeTotal>`
    with ${changed(of)}, before as (
      select unit, sum(${signed}) as minor from posting where ${ofProgram(of)} and run_id < ${of.runId} group by 1)
    select unit, coalesce(b.minor, 0)::int8 as before_minor, sum(c.change)::int8 as change_minor,
      count(distinct c.partner_id)::int as partners, count(*)::int as results
    from changed c left join before b using (unit) group by unit, b.minor order by unit <> ${of.currency}, unit`.execute(
    db,
  );
  return rows;
}

export interface MoverRow {
  readonly partner: string;
  readonly partner_name: string;
  readonly period: string;
  readonly incentive: string;
  readonly unit: string;
  readonly before_minor: bigint;
  readonly change_minor: bigint;
}

/** The largest changes that a run made, money first. */
export async function moverRows(db: Database, of: OfRun, limit: number): Promise<MoverRow[]> {
  const { rows } = await sql<MoverRow>`
    with ${changed(of)}, top as materialized (
      select * from changed
      order by unit <> ${of.currency}, abs(change) desc, partner_id, about_period, incentive limit ${limit}),
    before as materialized (
      select partner_id, about_period, incentive, unit, sum(${signed}) as minor from posting
      where ${ofProgram(of)} and run_id < ${of.runId} and partner_id in (select partner_id from top)
        and about_period in (select about_period from top)
      group by 1, 2, 3, 4)
    select p.code as partner, p.name as partner_name, t.about_period as period, t.incentive, t.unit, t.change::int8 as change_minor,
      coalesce(b.minor, 0)::int8 as before_minor
    from top t join partner p on p.id = t.partner_id
    left join before b on b.partner_id = t.partner_id and b.about_period = t.about_period and b.incentive = t.incentive and b.unit = t.unit
    order by t.unit <> ${of.currency}, abs(t.change) desc, p.code, t.about_period, t.incentive`.execute(db);
  return rows;
}

/** Whose results a run changed, by period: what it posted, and what it left as it is now. */
export async function changedPartners(db: Database, of: OfRun): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ period: string; partner_ids: number[] }>`
    with ${changed(of)}
    select period, array_agg(distinct partner_id) as partner_ids from (
      select about_period as period, partner_id from changed
      union all select period_key, partner_id from cell where run_id = ${of.runId} and takes_part) c
    group by 1`.execute(db);
  return new Map(rows.map((row) => [row.period, row.partner_ids]));
}

export async function previousRun(db: Database, { programId, runId }: OfRun): Promise<bigint | null> {
  const { rows } = await sql<{ id: bigint | null }>`
    select max(id) as id from run where program_id = ${programId} and status = 'done' and id < ${runId}`.execute(db);
  return rows[0]!.id;
}

/** Codes and names. */
export async function partnerNames(
  db: Database,
  ids: readonly number[],
): Promise<Map<number, { code: string; name: string }>> {
  const { rows } = await sql<{ id: number; code: string; name: string }>`
    select id, code, name from partner where id = any (${ids}::int[])`.execute(db);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
