import { split as divide } from '../engine/money.ts';
import { columnsOf } from './columns.ts';
import type { RefusedValue } from './jsonl.ts';
import { neededGroups, type Plan, type PlannedColumn } from './plan.ts';
import { type Refusal, readSplit, type Share } from './readers.ts';
import type { ImportKind } from './schema.ts';
import type { ExactNumber } from './written-number.ts';

/** Why a row, or a value in it, is refused. */
export interface RowError {
  /** Our name of the column. */
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A value as the file holds it; undefined when a JSON object lacks the key. */
export type Cell = string | undefined | RefusedValue | ExactNumber;

/** What a row says, in the order of the plan's columns; null when it says nothing. */
export interface ReadRow {
  readonly values: readonly (string | null)[];
  readonly errors: readonly RowError[];
}

const LONGEST_SHOWN = 200;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these cannot be stored
const UNSTORABLE = /[\u0000-\u001f\u007f]|\p{Surrogate}/gu;

/** A value for a person to recognise: shortened, without what cannot be shown. */
export const shownValue = (value: string): string => value.slice(0, LONGEST_SHOWN).replace(UNSTORABLE, '\ufffd');

const errorOf = (column: PlannedColumn, value: string, { code, params }: Refusal): RowError => ({
  column: column.name,
  value: shownValue(value),
  code,
  ...(params ? { params } : {}),
});

/** A reader of rows: reads every value, then judges the row as a whole. */
export function rowReader(plan: Plan): (cells: readonly Cell[]) => ReadRow {
  const { columns } = plan;
  const missing = missingIn(plan);
  return (cells) => {
    const values: (string | null)[] = [];
    const errors: RowError[] = [];
    for (const column of columns) {
      const cell = column.index === undefined ? column.constant : cells[column.index];
      let value: string | null = null;
      if (typeof cell === 'string') {
        const text = cell.trim();
        const read = text === '' ? null : column.read(text);
        if (typeof read === 'string') value = read;
        else if (read !== null) errors.push(errorOf(column, text, read));
      } else if (cell !== undefined && 'exact' in cell) {
        const read = column.readExact(cell.exact);
        if (typeof read === 'string') value = read;
        else errors.push(errorOf(column, cell.exact, read));
      } else if (cell !== undefined) {
        errors.push(errorOf(column, cell.shown, cell));
      }
      values.push(value);
    }
    missing(values, errors);
    return { values, errors };
  };
}

/** Adds an error for each value that must be there and is not; a value that is wrong is there. */
function missingIn(plan: Plan): (values: readonly (string | null)[], errors: RowError[]) => void {
  const place = (name: string) => plan.columns.findIndex((column) => column.name === name);
  const needed = neededGroups(plan.kind).map((group) => ({
    group,
    places: group.map(place).filter((at) => at >= 0),
  }));
  return (values, errors) => {
    for (const { group, places } of needed) {
      if (places.some((at) => values[at] !== null)) continue;
      if (errors.some((error) => group.includes(error.column ?? ''))) continue;
      errors.push({ column: group[0]!, value: null, code: 'required' });
    }
  };
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value as COPY reads it. */
const escaped = (value: string | null): string => {
  if (value === null) return '\\N';
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code === 92 || code < 32) return value.replace(/[\\\t\n\r]/g, (mark) => escapes[mark]!);
  }
  return value;
};

/** The lines that COPY takes for one row, and whether the row is refused. */
export type StagedLines = { text: string; refused: boolean };
export type RowWriter = (line: number, row: ReadRow) => StagedLines;

/** Columns of `staged_row` in the order of {@link attributeWriter}. */
export const attributeColumns = ['line', 'rejection', 'data'] as const;

/** Rows of partners, products, customers, rates and goals: what is given, as JSON. A key that the row lacks is left out. */
export function attributeWriter(plan: Plan): (line: number, row: ReadRow, cells: readonly Cell[]) => StagedLines {
  return (line, row, cells) => {
    if (row.errors.length > 0) return { text: `${line}\t${escaped(JSON.stringify(row.errors))}\t\\N\n`, refused: true };
    const data: Record<string, unknown> = {};
    for (let index = 0; index < plan.columns.length; index += 1) {
      const { name, column, index: place } = plan.columns[index]!;
      if (place !== undefined && cells[place] === undefined) continue;
      const value = row.values[index]!;
      data[name] = column.type === 'tags' ? tagsOf(value) : value;
    }
    return { text: `${line}\t\\N\t${escaped(JSON.stringify(data))}\n`, refused: false };
  };
}

