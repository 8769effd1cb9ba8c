import { sql } from 'kysely';
import type { Database, Transaction } from '../platform/database.ts';

/** What a period comes to now: the last run that changed a result of it, and the money of all its results. */
export interface PeriodState {
  readonly run_id: bigint | null;
  readonly amount_minor: bigint;
}

export async function periodState(db: Database, programId: number, period: string): Promise<PeriodState> {
  const { rows } = await sql<PeriodState>`
    select max(run_id) as run_id, coalesce(sum(amount_minor), 0)::int8 as amount_minor from cell
    where program_id = ${programId} and period_key = ${period}`.execute(db);
  return rows[0]!;
}

export interface NewApproval {
  readonly programId: number;
  readonly period: string;
  readonly runId: bigint;
  readonly amountMinor: bigint;
  readonly approver: string;
  readonly approverName: string;
  readonly note: string | null;
}

export async function insertApproval(tx: Transaction, one: NewApproval): Promise<void> {
  await sql`
    insert into period_approval (program_id, period_key, run_id, amount_minor, approver, approver_name, note)
    values (${one.programId}, ${one.period}, ${one.runId}, ${one.amountMinor}, ${one.approver}, ${one.approverName}, ${one.note})`.execute(
    tx,
  );
}

export interface ApprovalRow {
  readonly period: string;
  readonly run_id: bigint;
  readonly amount_minor: bigint;
  readonly approver: string;
  readonly approver_name: string;
  readonly note: string | null;
  readonly approved_at: Date;
  /** Whether no later run changed a result of the period. */
  readonly holds: boolean;
}

/** The last approval of each period of a program, or of one. */
export async function lastApprovals(
  db: Database,
  programId: number,
  period?: string,
): Promise<Map<string, ApprovalRow>> {
  const one = period === undefined ? sql`` : sql`and period_key = ${period}`;
  const { rows } = await sql<ApprovalRow>`
    with last as materialized (
      select distinct on (period_key) * from period_approval where program_id = ${programId} ${one} order by period_key, id desc),
    changed as (
      select period_key, max(run_id) as run_id from cell
      where program_id = ${programId} and period_key in (select period_key from last) group by 1)
    select l.period_key as period, l.run_id, l.amount_minor, l.approver, l.approver_name, l.note, l.approved_at,
      l.run_id is not distinct from c.run_id as holds
    from last l left join changed c using (period_key)`.execute(db);
  return new Map(rows.map((row) => [row.period, row]));
}

/** Whether the company closes a period with an approval only. */
export async function needsApproval(db: Database): Promise<boolean> {
  const { rows } = await sql<{ needed: boolean }>`select approval_before_close as needed from company`.execute(db);
  return rows[0]?.needed ?? false;
}
