import {
  add,
  compare,
  type Exact,
  exact,
  isZero,
  negate,
  subtract,
  sum,
  toText,
  ZERO,
} from '../../src/engine/exact.ts';

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

/** How an amount came about, in bars: what the rate earns, what is added and taken off, and what is left now. */
export function stagesOf(steps: readonly GivenStep[], amount: string): Stage[] {
  const stages: Stage[] = [];
  let at = ZERO;
  const go = (name: StageName, to: Exact) => {
    const change = subtract(to, at);
    if (isZero(change) && name !== 'rate') return;
    const last = stages.at(-1);
    at = to;
    if (last?.name === name) stages.pop();
    const joined = last?.name === name ? add(exact(last.change), change) : change;
    stages.push({ name, change: toText(joined), after: toText(to) });
  };
  for (const step of steps) follow(step, at, go);
  if (stages.length === 0 && isZero(exact(amount))) return [];
  settle(stages, at, exact(amount));
  return [...stages, { name: 'now', change: amount, after: amount }];
}

function follow(given: GivenStep, at: Exact, go: (name: StageName, to: Exact) => void): void {
  const name = names[given.step];
  if (name && given.values.limit !== 'per_fact') go(name, amountAfter(given, at));
}

const names: Readonly<Record<string, StageName>> = {
  band: 'rate',
  percent: 'rate',
  per_unit: 'rate',
  fixed: 'rate',
  per_fact: 'rate',
  curve: 'rate',
  place: 'rate',
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

/** Rounding to cents is no stage: it goes into the last one. Anything larger is shown as what it is. */
function settle(stages: Stage[], at: Exact, amount: Exact): void {
  const rest = subtract(amount, at);
  if (isZero(rest)) return;
  const last = stages.at(-1);
  const small = compare(absolute(rest), exact('0.01')) < 0;
  if (last && small) {
    stages[stages.length - 1] = { ...last, change: toText(add(exact(last.change), rest)), after: toText(amount) };
    return;
  }
  stages.push({ name: last ? 'other' : 'rate', change: toText(rest), after: toText(amount) });
}

const absolute = (value: Exact): Exact => (compare(value, ZERO) < 0 ? negate(value) : value);

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