const tagsOf = (value: string | null): string[] => [
  ...new Set(
    (value ?? '')
      .split(';')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];

/** A fact as it is staged, or the part of it of one of the partners that share it. */
export interface StagedFact {
  readonly part: number;
  readonly parts: number;
  readonly shared: boolean;
  /** Null for a correction: it comes after what it corrects. */
  readonly depth: 0 | null;
  readonly share_micro: bigint | null;
  /** In the order of {@link ownColumns}. */
  readonly values: readonly (string | null)[];
}

/** The facts of a row, none when it is refused. */
export type RowFacts = { readonly facts: readonly StagedFact[]; readonly errors: readonly RowError[] };

const ownNames = (kind: ImportKind): string[] => Object.keys(columnsOf[kind]).filter((name) => name !== 'split');

/** What a source's facts say themselves, by the names of `staged_fact`. */
export const ownColumns = (kind: ImportKind): string[] =>
  ownNames(kind).map((name) => columnsOf[kind][name]!.stored ?? name);

/** Columns of `staged_fact` in the order of {@link factWriter}. */
export const factColumns = (kind: ImportKind): string[] => [
  ...['line', 'part', 'parts', 'shared', 'depth', 'rejection', 'share_micro'],
  ...ownColumns(kind),
];

/** A reader of facts: one per row, or one per partner that shares it, whose parts add up to the whole. */
export function factReader(plan: Plan): (row: ReadRow) => RowFacts {
  const names = ownNames(plan.kind);
  const place = (name: string) => plan.columns.findIndex((column) => column.name === name);
  const places = names.map(place);
  const [splitAt, partnerAt, correctsAt] = [place('split'), place('partner'), place('corrects')];
  const isStatus = names.map((name) => name === 'customer_status' || name === 'product_status');
  const divided = new Set(names.flatMap((name, at) => (['amount', 'quantity', 'cost'].includes(name) ? [at] : [])));
  return (row) => {
    // A row that is no object has no values at all.
    const split = row.values[splitAt] ?? null;
    const shares = split === null ? undefined : (readSplit(split, plan.locale) as readonly Share[]);
    const errors =
      shares && partnerAt >= 0
        ? withPartnerIn(row, shares, plan.columns[partnerAt]!, row.values[partnerAt]!)
        : row.errors;
    if (errors.length > 0) return { facts: [], errors };
    const depth = correctsAt >= 0 && row.values[correctsAt] !== null ? null : 0;
    const values = places.map((at, column) => {
      const value = at < 0 ? null : row.values[at]!;
      return isStatus[column] && value !== null ? (value === 'new' ? 't' : 'f') : value;
    });
    const whole: StagedFact = { part: 1, parts: 1, shared: false, depth, share_micro: null, values };
    return { facts: shares ? partsOf(whole, shares, divided, names.indexOf('partner')) : [whole], errors };
  };
}

/** Rows of facts as COPY takes them. */
export function factWriter(plan: Plan): RowWriter {
  const read = factReader(plan);
  const empty = '\t\\N'.repeat(ownNames(plan.kind).length);
  return (line, row) => {
    const { facts, errors } = read(row);
    if (errors.length > 0)
      return { text: `${line}\t1\t1\tf\t0\t${escaped(JSON.stringify(errors))}\t\\N${empty}\n`, refused: true };
    let text = '';
    for (const { part, parts, shared, depth, share_micro, values } of facts) {
      text += `${line}\t${part}\t${parts}\t${shared ? 't' : 'f'}\t${depth ?? '\\N'}\t\\N\t${share_micro ?? '\\N'}`;
      for (const value of values) text += `\t${escaped(value)}`;
      text += '\n';
    }
    return { text, refused: false };
  };
}

function withPartnerIn(
  row: ReadRow,
  shares: readonly Share[],
  column: PlannedColumn,
  partner: string | null,
): readonly RowError[] {
  if (partner === null || shares.some((share) => share.partner === partner)) return row.errors;
  return [...row.errors, errorOf(column, partner, { code: 'split-partner' })];
}

function partsOf(
  whole: StagedFact,
  shares: readonly Share[],
  divided: ReadonlySet<number>,
  partnerAt: number,
): StagedFact[] {
  const weights = shares.map((share) => share.shareMicro);
  const parts = whole.values.map((value, at) =>
    divided.has(at) && value !== null ? divide(BigInt(value), weights) : undefined,
  );
  return shares.map(({ partner, shareMicro }, index) => ({
    ...whole,
    part: index + 1,
    parts: shares.length,
    shared: true,
    share_micro: shares.length === 1 ? null : shareMicro,
    values: whole.values.map((value, at) => (at === partnerAt ? partner : (parts[at]?.[index]?.toString() ?? value))),
  }));
}
