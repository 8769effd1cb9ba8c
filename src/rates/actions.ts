import type { Database } from '../platform/database.ts';
import { page, readCursor } from '../platform/page.ts';
import type { RateQuery, RateShape } from './schema.ts';
import { selectRates } from './sql.ts';

/** One page of rates of exchange, by currency, newest first. */
export async function listRates(db: Database, query: RateQuery): Promise<{ items: RateShape[]; next: string | null }> {
  const rows = await selectRates(db, query, readCursor(query.cursor, ['text', 'day']));
  return page(
    rows,
    query.limit,
    (row) => [row.currency, row.valid_from],
    (row) => row,
  );
}
