import { type Exact, exact, isNegative, minimum, multiply, subtract, toText, ZERO } from '../exact.ts';
import type { Reward } from '../program.ts';
import type { RewardContext } from './context.ts';

type CostShare = Extract<Reward, { cost_share: unknown }>['cost_share'];

/** A part of the proven cost, up to what the fund has accrued and not yet paid. */
export function costShareReward({ cost_share }: { cost_share: CostShare }, context: RewardContext): Exact {
  const wanted = multiply(context.value, exact(cost_share.share));
  context.steps.tell(() => ({
    step: 'cost_share',
    share: String(cost_share.share),
    cost: toText(context.value),
    earned: toText(wanted),
  }));
  if (!cost_share.fund) return wanted;
  const key = `${context.at}/reward/cost_share/fund/of`;
  const accrued = multiply(context.measured.get(key)?.value ?? ZERO, exact(cost_share.fund.accrues));
  const used = context.earnedSince(context.windowFrom(cost_share.fund.of));
  const rest = subtract(accrued, used);
  const left = isNegative(rest) ? ZERO : rest;
  const earned = minimum(wanted, left);
  context.steps.tell(() => ({
    step: 'fund',
    accrued: toText(accrued),
    used: toText(used),
    left: toText(left),
    earned: toText(earned),
  }));
  return earned;
}
