import { type RawBuilder, sql } from 'kysely';
import type { Source } from '../engine/fact.ts';
import { microToText } from '../engine/money.ts';
import type { Database } from '../platform/database.ts';
import type { FactShape } from './schema.ts';
import { factTables } from './tables.ts';

export type FactFilters = {
  /** Only facts of these partners. */
  partnerIds?: readonly number[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  id?: string | undefined;
  corrects?: string | undefined;
  product?: string | undefined;
  customer?: string | undefined;
  importId?: bigint | undefined;
};

type FactRow = Record<string, string | number | bigint | boolean | null> & { seq: bigint };

/** Facts of a source, last taken in first, from before `before`. */
export async function selectFacts(
  db: Database,
  source: Source,
  filters: FactFilters,
  before: bigint | undefined,
  limit: number,
): Promise<FactRow[]> {
  const { table, product } = factTables[source];
  const where = [...conditions(filters, source), ...(before === undefined ? [] : [sql`f.seq < ${before}`])];
  const named = product
    ? sql`left join product on product.id = f.product_id left join product_version pv on pv.id = f.product_version_id
        left join customer on customer.id = f.customer_id`
    : sql``;
  const names = product ? sql`, product.code as product, pv.category, pv.brand, customer.code as customer` : sql``;
  // Names are looked up for the page only.
  const { rows } = await sql<FactRow>`
    select f.*, p.code as partner, seller.code as seller ${names}
    from (select * from ${sql.table(table)} f where ${sql.join([sql`true`, ...where], sql` and `)} order by seq desc limit ${limit}) f
    join partner p on p.id = f.partner_id left join partner seller on seller.id = f.seller_id ${named}
    order by f.seq desc`.execute(db);
  return rows;
}

function conditions(filters: FactFilters, source: Source): RawBuilder<unknown>[] {
  const { table, product: hasProduct } = factTables[source];
  const found: RawBuilder<unknown>[] = [];
  if (filters.partnerIds) found.push(sql`f.partner_id = any (${filters.partnerIds}::int[])`);
  if (filters.from !== undefined) found.push(sql`f.occurred_on >= ${filters.from}::date`);
  if (filters.to !== undefined) found.push(sql`f.occurred_on <= ${filters.to}::date`);
  if (filters.id !== undefined) found.push(sql`f.fact_id = ${filters.id}`);
  // A correction is the partner's whose fact it corrects.
  if (filters.corrects !== undefined)
    found.push(sql`f.corrects = ${filters.corrects} and f.partner_id in (
      select partner_id from ${sql.table(table)} where fact_id = ${filters.corrects})`);
  if (filters.importId !== undefined) found.push(sql`f.import_id = ${filters.importId}`);
  if (!hasProduct && (filters.product !== undefined || filters.customer !== undefined)) found.push(sql`false`);
  else {
    if (filters.product !== undefined)
      found.push(sql`f.product_id = (select id from product where code = ${filters.product})`);
    if (filters.customer !== undefined) found.push(ofCustomer(source, filters.customer));
  }
  return found;
}

/** The index of a customer's sales has one line of each partner and day; the others are found by these. */
function ofCustomer(source: Source, code: string): RawBuilder<unknown> {
  const id = sql`(select id from customer where code = ${code})`;
  if (source !== 'sales') return sql`f.customer_id = ${id}`;
  return sql`f.customer_id = ${id} and (f.partner_id, f.occurred_on) in (
    select partner_id, occurred_on from sale where customer_id = ${id} and again is null)`;
}

const micro = (value: unknown): string | null => (typeof value === 'bigint' ? microToText(value) : null);
const status = (isNew: unknown): 'new' | 'existing' | null => (isNew == null ? null : isNew ? 'new' : 'existing');

/** A fact as the API shows it: numbers as text, with the names of what it points to. What a sale cost is the company's own business. */
export function showFact(source: Source, row: FactRow, forPartner: boolean): FactShape {
  const { table, numbers, texts, product } = factTables[source];
  const shown: Record<string, unknown> = {
    source,
    id: row.fact_id,
    date: row.occurred_on,
    partner: row.partner,
    seller: row.seller,
    corrects: row.corrects,
    share: micro(row.share_micro),
    currency: row.currency,
    import: String(row.import_id),
  };
  for (const name of numbers) shown[name] = micro(row[name]);
  for (const name of texts) shown[name === 'order_no' ? 'order' : name] = row[name];
  if (product) {
    for (const name of ['product', 'category', 'brand', 'customer']) shown[name] = row[name];
  }
  if (table === 'sale') {
    if (forPartner) shown.cost = null;
    shown.customer_status = status(row.new_customer);
    shown.product_status = status(row.new_product);
    shown.days_since_last_order = row.days_since_last_order;
  }
  return shown as FactShape;
}
