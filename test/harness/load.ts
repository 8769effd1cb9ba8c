import { sql } from 'kysely';
import type { Database, Store } from '../../src/platform/database.ts';
import { baseCurrency, changeDay, uplineOn, type World } from '../arbitrary/world.ts';

/** Empties the database and fills it with this company and its facts. */
/** With `all`, customers are those of all its facts, so that more of them can be added later. */
export async function loadWorld(owner: Store, world: World, all: World = world): Promise<Map<string, number>> {
  const { db } = owner;
  await sql`truncate company, partner, partner_version, product, product_version, customer, fx_rate, hand_goal, sale, activity, training,
    referral, program, program_version, enrolment, program_period, dirty, run, cell, statement, posting restart identity cascade`.execute(
    db,
  );
  await sql`insert into company (name, base_currency) values ('Test', ${baseCurrency})`.execute(db);
  await loadMasterData(db, all);
  await addFacts(db, all, world.facts);
  const { rows } = await sql<{ id: number; code: string }>`select id, code from partner`.execute(db);
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** Adds facts of a company that is there. */
export async function addFacts(db: Database, world: World, facts: World['facts'], importId = 1n): Promise<void> {
  const tables = { sales: 'sale', activities: 'activity', trainings: 'training', referrals: 'referral' } as const;
  for (const [source, table] of Object.entries(tables)) {
    const rows = facts.filter((fact) => fact.source === source).map((fact) => rowOf(world, fact, importId));
    if (rows.length > 0) await insert(db, table, columns[table], rows);
  }
}

async function loadMasterData(db: Database, world: World): Promise<void> {
  const partners = world.partners.map(({ code }) => ({ code, name: code, currency: baseCurrency }));
  await insert(db, 'partner', ['code', 'name', 'currency'], partners);
  // A version's ancestors are those of its first day: the tree changes on one day for everyone.
  const versions = world.partners.flatMap((_, partner) =>
    ['2000-01-01', changeDay].map((from) => {
      const { attributes } = world.partners[partner]!.versions.findLast((version) => version.from <= from)!;
      const upline = uplineOn(world, partner, from);
      return {
        ...attributes,
        partner_id: partner + 1,
        valid_from: from,
        parent_id: attributes.parent === null ? null : attributes.parent + 1,
        ancestor_ids: upline.map(({ code }) => world.partners.findIndex((p) => p.code === code) + 1),
        ancestor_types: upline.map(({ type }) => type),
      };
    }),
  );
  const versionColumns = [
    'partner_id',
    'valid_from',
    'type',
    'tier',
    'region',
    'country',
    'tags',
    'parent_id',
    'ancestor_ids',
    'ancestor_types',
  ];
  await insert(db, 'partner_version', versionColumns, versions);
  await insert(
    db,
    'product',
    ['code', 'name'],
    world.products.map(({ code }) => ({ code, name: code })),
  );
  await insert(
    db,
    'product_version',
    ['product_id', 'valid_from', 'category', 'brand'],
    world.products.map((p, i) => ({ ...p, product_id: i + 1, valid_from: '2000-01-01' })),
  );
  await insert(
    db,
    'customer',
    ['code'],
    customers(world).map((code) => ({ code })),
  );
  await insert(
    db,
    'fx_rate',
    ['currency', 'valid_from', 'rate_nano'],
    world.rates.map((rate) => ({ currency: rate.currency, valid_from: rate.from, rate_nano: String(rate.nano) })),
  );
}

const customers = (world: World): string[] =>
  [...new Set(world.facts.flatMap(({ customer }) => customer ?? []))].sort();

function rowOf(world: World, fact: World['facts'][number], importId: bigint): Record<string, unknown> {
  const text = (value: bigint | null) => (value === null ? null : String(value));
  const { order, ...texts } = fact.texts;
  return {
    ...texts,
    order_no: order,
    partner_id: fact.partner + 1,
    fact_id: fact.id,
    import_id: String(importId),
    occurred_on: fact.date,
    partner_version_id: fact.partner * 2 + (fact.date < changeDay ? 1 : 2),
    seller_id: fact.seller === null ? null : fact.seller + 1,
    corrects: fact.corrects,
    currency: fact.currency,
    amount: text(fact.amount),
    quantity: text(fact.quantity),
    cost: text(fact.cost),
    score: text(fact.score),
    product_id: fact.product === null ? null : fact.product + 1,
    product_version_id: fact.product === null ? null : fact.product + 1,
    customer_id: fact.customer === null ? null : customers(world).indexOf(fact.customer) + 1,
    new_customer: fact.newCustomer,
    new_product: fact.newProduct,
    days_since_last_order: fact.daysSince,
  };
}

const common = [
  'partner_id',
  'fact_id',
  'import_id',
  'occurred_on',
  'partner_version_id',
  'seller_id',
  'corrects',
  'currency',
  'amount',
  'quantity',
];
const product = ['product_id', 'product_version_id', 'customer_id'];
const columns = {
  sale: [...common, ...product, 'cost', 'order_no', 'channel', 'new_customer', 'new_product', 'days_since_last_order'],
  activity: [...common, ...product, 'kind', 'status'],
  training: [...common, 'kind', 'course', 'level', 'status', 'person', 'score'],
  referral: [...common, ...product, 'stage'],
};

async function insert(
  db: Database,
  table: string,
  names: readonly string[],
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const listed = sql.join(names.map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${listed})
    select ${listed} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  );
}
