import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export type Row = Readonly<Record<string, string>>;

/** The folder with AdventureWorks' CSV files under the folder with real data, or undefined when they are not there. */
export function findAdventureWorks(data: string): string | undefined {
  const folder = join(data, 'adventureworks');
  return existsSync(join(folder, 'FactResellerSales.csv')) ? folder : undefined;
}

/** All rows of one of its tables, by column name, as the texts that they are. */
export function readTable(folder: string, name: string): Row[] {
  return parse(readFileSync(join(folder, `${name}.csv`)), { columns: true, bom: true, relax_quotes: true }) as Row[];
}

/** A table of the operational database: tab-separated, without a header. */
export function readTabbed(folder: string, name: string): string[][] {
  const text = readFileSync(join(folder, `${name}.csv`), 'utf8');
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}
