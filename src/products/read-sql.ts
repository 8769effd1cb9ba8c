import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { containing } from '../platform/page.ts';

export type ProductRow = {
  code: string;
  name: string;
  category: string | null;
  brand: string | null;
  launched_on: string | null;
  valid_from: string;
};

/** Products as they are on a day, by code, from after `after`. */
export async function listProducts(
  db: Database,
  wanted: {
    code?: string | undefined;
    search?: string | undefined;
    category?: string | undefined;
    brand?: string | undefined;
    day: string;
    after?: string | undefined;
    limit: number;
  },
): Promise<ProductRow[]> {
  const { day } = wanted;
  const found: RawBuilder<unknown>[] = [sql`true`];
  if (wanted.code !== undefined) found.push(sql`p.code = ${wanted.code}`);
  if (wanted.category !== undefined) found.push(sql`v.category = ${wanted.category}`);
  if (wanted.brand !== undefined) found.push(sql`v.brand = ${wanted.brand}`);
  if (wanted.after !== undefined) found.push(sql`p.code > ${wanted.after}`);
  if (wanted.search !== undefined) {
    const like = containing(wanted.search);
    found.push(sql`(p.code ilike ${like} or p.name ilike ${like})`);
  }
  const { rows } = await sql<ProductRow>`
    select p.code, p.name, v.category, v.brand, p.launched_on, v.valid_from
    from product p cross join lateral (
      select * from product_version where product_id = p.id
      order by valid_from <= ${day}::date desc, case when valid_from <= ${day}::date then valid_from end desc, valid_from, id desc limit 1) v
    where ${sql.join(found, sql` and `)} order by p.code limit ${wanted.limit}`.execute(db);
  return rows;
}
