import type { Readable } from 'node:stream';
import type { Source } from '../engine/fact.ts';
import { openFactStage } from '../facts/staged-sql.ts';
import { progressTeller } from '../live/sql.ts';
import { readCompany } from '../partners/company.ts';
import type { Company } from '../partners/company-sql.ts';
import { inSession, type Session, type Store } from '../platform/database.ts';
import { Problem } from '../platform/errors.ts';
import { isSpread } from '../platform/spread.ts';
import { openStaging, stagingCounts } from '../platform/staging.ts';
import { FEW, takeFew } from './few.ts';
import { type OpenInput, openInput, openRows, type ReadingOptions, unusedWarning, type Warning } from './input.ts';
import { isSource, judge } from './judge.ts';
import { rememberMapping } from './mapping-sql.ts';
import type { Mapping } from './plan.ts';
import { inFile } from './problems.ts';
import { type ImportResult, type Progress, type Rejection, rejectionOf, type TakingOptions } from './result.ts';
import { type Running, watchRunning } from './running.ts';
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
  stagedRejections,
} from './sql.ts';
import { stageRows } from './stage.ts';

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
    let header: readonly string[] | undefined;
    const open = async (company: Company) => {
      const opened = await openInput(kind, input, options, company, options.clock, onBytes);
      header = opened.header;
      return opened;
    };
    const result = await take(store, kind, options, () => bytes, options.mapping ?? {}, open);
    if (header && result.importId !== undefined && result.accepted > 0)
      await rememberMapping(store.db, kind, header, options);
    return result;
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
  const isPlain = rows.length <= FEW && !options.dryRun && !options.onRejections;
  // What is one statement for a few would read tables of a cluster that are on one machine, on all and spread at once.
  const few =
    isPlain && isSource(kind) && !(await isSpread(store.db))
      ? await takeFew(store, kind, rows, { most: rows.length, ...options })
      : undefined;
  if (few) return few;
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
  const importId = options.dryRun ? undefined : await insertImport(store.db, begunOf(kind, mapping, options));
  const running = importId === undefined ? undefined : watchRunning(store.db, importId, options.signal);
  const job: Job = { store, kind, company, options, bytes, importId, running };
  try {
    return await inSession(store.pool, async (session) => run(job, session, await open(company)));
  } catch (error) {
    if (error instanceof Undone) return error.result;
    if (importId !== undefined) await endFailed(store, importId, error, running?.signal);
    throw error;
  } finally {
    running?.stop();
  }
}

const begunOf = (kind: ImportKind, mapping: Mapping, { label = 'rows', size, reference }: TakingOptions) => ({
  kind,
  label,
  mapping,
  size,
  reference,
});

interface Job {
  readonly store: Store;
  readonly kind: ImportKind;
  readonly company: Company;
  readonly options: TakingOptions;
  readonly bytes: () => number;
  readonly importId: bigint | undefined;
  readonly running: Running | undefined;
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
  const { kind, company, options, importId, running } = job;
  const signal = running?.signal ?? options.signal;
  const { db } = session;
  if (importId !== undefined) await holdImport(db, importId);
  // Large imports hash; the default would do so on disk. Merging would sort all facts first, and lose the order in which they came.
  await session.client.query(`set local work_mem = '64MB'; set local enable_mergejoin = off`);
  await openStaging(db);
  await openFactStage(db);
  const tellOthers = progressTeller(job.store.db);
  const tell = (phase: Progress['phase'], lines: number) => {
    const progress = { phase, lines, bytes: job.bytes() };
    running?.tell(progress);
    options.onProgress?.(progress);
    if (importId !== undefined) tellOthers({ kind: 'import', id: String(importId), status: 'running', done: lines });
  };
  const staged = await stageRows(session, input, {
    signal,
    onLines: (lines) => tell('reading', lines),
  });
  tell('storing', staged.lines);
  if (staged.refused > 0) await collectRefusals(db, isSource(kind) ? 'staged_fact' : 'staged_row');
  signal?.throwIfAborted();
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
  signal?.throwIfAborted();
  if (!refused && !options.dryRun) await stores();
  signal?.throwIfAborted();
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
