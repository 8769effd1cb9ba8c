import { add, divide, type Exact, fraction, multiply, ZERO } from '../engine/exact.ts';
import type { MeasureRequest } from '../engine/measured.ts';
import { fromMicro } from '../engine/money.ts';
import { daysBetween } from '../engine/period.ts';
import { type Counting, countingOf, type Statement } from './counting-sql.ts';

/** Columns of a statement; the same text is selected once. */
export interface Columns {
  readonly texts: string[];
  add(text: string): string;
}

export function columnsOf(): Columns {
  const texts: string[] = [];
  const places = new Map<string, number>();
  return {
    texts,
    add(text) {
      let place = places.get(text);
      if (place === undefined) {
        place = texts.push(text) - 1;
        places.set(text, place);
      }
      return `c${place}`;
    },
  };
}

export type Row = Readonly<Record<string, string | bigint | null>> & { readonly partner_id: number };

export interface Plan {
  readonly request: MeasureRequest;
  readonly counting: Counting;
  read(row: Row, distinct: bigint): { value: Exact | null; facts: number; firstOn: string | null };
}

/** What a request needs of the grouped statement, and how its answer is read back. */
export function planOf(statement: Statement, request: MeasureRequest, columns: Columns): Plan {
  const { measure } = request;
  const counting = countingOf(statement, statement.fact, request);
  const counted = counting.counts;
  const filter = `filter (where ${counted})`;
  const facts = columns.add(`count(*) ${filter}`);
  const first = columns.add(`min(${statement.fact.name}.occurred_on) ${filter}`);
  const head = (row: Row) => ({ facts: Number(row[facts]), firstOn: row[first] as string | null });
  if (measure.sum !== undefined || measure.count !== undefined) {
    const parts = counting.parts.map(({ when, times }) => {
      const of = measure.sum === undefined ? 'count(*)' : `sum(${counting.value})`;
      return { column: columns.add(`${of} filter (where ${[counted, ...when].join(' and ')})`), times };
    });
    const unit = measure.sum === undefined ? fraction : fromMicro;
    return {
      request,
      counting,
      read: (row) => ({
        ...head(row),
        value: parts.reduce(
          (sum, { column, times }) => add(sum, multiply(unit(BigInt(row[column] ?? 0)), times)),
          ZERO,
        ),
      }),
    };
  }
  if (measure.distinct !== undefined) {
    return { request, counting, read: (row, distinct) => ({ ...head(row), value: fraction(distinct) }) };
  }
  return { request, counting, read: extremePlan(statement, request, counting, filter, columns, head) };
}

/** Minimum, maximum, average and days between: null when nothing counts. */
function extremePlan(
  statement: Statement,
  { measure }: MeasureRequest,
  { value }: Counting,
  filter: string,
  columns: Columns,
  head: (row: Row) => { facts: number; firstOn: string | null },
): Plan['read'] {
  if (measure.days_between !== undefined) {
    const last = columns.add(`max(${statement.fact.name}.occurred_on) ${filter}`);
    return (row, dates) => {
      const { facts, firstOn } = head(row);
      const days = firstOn === null ? 0 : daysBetween(firstOn, row[last] as string);
      return { facts, firstOn, value: dates < 2n ? null : fraction(BigInt(days), dates - 1n) };
    };
  }
  const of = measure.average !== undefined ? 'sum' : measure.min !== undefined ? 'min' : 'max';
  const column = columns.add(`${of}(${value}) ${filter}`);
  return (row, distinct) => {
    const { facts, firstOn } = head(row);
    if (facts === 0) return { facts, firstOn, value: null };
    const amount = fromMicro(BigInt(row[column]!));
    if (measure.average === undefined) return { facts, firstOn, value: amount };
    return { facts, firstOn, value: divide(amount, fraction(measure.per === undefined ? BigInt(facts) : distinct)) };
  };
}
