import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  isNegative,
  isPositive,
  maximum,
  minimum,
  multiply,
  ONE,
  subtract,
  toText,
  ZERO,
} from '../exact.ts';
import type { Band, Position, Tiers } from '../program.ts';
import { noSteps, type Steps } from '../steps.ts';
import { edgeOf, reaches } from './bands.ts';
import { earnedPerFact, levelOf, type RewardContext } from './context.ts';
import { perUnit } from './units.ts';

/** A band with its edges on the scale of the measured value, whatever its own scale (value, attainment, growth, increase). */
interface Slice {
  readonly band: Band;
  readonly lower: Exact;
  /** null for the last band without an end. */
  readonly upper: Exact | null;
}

/**
 * Tiers. Marginal: each band's rate on its own slice. Retroactive: the reached band's rate on everything. Rolling: lower bands pay on
 * everything up to their own end, the reached band on everything. Total: every reached band pays on everything. Interpolated: a band's
 * flat amount pro rata inside it. Flat amounts are paid per band entered (marginal, rolling, total) or for the band reached (retroactive).
 */
export function tiersReward({ tiers }: { tiers: Tiers }, context: RewardContext): Exact {
  const slices = slicesOf(tiers, context);
  if (!slices) return ZERO;
  const level = levelOf(context, tiers.pays_on);
  if (level === undefined) return ZERO;
  if (!tiers.per_fact) return tiersOn(tiers, slices, context.value, level, context.steps);
  return earnedPerFact(context, (value) => tiersOn(tiers, slices, value, level, noSteps));
}

/** The bands on the value's own scale: 110% of a goal of 2,000 is 2,200. undefined when there is no goal or past to read them on. */
export function slicesOf(
  { on = 'value', bands }: Tiers,
  { goal, baseline }: Pick<RewardContext, 'goal' | 'baseline'>,
): Slice[] | undefined {
  const scale = scaleOf(on, goal, baseline);
  if (!scale) return undefined;
  const edges = bands.map((band) => scale(edgeOf(band)));
  return bands.map((band, i) => ({
    band,
    lower: edges[i]!,
    upper: edges[i + 1] ?? (band.to === undefined ? null : scale(exact(band.to))),
  }));
}

function scaleOf(on: Position, goal: Exact | null, baseline: Exact | null): ((edge: Exact) => Exact) | undefined {
  if (on === 'value') return (edge) => edge;
  if (on === 'attainment') return goal && isPositive(goal) ? (edge) => multiply(edge, goal) : undefined;
  if (!baseline || !isPositive(baseline)) return undefined;
  return on === 'growth' ? (edge) => multiply(add(ONE, edge), baseline) : (edge) => add(baseline, edge);
}

/** What the bands pay on a value; `level` is what is left out of the base (a baseline or goal), or null. Writes a step per paying band. */
export function tiersOn(
  tiers: Tiers,
  slices: readonly Slice[],
  value: Exact,
  level: Exact | null,
  steps: Steps,
): Exact {
  const reached = slices.filter(({ band, lower }) => reaches(value, band, lower));
  const top = reached.at(-1);
  if (!top) {
    steps.tell(() => ({ step: 'no_band', first: toText(slices[0]!.lower) }));
    return ZERO;
  }
  const above = (x: Exact): Exact => (level === null ? x : maximum(subtract(x, level), ZERO));
  const paying = tiers.mode === 'retroactive' ? [top] : reached;
  let total = ZERO;
  for (const slice of paying) {
    const end = slice.upper === null || slice === top ? value : slice.upper;
    const base = {
      marginal: () => subtract(above(minimum(end, slice.upper ?? end)), above(slice.lower)),
      retroactive: () => above(value),
      rolling: () => above(end),
      total: () => above(value),
      interpolated: () => above(value),
    }[tiers.mode]();
    total = add(total, payBand(slice, tiers, value, base, steps));
  }
  return total;
}

function payBand({ band, lower, upper }: Slice, { mode }: Tiers, value: Exact, base: Exact, steps: Steps): Exact {
  const common = { mode, from: toText(lower), to: upper === null ? null : toText(upper), base: toText(base) };
  if (mode === 'interpolated') {
    const earned = multiply(exact(band.flat ?? 0), partInside(value, lower, upper));
    steps.tell(() => ({ step: 'band', ...common, flat: String(band.flat ?? 0), earned: toText(earned) }));
    return earned;
  }
  const flat = exact(band.flat ?? 0);
  const unit = band.per_unit === undefined ? undefined : perUnit(base, band.per_unit, band.block);
  const earned = add(flat, unit ? unit.earned : multiply(base, exact(band.rate ?? 0)));
  steps.tell(() => ({
    step: 'band',
    ...common,
    ...(band.rate === undefined ? {} : { rate: String(band.rate) }),
    ...(unit ? { perUnit: String(band.per_unit), units: toText(unit.units) } : {}),
    ...(band.flat === undefined ? {} : { flat: String(band.flat) }),
    earned: toText(earned),
  }));
  return earned;
}

/** How far a value has come inside a band, from 0 to 1. A band without an end counts as done once it is reached. */
function partInside(value: Exact, lower: Exact, upper: Exact | null): Exact {
  if (upper === null || compare(value, upper) >= 0 || compare(upper, lower) <= 0) return ONE;
  const inside = subtract(value, lower);
  return isNegative(inside) ? ZERO : divide(inside, subtract(upper, lower));
}
