import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  fraction,
  maximum,
  minimum,
  multiply,
  subtract,
  toText,
  whole,
  ZERO,
} from '../../../src/engine/exact.ts';
import { drawn, toFloat } from '../numbers.ts';

/*
 * Where things stand in a picture. Figures come as decimal texts and are compared exactly; only places and lengths are floats, as shares
 * of the picture's width or in its pixels.
 */

const tenTo = (power: number): Exact =>
  power >= 0 ? fraction(10n ** BigInt(power)) : fraction(1n, 10n ** BigInt(-power));

/** The lines of an axis from zero over all values: steps of 1, 2 or 5 times a power of ten, so that the labels are round. */
export function ticksOf(values: readonly string[], about = 4): string[] {
  const all = values.map(exact);
  const low = all.reduce(minimum, ZERO);
  const high = all.reduce(maximum, ZERO);
  const span = maximum(subtract(high, low), exact('0.0001'));
  const size = tenTo(Math.floor(Math.log10(toFloat(span) / about)));
  const fits = (by: number) => compare(multiply(multiply(size, exact(by)), exact(about)), span) >= 0;
  const step = multiply(size, exact([1, 2, 5].find(fits) ?? 10));
  const first = whole(divide(low, step), 'down');
  const last = whole(divide(high, step), 'up');
  const ticks: string[] = [];
  for (let at = first; at <= last || ticks.length < 2; at++) ticks.push(toText(multiply(step, fraction(at))));
  return ticks;
}

/** A place on an axis, as a share of its length. */
export function shareOf(value: string, from: string, to: string): number {
  const span = drawn(to) - drawn(from);
  return span === 0 ? 0 : (drawn(value) - drawn(from)) / span;
}

/** A point of a line in time: what was, what is expected and between which bounds. Decimal texts. */
export interface TimePoint {
  readonly key: string;
  readonly label: string;
  readonly actual?: string | undefined;
  readonly forecast?: string | undefined;
  readonly low?: string | undefined;
  readonly high?: string | undefined;
  /** What may have been reached by then. */
  readonly budget?: string | undefined;
}

export interface TimeRow {
  readonly key: string;
  readonly label: string;
  readonly actual: number | null;
  readonly forecast: number | null;
  readonly band: [number, number] | null;
  readonly budget: number | null;
}

/** The rows that a chart draws. The forecast's line begins where the actual one ends, its band there without width. */
export function timeRows(points: readonly TimePoint[]): TimeRow[] {
  const lastActual = points.findLastIndex(({ actual }) => actual !== undefined);
  const joins = points[lastActual + 1]?.forecast !== undefined;
  return points.map(({ key, label, actual, forecast, low, high, budget }, index) => {
    const starts = joins && index === lastActual && forecast === undefined;
    const expected = starts ? actual : forecast;
    const bounds = starts ? [actual, actual] : [low, high];
    const [bottom, top] = bounds.map((bound) => (bound === undefined ? null : drawn(bound)));
    return {
      key,
      label,
      actual: actual === undefined ? null : drawn(actual),
      forecast: expected === undefined ? null : drawn(expected),
      band: bottom == null || top == null ? null : [bottom, top],
      budget: budget === undefined ? null : drawn(budget),
    };
  });
}

export interface Dot {
  readonly x: number;
  /** How many dots stand below it. */
  readonly level: number;
}

/** Dots stacked on a line so that none overlaps another; `xs` ascending, in pixels. */
export function stackDots(xs: readonly number[], radius: number): Dot[] {
  const ends: number[] = [];
  return xs.map((x) => {
    const free = ends.findIndex((end) => x - end >= 2 * radius);
    const level = free === -1 ? ends.length : free;
    ends[level] = x;
    return { x, level };
  });
}

const radii = [7, 6, 5, 4, 3, 2, 1.5];

/** The largest dots with which the strip stays below a height. Places are shares of the width. */
export function dotField(
  shares: readonly number[],
  width: number,
  tallest: number,
): { radius: number; height: number; dots: Dot[] } {
  let field = { radius: 0, height: 0, dots: [] as Dot[] };
  for (const radius of radii) {
    const room = Math.max(width - 2 * radius, 1);
    const dots = stackDots(
      shares.map((share) => radius + share * room),
      radius,
    );
    const height = 2 * radius * dots.reduce((most, { level }) => Math.max(most, level + 1), 1);
    field = { radius, height, dots };
    if (height <= tallest) break;
  }
  return field;
}

/** A stage of a waterfall: what it changes and what there is after it; a total stands on zero. */
export interface Stage {
  readonly key: string;
  readonly label: string;
  readonly change: string;
  readonly after: string;
  readonly isTotal?: boolean;
}

/** Left edge and width of every bar, as shares. */
export function waterfallBars(stages: readonly Stage[]): { left: number; width: number }[] {
  const ends = stages.map(({ change, after, isTotal }) => {
    const to = drawn(after);
    return { from: isTotal ? 0 : to - drawn(change), to };
  });
  const all = ends.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)];
  const span = Math.max(high - low, 1e-6);
  return ends.map(({ from, to }) => ({ left: (Math.min(from, to) - low) / span, width: Math.abs(to - from) / span }));
}

export interface BulletStep {
  readonly at: string;
  readonly name: string;
}

/** How far a value has come, where the steps stand, and which one is next. */
export function bulletOf<S extends BulletStep>(value: string, steps: readonly S[]) {
  const at = exact(value);
  const sorted = [...steps].sort((a, b) => compare(exact(a.at), exact(b.at)));
  const end = sorted.reduce((most, step) => maximum(most, exact(step.at)), maximum(at, ZERO));
  const full = compare(end, ZERO) > 0 ? end : exact(1);
  const share = (one: Exact) => toFloat(divide(maximum(one, ZERO), full));
  const next = sorted.find((step) => compare(exact(step.at), at) > 0);
  return {
    share: share(at),
    marks: sorted.map((step) => ({ step, share: share(exact(step.at)), isReached: compare(exact(step.at), at) <= 0 })),
    next: next && { step: next, left: toText(subtract(exact(next.at), at)) },
  };
}

/** Amounts of a budget's bar laid one after another: each a share of the longest of the budget and their sum. */
export function budgetShares(budget: string, parts: readonly string[]): { parts: number[]; mark: number } {
  const laid = parts.map((part) => maximum(exact(part), ZERO));
  const scale = maximum(maximum(exact(budget), laid.reduce(add, ZERO)), exact(1));
  return {
    parts: laid.map((part) => toFloat(divide(part, scale))),
    mark: toFloat(divide(exact(budget), scale)),
  };
}

/** In which of five depths a cell of a heat map is drawn. */
export function heatOf(value: string, all: readonly string[]): number {
  const exacts = all.map(exact);
  const low = exacts.reduce(minimum);
  const span = subtract(exacts.reduce(maximum), low);
  if (compare(span, ZERO) === 0) return 2;
  return Math.min(4, Math.floor(toFloat(divide(multiply(subtract(exact(value), low), exact(5)), span))));
}

/** The corners of a sparkline, within a box. */
export function sparkPoints(values: readonly string[], width: number, height: number): { x: number; y: number }[] {
  const all = values.map(drawn);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const span = high - low;
  return all.map((value, index) => ({
    x: all.length === 1 ? width : (index / (all.length - 1)) * width,
    y: span === 0 ? height / 2 : height - ((value - low) / span) * height,
  }));
}
