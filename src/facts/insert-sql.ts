import { type RawBuilder, sql } from 'kysely';
import { addCustomersOf } from '../customers/sql.ts';
import type { Source } from '../engine/fact.ts';
import type { Company } from '../partners/company-sql.ts';
import type { Database } from '../platform/database.ts';
import { fetchCorrected, fetchPurchases, purchase } from './history-sql.ts';
import { keep, type Relation } from './staged-sql.ts';
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
  spread = false,
): Promise<SeqRange | undefined> {
  const { rows } = await sql<{ facts: bigint; depth: number | null }>`
    select count(*) as facts, max(depth) as depth from staged_fact`.execute(tx);
  const { facts, depth } = rows[0]!;
  if (depth === null) return undefined;
  const before = await lastNumber(tx);
  if (factTables[source].product) await addCustomersOf(tx, 'staged_fact');
  const places = spread ? fetched : atHand;
  const [fact, ...history] = settled(source, company, (await comesInTime(tx)) ? sql`` : inTime, places.sales);
  await keep(tx, [fact!]);
  if (spread && history.length > 0) await fetchPurchases(tx, company);
  await keep(tx, history);
  // Sorting costs little here; many are only looked up beside a smaller table, which leaves them as they are.
  const order = facts <= someFacts ? inTime : sql``;
  let added = 0n;
  for (let level = 0; level <= depth; level += 1) {
    if (spread && level > 0 && source === 'sales') await fetchCorrected(tx, level);
    const { numAffectedRows } =
      await sql`${insertion(source, company, importId, level, places.corrected)} ${order}`.execute(tx);
    added += numAffectedRows ?? 0n;
  }
  if (added !== facts) throw new Error(`${facts} facts were judged right, ${added} were added`);
  return { fromSeq: before + 1n, toSeq: await lastNumber(tx) };
}

const someFacts = 50_000n;

/** Where earlier sales and what is corrected are looked up. */
const atHand = { sales: sql`sale`, corrected: sql`sale` };
const fetched: typeof atHand = { sales: sql`purchase_before`, corrected: sql`corrected_sale` };

/** Facts are kept roughly in the order of time, which makes periods quick to read. */
export const inTime = sql`order by s.occurred_on, s.line, s.part`;

