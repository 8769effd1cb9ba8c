import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

/** On which processes hear of each other's changes. */
export const channel = 'vliegwiel_changes';

/** What is told between processes: small, since a notification holds less than 8000 bytes. */
export type Change =
  /** `changed`: whether it changed results; whose, the listener looks up for those who listen. */
  | { kind: 'run'; id: string; program: string; status: string; changed?: boolean; period?: string; done?: number }
  | { kind: 'import'; id: string; status: string; done?: number }
  | { kind: 'closed'; program: string; period: string }
  | { kind: 'amounts'; partnerId: number; program?: string | undefined; period?: string | undefined }
  | { kind: 'question'; id: string; partnerId: number; program: string; period: string; status: string };

/** Tells every process. In a transaction, it is heard when that is committed, and never when it is not. */
export async function tellChange(db: Database, change: Change): Promise<void> {
  await sql`select pg_notify(${channel}, ${JSON.stringify(change)})`.execute(db);
}

const progressMilliseconds = 500;

/** Tells how far something has come, now and then, beside the transaction that does it; what is done sooner says nothing. */
export function progressTeller(db: Database): (change: Change) => void {
  let next = performance.now() + progressMilliseconds;
  return (change) => {
    if (performance.now() < next) return;
    // Not again before this one is heard.
    next = Number.POSITIVE_INFINITY;
    void tellChange(db, change)
      .catch(() => {})
      .finally(() => {
        next = performance.now() + progressMilliseconds;
      });
  };
}

export type Touched = { partner_id: number; partner: string; program: string; period: string };

/** Whose results, among these partners', the runs changed last. What a later run changed again, that one tells. */
export async function changedByRuns(
  db: Database,
  runs: readonly string[],
  partnerIds: readonly number[],
): Promise<Touched[]> {
  const { rows } = await sql<Touched>`
    select c.partner_id, p.code as partner, g.slug as program, c.period_key as period
    from cell c join partner p on p.id = c.partner_id join program g on g.id = c.program_id
    where c.run_id = any (${runs}::int8[]) and c.partner_id = any (${partnerIds}::int[])`.execute(db);
  return rows;
}

/** Who among these partners has a statement of a closed period. */
export async function closedStatements(
  db: Database,
  { program, period }: { program: string; period: string },
  partnerIds: readonly number[],
): Promise<Touched[]> {
  const { rows } = await sql<Touched>`
    select s.partner_id, p.code as partner, g.slug as program, s.period_key as period
    from statement s join partner p on p.id = s.partner_id join program g on g.id = s.program_id
    where g.slug = ${program} and s.period_key = ${period} and s.partner_id = any (${partnerIds}::int[])`.execute(db);
  return rows;
}

export async function partnerCode(db: Database, id: number): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`select code from partner where id = ${id}`.execute(db);
  return rows[0]?.code;
}
