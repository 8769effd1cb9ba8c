import type { IsoDate } from '../engine/period.ts';
import type { Program } from '../engine/program.ts';
import { unitOf } from '../engine/reward/reward.ts';
import { openPeriodOf } from '../ledger/actions.ts';
import { type PaidIn, postDifferences } from '../ledger/sql.ts';
import { progressTeller, tellChange } from '../live/sql.ts';
import { beside, within } from '../platform/beside.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { conflict, notFound } from '../platform/errors.ts';
import { isSpread } from '../platform/spread.ts';
import { type Connection, holding, inSnapshot, inTurn } from '../platform/turn.ts';
import { programOf } from '../programs/actions.ts';
import { type PeriodRow, periodRows, programNoun, setClosed, type VersionRow, versionsOf } from '../programs/sql.ts';
import { closedAlready, mustBeApproved } from './approvals.ts';
import type { Calculating } from './calculating.ts';
import { calculateChanged } from './calculation.ts';
import { calculatedRows, changedPerPeriod, insertStatements } from './cell-sql.ts';
import { settle } from './settlement.ts';
import { finishRun, intake, lastSeq, noteFailedRun, type RunKind, startRun } from './sql.ts';
import { toldLines } from './told.ts';
import { writes } from './writes.ts';

export interface RunRequest {
  /** The program's short name. */
  readonly program: string;
  /** incremental: what changed since the last run; full: everything again, which comes to the same. */
  readonly kind?: 'incremental' | 'full' | undefined;
  /** The day it is. Periods that begin later are not calculated. */
  readonly asOf: IsoDate;
  /** Partners measured at once; the result does not depend on it. */
  readonly batch?: number | undefined;
  readonly onProgress?: ((done: { period: string; partners: number }) => void) | undefined;
}

export interface RunResult {
  readonly run: bigint;
  /** Results that were calculated, and those that became another. */
  readonly cells: number;
  readonly changed: number;
  readonly postings: number;
}

const usualBatch = 20_000;

/**
 * Calculates a program in one transaction and posts the difference with what has been posted. Runs of one program wait for each other; run
 * again, it changes nothing. Throws not-found for an unknown program.
 */
