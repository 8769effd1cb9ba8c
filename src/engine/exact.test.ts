import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  decimal,
  divide,
  exact,
  fraction,
  isExactText,
  multiply,
  roundHalfUp,
  subtract,
  toText,
  whole,
} from './exact.ts';

const anyExact = fc
  .tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(1n, 10n ** 9n))
  .map(([n, d]) => fraction(n, d));

describe('exact', () => {
  it.each([
    ['12.5', 125n, 10n],
    ['-3', -3n, 1n],
    ['2%', 1n, 50n],
    ['1/3', 1n, 3n],
    ['300000/900000', 1n, 3n],
    ['0.000001', 1n, 1_000_000n],
  ])('reads %s', (text, n, d) => {
    expect(compare(exact(text), fraction(n, d))).toBe(0);
  });

  it.each(['', 'abc', '1,5', '1e3', '.5', '1/0', '--1', '1.', 'NaN', 'Infinity', '0x10', '1 000'])(
    'refuses %j',
    (text) => {
      expect(isExactText(text)).toBe(false);
      expect(() => exact(text)).toThrow(RangeError);
    },
  );

  it('refuses a binary float', () => {
    expect(() => exact(0.1)).toThrow('write it as text, "0.1"');
  });

  it('adds and takes away, multiplies and divides without loss', () => {
    fc.assert(
      fc.property(anyExact, anyExact, (a, b) => {
        expect(compare(subtract(add(a, b), b), a)).toBe(0);
        if (b.n !== 0n) expect(compare(divide(multiply(a, b), b), a)).toBe(0);
      }),
    );
  });

  it.each([
    ['14.5', 0, 15n],
    ['-14.5', 0, -15n],
    ['14.4999999', 0, 14n],
    ['1.005', 2, 101n],
    ['0.004999', 2, 0n],
    ['2/3', 4, 6667n],
  ])('rounds %s to %i decimals, half away from zero', (text, digits, rounded) => {
    expect(roundHalfUp(exact(text), digits)).toBe(rounded);
  });

  it('never rounds by more than half a unit, and a value and its opposite round to opposites', () => {
    fc.assert(
      fc.property(anyExact, fc.integer({ min: 0, max: 6 }), (a, digits) => {
        const rounded = roundHalfUp(a, digits);
        const error = subtract(fraction(rounded, 10n ** BigInt(digits)), a);
        expect(compare(multiply(error, error), fraction(1n, 4n * 100n ** BigInt(digits)))).toBeLessThanOrEqual(0);
        expect(roundHalfUp({ n: -a.n, d: a.d }, digits)).toBe(-rounded);
      }),
    );
  });

  it('counts whole parts up and down', () => {
    expect([
      whole(exact('1.5'), 'down'),
      whole(exact('1.5'), 'up'),
      whole(exact('2'), 'up'),
      whole(exact('-1.5'), 'down'),
      whole(exact('-1.5'), 'up'),
    ]).toEqual([1n, 2n, 2n, -2n, -1n]);
  });

  it('writes decimals', () => {
    expect([decimal(1050n, 2), decimal(1050n, 2, 2), decimal(-5n, 3), decimal(7n, 0), toText(exact('1/3'), 4)]).toEqual(
      ['10.5', '10.50', '-0.005', '7', '0.3333'],
    );
  });
});
