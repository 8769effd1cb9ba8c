import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

/** Labels of the demo's finished imports, oldest first. */
export async function finishedImports(db: Database, prefix: string): Promise<string[]> {
  const { rows } = await sql<{ label: string }>`
    select label from import where status = 'done' and starts_with(label, ${prefix}) order by id`.execute(db);
  return rows.map(({ label }) => label);
}

/** How many programs were calculated after an import. */
export async function calculatedSince(db: Database, label: string): Promise<number> {
  const { rows } = await sql<{ programs: number }>`
    select count(distinct program_id)::int as programs from run
    where status = 'done' and started_at >= (select max(ended_at) from import where status = 'done' and label = ${label})`.execute(
    db,
  );
  return rows[0]!.programs;
}

/** Whether nothing has been taken in yet, a company of this name aside. */
export async function holdsNothing(db: Database, company: string): Promise<boolean> {
  const { rows } = await sql<{ nothing: boolean }>`
    select not (exists (select from company where name <> ${company}) or exists (select from partner) or exists (select from product)
      or exists (select from program)) as nothing`.execute(db);
  return rows[0]!.nothing;
}
