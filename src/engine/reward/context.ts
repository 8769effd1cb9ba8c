import {
  add,
  compare,
  decimal,
  type Exact,
  equals,
  exact,
  fraction,
  isNegative,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  subtract,
  toText,
  ZERO,
} from '../exact.ts';
import type { EachValue, MeasuredByKey } from '../measured.ts';
import type { Goal, Measure, Program, Range, SimpleMeasure } from '../program.ts';
import type { Steps } from '../steps.ts';

/** What a reward kind works with. It returns the amount in whole units (euros, points), exact, and writes down its steps. */
export interface RewardContext {
  readonly program: Program;
  /** The incentive's place in the program: "incentives/0". */
  readonly at: string;
  /** The measured value, after deductions. */
  readonly value: Exact;
  readonly goal: Exact | null;
  /** The past that a growth goal compares with. */
  readonly baseline: Exact | null;
  /** Facts that counted. */
  readonly facts: number;
  /** The field of which facts with the same value are taken as one. */
  readonly per: string | undefined;
  /** The value of every single fact, or of those taken as one, when the reward or a limit is per fact. */
  readonly each: readonly EachValue[] | undefined;
  /** What each fact earned, filled by a reward per fact. */
  readonly perFact: { readonly value: Exact; readonly earned: Exact; readonly facts: number }[];
  readonly measured: MeasuredByKey;
  /** The value of another measure of this program, its goal's attainment when it has a goal. */
  readonly reading: (key: string, measure: Measure, goal?: Goal) => Exact | null;
  /** What this incentive has earned in earlier periods that begin on or after a date. */
  readonly earnedSince: (from: string) => Exact;
  /** The first day a measure looks at in this period. */
  readonly windowFrom: (measure: SimpleMeasure) => string;
  readonly steps: Steps;
}

const LONGEST = 10n ** 20n;

/** A value as text that reads back exactly: a fraction when its decimals do not end. */
export function exactText(value: Exact): string {
  if (value.d === 1n) return String(value.n);
  const units = value.n * LONGEST;
  return units % value.d === 0n ? decimal(units / value.d, 20) : `${value.n}/${value.d}`;
}

export interface Bounds {
  readonly minimum?: Exact;
  readonly maximum?: Exact;
}

export function boundsOf(range: Range | undefined): Bounds {
  if (range === undefined) return {};
  if (typeof range !== 'object') return { maximum: exact(range) };
  return {
    ...(range.minimum === undefined ? {} : { minimum: exact(range.minimum) }),
    ...(range.maximum === undefined ? {} : { maximum: exact(range.maximum) }),
  };
}

function clamp(value: Exact, bounds: Bounds): Exact {
  const atMost = bounds.maximum ? minimum(value, bounds.maximum) : value;
  return bounds.minimum ? maximum(atMost, bounds.minimum) : atMost;
}

/**
 * What facts earn each on their own. A negative fact takes back what a positive one of its size earns, so that a full return leaves nothing.
 */
export function earnedPerFact(context: RewardContext, earn: (value: Exact) => Exact): Exact {
  let total = ZERO;
  for (const { value, facts } of context.each ?? []) {
    const earned = isNegative(value) ? negate(earn(negate(value))) : earn(value);
    context.perFact.push({ value, earned, facts });
    total = add(total, multiply(earned, fraction(BigInt(facts))));
  }
  const { per, each = [] } = context;
  const facts = per === undefined ? context.facts : each.reduce((count, one) => count + one.facts, 0);
  context.steps.tell(() => ({ step: 'per_fact', facts, ...(per === undefined ? {} : { per }), earned: toText(total) }));
  return total;
}

/**
 * The limits per fact, on what each fact earned after the multipliers; what a returned fact takes back is limited in the same way, and an
 * order of which everything came back gets no minimum.
 */
export function limitedPerFact(
  total: Exact,
  factor: Exact,
  range: Range | undefined,
  { per, perFact, steps }: RewardContext,
): Exact {
  if (range === undefined || perFact.length === 0) return total;
  const bounds = boundsOf(range);
  let limited = ZERO;
  for (const { value, earned, facts } of perFact) {
    if (per !== undefined && isZero(value)) continue;
    const size = multiply(isNegative(earned) ? negate(earned) : earned, factor);
    const within = multiply(clamp(size, bounds), fraction(BigInt(facts)));
    limited = add(limited, isNegative(earned) ? negate(within) : within);
  }
  const bound = compare(limited, total) < 0 ? 'maximum' : 'minimum';
  const at = bounds[bound];
  if (at === undefined || equals(limited, total)) return limited;
  steps.tell(() => ({
    step: 'limited',
    limit: 'per_fact',
    bound,
    at: toText(at),
    from: toText(total),
    to: toText(limited),
  }));
  return limited;
}

/** The level above which a reward pays, or null when it pays on everything; undefined when there is no such level (no past, no goal). */
export function levelOf(
  context: RewardContext,
  paysOn: 'all' | 'above_baseline' | 'above_goal' | undefined,
): Exact | null | undefined {
  if (paysOn === undefined || paysOn === 'all') return null;
  return (paysOn === 'above_baseline' ? context.baseline : context.goal) ?? undefined;
}

/** The part of the value a reward pays on; writes the step when it is not all of it. */
export function baseOf(context: RewardContext, paysOn: 'all' | 'above_baseline' | 'above_goal' | undefined): Exact {
  const level = levelOf(context, paysOn);
  if (level === null) return context.value;
  if (level === undefined) return ZERO;
  const part = subtract(context.value, level);
  const base = isNegative(part) ? ZERO : part;
  const above = paysOn === 'above_goal' ? 'goal' : 'baseline';
  context.steps.tell(() => ({ step: 'part_above', above, level: toText(level), value: toText(base) }));
  return base;
}
