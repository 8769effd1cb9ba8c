import { type RawBuilder, sql } from 'kysely';
import type { Signature } from '../access/signature.ts';
import type { Source } from '../engine/fact.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { tableOf } from '../runs/sql.ts';

export type Outcome = 'explained' | 'corrected' | 'declined';
export type Status = 'open' | 'answered' | 'closed';

export interface NewQuestion {
  readonly partnerId: number;
  readonly programId: number;
  readonly period: string;
  readonly incentive: string;
  readonly fact: { readonly source: Source; readonly partnerId: number; readonly id: string } | undefined;
  readonly kind: 'question' | 'dispute';
}

export async function insertQuestion(tx: Transaction, one: NewQuestion): Promise<bigint> {
  const { rows } = await sql<{ id: bigint }>`
    insert into question (partner_id, program_id, period_key, incentive, fact_source, fact_partner_id, fact_id, kind, messages, last_message)
    values (${one.partnerId}, ${one.programId}, ${one.period}, ${one.incentive}, ${one.fact?.source ?? null}, ${one.fact?.partnerId ?? null},
      ${one.fact?.id ?? null}, ${one.kind}, 0, 0) returning id`.execute(tx);
  return rows[0]!.id;
}

/** Adds what somebody wrote, and what the question comes to by it. */
export async function insertMessage(
  tx: Transaction,
  of: { questionId: bigint; partnerId: number; status: Status },
  message: Signature & { text: string; outcome?: Outcome | undefined },
): Promise<void> {
  const outcome = message.outcome ?? null;
  const { rows } = await sql<{ id: bigint }>`
    insert into question_message (question_id, partner_id, side, author, author_name, text, outcome)
    values (${of.questionId}, ${of.partnerId}, ${message.side}, ${message.author}, ${message.name}, ${message.text}, ${outcome})
    returning id`.execute(tx);
  await sql`
    update question set status = ${of.status}, outcome = ${outcome}, messages = messages + 1, changed_at = now(), last_message = ${rows[0]!.id}
    where id = ${of.questionId}`.execute(tx);
}

export interface QuestionRow {
  readonly id: bigint;
  readonly partner_id: number;
  readonly partner: string;
  readonly partner_name: string;
  readonly program: string;
  readonly period: string;
  readonly incentive: string;
  readonly fact_source: Source | null;
  readonly fact_id: string | null;
  readonly fact_partner: string | null;
  readonly kind: 'question' | 'dispute';
  readonly status: Status;
  readonly outcome: Outcome | null;
  readonly messages: number;
  readonly opened_at: Date;
  readonly changed_at: Date;
  readonly last_message: bigint;
  readonly place: number;
  readonly opening: string;
}

const place = sql`array_position(array['open', 'answered', 'closed'], q.status)`;

const selected = sql`
  select q.id, q.partner_id, p.code as partner, p.name as partner_name, g.slug as program, q.period_key as period, q.incentive,
    q.fact_source, q.fact_id, f.code as fact_partner, q.kind, q.status, q.outcome, q.messages, q.opened_at, q.changed_at, q.last_message,
    ${place} as place,
    (select left(m.text, 200) from question_message m where m.question_id = q.id order by m.id limit 1) as opening
  from question q join partner p on p.id = q.partner_id join program g on g.id = q.program_id
  left join partner f on f.id = q.fact_partner_id`;

export interface QuestionFilter {
  /** Only of these partners. */
  readonly partnerIds: readonly number[] | null;
  readonly programId?: number | undefined;
  readonly period?: string | undefined;
  readonly incentive?: string | undefined;
  readonly status?: Status | undefined;
  readonly kind?: 'question' | 'dispute' | undefined;
}

/** Open ones first, then those that wait for the partner, then closed ones; in each, what changed last first. */
export async function questionRows(
  db: Database,
  filter: QuestionFilter,
  limit: number,
  after: { place: number; lastMessage: bigint } | undefined,
): Promise<QuestionRow[]> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (filter.partnerIds !== null) all.push(sql`q.partner_id = any (${filter.partnerIds}::int[])`);
  if (filter.programId !== undefined) all.push(sql`q.program_id = ${filter.programId}`);
  if (filter.period !== undefined) all.push(sql`q.period_key = ${filter.period}`);
  if (filter.incentive !== undefined) all.push(sql`q.incentive = ${filter.incentive}`);
  if (filter.status !== undefined) all.push(sql`q.status = ${filter.status}`);
  if (filter.kind !== undefined) all.push(sql`q.kind = ${filter.kind}`);
  if (after)
    all.push(sql`${place} >= ${after.place} and (${place} > ${after.place} or q.last_message < ${after.lastMessage})`);
  const { rows } = await sql<QuestionRow>`
    ${selected} where ${sql.join(all, sql` and `)} order by ${place}, q.last_message desc limit ${limit}`.execute(db);
  return rows;
}

export async function findQuestion(db: Database, id: bigint): Promise<QuestionRow | undefined> {
  const { rows } = await sql<QuestionRow>`${selected} where q.id = ${id}`.execute(db);
  return rows[0];
}

/** Keeps others from writing to it meanwhile. */
export async function lockQuestion(tx: Transaction, id: bigint): Promise<void> {
  await sql`select from question where id = ${id} for update`.execute(tx);
}

export interface MessageRow {
  readonly id: bigint;
  readonly side: 'company' | 'partner';
  readonly author_name: string;
  readonly text: string;
  readonly outcome: Outcome | null;
  readonly written_at: Date;
}

export async function threadOf(db: Database, questionId: bigint): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select id, side, author_name, text, outcome, written_at from question_message where question_id = ${questionId} order by id`.execute(
    db,
  );
  return rows;
}

export interface CountRow {
  readonly program: string;
  readonly waiting: number;
  readonly answered: number;
  readonly disputes: number;
  readonly oldest: Date;
}

/** What is not closed, per program; programs without any are left out. */
export async function countRows(db: Database): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`
    select g.slug as program, count(*) filter (where q.status = 'open')::int as waiting,
      count(*) filter (where q.status = 'answered')::int as answered,
      count(*) filter (where q.kind = 'dispute')::int as disputes, min(q.opened_at) as oldest
    from question q join program g on g.id = q.program_id where q.status <> 'closed' group by g.slug order by g.slug`.execute(
    db,
  );
  return rows;
}

/** The days of a partner's fact with this id. */
export async function dayOfFact(
  db: Database,
  of: { source: Source; partner: string; id: string },
): Promise<{ partnerId: number; date: string } | undefined> {
  const { rows } = await sql<{ partnerId: number; date: string }>`
    select f.partner_id as "partnerId", f.occurred_on as date from ${sql.table(tableOf[of.source])} f
    where f.fact_id = ${of.id} and f.partner_id = (select id from partner where code = ${of.partner})`.execute(db);
  return rows[0];
}
