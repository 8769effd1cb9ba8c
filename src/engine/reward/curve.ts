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
import type { Position, Reward } from '../program.ts';
import type { RewardContext } from './context.ts';

type Curve = Extract<Reward, { curve: unknown }>['curve'];

/** A payout curve: points on the value, the attainment, the growth or the increase. Below the first point nothing, above the last as the last. */
export function curveReward({ curve }: { curve: Curve }, context: RewardContext): Exact {
  const at = positionOn(curve.on ?? 'value', context);
  if (at === null) return ZERO;
  const pays = heightAt(curve, at);
  const of = curve.of === undefined ? null : curve.of === 'value' ? context.value : exact(curve.of);
  const earned = of === null ? pays : multiply(pays, of);
  const ofText = of === null ? {} : { of: toText(of) };
  context.steps.tell(() => ({ step: 'curve', at: toText(at), pays: toText(pays), ...ofText, earned: toText(earned) }));
  return earned;
}

/** Where a partner stands; null when there is no goal or past to stand on. */
export function positionOn(
  on: Position,
  { value, goal, baseline }: Pick<RewardContext, 'value' | 'goal' | 'baseline'>,
): Exact | null {
  if (on === 'value') return value;
  if (on === 'attainment') return goal && isPositive(goal) ? divide(value, goal) : null;
  if (!baseline || !isPositive(baseline)) return null;
  return on === 'growth' ? subtract(divide(value, baseline), ONE) : subtract(value, baseline);
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
