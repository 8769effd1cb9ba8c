import { type RawBuilder, sql } from 'kysely';
import type { PartnerType } from '../engine/fact.ts';
import type { Database } from '../platform/database.ts';
import { containing } from '../platform/page.ts';

export type PartnerRow = {
  code: string;
  name: string;
  type: PartnerType;
  tier: string | null;
  region: string | null;
  country: string | null;
  tags: string[];
  currency: string;
  language: 'en' | 'nl';
  parent: string | null;
  valid_from: string;
  children: number;
};

export type PartnerFilters = {
  code?: string | undefined;
  search?: string | undefined;
  type?: string | undefined;
  tier?: string | undefined;
  region?: string | undefined;
  country?: string | undefined;
  tag?: string | undefined;
  parent?: string | undefined;
  below?: string | undefined;
  top?: string | undefined;
};

/** The version that holds on a day; the first one for a partner that is still to come. */
const versionOn = (partner: RawBuilder<unknown>, day: string) => sql`
  (select * from partner_version where partner_id = ${partner}
   order by valid_from <= ${day}::date desc, case when valid_from <= ${day}::date then valid_from end desc, valid_from, id desc limit 1)`;

/** Partners as they are on a day, by code, from after `after`. `seen` limits them to those ids. */
export async function listPartners(
  db: Database,
  wanted: PartnerFilters & { day: string; seen: number[] | null; after?: string | undefined; limit: number },
): Promise<PartnerRow[]> {
  const { day, seen, after, limit } = wanted;
  const { rows } = await sql<PartnerRow>`
    select p.code, p.name, v.type, v.tier, v.region, v.country, v.tags, p.currency, p.language, parent.code as parent, v.valid_from,
      (select count(*)::int from (select distinct partner_id from partner_version where parent_id = p.id) c
       cross join lateral ${versionOn(sql`c.partner_id`, day)} cv where cv.parent_id = p.id) as children
    from partner p cross join lateral ${versionOn(sql`p.id`, day)} v left join partner parent on parent.id = v.parent_id
    where ${sql.join([sql`true`, ...conditions(wanted)], sql` and `)}
      and (${after ?? null}::text is null or p.code > ${after ?? null})
      and (${seen}::int[] is null or p.id = any (${seen}::int[]))
    order by p.code limit ${limit}`.execute(db);
  return rows;
}

function conditions(wanted: PartnerFilters): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [];
  for (const column of ['type', 'tier', 'region', 'country'] as const) {
    if (wanted[column] !== undefined) found.push(sql`v.${sql.ref(column)} = ${wanted[column]}`);
  }
  if (wanted.code !== undefined) found.push(sql`p.code = ${wanted.code}`);
  if (wanted.tag !== undefined) found.push(sql`${wanted.tag} = any (v.tags)`);
  if (wanted.parent !== undefined) found.push(sql`parent.code = ${wanted.parent}`);
  if (wanted.top !== undefined) found.push(sql`v.parent_id is null`);
  if (wanted.below !== undefined) {
    const root = sql`(select id from partner where code = ${wanted.below})`;
    found.push(sql`(p.id = ${root} or ${root} = any (v.ancestor_ids))`);
  }
  if (wanted.search !== undefined) {
    const like = containing(wanted.search);
    found.push(sql`(p.code ilike ${like} or p.name ilike ${like})`);
  }
  return found;
}

export type PartnerVersionRow = Omit<PartnerRow, 'code' | 'name' | 'currency' | 'language' | 'children'>;

/** What held of a partner, oldest first; of versions from the same day the one that holds. */
export async function listVersions(db: Database, code: string): Promise<PartnerVersionRow[]> {
  const { rows } = await sql<PartnerVersionRow>`
    select distinct on (v.valid_from) v.valid_from, v.type, v.tier, v.region, v.country, v.tags, parent.code as parent
    from partner p join partner_version v on v.partner_id = p.id left join partner parent on parent.id = v.parent_id
    where p.code = ${code} order by v.valid_from, v.id desc`.execute(db);
  return rows;
}
