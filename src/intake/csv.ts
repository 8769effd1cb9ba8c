import { CsvError, type Options, Parser } from 'csv-parse';
import { LONGEST_RECORD } from './bytes.ts';
import { fileProblem } from './problems.ts';

/** A record and the line on which it begins. The cells are in the order of the header. */
export interface Rec<Cells> {
  readonly line: number;
  readonly cells: Cells;
}

export type Delimiter = ',' | ';' | '\t' | '|';

const MOST_COLUMNS = 500;
const BYTE_QUOTE = 34;

export interface CsvStart {
  readonly header: readonly string[];
  readonly delimiter: Delimiter;
  readonly detected: boolean;
  /** The records after the header, some thousand at a time. */
  readonly batches: AsyncGenerator<Rec<readonly string[]>[]>;
}

/** Reads a CSV's header; the records follow as they are asked for. A Problem where the file as a whole cannot be read. */
export async function openCsv(pieces: AsyncGenerator<Buffer>, declared?: Delimiter): Promise<CsvStart> {
  const start = await untilHeader(pieces);
  const delimiter = declared ?? delimiterOf(start.first);
  const batches = recordsOf(recordReader(delimiter), start.buffered, pieces);
  const first = await batches.next();
  const [header, ...rest] = first.done ? [] : first.value;
  if (!header) throw fileProblem('empty-file');
  checkHeader(header);
  return {
    header: header.cells.map((name) => name.trim()),
    delimiter,
    detected: declared === undefined,
    batches: afterHeader(rest, batches),
  };
}

async function* afterHeader(rest: Rec<readonly string[]>[], batches: AsyncGenerator<Rec<readonly string[]>[]>) {
  if (rest.length > 0) yield rest;
  yield* batches;
}

/** Buffers until the first line that says something is complete. */
async function untilHeader(pieces: AsyncGenerator<Buffer>): Promise<{ buffered: Buffer; first: string }> {
  let buffered: Buffer = Buffer.alloc(0);
  for (;;) {
    const next = await pieces.next();
    if (!next.done) buffered = buffered.length > 0 ? Buffer.concat([buffered, next.value]) : next.value;
    const first = firstLine(buffered, next.done === true);
    if (first !== undefined) return { buffered, first };
    if (next.done) throw fileProblem('empty-file');
    if (buffered.length > LONGEST_RECORD)
      throw fileProblem('record-too-long', { line: 1, params: { most: LONGEST_RECORD } });
  }
}

/** Newlines within quotation marks do not end it. */
function firstLine(buffered: Buffer, complete: boolean): string | undefined {
  let start = 0;
  let quoted = false;
  for (let at = 0; at < buffered.length; at += 1) {
    const byte = buffered[at];
    if (byte === BYTE_QUOTE) quoted = !quoted;
    if (byte !== 10 || quoted) continue;
    const line = buffered.toString('utf8', start, at);
    if (line.trim() !== '') return line;
    start = at + 1;
  }
  const last = buffered.toString('utf8', start);
  return complete && last.trim() !== '' ? last : undefined;
}

/** The one that makes most columns of the header; a header of one column needs none. */
function delimiterOf(header: string): Delimiter {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const counts = ([',', ';', '\t', '|'] as const)
    .map((delimiter) => ({ delimiter, count: bare.split(delimiter).length - 1 }))
    .sort((a, b) => b.count - a.count);
  const [best, next] = counts as [(typeof counts)[number], (typeof counts)[number]];
  if (best.count > 0 && best.count === next.count)
    throw fileProblem('no-delimiter', { line: 1, params: { header: header.trim().slice(0, 200) } });
  return best.delimiter;
}

export function checkHeader(header: Rec<readonly string[]>): void {
  const { line } = header;
  if (header.cells.length > MOST_COLUMNS)
    throw fileProblem('too-many-columns', { line, params: { most: MOST_COLUMNS } });
  const seen = new Set<string>();
  for (const cell of header.cells) {
    const name = cell.trim().toLowerCase();
    if (name !== '' && seen.has(name)) throw fileProblem('duplicate-column', { line, params: { column: cell.trim() } });
    seen.add(name);
  }
}

async function* recordsOf(read: RecordReader, buffered: Buffer, pieces: AsyncGenerator<Buffer>) {
  yield* filled(read(buffered, false));
  for await (const piece of pieces) yield* filled(read(piece, false));
  yield* filled(read(undefined, true));
}

function* filled<T>(batch: T[]): Generator<T[]> {
  if (batch.length > 0) yield batch;
}

type RecordReader = (piece: Buffer | undefined, end: boolean) => Rec<readonly string[]>[];

/** What the library's stream is made of: without the stream around it, records come at once and an error names its record. */
interface Machine {
  readonly info: { records: number };
  parse(piece: Buffer | undefined, end: boolean, push: (cells: string[]) => void, close: () => void): Error | undefined;
}

/**
 * Records of a piece of text at once. As long as there is no quotation mark and no line is long, a line is a record and is cut at its
 * delimiters, in a third of the library's time; from there on the library reads.
 */
function recordReader(delimiter: Delimiter): RecordReader {
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  let library: RecordReader | undefined;
  return (piece, end) => {
    if (library) return library(piece, end);
    const whole = rest.length === 0 ? (piece ?? rest) : piece ? Buffer.concat([rest, piece]) : rest;
    const until = end ? whole.length : whole.lastIndexOf(10) + 1;
    if (whole.includes(BYTE_QUOTE) || hasLongLine(whole)) {
      rest = Buffer.alloc(0);
      library = libraryReader(delimiter, line);
      return library(whole, end);
    }
    rest = whole.subarray(until);
    const batch: Rec<readonly string[]>[] = [];
    const lines = whole.toString('utf8', 0, until).split('\n');
    // What follows the last newline is the next line's beginning, or nothing.
    const last = lines.length - 1;
    for (const [at, text] of lines.entries()) {
      const record = at < last && text.endsWith('\r') ? text.slice(0, -1) : text;
      if (record !== '') batch.push({ line: line + at, cells: record.split(delimiter) });
    }
    line += last;
    return batch;
  };
}

/** So long that a record's limit may be near; the library counts. */
const LONG_LINE = LONGEST_RECORD / 10;

function hasLongLine(text: Buffer): boolean {
  for (let start = 0; text.length - start > LONG_LINE; ) {
    const next = text.lastIndexOf(10, start + LONG_LINE);
    if (next < start) return true;
    start = next + 1;
  }
  return false;
}

/** Keeps count of lines itself, as the library does so at twice the time. */
function libraryReader(delimiter: Delimiter, firstLine: number): RecordReader {
  const options: Options = {
    delimiter,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
  };
  const machine = (new Parser(options) as unknown as { api: Machine }).api;
  let line = firstLine;
  return (piece, end) => {
    const batch: Rec<readonly string[]>[] = [];
    const push = (cells: string[]) => {
      if (cells.length > 1 || cells[0] !== '') batch.push({ line, cells });
      line += 1 + newlinesIn(cells);
      // Held against the width of the first record, every other one would become an error with its stack: a hundred times the work.
      machine.info.records = 0;
    };
    const error = machine.parse(piece, end, push, () => {});
    if (error) throw problemOf(error, line);
    return batch;
  };
}

function newlinesIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

function problemOf(error: Error, line: number): Error {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return fileProblem('record-too-long', { line, params: { most: LONGEST_RECORD } });
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return fileProblem('quote-not-closed', { line });
  if (error.code === 'INVALID_OPENING_QUOTE' || error.code === 'CSV_INVALID_CLOSING_QUOTE')
    return fileProblem('stray-quote', { line });
  return error;
}
