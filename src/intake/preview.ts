import type { Readable } from 'node:stream';
import { decimal } from '../engine/exact.ts';
import { microToText } from '../engine/money.ts';
import type { Clock } from '../platform/clock.ts';
import { utf8Pieces } from './bytes.ts';
import { openCsv, type Rec } from './csv.ts';
import { delimiterWarning, type ReadingOptions, settingOf, unusedWarning, type Warning } from './input.ts';
import { jsonLines } from './jsonl.ts';
import type { Remembered } from './mapping-sql.ts';
import { draftPlan, jsonPlanOf, type Plan, type PlannedColumn } from './plan.ts';
import { reasonOf } from './reasons.ts';
import type { Rejection } from './result.ts';
import type { Cell, ReadRow } from './rows.ts';
import type { ImportKind } from './schema.ts';
import { jsonCells, notAnObject, rowJudge } from './stage.ts';
import { openSheet } from './xlsx.ts';

export interface Preview {
  /** Every column of the file, and what it is taken for; null when it is not used. */
  readonly columns: readonly { readonly column: string; readonly field: string | null }[];
  /** What must be there and no column holds. */
  readonly missing: readonly string[];
  /** The first rows as they are understood: dates as ISO, decimals with a point. */
  readonly rows: readonly { readonly line: number; readonly values: Readonly<Record<string, string>> }[];
  /** What would be refused among these rows; whether partners and products exist is not asked. */
  readonly rejections: readonly Rejection[];
  readonly warnings: readonly Warning[];
  /** How a file with the same columns was read before; it was read so here where nothing else was declared. */
  readonly proposed?: Remembered | undefined;
}

type PreviewOptions = ReadingOptions & {
  readonly clock: Clock;
  readonly rows?: number | undefined;
  readonly remembered?: ((header: readonly string[]) => Promise<Remembered | undefined>) | undefined;
};

/** Reads the beginning of a file as an import would, and takes nothing in. A Problem where the file as a whole cannot be read. */
export async function previewStream(
  kind: ImportKind,
  input: Readable,
  options: PreviewOptions,
  company: { readonly timeZone: string },
): Promise<Preview> {
  const { clock, rows = 20, signal, encoding } = options;
  const setting = settingOf(options, company, clock);
  try {
    if (options.format === 'jsonl') {
      const plan = jsonPlanOf(kind, options.mapping ?? {}, setting);
      return jsonPreview(plan, await firstOf(jsonLines(utf8Pieces(input, { encoding, signal })), rows));
    }
    const csv = await openTable(input, options);
    const proposed = isDeclared(options) ? undefined : await options.remembered?.(csv.header);
    const reading = proposed ? settingOf({ ...options, ...proposed.locale }, company, clock) : setting;
    const mapping = proposed?.mapping ?? options.mapping ?? {};
    const { plan, missing } = draftPlan(kind, csv.header, mapping, reading);
    const judge = rowJudge({ plan, width: csv.header.length });
    const read = (await firstOf<readonly Cell[]>(csv.batches, rows)).map(({ line, cells }) => ({
      line,
      row: judge(cells),
    }));
    const columns = csv.header.map((column, index) => ({ column, field: fieldAt(plan, index) }));
    const { rows: first, rejections } = shown(plan, read);
    // What no column holds is said once, not for every row.
    const told = rejections.filter(({ code, column }) => code !== 'required' || !missing.includes(column ?? ''));
    return {
      columns,
      missing,
      rows: first,
      rejections: told,
      warnings: [...csv.warnings, ...unusedWarning(plan.unused)],
      proposed,
    };
  } finally {
    input.destroy();
  }
}

const isDeclared = ({ mapping, decimal, grouping, dates }: ReadingOptions): boolean =>
  mapping !== undefined || [decimal, grouping, dates].some((one) => one !== undefined);

interface Table {
  readonly header: readonly string[];
  readonly batches: AsyncIterable<Rec<readonly Cell[]>[]>;
  readonly warnings: readonly Warning[];
}

async function openTable(input: Readable, options: ReadingOptions): Promise<Table> {
  if (options.format === 'xlsx') return { ...(await openSheet(input, options)), warnings: [] };
  const csv = await openCsv(utf8Pieces(input, options), options.delimiter);
  return { ...csv, warnings: delimiterWarning(csv.delimiter, csv.detected) };
}

async function firstOf<T>(batches: AsyncIterable<Rec<T>[]>, most: number): Promise<Rec<T>[]> {
  const first: Rec<T>[] = [];
  for await (const batch of batches) {
    first.push(...batch.slice(0, most - first.length));
    if (first.length >= most) break;
  }
  return first;
}

const fieldAt = (plan: Plan, index: number): string | null =>
  plan.columns.find((column) => column.index === index)?.name ?? null;

function jsonPreview(plan: Plan, lines: readonly Rec<unknown>[]): Preview {
  const seen = { unknownKeys: new Set<string>() };
  const cellsOf = jsonCells(plan, seen);
  const judge = rowJudge({ plan, width: undefined });
  const found = new Set<PlannedColumn>();
  const read = lines.map(({ line, cells }) => {
    const row: readonly Cell[] | undefined = cellsOf(cells);
    plan.columns.forEach((column, index) => {
      if (row?.[index] !== undefined) found.add(column);
    });
    return { line, row: row ? judge(row) : notAnObject(cells) };
  });
  const columns = [
    ...[...found].map(({ label, name }) => ({ column: label, field: name })),
    ...[...seen.unknownKeys].map((column) => ({ column, field: null })),
  ];
  return { columns, missing: [], ...shown(plan, read), warnings: [] };
}

function shown(plan: Plan, read: readonly { line: number; row: ReadRow }[]): Pick<Preview, 'rows' | 'rejections'> {
  const rows = read.map(({ line, row }) => ({
    line,
    values: Object.fromEntries(
      plan.columns.flatMap((column, index) => {
        const value = row.values[index];
        return typeof value === 'string' ? [[column.name, understood(column, value)] as const] : [];
      }),
    ),
  }));
  const label = new Map(plan.columns.map((column) => [column.name, column.label]));
  const rejections = read.flatMap(({ line, row }) =>
    row.errors.map(({ column, value, code, params }) => ({
      line,
      column: column === null ? null : (label.get(column) ?? column),
      value,
      code,
      reason: reasonOf(code, params ?? {}, value),
    })),
  );
  return { rows, rejections };
}

function understood({ column }: PlannedColumn, value: string): string {
  if (column.type === 'number') return microToText(BigInt(value));
  return column.type === 'rate' ? decimal(BigInt(value), 9) : value;
}
