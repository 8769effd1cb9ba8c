import type { Readable } from 'node:stream';
import type { Source } from '../engine/fact.ts';
import { openFactStage } from '../facts/staged-sql.ts';
import { readCompany } from '../partners/company.ts';
import type { Company } from '../partners/company-sql.ts';
import type { Clock } from '../platform/clock.ts';
import { inSession, type Session, type Store } from '../platform/database.ts';
import { type Bilingual, Problem } from '../platform/errors.ts';
import { openStaging, stagingCounts } from '../platform/staging.ts';
import { type OpenInput, openInput, openRows, type ReadingOptions, unusedWarning, type Warning } from './input.ts';
import { isSource, judge } from './judge.ts';
import type { Mapping } from './plan.ts';
import { inFile } from './problems.ts';
import { reasonOf } from './reasons.ts';
import type { ImportKind } from './schema.ts';
import {
  type Counts,
  collectRefusals,
  endImport,
  endInterrupted,
  holdImport,
  insertImport,
  insertRejections,
  keepRejections,
  type RejectionRow,
  stagedRejections,
} from './sql.ts';
import { stageRows } from './stage.ts';

export interface Rejection {
  readonly line: number;
  /** As the file calls it; null when the row as a whole is refused. */
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly reason: Bilingual;
}

export interface ImportResult {
  /** Under which it is kept; undefined for a dry run. */
  readonly importId: bigint | undefined;
  readonly lines: number;
  readonly accepted: number;
  /** Known already with the same content: not counted again. */
  readonly repeated: number;
  /** Lines refused. With `all-or-nothing` and any of these, nothing was taken in and `accepted` is 0. */
  readonly rejected: number;
  /** The first of them; all are kept under the import's number. */
  readonly rejections: readonly Rejection[];
  readonly warnings: readonly Warning[];
}

export interface Progress {
  readonly phase: 'reading' | 'storing';
  readonly lines: number;
  readonly bytes: number;
}

export interface TakingOptions {
  readonly clock: Clock;
  /** What the import is called in the list of imports: the file's name. */
  readonly label?: string | undefined;
  /** Default accept-valid: right rows are taken in, wrong ones are kept with the reason. */
  readonly mode?: 'accept-valid' | 'all-or-nothing' | undefined;
  /** Says what would happen, and takes nothing in. */
  readonly dryRun?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** How many rejections the result holds; default 100. */
  readonly most?: number | undefined;
  /** Told every rejection, in the order of the file. */
  readonly onRejections?: ((rejections: readonly Rejection[]) => Promise<void> | void) | undefined;
}

export type ImportOptions = TakingOptions & ReadingOptions;

/**
 * Takes a file of rows in, from any stream of bytes, in one transaction: all right rows or, on any failure, none. Lines are numbered from 1,
 * the header included. Throws a Problem (422) that names the place where the file as a whole cannot be read.
 */
export async function importStream(
  store: Store,
  kind: ImportKind,
  input: Readable,
  options: ImportOptions,
): Promise<ImportResult> {
  let bytes = 0;
  const onBytes = (read: number) => {
    bytes += read;
  };
  try {
    return await take(
      store,
      kind,
      options,
      () => bytes,
      options.mapping ?? {},
      (company) => openInput(kind, input, options, company, options.clock, onBytes),
    );
  } catch (error) {
    throw error instanceof Problem && options.label !== undefined ? inFile(error, options.label) : error;
  } finally {
    input.destroy();
  }
}

/**
 * Takes rows in that are objects already, by the same rules and in the same way as a file; a row's line is its place in the array, from 0.
 * Decimals are texts with a point, dates ISO.
 */
export async function takeRows(
  store: Store,
  kind: ImportKind,
  rows: readonly unknown[],
  options: TakingOptions,
): Promise<ImportResult> {
  return take(
    store,
    kind,
    { most: rows.length, ...options },
    () => 0,
    {},
    async (company) => openRows(kind, rows, company, options.clock),
  );
}

/** {@link takeRows} for facts. */
export async function takeFacts(
  store: Store,
  source: Source,
  rows: readonly unknown[],
  options: TakingOptions,
): Promise<ImportResult> {
  return takeRows(store, source, rows, options);
}

type Open = (company: Company) => Promise<OpenInput>;

