import { addDays, type IsoDate, isDate, periodsOf } from '../engine/period.ts';
import { calendarOf, type Program, parseProgram } from '../engine/program.ts';
import { creditsOf, readsOf, sourcesOf } from '../engine/request.ts';
import { simplicityOf } from '../engine/simplicity.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { conflict, invalid, notFound, Problem } from '../platform/errors.ts';
import { lockNoun } from '../platform/staging.ts';
import { askCalculation } from './calculation.ts';
import { type Confirmed, mustBeReviewed, mustBeSimple, mustBeSound, mustBeWorth } from './checked.ts';
import {
  type By,
  changeDraft,
  claimSlug,
  endUnused,
  findProgram,
  insertEnrolment,
  insertVersion,
  lockProgram,
  type NewPeriod,
  noteActivation,
  type PeriodRow,
  periodRows,
  replacePeriods,
  setStatus,
  type VersionRow,
  versionsOf,
} from './sql.ts';

/** The program with this short name, with all its versions, oldest first. Throws not-found. */
export async function programOf(
  db: Database,
  slug: string,
): Promise<{ id: number; slug: string; versions: VersionRow[] }> {
  const program = await findProgram(db, slug);
  if (!program) throw notFound({ en: 'program', nl: 'programma' }, slug);
  return { ...program, versions: await versionsOf(db, program.id) };
}

/** One version, or the newest. Throws not-found. */
export async function versionOf(db: Database, slug: string, version?: number): Promise<VersionRow> {
  const { versions } = await programOf(db, slug);
  const found = version === undefined ? versions.at(-1) : versions.find((one) => one.version === version);
  if (!found) throw notFound({ en: 'version', nl: 'versie' }, String(version), slug);
  return found;
}

/**
 * Keeps a document as the program's draft: the one that is there, or the next version. A version in review becomes a draft again. `starts`:
 * periods that begin on or after this day follow it; default the program's own start, or for a program that runs, the first day of its
 * first period that is not closed.
 * Throws invalid-program when the document cannot be read, or when it changes what a running program's versions share.
 */
export async function saveDraft(db: Database, draft: Draft, by?: By): Promise<VersionRow> {
  return db.transaction().execute((tx) => keepDraft(tx, draft, by));
}

type Draft = { document: unknown; starts?: IsoDate | undefined };

async function keepDraft(tx: Transaction, draft: Draft, by: By): Promise<VersionRow> {
  const program = read(draft.document);
  const programId = await claimSlug(tx, program.program);
  const versions = await versionsOf(tx, programId);
  const last = versions.at(-1);
  mustShare(program, versions);
  const starts = draft.starts ?? (await defaultStart(tx, programId, program));
  if (!isDate(starts)) throw wrongStart(starts, program.starts);
  const isOpen = last && (last.status === 'draft' || last.status === 'in_review');
  const version = isOpen ? last.version : (last?.version ?? 0) + 1;
  if (isOpen) {
    await setStatus(tx, programId, version, 'draft');
    await changeDraft(tx, { programId, version, starts, document: program, by });
  } else {
    await insertVersion(tx, { programId, version, starts, document: program, by });
  }
  return (await versionsOf(tx, programId)).at(-1)!;
}

function read(document: unknown): Program {
  const parsed = parseProgram(document);
  if ('program' in parsed) return parsed.program;
  const [first] = parsed.problems;
  throw invalid(
    'invalid-program',
    {
      en: `The program cannot be read: ${first!.path.join('.') || 'the document'}: ${first!.text.en}`,
      nl: `Het programma is niet te lezen: ${first!.path.join('.') || 'het document'}: ${first!.text.nl}`,
    },
    { where: { path: first!.path } },
  );
}

