import fc, { type Arbitrary } from 'fast-check';
import { type FieldType, fields, partnerTypes, type Source, sources } from '../../src/engine/fact.ts';
import { dateOf, dayNumber } from '../../src/engine/period.ts';
import type { Condition, CreditTo, FieldTest, Measure, SimpleMeasure } from '../../src/engine/program.ts';
import { firstDay, lastDay, pools } from './pools.ts';

/*
 * Random measures that mean something: the fields exist, their types fit, and the values come from the same pools as those of random facts.
 */

/** A decimal as text, between two whole numbers, with up to `decimals` decimals: "12", "12.50", "-3.1". */
export function decimalText(min: number, max: number, decimals = 2): Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min, max: max - 1 }), fc.integer({ min: 0, max: decimals }))
    .chain(([whole, digits]) =>
      digits === 0
        ? fc.constant(String(whole))
        : fc.integer({ min: 0, max: 10 ** digits - 1 }).map((part) => `${whole}.${String(part).padStart(digits, '0')}`),
    );
}

/** A part: "2%", "12.5%", "0.02" or "1/3". */
export const partText: Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: decimalText(0, 60, 2).map((text) => `${text}%`) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 99 }).map((n) => `0.${String(n).padStart(2, '0')}`) },
  { weight: 1, arbitrary: fc.constantFrom('1/3', '1/8', '2/7') },
);

export const day: Arbitrary<string> = fc.integer({ min: dayNumber(firstDay), max: dayNumber(lastDay) }).map(dateOf);

const optional = <T>(arbitrary: Arbitrary<T>): Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

/** Now and then: what narrows a program, so that most facts still count. */
export const seldom = <T>(arbitrary: Arbitrary<T>): Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** The record without the keys that are undefined, so that it is the same after JSON. */
export function record<T extends Record<string, Arbitrary<unknown>>>(
  shape: T,
): Arbitrary<{ [K in keyof T]: T[K] extends Arbitrary<infer V> ? Exclude<V, undefined> : never }> {
  return fc
    .record(shape)
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined))) as never;
}

export { optional };

export function fieldsOf(source: Source, ...types: FieldType[]): string[] {
  return Object.entries(fields[source])
    .filter(([, field]) => types.includes(field.type))
    .map(([name]) => name);
}

const poolOf = (field: string): readonly string[] =>
  Object.hasOwn(pools, field) ? pools[field as keyof typeof pools] : ['x'];

function fieldTest(source: Source, field: string): Arbitrary<FieldTest> {
  const { type } = (fields[source] as Record<string, { type: FieldType }>)[field]!;
  if (type === 'date') return rangeOf(day);
  if (type === 'money') return rangeOf(decimalText(-50, 500));
  if (type === 'number')
    return fc.oneof(rangeOf(decimalText(-5, 40, 1)), fc.integer({ min: 0, max: 20 }), decimalText(0, 20, 1));
  const value = fc.constantFrom(...poolOf(field));
  const equal = fc.oneof(value, fc.uniqueArray(value, { minLength: 1, maxLength: 3 }));
  if (type === 'list') return equal;
  return fc.oneof(
    { weight: 4, arbitrary: equal },
    { weight: 1, arbitrary: value.map((text) => ({ starts_with: text.slice(0, 2) })) },
  );
}

function rangeOf(value: Arbitrary<string>): Arbitrary<FieldTest> {
  const [lower, upper] = [fc.constantFrom('from', 'above'), fc.constantFrom('to', 'below')];
  return fc.oneof(
    fc.tuple(lower, value).map(([key, bound]) => ({ [key]: bound })),
    fc.tuple(upper, value).map(([key, bound]) => ({ [key]: bound })),
    fc.tuple(lower, upper, value, value).map(([low, high, a, b]) => ({ [low]: a, [high]: b })),
  );
}

/** A condition on a source's fields, nested up to `depth` times. */
export function condition(source: Source, depth = 2): Arbitrary<Condition> {
  const field = fc.constantFrom(...Object.keys(fields[source]));
  const leaf = fc
    .uniqueArray(field, { minLength: 1, maxLength: 2 })
    .chain((names) =>
      fc
        .tuple(...names.map((name) => fieldTest(source, name)))
        .map((tests) => Object.fromEntries(names.map((name, i) => [name, tests[i]])) as Condition),
    );
  if (depth === 0) return leaf;
  const deeper = condition(source, depth - 1);
  return fc.oneof(
    { weight: 5, arbitrary: leaf },
    { weight: 1, arbitrary: fc.array(deeper, { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })) },
    { weight: 1, arbitrary: fc.array(deeper, { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })) },
    { weight: 1, arbitrary: deeper.map((not): Condition => ({ not })) },
    { weight: 1, arbitrary: fc.tuple(leaf, deeper).map(([some, not]): Condition => ({ ...some, not })) },
  );
}

