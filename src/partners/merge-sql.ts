import { sql } from 'kysely';
import type { IsoDate } from '../engine/period.ts';
import type { Database } from '../platform/database.ts';
import { lockNoun, settleDuplicates } from '../platform/staging.ts';

/** From when the first version of a partner or product holds when no date is given. */
export const ALWAYS: IsoDate = '1900-01-01';

const attributes = (version: string) =>
  sql.raw(`jsonb_build_object('type', ${version}.type, 'tier', ${version}.tier,
  'region', ${version}.region, 'country', ${version}.country, 'tags', to_jsonb(${version}.tags), 'parent', parent.code)`);

/**
 * Takes the staged partners in: new ones, changed names, and a version for each new set of attributes, also of everyone below a partner whose
 * place or type changed. Keys that a row leaves out keep their value; without valid_from a new partner's attributes always held, and a
 * known one's hold from `today`. Refuses unknown parents and cycles. Returns whose attributes changed.
 */
export async function mergePartners(tx: Database, today: IsoDate, currency: string): Promise<{ changed: number[] }> {
  await lockNoun(tx, 'partners');
  await gather(tx, today);
  await settleDuplicates(tx, 'incoming_partner', ['code', 'valid_from'], 'code');
  await findFamily(tx);
  await buildTimeline(tx);
  await markSame(tx);
  do await buildTimeline(tx);
  while ((await refuse(tx)) > 0);
  await saveNames(tx, currency);
  await buildSegments(tx);
  return { changed: await insertVersions(tx) };
}

async function gather(tx: Database, today: IsoDate): Promise<void> {
  await sql`
    create temp table incoming_partner on commit drop as
    select r.line, r.data->>'code' as code, p.id as partner_id, r.data->>'valid_from' is not null as dated, false as same,
      coalesce((r.data->>'valid_from')::date, case when p.id is null then ${ALWAYS}::date else ${today}::date end) as valid_from,
      r.data - '{code,valid_from}'::text[] as data
    from staged_row r left join partner p on p.code = r.data->>'code'
    where r.rejection is null`.execute(tx);
  await sql`analyze incoming_partner`.execute(tx);
}

/** The known partners that matter: those that change, everyone who was ever below them, and everyone who was ever above any of these. */
async function findFamily(tx: Database): Promise<void> {
  await sql`
    create temp table partner_family on commit drop as
    with recursive below as (
      select partner_id as id from incoming_partner where partner_id is not null
      union select v.partner_id from below b join partner_version v on v.parent_id = b.id),
    start as (select id from below union select p.id from incoming_partner i join partner p on p.code = i.data->>'parent'),
    above as (
      select id from start
      union select v.parent_id from above a join partner_version v on v.partner_id = a.id where v.parent_id is not null)
    select a.id, b.id is not null as affected from above a left join below b on b.id = a.id`.execute(tx);
  await sql`analyze partner_family`.execute(tx);
}

/** What was said of each partner, known and new, as stretches of time with all attributes filled in. */
async function buildTimeline(tx: Database): Promise<void> {
  await sql`drop table if exists pg_temp.partner_timeline`.execute(tx);
  await sql`
    create temp table partner_timeline on commit drop as
    with said as (
      select p.code, v.valid_from, 0 as fresh, null::bigint as line, f.affected, ${attributes('v')} as data
      from partner_family f join partner p on p.id = f.id
      join lateral (select distinct on (valid_from) * from partner_version where partner_id = f.id and not derived
        order by valid_from, id desc) v on true
      left join partner parent on parent.id = v.parent_id
      union all
      select code, valid_from, 1, line, true, data - '{name,currency,language}'::text[] from incoming_partner where not same),
    filled as (
      select code, valid_from, fresh, line, affected, jsonb_merge(data) over (partition by code order by valid_from, fresh) as data from said),
    latest as (select distinct on (code, valid_from) * from filled order by code, valid_from, fresh desc)
    select code, valid_from as since, coalesce(lead(valid_from) over own, 'infinity') as until,
      case when row_number() over own = 1 then '-infinity' else valid_from end as since_ever,
      line, affected, data->>'type' as type, data->>'parent' as parent, data
    from latest window own as (partition by code order by valid_from)`.execute(tx);
  await sql`create index on partner_timeline (code)`.execute(tx);
  await sql`analyze partner_timeline`.execute(tx);
}

/** Rows that say what is known need no version; when their name says nothing new either, they are repeats. */
async function markSame(tx: Database): Promise<void> {
  await sql`
    create temp table partner_same on commit drop as
    select i.line from incoming_partner i join partner_timeline t on t.line = i.line
    cross join lateral (select * from partner_version h where h.partner_id = i.partner_id and not h.derived and h.valid_from <= i.valid_from
      order by h.valid_from desc, h.id desc limit 1) v
    left join partner parent on parent.id = v.parent_id
    left join (select code from incoming_partner group by code having count(*) > 1) several on several.code = i.code
    where t.data = ${attributes('v')} and (v.valid_from = i.valid_from or not i.dated and several.code is null)`.execute(
    tx,
  );
  await sql`update incoming_partner set same = true where line in (select line from partner_same)`.execute(tx);
  await sql`
    insert into staged_repeat select i.line from incoming_partner i join partner p on p.id = i.partner_id
    where same and (data ? 'name' and data->>'name' <> p.name or data ? 'currency' and data->>'currency' <> p.currency
      or data ? 'language' and data->>'language' <> p.language) is not true`.execute(tx);
}

