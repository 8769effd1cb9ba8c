import type { Database } from '../platform/database.ts';

const most = 200;
const remembered = new WeakMap<Database, Map<string, Promise<unknown>>>();

/**
 * What was worked out for this key before, in this process. The key says what it depends on: the last run, the day. Worked out again after a failure,
 * and when much else was asked since.
 */
export function kept<T>(db: Database, key: string, work: () => Promise<T>): Promise<T> {
  const known = remembered.get(db) ?? new Map<string, Promise<unknown>>();
  remembered.set(db, known);
  const before = known.get(key);
  if (before) return before as Promise<T>;
  const result = work();
  known.set(key, result);
  result.catch(() => known.delete(key));
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
  return result;
}
