import { compare, divide, exact } from '../../src/engine/exact.ts';
import type { PartnerSummaryShape } from '../../src/insights/schema.ts';
import { isMoney, isNegative, isNothing, minus, toFloat, total } from '../shared/numbers.ts';
import { type Amount, quarterKey, totalsOf } from './quarters.ts';

type Summary = Pick<PartnerSummaryShape, 'day' | 'earned' | 'balances'>;
type Earned = PartnerSummaryShape['earned'][number];
export type GoalStanding = PartnerSummaryShape['goals'][number];
export type NextGoal = GoalStanding & { next: NonNullable<GoalStanding['next']> };

/** What was earned in the periods that end in the quarter of today; money first. */
export function earnedNow({ day, earned }: Pick<Summary, 'day' | 'earned'>) {
  const key = quarterKey(day);
  const [year = '', quarter = ''] = key.split('-Q');
  const inQuarter = earned.filter(({ from, to }) => quarterKey(to.startsWith('9999') ? from : to) === key);
  const amounts = totalsOf(inQuarter).filter(({ amount }) => !isNothing(amount));
  return {
    key,
    year,
    quarter,
    money: amounts.filter(({ unit }) => isMoney(unit)),
    others: amounts.filter(({ unit }) => !isMoney(unit)),
  };
}

/** Money on its way: what can be paid at once, what waits until it is final, and what comes on a day. */
export interface Coming {
  readonly when: 'now' | 'final' | 'day' | 'unknown';
  readonly day: string | null;
  readonly from: readonly Earned[];
  readonly amounts: readonly Amount[];
}

/** In the order in which it is paid. Payable is what is open of the balance and not still on its way. */
export function comingOf({ day, earned, balances }: Summary): Coming[] {
  const onItsWay = earned.filter((one) => !one.payable && moneyOf(one).length > 0);
  const groups = new Map<string, { when: Coming['when']; day: string | null; from: Earned[] }>();
  for (const one of onItsWay) {
    const when = one.pays_on === null ? 'unknown' : one.pays_on <= day ? 'final' : 'day';
    const key = when === 'day' ? one.pays_on! : when;
    const group = groups.get(key) ?? { when, day: when === 'day' ? one.pays_on : null, from: [] };
    group.from.push(one);
    groups.set(key, group);
  }
  const coming = [...groups.values()].map((group) => ({ ...group, amounts: group.from.flatMap(moneyOf) }));
  const now = balances
    .filter(({ unit }) => isMoney(unit))
    .map(({ unit, open }) => ({ unit, amount: minus(open, sumIn(unit, coming)) }))
    .filter(({ amount }) => !isNothing(amount) && !isNegative(amount));
  return [
    ...(now.length > 0 ? [{ when: 'now' as const, day: null, from: [], amounts: now }] : []),
    ...coming.map((one) => ({ ...one, amounts: totalsOf([{ totals: one.amounts }]) })).sort(byDay),
  ];
}

const moneyOf = ({ totals }: Earned): Amount[] =>
  totals.filter(({ unit, amount }) => isMoney(unit) && !isNothing(amount));

const sumIn = (unit: string, groups: readonly { amounts: readonly Amount[] }[]): string =>
  total(groups.flatMap(({ amounts }) => amounts.filter((one) => one.unit === unit).map(({ amount }) => amount)));

const order = { now: 0, final: 1, day: 2, unknown: 3 } as const;
const byDay = (a: Coming, b: Coming): number =>
  order[a.when] - order[b.when] || ((a.day ?? '') < (b.day ?? '') ? -1 : 1);

/** How far a goal's value has come on the way to its next step, from 0 to 1. For drawing and sorting. */
export function shareOf({ value, next }: NextGoal): number {
  const at = exact(next.at);
  if (value === null || compare(at, exact('0')) <= 0) return 0;
  return Math.min(Math.max(toFloat(divide(exact(value), at)), 0), 1);
}

/** Steps before what some more brings, money before points, and what is nearest first. */
export function nextGoals(goals: readonly GoalStanding[]): NextGoal[] {
  const place = ({ next }: NextGoal) => (next.kind === 'step' ? 0 : 2) + (isMoney(next.unit) ? 0 : 1);
  return goals
    .filter((goal): goal is NextGoal => goal.next !== null)
    .sort((a, b) => place(a) - place(b) || shareOf(b) - shareOf(a));
}
