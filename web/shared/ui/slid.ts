import { add, compare, divide, exact, fraction, multiply, subtract, toText, ZERO } from '../../../src/engine/exact.ts';

/** What a slider can be set to: from, from + step, … up to the last one that is not above `to`. Decimal texts. */
export interface Range {
  readonly from: string;
  readonly to: string;
  readonly step: string;
}

/** How many steps a slider has. A slider counts in whole steps, so that no value passes through a float. */
export function stepsIn({ from, to, step }: Range): number {
  const steps = divide(subtract(exact(to), exact(from)), exact(step));
  return compare(steps, ZERO) <= 0 ? 0 : Number(steps.n / steps.d);
}

export const valueAt = (position: number, { from, step }: Range): string =>
  toText(add(exact(from), multiply(exact(step), fraction(BigInt(Math.round(position))))));

/** The step nearest to a value, within the range. */
export function positionOf(value: string, range: Range): number {
  const steps = divide(subtract(exact(value), exact(range.from)), exact(range.step));
  const nearest = Number((2n * steps.n + steps.d) / (2n * steps.d));
  return Math.min(Math.max(nearest, 0), stepsIn(range));
}
