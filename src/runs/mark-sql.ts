import { type RawBuilder, sql } from 'kysely';
import type { Source } from '../engine/fact.ts';
import type { Database } from '../platform/database.ts';
import { isSpread } from '../platform/spread.ts';
import { withoutLoops } from '../platform/staging.ts';
import { askCalculation } from '../programs/calculation.ts';
import { recalculateFrom } from '../programs/sql.ts';
import { holdIntake, tableOf } from './sql.ts';

/**
 * Marks the cells whose result the facts taken in from `fromSeq` to `toSeq` may change: of the fact's partner, and of its seller and
 * everyone above it where a program credits them. Call it in the transaction that added the facts, once for each: results are carried forward by
 * the facts of the intakes that they are marked for.
 */
export async function markDirty(tx: Database, facts: NewFacts, spread = false): Promise<void> {
  const isLarge = facts.toSeq - facts.fromSeq > manyFacts;
  const turns = isLarge ? await turningDays(tx, facts.source) : undefined;
  const marking = () => addMarks(tx, { ...facts, turns }, spread);
  await askCalculations(tx, await withoutLoops(tx, isLarge, marking, { sorts: false }));
}

const manyFacts = 2000n;

/** The facts of one intake: other intakes may have drawn numbers in between. */
interface NewFacts {
  readonly source: Source;
  readonly importId: bigint;
  readonly fromSeq: bigint;
  readonly toSeq: bigint;
  /** Days from one of these to before the next are alike: a partner's many facts of them come down to one. */
  readonly turns?: readonly string[] | undefined;
  /** They are taken back: their results are measured anew. */
  readonly undone?: boolean;
}

/** The days from which other periods read the facts of a source. */
async function turningDays(tx: Database, source: Source): Promise<readonly string[]> {
  const { rows } = await sql<{ day: string }>`
    select '-infinity'::date as day
    union
    select day from program_period p cross join lateral unnest(p.reads) r (days)
    cross join lateral unnest(array[lower(r.days), upper(r.days)]) day
    where ${source} = any (p.sources) and day is not null order by day`.execute(tx);
  return rows.map(({ day }) => day);
}

async function addMarks(tx: Database, facts: NewFacts, spread: boolean) {
  const importId = facts.undone ? null : facts.importId;
  if (!spread) {
    const marks = credited(facts, sql`fact`, sql`fact as materialized (${factsOf(facts)}),`);
    return mark(tx, marks, { importId, spread });
  }
  await sql`create temp table marked_fact on commit drop as ${factsOf(facts)}`.execute(tx);
  const programs = await mark(tx, credited(facts, sql`marked_fact`), { importId, spread });
  await sql`drop table marked_fact`.execute(tx);
  return programs;
}

/**
 * Adds marks and tells which programs they are of. On a cluster in steps: what reads small tables is apart from what writes a growing one, whose numbers
 * would be drawn on another machine otherwise.
 */
async function mark(
  tx: Database,
  marks: RawBuilder<unknown>,
  { importId, spread }: { importId: bigint | null; spread: boolean },
): Promise<{ slug: string }[]> {
  const insertion = (rows: RawBuilder<unknown>) => sql`
    insert into dirty (partner_id, program_id, period_key, import_id)
    select partner_id, program_id, period_key, ${importId}::int8 from ${rows}`;
  const slugs = (rows: RawBuilder<unknown>) => sql<{ slug: string }>`
    select slug from program where id in (select program_id from ${rows}) order by slug`;
  if (!spread) {
    const programs = sql<{ slug: string }>`
      with marked as (${insertion(sql`(${marks}) mark`)} returning program_id) ${slugs(sql`marked`)}`;
    return (await programs.execute(tx)).rows;
  }
  await sql`create temp table new_mark on commit drop as ${marks}`.execute(tx);
  await insertion(sql`new_mark`).execute(tx);
  const { rows } = await slugs(sql`new_mark`).execute(tx);
  await sql`drop table new_mark`.execute(tx);
  return rows;
}

const factsOf = ({ source, fromSeq, toSeq, importId, turns }: NewFacts) => sql`
  select distinct partner_id, partner_version_id, seller_id,
    ${turns ? sql`(${turns}::date[])[width_bucket(occurred_on, ${turns}::date[])]` : sql`occurred_on`} as occurred_on
  from ${sql.table(tableOf[source])} where seq between ${fromSeq} and ${toSeq} and import_id = ${importId}`;

/** Whose results of which periods these facts may change. */
const credited = ({ source }: NewFacts, facts: RawBuilder<unknown>, before = sql``) => sql`
  with ${before} day as (
    select d.occurred_on, p.program_id, p.period_key, p.credits
    from (select distinct occurred_on from ${facts}) d
    join program_period p on p.reads @> d.occurred_on and ${source} = any (p.sources))
  select fact.partner_id, day.program_id, day.period_key from ${facts} fact join day using (occurred_on)
  union
  select fact.seller_id, day.program_id, day.period_key from ${facts} fact join day using (occurred_on)
  where fact.seller_id is not null and 'seller' = any (day.credits)
  union
  select above.partner_id, day.program_id, day.period_key
  from ${facts} fact join day using (occurred_on) join partner_version v on v.id = fact.partner_version_id
  cross join lateral unnest(v.ancestor_ids) above (partner_id)
  where 'upline' = any (day.credits)`;

/** Asks for programs, always in the same order, to be calculated once the caller's transaction is committed; asked several times, it is done once. */
async function askCalculations(tx: Database, programs: readonly { slug: string }[]): Promise<void> {
  for (const { slug } of programs) await askCalculation(tx, slug);
}

/** A period that is being calculated for the first time while this is asked counts too, also where it is tomorrow already. A mark too many does no harm. */
const hasBegun = sql`(p.calculated_on is not null or p.starts <= current_date + 1)`;

/** Marks every period that was calculated of these partners: their own attributes or their enrolment changed. */
export async function markPartnersDirty(tx: Database, partnerIds: readonly number[]): Promise<void> {
  const spread = await holdMarks(tx);
  const marks = sql`
    select partner.id as partner_id, p.program_id, p.period_key
    from unnest(${partnerIds}::int[]) partner (id) cross join program_period p where ${hasBegun}`;
  await askCalculations(tx, await mark(tx, marks, { importId: null, spread }));
}

/** Marks the calculated periods with this key of these partners: their goals set by hand changed. */
export async function markGoalsDirty(
  tx: Database,
  goals: readonly { partnerId: number; periodKey: string }[],
): Promise<void> {
  const spread = await holdMarks(tx);
  const marks = sql`
    select distinct goal.partner_id, p.program_id, p.period_key
    from unnest(${goals.map((g) => g.partnerId)}::int[], ${goals.map((g) => g.periodKey)}::text[]) goal (partner_id, period_key)
    join program_period p on p.period_key = goal.period_key where ${hasBegun}`;
  await askCalculations(tx, await mark(tx, marks, { importId: null, spread }));
}

/** On a cluster, what marks results without taking facts in is not seen half by a run that is going on. */
async function holdMarks(tx: Database): Promise<boolean> {
  const spread = await isSpread(tx);
  if (spread) await holdIntake(tx);
  return spread;
}

/** Has every cell calculated again whose days include one from `from` on: a rate of exchange became known that may convert its facts. */
export async function markRatesDirty(tx: Database, from: string): Promise<void> {
  await holdMarks(tx);
  await askCalculations(tx, await recalculateFrom(tx, from));
}
