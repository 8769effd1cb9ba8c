import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { containing } from '../platform/page.ts';
import type { Scope } from './schema.ts';

/** Only this is kept of a key or session, so that who reads the database cannot sign in. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export type KeyRow = {
  id: number;
  name: string;
  scopes: Scope[];
  partner_id: number | null;
  partner: string | null;
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
};

const keyColumns = sql`k.id, k.name, k.scopes, k.partner_id, p.code as partner, k.created_at, k.expires_at, k.revoked_at`;

export async function findKey(db: Database, key: string): Promise<KeyRow | undefined> {
  const { rows } = await sql<KeyRow>`
    select ${keyColumns} from api_key k left join partner p on p.id = k.partner_id
    where k.key_hash = ${hashOf(key)} and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`.execute(
    db,
  );
  return rows[0];
}

export async function listKeys(db: Database, after: bigint, limit: number): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select ${keyColumns} from api_key k left join partner p on p.id = k.partner_id
    where k.id > ${after}::int8 order by k.id limit ${limit}`.execute(db);
  return rows;
}

export async function insertKey(
  db: Database,
  key: { name: string; secret: string; scopes: readonly Scope[]; partnerId: number | null; expiresOn: string | null },
): Promise<KeyRow> {
  const { rows } = await sql<KeyRow>`
    with k as (
      insert into api_key (name, key_hash, scopes, partner_id, expires_at)
      values (${key.name}, ${hashOf(key.secret)}, ${key.scopes}, ${key.partnerId}, ${key.expiresOn}::date at time zone 'UTC')
      returning *)
    select ${keyColumns} from k left join partner p on p.id = k.partner_id`.execute(db);
  return rows[0]!;
}

export async function revokeKey(db: Database, id: number): Promise<boolean> {
  const { rows } = await sql`
    update api_key set revoked_at = coalesce(revoked_at, now()) where id = ${id} returning id`.execute(db);
  return rows.length > 0;
}

export type KnownPartner = { id: number; code: string; name: string; language: 'en' | 'nl' };

export async function findPartner(db: Database, code: string): Promise<KnownPartner | undefined> {
  const { rows } = await sql<KnownPartner>`
    select id, code, name, language from partner where code = ${code}`.execute(db);
  return rows[0];
}

/** Whether the partner with this code is `rootId` or is below it on this day. */
export async function isBelow(db: Database, code: string, rootId: number, day: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from partner p
    where p.code = ${code} and (p.id = ${rootId} or ${rootId} = any (
      (select v.ancestor_ids from partner_version v
       where v.partner_id = p.id and v.valid_from <= ${day}::date order by v.valid_from desc, v.id desc limit 1)::int[]))`.execute(
    db,
  );
  return rows.length > 0;
}

/** The partner and everyone below it on this day. */
export async function idsBelow(db: Database, rootId: number, day: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select ${rootId}::int as id
    union
    select v.partner_id from partner_version v
    where v.ancestor_ids @> array[${rootId}::int] and v.valid_from <= ${day}::date and not exists (
      select 1 from partner_version later
      where later.partner_id = v.partner_id and (later.valid_from, later.id) > (v.valid_from, v.id)
        and later.valid_from <= ${day}::date)`.execute(db);
  return rows.map(({ id }) => id);
}

/** Partners whose code or name holds this text, to sign in to the demo as. */
export async function suggestPartners(
  db: Database,
  search: string | undefined,
): Promise<{ code: string; name: string; type: string }[]> {
  const like = search === undefined ? '%' : containing(search);
  const { rows } = await sql<{ code: string; name: string; type: string }>`
    select p.code, p.name, v.type from partner p cross join lateral (
      select type from partner_version where partner_id = p.id order by valid_from desc, id desc limit 1) v
    where p.code ilike ${like} or p.name ilike ${like} order by p.code limit 50`.execute(db);
  return rows;
}

export type CompanyRow = { name: string; base_currency: string };

export async function findCompany(db: Database): Promise<CompanyRow | undefined> {
  const { rows } = await sql<CompanyRow>`select name, base_currency from company`.execute(db);
  return rows[0];
}

/** Whether the company in this database is the made-up one of the demo. */
export async function isDemo(db: Database): Promise<boolean> {
  const { rows } = await sql<{ demo: boolean }>`select demo from company`.execute(db);
  return rows[0]?.demo ?? false;
}
