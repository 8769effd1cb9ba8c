import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionOf, stepsIn, valueAt } from './slid.ts';

const cents = { from: '0', to: '1', step: '0.1' };

test('every step is exact', () => {
  expect(stepsIn(cents)).toBe(10);
  expect([3, 6, 7].map((at) => valueAt(at, cents))).toEqual(['0.3', '0.6', '0.7']);
});

test('a value goes to the nearest step and stays within the range', () => {
  expect(positionOf('0.34', cents)).toBe(3);
  expect(positionOf('0.35', cents)).toBe(4);
  expect(positionOf('7', cents)).toBe(10);
  expect(positionOf('-7', cents)).toBe(0);
});

test('the last step is not above the end; a range without room has one place', () => {
  expect(valueAt(stepsIn({ from: '5', to: '12', step: '5' }), { from: '5', to: '12', step: '5' })).toBe('10');
  expect(stepsIn({ from: '5', to: '5', step: '1' })).toBe(0);
});

test('setting and reading agree at any place', () => {
  const ranges = fc.record({ from: fc.integer(), size: fc.integer({ min: 1, max: 99999 }), at: fc.nat({ max: 5000 }) });
  fc.assert(
    fc.property(ranges, ({ from, size, at }) => {
      const range = { from: `${from}.07`, to: `${from + 10_000_000_000}`, step: `0.${String(size).padStart(5, '0')}` };
      expect(positionOf(valueAt(at, range), range)).toBe(at);
    }),
  );
});