export async function run(db: Database, request: RunRequest): Promise<RunResult> {
  const kind = request.kind ?? 'incremental';
  const { id } = await programOf(db, request.program);
  try {
    return await alone(db, id, (connection, spread) =>
      inSnapshot(connection, (tx) => calculate(db, tx, id, { ...request, kind, spread })),
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await noteFailedRun(db, { id, slug: request.program }, kind, request.asOf, message).catch(() => {});
    throw error;
  }
}

/**
 * Works while nobody else calculates the program. On a cluster nobody takes anything in meanwhile either: there a transaction is committed on one machine
 * after the other, and a mark may be seen before what it stands for, which would be forgotten with the mark.
 */
async function alone<T>(
  db: Database,
  programId: number,
  work: (connection: Connection, spread: boolean) => Promise<T>,
): Promise<T> {
  const spread = await isSpread(db);
  return inTurn(db, programNoun(programId), (connection) =>
    spread ? holding(connection, intake, () => work(connection, true)) : work(connection, false),
  );
}

interface Asked extends Omit<RunRequest, 'kind'> {
  readonly kind: RunKind;
  readonly spread: boolean;
}

/** Calculates and posts in a transaction that sees one moment, under the program's lock. */
async function calculate(db: Database, tx: Transaction, programId: number, request: Asked): Promise<RunResult> {
  const { kind, spread } = request;
  const periods = await periodRows(tx, programId);
  const versions = await versionsOf(tx, programId);
  const asOf = dayOf(periods, request.asOf);
  const runId = await startRun(tx, programId, kind, asOf);
  const told = { kind: 'run', id: String(runId), program: request.program } as const;
  const tellProgress = progressTeller(db);
  const running = {
    tx,
    programId,
    runId,
    asOf,
    periods,
    ...documents(versions),
    batch: request.batch ?? usualBatch,
    writes: writes(),
    // A cluster spreads a statement over its machines by itself, and its machines have no snapshot in common.
    reading: spread ? within(tx) : beside(db, tx),
    isFull: kind === 'full',
    progress: (done: { period: string; partners: number }) => {
      request.onProgress?.(done);
      tellProgress({ ...told, status: 'running', period: done.period, done: done.partners });
    },
  };
  const { cells, changed } = await calculateChanged(running);
  await settle(running);
  const openPeriod = openPeriodOf(periods, versions)?.key ?? '';
  const touched = [...(await changedPerPeriod(tx, runId)).values()].reduce((a, b) => a + b, 0);
  const paidIn = versions.map(paidInOf);
  const postings = await postDifferences(tx, {
    programId,
    runId,
    openPeriod,
    cells: touched,
    paidIn,
    spread,
  });
  await finishRun(tx, runId, { cells, changed, postings });
  await tellChange(tx, { ...told, status: 'done', changed: touched > 0 });
  return { run: runId, cells, changed, postings };
}

const paidInOf = ({ version, document }: VersionRow): PaidIn => ({
  version,
  incentives: document.incentives.map(({ id }) => id),
  units: document.incentives.map((one) => unitOf(document, one)),
});

/** Days do not go back: a period that was calculated up to a day is not calculated again as of an earlier one. */
function dayOf(periods: readonly PeriodRow[], asOf: IsoDate): IsoDate {
  return periods.reduce(
    (day, { calculated_on }) => (calculated_on !== null && calculated_on > day ? calculated_on : day),
    asOf,
  );
}

function documents(versions: readonly VersionRow[]): Pick<Calculating, 'documentOf' | 'programOf'> {
  const byVersion = new Map(versions.map(({ version, document }) => [version, document]));
  const documentOf = (version: number): Program => byVersion.get(version)!;
  return { documentOf, programOf: ({ version }) => documentOf(version) };
}

export interface CloseRequest {
  readonly program: string;
  readonly period: string;
  /** The day it is; a period closes after its last day. */
  readonly asOf: IsoDate;
}

export interface CloseResult {
  readonly statements: number;
  readonly postings: number;
}

/**
 * Closes a period: calculates what changed, then freezes its statements. What comes later becomes an adjustment on the earliest open
 * period's statement. Throws not-found, period-not-over, earlier-open when an earlier period is open, and period-closed when it is closed
 * already, also by someone else at the same moment; not-approved when the company asks for an approval and none holds for what it comes to.
 */
export async function closePeriod(db: Database, request: CloseRequest): Promise<CloseResult> {
  const { id } = await programOf(db, request.program);
  return alone(db, id, async (connection, spread) => {
    const asked = { ...request, kind: 'close', spread } as const;
    const before = await inSnapshot(connection, async (tx) => {
      mustBeNext(await periodRows(tx, id), request);
      return calculate(db, tx, id, asked);
    });
    // Intake waits only while the few facts that came in meanwhile are calculated.
    return holding(connection, intake, () =>
      inSnapshot(connection, async (tx) => {
        const late = await calculate(db, tx, id, asked);
        await mustBeApproved(tx, id, request.period);
        const seq = await lastSeq(tx);
        const statements = await freezeStatements(tx, id, request.period, seq);
        await setClosed(tx, id, request.period, seq);
        await tellChange(tx, { kind: 'closed', program: request.program, period: request.period });
        return { statements, postings: before.postings + late.postings };
      }),
    );
  });
}

const statementsAtOnce = 500;

/** Writes down the results of a period as its statements, with every step; those without a result have none. Returns how many. */
async function freezeStatements(tx: Transaction, programId: number, key: string, seq: bigint): Promise<number> {
  const periods = await periodRows(tx, programId);
  const reading = { db: tx, programId, periods, ...documents(await versionsOf(tx, programId)) };
  const period = periods.find((one) => one.key === key)!;
  const of = { programId, period: key, seq };
  let frozen = 0;
  for (let after = 0; ; ) {
    const rows = await calculatedRows(tx, of, { after, limit: statementsAtOnce });
    if (rows.length === 0) return frozen;
    const told = await toldLines(reading, period, rows);
    await insertStatements(
      tx,
      of,
      rows.map((row) => ({
        partnerId: row.partner_id,
        version: row.version,
        lines: told.get(row.partner_id)!,
        amountMinor: row.amount_minor,
      })),
    );
    frozen += rows.length;
    after = rows.at(-1)!.partner_id;
  }
}

function mustBeNext(periods: readonly PeriodRow[], { program, period: key, asOf }: CloseRequest): void {
  const period = periods.find((one) => one.key === key);
  if (!period) throw notFound({ en: 'period', nl: 'periode' }, key, program);
  if (period.closed_at !== null) throw closedAlready(key);
  const open = periods.find(({ closed_at }) => closed_at === null)!;
  if (open.key !== key) {
    throw conflict(
      'earlier-open',
      {
        en: `Period ${open.key} comes before ${key} and is open.`,
        nl: `Periode ${open.key} komt voor ${key} en is open.`,
      },
      { en: `Close ${open.key} first.`, nl: `Sluit eerst ${open.key} af.` },
    );
  }
  if (period.to >= asOf) {
    throw conflict(
      'period-not-over',
      { en: `Period ${key} lasts until ${period.to}.`, nl: `Periode ${key} loopt tot en met ${period.to}.` },
      { en: 'Close it after that day.', nl: 'Sluit hem na die dag af.' },
    );
  }
}
