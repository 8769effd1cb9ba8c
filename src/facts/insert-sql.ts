import { type RawBuilder, sql } from 'kysely';
import { addCustomersOf } from '../customers/sql.ts';
import type { Source } from '../engine/fact.ts';
import type { Company } from '../partners/company-sql.ts';
import type { Database } from '../platform/database.ts';
import { factTables } from './tables.ts';

export type SeqRange = { fromSeq: bigint; toSeq: bigint };

/**
 * Adds the judged facts of `staged_fact`, each pointing to the versions of its date, sales with what is derived from history: store and
 * file together, so that the order of lines does not matter. Returns the range of their numbers, or undefined when there are none.
 */
export async function insertFacts(
  tx: Database,
  source: Source,
  company: Company,
  importId: bigint,
): Promise<SeqRange | undefined> {
  const { rows } = await sql<{ facts: bigint; depth: number | null }>`
    select count(*) as facts, max(depth) as depth from staged_fact`.execute(tx);
  const { facts, depth } = rows[0]!;
  if (depth === null) return undefined;
  const before = await lastNumber(tx);
  if (factTables[source].product) await addCustomersOf(tx, 'staged_fact');
  if (source === 'sales') await deriveHistory(tx, company);
  const order = (await comesInTime(tx)) ? sql`` : sql`order by s.occurred_on, s.line, s.part`;
  let added = 0n;
  for (let level = 0; level <= depth; level += 1)
    added += await insertLevel(tx, source, company, importId, level, order);
  if (added !== facts) throw new Error(`${facts} facts were judged right, ${added} were added`);
  return { fromSeq: before + 1n, toSeq: await lastNumber(tx) };
}

/** Facts are kept roughly in the order of time, which makes periods quick to read; most files are in that order and need no sorting. */
async function comesInTime(tx: Database): Promise<boolean> {
  const { rows } = await sql<{ sorted: boolean }>`
    select correlation > 0.99 as sorted from pg_stats
    where schemaname = pg_my_temp_schema()::regnamespace::text and tablename = 'staged_fact' and attname = 'occurred_on'`.execute(
    tx,
  );
  return rows[0]?.sorted === true;
}

async function lastNumber(tx: Database): Promise<bigint> {
  const { rows } = await sql<{ last: bigint }>`
    select case when is_called then last_value else last_value - 1 end as last from fact_seq`.execute(tx);
  return rows[0]!.last;
}

/** A purchase: a sale that takes nothing back. */
const purchase = (sale: string) =>
  sql.raw(`(${sale}.corrects is null and coalesce(${sale}.amount, ${sale}.quantity) >= 0)`);

/** When each customer named last bought long enough ago to be existing, and when each partner last ordered, per day in the file. */
async function deriveHistory(tx: Database, company: Company): Promise<void> {
  const apart = company.newCustomerDays + 1;
  const byPartner = company.customerScope === 'partner';
  await sql`
    create temp table customer_day on commit drop as
    select customer_id, partner_id, day, greatest(
      max(day) filter (where bought) over (partition by customer_id, partner_id order by day - date '2000-01-01'
        range between unbounded preceding and ${sql.lit(apart)} preceding),
      (select max(f.occurred_on) from sale f where f.customer_id = d.customer_id and f.occurred_on <= d.day - ${sql.lit(apart)}::int
        and ${purchase('f')} ${byPartner ? sql`and f.partner_id = d.partner_id` : sql``})) as bought_before
    from (
      select c.id as customer_id, ${byPartner ? sql`v.partner_id` : sql`0`} as partner_id, s.occurred_on as day, bool_or(${purchase('s')}) as bought
      from staged_fact s join customer c on c.code = s.customer
      ${byPartner ? sql`join (select distinct code, partner_id from partner_at) v on v.code = s.partner` : sql``}
      group by 1, 2, 3) d`.execute(tx);
  await sql`
    create temp table order_day on commit drop as
    select partner_id, day, greatest(
      max(day) filter (where bought) over (partition by partner_id order by day rows between unbounded preceding and 1 preceding),
      (select max(f.occurred_on) from sale f where f.partner_id = d.partner_id and f.occurred_on < d.day and ${purchase('f')})) as ordered_before
    from (
      select v.partner_id, s.occurred_on as day, bool_or(${purchase('s')}) as bought
      from staged_fact s join (select distinct code, partner_id from partner_at) v on v.code = s.partner group by 1, 2) d`.execute(
    tx,
  );
  for (const table of ['customer_day', 'order_day']) await sql`analyze ${sql.table(table)}`.execute(tx);
}

