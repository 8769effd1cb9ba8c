import {
  compare,
  divide,
  type Exact,
  exact,
  HUNDRED,
  isNegative,
  isPositive,
  minimum,
  multiply,
  sum,
  toText,
  ZERO,
} from '../exact.ts';
import { fromMinor, minorToText, split, toMinor, type Unit } from '../money.ts';
import type { Reward } from '../program.ts';
import type { Line, Step } from '../result.ts';
import { type Entrant, openValue, order, type Share } from './across.ts';

type Pool = Extract<Reward, { pool: unknown }>['pool'];

/**
 * Who gets which part of one period's pool. The parts add up to it to the minor unit; when it cannot be divided evenly, what is left over
 * goes by the largest remainder, then by the partner's code. Lines that do not share are left out.
 */
export function sharesOf(pool: Pool, all: readonly Entrant[], unit: Unit): Map<Line, Share> {
  const { amount, steps } = sharedOut(pool, all);
  const sharers = all
    .flatMap(({ partner, line }) => {
      const value = openValue(line);
      return value !== null && isPositive(value) ? [{ partner, line, value }] : [];
    })
    .sort((a, b) => order(a.partner, b.partner));
  if (sharers.length === 0) return new Map();
  const total = toMinor(amount, unit);
  const weights = pool.by === 'equally' ? sharers.map(() => 1n) : inWhole(sharers.map(({ value }) => value));
  const parts = split(total, weights);
  const value = toText(sum(sharers.map((one) => one.value)));
  return new Map(
    sharers.map(({ line, value: own }, i) => {
      const step: Step = {
        step: 'pool',
        by: pool.by,
        amount: toText(fromMinor(total, unit)),
        sharers: sharers.length,
        own: toText(own),
        value,
        earned: minorToText(parts[i]!, unit),
      };
      return [line, { amountMinor: parts[i]!, steps: [...steps, step] }];
    }),
  );
}

/** What there is to share: the amount, the part of it that all partners together have reached of the target, or a part of what they reached. */
function sharedOut({ amount = 0, percent, target }: Pool, all: readonly Entrant[]): { amount: Exact; steps: Step[] } {
  const value = sum(all.map(({ line }) => (line.value === null ? ZERO : exact(line.value))));
  if (percent !== undefined) {
    const part = multiply(isNegative(value) ? ZERO : value, exact(percent));
    const step: Step = { step: 'pool_percent', rate: String(percent), value: toText(value), amount: toText(part) };
    return { amount: part, steps: [step] };
  }
  const whole = exact(amount);
  if (!target) return { amount: whole, steps: [] };
  const wanted = exact(target.value);
  const reached = isPositive(wanted) && !isNegative(value) ? divide(value, wanted) : ZERO;
  const isEnough = target.at_least === undefined || compare(reached, exact(target.at_least)) >= 0;
  const part = target.at_most === undefined ? reached : minimum(reached, exact(target.at_most));
  const shared = isEnough ? multiply(whole, part) : ZERO;
  const step: Step = {
    step: 'pool_target',
    value: toText(value),
    target: toText(wanted),
    percent: toText(multiply(reached, HUNDRED)),
    of: toText(whole),
    amount: toText(shared),
  };
  return { amount: shared, steps: [step] };
}

/** The same proportions in whole numbers. */
function inWhole(values: readonly Exact[]): bigint[] {
  const common = values.reduce((product, { d }) => (product % d === 0n ? product : product * d), 1n);
  return values.map(({ n, d }) => n * (common / d));
}
