import { calculateAll, publish, type Taking, takeTable } from '../demo/take.ts';
import { saveCompany } from '../partners/company.ts';
import type { Store } from '../platform/database.ts';
import { adventureWorksTables } from './mapping.ts';
import { adventureWorksPrograms } from './programs.ts';
import { type ProgramSummary, summaries } from './sql.ts';

/** Imports AdventureWorks into an empty database, publishes its programs, calculates them, and says what they pay. */
export async function runAdventureWorks(
  store: Store,
  folder: string,
  taking: Taking,
): Promise<{ lines: number; programs: ProgramSummary[] }> {
  const { db } = store;
  await saveCompany(db, { name: 'AdventureWorks', baseCurrency: 'USD' });
  let lines = 0;
  for (const table of adventureWorksTables(folder)) lines += await takeTable(store, table, `${table.name}.csv`, taking);
  const programs: string[] = [];
  for (const { text } of adventureWorksPrograms(folder)) programs.push(await publish(db, text));
  await calculateAll(db, programs, taking);
  return { lines, programs: await summaries(db) };
}
