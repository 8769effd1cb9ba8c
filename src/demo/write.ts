import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DemoTable } from './tables.ts';

export type DemoFormat = 'csv' | 'jsonl';

const ROWS_PER_CHUNK = 1000;

/** A table as text, a thousand rows at a time, so that ten million lines need no memory. */
export function* textOf(table: DemoTable, format: DemoFormat): Generator<string> {
  const line = format === 'csv' ? csvLine : jsonLine(table.columns);
  let chunk = format === 'csv' ? csvLine(table.columns) : '';
  let rows = 0;
  for (const row of table.rows()) {
    chunk += line(row);
    rows += 1;
    if (rows % ROWS_PER_CHUNK === 0) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk) yield chunk;
}

/** The table as a stream of bytes, as a file would be read. */
export function streamOf(table: DemoTable, format: DemoFormat = 'csv'): Readable {
  return Readable.from(bytes(table, format), { objectMode: false });
}

function* bytes(table: DemoTable, format: DemoFormat): Generator<Buffer> {
  for (const text of textOf(table, format)) yield Buffer.from(text);
}

/** Writes each table to `folder`, made when absent, and returns the files' paths. */
export async function writeTables(tables: readonly DemoTable[], folder: string, format: DemoFormat): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const table of tables) {
    const path = join(folder, `${table.name}.${format}`);
    await pipeline(streamOf(table, format), createWriteStream(path));
    paths.push(path);
  }
  return paths;
}

function csvLine(row: readonly string[]): string {
  let line = '';
  for (let index = 0; index < row.length; index += 1) {
    const value = row[index]!;
    if (index > 0) line += ',';
    line += /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  }
  return `${line}\n`;
}

/** Empty values are left out. */
const jsonLine = (columns: readonly string[]) => (row: readonly string[]) =>
  `${JSON.stringify(Object.fromEntries(columns.map((column, index) => [column, row[index]!] as const).filter(([, value]) => value !== '')))}\n`;
