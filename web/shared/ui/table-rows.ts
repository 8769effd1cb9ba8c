import { compare, exact } from '../../../src/engine/exact.ts';
import type { TableView } from './table-address.ts';

/*
 * Rows are sorted and filtered in slices of a few milliseconds, so that a hundred thousand of them leave the screen free to scroll and to
 * type meanwhile. Numbers are exact texts: compared as floats first, and exactly where the floats cannot tell.
 */

export type ColumnKind = 'text' | 'number' | 'date';

export interface Sortable<Row> {
  readonly id: string;
  readonly kind?: ColumnKind;
  /** What the column sorts, filters and searches by; a number as exact decimal text. */
  readonly value: (row: Row) => string | null;
  /** Of a cell that holds several: a filter wants one of them. */
  readonly values?: (row: Row) => readonly string[];
}

/** Lets whatever waits go first; false when somebody meanwhile wants other rows. */
export type Pause = () => Promise<boolean>;

const sliceMs = 8;

/** Work in slices: after each, the browser may draw. */
function inSlices(pause: Pause): { turn: () => boolean; rest: () => Promise<boolean> } {
  let started = performance.now();
  let steps = 0;
  return {
    // Asking for the time is dearer than a comparison.
    turn: () => (++steps & 255) === 0 && performance.now() - started > sliceMs,
    rest: async () => {
      const goesOn = await pause();
      started = performance.now();
      return goesOn;
    },
  };
}

/** The rows that fit, in the order asked for, or undefined when they were no longer wanted. */
export async function arrange<Row>(
  rows: readonly Row[],
  columns: readonly Sortable<Row>[],
  view: TableView,
  language: string,
  pause: Pause,
): Promise<readonly Row[] | undefined> {
  const slices = inSlices(pause);
  const fits = fitting(columns, view, language);
  let found = rows;
  if (fits) {
    const fit: Row[] = [];
    for (const row of rows) {
      if (fits(row)) fit.push(row);
      if (slices.turn() && !(await slices.rest())) return undefined;
    }
    found = fit;
  }
  const column = columns.find(({ id }) => id === view.sort.replace(/^-/, ''));
  if (!column) return found;
  return sorted(found, column, view.sort.startsWith('-'), language, slices);
}

/** Whether a row fits what is looked for; undefined when every row does. */
function fitting<Row>(columns: readonly Sortable<Row>[], view: TableView, language: string) {
  const q = view.q.trim().toLocaleLowerCase(language);
  const wanted = columns.filter(({ id }) => view.where[id]);
  if (!q && wanted.length === 0) return undefined;
  const tests = wanted.map((column) => {
    const fits = column.kind === 'text' || !column.kind ? undefined : within(column.kind, view.where[column.id]!);
    return (row: Row) => {
      if (column.values) return column.values(row).includes(view.where[column.id]!);
      const value = column.value(row);
      return fits ? value !== null && fits(value) : value === view.where[column.id];
    };
  });
  return (row: Row) =>
    tests.every((test) => test(row)) &&
    (!q || columns.some(({ value }) => (value(row) ?? '').toLocaleLowerCase(language).includes(q)));
}

/** `from..to`; either end may be missing, and is ignored while it is not yet a number. */
function within(kind: 'number' | 'date', range: string): (value: string) => boolean {
  const [from, to] = range.split('..').map((end) => (kind === 'number' && !isNumber(end) ? '' : end));
  const order = kind === 'number' ? exactly : (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return (value) => (!from || order(value, from) >= 0) && (!to || order(value, to) <= 0);
}

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);
const exactly = (a: string, b: string): number => compare(exact(a), exact(b));

interface Keyed<Row> {
  readonly row: Row;
  readonly text: string | null;
  readonly float: number;
}

async function sorted<Row>(
  rows: readonly Row[],
  column: Sortable<Row>,
  isDown: boolean,
  language: string,
  slices: ReturnType<typeof inSlices>,
): Promise<readonly Row[] | undefined> {
  let from: Keyed<Row>[] = [];
  for (const row of rows) {
    const text = column.value(row);
    from.push({ row, text, float: column.kind === 'number' && text !== null ? Number(text) : 0 });
    if (slices.turn() && !(await slices.rest())) return undefined;
  }
  const order = orderOf<Row>(column.kind ?? 'text', isDown ? -1 : 1, language);
  // Merged from below, pair by pair: this can stop after any row, which the array's own sort cannot.
  for (let width = 1; width < from.length; width *= 2) {
    const to: Keyed<Row>[] = [];
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let left = start;
      let right = middle;
      while (left < middle || right < end) {
        const takesLeft = right >= end || (left < middle && order(from[left]!, from[right]!) <= 0);
        to.push(from[takesLeft ? left++ : right++]!);
        if (slices.turn() && !(await slices.rest())) return undefined;
      }
    }
    from = to;
  }
  return from.map(({ row }) => row);
}

/** Rows without a value come last, whichever way. */
function orderOf<Row>(kind: ColumnKind, way: 1 | -1, language: string): (a: Keyed<Row>, b: Keyed<Row>) => number {
  const { compare: inLanguage } = new Intl.Collator(language, { numeric: true });
  const byKind: Record<ColumnKind, (a: Keyed<Row>, b: Keyed<Row>) => number> = {
    text: (a, b) => inLanguage(a.text!, b.text!),
    date: (a, b) => (a.text! < b.text! ? -1 : Number(a.text! > b.text!)),
    number: (a, b) => a.float - b.float || (a.text === b.text ? 0 : exactly(a.text!, b.text!)),
  };
  const order = byKind[kind];
  return (a, b) => {
    if (a.text === null || b.text === null) return Number(a.text === null) - Number(b.text === null);
    return way * order(a, b);
  };
}
