import { expect, test } from 'vitest';
import { exact } from '../engine/exact.ts';
import { oddOne } from './changes.ts';

const judge = (values: readonly number[], how = { isOver: true, isMoney: true }) => {
  const odd = oddOne(
    values.map((value) => exact(value)),
    how,
  );
  return odd && { median: odd.median, score: odd.score, stretches: odd.stretches };
};

test('far above or below a partner’s own past', () => {
  // Median 100, distances 10 10 0 20 → median 10 → spread 1.4826 × 10 = 14.826, but at least 20% of 100.
  expect(judge([90, 110, 100, 80, 100, 400])).toEqual({ median: '100', score: '15.0', stretches: 5 });
  expect(judge([90, 110, 100, 80, 100, 30])).toEqual({ median: '100', score: '-3.5', stretches: 5 });
  expect(judge([90, 110, 100, 80, 100, 31])).toBeUndefined();
});

test('a past with more spread takes more', () => {
  // Median 100, distances 60 0 60 80 50 → median 60 → spread 88.956.
  expect(judge([40, 100, 160, 180, 50, 400])).toBeUndefined();
  expect(judge([40, 100, 160, 180, 50, 420])).toEqual({ median: '100', score: '3.6', stretches: 5 });
});

test('nothing is said of a short past, of one that is mostly nothing, or downwards of a period that is not over', () => {
  expect(judge([0, 0, 0, 100, 100, 100, 900])).toBeUndefined();
  expect(judge([100, 0, 0, 0, 0, 900])).toBeUndefined();
  expect(judge([100, 100, 100, 100, 0], { isOver: false, isMoney: true })).toBeUndefined();
  expect(judge([100, 100, 100, 100, 0])).toMatchObject({ score: '-5.0' });
});

test('small counts vary by themselves', () => {
  const counted = { isOver: true, isMoney: false };
  // The root of 4 is 2: from 4 + 3.5 × 2 on.
  expect(judge([4, 4, 4, 4, 10], counted)).toBeUndefined();
  expect(judge([4, 4, 4, 4, 11], counted)).toMatchObject({ score: '3.5' });
});

test('not what stays near the most that there ever was', () => {
  expect(judge([100, 100, 100, 100, 100, 260, 500])).toBeUndefined();
  expect(judge([100, 100, 100, 100, 100, 260, 520])).toMatchObject({ median: '100' });
});
