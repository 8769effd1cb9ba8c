import { type RawBuilder, sql } from 'kysely';
import type { Source } from '../engine/fact.ts';
import type { Database } from '../platform/database.ts';
import { lockNoun } from '../platform/staging.ts';
import { factTables } from './tables.ts';

/** Room for the facts of one import, of whatever source: a line per fact, or per partner that shares it. */
export async function openFactStage(tx: Database): Promise<void> {
  await sql`
    create temp table staged_fact (
      line bigint not null, part integer not null, parts integer not null, shared boolean not null,
      -- Corrections come after what they correct; null until that is found.
      depth integer, rejection jsonb, share_micro bigint, fact_id text, occurred_on date, partner text, product text, customer text,
      order_no text, quantity bigint, amount bigint, cost bigint, currency text, seller text, channel text,
      new_customer boolean, new_product boolean, corrects text,
      kind text, status text, stage text, course text, level text, person text, score bigint) on commit drop`.execute(
    tx,
  );
}

/**
 * Refuses the staged facts that cannot be taken in and sets aside those known already; what is left in `staged_fact` can be inserted, its
 * corrections completed with what they correct. Holds the source until the transaction ends, so that each id is judged by one import at a time.
 */
export async function judgeFacts(tx: Database, source: Source, baseCurrency: string): Promise<void> {
  await lockNoun(tx, `facts ${source}`);
  await sql`analyze staged_fact`.execute(tx);
  await lookUpVersions(tx, source);
  await refuseUnknown(tx, source, baseCurrency);
  await settleTwice(tx, source);
  await settleKnown(tx, source);
  await sql`
    delete from staged_fact s where exists (select from staged_rejection r where r.line = s.line)
      or exists (select from staged_repeat r where r.line = s.line) or exists (select from fact_twice t where t.line = s.line and t.line <> t.first)`.execute(
    tx,
  );
  await findCorrected(tx, source, baseCurrency);
  await repeatRefusals(tx);
}

/** The versions of the partners and products named, each with the days on which it holds. */
async function lookUpVersions(tx: Database, source: Source): Promise<void> {
  await sql`
    create temp table partner_at on commit drop as
    select p.id as partner_id, p.code, p.currency, v.id as version_id, v.valid_from as since,
      coalesce(lead(v.valid_from) over (partition by p.id order by v.valid_from), 'infinity') as until
    from (select distinct partner as code from staged_fact) f join partner p using (code)
    join lateral (select distinct on (valid_from) id, valid_from from partner_version where partner_id = p.id order by valid_from, id desc) v on true`.execute(
    tx,
  );
  await sql`
    create temp table product_at (product_id integer, code text, launched_on date, version_id integer, since date, until date) on commit drop`.execute(
    tx,
  );
  if (factTables[source].product) await addProducts(tx, sql`v.valid_from`);
  await sql`create temp table rate_since on commit drop as select currency, min(valid_from) as since from fx_rate group by currency`.execute(
    tx,
  );
  for (const table of ['partner_at', 'product_at', 'rate_since']) await sql`analyze ${sql.table(table)}`.execute(tx);
}

