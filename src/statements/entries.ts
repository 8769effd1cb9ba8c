import { stringify } from 'csv-stringify/sync';
import { minorToText } from '../engine/money.ts';
import type { EntryRow } from '../ledger/sql.ts';

const columns = [
  'posting',
  'line',
  'posted_at',
  'partner',
  'account',
  'unit',
  'amount',
  'program',
  'incentive',
  'about_period',
  'statement_period',
  'reason',
  'note',
] as const;

/** An entry of the ledger as a row of a file: amounts in whole units, debit positive. */
export function entryShape({ posting_id, amount_minor, posted_at, run_id, ...row }: EntryRow) {
  return {
    ...row,
    posting: String(posting_id),
    amount: minorToText(amount_minor, row.unit),
    posted_at: posted_at.toISOString(),
    run: run_id === null ? null : String(run_id),
  };
}

export function entriesCsv(rows: readonly EntryRow[]): string {
  return stringify([columns, ...rows.map(entryShape).map((entry) => columns.map((name) => entry[name]))]).trimEnd();
}
