import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  isNegative,
  isZero,
  multiply,
  ONE,
  subtract,
  toText,
  ZERO,
} from './exact.ts';
import { type GoalValue, goalOf, type HandGoals } from './goal.ts';
import { type Carry, type EarlierLine, limited } from './limit/limits.ts';
import { programLimited } from './limit/program-limits.ts';
import type { Measured, MeasuredByKey } from './measured.ts';
import { fromMinor, toMinor } from './money.ts';
import { type Partner, takesPart } from './partner.ts';
import type { IsoDate, Period } from './period.ts';
import {
  type Gate,
  type GateBound,
  type Goal,
  gateBounds,
  type Incentive,
  type Measure,
  type Multiplier,
  type Program,
} from './program.ts';
import { readMeasure, unitOfMeasure } from './reading.ts';
import { windowOf } from './request.ts';
import type { Cell, Line } from './result.ts';
import { reachedBand } from './reward/bands.ts';
import { exactText, limitedPerFact, type RewardContext } from './reward/context.ts';
import { positionOn } from './reward/curve.ts';
import { needsGoal, rewardOf, unitOf } from './reward/reward.ts';
import { noSteps, type Steps, stepsOf } from './steps.ts';

export interface CellInput {
  readonly program: Program;
  readonly period: Period;
  readonly partner: Partner;
  readonly asOf: IsoDate;
  readonly measured: MeasuredByKey;
  readonly handGoals: HandGoals;
  /** The same partner's cells of earlier periods, in time order. */
  readonly earlier: readonly Cell[];
  /** Whether someone is going to read how it came about; otherwise only the steps that later results look at are kept. Default: true. */
  readonly isTold?: boolean | undefined;
  readonly paid?: ((partner: string, incentive: string, period: Period) => Exact) | undefined;
}

/** One incentive on its way through a cell. */
interface Place {
  readonly input: CellInput;
  readonly incentive: Incentive;
  readonly index: number;
  readonly at: string;
  readonly steps: Steps;
}

/** One partner's period: every incentive in the program's order, then the limits on all of them together. Pure. */
export function calculateCell(input: CellInput): Cell {
  const { program, period, partner, earlier, isTold = true } = input;
  const lines: Line[] = [];
  let firstCountedOn: IsoDate | null = null;
  for (const [index, incentive] of program.incentives.entries()) {
    if (!takesPart(partner, incentive.for)) continue;
    const { line, firstOn } = calculateLine(
      { input, incentive, index, at: `incentives/${index}`, steps: stepsOf(isTold) },
      lines,
    );
    lines.push(line);
    if (firstOn !== null && (firstCountedOn === null || firstOn < firstCountedOn)) firstCountedOn = firstOn;
  }
  return {
    program: program.program,
    period,
    partner: partner.code,
    firstCountedOn,
    lines: programLimited(program, period, lines, earlier),
  };
}

/** Measure → goal → gates → deductions → reward → multipliers → rounding → limits. */
function calculateLine(place: Place, before: readonly Line[]): { line: Line; firstOn: IsoDate | null } {
  const { input, incentive, at, steps } = place;
  const unit = unitOf(input.program, incentive);
  const measured = readMeasure(input.program, `${at}/measure`, incentive.measure, input.measured, steps);
  const goal = goalFor(place, incentive.goal, `${at}/measure`, incentive.measure, steps);
  const attainment = measured.value && goal.goal ? divide(measured.value, goal.goal) : null;
  if (attainment) steps.tell(() => ({ step: 'attainment', percent: toText(multiply(attainment, exact(100))) }));
  const earned = isOpen(place, attainment) ? reward(place, measured, goal, before) : null;
  const { amount, carry } = settle(place, earned, measured, unit);
  const amountMinor = String(toMinor(amount, unit));
  const line: Line = {
    incentive: incentive.id,
    unit,
    earnedMinor: amountMinor,
    amountMinor,
    value: measured.value && exactText(measured.value),
    attainment: attainment && toText(attainment),
    ...(Object.keys(carry).length > 0 ? { carry } : {}),
    steps: steps.list,
  };
  return { line, firstOn: measured.firstOn };
}

/** Every gate holds, and the goal is reached where the reward asks for it. */
function isOpen(place: Place, attainment: Exact | null): boolean {
  const { incentive, steps } = place;
  for (const [index, gate] of (incentive.gates ?? []).entries()) {
    if (!gateHolds(place, gate, index)) return false;
  }
  if (!needsGoal(incentive)) return true;
  if (attainment !== null && compare(attainment, ONE) >= 0) return true;
  steps.keep({ step: 'goal_not_reached', percent: toText(multiply(attainment ?? ZERO, exact(100))) });
  return false;
}

/** A gate on something that could not be measured does not hold. */
function gateHolds(place: Place, gate: Gate, index: number): boolean {
  const value = reading(place, `${place.at}/gates/${index}/measure`, gate.measure, gate.goal);
  return gateBounds.every((bound) => {
    const wanted = gate[bound];
    if (wanted === undefined) return true;
    const held = value !== null && isWithin[bound](compare(value, exact(wanted)));
    place.steps.keep({ step: 'gate', index, held, value: value ? toText(value) : '', wanted: String(wanted), bound });
    return held;
  });
}

/** Whether a value, compared with what is asked, is within it. */
const isWithin: Readonly<Record<GateBound, (order: number) => boolean>> = {
  at_least: (order) => order >= 0,
  above: (order) => order > 0,
  at_most: (order) => order <= 0,
  below: (order) => order < 0,
};

