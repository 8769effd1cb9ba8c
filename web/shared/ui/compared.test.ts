import { expect, test } from 'vitest';
import { comparedWith } from './compared.ts';

test('more and less, in percents of what was before', () => {
  expect(comparedWith('112', '100')).toEqual({ how: 'more', percent: '12' });
  expect(comparedWith('88', '100')).toEqual({ how: 'less', percent: '12' });
  expect(comparedWith('103.75', '100')).toEqual({ how: 'more', percent: '3.8' });
  expect(comparedWith('300', '100')).toEqual({ how: 'more', percent: '200' });
});

test('a difference too small for a decimal is not said to be none', () => {
  expect(comparedWith('100.00', '100')).toEqual({ how: 'same' });
  expect(comparedWith('100.01', '100')).toEqual({ how: 'nearly' });
});

test('of nothing, or less, there is no percentage', () => {
  expect(comparedWith('12.50', '0')).toEqual({ how: 'amountMore', difference: '12.5' });
  expect(comparedWith('-20', '-5')).toEqual({ how: 'amountLess', difference: '15' });
});

test('exact where floats are not', () => {
  expect(comparedWith('0.3', '0.1')).toEqual({ how: 'more', percent: '200' });
  expect(comparedWith('9007199254740993', '9007199254740992')).toEqual({ how: 'nearly' });
});
