import { sql } from 'kysely';
import type { IsoDate } from '../engine/period.ts';
import type { Program } from '../engine/program.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { conflict, invalid, notFound, Problem } from '../platform/errors.ts';
import { enqueue } from '../platform/queue.ts';
import type { Services } from '../platform/services.ts';
import { isSpread } from '../platform/spread.ts';
import { inSnapshot } from '../platform/turn.ts';
import { programOf, versionOf } from '../programs/actions.ts';
import { mustBeSound } from '../programs/checked.ts';
import { examine, mustBeRead } from '../programs/findings.ts';
import { heldOn } from '../programs/show.ts';
import { findProgram, type VersionRow } from '../programs/sql.ts';
import { calculateTrial } from './calculation.ts';
import { type Outcome, partnersOf, resultOf } from './outcome.ts';
import type { NewPreview, PreviewPartnerShape, PreviewResultShape } from './schema.ts';
import { type Days, lastYear, mustBePast, type Span, spanOf } from './span.ts';
import {
  countPartners,
  countUnderWay,
  findPreview,
  insertPreview,
  keepProblem,
  keepResult,
  noteProgress,
  type PreviewRow,
  type Request,
} from './sql.ts';

/** The job that calculates a preview. */
export const previewTask = 'preview';

/** Results (partners × periods, of both documents) up to which the answer waits for it, and up to which one can be asked for. */
const atOnce = 3000;
const most = 500_000;
/** Previews that may be waiting or at hand. */
const mostUnderWay = 20;

/**
 * Asks what a document would have cost. A small one is calculated before this returns, a large one by a job. Throws invalid-program, wrong-days, not-found for
 * an unknown version, other-currency, preview-too-large.
 */
export async function askPreview(services: Services, asked: NewPreview): Promise<bigint> {
  const { db } = services;
  const request = await requestOf(db, asked, services.clock.today());
  const toDo = spansOf(request).reduce((sum, { periods }) => sum + periods.length, 0);
  const results = toDo * (await countPartners(db));
  if (results > most) throw tooLarge(results);
  if (results <= atOnce) {
    const outcome = await outcomeOf(db, request, async () => {});
    return db.transaction().execute(async (tx) => {
      const id = await insertPreview(tx, request, toDo);
      await keepResult(tx, id, outcome.result, outcome.partners);
      return id;
    });
  }
  if ((await countUnderWay(db)) >= mostUnderWay) throw tooMany();
  return db.transaction().execute(async (tx) => {
    const id = await insertPreview(tx, request, toDo);
    await enqueue(tx, previewTask, { id: String(id) }, { key: `${previewTask} ${id}`, line: previewTask });
    return id;
  });
}

/** Throws not-found. */
export async function previewOf(db: Database, id: bigint): Promise<PreviewRow> {
  const row = await findPreview(db, id);
  if (!row) throw notFound({ en: 'preview', nl: 'proefberekening' }, String(id));
  return row;
}

/** Calculates one that was asked for, unless it is cancelled meanwhile, and keeps what comes of it: the result or the problem. */
export async function calculatePreview(services: Services, id: bigint, signal?: AbortSignal): Promise<void> {
  const { db, log } = services;
  const row = await findPreview(db, id);
  if (row?.status !== 'waiting' && row?.status !== 'running') return;
  let done = 0;
  const onPeriod = async () => {
    signal?.throwIfAborted();
    if (!(await noteProgress(db, id, done))) throw new Cancelled();
    done += 1;
  };
  try {
    const { result, partners } = await outcomeOf(db, row.request, onPeriod);
    await keepResult(db, id, result, partners);
  } catch (error) {
    if (error instanceof Cancelled) return;
    // The worker ends: it is done again by another.
    if (signal?.aborted) throw error;
    if (!(error instanceof Problem)) log.error({ err: error, preview: String(id) }, 'A preview failed');
    await keepProblem(db, id, error instanceof Problem ? { title: error.title, detail: error.detail } : broken);
  }
}

class Cancelled extends Error {}

