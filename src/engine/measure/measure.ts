import { add, compare, divide, type Exact, equals, exact, fraction, isZero, multiply, ONE, ZERO } from '../exact.ts';
import { type Fact, fieldValue } from '../fact.ts';
import type { Clawed, EachValue, Measured, MeasureRequest } from '../measured.ts';
import { fromMicro } from '../money.ts';
import { daysBetween, type IsoDate, type Window } from '../period.ts';
import type { SimpleMeasure } from '../program.ts';
import { matches } from './condition.ts';
import { creditShare } from './credit.ts';

/*
 * The in-memory executor: a measure over an array of facts. It explains a statement fact by fact, runs in the browser, and is the oracle
 * for the SQL executor.
 */

/** A fact that counts, with what it counts for: its value × weight × the part credited. */
interface Counted {
  readonly fact: Fact;
  readonly value: Exact;
}

export const inWindow = (window: Window, date: IsoDate): boolean => date >= window.from && date <= window.to;

/** Measures one request for one partner. The order of the facts does not matter. */
export function measureInMemory(request: MeasureRequest, partner: string, facts: readonly Fact[]): Measured {
  const { measure } = request;
  const counted: Counted[] = [];
  for (const fact of facts) {
    if (fact.source !== measure.source || !inWindow(request.window, fact.date)) continue;
    const value = contribution(measure, fact, partner);
    if (value !== undefined) counted.push({ fact, value });
  }
  return {
    value: aggregate(measure, counted),
    facts: counted.length,
    firstOn: counted.reduce<IsoDate | null>(
      (first, { fact }) => (first === null || fact.date < first ? fact.date : first),
      null,
    ),
    ...(request.each ? { each: histogram(together(measure, counted)) } : {}),
    ...(request.clawback ? { clawed: clawedFacts(request, partner, facts) } : {}),
  };
}

/**
 * What one fact counts for in a measure, its date left aside; undefined when it does not count. A sum or count is weighted and multiplied by
 * the part credited; an average, minimum or maximum takes the value as it is; distinct and days_between count the fact as one.
 */
export function contribution(measure: SimpleMeasure, fact: Fact, partner: string): Exact | undefined {
  const share = creditShare(measure.credit, fact, partner);
  if (isZero(share) || !matches(measure.where, fact)) return undefined;
  if (measure.per !== undefined && fieldValue(fact, measure.per) === null) return undefined;
  if (measure.count !== undefined) return multiply(weightOf(measure, fact), share);
  const field = (measure.sum ??
    measure.average ??
    measure.min ??
    measure.max ??
    measure.distinct ??
    measure.days_between)!;
  const value = fieldValue(fact, field);
  if (value === null) return undefined;
  if (measure.distinct !== undefined || measure.days_between !== undefined) return ONE;
  const amount = fromMicro(value as bigint);
  return measure.sum === undefined ? amount : multiply(multiply(amount, weightOf(measure, fact)), share);
}

/** How many times a fact counts: the first weight whose condition holds, or the matrix's cell; 1 when there is none. */
export function weightOf(measure: SimpleMeasure, fact: Fact): Exact {
  if (measure.matrix) {
    const row =
      fieldValue(fact, 'customer_status') === 'new' ? measure.matrix.new_customer : measure.matrix.existing_customer;
    return exact(fieldValue(fact, 'product_status') === 'new' ? row.new_product : row.existing_product);
  }
  const weight = measure.weights?.find(({ where }) => matches(where, fact));
  return weight ? exact(weight.by) : ONE;
}

function aggregate(measure: SimpleMeasure, counted: readonly Counted[]): Exact | null {
  const values = counted.map(({ value }) => value);
  if (measure.sum !== undefined || measure.count !== undefined) return values.reduce(add, ZERO);
  if (measure.distinct !== undefined) return fraction(BigInt(distinct(counted, measure.distinct)));
  if (counted.length === 0) return null;
  if (measure.min !== undefined) return values.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
  if (measure.max !== undefined) return values.reduce((a, b) => (compare(a, b) >= 0 ? a : b));
  if (measure.average !== undefined) {
    const parts = measure.per === undefined ? counted.length : distinct(counted, measure.per);
    return divide(values.reduce(add, ZERO), fraction(BigInt(parts)));
  }
  return averageDistance(counted.map(({ fact }) => fact.date));
}

function distinct(counted: readonly Counted[], field: string): number {
  return new Set(counted.map(({ fact }) => String(fieldValue(fact, field)))).size;
}

/** (last − first) ÷ (distinct dates − 1); null for fewer than two dates. */
function averageDistance(dates: readonly IsoDate[]): Exact | null {
  const days = [...new Set(dates)].sort();
  if (days.length < 2) return null;
  return fraction(BigInt(daysBetween(days[0]!, days.at(-1)!)), BigInt(days.length - 1));
}

/** What each fact counts for, or what those with the same value of `per` count for together. */
function together({ per }: SimpleMeasure, counted: readonly Counted[]): Exact[] {
  if (per === undefined) return counted.map(({ value }) => value);
  const byValue = new Map<string, Exact>();
  for (const { fact, value } of counted) {
    const key = String(fieldValue(fact, per));
    byValue.set(key, add(byValue.get(key) ?? ZERO, value));
  }
  return [...byValue.values()];
}

function histogram(values: readonly Exact[]): EachValue[] {
  const sorted = [...values].sort(compare);
  const groups: { value: Exact; facts: number }[] = [];
  for (const value of sorted) {
    const last = groups.at(-1);
    if (last && equals(last.value, value)) last.facts += 1;
    else groups.push({ value, facts: 1 });
  }
  return groups;
}

function clawedFacts({ measure, window, clawback }: MeasureRequest, partner: string, facts: readonly Fact[]): Clawed[] {
  const originals = new Map(facts.filter((f) => f.source === measure.source).map((f) => [`${f.partner} ${f.id}`, f]));
  const clawed: Clawed[] = [];
  for (const fact of facts) {
    if (fact.source !== measure.source || !inWindow(window, fact.date) || fact.corrects === undefined) continue;
    if (isZero(creditShare(measure.credit, fact, partner)) || !matches(clawback, fact)) continue;
    const original = originals.get(`${fact.partner} ${fact.corrects}`);
    // What was someone else's is not taken back here.
    if (!original || isZero(creditShare(measure.credit, original, partner))) continue;
    const value = contribution(measure, original, partner) ?? ZERO;
    clawed.push({ fact: fact.id, date: fact.date, corrects: original.id, correctedDate: original.date, value });
  }
  return clawed.sort(inOrder);
}

/** By date, then fact; parts of a shared fact by what they took back. */
export function inOrder(a: Clawed, b: Clawed): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  if (a.fact !== b.fact) return a.fact < b.fact ? -1 : 1;
  return compare(a.value, b.value);
}
