import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  fraction,
  isNegative,
  isPositive,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  subtract,
  sum,
  toText,
  ZERO,
} from '../exact.ts';
import type { Clawed, Measured } from '../measured.ts';
import { daysBetween, fiscalQuarterStart, fiscalYear, monthsBegun, type Period } from '../period.ts';
import type { Incentive, Limits, Program, Range } from '../program.ts';
import type { Line, Step } from '../result.ts';
import { boundsOf } from '../reward/context.ts';
import type { Steps } from '../steps.ts';

/** An earlier period of the same partner and incentive, in time order. */
export interface EarlierLine {
  readonly period: Period;
  readonly line: Line;
  /** What it earned, in whole units. */
  readonly earned: Exact;
}

/** What limits need to know besides the amount. */
export interface LimitContext {
  readonly program: Program;
  readonly incentive: Incentive;
  readonly period: Period;
  readonly value: Exact | null;
  readonly measured: Measured;
  readonly earlier: readonly EarlierLine[];
  /** What has been paid out of a period's earnings, in whole units; undefined when payouts are not kept. */
  readonly paid: ((period: Period) => Exact) | undefined;
  readonly steps: Steps;
}

export type Carry = { excess?: string; owed?: string };

/**
 * The limits of one incentive, in this order: what earlier periods of the year or quarter have settled, the period, the year, the whole program,
 * guarantee, draw, clawback.
 */
export function limited(earned: Exact, context: LimitContext): { amount: Exact; carry: Carry } {
  const { limits = {}, settles } = context.incentive;
  const carry: Carry = {};
  // Most incentives have neither, and there are as many results as partners times periods.
  if (context.incentive.limits === undefined && settles === undefined) return { amount: earned, carry };
  let amount = settled(earned, context);
  amount = withinRange(amount, ZERO, limits.per_period, true, 'per_period', context.steps);
  if (limits.per_year !== undefined) {
    const isLast = isLastOfYear(context);
    amount = withinRange(amount, earnedInYear(context), limits.per_year, isLast, 'per_year', context.steps);
  }
  const before = context.earlier.reduce((total, one) => add(total, one.earned), ZERO);
  const isLast = context.period.to >= context.program.ends;
  amount = withinRange(amount, before, limits.per_partner, isLast, 'per_partner', context.steps);
  const reward = amount;
  amount = guaranteed(amount, limits, context, carry);
  amount = drawn(amount, limits, context, carry);
  return { amount: clawedBack(amount, reward, limits, context), carry };
}

/** With `settles: cumulative` the reward is on the year or quarter to date: what earlier periods of it earned is taken off. */
function settled(earned: Exact, context: LimitContext): Exact {
  const before = settledBefore(context, context.period);
  if (isZero(before)) return earned;
  const rest = subtract(earned, before);
  const within = isOfQuarter(context.incentive) ? 'quarter' : 'year';
  context.steps.tell(() => ({ step: 'earlier_settled', within, amount: toText(before), to: toText(rest) }));
  return rest;
}

/** What the periods before one, of the same year or quarter, have earned already of the value to date; zero when each period stands alone. */
function settledBefore({ program, incentive, earlier }: LimitContext, period: Period): Exact {
  if (incentive.settles !== 'cumulative') return ZERO;
  const starts = program.fiscal_year_starts;
  const from = isOfQuarter(incentive) ? fiscalQuarterStart(period.from, starts) : fiscalYear(period.from, starts).from;
  return sum(
    earlier.filter((one) => one.period.from >= from && one.period.from < period.from).map((one) => rewarded(one)),
  );
}

/**
 * What a period's reward came to, without what a guarantee added, a draw advanced or recovered and a clawback took back: by these no fact
 * earned more or less, and what is settled later must not undo them.
 */
function rewarded({ earned, line }: EarlierLine): Exact {
  return line.steps.reduce((total, step) => {
    if (step.step === 'clawback') return add(total, exact(step.takenBack));
    if (step.step === 'guarantee') return subtract(total, exact(step.topUp));
    if (step.step === 'draw') return add(subtract(total, exact(step.advance)), exact(step.recovered));
    return total;
  }, earned);
}

/** Whether the value builds up over a quarter instead of a year. */
export function isOfQuarter({ measure }: Incentive): boolean {
  const parts = 'ratio' in measure ? [measure.ratio.of, measure.ratio.to] : [measure];
  return parts.every(({ window }) => window === 'quarter_to_date');
}

const sumOf = (lines: readonly EarlierLine[]): Exact => lines.reduce((total, one) => add(total, one.earned), ZERO);

function earnedInYear({ program, period, earlier }: LimitContext): Exact {
  const year = fiscalYear(period.from, program.fiscal_year_starts);
  return sumOf(earlier.filter((one) => one.period.from >= year.from));
}

function isLastOfYear({ program, period }: LimitContext): boolean {
  return period.to >= fiscalYear(period.from, program.fiscal_year_starts).to || period.to >= program.ends;
}

/**
 * Keeps the total (`before` + amount) within a range. The maximum cuts at once; the minimum tops up only when `isEnd`, at the end of the
 * stretch that the range is about.
 */