const creditTo: Arbitrary<CreditTo> = fc.oneof(
  fc.constantFrom('partner' as const, 'seller' as const, 'parent' as const),
  fc.constantFrom(...partnerTypes).map((ancestor) => ({ ancestor })),
);

const credit: Arbitrary<NonNullable<SimpleMeasure['credit']>> = fc.oneof(
  { weight: 3, arbitrary: creditTo },
  {
    weight: 1,
    arbitrary: fc.tuple(creditTo, creditTo, fc.integer({ min: 1, max: 99 })).map(([a, b, part]) => ({
      shares: [
        { to: a, share: `${part}%` },
        { to: b, share: `${100 - part}%` },
      ],
    })),
  },
);

const window: Arbitrary<NonNullable<SimpleMeasure['window']>> = fc.oneof(
  fc.constantFrom('period' as const, 'period_to_date' as const, 'quarter_to_date' as const, 'year_to_date' as const),
  fc.integer({ min: 1, max: 400 }).map((rolling_days) => ({ rolling_days })),
);

const factor = fc.oneof(fc.integer({ min: 0, max: 12 }), decimalText(0, 12, 1));
const matrix = fc.record({ a: factor, b: factor, c: factor, d: factor }).map(({ a, b, c, d }) => ({
  new_customer: { new_product: a, existing_product: b },
  existing_customer: { new_product: c, existing_product: d },
}));

type Aggregate = Partial<
  Pick<SimpleMeasure, 'sum' | 'average' | 'min' | 'max' | 'count' | 'distinct' | 'days_between' | 'per'>
>;

function aggregate(source: Source): Arbitrary<Aggregate> {
  const counted = fc.constantFrom(...fieldsOf(source, 'money', 'number'));
  const named = fc.constantFrom(...fieldsOf(source, 'text').filter((name) => name !== 'partner'));
  return fc.oneof(
    { weight: 4, arbitrary: counted.map((sum) => ({ sum })) },
    { weight: 1, arbitrary: fc.tuple(counted, named).map(([sum, per]) => ({ sum, per })) },
    { weight: 1, arbitrary: named.map((per) => ({ count: 'facts' as const, per })) },
    { weight: 3, arbitrary: fc.constant({ count: 'facts' as const }) },
    { weight: 1, arbitrary: counted.map((average) => ({ average })) },
    { weight: 1, arbitrary: fc.tuple(counted, named).map(([average, per]) => ({ average, per })) },
    { weight: 1, arbitrary: counted.map((min) => ({ min })) },
    { weight: 1, arbitrary: counted.map((max) => ({ max })) },
    { weight: 1, arbitrary: named.map((distinct) => ({ distinct })) },
    { weight: 1, arbitrary: named.map((days_between) => ({ days_between })) },
  );
}

/** A simple measure, of one source or of any. */
export function simpleMeasure(of?: Source): Arbitrary<SimpleMeasure> {
  return (of ? fc.constant(of) : fc.constantFrom(...sources)).chain((source) =>
    aggregate(source).chain((what) => {
      const weighable = what.sum !== undefined || what.count !== undefined;
      const weights = fc.array(fc.record({ where: condition(source, 1), by: factor }), { minLength: 1, maxLength: 3 });
      const extra: Arbitrary<Partial<SimpleMeasure>> = weighable
        ? fc.oneof(
            { weight: 3, arbitrary: fc.constant({}) },
            { weight: 1, arbitrary: weights.map((list) => ({ weights: list })) },
            { weight: 1, arbitrary: source === 'sales' ? matrix.map((cells) => ({ matrix: cells })) : fc.constant({}) },
          )
        : fc.constant({});
      return fc
        .tuple(record({ where: seldom(condition(source)), credit: seldom(credit), window: optional(window) }), extra)
        .map(([rest, more]): SimpleMeasure => ({ source, ...what, ...rest, ...more }));
    }),
  );
}

export const measure: Arbitrary<Measure> = fc.oneof(
  { weight: 6, arbitrary: simpleMeasure() },
  { weight: 1, arbitrary: fc.record({ of: simpleMeasure(), to: simpleMeasure() }).map((ratio) => ({ ratio })) },
);
