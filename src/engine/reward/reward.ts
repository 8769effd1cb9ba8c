import { divide, type Exact, exact, fraction, multiply, ONE, toText, whole, ZERO } from '../exact.ts';
import type { Unit } from '../money.ts';
import type { Incentive, Program } from '../program.ts';
import { enterContest } from './contest.ts';
import type { RewardContext } from './context.ts';
import { costShareReward } from './cost-share.ts';
import { curveReward } from './curve.ts';
import { percentReward, perUnitReward } from './linear.ts';
import { tiersReward } from './tiers.ts';

/** What an incentive pays in: the program's currency, points, goods or a badge. */
export function unitOf(program: Program, { reward, pays_in }: Incentive): Unit {
  if ('goods' in reward) return `goods:${reward.goods.item}`;
  if ('badge' in reward) return `badge:${reward.badge.id}`;
  return pays_in === 'points' ? 'points' : program.currency;
}

/** Whether a reward pays only when the goal is reached. Tiers, curves and contests read the goal in their own way. */
export function needsGoal({ reward, goal }: Incentive): boolean {
  if (!goal || goal.required === false) return false;
  return !('tiers' in reward || 'curve' in reward || 'contest' in reward);
}

/** What the measured value earns, exact, in whole units. A contest's prizes and a pool's parts are given out across partners later. */
export function rewardOf({ reward }: Incentive, context: RewardContext): Exact {
  if ('percent' in reward) return percentReward(reward, context);
  if ('per_unit' in reward) return perUnitReward(reward, context);
  if ('tiers' in reward) return tiersReward(reward, context);
  if ('curve' in reward) return curveReward(reward, context);
  if ('cost_share' in reward) return costShareReward(reward, context);
  if ('contest' in reward) {
    enterContest(reward, context);
    return ZERO;
  }
  if ('pool' in reward) return ZERO;
  // Without a goal or gate that says when, something must at least have happened.
  const happened = context.goal !== null || context.facts > 0;
  if (!happened) return ZERO;
  if ('fixed' in reward) {
    const earned = exact(reward.fixed);
    context.steps.tell(() => ({ step: 'fixed', earned: toText(earned) }));
    return earned;
  }
  if ('badge' in reward) {
    const { name } = reward.badge;
    context.steps.tell(() => ({ step: 'badge', name: typeof name === 'string' ? name : name.en }));
    return ONE;
  }
  const { give, per } = reward.goods;
  const times = whole(divide(context.value, exact(per)), 'down');
  const units = multiply(fraction(times > 0n ? times : 0n), exact(give));
  context.steps.tell(() => ({ step: 'goods', give, per: String(per), units: toText(units) }));
  return units;
}