function withinRange(
  amount: Exact,
  before: Exact,
  range: Range | undefined,
  isEnd: boolean,
  limit: 'per_period' | 'per_year' | 'per_partner',
  steps: Steps,
): Exact {
  if (range === undefined) return amount;
  const bounds = boundsOf(range);
  const write = (bound: 'minimum' | 'maximum', at: Exact, to: Exact): Exact => {
    steps.tell(() => ({ step: 'limited', limit, bound, at: toText(at), from: toText(amount), to: toText(to) }));
    return to;
  };
  const total = add(before, amount);
  if (bounds.maximum && compare(total, bounds.maximum) > 0) {
    const room = subtract(bounds.maximum, before);
    return write('maximum', bounds.maximum, isNegative(room) && !isNegative(amount) ? ZERO : minimum(amount, room));
  }
  if (bounds.minimum && isEnd && compare(total, bounds.minimum) < 0) {
    return write('minimum', bounds.minimum, subtract(bounds.minimum, before));
  }
  return amount;
}

function guaranteed(amount: Exact, { guarantee }: Limits, { earlier, steps }: LimitContext, carry: Carry): Exact {
  if (!guarantee) return amount;
  const carried = guarantee.carry_forward ? exact(earlier.at(-1)?.line.carry?.excess ?? 0) : ZERO;
  const level = maximum(subtract(exact(guarantee.amount), carried), ZERO);
  const excess = subtract(amount, level);
  if (guarantee.carry_forward && isPositive(excess)) carry.excess = toText(excess);
  if (!isNegative(excess)) return amount;
  steps.keep({
    step: 'guarantee',
    amount: String(guarantee.amount),
    carried: toText(carried),
    topUp: toText(negate(excess)),
    to: toText(level),
  });
  return level;
}

/** Pays at least the draw; what it advanced is recovered from later earnings above the draw. */
function drawn(amount: Exact, { draw }: Limits, { earlier, steps }: LimitContext, carry: Carry): Exact {
  if (!draw) return amount;
  const level = exact(draw.amount);
  const owed = exact(earlier.at(-1)?.line.carry?.owed ?? 0);
  const surplus = subtract(amount, level);
  const advance = isNegative(surplus) ? negate(surplus) : ZERO;
  const recovered = isPositive(surplus) ? minimum(owed, surplus) : ZERO;
  const owedAfter = subtract(add(owed, advance), recovered);
  const to = subtract(add(amount, advance), recovered);
  if (isPositive(owedAfter)) carry.owed = toText(owedAfter);
  if (isZero(advance) && isZero(recovered)) return amount;
  steps.keep({
    step: 'draw',
    advance: toText(advance),
    recovered: toText(recovered),
    owed: toText(owedAfter),
    to: toText(to),
  });
  return to;
}

/**
 * Takes back what a corrected fact earned: its part of what its period earned, times the percentage or the unused part of the term. Several
 * facts that name the same one never take back more than it earned, nor, with `only_paid`, more than its period was paid.
 */
function clawedBack(amount: Exact, reward: Exact, { clawback }: Limits, context: LimitContext): Exact {
  if (!clawback) return amount;
  let left = amount;
  for (const clawed of context.measured.clawed ?? []) {
    const from = periodEarnings(clawed, reward, context);
    if (!from || isZero(from.value)) continue;
    const earned = divide(multiply(from.earned, clawed.value), from.value);
    const wanted = multiply(earned, partTakenBack(clawback.take_back, clawed));
    const rest = subtract(
      earned,
      takenBefore(context, ({ corrects }) => corrects === clawed.corrects),
    );
    let taken = isNegative(earned) ? maximum(wanted, rest) : minimum(wanted, rest);
    if (clawback.only_paid) {
      const paid = context.paid?.(from.period) ?? ZERO;
      const before = takenBefore(context, ({ period }) => period === from.period.key);
      taken = maximum(minimum(taken, subtract(paid, before)), ZERO);
    }
    left = subtract(left, taken);
    context.steps.keep({
      step: 'clawback',
      fact: clawed.fact,
      corrects: clawed.corrects,
      period: from.period.key,
      earned: toText(earned),
      takenBack: toText(taken),
    });
  }
  return left;
}

type ClawbackStep = Extract<Step, { step: 'clawback' }>;

/** What clawbacks of earlier periods, and those already written for this one, have taken back. */
function takenBefore({ earlier, steps }: LimitContext, counts: (step: ClawbackStep) => boolean): Exact {
  const taken = [...earlier.flatMap(({ line }) => line.steps), ...steps.list].filter(
    (step): step is ClawbackStep => step.step === 'clawback' && counts(step),
  );
  return sum(taken.map(({ takenBack }) => exact(takenBack)));
}

/** What the corrected fact's period earned, of the value to date when that is what is settled, and measured: this period, or an earlier one. */
function periodEarnings(clawed: Clawed, reward: Exact, context: LimitContext) {
  const { period, value, earlier } = context;
  if (clawed.correctedDate >= period.from) {
    return value && { period, earned: add(reward, settledBefore(context, period)), value };
  }
  const one = earlier.find((e) => clawed.correctedDate >= e.period.from && clawed.correctedDate <= e.period.to);
  if (!one || one.line.value === null) return undefined;
  const earned = add(rewarded(one), settledBefore(context, one.period));
  return { period: one.period, earned, value: exact(one.line.value) };
}

function partTakenBack(takeBack: NonNullable<Limits['clawback']>['take_back'], clawed: Clawed): Exact {
  if (typeof takeBack !== 'object') return exact(takeBack);
  const [term, used] =
    'unused_days_of' in takeBack
      ? [takeBack.unused_days_of, daysBetween(clawed.correctedDate, clawed.date)]
      : [takeBack.unused_months_of, monthsBegun(clawed.correctedDate, clawed.date)];
  return fraction(BigInt(Math.max(0, Math.min(term - used, term))), BigInt(term));
}