type Column = { name: string; value: RawBuilder<unknown> };

/** Facts that correct nothing are level 0; each next level corrects facts of the store or of levels before. */
async function insertLevel(
  tx: Database,
  source: Source,
  company: Company,
  importId: bigint,
  level: number,
  order: RawBuilder<unknown>,
): Promise<bigint> {
  const { table, numbers, texts, product } = factTables[source];
  const columns: Column[] = [
    { name: 'partner_id', value: sql`v.partner_id` },
    { name: 'fact_id', value: sql`s.fact_id` },
    { name: 'import_id', value: sql`${importId}::int8` },
    { name: 'occurred_on', value: sql`s.occurred_on` },
    { name: 'partner_version_id', value: sql`v.version_id` },
    { name: 'seller_id', value: sql`se.id` },
    { name: 'corrects', value: sql`s.corrects` },
    { name: 'share_micro', value: sql`s.share_micro` },
    { name: 'currency', value: sql`coalesce(s.currency, v.currency)` },
    ...[...numbers, ...texts].map((name) => ({ name, value: sql`s.${sql.ref(name)}` })),
    ...(product ? productColumns : []),
    ...(source === 'sales' ? saleColumns(company, level) : []),
  ];
  const joins = [
    sql`join partner_at v on v.code = s.partner and s.occurred_on >= v.since and s.occurred_on < v.until`,
    sql`left join partner se on se.code = s.seller`,
    ...(product ? productJoins : []),
    ...(source === 'sales' ? saleJoins(company, level) : []),
  ];
  const result = await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column.name)))})
    select ${sql.join(columns.map((column) => column.value))}
    from staged_fact s ${sql.join(joins, sql` `)}
    where s.depth = ${level} ${order}`.execute(tx);
  return result.numAffectedRows ?? 0n;
}

const productColumns: readonly Column[] = [
  { name: 'product_id', value: sql`w.product_id` },
  { name: 'product_version_id', value: sql`w.version_id` },
  { name: 'customer_id', value: sql`c.id` },
];
const productJoins = [
  sql`left join product_at w on w.code = s.product and s.occurred_on >= w.since and s.occurred_on < w.until`,
  sql`left join customer c on c.code = s.customer`,
];

/** A correction takes over the statuses of what it corrects, so that it takes back what that one gave. */
function saleColumns(company: Company, level: number): Column[] {
  const newCustomer = sql`(cd.bought_before is null or cd.bought_before < (s.occurred_on - make_interval(months => ${company.customerWindowMonths}::int))::date)`;
  const newProduct = sql`coalesce(s.occurred_on < w.launched_on + ${company.newProductDays}::int, false)`;
  const derived = (status: string, id: string, derivation: RawBuilder<unknown>) => sql`
    coalesce(s.${sql.ref(status)}, ${level > 0 ? sql`case when t.${sql.ref(id)} = ${owner(id)} then t.${sql.ref(status)} end,` : sql``}
      case when ${owner(id)} is not null then ${derivation} end)`;
  return [
    { name: 'new_customer', value: derived('new_customer', 'customer_id', newCustomer) },
    { name: 'new_product', value: derived('new_product', 'product_id', newProduct) },
    {
      name: 'days_since_last_order',
      value: sql`case when ${purchase('s')} then s.occurred_on - od.ordered_before end`,
    },
  ];
}

const owner = (id: string) => (id === 'customer_id' ? sql`c.id` : sql`w.product_id`);

function saleJoins(company: Company, level: number): RawBuilder<unknown>[] {
  const scope = company.customerScope === 'partner' ? sql`and cd.partner_id = v.partner_id` : sql``;
  return [
    sql`left join customer_day cd on cd.customer_id = c.id and cd.day = s.occurred_on ${scope}`,
    sql`left join order_day od on od.partner_id = v.partner_id and od.day = s.occurred_on`,
    ...(level > 0 ? [sql`join sale t on t.partner_id = v.partner_id and t.fact_id = s.corrects`] : []),
  ];
}
