import { sql } from 'kysely';
import type { Signature } from '../access/signature.ts';
import type { Partner } from '../engine/partner.ts';
import type { Period, Window } from '../engine/period.ts';
import type { Program } from '../engine/program.ts';
import { type Database, type Transaction, withoutLimit } from '../platform/database.ts';
import { lockNoun } from '../platform/staging.ts';

export type VersionStatus = 'draft' | 'in_review' | 'active' | 'ended';

export interface VersionRow {
  readonly program_id: number;
  readonly slug: string;
  readonly version: number;
  readonly status: VersionStatus;
  /** Periods that begin on or after this date follow this version, until the next one's date. */
  readonly starts: string;
  readonly document: Program;
  readonly created_at: Date;
  readonly activated_at: Date | null;
  /** How simple it was when it was activated (0-100), and why it was, where that is less than the company wants. */
  readonly simplicity: number | null;
  readonly reason: string | null;
  /** Who wrote it last, as the guard knows them, and what they were called; null at the command line. */
  readonly author: string | null;
  readonly author_name: string | null;
  readonly activator_name: string | null;
}

/** A period of a program that has been activated. */
export interface PeriodRow extends Period {
  readonly version: number;
  readonly calculated_on: string | null;
  readonly closed_at: Date | null;
  readonly closed_seq: bigint | null;
}

const versionColumns = sql`p.id as program_id, p.slug, v.version, v.status, v.starts, v.document, v.created_at, v.activated_at,
  v.simplicity, v.reason, v.author, v.author_name, v.activator_name`;

export async function findProgram(db: Database, slug: string): Promise<{ id: number; slug: string } | undefined> {
  const { rows } = await sql<{ id: number; slug: string }>`select id, slug from program where slug = ${slug}`.execute(
    db,
  );
  return rows[0];
}

/**
 * Keeps others from changing or calculating the program until the transaction ends. Not by its row: on a cluster, one locked row of a small table
 * keeps all of them waiting.
 */
export async function lockProgram(tx: Transaction, id: number): Promise<void> {
  await withoutLimit(tx);
  await lockNoun(tx, programNoun(id));
}

/** What a program is locked by. */
export const programNoun = (id: number): string => `program ${id}`;

/** The program's id, made if it is new, locked. */
export async function claimSlug(tx: Transaction, slug: string): Promise<number> {
  await sql`insert into program (slug) values (${slug}) on conflict (slug) do nothing`.execute(tx);
  const { id } = (await findProgram(tx, slug))!;
  await lockProgram(tx, id);
  return id;
}

/** Oldest first. */
export async function versionsOf(db: Database, programId: number): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from program p join program_version v on v.program_id = p.id
    where p.id = ${programId} order by v.version`.execute(db);
  return rows;
}

/** Every version of every program, by program and then version. */
export async function allVersions(db: Database): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from program p join program_version v on v.program_id = p.id order by p.slug, v.version`.execute(
    db,
  );
  return rows;
}

export type By = Pick<Signature, 'author' | 'name'> | undefined;

type NewDraft = { programId: number; version: number; starts: string; document: Program; by: By };

export async function insertVersion(tx: Transaction, row: NewDraft): Promise<void> {
  await sql`
    insert into program_version (program_id, version, status, starts, document, author, author_name)
    values (${row.programId}, ${row.version}, 'draft', ${row.starts}, ${JSON.stringify(row.document)}, ${row.by?.author ?? null},
      ${row.by?.name ?? null})`.execute(tx);
}

/** Changes a version that is still a draft. */
export async function changeDraft(tx: Transaction, row: NewDraft): Promise<void> {
  await sql`
    update program_version set starts = ${row.starts}, document = ${JSON.stringify(row.document)}, author = ${row.by?.author ?? null},
      author_name = ${row.by?.name ?? null}
    where program_id = ${row.programId} and version = ${row.version} and status = 'draft'`.execute(tx);
}

export async function setStatus(
  tx: Transaction,
  programId: number,
  version: number,
  status: VersionStatus,
): Promise<void> {
  await sql`
    update program_version set status = ${status}, activated_at = case when ${status} = 'active' then now() else activated_at end
    where program_id = ${programId} and version = ${version}`.execute(tx);
}

