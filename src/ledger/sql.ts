import { sql } from 'kysely';
import type { Database, Transaction } from '../platform/database.ts';
import { withoutLoops } from '../platform/staging.ts';

/*
 * Accounts: `cost` is what the company's programs cost it, `owed` what it owes a partner, `bank` what has left. A grant is debit cost,
 * credit owed; taking it back is the reverse; a payout is debit owed, credit bank.
 */

export type Reason = 'reward' | 'reversal' | 'adjustment' | 'manual' | 'payout';

export interface NewPosting {
  readonly partnerId: number;
  readonly unit: string;
  /** Minor units; negative takes back. Zero is refused by the table. */
  readonly amountMinor: bigint;
  readonly reason: Reason;
  readonly programId?: number | undefined;
  readonly incentive?: string | undefined;
  readonly aboutPeriod?: string | undefined;
  readonly statementPeriod?: string | undefined;
  readonly note?: string | undefined;
}

/** Adds postings that grant (or take back) an amount. */
export async function post(tx: Database, postings: readonly NewPosting[]): Promise<bigint[]> {
  const rows = postings.map((one) => ({
    partner_id: one.partnerId,
    unit: one.unit,
    minor: String(one.amountMinor),
    reason: one.reason,
    program_id: one.programId,
    incentive: one.incentive,
    about_period: one.aboutPeriod,
    statement_period: one.statementPeriod,
    note: one.note,
  }));
  const { rows: added } = await sql<{ id: bigint }>`
    insert into posting (partner_id, unit, amount_minor, debit, credit, program_id, incentive, about_period, statement_period, reason, note)
    select partner_id, unit, abs(minor), case when minor < 0 then 'owed' else 'cost' end, case when minor < 0 then 'cost' else 'owed' end,
      program_id, incentive, about_period, statement_period, reason, note
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (partner_id int, unit text, minor int8, program_id int, incentive text,
      about_period text, statement_period text, reason text, note text)
    returning id`.execute(tx);
  return added.map(({ id }) => id);
}

/** The incentives of a version of the program and what they pay in, in the document's order. */
export interface PaidIn {
  readonly version: number;
  readonly incentives: readonly string[];
  readonly units: readonly string[];
}

/**
 * Posts what a run's results differ from what has been posted about their periods, per partner, incentive and unit. What is about a
 * closed period is an adjustment and shows on the statement of `openPeriod`. Returns how many postings it took: none when all is posted.
 */
