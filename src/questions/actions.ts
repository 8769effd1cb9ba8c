import { seenPartners } from '../access/actions.ts';
import type { Caller } from '../access/caller.ts';
import { asCaller } from '../access/sight.ts';
import { signatureOf } from '../access/signature.ts';
import type { Source } from '../engine/fact.ts';
import type { Measure } from '../engine/program.ts';
import { tellChange } from '../live/sql.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { conflict, notFound } from '../platform/errors.ts';
import { factsOf } from '../statements/facts.ts';
import { type Found, findStatement } from '../statements/found.ts';
import type { NewQuestionShape, QuestionShape, QuestionSummaryShape } from './schema.ts';
import {
  dayOfFact,
  findQuestion,
  insertMessage,
  insertQuestion,
  lockQuestion,
  type MessageRow,
  type NewQuestion,
  type Outcome,
  type QuestionRow,
  type Status,
  threadOf,
} from './sql.ts';

/** Who asks, on which day, and the database as they see it. */
export type Asker = { readonly caller: Caller; readonly today: string; readonly seen: Database };

/** Done in the transaction that changes a question, with what it came to. */
export type Also = (tx: Transaction, question: QuestionShape) => Promise<void>;

const mostMessages = 200;

/**
 * Opens a question about a line of a partner's statement, or about one fact of it. Throws not-found when the statement, the line, or the fact on
 * it does not exist.
 */
export async function openQuestion(
  db: Database,
  asker: Asker,
  partner: string,
  { text, ...wanted }: NewQuestionShape,
  also: Also,
): Promise<QuestionShape> {
  const found = await findStatement(asker.seen, { partner, program: wanted.program, period: wanted.period });
  const line = found.result?.lines.find(({ incentive }) => incentive === wanted.incentive);
  if (!line) throw notFound({ en: 'line', nl: 'regel' }, wanted.incentive, `${wanted.program} ${wanted.period}`);
  const fact =
    wanted.fact &&
    (await factOnLine(asker.seen, found, wanted.incentive, {
      id: wanted.fact.id,
      partner: wanted.fact.partner ?? partner,
    }));
  const signature = await signatureOf(db, asker.caller);
  return db.transaction().execute(async (tx) => {
    const { id: partnerId } = found.partner;
    const { period, incentive, kind } = wanted;
    const question = { partnerId, programId: found.programId, period, incentive, fact, kind };
    const questionId = await asCaller(tx, asker.caller, asker.today, async () => {
      const id = await insertQuestion(tx, question);
      await insertMessage(tx, { questionId: id, partnerId, status: 'open' }, { ...signature, text });
      return id;
    });
    return told(tx, questionId, also);
  });
}

/** Adds to a question's thread. What the company writes answers it; what the partner writes opens it again. */
export async function writeTo(
  db: Database,
  asker: Asker,
  id: bigint,
  text: string,
  also: Also,
): Promise<QuestionShape> {
  const status = asker.caller.partner ? 'open' : 'answered';
  return add(db, asker, id, { text, status }, also);
}

/** Closes a question for good, with how it ended and why. */
export async function closeQuestion(
  db: Database,
  asker: Asker,
  id: bigint,
  closing: { outcome: Outcome; text: string },
  also: Also,
): Promise<QuestionShape> {
  return add(db, asker, id, { ...closing, status: 'closed' }, also);
}

type Addition = { readonly text: string; readonly status: Status; readonly outcome?: Outcome };

async function add(db: Database, asker: Asker, id: bigint, addition: Addition, also: Also): Promise<QuestionShape> {
  const { text, status, outcome } = addition;
  const signature = await signatureOf(db, asker.caller);
  await seenQuestion(asker, id);
  return db.transaction().execute(async (tx) => {
    await lockQuestion(tx, id);
    const question = (await findQuestion(tx, id))!;
    if (question.status === 'closed') throw isClosed();
    // Closing is always possible.
    if (question.messages >= mostMessages && status !== 'closed') throw isFull();
    const of = { questionId: id, partnerId: question.partner_id, status };
    await asCaller(tx, asker.caller, asker.today, () => insertMessage(tx, of, { ...signature, text, outcome }));
    return told(tx, id, also);
  });
}

