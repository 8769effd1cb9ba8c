import { add, divide, type Exact, fraction, multiply, ZERO } from '../engine/exact.ts';
import type { MeasureRequest } from '../engine/measured.ts';
import { fromMicro } from '../engine/money.ts';
import { daysBetween } from '../engine/period.ts';
import { type Counting, countingOf, type Statement } from './counting-sql.ts';

/**
 * The columns of a statement in three levels. Of each fact: which conditions hold, as bits, and its fields. Of a partner's facts in a slot for which the
 * same conditions hold: their number and each field added up. Of all of them: every request's own sum. So a field is read, a condition tried and an
 * amount converted once per fact, and added once per field, however many requests look at it. The same text is selected once.
 */
export interface Columns {
  /** Conditions, in masks of so many bits: m0, m1 … */
  readonly masks: readonly string[];
  /** What facts are kept apart by besides: k0, k1 … */
  readonly keys: readonly string[];
  /** Fields of each fact: x0, x1 … */
  readonly fields: readonly string[];
  /** Of facts that are alike: a0, a1 …; besides `n`, how many they are, and `day`, their first. */
  readonly parts: readonly string[];
  /** Of all a partner's facts in a slot: c0, c1 … */
  readonly sums: readonly string[];
  /** Where a condition holds, for the sums. */
  where(condition: string): string;
  key(text: string): string;
  field(text: string): string;
  part(text: string): string;
  sum(text: string): string;
}

const bitsPerMask = 62;

export function columnsOf(): Columns {
  const [bit, bits] = numbered('');
  const [key, keys] = numbered('k');
  const [field, fields] = numbered('x');
  const [part, parts] = numbered('a');
  const [sum, sums] = numbered('c');
  return {
    get masks() {
      const masks = Array.from({ length: Math.ceil(bits.length / bitsPerMask) }, (_, i) =>
        bits.slice(i * bitsPerMask, (i + 1) * bitsPerMask),
      );
      return masks.map((some) =>
        some.map((text, i) => `case when ${text} then ${1n << BigInt(i)} else 0 end::int8`).join(' | '),
      );
    },
    keys,
    fields,
    parts,
    sums,
    where(condition) {
      const place = Number(bit(condition));
      return `m${Math.floor(place / bitsPerMask)} & ${1n << BigInt(place % bitsPerMask)} <> 0`;
    },
    key,
    field,
    part,
    sum,
  };
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
  const holds = columns.where(counting.counts);
  const facts = columns.sum(`coalesce(sum(n) filter (where ${holds}), 0)::int`);
  const first = columns.sum(`min(day) filter (where ${holds})`);
  const head = (row: Row) => ({ facts: row[facts] as number, firstOn: row[first] as string | null });
  const plan = (read: Plan['read']): Plan => ({ request, counting, read });
  if (measure.sum !== undefined || measure.count !== undefined) {
    const total = totalOf(request, counting, holds, columns);
    return plan((row) => ({ ...head(row), value: total(row) }));
  }
  if (measure.distinct !== undefined) return plan((row, distinct) => ({ ...head(row), value: fraction(distinct) }));
  return plan(extremeOf(request, counting.value, holds, columns, head));
}

/** The sum or the count, each part with its weight and share. */
function totalOf(
  { measure }: MeasureRequest,
  counting: Counting,
  holds: string,
  columns: Columns,
): (row: Row) => Exact {
  const [of, unit] =
    measure.sum === undefined ? ['n', fraction] : [columns.part(`sum(${columns.field(counting.value)})`), fromMicro];
  const parts = counting.parts.map(({ weight, routeBit, times }) => {
    const when = [
      holds,
      ...(weight === undefined ? [] : [`${columns.key(counting.weight)} = ${weight}`]),
      ...(routeBit === undefined ? [] : [`${columns.key(counting.routes)} & ${routeBit} <> 0`]),
    ];
    return { column: columns.sum(`sum(${of}) filter (where ${when.join(' and ')})`), times };
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
  holds: string,
  columns: Columns,
  head: (row: Row) => { facts: number; firstOn: string | null },
): Plan['read'] {
  if (measure.days_between !== undefined) {
    const last = columns.sum(`max(${columns.part('max(day)')}) filter (where ${holds})`);
    return (row, dates) => {
      const { facts, firstOn } = head(row);
      const days = firstOn === null ? 0 : daysBetween(firstOn, row[last] as string);
      return { facts, firstOn, value: dates < 2n ? null : fraction(BigInt(days), dates - 1n) };
    };
  }
  const of = measure.average !== undefined ? 'sum' : measure.min !== undefined ? 'min' : 'max';
  const column = columns.sum(`${of}(${columns.part(`${of}(${columns.field(value)})`)}) filter (where ${holds})`);
  return (row, distinct) => {
    const { facts, firstOn } = head(row);
    if (facts === 0) return { facts, firstOn, value: null };
    const amount = fromMicro(BigInt(row[column]!));
    if (measure.average === undefined) return { facts, firstOn, value: amount };
    return { facts, firstOn, value: divide(amount, fraction(measure.per === undefined ? BigInt(facts) : distinct)) };
  };
}
