import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { containing } from '../platform/page.ts';

export type CustomerRow = { code: string; name: string | null };

/** Customers by code, from after `after`. */
export async function listCustomers(
  db: Database,
  wanted: { code?: string | undefined; search?: string | undefined; after?: string | undefined; limit: number },
): Promise<CustomerRow[]> {
  const found: RawBuilder<unknown>[] = [sql`true`];
  if (wanted.code !== undefined) found.push(sql`code = ${wanted.code}`);
  if (wanted.after !== undefined) found.push(sql`code > ${wanted.after}`);
  if (wanted.search !== undefined) {
    const like = containing(wanted.search);
    found.push(sql`(code ilike ${like} or name ilike ${like})`);
  }
  const { rows } = await sql<CustomerRow>`
    select code, name from customer where ${sql.join(found, sql` and `)} order by code limit ${wanted.limit}`.execute(db);
  return rows;
}
