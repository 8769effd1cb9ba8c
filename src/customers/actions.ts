import type { Database } from '../platform/database.ts';
import { notFound } from '../platform/errors.ts';
import { page, readCursor } from '../platform/page.ts';
import type { CustomerQuery, CustomerShape } from './schema.ts';
import { selectCustomers } from './sql.ts';

/** One page of customers, by code. */
export async function listCustomers(
  db: Database,
  query: CustomerQuery,
): Promise<{ items: CustomerShape[]; next: string | null }> {
  const after = readCursor(query.cursor, 1)?.[0];
  const rows = await selectCustomers(db, query, after);
  return page(
    rows,
    query.limit,
    (row) => [row.code],
    (row) => row,
  );
}

/** One customer. A Problem (404) when there is none with this code. */
export async function getCustomer(db: Database, code: string): Promise<CustomerShape> {
  const [customer] = await selectCustomers(db, { limit: 1 }, undefined, code);
  if (!customer) throw notFound({ en: 'customer', nl: 'klant' }, code);
  return customer;
}
