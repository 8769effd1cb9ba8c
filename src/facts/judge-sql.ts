import { type RawBuilder, sql } from 'kysely';
import type { Source } from '../engine/fact.ts';
import type { Database } from '../platform/database.ts';
import { lockNoun } from '../platform/staging.ts';
import { keep, knownBefore, productAt, rates, unknownNames, versions } from './staged-sql.ts';
import { factTables } from './tables.ts';

/**
 * Refuses the staged facts that cannot be taken in and sets aside those known already; what is left in `staged_fact` can be inserted, its
 * corrections completed with what they correct. Holds the source until the transaction ends, so that each id is judged by one import at a time.
 */
export async function judgeFacts(tx: Database, source: Source, baseCurrency: string, spread: boolean): Promise<void> {
  await lockNoun(tx, `facts ${source}`);
  // A sample of some thousand facts says enough.
  await sql`set local default_statistics_target = 10`.execute(tx);
  await sql`analyze staged_fact`.execute(tx);
  await keep(tx, [...versions, rates]);
  await sql`insert into staged_rejection (line, column_name, value, code, params) ${unknownNames(source, baseCurrency)}`.execute(
    tx,
  );
  const kept = spread ? await pullKept(tx, source) : sql.table(factTables[source].table);
  await settleTwice(tx, kept);
  await settleKnown(tx, source, kept);
  await sql`
    delete from staged_fact s using (
      select line from staged_rejection union select line from staged_repeat union select line from fact_twice where line <> first) settled
    where settled.line = s.line`.execute(tx);
  await findCorrected(tx, source, baseCurrency, kept);
  await repeatRefusals(tx);
}

/** On a cluster the facts that staged ones may be the same as, or correct, are fetched at once: it looks nothing up row by row. */
async function pullKept(tx: Database, source: Source): Promise<RawBuilder<unknown>> {
  await sql`
    create temp table kept_fact on commit drop as
    select f.* from ${sql.table(factTables[source].table)} f
    where f.fact_id in (select fact_id from staged_fact union select corrects from staged_fact)`.execute(tx);
  await sql`create index on kept_fact (fact_id)`.execute(tx);
  await sql`analyze kept_fact`.execute(tx);
  return sql`kept_fact`;
}

/** The same id more than once in the file: one stays when all say the same, none when they differ, so that their order does not matter. */
async function settleTwice(tx: Database, kept: RawBuilder<unknown>): Promise<void> {
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
    from fact_twice t where not same and not exists (select from ${kept} f where f.fact_id = t.fact_id)`.execute(tx);
  await sql`delete from fact_twice where not same`.execute(tx);
}

/** Ids known from before: the same content is not counted again, other content is refused, another partner's included. */
async function settleKnown(tx: Database, source: Source, kept: RawBuilder<unknown>): Promise<void> {
  await sql`create temp table fact_known on commit drop as ${knownBefore(source, kept)}`.execute(tx);
  await sql`insert into staged_repeat select line from fact_known where same`.execute(tx);
  await sql`
    insert into staged_rejection (line, column_name, value, code, params)
    select line, 'id', fact_id, 'conflict-known', jsonb_build_object('partner', partner) from fact_known where not same`.execute(
    tx,
  );
}

/** Completes each correction with what it corrects, those of corrections after these, until no more is found; then refuses the rest. */
async function findCorrected(
  tx: Database,
  source: Source,
  baseCurrency: string,
  kept: RawBuilder<unknown>,
): Promise<void> {
  const { rows } = await sql<{ left: bigint }>`select count(*) as left from staged_fact where depth is null`.execute(
    tx,
  );
  let { left } = rows[0]!;
  if (left === 0n) return;
  const { texts, product } = factTables[source];
  const codes = product ? ['product', 'customer'] : [];
  const sold = product ? sql`, pr.code as product, cu.code as customer` : sql``;
  const named = product
    ? sql`left join product pr on pr.id = k.product_id left join customer cu on cu.id = k.customer_id`
    : sql``;
  const own = (name: string) => sql.ref(name);
  const inherited = ['seller', 'currency', ...texts, ...codes];
  await sql`
    create temp table corrected on commit drop as
    select distinct on (p.code, k.fact_id) p.code as partner, k.fact_id, k.share_micro is not null as shared, k.currency, se.code as seller
      ${texts.length > 0 ? sql`, ${sql.join(texts.map((name) => sql`k.${own(name)}`))}` : sql``} ${sold}
    from (select distinct partner, corrects from staged_fact where depth is null) c
    join partner p on p.code = c.partner join ${kept} k on k.partner_id = p.id and k.fact_id = c.corrects
    left join partner se on se.id = k.seller_id ${named}`.execute(tx);
  const columns = sql.join(inherited.map(own));
  await sql`
    create temp table target on commit drop as
    select partner, fact_id, shared, ${columns} from corrected
    union all
    select partner, fact_id, parts > 1, ${columns} from staged_fact
    where depth = 0 and fact_id in (select corrects from staged_fact where depth is null)`.execute(tx);
  for (let depth = 1; left > 0n; depth += 1) {
    const found = await sql`
      with candidate as (
        select c.line, c.part, ${sql.join(inherited.map((name) => sql`t.${own(name)}`))},
          t.fact_id is not null and (c.shared or not t.shared)
          and (coalesce(c.currency, t.currency, p.currency) = ${baseCurrency} or coalesce(c.amount, c.cost) is null
            or c.occurred_on >= (select since from rate_since r where r.currency = coalesce(c.currency, t.currency, p.currency))) as fits
        from staged_fact c left join target t on t.partner = c.partner and t.fact_id = c.corrects
          left join (select distinct code, currency from partner_at) p on p.code = c.partner
        where c.depth is null),
      found as (
        update staged_fact s set depth = ${depth},
          ${sql.join(inherited.map((name) => sql`${own(name)} = coalesce(s.${own(name)}, c.${own(name)})`))}
        from candidate c
        where c.line = s.line and c.part = s.part
          and s.line in (select line from candidate group by line having bool_and(fits is true))
        returning s.*)
      insert into target select partner, fact_id, parts > 1, ${columns} from found`.execute(tx);
    if (!found.numAffectedRows) break;
    left -= found.numAffectedRows;
  }
  if (left > 0n) await refuseUncorrected(tx, kept);
  if (product) await addInherited(tx);
  await sql`analyze staged_fact`.execute(tx);
}

/** A product that is taken over was right on the date of what is corrected; it is not refused for the correction's. */
async function addInherited(tx: Database): Promise<void> {
  const codes = sql`select distinct product as code from staged_fact where depth > 0 and product not in (select code from product_at)`;
  const since = sql`case when row_number() over (partition by p.id order by v.valid_from) = 1 then '-infinity' else v.valid_from end`;
  await sql`insert into product_at ${productAt(codes, since)}`.execute(tx);
}

async function refuseUncorrected(tx: Database, kept: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into staged_rejection (line, column_name, value, code)
    select distinct on (c.line) c.line, 'corrects', c.corrects,
      case
        when k.partner is not null and k.shared and not c.shared then 'split-needed'
        when k.partner is not null then 'no-rate'
        when exists (select from ${kept} f where f.fact_id = c.corrects) then 'corrects-other-partner'
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
