import { sql } from 'kysely';
import type { Signature } from '../access/signature.ts';
import type { Database } from '../platform/database.ts';

export interface NoteRow {
  readonly id: bigint;
  readonly author: string;
  readonly author_name: string;
  readonly text: string;
  readonly written_at: Date;
}

const columns = sql`id, author, author_name, text, written_at`;

/** A partner's notes, newest first, from before `before`. */
export async function noteRows(
  db: Database,
  partnerId: number,
  limit: number,
  before: bigint | undefined,
): Promise<NoteRow[]> {
  const older = before === undefined ? sql`` : sql`and id < ${before}`;
  const { rows } = await sql<NoteRow>`
    select ${columns} from note where partner_id = ${partnerId} ${older} order by id desc limit ${limit}`.execute(db);
  return rows;
}

export async function insertNote(
  tx: Database,
  note: { partnerId: number; text: string } & Signature,
): Promise<NoteRow> {
  const { rows } = await sql<NoteRow>`
    insert into note (partner_id, author, author_name, text) values (${note.partnerId}, ${note.author}, ${note.name}, ${note.text})
    returning ${columns}`.execute(tx);
  return rows[0]!;
}

export async function findNote(db: Database, partnerId: number, id: bigint): Promise<NoteRow | undefined> {
  const { rows } = await sql<NoteRow>`
    select ${columns} from note where id = ${id} and partner_id = ${partnerId}`.execute(db);
  return rows[0];
}

export async function deleteNote(db: Database, id: bigint): Promise<void> {
  await sql`delete from note where id = ${id}`.execute(db);
}
