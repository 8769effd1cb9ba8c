import { sql } from 'kysely';
import type { Source } from '../engine/fact.ts';
import type { Database, Transaction } from '../platform/database.ts';

/** The table of a source's facts. */
export const tableOf: Record<Source, string> = {
  sales: 'sale',
  activities: 'activity',
  trainings: 'training',
  referrals: 'referral',
};

// Any number will do, as long as every Vliegwiel uses the same one.
const intakeKey = 8_543_440_118_002n;

/**
 * Every transaction that adds facts takes this first, before it draws a fact's `seq`. It waits only while a program is being activated or a
 * period closed, and any number of intakes hold it together.
 */
export async function holdIntake(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${intakeKey}::int8)`.execute(tx);
}

/** Waits for the intakes in flight and keeps new ones waiting until this transaction ends. */
export async function awaitIntake(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${intakeKey}::int8)`.execute(tx);
}

/** The last `seq` given to a fact. Right for "all facts until now" only while {@link awaitIntake} is held. */
export async function lastSeq(tx: Database): Promise<bigint> {
  const { rows } = await sql<{ seq: bigint }>`select last_value as seq from fact_seq`.execute(tx);
  return rows[0]!.seq;
}

/**
 * Marks the cells whose result the facts taken in from `fromSeq` to `toSeq` may change: of the fact's partner, and of its seller and
 * everyone above it where a program credits them. Call it in the transaction that added the facts.
 */
export async function markDirty(
  tx: Database,
  facts: { source: Source; fromSeq: bigint; toSeq: bigint },
): Promise<void> {
  await sql`
    with fact as materialized (
      select distinct partner_id, partner_version_id, seller_id, occurred_on
      from ${sql.table(tableOf[facts.source])} where seq between ${facts.fromSeq} and ${facts.toSeq}),
    day as (
      select d.occurred_on, p.program_id, p.period_key, p.credits
      from (select distinct occurred_on from fact) d
      join program_period p on p.reads @> d.occurred_on and ${facts.source} = any (p.sources))
    insert into dirty (partner_id, program_id, period_key)
    select fact.partner_id, day.program_id, day.period_key from fact join day using (occurred_on)
    union
    select fact.seller_id, day.program_id, day.period_key from fact join day using (occurred_on)
    where fact.seller_id is not null and 'seller' = any (day.credits)
    union
    select above.partner_id, day.program_id, day.period_key
    from fact join day using (occurred_on) join partner_version v on v.id = fact.partner_version_id
    cross join lateral unnest(v.ancestor_ids) above (partner_id)
    where 'upline' = any (day.credits)`.execute(tx);
}

/** Marks every period that was calculated of these partners: their own attributes or their enrolment changed. */
export async function markPartnersDirty(tx: Database, partnerIds: readonly number[]): Promise<void> {
  await sql`
    insert into dirty (partner_id, program_id, period_key)
    select partner.id, p.program_id, p.period_key
    from unnest(${partnerIds}::int[]) partner (id) cross join program_period p where p.calculated_on is not null`.execute(
    tx,
  );
}

/** Marks the calculated periods with this key of these partners: their goals set by hand changed. */
export async function markGoalsDirty(
  tx: Database,
  goals: readonly { partnerId: number; periodKey: string }[],
): Promise<void> {
  await sql`
    insert into dirty (partner_id, program_id, period_key)
    select distinct goal.partner_id, p.program_id, p.period_key
    from unnest(${goals.map((g) => g.partnerId)}::int[], ${goals.map((g) => g.periodKey)}::text[]) goal (partner_id, period_key)
    join program_period p on p.period_key = goal.period_key where p.calculated_on is not null`.execute(tx);
}

/** Has every cell calculated again whose days include one from `from` on: a rate of exchange became known that may convert its facts. */
export async function markRatesDirty(tx: Database, from: string): Promise<void> {
  await sql`
    update program_period set calculated_on = null
    where calculated_on is not null and reads && datemultirange(daterange(${from}::date, null))`.execute(tx);
}

/** What money is converted with: the company's base currency, and whether there are any rates at all. */
export async function currenciesOf(
  db: Database,
  program: string,
): Promise<{ program: string; base: string; anyRates: boolean }> {
  const { rows } = await sql<{ base: string | null; any_rates: boolean }>`
    select (select base_currency from company) as base, exists (select from fx_rate) as any_rates`.execute(db);
  return { program, base: rows[0]!.base ?? program, anyRates: rows[0]!.any_rates };
}

/** Everyone who was below one of these partners at some time. */
export async function partnersBelow(db: Database, partnerIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ partner_id: number }>`
    select distinct partner_id from partner_version where ancestor_ids && ${partnerIds}::int[]`.execute(db);
  return rows.map((row) => row.partner_id);
}
