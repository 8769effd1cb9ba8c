import type { Database } from '../platform/database.ts';
import { page, readCursor } from '../platform/page.ts';
import type { GoalQuery, GoalShape } from './schema.ts';
import { selectGoals } from './sql.ts';

/** One page of the goals set by hand. */
export async function listGoals(db: Database, query: GoalQuery): Promise<{ items: GoalShape[]; next: string | null }> {
  const rows = await selectGoals(db, query, readCursor(query.cursor, 3));
  return page(
    rows,
    query.limit,
    (row) => [row.goal_set, row.partner, row.period],
    (row) => row,
  );
}
