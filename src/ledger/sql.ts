import { type RawBuilder, sql } from 'kysely';
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
export async function postDifferences(tx: Transaction, of: Differences): Promise<number> {
  if (of.spread) return addDifferencesApart(tx, of);
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from posting where program_id = ${of.programId} and reason in ('reward', 'reversal', 'adjustment')) as "any"`.execute(
    tx,
  );
  return withoutLoops(tx, of.cells > manyCells, () => addDifferences(tx, of, rows[0]!.any));
}

interface Differences {
  readonly programId: number;
  readonly runId: bigint;
  readonly openPeriod: string;
  readonly cells: number;
  readonly paidIn: readonly PaidIn[];
  readonly spread: boolean;
}

/** From here on, reading all postings of the program once is quicker than looking each result's up. */
const manyCells = 1000;

async function addDifferences(tx: Transaction, of: Differences, anyPosted: boolean): Promise<number> {
  const posted = of.cells > manyCells ? postedFor(of, sql`result`) : postedForEach(of);
  const before = anyPosted ? sql`union all ${posted}` : undefined;
  const { numAffectedRows } = await sql`
    with result as materialized (${resultsOf(of)})
    ${insertion} select ${columnsOf(of)}
    from (${differenceOf(wantedBy(of, sql`result`), before)}) d ${periodOf(of)} ${inOrder}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/**
 * The same in steps, as a cluster plans them: each reads growing tables, or the small ones, or none. What numbers are drawn for is read from a table of this
 * connection, so that they are drawn here.
 */
async function addDifferencesApart(tx: Transaction, of: Differences): Promise<number> {
  await sql`create temp table run_result on commit drop as ${resultsOf(of)}`.execute(tx);
  const results = sql`(select partner_id, period_key from run_result offset 0)`;
  await sql`create temp table run_posted on commit drop as ${postedFor(of, results)}`.execute(tx);
  const difference = differenceOf(wantedBy(of, sql`run_result`), sql`union all select * from run_posted`);
  await sql`create temp table run_difference on commit drop as ${difference}`.execute(tx);
  await sql`
    create temp table run_posting on commit drop as
    select ${columnsOf(of)} from run_difference d ${periodOf(of)} ${inOrder}`.execute(tx);
  const { numAffectedRows } = await sql`${insertion} select * from run_posting`.execute(tx);
  await sql`drop table run_result, run_posted, run_difference, run_posting`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

// A run is of one program. Naming that as well would tempt the planner to read all its results.
const resultsOf = ({ runId }: Differences) => sql`
  select partner_id, period_key, version, amounts from cell where run_id = ${runId}`;

const wantedBy = ({ paidIn }: Differences, results: RawBuilder<unknown>) => sql`
  select c.partner_id, c.period_key, i.incentives[a.place] as incentive, i.units[a.place] as unit, a.minor
  from ${results} c join json_to_recordset(${JSON.stringify(paidIn)}::json) i (version int, incentives text[], units text[]) using (version)
  cross join lateral unnest(c.amounts) with ordinality a (minor, place)
  where a.minor <> 0`;

const postedFor = (of: Differences, results: RawBuilder<unknown>) => sql`
  select o.partner_id, o.about_period as period_key, o.incentive, o.unit, ${signed}
  from posting o join ${results} r on r.partner_id = o.partner_id and r.period_key = o.about_period
  where ${countsFor(of)}`;

/** The same looked up for one result after the other, whatever the planner believes of tables that have just been filled. */
const postedForEach = (of: Differences) => sql`
  select r.partner_id, r.period_key, o.incentive, o.unit, o.minor
  from result r cross join lateral (
    select o.incentive, o.unit, ${signed} from posting o
    where o.partner_id = r.partner_id and o.about_period = r.period_key and ${countsFor(of)} offset 0) o`;

const signed = sql`case when o.credit = 'owed' then -o.amount_minor else o.amount_minor end as minor`;

const countsFor = ({ programId }: Differences) =>
  sql`o.program_id = ${programId} and o.reason in ('reward', 'reversal', 'adjustment')`;

const differenceOf = (wanted: RawBuilder<unknown>, posted: RawBuilder<unknown> | undefined) =>
  posted
    ? sql`select partner_id, period_key, incentive, unit, sum(minor)::int8 as minor from (${wanted} ${posted}) both_sides
        group by 1, 2, 3, 4 having sum(minor) <> 0`
    : wanted;

const insertion = sql`
  insert into posting (partner_id, unit, amount_minor, debit, credit, program_id, incentive, about_period, statement_period, reason, run_id)`;

const columnsOf = ({ programId, runId, openPeriod }: Differences) => sql`
  d.partner_id, d.unit, abs(d.minor) as amount_minor, case when d.minor < 0 then 'owed' else 'cost' end as debit,
  case when d.minor < 0 then 'cost' else 'owed' end as credit, ${programId}::int as program_id, d.incentive, d.period_key as about_period,
  case when p.closed_at is null then d.period_key else ${openPeriod} end as statement_period,
  case when p.closed_at is not null then 'adjustment' when d.minor > 0 then 'reward' else 'reversal' end as reason, ${runId}::int8 as run_id`;

const periodOf = ({ programId }: Differences) => sql`
  join program_period p on p.program_id = ${programId} and p.period_key = d.period_key`;

const inOrder = sql`order by d.partner_id, p.starts, d.incentive collate "C", d.unit collate "C"`;

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
    filter.account !== undefined && sql`${filter.account} in (o.debit, o.credit)`,
    filter.from !== undefined && sql`o.posted_at >= ${filter.from}::date::timestamp at time zone 'UTC'`,
    filter.to !== undefined && sql`o.posted_at < (${filter.to}::date + 1)::timestamp at time zone 'UTC'`,
    before && sql`o.id <= ${before.posting}`,
  ].filter((condition) => typeof condition === 'object');
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const { rows } = await sql<PostingRow>`
    select o.id as posting_id, p.code as partner, o.debit, o.credit, o.unit, o.amount_minor, g.slug as program, o.incentive,
      o.about_period, o.statement_period, o.reason, o.note, o.run_id, o.posted_at
    from posting o join partner p on p.id = o.partner_id left join program g on g.id = o.program_id
    ${where} order by o.id desc limit ${limit + 1}`.execute(db);
  return rows
    .flatMap(linesOf)
    .filter(({ account }) => filter.account === undefined || account === filter.account)
    .filter(({ posting_id: id, line }) => !before || id < before.posting || line > before.line)
    .slice(0, limit);
}

type PostingRow = Omit<EntryRow, 'line' | 'account'> & { readonly debit: string; readonly credit: string };

/** The two lines of a posting, as in the view `entry`: positive is debit. */
const linesOf = ({ debit, credit, ...posting }: PostingRow): EntryRow[] => [
  { ...posting, line: 1, account: debit },
  { ...posting, line: 2, account: credit, amount_minor: -posting.amount_minor },
];

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
