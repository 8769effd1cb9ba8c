import { divide, type Exact, exact, fraction, multiply, whole } from '../exact.ts';
import type { Block } from '../program.ts';

/** The units an amount per unit is paid for: the value itself, or its blocks, begun ones counted or not, less the free ones. */
export function unitsOf(value: Exact, block: Block | undefined): Exact {
  if (!block) return value;
  const blocks = whole(divide(value, exact(block.size)), block.round) - BigInt(block.free ?? 0);
  return fraction(blocks > 0n ? blocks : 0n);
}

/** An amount per unit of a value. */
export function perUnit(
  value: Exact,
  amount: string | number,
  block: Block | undefined,
): { units: Exact; earned: Exact } {
  const units = unitsOf(value, block);
  return { units, earned: multiply(units, exact(amount)) };
}
