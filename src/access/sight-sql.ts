import { CompiledQuery } from 'kysely';
import type { QueryConfig } from 'pg';
import type { Database } from '../platform/database.ts';

/** Sees a partner and those below it only; what it may read is in migrations/0018-partner-sight.sql. */
export const partnerRole = 'vliegwiel_partner';

/**
 * Whom and which programs a partner sees on a day, noted in settings that the policies compare with: for the transaction only, or until they are
 * changed. Asked as the application, before taking the partner's role.
 */
const noting = `
  with seen as materialized (
    select array(
      select $1::int
      union
      select v.partner_id from partner_version v
      where v.ancestor_ids @> array[$1::int] and v.valid_from <= $2::date and not exists (
        select from partner_version later
        where later.partner_id = v.partner_id and (later.valid_from, later.id) > (v.valid_from, v.id) and later.valid_from <= $2::date)) as ids),
  own as materialized (select v.* from partner_version v, seen where v.partner_id = any (seen.ids)),
  once as materialized (select v.* from partner_version v, seen where v.ancestor_ids && seen.ids and not v.partner_id = any (seen.ids)),
  kind as materialized (select distinct type, tier, region, country, tags from own)
  select set_config('vliegwiel.seen', (select ids from seen)::text, $3),
    set_config('vliegwiel.versions', array(select id from once)::text, $3),
    set_config('vliegwiel.named', array(
      select unnest(ids) from seen union select unnest(ancestor_ids) from own union select unnest(ancestor_ids) from once union select partner_id from once)::text, $3),
    set_config('vliegwiel.programs', array(
      select p.program_id from program_version p cross join lateral (select p.document -> 'for') f (wanted)
      where p.status = 'active' and (wanted is null or exists (
        select from kind k where (not wanted ? 'type' or wanted -> 'type' @> to_jsonb(k.type))
          and (not wanted ? 'tier' or wanted -> 'tier' @> to_jsonb(k.tier)) and (not wanted ? 'region' or wanted -> 'region' @> to_jsonb(k.region))
          and (not wanted ? 'country' or wanted -> 'country' @> to_jsonb(k.country))
          and (not wanted ? 'tags' or exists (select from unnest(k.tags) tag where wanted -> 'tags' @> to_jsonb(tag)))
          and (not wanted ? 'partner' or exists (select from partner q, seen where q.id = any (seen.ids) and wanted -> 'partner' @> to_jsonb(q.code)))))
      )::text, $3)`;

/** Keeps its plan on the connection. */
export function noteSight(partnerId: number, day: string): QueryConfig {
  return { name: 'sight', text: noting, values: [partnerId, day, false] };
}

/** Goes on in a transaction with this role; with what a partner sees on a day. */
export async function lookAs(tx: Database, role: string, partnerId?: number, day?: string): Promise<void> {
  if (partnerId !== undefined && day !== undefined)
    await tx.executeQuery(CompiledQuery.raw(noting, [partnerId, day, true]));
  await tx.executeQuery(CompiledQuery.raw(`set local role ${role}`));
}

/** Nobody is seen any more. */
export const forgetSight = ['seen', 'versions', 'named', 'programs']
  .map((name) => `set vliegwiel.${name} = ''`)
  .join('; ');
