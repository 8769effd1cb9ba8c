import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Options } from './options.ts';

/** One comparison. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly against: string;
  readonly ratio: string;
  /** What the ratio should be; empty where it only informs. */
  readonly bar: string;
  /** Peak resident memory in MB, where there is one to tell. */
  readonly peak: number | undefined;
  readonly theirPeak?: number | undefined;
}

const heads = ['what', 'ours', 'against', 'ratio', 'bar', 'our peak', 'their peak'];

export function tableOf(rows: readonly Row[]): string {
  const megabytes = (peak: number | undefined) => (peak === undefined ? '' : `${peak} MB`);
  const cells = rows.map((row) => [
    row.what,
    row.ours,
    row.against,
    row.ratio,
    row.bar,
    megabytes(row.peak),
    megabytes(row.theirPeak),
  ]);
  const widths = heads.map((head, i) => Math.max(head.length, ...cells.map((row) => row[i]!.length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(heads), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...cells.map(line)].join('\n');
}

/** Where and how the table came about. */
export function headOf({ lines, partners, repeat, sales }: Options): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${lines.toLocaleString('en')} sale lines, ${partners.toLocaleString('en')} partners; medians of ${repeat}, ${sales} sales through the API; ${day}, ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memory} GB, Node ${process.versions.node}.`;
}

const mark = (lines: number, end = '') => `<!-- ${end}table of ${lines} lines -->`;

/** Puts the table into a file: in the place of the one of the same size, or at the end. */
export function writeTable(file: string, options: Options, text: string): void {
  const before = readFileSync(file, 'utf8');
  const [start, end] = [mark(options.lines), mark(options.lines, 'end of ')];
  const block = `${start}\n\n${text}\n\n${end}`;
  const [from, to] = [before.indexOf(start), before.indexOf(end)];
  const after =
    from >= 0 && to > from
      ? before.slice(0, from) + block + before.slice(to + end.length)
      : `${before.trimEnd()}\n\n${block}\n`;
  writeFileSync(file, after);
}

/** Three digits that count. */
export function short(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}

export const seconds = (value: number): string => (value < 1 ? `${short(value * 1000)} ms` : `${short(value)} s`);
export const rate = (perSecond: number): string => `${short(perSecond)} lines/s`;
