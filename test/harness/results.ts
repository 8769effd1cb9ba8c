import type { Line } from '../../src/engine/result.ts';
import type { Database } from '../../src/platform/database.ts';
import { allVersions, periodRows } from '../../src/programs/sql.ts';
import { calculatedRows } from '../../src/runs/cell-sql.ts';
import { toldLines } from '../../src/runs/told.ts';

export interface StoredResult {
  readonly program: string;
  readonly period: string;
  readonly partner: string;
  readonly firstCountedOn: string | null;
  readonly lines: readonly Line[];
}

/** All results that the database keeps, with their steps. */
export async function storedResults(db: Database): Promise<StoredResult[]> {
  const results: StoredResult[] = [];
  const all = await allVersions(db);
  for (const id of new Set(all.map(({ program_id }) => program_id))) {
    const versions = all.filter(({ program_id }) => program_id === id);
    const periods = await periodRows(db, id);
    const documentOf = (version: number) => versions.find((one) => one.version === version)!.document;
    for (const period of periods) {
      const rows = await calculatedRows(db, { programId: id, period: period.key }, { after: 0, limit: 1_000_000 });
      const told = await toldLines({ db, programId: id, periods, documentOf }, period, rows);
      for (const { partner_id, partner, first_counted_on } of rows) {
        const lines = told.get(partner_id)!;
        results.push({
          program: versions[0]!.slug,
          period: period.key,
          partner,
          firstCountedOn: first_counted_on,
          lines,
        });
      }
    }
  }
  return results;
}