/** Amounts in one ledger and keys of periods must mean the same in every version. */
function mustShare(program: Program, versions: readonly VersionRow[]): void {
  const before = versions.find(({ status }) => status === 'active' || status === 'ended')?.document;
  if (!before) return;
  for (const key of ['currency', 'period', 'fiscal_year_starts', 'time_zone'] as const) {
    if (program[key] === before[key]) continue;
    throw invalid(
      'invalid-program',
      {
        en: `A running program keeps its ${key}: it is ${before[key] ?? 'not given'}.`,
        nl: `Een lopend programma houdt zijn ${key}: die is ${before[key] ?? 'niet gegeven'}.`,
      },
      {
        detail: { en: 'Make a new program for another one.', nl: 'Maak voor een andere een nieuw programma.' },
        where: { path: [key] },
      },
    );
  }
}

async function defaultStart(tx: Transaction, programId: number, program: Program): Promise<IsoDate> {
  const periods = await periodRows(tx, programId);
  const open = periods.find(({ closed_at }) => closed_at === null);
  if (open) return open.from;
  const last = periods.at(-1);
  return last ? addDays(last.to, 1) : program.starts;
}

/** Hands a draft over for review. Throws invalid-program when `check` finds errors, conflict when it is no draft. */
export async function submit(db: Database, slug: string, version?: number): Promise<VersionRow> {
  return change(db, slug, version, async (tx, row) => {
    if (row.status !== 'draft') throw wrongStatus(row, 'draft');
    mustBeSound(row.document, 'all');
    await setStatus(tx, row.program_id, row.version, 'in_review');
  });
}

/**
 * Makes a draft or a reviewed version hold from its date: writes the periods that follow it, all to be calculated by the next run.
 * Throws invalid-program when `check` finds errors or the date is not the first day of a period, unconfirmed when it finds a warning that is
 * not among `confirmed`, too-complex when it is less simple than the company wants and no reason is given, not-reviewed or
 * own-version when a person may not do so alone, conflict when a period that would change is closed or has been calculated and would go, no-rate when the program's
 * currency has no rate of exchange.
 */
export async function activate(
  db: Database,
  slug: string,
  version?: number,
  how: Activation = { confirmed: 'all' },
): Promise<VersionRow> {
  return change(db, slug, version, (tx, row) => putIntoEffect(tx, row, how));
}

/** Warnings that are meant, the reason for what is not simple, and who says so; nobody where it is the command line. */
type Activation = { confirmed: Confirmed; reason?: string | undefined; by?: By };

/** {@link saveDraft} and {@link activate} at once: when the program cannot hold, nothing of it is kept. */
export async function publish(db: Database, draft: Draft, how: Activation): Promise<VersionRow> {
  return db.transaction().execute(async (tx) => {
    const row = await keepDraft(tx, draft, how.by);
    await lockProgram(tx, row.program_id);
    await putIntoEffect(tx, row, how);
    return versionOf(tx, row.slug, row.version);
  });
}

async function putIntoEffect(tx: Transaction, row: VersionRow, { confirmed, reason, by }: Activation): Promise<void> {
  if (row.status !== 'draft' && row.status !== 'in_review') throw wrongStatus(row, 'draft, in_review');
  const { document: program, program_id: programId, version, starts: from } = row;
  await mustBeReviewed(tx, row, by);
  mustBeSound(program, confirmed);
  const { score: simplicity } = simplicityOf(program);
  if (confirmed !== 'all' && reason === undefined) await mustBeSimple(tx, simplicity);
  const periods = await nextPeriods(tx, row);
  await mustBeWorth(tx, program, periods);
  // Facts that are being taken in either see these periods and mark them, or are seen by the run that calculates them first.
  await lockNoun(tx, 'intake');
  await replacePeriods(
    tx,
    { programId, version, from, sources: sourcesOf(program), credits: creditsOf(program) },
    periods,
  );
  await setStatus(tx, programId, version, 'active');
  await noteActivation(tx, { programId, version, simplicity, reason, by });
  await endUnused(tx, programId);
  await askCalculation(tx, row.slug);
}

