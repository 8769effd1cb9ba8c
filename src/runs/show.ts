import type { RunShape } from './schema.ts';
import type { RunRow } from './sql.ts';

export function showRun({ started_at, ended_at, id, ...row }: RunRow): RunShape {
  return {
    ...row,
    id: String(id),
    started_at: started_at.toISOString(),
    ended_at: ended_at?.toISOString() ?? null,
  };
}
