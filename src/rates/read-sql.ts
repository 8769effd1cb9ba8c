import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../platform/database.ts';

export type RateRow = { currency: string; valid_from: string; rate_nano: bigint };

/** Rates by currency and day, from after the key `after`. */
export async function listRates(
  db: Database,
  wanted: { currency?: string | undefined; after?: readonly string[] | undefined; limit: number },
): Promise<RateRow[]> {
  const found: RawBuilder<unknown>[] = [sql`true`];
  if (wanted.currency !== undefined) found.push(sql`currency = ${wanted.currency}`);
  if (wanted.after) found.push(sql`(currency, valid_from) > (${wanted.after[0]}::bpchar, ${wanted.after[1]}::date)`);
  const { rows } = await sql<RateRow>`
    select currency, valid_from, rate_nano from fx_rate where ${sql.join(found, sql` and `)}
    order by currency, valid_from limit ${wanted.limit}`.execute(db);
  return rows;
}
