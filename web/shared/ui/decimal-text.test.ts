import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemOf, readDecimal, writeDecimal } from './decimal-text.ts';

test.each([
  ['en', '1,234.50', '1234.50'],
  ['nl', '1.234,50', '1234.50'],
  ['nl', '€ 1 234,5', '1234.5'],
  ['en', '0.1', '0.1'],
  ['en', '007', '7'],
  ['en', '\u2212 5', '-5'],
  ['en', '-0.00', '0.00'],
  ['nl', '99999999999999999999,999999', '99999999999999999999.999999'],
  ['en', '  ', ''],
] as const)('%s: %s is %s', (language, typed, exact) => {
  expect(readDecimal(typed, language)).toBe(exact);
});

test.each([
  ['en', '1.234,50'],
  ['nl', '1,234.50'],
  ['nl', '12.5'],
  ['en', '1,2'],
  ['en', '12,34,567'],
  ['en', '1e3'],
  ['en', '.5'],
  ['en', '5.'],
  ['en', '--5'],
  ['en', 'ten'],
] as const)('%s: %s is refused, not guessed', (language, typed) => {
  expect(readDecimal(typed, language)).toBeUndefined();
});

test('what is written is read back exactly, in both languages', () => {
  const units = fc.bigInt(0n, 10n ** 30n).map(String);
  const decimals = fc.stringMatching(/^\d{1,9}$/);
  fc.assert(
    fc.property(
      units,
      fc.option(decimals),
      fc.boolean(),
      fc.constantFrom('en', 'nl'),
      (whole, part, isMinus, language) => {
        const isNothing = /^[0.]*$/.test(whole + (part ?? ''));
        const value = `${isMinus && !isNothing ? '-' : ''}${whole}${part === null ? '' : `.${part}`}`;
        expect(readDecimal(writeDecimal(value, language), language)).toBe(value);
      },
    ),
  );
});

test('a problem is named, and needless noughts are none', () => {
  expect(problemOf('12.50', { decimals: 2 })).toBeUndefined();
  expect(problemOf('12.5000', { decimals: 2 })).toBeUndefined();
  expect(problemOf('12.505', { decimals: 2 })).toBe('decimals');
  expect(problemOf('12.5', { decimals: 0 })).toBe('whole');
  expect(problemOf('twelve', { decimals: 2 })).toBe('number');
  expect(problemOf('-1', { decimals: 2 })).toBe('negative');
  expect(problemOf('-1', { decimals: 2, mayBeNegative: true })).toBeUndefined();
  expect(problemOf('', { decimals: 2 })).toBeUndefined();
  expect(problemOf('', { decimals: 2, isNeeded: true })).toBe('missing');
});
