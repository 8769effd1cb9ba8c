import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import type { Caller } from './caller.ts';

/** Who did something, and what they were called then: kept with what they wrote. */
export type Signature = { side: 'company' | 'partner'; author: string; name: string };

/** How the caller signs: with the person's or the key's name, or else that of the partner or company. */
export async function signatureOf(db: Database, { id, partner, person }: Caller): Promise<Signature> {
  const key = /^key:(\d+)$/.exec(id)?.[1] ?? null;
  const { rows } = await sql<{ name: string | null }>`
    select coalesce(nullif(${person?.name ?? ''}::text, ''), (select name from api_key where id = ${key}::int),
      (select name from partner where id = ${partner?.id ?? null}::int), (select name from company)) as name`.execute(
    db,
  );
  return { side: partner ? 'partner' : 'company', author: id, name: rows[0]?.name ?? '' };
}