function goalFor(place: Place, goal: Goal | undefined, key: string, measure: Measure, steps: Steps): GoalValue {
  const { program, period, partner, asOf, measured, handGoals } = place.input;
  const unit = unitOfMeasure(program, measure);
  return goalOf(goal, { program, period, partner: partner.code, key, measure, unit, asOf }, measured, handGoals, steps);
}

/** Another measure's value, or its attainment when it has a goal. */
function reading(place: Place, key: string, measure: Measure, goal?: Goal): Exact | null {
  const { value } = readMeasure(place.input.program, key, measure, place.input.measured);
  if (!goal) return value;
  const wanted = goalFor(place, goal, key, measure, noSteps).goal;
  return value && wanted ? divide(value, wanted) : null;
}

/** The reward on the value, deductions taken off first, multiplied; in whole units, not yet rounded. null: nothing to reward. */
function reward(place: Place, measured: Measured, goal: GoalValue, before: readonly Line[]): Exact | null {
  const { input, incentive, at, steps } = place;
  if (measured.value === null) return null;
  const context: RewardContext = {
    program: input.program,
    at,
    value: afterDeductions(place, measured.value, before),
    ...goal,
    facts: measured.facts,
    per: 'ratio' in incentive.measure ? undefined : incentive.measure.per,
    each: measured.each,
    perFact: [],
    measured: input.measured,
    reading: (key, measure, other) => reading(place, key, measure, other),
    earnedSince: (from) =>
      earlierLines(input, incentive.id)
        .filter(({ period }) => period.from >= from)
        .reduce((total, { earned }) => add(total, earned), ZERO),
    windowFrom: (measure) => windowOf(input.program, measure, input.period, input.asOf).from,
    steps,
  };
  return multiplied(place, rewardOf(incentive, context), context);
}

/** Takes the earnings of earlier incentives off the value: those named, or all that may be deducted. */
function afterDeductions({ input, incentive, steps }: Place, value: Exact, before: readonly Line[]): Exact {
  const { deducts } = incentive;
  if (!deducts) return value;
  let left = value;
  for (const line of before) {
    const other = input.program.incentives.find(({ id }) => id === line.incentive);
    const applies = deducts === 'earlier' ? other?.not_deducted !== true : deducts.includes(line.incentive);
    const earned = fromMinor(BigInt(line.earnedMinor), line.unit);
    if (!applies || line.unit !== input.program.currency || isZero(earned)) continue;
    left = subtract(left, earned);
    steps.tell(() => ({ step: 'deducted', incentive: line.incentive, amount: toText(earned), left: toText(left) }));
  }
  return isNegative(left) && !isNegative(value) ? ZERO : left;
}

function multiplied(place: Place, earned: Exact, context: RewardContext): Exact {
  let result = earned;
  let factor = ONE;
  for (const [index, multiplier] of (place.incentive.multipliers ?? []).entries()) {
    const by = factorOf(place, multiplier, index, context);
    if (by === null) continue;
    result = multiply(result, by);
    factor = multiply(factor, by);
    place.steps.tell(() => ({ step: 'multiplied', by: toText(by), earned: toText(result) }));
  }
  return limitedPerFact(result, factor, place.incentive.limits?.per_fact, context);
}

/** By how much a multiplier multiplies, or null when it does not apply. */
function factorOf(place: Place, multiplier: Multiplier, index: number, context: RewardContext): Exact | null {
  if (!takesPart(place.input.partner, multiplier.for)) return null;
  if (multiplier.by !== undefined) return exact(multiplier.by);
  const at = multiplier.measure
    ? reading(place, `${place.at}/multipliers/${index}/measure`, multiplier.measure, multiplier.goal)
    : positionOn(multiplier.on ?? 'attainment', context);
  const band = at === null ? undefined : reachedBand(at, multiplier.bands ?? []);
  return band ? exact(band.by) : null;
}

/** Rounds to minor units, then applies the limits. Behind a closed gate nothing is earned and nothing topped up; clawbacks still count. */
function settle(place: Place, earned: Exact | null, measured: Measured, unit: string): { amount: Exact; carry: Carry } {
  const { input, incentive, steps } = place;
  const rounded = fromMinor(toMinor(earned ?? ZERO, unit), unit);
  if (earned && compare(earned, rounded) !== 0)
    steps.tell(() => ({ step: 'rounded', from: toText(earned), to: toText(rounded) }));
  const { program, period, partner, paid } = input;
  const earlier = earlierLines(input, incentive.id);
  const onlyClawback = incentive.limits?.clawback ? { clawback: incentive.limits.clawback } : {};
  const applied = earned === null ? { ...incentive, settles: undefined, limits: onlyClawback } : incentive;
  const result = limited(rounded, {
    program,
    incentive: applied,
    period,
    value: measured.value,
    measured,
    earlier,
    paid: paid && ((of) => paid(partner.code, incentive.id, of)),
    steps,
  });
  const last = earlier.at(-1)?.line.carry;
  return { amount: result.amount, carry: earned === null && last ? { ...last } : result.carry };
}

function earlierLines({ earlier }: CellInput, incentive: string): EarlierLine[] {
  return earlier.flatMap(({ period, lines }) => {
    const line = lines.find((one) => one.incentive === incentive);
    return line ? [{ period, line, earned: fromMinor(BigInt(line.earnedMinor), line.unit) }] : [];
  });
}
