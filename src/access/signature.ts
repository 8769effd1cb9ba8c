import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import type { Caller } from './caller.ts';

/** Who did something, and what they were called then: kept with what they wrote. */
export type Signature = { side: 'company' | 'partner'; author: string; name: string };

/** How the caller signs: with its key's name, or the name of the partner or company that it is signed in for. */
export async function signatureOf(db: Database, caller: Caller): Promise<Signature> {
  const key = /^key:(\d+)$/.exec(caller.id)?.[1] ?? null;
  const { rows } = await sql<{ name: string | null }>`
    select coalesce((select name from api_key where id = ${key}::int),
      (select name from partner where id = ${caller.partner?.id ?? null}::int), (select name from company)) as name`.execute(
    db,
  );
  return { side: caller.partner ? 'partner' : 'company', author: caller.id, name: rows[0]?.name ?? '' };
}
