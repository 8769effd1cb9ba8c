import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  fraction,
  isPositive,
  maximum,
  roundHalfUp,
  subtract,
  ZERO,
} from '../exact.ts';
import { isCurrency, minorDigits, toMinor } from '../money.ts';
import type { Incentive, Tiers } from '../program.ts';
import { unitOf as paidUnitOf } from '../reward/reward.ts';
import { slicesOf, tiersOn } from '../reward/tiers.ts';
import { noSteps } from '../steps.ts';
import type { Telling } from './earning.ts';
import { unitOf, valueIn } from './measure.ts';
import { type Path, type Sentence, sentence } from './teller.ts';

const TWO = fraction(2n);
const FIVE = fraction(5n);

/**
 * One worked example of a band table: a result inside the last band, and what it earns. The engine's own reward works it out, so that it
 * cannot differ from what is paid. None when the bands are read on a goal or a past that the program does not have.
 */
export function exampleSentences(tiers: Tiers, at: Path, telling: Telling): Sentence[] {
  const { teller, incentive } = telling;
  const { words, program } = teller;
  const unit = unitOf(incentive.measure, program);
  const levels = levelsOf(incentive, isCurrency(unit));
  const slices = slicesOf(tiers, levels);
  const level = { all: null, above_goal: levels.goal, above_baseline: levels.baseline }[tiers.pays_on ?? 'all'];
  if (!slices || (level === null && (tiers.pays_on ?? 'all') !== 'all')) return [];
  const value = insideLast(slices, isCurrency(unit) ? minorDigits(unit) : 0);
  const paidIn = paidUnitOf(program, incentive);
  const earned = words.minor(toMinor(tiersOn(tiers, slices, value, level, noSteps), paidIn), paidIn);
  const write = (number: Exact) => valueIn(number, unit, words);
  const { goal, baseline } = levels;
  const against =
    goal && (tiers.on === 'attainment' || tiers.pays_on === 'above_goal')
      ? words.t(` with a goal of ${write(goal)}`, ` bij een doel van ${write(goal)}`)
      : baseline && (tiers.on === 'growth' || tiers.on === 'increase' || tiers.pays_on === 'above_baseline')
        ? words.t(` after ${write(baseline)} before`, ` na ${write(baseline)} eerder`)
        : '';
  const text = words.t(
    `Example, before anything else: ${write(value)}${against} earns ${earned}`,
    `Voorbeeld, zonder de rest: ${write(value)}${against} levert ${earned} op`,
  );
  return [sentence([...at, 'mode'], text)];
}

/** The goal and past of the example: the program's own where it names them, round numbers otherwise. */
export function levelsOf({ goal }: Incentive, money: boolean): { goal: Exact | null; baseline: Exact | null } {
  const round = money ? exact(100_000) : exact(100);
  if (!goal) return { goal: null, baseline: null };
  if ('fixed' in goal) return { goal: positive(exact(goal.fixed)), baseline: null };
  if ('by_hand' in goal) return { goal: round, baseline: null };
  const grown = add(round, divide(exact(goal.growth.by ?? 0), divide(exact(1), round)));
  return { goal: positive(maximum(grown, exact(goal.growth.at_least ?? 0))), baseline: round };
}

const positive = (value: Exact): Exact | null => (isPositive(value) ? value : null);

/** A result that reaches the last band and not its end. */
function insideLast(slices: readonly { lower: Exact; upper: Exact | null }[], digits: number): Exact {
  const { lower, upper } = slices.at(-1)!;
  const before = slices.at(-2)?.lower ?? ZERO;
  const far = upper && compare(upper, lower) > 0 ? upper : add(lower, subtract(lower, before));
  const step = divide(subtract(far, lower), upper ? TWO : FIVE);
  const value = add(lower, isPositive(step) ? step : exact(100));
  const shown = fraction(roundHalfUp(value, digits), 10n ** BigInt(digits));
  return compare(shown, lower) > 0 ? shown : value;
}
