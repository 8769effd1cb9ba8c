import { once } from 'node:events';
import { Readable } from 'node:stream';
import { readSheet } from 'read-excel-file/node';
import { pack, unpack, ZipError } from '../platform/zip.ts';
import { checkHeader, type Rec } from './csv.ts';
import type { RefusedValue } from './jsonl.ts';
import { fileProblem } from './problems.ts';
import { type ExactNumber, writtenNumber } from './written-number.ts';

/** A workbook is read as a whole: more than this goes as CSV, which streams. */
const MOST_BYTES = 20_000_000;
const MOST_UNPACKED = 100_000_000;
const MOST_ROWS = 200_000;
const MOST_COLUMNS = 500;
const MOST_CELLS = 10_000_000;

export interface SheetOptions {
  /** Its name; the first one otherwise. */
  readonly sheet?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

type SheetCell = string | ExactNumber | RefusedValue;

export interface SheetStart {
  readonly header: readonly string[];
  readonly batches: AsyncGenerator<Rec<readonly SheetCell[]>[]>;
}

/** Reads a sheet of a workbook: the first row that says something names the columns. A Problem where it cannot be read as a whole. */
export async function openSheet(input: Readable, options: SheetOptions): Promise<SheetStart> {
  const rows = await rowsOf(await checked(await bytesOf(input, options)), options.sheet);
  const first = rows.findIndex((row) => row.some((cell) => cell !== null));
  if (first < 0) throw fileProblem('empty-file');
  const titles = rows[first]!;
  const width = titles.findLastIndex((cell) => cell !== null) + 1;
  const header = titles.slice(0, width).map((cell) => textOf(cell).trim());
  checkHeader({ line: first + 1, cells: header });
  return { header, batches: records(rows, first + 1, width) };
}

async function* records(rows: readonly Found[][], start: number, width: number) {
  for (let at = start; at < rows.length; at += 2000) {
    const batch: Rec<readonly SheetCell[]>[] = [];
    for (const [index, row] of rows.slice(at, at + 2000).entries()) {
      const last = row.findLastIndex((cell) => cell !== null && cell !== '');
      // A row with values beyond the last name is seen to be wider than the header.
      const cells = row.slice(0, Math.max(width, last + 1)).map(cellOf);
      while (cells.length < width) cells.push('');
      if (last >= 0) batch.push({ line: at + index + 1, cells });
    }
    if (batch.length > 0) yield batch;
    // Other requests have their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function bytesOf(input: Readable, { signal, onBytes }: SheetOptions): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of input) {
    signal?.throwIfAborted();
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : (piece as Buffer);
    length += bytes.length;
    if (length > MOST_BYTES) throw fileProblem('workbook-too-large', { params: { most: MOST_BYTES / 1e6 } });
    onBytes?.(bytes.length);
    pieces.push(bytes);
  }
  if (length === 0) throw fileProblem('empty-file');
  return Buffer.concat(pieces);
}

/** The same workbook, of which size and shape are known, without what is not read. */
async function checked(workbook: Buffer): Promise<Buffer> {
  const files = filesOf(workbook);
  if (!files.has('xl/workbook.xml')) throw fileProblem('no-workbook');
  for (const [name, content] of files) {
    if (!/worksheets\//i.test(name)) continue;
    const sheet = content.toString('utf8');
    checkShape(sheet);
    files.set(name, Buffer.from(withErrors(sheet)));
  }
  const pieces: Buffer[] = [];
  for await (const piece of pack([...files].map(([name, content]) => ({ name, content: [content] }))))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

function filesOf(workbook: Buffer): Map<string, Buffer> {
  try {
    return unpack(
      workbook,
      (name) => /^xl\/[^:]*\.(xml|rels)$/i.test(name) && !/media|drawing|chart|theme|vba/i.test(name),
      MOST_UNPACKED,
    );
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    if (error.reason === 'broken') throw fileProblem('no-workbook');
    throw fileProblem('workbook-too-large', { params: { most: MOST_BYTES / 1e6 } });
  }
}

/** A cell that stands far away makes a sheet that is large and empty: rows and columns are counted before any is made. */
function checkShape(sheet: string): void {
  let [rows, columns, inRow] = [0, 0, 0];
  for (const [, tag, attributes] of sheet.matchAll(/<(?:\w+:)?(row|c)(\s(?:"[^"]*"|'[^']*'|[^>"'])*|\/)?>/g)) {
    const place = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes ?? '');
    const name = place?.[1] ?? place?.[2];
    if (name !== undefined && !/^([A-Z]{1,3})?\d{1,7}$/.test(name)) throw fileProblem('no-workbook');
    if (tag === 'row') inRow = 0;
    else inRow += 1;
    const row = name === undefined ? rows + (tag === 'row' ? 1 : 0) : Number(name.replace(/^[A-Z]+/, ''));
    rows = Math.max(rows, row);
    columns = Math.max(columns, inRow, tag === 'c' && name !== undefined ? columnOf(name) + 1 : 0);
    if (rows > MOST_ROWS || columns > MOST_COLUMNS || rows * columns > MOST_CELLS)
      throw fileProblem('sheet-too-large', { params: { rows: MOST_ROWS, columns: MOST_COLUMNS } });
  }
}

const ATTRIBUTES = `(?:\\s(?:"[^"]*"|'[^']*'|[^>"'])*)?`;
const WITHOUT_VALUE = new RegExp(
  `<((?:\\w+:)?)c(${ATTRIBUTES})>\\s*<\\1f(?:${ATTRIBUTES}(?<=/)>|${ATTRIBUTES}>[^<]*</\\1f>)\\s*</\\1c>`,
  'g',
);
const ERROR =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)$/;

/** Errors, and formulas that were never calculated, would be read as empty: they are made texts, which are refused. */
function withErrors(sheet: string): string {
  const typed = (attributes: string, type: string) => attributes.replace(/\st\s*=\s*(?:"[^"]*"|'[^']*')/, '') + type;
  return sheet
    .replace(/<((?:\w+:)?)c(\s[^>]*?)\st\s*=\s*(?:"e"|'e')/g, '<$1c$2 t="str"')
    .replace(
      WITHOUT_VALUE,
      (_all, prefix: string, attributes: string) =>
        `<${prefix}c${typed(attributes, ' t="str"')}><${prefix}v>#CALC!</${prefix}v></${prefix}c>`,
    );
}

const columnOf = (name: string): number =>
  [...name.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

type Found = string | boolean | Date | ExactNumber | null;

async function rowsOf(workbook: Buffer, sheet: string | undefined): Promise<Found[][]> {
  const input = Readable.from([workbook], { objectMode: false });
  try {
    const options = { parseNumber: (text: string): ExactNumber => ({ exact: writtenNumber(text) }), trim: false };
    return (await readSheet(input, sheet ?? 1, options)) as unknown as Found[][];
  } catch (error) {
    const { name, sheets } = error as Error & { sheets?: string[] };
    if (name === 'SheetNotFoundError')
      throw fileProblem('no-such-sheet', {
        params: { sheet: sheet ?? '1', sheets: (sheets ?? []).join(', ').slice(0, 300) },
      });
    throw fileProblem('no-workbook');
  } finally {
    if (!input.destroyed) input.destroy();
    if (!input.closed) await once(input, 'close');
  }
}

const textOf = (cell: Found): string => {
  const read = cellOf(cell);
  if (typeof read === 'string') return read;
  return 'exact' in read ? read.exact : read.shown;
};

function cellOf(cell: Found): SheetCell {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return String(cell);
  // A cell's moment has no time zone: its day is the day.
  if (cell instanceof Date) return new Date(cell.getTime() + 500).toISOString().slice(0, 10);
  return typeof cell === 'string' && ERROR.test(cell) ? { code: 'cell-error', shown: cell } : cell;
}