async function told(tx: Transaction, id: bigint, also: Also): Promise<QuestionShape> {
  const row = (await findQuestion(tx, id))!;
  const question = showQuestion(row, await threadOf(tx, id));
  const { program, period, status } = question;
  await tellChange(tx, { kind: 'question', id: question.id, partnerId: row.partner_id, program, period, status });
  await also(tx, question);
  return question;
}

/** A question with its thread. Throws not-found when there is none, or when it is not the caller's to see. */
export async function questionOf(asker: Asker, id: bigint): Promise<QuestionShape> {
  const row = await seenQuestion(asker, id);
  return showQuestion(row, await threadOf(asker.seen, id));
}

async function seenQuestion({ caller, today, seen: db }: Asker, id: bigint): Promise<QuestionRow> {
  const question = await findQuestion(db, id);
  const seen = await seenPartners(db, caller, today);
  if (!question || (seen !== null && !seen.includes(question.partner_id)))
    throw notFound({ en: 'question', nl: 'vraag' }, String(id));
  return question;
}

type FactName = { readonly partner: string; readonly id: string };

/** The fact, when it is one of the line's, counted or not. */
async function factOnLine(
  db: Database,
  found: Found,
  incentive: string,
  { partner, id }: FactName,
): Promise<NonNullable<NewQuestion['fact']>> {
  const source = sourceOf(found.program.incentives.find((one) => one.id === incentive)!.measure);
  const day = await dayOfFact(db, { source, partner, id });
  const unknown = notFound({ en: 'fact on this line', nl: 'feit op deze regel' }, id);
  if (!day) throw unknown;
  // The first one that comes after everything before it.
  const after = { date: day.date, id, partnerId: day.partnerId - 1 };
  const [first] = await factsOf(db, found, { incentive, after, limit: 1 });
  const isIt = first?.stored.place.id === id && first.stored.place.partnerId === day.partnerId;
  if (!isIt) throw unknown;
  return { source, partnerId: day.partnerId, id };
}

const sourceOf = (measure: Measure): Source => ('ratio' in measure ? measure.ratio.of.source : measure.source);

function shown(row: QuestionRow) {
  return {
    id: String(row.id),
    partner: row.partner,
    partner_name: row.partner_name,
    program: row.program,
    period: row.period,
    incentive: row.incentive,
    fact: row.fact_id === null ? null : { source: row.fact_source!, id: row.fact_id, partner: row.fact_partner },
    kind: row.kind,
    status: row.status,
    outcome: row.outcome,
    messages: row.messages,
    opened_at: row.opened_at.toISOString(),
    changed_at: row.changed_at.toISOString(),
  };
}

export function showSummary(row: QuestionRow): QuestionSummaryShape {
  return { ...shown(row), opening: row.opening };
}

function showQuestion(row: QuestionRow, thread: readonly MessageRow[]): QuestionShape {
  return {
    ...shown(row),
    thread: thread.map(({ id, author_name, written_at, ...one }) => ({
      ...one,
      id: String(id),
      name: author_name,
      written_at: written_at.toISOString(),
    })),
  };
}

function isClosed() {
  return conflict(
    'question-closed',
    { en: 'This question is closed.', nl: 'Deze vraag is gesloten.' },
    { en: 'Open a new one about the same line.', nl: 'Stel een nieuwe vraag over dezelfde regel.' },
  );
}

function isFull() {
  return conflict(
    'thread-full',
    { en: `This question has ${mostMessages} messages.`, nl: `Deze vraag heeft ${mostMessages} berichten.` },
    { en: 'Open a new one about the same line.', nl: 'Stel een nieuwe vraag over dezelfde regel.' },
  );
}
