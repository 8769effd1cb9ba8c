import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

/** The last run of each program that is done, as its number: results are as they were as long as it is the last. */
export async function lastRuns(db: Database): Promise<Map<number, bigint>> {
  const { rows } = await sql<{ program_id: number; id: bigint }>`
    select program_id, max(id) as id from run where status = 'done' group by 1`.execute(db);
  return new Map(rows.map((row) => [row.program_id, row.id]));
}

export interface OpenPeriods {
  readonly program: string;
  readonly period: string;
  readonly ended_on: string;
  readonly count: number;
}

/** Periods that were over before a day and are open: of each program the earliest, and how many there are. */
export async function periodsToClose(db: Database, day: string): Promise<OpenPeriods[]> {
  const { rows } = await sql<OpenPeriods>`
    select distinct on (g.slug) g.slug as program, p.period_key as period, p.ends as ended_on, count(*) over (partition by g.slug)::int as count
    from program_period p join program g on g.id = p.program_id
    where p.closed_at is null and p.ends < ${day}::date order by g.slug, p.starts`.execute(db);
  return rows;
}

export interface FailedRun {
  readonly id: bigint;
  readonly program: string;
  readonly at: Date;
}

/** Programs whose last run failed. */
export async function failedRuns(db: Database): Promise<FailedRun[]> {
  const { rows } = await sql<FailedRun>`
    select l.id, g.slug as program, l.started_at as at from program g cross join lateral (
      select id, status, started_at from run where program_id = g.id and status <> 'running' order by id desc limit 1) l
    where l.status = 'failed' order by l.id desc`.execute(db);
  return rows;
}

export interface FailedImport {
  readonly id: bigint;
  readonly label: string;
  readonly at: Date;
}

/** Imports of the last thirty days that failed, of which the same file did not come in later; newest first. */
export async function failedImports(db: Database, day: string): Promise<FailedImport[]> {
  const { rows } = await sql<FailedImport>`
    select i.id, i.label, i.started_at as at from import i
    where i.status = 'failed' and i.started_at > ${day}::date - 30
      and not exists (select from import l where l.id > i.id and l.kind = i.kind and l.label = i.label and l.status = 'done')
    order by i.id desc limit 50`.execute(db);
  return rows;
}

/** A partner's name, and when its results were last calculated. */
export async function calculatedAt(db: Database, partnerId: number): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(calculated_at) as at from cell where partner_id = ${partnerId}`.execute(db);
  return rows[0]!.at;
}