/** Refuses what cannot stand, and returns how many rows went; what leaned on them is judged in the next round. */
async function refuse(tx: Database): Promise<number> {
  const { rows } = await sql<{ line: bigint }>`
    with recursive walk as (
      select line, code as start, since_ever as since, until, parent as above, array[code] as path, false as closed
      from partner_timeline where line is not null
      union all
      select w.line, w.start, greatest(w.since, t.since_ever), least(w.until, t.until), t.parent, w.path || t.code, t.code = any (w.path)
      from walk w join partner_timeline t on t.code = w.above and t.since_ever < w.until and t.until > w.since
      where not w.closed),
    cycle as (
      select distinct on (line) line, 'parent' as column_name, path[2] as value, 'cycle' as code,
        jsonb_build_object('partners', array_to_string(path, ' → ')) as params
      from walk where closed and path[cardinality(path)] = start order by line, cardinality(path), path),
    wrong as (
      select * from cycle
      union all
      select i.line, 'parent', i.data->>'parent', 'unknown-parent', '{}' from incoming_partner i
      where not same and i.data->>'parent' is not null and not exists (select from partner_timeline t where t.code = i.data->>'parent')
      union all
      select line, 'type', '', 'required', '{}' from partner_timeline where line is not null and type is null),
    refused as (insert into staged_rejection (line, column_name, value, code, params) select * from wrong returning line)
    delete from incoming_partner i where line in (select line from refused) returning line`.execute(tx);
  return rows.length;
}

async function saveNames(tx: Database, currency: string): Promise<void> {
  await sql`
    create temp table partner_name on commit drop as
    select code, partner_id, jsonb_merge(jsonb_strip_nulls(data) order by valid_from, line) as data from incoming_partner group by code, partner_id`.execute(
    tx,
  );
  await sql`
    insert into partner (code, name, currency, language)
    select code, coalesce(data->>'name', code), coalesce(data->>'currency', ${currency}), coalesce(data->>'language', 'en')
    from partner_name where partner_id is null order by code`.execute(tx);
  await sql`
    create temp table partner_renamed on commit drop as
    select p.code, coalesce(data->>'name', p.name) as name, coalesce(data->>'currency', p.currency) as currency,
      coalesce(data->>'language', p.language) as language
    from partner_name n join partner p on p.id = n.partner_id
    where data->>'name' <> p.name or data->>'currency' <> p.currency or data->>'language' <> p.language`.execute(tx);
  await sql`
    insert into partner (code, name, currency, language) select code, name, currency, language from partner_renamed
    on conflict (code) do update set name = excluded.name, currency = excluded.currency, language = excluded.language`.execute(
    tx,
  );
}

/**
 * Stretches of time in which nothing changed about a partner or anyone above it, with the chain of those above. A cycle would have been
 * refused; should there be one, it ends here with the partner above itself, which the table does not take.
 */
async function buildSegments(tx: Database): Promise<void> {
  await sql`
    create temp table partner_segment on commit drop as
    with recursive walk as (
      select code, since, until, data, parent as above, '{}'::text[] as chain, '{}'::text[] as types from partner_timeline where affected
      union all
      select w.code, greatest(w.since, t.since_ever), least(w.until, t.until), w.data,
        case when t.code <> w.code and t.code <> all (w.chain) then t.parent end, w.chain || t.code, w.types || t.type
      from walk w join partner_timeline t on t.code = w.above and t.since_ever < w.until and t.until > w.since)
    select p.id as partner_id, w.since, w.until, w.data, parent.id as parent_id, w.types,
      (select coalesce(array_agg(a.id order by c.place), '{}') from unnest(w.chain) with ordinality c (code, place) join partner a on a.code = c.code) as ids
    from walk w join partner p on p.code = w.code left join partner parent on parent.code = w.data->>'parent'
    where w.above is null`.execute(tx);
  await sql`create index on partner_segment (partner_id)`.execute(tx);
  await sql`analyze partner_segment`.execute(tx);
}

/** A version wherever the one in force says something else, on every date on which anything starts. */
async function insertVersions(tx: Database): Promise<number[]> {
  await sql`
    create temp table partner_due on commit drop as
    with day as (
      select partner_id, since as day from partner_segment
      union select v.partner_id, v.valid_from from partner_version v where v.partner_id in (select partner_id from partner_segment)),
    compared as (
      select s.*, d.day, held.valid_from as held_from, own.code is not null as own,
        held.id is null
        or own.code is not null and (held.valid_from <> d.day or held.derived)
        or (held.type, held.tier, held.region, held.country, to_jsonb(held.tags), held.parent_id, held.ancestor_ids, held.ancestor_types)
          is distinct from (s.data->>'type', s.data->>'tier', s.data->>'region', s.data->>'country', coalesce(s.data->'tags', '[]'),
            s.parent_id, s.ids, s.types) as changed
      from day d join partner_segment s on s.partner_id = d.partner_id and d.day >= s.since and d.day < s.until
      join partner p on p.id = d.partner_id
      left join partner_timeline own on own.code = p.code and own.since = d.day
      left join lateral (select * from partner_version v where v.partner_id = d.partner_id and v.valid_from <= d.day
        order by v.valid_from desc, v.id desc limit 1) held on true),
    due as (
      select *, bool_or(changed) over (partition by partner_id order by day rows between unbounded preceding and 1 preceding) as earlier
      from compared)
    select partner_id, day, data, parent_id, ids, types, own from due where changed or earlier and held_from < day`.execute(
    tx,
  );
  const { rows } = await sql<{ partner_id: number }>`
    insert into partner_version (partner_id, valid_from, type, tier, region, country, tags, parent_id, ancestor_ids, ancestor_types, derived)
    select partner_id, day, data->>'type', data->>'tier', data->>'region', data->>'country',
      array(select jsonb_array_elements_text(coalesce(data->'tags', '[]'))), parent_id, ids, types, not own
    from partner_due order by partner_id, day
    returning partner_id`.execute(tx);
  return [...new Set(rows.map((row) => row.partner_id))];
}
