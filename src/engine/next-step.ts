import { type CellInput, calculateCell } from './cell.ts';
import {
  add,
  compare,
  type Exact,
  exact,
  fraction,
  isPositive,
  multiply,
  ONE,
  subtract,
  toText,
  whole,
} from './exact.ts';
import { fieldOf } from './fact.ts';
import { goalOf } from './goal.ts';
import { minorDigits, minorToText } from './money.ts';
import type { Incentive, Position, SimpleMeasure } from './program.ts';
import { isAdditive, unitOfMeasure } from './reading.ts';
import { isPerFact } from './request.ts';
import { type Edge, edgeOf } from './reward/bands.ts';
import { needsGoal, unitOf } from './reward/reward.ts';
import { noSteps } from './steps.ts';

/** What comes next for an amount. Decimal texts. */
export interface NextStep {
  /** `step`: what the next goal or band brings. `more`: there is no step; what some more brings. */
  readonly kind: 'step' | 'more';
  readonly more: string;
  readonly more_unit: string;
  readonly at: string;
  readonly gain: string;
  readonly unit: string;
}

/** How much more is looked at where there is no step: an amount of money, or one of what is counted. */
const someMoney = exact(1000);

/**
 * How much more is to be measured until the incentive earns more by a next goal or band, and what that brings: the engine's own answer for the
 * partner with that value. `more` is rounded up to what can be sold: a cent, a piece. Null where the value cannot be added to, where each fact
 * earns on its own, where others decide (a contest, a pool), or where more brings nothing (a gate that is shut, a limit).
 */
export function nextStep(input: CellInput, place: number): NextStep | null {
  const incentive = input.program.incentives[place]!;
  const { measure, reward } = incentive;
  if (!isAdditive(measure) || isPerFact(incentive) || 'contest' in reward || 'pool' in reward) return null;
  const key = `incentives/${place}/measure`;
  const now = input.measured.get(key)?.value;
  if (!now) return null;
  const valueUnit = unitOfMeasure(input.program, measure);
  const unit = unitOf(input.program, incentive);
  const earned = earnedAt(input, incentive, key, now);
  const isMoney = countsMoney(measure);
  const digits = isMoney ? minorDigits(input.program.currency) : 0;
  const brings = (more: Exact, kind: NextStep['kind']): NextStep | null => {
    const at = add(now, more);
    const gain = earnedAt(input, incentive, key, at) - earned;
    if (gain <= 0n) return null;
    return { kind, more: toText(more), more_unit: valueUnit, at: toText(at), gain: minorToText(gain, unit), unit };
  };
  const steps = stepsAbove(input, incentive, key, now, smallest(digits));
  for (const step of steps) {
    const found = brings(roundedUp(subtract(step, now), digits), 'step');
    if (found) return found;
  }
  return steps.length > 0 ? null : brings(isMoney ? someMoney : ONE, 'more');
}

/** Whether money is added up, weighted or not. */
const countsMoney = ({ source, sum }: SimpleMeasure): boolean =>
  sum !== undefined && fieldOf(source, sum)?.type === 'money';

const smallest = (digits: number): Exact => fraction(1n, 10n ** BigInt(digits));

function roundedUp(value: Exact, digits: number): Exact {
  const scale = 10n ** BigInt(digits);
  return fraction(whole(multiply(value, fraction(scale)), 'up'), scale);
}

/** What the incentive earns by the rules and the partner's own limits when this is measured. */
function earnedAt(input: CellInput, { id }: Incentive, key: string, value: Exact): bigint {
  const before = input.measured.get(key)!;
  const measured = new Map([...input.measured, [key, { ...before, value, facts: Math.max(before.facts, 1) }]]);
  const line = calculateCell({ ...input, measured }).lines.find(({ incentive }) => incentive === id);
  return BigInt(line?.earnedMinor ?? 0);
}

/** The values from which on something begins: the goal, the bands' edges, a curve's points; those above the value, in rising order. */
function stepsAbove(input: CellInput, incentive: Incentive, key: string, now: Exact, smallestStep: Exact): Exact[] {
  const { goal, baseline } = goalFor(input, incentive, key);
  const onValue = scaleOf(goal, baseline);
  // What begins just above an edge begins a cent or a piece further.
  const begins = (on: Position) => (edge: Edge) => {
    const at = onValue(on, edgeOf(edge));
    return at && edge.from === undefined ? add(at, smallestStep) : at;
  };
  const { reward, multipliers = [] } = incentive;
  const steps: (Exact | null)[] = needsGoal(incentive) ? [goal] : [];
  if ('tiers' in reward) steps.push(...reward.tiers.bands.map(begins(reward.tiers.on ?? 'value')));
  if ('curve' in reward) {
    const { on = 'value', points } = reward.curve;
    steps.push(...points.map(({ at }) => onValue(on, exact(at))));
  }
  for (const { measure, on = 'attainment', bands = [] } of multipliers) {
    if (!measure) steps.push(...bands.map(begins(on)));
  }
  const off = deductedFrom(input, incentive, now);
  return steps
    .flatMap((step) => (step ? [add(step, off)] : []))
    .filter((step) => compare(step, now) > 0)
    .sort(compare);
}

export function goalFor(input: CellInput, { goal, measure }: Incentive, key: string) {
  const { program, period, partner, asOf, measured, handGoals } = input;
  const unit = unitOfMeasure(program, measure);
  const place = { program, period, partner: partner.code, key, measure, unit, asOf };
  return goalOf(goal, place, measured, handGoals, noSteps);
}

/** A place on another scale as a value; null without the goal or past that the scale needs. */
function scaleOf(goal: Exact | null, baseline: Exact | null) {
  return (on: Position, at: Exact): Exact | null => {
    if (on === 'value') return at;
    if (on === 'attainment') return goal && multiply(at, goal);
    if (!baseline || !isPositive(baseline)) return null;
    return on === 'growth' ? multiply(add(ONE, at), baseline) : add(baseline, at);
  };
}

/** What earlier incentives take off the value before it is rewarded. */
function deductedFrom(input: CellInput, { id, deducts }: Incentive, now: Exact): Exact {
  const none = fraction(0n);
  if (!deducts) return none;
  const told = calculateCell({ ...input, isTold: true }).lines.find(({ incentive }) => incentive === id);
  const last = told?.steps.findLast((one) => one.step === 'deducted');
  return last?.step === 'deducted' ? subtract(now, exact(last.left)) : none;
}

/** Conditions of an incentive, whether they hold, as they were found. */
export function gatesOf(
  input: CellInput,
  place: number,
): { name: Incentive['name'] | undefined; held: boolean; value: string; wanted: string }[] {
  const incentive = input.program.incentives[place]!;
  const line = calculateCell({ ...input, isTold: true }).lines.find((one) => one.incentive === incentive.id);
  return (line?.steps ?? []).flatMap((one) =>
    one.step === 'gate'
      ? [{ name: incentive.gates?.[one.index]?.name, held: one.held, value: one.value, wanted: one.wanted }]
      : [],
  );
}
