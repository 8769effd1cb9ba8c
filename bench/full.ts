import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Program } from '../src/engine/program.ts';
import type { Line } from '../src/engine/result.ts';
import { run } from '../src/runs/actions.ts';
import { linesFrom, type StoredLines } from '../src/runs/stored.ts';
import { today, withStore } from './load.ts';
import { timed } from './measuring.ts';
import { command } from './place.ts';

/** Facts to posted entries, on a ledger without any. */
export async function calculateAll({ url }: { url: string }) {
  await command(
    url,
    'truncate cell, posting, statement, dirty',
    'delete from run',
    'update program_period set calculated_on = null',
    'vacuum (analyze) program_period, cell, posting, run',
    'checkpoint',
  );
  return withStore(url, async ({ db }) => {
    const { seconds, value } = await timed(() => run(db, { program: 'bench', kind: 'full', asOf: today }));
    return { seconds, cells: value.cells, postings: value.postings };
  });
}

/** The measured values of all results, to compare with what was computed by hand. */
export async function digestOfResults({ url }: { url: string }): Promise<string> {
  return withStore(url, async ({ db }) => {
    const { rows } = await sql<{ partner_id: number; period_key: string; lines: StoredLines; document: Program }>`
      select c.partner_id, c.period_key, c.lines, v.document
      from cell c join program_version v on v.program_id = c.program_id and v.version = c.version`.execute(db);
    return digestOf(
      rows.map((row) => [row.partner_id, row.period_key, ...linesFrom(row.document, row.lines).map(microsOf)]),
    );
  });
}

/** Counts are whole, the others in millionths, as the tables have them. */
function microsOf({ incentive, value }: Line): string {
  const [whole = '0', fraction = ''] = (value ?? '0').split('.');
  if (['large-lines', 'orders'].includes(incentive)) return whole;
  return String(BigInt(whole + fraction.padEnd(6, '0')));
}

/** One text for a partner, quarter and ten values per row, in any order; rows without a value other than 0 do not count. */
export function digestOf(rows: readonly (readonly unknown[])[]): string {
  const texts = rows.filter((row) => row.slice(2).some((value) => String(value ?? 0) !== '0'));
  const lines = texts.map((row) => row.map((value) => String(value ?? 0)).join(' ')).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
