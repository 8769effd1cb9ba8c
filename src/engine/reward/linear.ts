import { add, type Exact, exact, multiply, toText } from '../exact.ts';
import type { Reward } from '../program.ts';
import { reachedBand } from './bands.ts';
import { baseOf, earnedPerFact, type RewardContext } from './context.ts';
import { perUnit } from './units.ts';

type Percent = Extract<Reward, { percent: unknown }>;
type PerUnit = Extract<Reward, { per_unit: unknown }>;

/** A percentage of the value; other measures that reach a step add to the percentage. */
export function percentReward(reward: Percent, context: RewardContext): Exact {
  const rate = rateOf(reward, context);
  if (context.each) return earnedPerFact(context, (value) => multiply(value, rate));
  const base = baseOf(context, reward.pays_on);
  const earned = multiply(base, rate);
  context.steps.tell(() => ({ step: 'percent', rate: toText(rate), base: toText(base), earned: toText(earned) }));
  return earned;
}

function rateOf(reward: Percent, context: RewardContext): Exact {
  let rate = exact(reward.percent);
  reward.plus?.forEach((plus, index) => {
    const reading = context.reading(`${context.at}/reward/plus/${index}/measure`, plus.measure, plus.goal);
    const band = reading === null ? undefined : reachedBand(reading, plus.bands);
    if (!band) return;
    rate = add(rate, exact(band.rate));
    context.steps.tell(() => ({ step: 'rate_added', index, rate: String(band.rate), total: toText(rate) }));
  });
  return rate;
}

/** An amount per unit of the value (a box, a fact, a begun hundred). */
export function perUnitReward(reward: PerUnit, context: RewardContext): Exact {
  if (context.each) return earnedPerFact(context, (value) => perUnit(value, reward.per_unit, reward.block).earned);
  const base = baseOf(context, reward.pays_on);
  const { units, earned } = perUnit(base, reward.per_unit, reward.block);
  context.steps.tell(() => ({
    step: 'per_unit',
    amount: String(reward.per_unit),
    units: toText(units),
    earned: toText(earned),
    ...(reward.block ? { blockSize: String(reward.block.size) } : {}),
    ...(reward.block?.free ? { freeBlocks: reward.block.free } : {}),
  }));
  return earned;
}
