import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  isPositive,
  multiply,
  ONE,
  subtract,
  toText,
  ZERO,
} from '../exact.ts';
import type { Reward } from '../program.ts';
import type { RewardContext } from './context.ts';

type Curve = Extract<Reward, { curve: unknown }>['curve'];

/** A payout curve: points on the value, the attainment or the growth. Below the first point nothing, above the last as the last. */
export function curveReward({ curve }: { curve: Curve }, context: RewardContext): Exact {
  const at = positionOn(curve.on ?? 'value', context);
  if (at === null) return ZERO;
  const pays = heightAt(curve, at);
  const earned = curve.of === undefined ? pays : multiply(pays, exact(curve.of));
  const of = curve.of === undefined ? {} : { of: String(curve.of) };
  context.steps.push({ step: 'curve', at: toText(at), pays: toText(pays), ...of, earned: toText(earned) });
  return earned;
}

/** Where a partner stands: its value, value ÷ goal, or value ÷ past − 1; null when there is no goal or past. */
export function positionOn(
  on: 'value' | 'attainment' | 'growth',
  { value, goal, baseline }: Pick<RewardContext, 'value' | 'goal' | 'baseline'>,
): Exact | null {
  if (on === 'value') return value;
  if (on === 'attainment') return goal && isPositive(goal) ? divide(value, goal) : null;
  return baseline && isPositive(baseline) ? subtract(divide(value, baseline), ONE) : null;
}

function heightAt({ points, between }: Curve, at: Exact): Exact {
  const index = points.findLastIndex((point) => compare(at, exact(point.at)) >= 0);
  const lower = points[index];
  const upper = points[index + 1];
  if (!lower) return ZERO;
  const height = exact(lower.pays);
  if (!upper || between === 'step') return height;
  const run = subtract(exact(upper.at), exact(lower.at));
  const rise = subtract(exact(upper.pays), height);
  return add(height, multiply(rise, divide(subtract(at, exact(lower.at)), run)));
}
