import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../platform/database.ts';

export type GoalRow = { goal_set: string; partner: string; period: string; value_micro: bigint };

/** Goals set by hand, by set, partner and period, from after the key `after`. */
export async function listGoals(
  db: Database,
  wanted: {
    goal_set?: string | undefined;
    partner?: string | undefined;
    period?: string | undefined;
    after?: readonly string[] | undefined;
    limit: number;
  },
): Promise<GoalRow[]> {
  const found: RawBuilder<unknown>[] = [sql`true`];
  if (wanted.goal_set !== undefined) found.push(sql`g.goal_set = ${wanted.goal_set}`);
  if (wanted.partner !== undefined) found.push(sql`p.code = ${wanted.partner}`);
  if (wanted.period !== undefined) found.push(sql`g.period_key = ${wanted.period}`);
  if (wanted.after) {
    const [set, code, period] = wanted.after;
    found.push(sql`(g.goal_set, p.code, g.period_key) > (${set}, ${code}, ${period})`);
  }
  const { rows } = await sql<GoalRow>`
    select g.goal_set, p.code as partner, g.period_key as period, g.value_micro
    from hand_goal g join partner p on p.id = g.partner_id where ${sql.join(found, sql` and `)}
    order by g.goal_set, p.code, g.period_key limit ${wanted.limit}`.execute(db);
  return rows;
}