async function take(
  store: Store,
  kind: ImportKind,
  options: TakingOptions,
  bytes: () => number,
  mapping: Mapping,
  open: Open,
): Promise<ImportResult> {
  options.signal?.throwIfAborted();
  const company = await readCompany(store.db);
  await endInterrupted(store.db);
  const importId = options.dryRun ? undefined : await insertImport(store.db, kind, options.label ?? 'rows', mapping);
  const job: Job = { store, kind, company, options, bytes, importId };
  try {
    return await inSession(store.pool, async (session) => run(job, session, await open(company)));
  } catch (error) {
    if (error instanceof Undone) return error.result;
    if (importId !== undefined) await endFailed(store, importId, error, options.signal);
    throw error;
  }
}

interface Job {
  readonly store: Store;
  readonly kind: ImportKind;
  readonly company: Company;
  readonly options: TakingOptions;
  readonly bytes: () => number;
  readonly importId: bigint | undefined;
}

/** Thrown to roll back what was only tried. */
class Undone extends Error {
  readonly result: ImportResult;

  constructor(result: ImportResult) {
    super('undone');
    this.result = result;
  }
}

async function run(job: Job, session: Session, input: OpenInput): Promise<ImportResult> {
  const { kind, company, options, importId } = job;
  const { db } = session;
  if (importId !== undefined) await holdImport(db, importId);
  // Large imports hash; the default would do so on disk. Merging would sort all facts first, and lose the order in which they came.
  await session.client.query(`set local work_mem = '64MB'; set local enable_mergejoin = off`);
  await openStaging(db);
  await openFactStage(db);
  const tell = (phase: Progress['phase'], lines: number) => options.onProgress?.({ phase, lines, bytes: job.bytes() });
  const staged = await stageRows(session, input, {
    signal: options.signal,
    onLines: (lines) => tell('reading', lines),
  });
  tell('storing', staged.lines);
  if (staged.refused > 0) await collectRefusals(db, isSource(kind) ? 'staged_fact' : 'staged_row');
  options.signal?.throwIfAborted();
  const today = options.clock.today(company.timeZone);
  const stores = await judge(db, { kind, company, today, importId });
  const { rejected, repeated } = await stagingCounts(db);
  const refused = options.mode === 'all-or-nothing' && rejected > 0;
  const counts: Counts = {
    lines: staged.lines,
    accepted: refused ? 0 : staged.lines - rejected - repeated,
    repeated,
    rejected,
  };
  options.signal?.throwIfAborted();
  if (!refused && !options.dryRun) await stores();
  options.signal?.throwIfAborted();
  const warnings = [...input.warnings, ...unusedWarning([...staged.unknownKeys])];
  return finish(job, session, labelsOf(input), { counts, warnings, refused });
}

const labelsOf = (input: OpenInput): Mapping =>
  Object.fromEntries(input.plan.columns.map(({ name, label }) => [name, label]));

type Outcome = { counts: Counts; warnings: readonly Warning[]; refused: boolean };

async function finish(job: Job, session: Session, labels: Mapping, outcome: Outcome): Promise<ImportResult> {
  const { store, options, importId } = job;
  const { counts, warnings, refused } = outcome;
  const undone = refused || importId === undefined;
  const rejections: Rejection[] = [];
  const most = options.most ?? 100;
  if (counts.rejected > 0) {
    if (!undone) await keepRejections(session.db, importId, labels);
    if (undone || options.onRejections || most > 0) {
      for await (const page of stagedRejections(session.db, labels)) {
        // What is undone takes its staging along: the reasons are kept from another connection.
        if (refused && importId !== undefined) await insertRejections(store.db, importId, page);
        const told = page.map(rejectionOf);
        await options.onRejections?.(told);
        rejections.push(...told.slice(0, most - rejections.length));
        if (!undone && !options.onRejections && rejections.length >= most) break;
      }
    }
  }
  const result: ImportResult = { importId, ...counts, rejections, warnings };
  if (!undone) await endImport(session.db, importId, 'done', counts, { warnings });
  else if (importId !== undefined)
    await endImport(store.db, importId, 'failed', counts, { warnings, error: 'rejected' });
  if (undone) throw new Undone(result);
  return result;
}

/** A rejection as a person reads it. */
export function rejectionOf(row: RejectionRow): Rejection {
  const { column_name: column, value, code, params } = row;
  return { line: Number(row.line), column, value, code, reason: reasonOf(code, params, value) };
}

async function endFailed(
  store: Store,
  importId: bigint,
  error: unknown,
  signal: AbortSignal | undefined,
): Promise<void> {
  const none: Counts = { lines: 0, accepted: 0, repeated: 0, rejected: 0 };
  const message = error instanceof Error ? error.message : String(error);
  await endImport(store.db, importId, signal?.aborted ? 'cancelled' : 'failed', none, {
    error: message.slice(0, 2000),
  }).catch(() => {});
}
