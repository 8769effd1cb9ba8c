import {
  compare,
  decimal,
  divide,
  exact,
  isZero,
  multiply,
  negate,
  roundHalfUp,
  subtract,
  toText,
  ZERO,
} from '../../../src/engine/exact.ts';

export type Compared =
  | { readonly how: 'same' | 'nearly' }
  | { readonly how: 'more' | 'less'; readonly percent: string }
  /** Of nothing there is no percentage: the difference itself is said. */
  | { readonly how: 'amountMore' | 'amountLess'; readonly difference: string };

/** How a figure stands to an earlier one: in percents, with a decimal where they are few. */
export function comparedWith(now: string, before: string): Compared {
  const difference = subtract(exact(now), exact(before));
  if (isZero(difference)) return { how: 'same' };
  const isMore = compare(difference, ZERO) > 0;
  const size = isMore ? difference : negate(difference);
  if (compare(exact(before), ZERO) <= 0) return { how: isMore ? 'amountMore' : 'amountLess', difference: toText(size) };
  const percent = multiply(divide(size, exact(before)), exact(100));
  const digits = compare(percent, exact(10)) < 0 ? 1 : 0;
  const rounded = roundHalfUp(percent, digits);
  return rounded === 0n ? { how: 'nearly' } : { how: isMore ? 'more' : 'less', percent: decimal(rounded, digits) };
}
