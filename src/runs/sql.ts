import { sql } from 'kysely';
import type { Source } from '../engine/fact.ts';
import { tellChange } from '../live/sql.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { hasSpreadTables } from '../platform/spread.ts';
import { shareNoun } from '../platform/staging.ts';
import type { Currencies } from './fact-sql.ts';

/** The table of a source's facts. */
export const tableOf: Record<Source, string> = {
  sales: 'sale',
  activities: 'activity',
  trainings: 'training',
  referrals: 'referral',
};

/**
 * Every transaction that adds facts takes this first, before it draws a fact's `seq`. It waits only while a program is being activated or a
 * period closed, and any number of intakes hold it together.
 */
export const holdIntake = (tx: Database): Promise<void> => shareNoun(tx, intake);

/** What closing a period and activating a program hold, while they look at all facts, and on a cluster every run. */
export const intake = 'intake';

/** The last `seq` given to a fact. Right for "all facts until now" only while {@link intake} is held. */
export async function lastSeq(tx: Database): Promise<bigint> {
  const { rows } = await sql<{ seq: bigint }>`select last_value as seq from fact_seq`.execute(tx);
  return rows[0]!.seq;
}

interface CurrencyRow {
  readonly base: string | null;
  readonly any_rates: boolean;
  readonly most_nano: bigint;
  readonly own_nano: bigint;
  readonly spread: boolean;
}

/**
 * What money is converted with: the company's base currency, whether there are any rates at all, and how large amounts can become. Asked by every
 * measurement, which needs to know besides whether facts are spread over machines.
 */
export async function currenciesOf(db: Database, program: string): Promise<Currencies & { isSpread: boolean }> {
  const { rows } = await sql<CurrencyRow>`
    select ${hasSpreadTables} as spread, c.base_currency as base, r.most is not null as any_rates, greatest(r.most, 1000000000) as most_nano,
      case when c.base_currency = ${program} then 1000000000 else coalesce(r.own, 1) end as own_nano
    from (select max(rate_nano) as most, min(rate_nano) filter (where currency = ${program}) as own from fx_rate) r
    left join company c on true`.execute(db);
  const { base, any_rates, most_nano, own_nano, spread } = rows[0]!;
  const isWide = most_nano > own_nano * mostTimes;
  return { program, base: base ?? program, anyRates: any_rates, isWide, isSpread: spread };
}

/** A fact's number has up to 18 digits in micros: converted to no more than so many times as much, it and its difference with another fit a bigint. */
const mostTimes = 4n;

/** Everyone who was below one of these partners at some time. */
export async function partnersBelow(db: Database, partnerIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ partner_id: number }>`
    select distinct partner_id from partner_version where ancestor_ids && ${partnerIds}::int[]`.execute(db);
  return rows.map((row) => row.partner_id);
}

/** Partners, each with the intakes whose facts are new to its result; null when it has to be measured anew. */
export type Marked = ReadonlyMap<number, readonly bigint[] | null>;

/** Takes the marks of a program away and tells whom they are about, by period. Marks that come in meanwhile stay for the next run. */
export async function takeMarks(tx: Transaction, programId: number): Promise<ReadonlyMap<string, Marked>> {
  const { rows } = await sql<{ period_key: string; import_id: bigint | null; partner_ids: number[] }>`
    with taken as (delete from dirty where program_id = ${programId} returning period_key, partner_id, import_id)
    select period_key, import_id, array_agg(distinct partner_id) as partner_ids from taken group by 1, 2`.execute(tx);
  const marks = new Map<string, Map<number, bigint[] | null>>();
  for (const { period_key, import_id, partner_ids } of rows) {
    const marked = marks.get(period_key) ?? new Map<number, bigint[] | null>();
    marks.set(period_key, marked);
    for (const id of partner_ids) {
      const known = marked.get(id);
      if (import_id === null || known === null) marked.set(id, null);
      else if (known) known.push(import_id);
      else marked.set(id, [import_id]);
    }
  }
  return marks;
}