export async function postDifferences(
  tx: Transaction,
  of: { programId: number; runId: bigint; openPeriod: string; cells: number; paidIn: readonly PaidIn[] },
): Promise<number> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from posting where program_id = ${of.programId} and reason in ('reward', 'reversal', 'adjustment')) as "any"`.execute(
    tx,
  );
  return withoutLoops(tx, of.cells > manyCells, () => addDifferences(tx, of, rows[0]!.any));
}

/** From here on, reading all postings of the program once is quicker than looking each result's up. */
const manyCells = 1000;

async function addDifferences(
  tx: Transaction,
  of: { programId: number; runId: bigint; openPeriod: string; paidIn: readonly PaidIn[] },
  anyPosted: boolean,
): Promise<number> {
  const wanted = sql`
    select c.partner_id, c.period_key, i.incentives[a.place] as incentive, i.units[a.place] as unit, a.minor
    from result c join json_to_recordset(${JSON.stringify(of.paidIn)}::json) i (version int, incentives text[], units text[]) using (version)
    cross join lateral unnest(c.amounts) with ordinality a (minor, place)
    where a.minor <> 0`;
  const posted = sql`
    select o.partner_id, o.about_period, o.incentive, o.unit, case when o.credit = 'owed' then -o.amount_minor else o.amount_minor end
    from posting o join result r on r.partner_id = o.partner_id and r.period_key = o.about_period
    where o.program_id = ${of.programId} and o.reason in ('reward', 'reversal', 'adjustment')`;
  const difference = anyPosted
    ? sql`select partner_id, period_key, incentive, unit, sum(minor)::int8 as minor from (${wanted} union all ${posted}) both_sides
        group by 1, 2, 3, 4 having sum(minor) <> 0`
    : wanted;
  const { numAffectedRows } = await sql`
    with result as materialized (
      select partner_id, period_key, version, amounts from cell where run_id = ${of.runId} and program_id = ${of.programId})
    insert into posting (partner_id, unit, amount_minor, debit, credit, program_id, incentive, about_period, statement_period, reason, run_id)
    select d.partner_id, d.unit, abs(d.minor), case when d.minor < 0 then 'owed' else 'cost' end,
      case when d.minor < 0 then 'cost' else 'owed' end, ${of.programId}, d.incentive, d.period_key,
      case when p.closed_at is null then d.period_key else ${of.openPeriod} end,
      case when p.closed_at is not null then 'adjustment' when d.minor > 0 then 'reward' else 'reversal' end, ${of.runId}
    from (${difference}) d join program_period p on p.program_id = ${of.programId} and p.period_key = d.period_key
    order by d.partner_id, p.starts, d.incentive collate "C", d.unit collate "C"`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export interface BalanceRow {
  readonly account: string;
  readonly unit: string;
  /** Positive is debit. */
  readonly amount_minor: bigint;
}

/** A partner's balances per account and unit, in minor units: what its entries add up to. */
export async function balancesOf(db: Database, partnerId: number): Promise<BalanceRow[]> {
  const { rows } = await sql<BalanceRow>`
    select account, unit, sum(amount_minor)::int8 as amount_minor from entry
    where partner_id = ${partnerId} group by 1, 2 order by 2, 1`.execute(db);
  return rows;
}

export interface EntryRow {
  readonly posting_id: bigint;
  readonly line: 1 | 2;
  readonly partner: string;
  readonly account: string;
  readonly unit: string;
  readonly amount_minor: bigint;
  readonly program: string | null;
  readonly incentive: string | null;
  readonly about_period: string | null;
  readonly statement_period: string | null;
  readonly reason: Reason;
  readonly note: string | null;
  readonly run_id: bigint | null;
  readonly posted_at: Date;
}

export interface EntryFilter {
  readonly partnerIds?: readonly number[] | undefined;
  readonly programId?: number | undefined;
  readonly aboutPeriod?: string | undefined;
  readonly reason?: Reason | undefined;
  readonly account?: string | undefined;
  /** Posted on this day (UTC) or later; on this day or before. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Entries, newest first, from before `before` (a posting and line). */
export async function entryRows(
  db: Database,
  filter: EntryFilter,
  limit: number,
  before?: { posting: bigint; line: number },
): Promise<EntryRow[]> {
  const conditions = [
    filter.partnerIds && sql`o.partner_id = any (${filter.partnerIds}::int[])`,
    filter.programId !== undefined && sql`o.program_id = ${filter.programId}`,
    filter.aboutPeriod !== undefined && sql`o.about_period = ${filter.aboutPeriod}`,
    filter.reason !== undefined && sql`o.reason = ${filter.reason}`,
    filter.account !== undefined && sql`line.account = ${filter.account}`,
    filter.from !== undefined && sql`o.posted_at >= ${filter.from}::date::timestamp at time zone 'UTC'`,
    filter.to !== undefined && sql`o.posted_at < (${filter.to}::date + 1)::timestamp at time zone 'UTC'`,
    before && sql`(o.id < ${before.posting} or o.id = ${before.posting} and line.line > ${before.line})`,
  ].filter((condition) => typeof condition === 'object');
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const { rows } = await sql<EntryRow>`
    select o.id as posting_id, line.line, p.code as partner, line.account, o.unit, line.amount_minor, g.slug as program, o.incentive,
      o.about_period, o.statement_period, o.reason, o.note, o.run_id, o.posted_at
    from posting o join partner p on p.id = o.partner_id left join program g on g.id = o.program_id
    cross join lateral (values (1, o.debit, o.amount_minor), (2, o.credit, -o.amount_minor)) line (line, account, amount_minor)
    ${where} order by o.id desc, line.line limit ${limit}`.execute(db);
  return rows;
}

export interface StatementPosting {
  readonly id: bigint;
  readonly unit: string;
  /** Minor units, positive to the partner. */
  readonly amount_minor: bigint;
  readonly incentive: string | null;
  readonly about_period: string | null;
  readonly statement_period: string | null;
  readonly reason: Reason;
  readonly note: string | null;
  readonly posted_at: Date;
}

/** Everything that a partner's statement of a period shows, oldest first; payouts left out. */
export async function postingsOnStatement(
  db: Database,
  of: { partnerId: number; programId: number; period: string },
): Promise<StatementPosting[]> {
  const { rows } = await sql<StatementPosting>`
    select id, unit, case when credit = 'owed' then amount_minor else -amount_minor end as amount_minor, incentive, about_period,
      statement_period, reason, note, posted_at
    from posting where partner_id = ${of.partnerId} and program_id = ${of.programId} and statement_period = ${of.period}
      and reason <> 'payout' order by id`.execute(db);
  return rows;
}
