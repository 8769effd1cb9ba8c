import { compare, type Exact, exact } from '../exact.ts';
import { type Fact, type FieldType, type FieldValue, fieldOf, fieldValue, type Source } from '../fact.ts';
import { fromMicro } from '../money.ts';
import type { Condition, FieldTest } from '../program.ts';

type Scalar = string | number | boolean;

/**
 * Whether a fact meets a condition: every entry of it must hold. A test on a field without a value does not hold, and its `not` does.
 * Ranges are for numbers, money and dates, `starts_with` for texts; elsewhere they do not hold (`check` reports them).
 */
export function matches(condition: Condition | undefined, fact: Fact): boolean {
  if (!condition) return true;
  return Object.entries(condition).every(([key, test]) => {
    if (test === undefined) return true;
    if (key === 'all') return (test as Condition[]).every((part) => matches(part, fact));
    if (key === 'any') return (test as Condition[]).some((part) => matches(part, fact));
    if (key === 'not') return !matches(test as Condition, fact);
    return testField(fact.source, key, fieldValue(fact, key), test as FieldTest);
  });
}

/** One field's test, as in a condition's entry. */
export function testField(source: Source, field: string, value: FieldValue, test: FieldTest): boolean {
  const type = fieldOf(source, field)?.type;
  if (type === undefined || value === null) return false;
  if (Array.isArray(test)) return test.some((one) => isEqual(type, value, one));
  if (typeof test !== 'object') return isEqual(type, value, test);
  const { from, above, to, below, starts_with } = test;
  if (starts_with !== undefined && !(type === 'text' && (value as string).startsWith(starts_with))) return false;
  return (
    (from === undefined || isOrdered(type, value, from, (order) => order >= 0)) &&
    (above === undefined || isOrdered(type, value, above, (order) => order > 0)) &&
    (to === undefined || isOrdered(type, value, to, (order) => order <= 0)) &&
    (below === undefined || isOrdered(type, value, below, (order) => order < 0))
  );
}

function isEqual(type: FieldType, value: FieldValue, wanted: Scalar): boolean {
  if (type === 'list') return (value as readonly string[]).includes(String(wanted));
  if (type === 'number' || type === 'money') {
    const number = numberOf(wanted);
    return number !== undefined && compare(fromMicro(value as bigint), number) === 0;
  }
  return value === String(wanted);
}

function isOrdered(type: FieldType, value: FieldValue, bound: Scalar, holds: (order: number) => boolean): boolean {
  if (type === 'date') return holds(value === bound ? 0 : (value as string) < String(bound) ? -1 : 1);
  if (type !== 'number' && type !== 'money') return false;
  const number = numberOf(bound);
  return number !== undefined && holds(compare(fromMicro(value as bigint), number));
}

/** A test's number, or undefined when it is none. */
export function numberOf(scalar: Scalar): Exact | undefined {
  if (typeof scalar === 'boolean') return undefined;
  try {
    return exact(scalar);
  } catch {
    return undefined;
  }
}