const broken = {
  title: { en: 'The preview could not be made.', nl: 'De proefberekening is niet gelukt.' },
  detail: {
    en: 'Ask for it again; the log says what went wrong.',
    nl: 'Vraag hem opnieuw aan; in het log staat wat er misging.',
  },
};

async function requestOf(db: Database, asked: NewPreview, today: IsoDate): Promise<Request> {
  const document = mustBeRead(examine(asked.document));
  mustBeSound(document, 'all');
  const days = asked.over === 'last_year' ? lastYear(document, today) : asked.over;
  mustBePast(days, today);
  const known = (await findProgram(db, document.program)) && (await programOf(db, document.program));
  const held = known && heldOn(known.versions, today).held;
  const live = held?.status === 'active' || held?.status === 'ended' ? held : undefined;
  const other = await comparedOf(db, document, asked.compare_with, live);
  const wasInEffect =
    live !== undefined && known!.versions[0]!.document.starts <= days.from && days.from <= live.document.ends;
  const participants = asked.participants ?? (wasInEffect ? 'as_enrolled' : 'everyone');
  if (participants === 'as_enrolled' && !known) throw notFound({ en: 'program', nl: 'programma' }, document.program);
  return {
    document,
    ...days,
    today,
    programId: participants === 'as_enrolled' ? known!.id : null,
    compared: other ? { version: other.version, document: other.document } : null,
  };
}

async function comparedOf(
  db: Database,
  document: Program,
  version: number | null | undefined,
  live: VersionRow | undefined,
): Promise<VersionRow | undefined> {
  if (version === null) return undefined;
  const other = version === undefined ? live : await versionOf(db, document.program, version);
  if (!other || other.document.currency === document.currency) return other;
  throw invalid(
    'other-currency',
    {
      en: `Version ${other.version} pays in ${other.document.currency} and cannot be compared with a document in ${document.currency}.`,
      nl: `Versie ${other.version} betaalt in ${other.document.currency} en is niet te vergelijken met een document in ${document.currency}.`,
    },
    { detail: { en: 'Compare with none.', nl: 'Vergelijk met geen.' }, where: { path: ['compare_with'] } },
  );
}

function spansOf({ document, compared, today, ...days }: Request & Days): Span[] {
  return [document, ...(compared ? [compared.document] : [])].map((one) => spanOf(one, days, today));
}

/** Calculates both documents on one moment's data, in a transaction that cannot write. */
async function outcomeOf(
  db: Database,
  request: Request,
  onPeriod: () => Promise<void>,
): Promise<{ result: PreviewResultShape; partners: PreviewPartnerShape[] }> {
  const spread = await isSpread(db);
  const { programId } = request;
  const outcomes = await db.connection().execute((connection) =>
    inSnapshot(connection, async (tx: Transaction) => {
      // On a cluster, statements go through temporary tables.
      if (!spread) await sql`set transaction read only`.execute(tx);
      const all: Outcome[] = [];
      for (const span of spansOf(request))
        all.push({ span, calculation: await calculateTrial(tx, { span, programId, onPeriod }) });
      return all;
    }),
  );
  const [tried, compared = null] = outcomes as [Outcome, Outcome?];
  const partners = partnersOf(tried, compared);
  return { result: resultOf(tried, compared, partners), partners };
}

function tooLarge(results: number): Problem {
  return invalid(
    'preview-too-large',
    {
      en: `This preview would take ${results} results; ${most} are possible.`,
      nl: `Deze proefberekening zou ${results} resultaten vergen; ${most} kan.`,
    },
    {
      detail: { en: 'Choose fewer days, or longer periods.', nl: 'Kies minder dagen, of langere perioden.' },
      where: { path: ['over'] },
    },
  );
}

function tooMany(): Problem {
  return conflict(
    'too-many-previews',
    { en: 'Too many previews are under way.', nl: 'Er lopen te veel proefberekeningen.' },
    { en: 'Wait for one, or cancel it.', nl: 'Wacht op een ervan, of annuleer hem.' },
  );
}