/** Notes how simple a version is when it is activated, the reason given for it, and by whom. */
export async function noteActivation(
  tx: Transaction,
  of: { programId: number; version: number; simplicity: number; reason: string | undefined; by: By },
): Promise<void> {
  await sql`
    update program_version set simplicity = ${of.simplicity}, reason = ${of.reason ?? null}, activator = ${of.by?.author ?? null},
      activator_name = ${of.by?.name ?? null}
    where program_id = ${of.programId} and version = ${of.version}`.execute(tx);
}

/** Versions that no period follows any more have ended. */
export async function endUnused(tx: Transaction, programId: number): Promise<void> {
  await sql`
    update program_version v set status = 'ended'
    where v.program_id = ${programId} and v.status = 'active'
      and not exists (select from program_period p where p.program_id = v.program_id and p.version = v.version)`.execute(
    tx,
  );
}

/** In time order. */
export async function periodRows(db: Database, programId: number): Promise<PeriodRow[]> {
  const { rows } = await sql<PeriodRow>`
    select period_key as key, starts as "from", ends as "to", version, calculated_on, closed_at, closed_seq
    from program_period where program_id = ${programId} order by starts`.execute(db);
  return rows;
}

export interface NewPeriod extends Period {
  readonly reads: readonly Window[];
}

/** Puts these periods in the place of all that begin on or after `from`; they are to be calculated anew. */
export async function replacePeriods(
  tx: Transaction,
  of: { programId: number; version: number; from: string; sources: readonly string[]; credits: readonly string[] },
  periods: readonly NewPeriod[],
): Promise<void> {
  const rows = periods.map(({ key, from, to, reads }) => ({
    key,
    starts: from,
    ends: to,
    reads: `{${reads.map((window) => `[${window.from},${window.to}]`).join(',')}}`,
  }));
  await sql`
    delete from program_period where program_id = ${of.programId} and starts >= ${of.from}
      and not period_key = any (${rows.map(({ key }) => key)}::text[])`.execute(tx);
  await sql`
    insert into program_period (program_id, period_key, version, starts, ends, reads, sources, credits)
    select ${of.programId}, key, ${of.version}, starts, ends, reads, ${of.sources}::text[], ${of.credits}::text[]
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (key text, starts date, ends date, reads datemultirange)
    on conflict (program_id, period_key) do update set version = excluded.version, starts = excluded.starts, ends = excluded.ends,
      reads = excluded.reads, sources = excluded.sources, credits = excluded.credits, calculated_on = null`.execute(tx);
}

/** Notes that every partner was calculated as of this day, in all periods that have begun; days do not go back. */
export async function setCalculated(tx: Transaction, programId: number, asOf: string): Promise<void> {
  const day = sql`greatest(calculated_on, least(ends, ${asOf}::date))`;
  await sql`
    update program_period set calculated_on = ${day}
    where program_id = ${programId} and starts <= ${asOf}::date and calculated_on is distinct from ${day}`.execute(tx);
}

export async function setClosed(tx: Transaction, programId: number, key: string, seq: bigint): Promise<void> {
  await sql`
    update program_period set closed_at = now(), closed_seq = ${seq} where program_id = ${programId} and period_key = ${key}`.execute(
    tx,
  );
}

/** Notes what the results of these periods, and of those not looked at yet, ask of a budget, and whether one was granted less. */
export async function noteAsked(tx: Transaction, programId: number, periods: readonly string[]): Promise<void> {
  await sql`
    update program_period p set asked_minor = a.asked, is_reduced = a.reduced
    from program_period w cross join lateral (
      select coalesce(sum(greatest(earned_minor, 0)), 0) as asked, coalesce(bool_or(amount_minor <> earned_minor), false) as reduced
      from cell c where c.program_id = w.program_id and c.period_key = w.period_key) a
    where w.program_id = ${programId} and (w.period_key = any (${periods}::text[]) or w.asked_minor is null)
      and p.program_id = w.program_id and p.period_key = w.period_key
      and (p.asked_minor, p.is_reduced) is distinct from (a.asked, a.reduced)`.execute(tx);
}

/** What these periods ask of a budget together (what is below zero makes no room), and whether a result was granted less than it asks. */
export async function askedOf(
  db: Database,
  programId: number,
  periods: readonly string[],
): Promise<{ asked_minor: bigint; is_reduced: boolean }> {
  const { rows } = await sql<{ asked_minor: bigint; is_reduced: boolean }>`
    select coalesce(sum(asked_minor), 0)::int8 as asked_minor, coalesce(bool_or(is_reduced), false) as is_reduced
    from program_period where program_id = ${programId} and period_key = any (${periods}::text[])`.execute(db);
  return rows[0]!;
}

