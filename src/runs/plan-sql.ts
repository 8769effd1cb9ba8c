import { add, divide, type Exact, fraction, multiply, ZERO } from '../engine/exact.ts';
import type { MeasureRequest } from '../engine/measured.ts';
import { fromMicro } from '../engine/money.ts';
import { daysBetween } from '../engine/period.ts';
import { type Counting, countingOf, type Statement } from './counting-sql.ts';

/**
 * The columns of a statement in two levels: what each fact is worth to the requests, and those added up per partner and slot. So a field is read, a
 * condition tried and an amount converted once per fact, however many numbers come of it. The same text is selected once.
 */
export interface Columns {
  /** Of each fact: v0, v1 … */
  readonly values: readonly string[];
  /** Of all a partner's facts in a slot: c0, c1 … */
  readonly sums: readonly string[];
  value(text: string): string;
  sum(text: string): string;
}

export function columnsOf(): Columns {
  const [value, values] = numbered('v');
  const [sum, sums] = numbered('c');
  return { values, sums, value, sum };
}

function numbered(prefix: string): [add: (text: string) => string, texts: readonly string[]] {
  const texts: string[] = [];
  const names = new Map<string, string>();
  const add = (text: string) => {
    const name = names.get(text) ?? `${prefix}${texts.push(text) - 1}`;
    names.set(text, name);
    return name;
  };
  return [add, texts];
}

export type Row = Readonly<Record<string, string | bigint | number | null>> & {
  readonly partner_id: number;
  readonly slot: number;
};

type Answer = { value: Exact | null; facts: number; firstOn: string | null };

export interface Plan {
  readonly request: MeasureRequest;
  readonly counting: Counting;
  read(row: Row, distinct: bigint): Answer;
}

/** What a request needs of the grouped statement, and how its answer is read back. */
export function planOf(statement: Statement, request: MeasureRequest, columns: Columns): Plan {
  const { measure } = request;
  const counting = countingOf(statement, statement.fact, request);
  const value = columns.value(
    counting.counts === 'true' ? counting.value : `case when ${counting.counts} then ${counting.value} end`,
  );
  const facts = columns.sum(`count(${value})::int`);
  const first = columns.sum(`min(day) filter (where ${value} is not null)`);
  const head = (row: Row) => ({ facts: row[facts] as number, firstOn: row[first] as string | null });
  const plan = (read: Plan['read']): Plan => ({ request, counting, read });
  if (measure.sum !== undefined || measure.count !== undefined) {
    const total = totalOf(request, counting, value, columns);
    return plan((row) => ({ ...head(row), value: total(row) }));
  }
  if (measure.distinct !== undefined) return plan((row, distinct) => ({ ...head(row), value: fraction(distinct) }));
  return plan(extremeOf(request, value, columns, head));
}

/** The sum or the count, each part with its weight and share. */
function totalOf(
  { measure }: MeasureRequest,
  counting: Counting,
  value: string,
  columns: Columns,
): (row: Row) => Exact {
  const [of, unit] = measure.sum === undefined ? ['count', fraction] : ['sum', fromMicro];
  const parts = counting.parts.map(({ weight, routeBit, times }) => {
    const when = [
      ...(weight === undefined ? [] : [`${columns.value(counting.weight)} = ${weight}`]),
      ...(routeBit === undefined ? [] : [`${columns.value(counting.routes)} & ${routeBit} <> 0`]),
    ];
    const filter = when.length > 0 ? ` filter (where ${when.join(' and ')})` : '';
    return { column: columns.sum(`${of}(${value})${filter}`), times };
  });
  const [only] = parts;
  if (parts.length === 1 && only!.times.n === 1n && only!.times.d === 1n) {
    return (row) => unit(BigInt(row[only!.column] ?? 0));
  }
  return (row) =>
    parts.reduce((sum, { column, times }) => add(sum, multiply(unit(BigInt(row[column] ?? 0)), times)), ZERO);
}

/** Minimum, maximum, average and days between: null when nothing counts. */
function extremeOf(
  { measure }: MeasureRequest,
  value: string,
  columns: Columns,
  head: (row: Row) => { facts: number; firstOn: string | null },
): Plan['read'] {
  if (measure.days_between !== undefined) {
    const last = columns.sum(`max(day) filter (where ${value} is not null)`);
    return (row, dates) => {
      const { facts, firstOn } = head(row);
      const days = firstOn === null ? 0 : daysBetween(firstOn, row[last] as string);
      return { facts, firstOn, value: dates < 2n ? null : fraction(BigInt(days), dates - 1n) };
    };
  }
  const of = measure.average !== undefined ? 'sum' : measure.min !== undefined ? 'min' : 'max';
  const column = columns.sum(`${of}(${value})`);
  return (row, distinct) => {
    const { facts, firstOn } = head(row);
    if (facts === 0) return { facts, firstOn, value: null };
    const amount = fromMicro(BigInt(row[column]!));
    if (measure.average === undefined) return { facts, firstOn, value: amount };
    return { facts, firstOn, value: divide(amount, fraction(measure.per === undefined ? BigInt(facts) : distinct)) };
  };
}
