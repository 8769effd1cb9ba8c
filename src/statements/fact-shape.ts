import { microToText } from '../engine/money.ts';
import type { FactShape } from '../facts/schema.ts';
import { factTables } from '../facts/tables.ts';
import type { StoredFact } from '../runs/read-facts.ts';

/** A fact as the API shows it. */
export function shapeOf({ fact, importId, currency, amount, cost }: StoredFact): FactShape {
  const { numbers, texts, product, table } = factTables[fact.source];
  const micro = (value: unknown) => (typeof value === 'bigint' ? microToText(value) : null);
  const value = (name: string) => fact.values[name] ?? null;
  const shape: Record<string, unknown> = {
    source: fact.source,
    id: fact.id,
    date: fact.date,
    partner: fact.partner,
    seller: fact.seller ?? null,
    corrects: fact.corrects ?? null,
    share: micro(fact.shareMicro),
    currency,
    import: String(importId),
  };
  for (const name of numbers) shape[name] = micro(name === 'amount' ? amount : name === 'cost' ? cost : value(name));
  for (const name of texts) shape[name === 'order_no' ? 'order' : name] = value(name === 'order_no' ? 'order' : name);
  if (product) for (const name of ['product', 'category', 'brand', 'customer']) shape[name] = value(name);
  if (table === 'sale') {
    const days = fact.values.days_since_last_order;
    shape.customer_status = value('customer_status');
    shape.product_status = value('product_status');
    shape.days_since_last_order = typeof days === 'bigint' ? Number(days / 1_000_000n) : null;
  }
  return shape as FactShape;
}