/** Most files are roughly in that order and need no sorting. */
async function comesInTime(tx: Database): Promise<boolean> {
  const { rows } = await sql<{ sorted: boolean }>`
    select correlation > 0.9 as sorted from pg_stats
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

/** Facts as they will be stored, before what is derived from history, and for sales that history. */
export function settled(
  source: Source,
  company: Company,
  order: RawBuilder<unknown> = inTime,
  sales: RawBuilder<unknown> = atHand.sales,
): readonly Relation[] {
  const { numbers, texts, product } = factTables[source];
  const named = [...numbers, ...texts].map((name) => sql`s.${sql.ref(name)}`);
  const products = product
    ? sql`, w.product_id, w.version_id as product_version_id, c.id as customer_id, w.launched_on`
    : sql``;
  const joins = product
    ? sql`
      left join product_at w on w.code = s.product and s.occurred_on >= w.since and s.occurred_on < w.until
      left join customer c on c.code = s.customer`
    : sql``;
  const fact: Relation = {
    name: 'settled_fact',
    rows: sql`
      select s.line, s.part, s.depth, v.partner_id, s.fact_id, s.occurred_on, v.version_id as partner_version_id, se.id as seller_id, s.corrects, s.share_micro,
        coalesce(s.currency, v.currency) as currency, ${sql.join(named)}, s.new_customer, s.new_product ${products}
      from staged_fact s
      join partner_at v on v.code = s.partner and s.occurred_on >= v.since and s.occurred_on < v.until
      left join partner se on se.code = s.seller ${joins} ${order}`,
  };
  return source === 'sales' ? [fact, saleDay(company, sales)] : [fact];
}

/**
 * Per customer, partner and day: when the customer last bought long enough ago to be existing, when the partner last ordered, and the line that
 * stands for the others in the index of days. Sales without a customer are those of number 0.
 */
function saleDay(company: Company, sales: RawBuilder<unknown>): Relation {
  const apart = company.newCustomerDays + 1;
  const byPartner = company.customerScope === 'partner';
  const bought = (who: RawBuilder<unknown>, daysBefore: number) => sql`
    max(day) filter (where bought is not null) over (partition by ${who} order by day - date '2000-01-01'
      range between unbounded preceding and ${sql.lit(daysBefore)} preceding)`;
  return {
    name: 'sale_day',
    rows: sql`
      select customer_id, partner_id, day, coalesce(bought, any_line) as first,
        greatest(${bought(byPartner ? sql`customer_id, partner_id` : sql`customer_id`, apart)},
          (select max(f.occurred_on) from ${sales} f where f.customer_id = d.customer_id and f.again is null
            and f.occurred_on <= d.day - ${sql.lit(apart)}::int
            and ${purchase('f')} ${byPartner ? sql`and f.partner_id = d.partner_id` : sql``})) as bought_before,
        greatest(${bought(sql`partner_id`, 1)},
          (select max(f.occurred_on) from ${sales} f where f.partner_id = d.partner_id and f.occurred_on < d.day
            and ${purchase('f')})) as ordered_before
      from (
        select coalesce(customer_id, 0) as customer_id, partner_id, occurred_on as day,
          min(line) filter (where ${purchase('s')}) as bought, min(line) as any_line
        from settled_fact s group by 1, 2, 3) d`,
  };
}

/** Facts that correct nothing are level 0; each next level corrects facts of the store or of levels before. */
export function insertion(
  source: Source,
  company: Company,
  importId: bigint,
  level: number,
  corrected: RawBuilder<unknown> = atHand.corrected,
): RawBuilder<unknown> {
  const { table, numbers, texts, product } = factTables[source];
  const stored = [
    ...[
      'partner_id',
      'fact_id',
      'occurred_on',
      'partner_version_id',
      'seller_id',
      'corrects',
      'share_micro',
      'currency',
    ],
    ...[...numbers, ...texts],
    ...(product ? ['product_id', 'product_version_id', 'customer_id'] : []),
  ];
  const derived = source === 'sales' ? saleColumns(company, level) : [];
  const joins = source === 'sales' ? saleJoins(level, corrected) : sql``;
  return sql`
    insert into ${sql.table(table)} (import_id, ${sql.join([...stored, ...derived.map(({ name }) => name)].map((name) => sql.ref(name)))})
    select ${importId}::int8, ${sql.join([...stored.map((name) => sql`s.${sql.ref(name)}`), ...derived.map(({ value }) => value)])}
    from settled_fact s ${joins} where s.depth = ${level}`;
}

type Column = { name: string; value: RawBuilder<unknown> };

/** A correction takes over the statuses of what it corrects, so that it takes back what that one gave. */
function saleColumns(company: Company, level: number): Column[] {
  const newCustomer = sql`(d.bought_before is null or d.bought_before < (s.occurred_on - make_interval(months => ${company.customerWindowMonths}::int))::date)`;
  const newProduct = sql`coalesce(s.occurred_on < s.launched_on + ${company.newProductDays}::int, false)`;
  const derived = (status: string, id: string, derivation: RawBuilder<unknown>) => sql`
    coalesce(s.${sql.ref(status)}, ${level > 0 ? sql`case when t.${sql.ref(id)} = s.${sql.ref(id)} then t.${sql.ref(status)} end,` : sql``}
      case when s.${sql.ref(id)} is not null then ${derivation} end)`;
  return [
    { name: 'new_customer', value: derived('new_customer', 'customer_id', newCustomer) },
    { name: 'new_product', value: derived('new_product', 'product_id', newProduct) },
    { name: 'again', value: sql`case when s.line <> d.first then true end` },
    {
      name: 'days_since_last_order',
      value: sql`case when ${purchase('s')} then s.occurred_on - d.ordered_before end`,
    },
  ];
}

function saleJoins(level: number, among: RawBuilder<unknown>): RawBuilder<unknown> {
  const corrected = level > 0 ? sql`join ${among} t on t.partner_id = s.partner_id and t.fact_id = s.corrects` : sql``;
  // Every sale has its day: a left join only because it leaves the sales in their order.
  return sql`
    left join sale_day d on d.customer_id = coalesce(s.customer_id, 0) and d.partner_id = s.partner_id and d.day = s.occurred_on ${corrected}`;
}