/** Has every cell calculated again whose days include one from `from` on: a rate of exchange became known that may convert its facts. */
export async function recalculateFrom(tx: Database, from: string): Promise<{ slug: string }[]> {
  const { rows } = await sql<{ slug: string }>`
    with asked as (
      update program_period set calculated_on = null
      where calculated_on is not null and reads && datemultirange(daterange(${from}::date, null)) returning program_id)
    select slug from program where id in (select program_id from asked)`.execute(tx);
  return rows;
}

export interface ParticipantRow extends Partner {
  readonly id: number;
  /** The version of its attributes; null when it has none yet. */
  readonly version_id: number | null;
  /** Whether its enrolment lets it take part in this period. */
  readonly enrolled: boolean;
}

/**
 * Partners as they are for a period: with their attributes on its first day, or on the first later day in it that has any. Those with
 * these ids, or the next `limit` after `after`; by id.
 */
export async function partnersFor(
  db: Database,
  of: { programId: number; enrolment: 'automatic' | 'open' | 'invitation'; period: Period },
  which: { ids: readonly number[] } | { after: number; limit: number },
): Promise<ParticipantRow[]> {
  const { from, to } = of.period;
  const [filter, limit] =
    'ids' in which
      ? [sql`p.id = any (${which.ids}::int[])`, sql``]
      : [sql`p.id > ${which.after}`, sql`limit ${which.limit}`];
  const otherwise = of.enrolment === 'automatic' ? 'enrolled' : 'invited';
  const { rows } = await sql<ParticipantRow>`
    select p.id, p.code, v.id as version_id, v.type, v.tier, v.region, v.country, coalesce(v.tags, '{}') as tags,
      v.type is not null and (
        coalesce((select e.status from enrolment e where e.program_id = ${of.programId} and e.partner_id = p.id and e.since <= ${from}
          order by e.since desc, e.id desc limit 1), ${otherwise}) = 'enrolled'
        or exists (select from enrolment e where e.program_id = ${of.programId} and e.partner_id = p.id
          and e.since > ${from} and e.since <= ${to} and e.status = 'enrolled')) as enrolled
    from partner p left join lateral (
      select * from partner_version v where v.partner_id = p.id and v.valid_from <= ${to}::date
      order by v.valid_from <= ${from}::date desc, abs(v.valid_from - ${from}::date), v.id desc limit 1) v on true
    where ${filter} order by p.id ${limit}`.execute(db);
  return rows;
}

export interface EnrolmentRow {
  readonly partner: string;
  readonly program: string;
  readonly status: 'invited' | 'enrolled' | 'left';
  readonly since: string;
  readonly changed_at: Date;
}

export async function insertEnrolment(
  tx: Transaction,
  row: { programId: number; partnerId: number; status: string; since: string },
): Promise<void> {
  await sql`
    insert into enrolment (partner_id, program_id, status, since)
    values (${row.partnerId}, ${row.programId}, ${row.status}, ${row.since})`.execute(tx);
}

/** Everyone's latest enrolment in a program, by partner code, from after `after`. */
export async function enrolmentRows(
  db: Database,
  programId: number,
  after: string,
  limit: number,
): Promise<EnrolmentRow[]> {
  const { rows } = await sql<EnrolmentRow>`
    select distinct on (p.code) p.code as partner, g.slug as program, e.status, e.since, e.changed_at
    from enrolment e join partner p on p.id = e.partner_id join program g on g.id = e.program_id
    where e.program_id = ${programId} and p.code > ${after} order by p.code, e.since desc, e.id desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** What a partner is in each program on a day; programs without a row are left out. */
export async function enrolmentsOn(
  db: Database,
  partnerId: number,
  day: string,
): Promise<Map<number, EnrolmentRow['status']>> {
  const { rows } = await sql<{ program_id: number; status: EnrolmentRow['status'] }>`
    select distinct on (program_id) program_id, status from enrolment
    where partner_id = ${partnerId} and since <= ${day} order by program_id, since desc, id desc`.execute(db);
  return new Map(rows.map((row) => [row.program_id, row.status]));
}