async function addProducts(tx: Database, since: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into product_at
    select p.id, p.code, p.launched_on, v.id, ${since}, coalesce(lead(v.valid_from) over (partition by p.id order by v.valid_from), 'infinity')
    from (select distinct product as code from staged_fact where product not in (select code from product_at)) f join product p using (code)
    join lateral (select distinct on (valid_from) id, valid_from from product_version where product_id = p.id order by valid_from, id desc) v on true`.execute(
    tx,
  );
}

async function refuseUnknown(tx: Database, source: Source, baseCurrency: string): Promise<void> {
  const priced = source === 'sales' ? sql`(s.amount is not null or s.cost is not null)` : sql`s.amount is not null`;
  // A correction without a currency takes that of what it corrects.
  const unpriced = sql`${priced} and coalesce(s.currency, v.currency) <> ${baseCurrency} and (r.since is null or s.occurred_on < r.since)
    and (s.currency is not null or s.corrects is null)`;
  await sql`
    insert into staged_rejection (line, column_name, value, code, params)
    select distinct s.line, x.* from staged_fact s
    left join partner_at v on v.code = s.partner and s.occurred_on >= v.since and s.occurred_on < v.until
    left join product_at w on w.code = s.product and s.occurred_on >= w.since and s.occurred_on < w.until
    left join partner se on se.code = s.seller
    left join rate_since r on r.currency = coalesce(s.currency, v.currency)
    cross join lateral (
      select 'partner', s.partner, case when f.since is null then 'unknown-partner' else 'partner-not-yet' end, jsonb_build_object('since', f.since)
      from (select min(since) as since from partner_at where code = s.partner) f where v.partner_id is null
      union all
      select 'product', s.product, case when f.since is null then 'unknown-product' else 'product-not-yet' end, jsonb_build_object('since', f.since)
      from (select min(since) as since from product_at where code = s.product) f where s.product is not null and w.product_id is null
      union all
      select 'seller', s.seller, 'unknown-seller', '{}' where s.seller is not null and se.id is null
      union all
      select 'currency', coalesce(s.currency, v.currency), 'no-rate', jsonb_build_object('day', s.occurred_on) where ${unpriced}) x
    where v.partner_id is null or (s.product is not null and w.product_id is null) or (s.seller is not null and se.id is null)
      or (${unpriced})`.execute(tx);
}

/** The same id more than once in the file: one stays when all say the same, none when they differ, so that their order does not matter. */
async function settleTwice(tx: Database, source: Source): Promise<void> {
  await sql`
    create temp table fact_twice on commit drop as
    with said as (
      select line, fact_id, jsonb_agg(to_jsonb(s) - 'line' order by part) as content from staged_fact s
      where fact_id in (select fact_id from staged_fact where part = 1 group by fact_id having count(*) > 1)
      group by line, fact_id)
    select line, fact_id, min(line) over (partition by fact_id) as first, content,
      min(content::text) over (partition by fact_id) = max(content::text) over (partition by fact_id) as same
    from said`.execute(tx);
  await sql`
    insert into staged_rejection (line, column_name, value, code, params)
    select t.line, 'id', t.fact_id, 'conflict-in-file',
      jsonb_build_object('line', (select min(o.line) from fact_twice o where o.fact_id = t.fact_id and o.content <> t.content))
    from fact_twice t where not same and not exists (select from ${sql.table(factTables[source].table)} f where f.fact_id = t.fact_id)`.execute(
    tx,
  );
  await sql`delete from fact_twice where not same`.execute(tx);
}

/** Ids known from before: the same content is not counted again, other content is refused, another partner's included. */
async function settleKnown(tx: Database, source: Source): Promise<void> {
  const { table, numbers, texts, product } = factTables[source];
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
  await sql`
    create temp table fact_known on commit drop as
    with pair as (
      select s.line, s.part, s.parts, s.fact_id, count(*) as kept, count(*) filter (where ${sql.join(same, sql` and `)}) as matching,
        min(fp.code) as partner
      from staged_fact s join ${sql.table(table)} f on f.fact_id = s.fact_id join partner fp on fp.id = f.partner_id
      left join partner se on se.id = f.seller_id ${named}
      where not exists (select from staged_rejection r where r.line = s.line)
      group by s.line, s.part, s.parts, s.fact_id)
    select line, fact_id, bool_and(kept = parts and matching = 1) as same, min(partner) as partner from pair group by line, fact_id`.execute(
    tx,
  );
  await sql`insert into staged_repeat select line from fact_known where same`.execute(tx);
  await sql`
    insert into staged_rejection (line, column_name, value, code, params)
    select line, 'id', fact_id, 'conflict-known', jsonb_build_object('partner', partner) from fact_known where not same`.execute(
    tx,
  );
}

/** Completes each correction with what it corrects, those of corrections after these, until no more is found; then refuses the rest. */
async function findCorrected(tx: Database, source: Source, baseCurrency: string): Promise<void> {
  const { rows } = await sql<{
    any: boolean;
  }>`select exists (select from staged_fact where depth is null) as any`.execute(tx);
  if (!rows[0]!.any) return;
  const { table, texts, product } = factTables[source];
  const codes = product ? ['product', 'customer'] : [];
  const kept = product ? sql`, pr.code as product, cu.code as customer` : sql``;
  const named = product
    ? sql`left join product pr on pr.id = k.product_id left join customer cu on cu.id = k.customer_id`
    : sql``;
  const own = (name: string) => sql.ref(name);
  const inherited = ['seller', 'currency', ...texts, ...codes];
  await sql`create index on staged_fact (fact_id)`.execute(tx);
  await sql`
    create temp table corrected on commit drop as
    select distinct on (p.code, k.fact_id) p.code as partner, k.fact_id, k.share_micro is not null as shared, k.currency, se.code as seller
      ${texts.length > 0 ? sql`, ${sql.join(texts.map((name) => sql`k.${own(name)}`))}` : sql``} ${kept}
    from (select distinct partner, corrects from staged_fact where depth is null) c
    join partner p on p.code = c.partner join ${sql.table(table)} k on k.partner_id = p.id and k.fact_id = c.corrects
    left join partner se on se.id = k.seller_id ${named}`.execute(tx);
  const columns = sql.join(inherited.map(own));
  for (let depth = 1; ; depth += 1) {
    const found = await sql`
      with target as (
        select partner, fact_id, shared, ${columns} from corrected
        union all
        select partner, fact_id, parts > 1, ${columns} from staged_fact where depth < ${depth}),
      candidate as (
        select c.line, c.part, ${sql.join(inherited.map((name) => sql`t.${own(name)}`))},
          t.fact_id is not null and (c.shared or not t.shared)
          and (coalesce(c.currency, t.currency, p.currency) = ${baseCurrency} or coalesce(c.amount, c.cost) is null
            or c.occurred_on >= (select since from rate_since r where r.currency = coalesce(c.currency, t.currency, p.currency))) as fits
        from staged_fact c left join target t on t.partner = c.partner and t.fact_id = c.corrects left join partner p on p.code = c.partner
        where c.depth is null)
      update staged_fact s set depth = ${depth},
        ${sql.join(inherited.map((name) => sql`${own(name)} = coalesce(s.${own(name)}, c.${own(name)})`))}
      from candidate c
      where c.line = s.line and c.part = s.part
        and s.line in (select line from candidate group by line having bool_and(fits is true))`.execute(tx);
    if (found.numAffectedRows === 0n) break;
  }
  await refuseUncorrected(tx, source);
  // A product that is taken over was right on the date of what is corrected; it is not refused for the correction's.
  if (product)
    await addProducts(
      tx,
      sql`case when row_number() over (partition by p.id order by v.valid_from) = 1 then '-infinity' else v.valid_from end`,
    );
}

async function refuseUncorrected(tx: Database, source: Source): Promise<void> {
  const { table } = factTables[source];
  await sql`
    insert into staged_rejection (line, column_name, value, code)
    select distinct on (c.line) c.line, 'corrects', c.corrects,
      case
        when k.partner is not null and k.shared and not c.shared then 'split-needed'
        when k.partner is not null then 'no-rate'
        when exists (select from ${sql.table(table)} f where f.fact_id = c.corrects) then 'corrects-other-partner'
        when exists (select from staged_fact t where t.fact_id = c.corrects and t.depth is not null and t.partner <> c.partner)
          then 'corrects-other-partner'
        when exists (select from staged_fact t where t.fact_id = c.corrects and t.depth is not null and t.parts > 1) then 'split-needed'
        when exists (select from staged_fact t where t.fact_id = c.corrects and t.depth is not null) then 'no-rate'
        when exists (select from staged_fact t where t.fact_id = c.corrects) then 'corrects-refused'
        else 'unknown-corrected' end as code
    from staged_fact c left join corrected k on k.partner = c.partner and k.fact_id = c.corrects
    where c.depth is null order by c.line, code`.execute(tx);
  await sql`delete from staged_fact where depth is null`.execute(tx);
}

/** What says the same as a refused row is refused for the same reason; what says the same as a row taken in is a repeat. */
async function repeatRefusals(tx: Database): Promise<void> {
  await sql`
    insert into staged_rejection (line, column_name, value, code, params)
    select t.line, r.column_name, r.value, r.code, r.params from fact_twice t join staged_rejection r on r.line = t.first
    where t.line <> t.first and not exists (select from staged_rejection o where o.line = t.line)`.execute(tx);
  await sql`
    insert into staged_repeat select t.line from fact_twice t where t.line <> t.first
      and not exists (select from staged_rejection r where r.line = t.line)`.execute(tx);
}