async function nextPeriods(tx: Transaction, row: VersionRow): Promise<NewPeriod[]> {
  const existing = await periodRows(tx, row.program_id);
  const periods = periodsOf(calendarOf(row.document))
    .filter(({ from }) => from >= row.starts)
    .map((period) => ({ ...period, reads: readsOf(row.document, period) }));
  const cut = existing.find(({ from, to }) => from < row.starts && row.starts <= to);
  if (periods.length === 0 || cut || (existing.length > 0 && periods[0]!.from !== row.starts)) {
    throw wrongStart(row.starts, (cut ?? periods[0])?.from ?? row.document.starts);
  }
  const replaced = existing.filter(({ from }) => from >= row.starts);
  const closed = replaced.find(({ closed_at }) => closed_at !== null);
  if (closed) throw isClosed(closed);
  const gone = replaced.find(({ key, calculated_on }) => calculated_on !== null && !periods.some((p) => p.key === key));
  if (gone) throw hasBegun(gone);
  return periods;
}

/** Ends a program after this day: a next version with another last day, at once active. */
export async function endProgram(db: Database, slug: string, ends: IsoDate): Promise<VersionRow> {
  const { id, versions } = await programOf(db, slug);
  const active = versions.findLast(({ status }) => status === 'active');
  if (!active) throw wrongStatus(versions.at(-1)!, 'active');
  const period = (await periodRows(db, id)).find(({ from, to }) => from <= ends && ends <= to);
  if (!period) throw wrongStart(ends, active.document.starts);
  const draft = await saveDraft(db, { document: { ...active.document, ends }, starts: period.from });
  return activate(db, slug, draft.version, { confirmed: 'all', reason: active.reason ?? undefined });
}

async function change(
  db: Database,
  slug: string,
  version: number | undefined,
  work: (tx: Transaction, row: VersionRow) => Promise<void>,
): Promise<VersionRow> {
  return db.transaction().execute(async (tx) => {
    const { id } = await programOf(tx, slug);
    await lockProgram(tx, id);
    const row = await versionOf(tx, slug, version);
    await work(tx, row);
    return versionOf(tx, slug, row.version);
  });
}

/**
 * Notes that a partner is invited, takes part or has left from a day on. A period in which a partner took part on the first day or later
 * counts whole. Results change with the next run, once the caller has marked the partner as changed.
 */
export async function setEnrolment(
  tx: Transaction,
  row: { program: string; partnerId: number; status: 'invited' | 'enrolled' | 'left'; since: IsoDate },
): Promise<void> {
  const { id } = await programOf(tx, row.program);
  await insertEnrolment(tx, { programId: id, partnerId: row.partnerId, status: row.status, since: row.since });
}

function wrongStatus(row: VersionRow, wanted: string): Problem {
  return conflict(
    'wrong-status',
    {
      en: `Version ${row.version} of ${row.slug} is ${row.status}; this is possible for: ${wanted}.`,
      nl: `Versie ${row.version} van ${row.slug} is ${row.status}; dit kan bij: ${wanted}.`,
    },
    {
      en: 'An active version never changes: save a changed document as the next version.',
      nl: 'Een actieve versie wijzigt nooit: bewaar een gewijzigd document als volgende versie.',
    },
  );
}

function wrongStart(starts: string, first: string): Problem {
  return new Problem({
    code: 'wrong-start',
    status: 422,
    title: {
      en: `A version cannot start on ${starts}: that is not the first day of one of its periods.`,
      nl: `Een versie kan niet op ${starts} ingaan: dat is niet de eerste dag van een van haar perioden.`,
    },
    detail: {
      en: `Choose the first day of a period, like ${first}.`,
      nl: `Kies de eerste dag van een periode, zoals ${first}.`,
    },
  });
}

function isClosed(period: PeriodRow): Problem {
  return conflict(
    'period-closed',
    {
      en: `Period ${period.key} is closed and keeps its rules.`,
      nl: `Periode ${period.key} is afgesloten en houdt zijn regels.`,
    },
    { en: 'Let the version start with a later period.', nl: 'Laat de versie met een latere periode ingaan.' },
  );
}

function hasBegun(period: PeriodRow): Problem {
  return conflict(
    'period-begun',
    {
      en: `Period ${period.key} has results and would no longer exist.`,
      nl: `Periode ${period.key} heeft resultaten en zou niet meer bestaan.`,
    },
    { en: 'Let the program end in or after that period.', nl: 'Laat het programma in of na die periode eindigen.' },
  );
}
