import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import type { Language } from '../platform/language.ts';

export type MailRow = {
  id: bigint;
  kind: string;
  language: Language;
  address: string;
  subject: string;
  text: string | null;
  html: string | null;
  created_at: Date;
  sent_at: Date | null;
};

export type NewMail = Pick<MailRow, 'kind' | 'language' | 'address' | 'subject'> & { text: string; html: string };

export async function insertMail(db: Database, mail: NewMail): Promise<bigint> {
  const { rows } = await sql<{ id: bigint }>`
    insert into mail (kind, language, address, subject, text, html)
    values (${mail.kind}, ${mail.language}, ${mail.address}, ${mail.subject}, ${mail.text}, ${mail.html}) returning id`.execute(
    db,
  );
  return rows[0]!.id;
}

export async function findMail(db: Database, id: bigint): Promise<MailRow | undefined> {
  const { rows } = await sql<MailRow>`
    select id, kind, language, address, subject, text, html, created_at, sent_at from mail where id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** What was sent keeps no text: it may hold a link that signs in. */
export async function markSent(db: Database, id: bigint): Promise<void> {
  await sql`update mail set sent_at = now(), error = null, text = null, html = null where id = ${id}`.execute(db);
}

export async function markFailed(db: Database, id: bigint, error: string): Promise<void> {
  await sql`update mail set error = ${error} where id = ${id}`.execute(db);
}

/** The newest first. */
export async function listMail(db: Database, before: bigint | undefined, limit: number): Promise<MailRow[]> {
  const { rows } = await sql<MailRow>`
    select id, kind, language, address, subject, text, html, created_at, sent_at from mail
    where ${before ?? null}::int8 is null or id < ${before ?? null}::int8 order by id desc limit ${limit}`.execute(db);
  return rows;
}

export async function deleteOldMail(db: Database, days: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from mail where created_at < now() - make_interval(days => ${days})`.execute(db);
  return Number(numAffectedRows ?? 0);
}
