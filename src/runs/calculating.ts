import type { IsoDate } from '../engine/period.ts';
import type { Program } from '../engine/program.ts';
import type { Beside } from '../platform/beside.ts';
import type { Transaction } from '../platform/database.ts';
import type { PeriodRow } from '../programs/sql.ts';
import type { Writes } from './writes.ts';

/** A program being calculated, in a transaction that holds its lock. */
export interface Calculating {
  readonly tx: Transaction;
  readonly programId: number;
  readonly runId: bigint;
  readonly asOf: IsoDate;
  /** In time order. */
  readonly periods: readonly PeriodRow[];
  /** The document that a period follows. */
  programOf(period: PeriodRow): Program;
  documentOf(version: number): Program;
  /** Partners at once. */
  readonly batch: number;
  readonly isFull: boolean;
  /** Reads facts on other connections, several at once where they are free: they see what the transaction saw when it began, not what it wrote. */
  readonly reading: Beside;
  /** Results on their way to the database. */
  readonly writes: Writes;
  progress(done: { period: string; partners: number }): void;
}
