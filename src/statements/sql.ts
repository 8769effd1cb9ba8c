import { type RawBuilder, sql } from 'kysely';
import type { Line } from '../engine/result.ts';
import type { Database } from '../platform/database.ts';

export interface ResultRow {
  readonly version: number;
  readonly lines: readonly Line[];
  readonly first_counted_on: string | null;
  readonly calculated_at: Date;
}

/** A partner's result of a period as it was frozen when the period was closed. */
export async function frozenResult(
  db: Database,
  of: { partnerId: number; programId: number; period: string },
): Promise<ResultRow | undefined> {
  const { rows } = await sql<ResultRow>`
    select s.version, s.lines, c.first_counted_on, s.closed_at as calculated_at
    from statement s left join cell c using (partner_id, program_id, period_key)
    where s.partner_id = ${of.partnerId} and s.program_id = ${of.programId} and s.period_key = ${of.period}`.execute(
    db,
  );
  return rows[0];
}

export interface StatementRow {
  readonly partner: string;
  readonly partner_name: string;
  readonly program_id: number;
  readonly program: string;
  readonly period: string;
  /** Null for what comes after a program's last period: there is no result then, only adjustments. */
  readonly version: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly closed_at: Date | null;
  /** Minor units per unit, positive to the partner. */
  readonly totals: Readonly<Record<string, string>>;
}

/** What is posted for statements, per partner, unit and whatever `by` names. */
const posted = (by: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql`
  select partner_id, ${by}, unit, sum(case when credit = 'owed' then amount_minor else -amount_minor end) as minor from posting
  where ${where} and reason <> 'payout' group by partner_id, ${by}, unit`;

/** On the statements of a period: what is about it, or about another one. */
const onStatements = (of: { programId: number; period: string }) => sql`
  statement_period = ${of.period} and (program_id = ${of.programId} and about_period = ${of.period}
    or program_id = ${of.programId} and statement_period = ${of.period} and statement_period is distinct from about_period)`;

/** A partner's statements, latest period first, then by program; from after `after`. */
export async function statementsOfPartner(
  db: Database,
  of: { partnerId: number; programId?: number | undefined; isFinal?: boolean | undefined },
  limit: number,
  after?: { from: string; program: string; period: string },
): Promise<StatementRow[]> {
  const program = of.programId === undefined ? sql`` : sql`and k.program_id = ${of.programId}`;
  const status = of.isFinal === undefined ? sql`` : sql`and (pp.closed_at is not null) = ${of.isFinal}`;
  const next = after
    ? sql`and (coalesce(pp.starts, 'infinity') < ${after.from}::date
        or coalesce(pp.starts, 'infinity') = ${after.from}::date and (g.slug, k.period_key) > (${after.program}, ${after.period}))`
    : sql``;
  const { rows } = await sql<StatementRow>`
    select p.code as partner, p.name as partner_name, k.program_id, g.slug as program, k.period_key as period, pp.version,
      pp.starts as "from", pp.ends as "to", pp.closed_at, coalesce(t.totals, '{}') as totals
    from (
      select partner_id, program_id, period_key from cell where partner_id = ${of.partnerId} and takes_part
      union select partner_id, program_id, period_key from statement where partner_id = ${of.partnerId}
      union select partner_id, program_id, statement_period from posting
        where partner_id = ${of.partnerId} and program_id is not null and statement_period is not null) k
    join partner p on p.id = k.partner_id join program g on g.id = k.program_id
    left join (
      select partner_id, program_id, statement_period, jsonb_object_agg(unit, minor::text order by unit) as totals
      from (${posted(sql`program_id, statement_period`, sql`partner_id = ${of.partnerId}`)}) o group by 1, 2, 3) t
      on t.partner_id = k.partner_id and t.program_id = k.program_id and t.statement_period = k.period_key
    left join program_period pp on pp.program_id = k.program_id and pp.period_key = k.period_key
    where true ${program} ${status} ${next}
    order by coalesce(pp.starts, 'infinity') desc, g.slug, k.period_key limit ${limit}`.execute(db);
  return rows;
}

/**
 * The partners that have a statement of a program's period, adjustments alone included, the largest amount of the program's money on it first,
 * then by code; from after `after`.
 */
export async function statementsOfPeriod(
  db: Database,
  of: { programId: number; period: string; search?: string | undefined },
  limit: number,
  after?: { amount: bigint; partner: string },
): Promise<(StatementRow & { amount_minor: bigint })[]> {
  const search =
    of.search === undefined
      ? sql``
      : sql`and (position(lower(${of.search}) in lower(p.code)) > 0 or position(lower(${of.search}) in lower(p.name)) > 0)`;
  const next = after
    ? sql`and (k.amount_minor < ${after.amount} or k.amount_minor = ${after.amount} and p.code > ${after.partner})`
    : sql``;
  const { rows: currencies } = await sql<{ currency: string }>`
    select document ->> 'currency' as currency from program_version where program_id = ${of.programId} order by version desc limit 1`.execute(
    db,
  );
  const { rows } = await sql<StatementRow & { amount_minor: bigint }>`
    select p.code as partner, p.name as partner_name, g.id as program_id, g.slug as program, ${of.period}::text as period, pp.version,
      pp.starts as "from", pp.ends as "to", pp.closed_at, k.amount_minor, coalesce(k.totals, '{}') as totals
    from (
      select partner_id, coalesce(sum(minor) filter (where unit = ${currencies[0]?.currency ?? ''}), 0)::int8 as amount_minor,
        jsonb_object_agg(unit, minor::text order by unit) filter (where unit <> '') as totals
      from (
        select partner_id, '' as unit, 0::numeric as minor from cell
        where program_id = ${of.programId} and period_key = ${of.period} and takes_part
        union all
        select partner_id, '', 0 from statement where program_id = ${of.programId} and period_key = ${of.period}
        union all
        select partner_id, unit, minor
        from (${posted(sql`program_id`, onStatements(of))}) o) shown
      group by partner_id) k
    join partner p on p.id = k.partner_id join program g on g.id = ${of.programId}
    left join program_period pp on pp.program_id = g.id and pp.period_key = ${of.period}
    where true ${search} ${next}
    order by k.amount_minor desc, p.code limit ${limit}`.execute(db);
  return rows;
}

/** How much a partner is owed in a unit. */
export async function owedMinor(db: Database, partnerId: number, unit: string): Promise<bigint> {
  const { rows } = await sql<{ minor: bigint }>`
    select coalesce(sum(case when credit = 'owed' then amount_minor else 0 end - case when debit = 'owed' then amount_minor else 0 end), 0)::int8
      as minor from posting where partner_id = ${partnerId} and unit = ${unit}`.execute(db);
  return rows[0]!.minor;
}

export interface PartnerName {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

export async function partnerNamed(db: Database, code: string): Promise<PartnerName | undefined> {
  const { rows } = await sql<PartnerName>`select id, code, name from partner where code = ${code}`.execute(db);
  return rows[0];
}
