import type { Clock } from '../platform/clock.ts';
import type { Bilingual } from '../platform/errors.ts';
import type { Warning } from './input.ts';
import { reasonOf } from './reasons.ts';
import type { RejectionRow } from './sql.ts';

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
  /** How long the file is, and a name to find the import by, where these are known beforehand. */
  readonly size?: number | undefined;
  readonly reference?: string | undefined;
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

/** A rejection as a person reads it. */
export function rejectionOf(row: RejectionRow): Rejection {
  const { column_name: column, value, code, params } = row;
  return { line: Number(row.line), column, value, code, reason: reasonOf(code, params, value) };
}
