import { levelsOf } from '../describe/example.ts';
import { unitOf, valueIn } from '../describe/measure.ts';
import { add, compare, type Exact, exact, fraction, isPositive, multiply, subtract, whole } from '../exact.ts';
import { isCurrency, minorDigits, toMinor } from '../money.ts';
import type { Range } from '../program.ts';
import { unitOf as paidUnitOf } from '../reward/reward.ts';
import { slicesOf, tiersOn } from '../reward/tiers.ts';
import { noSteps } from '../steps.ts';
import type { Words } from '../words.ts';
import { bandFindings } from './bands.ts';
import { type Checked, type Finding, type Path, warning } from './finding.ts';

type Slices = NonNullable<ReturnType<typeof slicesOf>>;

/**
 * What only shows when the bands are worked out: a total that falls where a better band is reached, and bands that a limit leaves nothing.
 * The engine's own reward works them out, on the program's fixed goal or on a round one.
 */
export function tierTotals(checked: Checked): Finding[] {
  const { incentive, program, at } = checked;
  const { reward, goal } = incentive;
  if (!('tiers' in reward) || bandFindings(checked).some(({ severity }) => severity === 'error')) return [];
  const { tiers } = reward;
  const unit = unitOf(incentive.measure, program);
  const levels = levelsOf(incentive, isCurrency(unit));
  const slices = slicesOf(tiers, levels);
  const level = { all: null, above_goal: levels.goal, above_baseline: levels.baseline }[tiers.pays_on ?? 'all'];
  if (!slices || (level === null && (tiers.pays_on ?? 'all') !== 'all')) return [];
  const paidIn = paidUnitOf(program, incentive);
  const earns = (value: Exact) => toMinor(tiersOn(tiers, slices, value, level, noSteps), paidIn);
  const step = stepOf(unit, slices);
  const isAssumed = (tiers.on ?? 'value') !== 'value' && !(goal && 'fixed' in goal);
  const isPast = tiers.on === 'growth' || tiers.on === 'increase';
  const assumed = (words: Words): string => {
    const [en, nl] = isPast ? ['a past of', 'een verleden van'] : ['a goal of', 'een doel van'];
    const base = isPast ? levels.baseline : levels.goal;
    return isAssumed && base
      ? words.t(` (with ${en} ${valueIn(base, unit, words)})`, ` (bij ${nl} ${valueIn(base, unit, words)})`)
      : '';
  };
  const say: Say = {
    earns,
    step,
    write: (value, words) => valueIn(value, unit, words),
    pay: (minor, words) => words.minor(minor, paidIn),
    minorOf: (value) => toMinor(value, paidIn),
    assumed,
  };
  const path = [...at, 'reward', 'tiers', 'bands'];
  const bare = !incentive.multipliers?.length && !incentive.deducts && !isAssumed && !tiers.per_fact;
  return [
    ...fallingEdges(slices, path, say),
    ...(bare ? beyondLimit(slices, incentive.limits?.per_period, path, say) : []),
  ];
}

interface Say {
  readonly earns: (value: Exact) => bigint;
  readonly step: Exact;
  readonly write: (value: Exact, words: Words) => string;
  readonly pay: (minor: bigint, words: Words) => string;
  readonly minorOf: (value: Exact) => bigint;
  readonly assumed: (words: Words) => string;
}

/** The smallest step of what is measured: a cent, one piece, or as fine as the edges themselves are. */
function stepOf(unit: string, slices: Slices): Exact {
  const cent = fraction(1n, 10n ** BigInt(isCurrency(unit) ? minorDigits(unit) : 0));
  const isFine = slices.some(({ lower }) => !isWhole(lower, cent));
  return isFine && unit !== 'days' ? multiply(cent, fraction(1n, 10_000n)) : cent;
}

const isWhole = (value: Exact, step: Exact): boolean => (value.n * step.d) % (value.d * step.n) === 0n;

/** The last value before a band and the first one in it. */
function aroundEdge({ band, lower }: Slices[number], step: Exact): { before: Exact; first: Exact } {
  const steps = (direction: 'up' | 'down') =>
    multiply(fraction(whole({ n: lower.n * step.d, d: lower.d * step.n }, direction)), step);
  if (band.from !== undefined) return { before: subtract(steps('up'), step), first: steps('up') };
  return { before: steps('down'), first: add(steps('down'), step) };
}

function fallingEdges(slices: Slices, at: Path, { earns, step, write, pay, assumed }: Say): Finding[] {
  return slices.flatMap((slice, i) => {
    if (i === 0) return [];
    const { before, first } = aroundEdge(slice, step);
    if (compare(before, slices[i - 1]!.lower) < 0) return [];
    const [was, is] = [earns(before), earns(first)];
    if (is >= was) return [];
    return [
      warning('falling-total', [...at, i], (words) =>
        words.t(
          `Here the total falls from ${pay(was, words)} (at ${write(before, words)}) to ${pay(is, words)} (at ${write(first, words)})${assumed(words)}. Doing better earns less there: is that meant?`,
          `Hier daalt het totaal van ${pay(was, words)} (bij ${write(before, words)}) naar ${pay(is, words)} (bij ${write(first, words)})${assumed(words)}. Wie beter presteert, verdient daar minder: is dat de bedoeling?`,
        ),
      ),
    ];
  });
}

/** Bands that begin where the limit of the period has already been reached. */
function beyondLimit(
  slices: Slices,
  range: Range | undefined,
  at: Path,
  { earns, step, pay, minorOf }: Say,
): Finding[] {
  const maximum = typeof range === 'object' ? range.maximum : range;
  if (maximum === undefined) return [];
  const limit = exact(maximum);
  return slices.flatMap((slice, i) => {
    const { before, first } = aroundEdge(slice, step);
    if (i === 0 || !isPositive(limit)) return [];
    const [was, is] = [earns(before), earns(first)];
    // Earnings that fall again below the limit are another matter.
    if (was < minorOf(limit) || is < was) return [];
    return [
      warning('band-beyond-limit', [...at, i], (words) =>
        words.t(
          `The limit of the period is reached before this band begins (${pay(was, words)} at its edge): it adds nothing.`,
          `De limiet van de periode is bereikt voordat deze schijf begint (${pay(was, words)} aan de grens): die voegt niets toe.`,
        ),
      ),
    ];
  });
}