/** A number that all facts of these intakes come after. */
export async function lastSeqBefore(db: Database, importIds: readonly bigint[]): Promise<bigint> {
  const { rows } = await sql<{ seq: bigint }>`
    select case when count(*) = ${importIds.length} then min(coalesce(after_seq, 0)) else 0 end::int8 as seq
    from import where id = any (${importIds.map(String)}::int8[])`.execute(db);
  return rows[0]!.seq;
}

export type RunKind = 'incremental' | 'full' | 'close';

export async function startRun(tx: Transaction, programId: number, kind: RunKind, asOf: string): Promise<bigint> {
  // Sums of all partners and the postings of a whole program are put in order in memory; a run is alone in its program.
  await sql`select set_config('work_mem', '128MB', true)`.execute(tx);
  const { rows } = await sql<{ id: bigint }>`
    insert into run (program_id, kind, as_of, status) values (${programId}, ${kind}, ${asOf}, 'running') returning id`.execute(
    tx,
  );
  return rows[0]!.id;
}

export async function finishRun(
  tx: Transaction,
  id: bigint,
  counts: { cells: number; changed: number; postings: number },
): Promise<void> {
  await sql`
    update run set status = 'done', ended_at = clock_timestamp(), cells = ${counts.cells}, changed = ${counts.changed},
      postings = ${counts.postings} where id = ${id}`.execute(tx);
}

export async function noteFailedRun(
  db: Database,
  program: { id: number; slug: string },
  kind: RunKind,
  asOf: string,
  error: string,
): Promise<void> {
  const { rows } = await sql<{ id: bigint }>`
    insert into run (program_id, kind, as_of, status, error, ended_at)
    values (${program.id}, ${kind}, ${asOf}, 'failed', ${error}, now()) returning id`.execute(db);
  await tellChange(db, { kind: 'run', id: String(rows[0]!.id), program: program.slug, status: 'failed' });
}

export interface RunRow {
  readonly id: bigint;
  readonly program: string;
  readonly kind: RunKind;
  readonly as_of: string;
  readonly status: 'running' | 'done' | 'failed';
  readonly cells: number;
  readonly changed: number;
  readonly postings: number;
  readonly error: string | null;
  readonly started_at: Date;
  readonly ended_at: Date | null;
}

/** Newest first, from before `before`. */
export async function runRows(
  db: Database,
  of: { programId?: number | undefined; before?: bigint | undefined; id?: bigint | undefined },
  limit: number,
): Promise<RunRow[]> {
  const program = of.programId === undefined ? sql`` : sql`and r.program_id = ${of.programId}`;
  const before = of.before === undefined ? sql`` : sql`and r.id < ${of.before}`;
  const one = of.id === undefined ? sql`` : sql`and r.id = ${of.id}`;
  const { rows } = await sql<RunRow>`
    select r.id, g.slug as program, r.kind, r.as_of, r.status, r.cells, r.changed, r.postings, r.error, r.started_at, r.ended_at
    from run r join program g on g.id = r.program_id where true ${program} ${before} ${one} order by r.id desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** How many partners of each period wait to be calculated again. */
export async function marksPerPeriod(db: Database, programId: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ period_key: string; partners: number }>`
    select period_key, count(distinct partner_id)::int as partners from dirty where program_id = ${programId} group by 1`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.period_key, row.partners]));
}

/** Goals set by hand for a period, in micros, by set and partner id; of all sets without `sets`. */
export async function handGoalRows(
  db: Database,
  of: { sets: readonly string[] | null; period: string; partnerIds: readonly number[] },
): Promise<{ partner_id: number; goal_set: string; value_micro: bigint }[]> {
  const { rows } = await sql<{ partner_id: number; goal_set: string; value_micro: bigint }>`
    select partner_id, goal_set, value_micro from hand_goal where ${of.sets === null ? sql`true` : sql`goal_set = any (${of.sets}::text[])`} and period_key = ${of.period}
      and partner_id = any (${of.partnerIds}::int[])`.execute(db);
  return rows;
}
