import { type RawBuilder, sql } from 'kysely';
import type { IsoDate } from '../engine/period.ts';
import type { Database } from '../platform/database.ts';
import type { PartnerQuery, PartnerShape } from './schema.ts';

/** The version in force on a date, or the first one when all are later. */
const versionOn = (partnerId: RawBuilder<unknown>, day: IsoDate) => sql`
  (select v.* from partner_version v where v.partner_id = ${partnerId}
   order by v.valid_from <= ${day}::date desc, case when v.valid_from <= ${day}::date then v.valid_from end desc,
     case when v.valid_from > ${day}::date then v.valid_from end, v.id desc limit 1)`;

const children = (day: IsoDate) => sql`
  (select count(distinct c.partner_id)::int from partner_version c where c.parent_id = p.id
   and c.id = (select x.id from ${versionOn(sql`c.partner_id`, day)} x))`;

/** Partners as they are on a date, in the order of their codes, one more than `limit` when there is more. */
export async function selectPartners(
  db: Database,
  query: PartnerQuery,
  after: string | undefined,
  day: IsoDate,
): Promise<PartnerShape[]> {
  const { rows } = await sql<PartnerShape>`
    with chosen as (
      select p.id, p.code, p.name, p.currency, p.language, v.type, v.tier, v.region, v.country, v.tags, v.parent_id, v.valid_from
      from partner p cross join lateral ${versionOn(sql`p.id`, day)} v
      where ${sql.join(conditions(query, after), sql` and `)}
      order by p.code limit ${query.limit + 1})
    select p.code, p.name, p.type, p.tier, p.region, p.country, p.tags, p.currency, p.language, parent.code as parent, p.valid_from,
      ${children(day)} as children
    from chosen p left join partner parent on parent.id = p.parent_id order by p.code`.execute(db);
  return rows;
}

function conditions(query: PartnerQuery, after: string | undefined): RawBuilder<unknown>[] {
  const all = [sql`true`];
  const add = (condition: RawBuilder<unknown>) => all.push(condition);
  const idOf = (code: string) => sql`(select id from partner where code = ${code})`;
  if (after !== undefined) add(sql`p.code > ${after}`);
  if (query.search !== undefined)
    add(sql`(strpos(lower(p.code), lower(${query.search})) > 0 or strpos(lower(p.name), lower(${query.search})) > 0)`);
  if (query.type !== undefined) add(sql`v.type = ${query.type}`);
  if (query.tier !== undefined) add(sql`v.tier = ${query.tier}`);
  if (query.region !== undefined) add(sql`v.region = ${query.region}`);
  if (query.country !== undefined) add(sql`v.country = ${query.country}`);
  if (query.tag !== undefined) add(sql`${query.tag} = any (v.tags)`);
  if (query.parent !== undefined) add(sql`v.parent_id = ${idOf(query.parent)}`);
  if (query.below !== undefined) add(sql`(p.code = ${query.below} or v.ancestor_ids @> array[${idOf(query.below)}])`);
  if (query.top !== undefined) add(sql`v.parent_id is null`);
  return all;
}

export async function selectPartner(db: Database, code: string, day: IsoDate): Promise<PartnerShape | undefined> {
  const { rows } = await sql<PartnerShape>`
    select p.code, p.name, v.type, v.tier, v.region, v.country, v.tags, p.currency, p.language, parent.code as parent, v.valid_from,
      ${children(day)} as children
    from partner p cross join lateral ${versionOn(sql`p.id`, day)} v left join partner parent on parent.id = v.parent_id
    where p.code = ${code}`.execute(db);
  return rows[0];
}

export type PartnerVersionRow = Pick<
  PartnerShape,
  'type' | 'tier' | 'region' | 'country' | 'tags' | 'parent' | 'valid_from'
>;

/** What held of a partner, newest first; a version that another one from the same date replaced is left out. */
export async function selectPartnerVersions(db: Database, code: string): Promise<PartnerVersionRow[]> {
  const { rows } = await sql<PartnerVersionRow>`
    select distinct on (v.valid_from) v.type, v.tier, v.region, v.country, v.tags, parent.code as parent, v.valid_from
    from partner p join partner_version v on v.partner_id = p.id left join partner parent on parent.id = v.parent_id
    where p.code = ${code} order by v.valid_from desc, v.id desc`.execute(db);
  return rows;
}
