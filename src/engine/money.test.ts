import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from './exact.ts';
import {
  convertMicro,
  fromMinor,
  isCurrency,
  microToText,
  minorDigits,
  minorToText,
  split,
  textToMicro,
  textToMinor,
  toMinor,
} from './money.ts';

describe('money', () => {
  it('knows each currency’s minor units', () => {
    expect(['EUR', 'JPY', 'KWD', 'points', 'goods:MUG'].map(minorDigits)).toEqual([2, 0, 3, 0, 0]);
    expect([isCurrency('EUR'), isCurrency('EUX'), isCurrency('eur')]).toEqual([true, false, false]);
  });

  it('survives text in both directions', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.constantFrom('EUR', 'JPY', 'KWD'), (minor, unit) => {
        expect(textToMinor(minorToText(minor, unit), unit)).toBe(minor);
        expect(toMinor(fromMinor(minor, unit), unit)).toBe(minor);
        expect(textToMicro(microToText(minor))).toBe(minor);
      }),
    );
  });

  it('refuses more decimals than are kept instead of cutting them', () => {
    expect(() => textToMicro('1.0000001')).toThrow('more than 6 decimals');
    expect(() => textToMinor('1.005', 'EUR')).toThrow('more decimals');
    expect(() => textToMicro('1000000000000.000001')).toThrow('larger');
    expect(textToMicro('2024.9940')).toBe(2_024_994_000n);
  });

  it('converts to another currency, half-up to a micro', () => {
    // 10 GBP at 1.17 EUR, in USD at 0.9 EUR: 10 × 1.17 ÷ 0.9 = 13
    expect(convertMicro(10_000_000n, exact('1.17'), exact('0.9'))).toBe(13_000_000n);
    expect(convertMicro(1n, exact('1'), exact('2'))).toBe(1n);
    expect(convertMicro(-1n, exact('1'), exact('2'))).toBe(-1n);
  });

  it('splits keep the sum, no part is off by more than one unit, and larger weights never get less', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 12n), 10n ** 12n),
        fc.array(fc.bigInt(0n, 10n ** 6n), { minLength: 1, maxLength: 12 }),
        (total, weights) => {
          const whole = weights.reduce((a, b) => a + b, 0n);
          fc.pre(whole > 0n);
          const parts = split(total, weights);
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
          parts.forEach((part, i) => {
            const off = part * whole - total * weights[i]!;
            expect(off < whole && off > -whole).toBe(true);
          });
        },
      ),
    );
    expect(split(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
  });

  it('refuses weights that cannot share anything', () => {
    expect(() => split(1n, [0n])).toThrow(RangeError);
    expect(() => split(1n, [2n, -1n])).toThrow(RangeError);
  });
});
