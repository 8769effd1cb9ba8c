import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

export interface ProgramSummary {
  readonly program: string;
  readonly periods: number;
  /** How many results are not nothing, of how many different partners, and what they come to, as decimal text. */
  readonly results: number;
  readonly partners: number;
  readonly amount: string;
}

/** What each program pays, over all its periods, in dollars. */
export async function summaries(db: Database): Promise<ProgramSummary[]> {
  const { rows } = await sql<ProgramSummary>`
    select p.slug as program, count(distinct c.period_key)::int as periods, count(*) filter (where c.amount_minor <> 0)::int as results,
      count(distinct c.partner_id) filter (where c.amount_minor <> 0)::int as partners, (sum(c.amount_minor)::numeric / 100)::numeric(20, 2) as amount
    from cell c join program p on p.id = c.program_id
    group by p.slug order by p.slug`.execute(db);
  return rows;
}
