import { type RawBuilder, sql } from 'kysely';
import type { Source } from '../engine/fact.ts';
import type { Database } from '../platform/database.ts';
import { factTables } from './tables.ts';

/*
 * Facts on their way in are the rows of `staged_fact`: a line per fact, or per partner that shares it. Many facts are judged in temporary tables,
 * step by step; few in one statement that holds the same relations by the same names.
 */

const columns =
  sql.raw(`line bigint, part integer, parts integer, shared boolean, depth integer, rejection jsonb, share_micro bigint,
  fact_id text, occurred_on date, partner text, product text, customer text, order_no text, quantity bigint, amount bigint, cost bigint,
  currency text, seller text, channel text, new_customer boolean, new_product boolean, corrects text,
  kind text, status text, stage text, course text, level text, person text, score bigint`);

/** What statements read by its name. */
export interface Relation {
  readonly name: string;
  readonly rows: RawBuilder<unknown>;
}

/** Room for the facts of one import, of whatever source. Corrections come after what they correct: their depth is null until that is found. */
export async function openFactStage(tx: Database): Promise<void> {
  await sql`create temp table staged_fact (${columns}) on commit drop`.execute(tx);
}

/** Facts that are at hand, as they would be staged. */
export const stagedHere = (facts: readonly object[]): Relation => ({
  name: 'staged_fact',
  rows: sql`select * from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) s (${columns})`,
});

/** Keeps relations as temporary tables. */
export async function keep(tx: Database, relations: readonly Relation[]): Promise<void> {
  for (const { name, rows } of relations) {
    await sql`create temp table ${sql.table(name)} on commit drop as ${rows}`.execute(tx);
    await sql`analyze ${sql.table(name)}`.execute(tx);
  }
}

/** The beginning of a statement that reads these relations, each of which may read those before it. */
export const beside = (relations: readonly Relation[]): RawBuilder<unknown> =>
  sql`with ${sql.join(relations.map(({ name, rows }) => sql`${sql.table(name)} as materialized (${rows})`))}`;

/** The versions of the partners named, each with the days on which it holds. */
const partnerAt = sql`
  select p.id as partner_id, p.code, p.currency, v.id as version_id, v.valid_from as since,
    coalesce(lead(v.valid_from) over (partition by p.id order by v.valid_from), 'infinity') as until
  from (select distinct partner as code from staged_fact) f join partner p using (code)
  join lateral (select distinct on (valid_from) id, valid_from from partner_version where partner_id = p.id order by valid_from, id desc) v on true`;

/** The versions of products, likewise. */
export const productAt = (codes: RawBuilder<unknown>, since = sql`v.valid_from`): RawBuilder<unknown> => sql`
  select p.id as product_id, p.code, p.launched_on, v.id as version_id, ${since} as since,
    coalesce(lead(v.valid_from) over (partition by p.id order by v.valid_from), 'infinity') as until
  from (${codes}) f join product p using (code)
  join lateral (select distinct on (valid_from) id, valid_from from product_version where product_id = p.id order by valid_from, id desc) v on true`;

/** What staged facts point to, on their dates. */
export const versions: readonly Relation[] = [
  { name: 'partner_at', rows: partnerAt },
  { name: 'product_at', rows: productAt(sql`select distinct product as code from staged_fact`) },
];

export const rates: Relation = {
  name: 'rate_since',
  rows: sql`select currency, min(valid_from) as since from fx_rate group by currency`,
};

/** Why facts cannot be taken in: they name what nobody knows, or did not yet know on their date. */
export function unknownNames(source: Source, baseCurrency: string): RawBuilder<unknown> {
  const priced = source === 'sales' ? sql`(s.amount is not null or s.cost is not null)` : sql`s.amount is not null`;
  // A correction without a currency takes that of what it corrects.
  const unpriced = sql`${priced} and coalesce(s.currency, v.currency) <> ${baseCurrency} and (r.since is null or s.occurred_on < r.since)
    and (s.currency is not null or s.corrects is null)`;
  return sql`
    select distinct s.line, x.* from staged_fact s
    left join partner_at v on v.code = s.partner and s.occurred_on >= v.since and s.occurred_on < v.until
    left join product_at w on w.code = s.product and s.occurred_on >= w.since and s.occurred_on < w.until
    left join partner se on se.code = s.seller
    left join rate_since r on r.currency = coalesce(s.currency, v.currency)
    cross join lateral (
      select 'partner' as column_name, s.partner as value, case when f.since is null then 'unknown-partner' else 'partner-not-yet' end as code,
        jsonb_build_object('since', f.since) as params
      from (select min(since) as since from partner_at where code = s.partner) f where v.partner_id is null
      union all
      select 'product', s.product, case when f.since is null then 'unknown-product' else 'product-not-yet' end, jsonb_build_object('since', f.since)
      from (select min(since) as since from product_at where code = s.product) f where s.product is not null and w.product_id is null
      union all
      select 'seller', s.seller, 'unknown-seller', '{}' where s.seller is not null and se.id is null
      union all
      select 'currency', coalesce(s.currency, v.currency), 'no-rate', jsonb_build_object('day', s.occurred_on) where ${unpriced}) x
    where v.partner_id is null or (s.product is not null and w.product_id is null) or (s.seller is not null and se.id is null)
      or (${unpriced})`;
}

/** Which ids are known from before, whose they are, and whether they came with the same content. `kept` has the facts of those ids. */
export function knownBefore(
  source: Source,
  kept: RawBuilder<unknown> = sql.table(factTables[source].table),
): RawBuilder<unknown> {
  const { numbers, texts, product } = factTables[source];
  // A correction may have been completed with what it corrects.
  const filled = (given: string, kept: string) =>
    sql.raw(`(${given} is not distinct from ${kept} or ${given} is null and s.corrects is not null)`);
  const same = [
    sql`fp.code = s.partner and f.occurred_on = s.occurred_on and f.corrects is not distinct from s.corrects`,
    sql`f.share_micro is not distinct from s.share_micro and (s.currency is null or f.currency = s.currency)`,
    filled('s.seller', 'se.code'),
    ...numbers.map((name) => sql`f.${sql.ref(name)} is not distinct from s.${sql.ref(name)}`),
    ...texts.map((name) => filled(`s.${name}`, `f.${name}`)),
    ...(product ? [filled('s.product', 'pr.code'), filled('s.customer', 'cu.code')] : []),
    ...(source === 'sales'
      ? [
          sql`(s.new_customer is null or f.new_customer = s.new_customer) and (s.new_product is null or f.new_product = s.new_product)`,
        ]
      : []),
  ];
  const named = product
    ? sql`left join product pr on pr.id = f.product_id left join customer cu on cu.id = f.customer_id`
    : sql``;
  return sql`
    select line, fact_id, bool_and(kept = parts and matching = 1) as same, min(partner) as partner from (
      select s.line, s.part, s.parts, s.fact_id, count(*) as kept, count(*) filter (where ${sql.join(same, sql` and `)}) as matching,
        min(fp.code) as partner
      from staged_fact s join ${kept} f on f.fact_id = s.fact_id join partner fp on fp.id = f.partner_id
      left join partner se on se.id = f.seller_id ${named}
      where not exists (select from staged_rejection r where r.line = s.line)
      group by s.line, s.part, s.parts, s.fact_id) pair
    group by line, fact_id`;
}
