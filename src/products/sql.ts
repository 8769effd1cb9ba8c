import { type RawBuilder, sql } from 'kysely';
import type { IsoDate } from '../engine/period.ts';
import { ALWAYS } from '../partners/merge-sql.ts';
import type { Database } from '../platform/database.ts';
import { lockNoun, settleDuplicates } from '../platform/staging.ts';
import type { ProductQuery, ProductShape } from './schema.ts';

/**
 * Takes the staged products in, as partners are: what a row leaves out stays, without valid_from it always held or holds from `today`. What numbers are
 * drawn for is read from one table of this connection: elsewhere a cluster may draw them on another machine.
 */
export async function mergeProducts(tx: Database, today: IsoDate): Promise<void> {
  await lockNoun(tx, 'products');
  await sql`
    create temp table incoming_product on commit drop as
    select r.line, r.data->>'code' as code, p.id as product_id, r.data->>'valid_from' is not null as dated,
      coalesce((r.data->>'valid_from')::date, case when p.id is null then ${ALWAYS}::date else ${today}::date end) as valid_from,
      r.data - '{code,valid_from}'::text[] as data
    from staged_row r left join product p on p.code = r.data->>'code'
    where r.rejection is null`.execute(tx);
  await settleDuplicates(tx, 'incoming_product', ['code', 'valid_from'], 'code');
  await fillIn(tx);
  await sql`
    insert into staged_repeat select f.line from product_fill f left join product_name n on n.code = f.code and n.changed
    where not f.changed and n.code is null`.execute(tx);
  await sql`
    insert into product (code, name, launched_on) select code, coalesce(name, code), launched_on from product_name where product_id is null
    order by code`.execute(tx);
  await sql`
    create temp table product_renamed on commit drop as
    select p.code, coalesce(n.name, p.name) as name, n.launched_on
    from product_name n join product p on p.id = n.product_id where n.changed`.execute(tx);
  await sql`
    insert into product (code, name, launched_on) select code, name, launched_on from product_renamed
    on conflict (code) do update set name = excluded.name, launched_on = excluded.launched_on`.execute(tx);
  await sql`
    create temp table product_due on commit drop as
    select p.id as product_id, f.valid_from, f.data->>'category' as category, f.data->>'brand' as brand
    from product_fill f join product p on p.code = f.code where f.changed`.execute(tx);
  await sql`
    insert into product_version (product_id, valid_from, category, brand)
    select product_id, valid_from, category, brand from product_due order by product_id, valid_from`.execute(tx);
}

/** Each row with its attributes filled in, and whether it says anything new; the name and launch date, which have no versions, per product. */
async function fillIn(tx: Database): Promise<void> {
  await sql`
    create temp table product_fill on commit drop as
    with known as (
      select distinct on (v.product_id, v.valid_from) v.* from product_version v
      where v.product_id in (select product_id from incoming_product) order by v.product_id, v.valid_from, v.id desc),
    said as (
      select i.code, k.valid_from, 0 as fresh, null::bigint as line, true as dated, jsonb_build_object('category', k.category, 'brand', k.brand) as data
      from known k join (select distinct code, product_id from incoming_product) i on i.product_id = k.product_id
      union all
      select code, valid_from, 1, line, dated, data - '{name,launched_on}'::text[] from incoming_product),
    filled as (
      select code, valid_from, fresh, line, dated,
        '{"category": null, "brand": null}' || jsonb_merge(data) over (partition by code order by valid_from, fresh) as data from said),
    compared as (
      select *, lag(data) over own as held, lag(valid_from) over own as held_from
      from filled window own as (partition by code order by valid_from, fresh))
    select line, code, valid_from, data,
      held is null or held <> data or dated and held_from <> valid_from as changed
    from compared where line is not null`.execute(tx);
  await sql`
    create temp table product_name on commit drop as
    select i.code, i.product_id, i.data->>'name' as name,
      case when i.data ? 'launched_on' then (i.data->>'launched_on')::date else p.launched_on end as launched_on,
      i.data->>'name' <> p.name is true or i.data ? 'launched_on' and (i.data->>'launched_on')::date is distinct from p.launched_on as changed
    from (select code, product_id, jsonb_merge(data order by valid_from, line) as data from incoming_product group by code, product_id) i
    left join product p on p.id = i.product_id`.execute(tx);
}

/** Products as they are on a date, in the order of their codes, one more than `limit` when there is more. */
export async function selectProducts(
  db: Database,
  query: ProductQuery,
  after: string | undefined,
  day: IsoDate,
  code?: string,
): Promise<ProductShape[]> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (code !== undefined) all.push(sql`p.code = ${code}`);
  if (after !== undefined) all.push(sql`p.code > ${after}`);
  if (query.search !== undefined)
    all.push(
      sql`(strpos(lower(p.code), lower(${query.search})) > 0 or strpos(lower(p.name), lower(${query.search})) > 0)`,
    );
  if (query.category !== undefined) all.push(sql`v.category = ${query.category}`);
  if (query.brand !== undefined) all.push(sql`v.brand = ${query.brand}`);
  const { rows } = await sql<ProductShape>`
    select p.code, p.name, v.category, v.brand, p.launched_on, v.valid_from
    from product p cross join lateral (
      select v.* from product_version v where v.product_id = p.id
      order by v.valid_from <= ${day}::date desc, case when v.valid_from <= ${day}::date then v.valid_from end desc,
        case when v.valid_from > ${day}::date then v.valid_from end, v.id desc limit 1) v
    where ${sql.join(all, sql` and `)} order by p.code limit ${query.limit + 1}`.execute(db);
  return rows;
}
