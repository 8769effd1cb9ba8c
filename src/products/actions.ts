import type { IsoDate } from '../engine/period.ts';
import type { Database } from '../platform/database.ts';
import { notFound } from '../platform/errors.ts';
import { page, readCursor } from '../platform/page.ts';
import type { ProductQuery, ProductShape } from './schema.ts';
import { selectProducts } from './sql.ts';

/** One page of products as they are on `day`, by code. */
export async function listProducts(
  db: Database,
  query: ProductQuery,
  day: IsoDate,
): Promise<{ items: ProductShape[]; next: string | null }> {
  const after = readCursor(query.cursor, 1)?.[0];
  const rows = await selectProducts(db, query, after, day);
  return page(
    rows,
    query.limit,
    (row) => [row.code],
    (row) => row,
  );
}

/** One product as it is on `day`. A Problem (404) when there is none with this code. */
export async function getProduct(db: Database, code: string, day: IsoDate): Promise<ProductShape> {
  const [product] = await selectProducts(db, { limit: 1 }, undefined, day, code);
  if (!product) throw notFound({ en: 'product', nl: 'product' }, code);
  return product;
}
