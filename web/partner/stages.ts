import { add, compare, type Exact, exact, isZero, subtract, sum, toText, ZERO } from '../../src/engine/exact.ts';
import { fromMinor, toMinor } from '../../src/engine/money.ts';

/** A statement's step as the API gives it. */
export interface GivenStep {
  readonly step: string;
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export type StageName =
  | 'rate'
  | 'multiplied'
  | 'limit'
  | 'settled'
  | 'guarantee'
  | 'draw'
  | 'clawback'
  | 'budget'
  | 'other'
  | 'now';

/** A bar of the picture: what this stage brings (or takes), and what there is after it. Decimal texts. */
export interface Stage {
  readonly name: StageName;
  readonly change: string;
  readonly after: string;
}

/**
 * How an amount came about, in bars: what the rate earns, what is added and taken off, and what is left now. Each in whole cents, so that
 * they add up to the amount as it is paid; the steps themselves say it to the last decimal.
 */
export function stagesOf(steps: readonly GivenStep[], amount: string, unit: string): Stage[] {
  const stages: Stage[] = [];
  let at = ZERO;
  const go = (name: StageName, exactly: Exact) => {
    const to = fromMinor(toMinor(exactly, unit), unit);
    const change = subtract(to, at);
    if (isZero(change) && name !== 'rate') return;
    const last = stages.at(-1);
    at = to;
    if (last?.name === name) stages.pop();
    const joined = last?.name === name ? add(exact(last.change), change) : change;
    stages.push({ name, change: toText(joined), after: toText(to) });
  };
  let exactly = ZERO;
  for (const step of steps) {
    const name = names[step.step];
    if (!name || step.values.limit === 'per_fact') continue;
    exactly = amountAfter(step, exactly);
    go(name, exactly);
  }
  if (stages.length === 0 && isZero(exact(amount))) return [];
  settle(stages, at, exact(amount));
  return [...stages, { name: 'now', change: amount, after: amount }];
}

const names: Readonly<Record<string, StageName>> = {
  band: 'rate',
  percent: 'rate',
  per_unit: 'rate',
  fixed: 'rate',
  per_fact: 'rate',
  curve: 'rate',
  place: 'rate',
  pool: 'rate',
  cost_share: 'rate',
  multiplied: 'multiplied',
  fund: 'limit',
  limited: 'limit',
  earlier_settled: 'settled',
  guarantee: 'guarantee',
  draw: 'draw',
  clawback: 'clawback',
  budget: 'budget',
};

/** What there is after a step. Bands add up; a clawback takes off; other steps say it themselves. */
function amountAfter({ step, values }: GivenStep, at: Exact): Exact {
  const value = (key: string): Exact => exact(String(values[key] ?? 0));
  if (step === 'band') return add(at, value('earned'));
  if (step === 'clawback') return subtract(at, value('takenBack'));
  if (step === 'budget') return value('granted');
  return value('to' in values ? 'to' : 'earned');
}

/** What the steps do not tell is shown as what it is, so that the bars are always true. */
function settle(stages: Stage[], at: Exact, amount: Exact): void {
  const rest = subtract(amount, at);
  if (!isZero(rest))
    stages.push({ name: stages.length > 0 ? 'other' : 'rate', change: toText(rest), after: toText(amount) });
}

/** The step by which an amount was earned, when there is just one. */
export function earningStep(steps: readonly GivenStep[]): GivenStep | undefined {
  const earning = steps.filter(({ step }) => names[step] === 'rate');
  return earning.length === 1 ? earning[0] : undefined;
}

/** The next threshold and how far it still is, from the last band or the goal; undefined at the top. */
export function nextStep(steps: readonly GivenStep[], value: string | null): { at: string; left: string } | undefined {
  const last = steps.findLast(({ step }) => step === 'band' || step === 'no_band' || step === 'goal_not_reached');
  if (!last || value === null || value.includes('/')) return undefined;
  const goal = steps.find(({ step }) => step === 'goal')?.values.value;
  const at = { band: last.values.to, no_band: last.values.first, goal_not_reached: goal }[last.step];
  if (typeof at !== 'string') return undefined;
  const left = subtract(exact(at), exact(value));
  return compare(left, ZERO) > 0 ? { at, left: toText(left) } : undefined;
}

/** What stages come to together, without the last: for checking that the picture is true. */
export const sumOfStages = (stages: readonly Stage[]): string =>
  toText(sum(stages.filter(({ name }) => name !== 'now').map(({ change }) => exact(change))));
