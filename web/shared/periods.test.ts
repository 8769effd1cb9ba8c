import { expect, test } from 'vitest';
import { wordsFor } from '../../src/engine/words.ts';
import { periodBrief, periodShort } from './periods.ts';

test('months, quarters and campaigns are short in each language', () => {
  const [english, dutch] = [wordsFor('en'), wordsFor('nl')];
  expect(['2026-02', '2026-03', '2026-Q1', '2026'].map((key) => periodShort(key, english))).toEqual([
    'Feb',
    'Mar',
    'Q1',
    '2026',
  ]);
  expect(['2026-02', '2026-03', '2026-Q1', 'spring'].map((key) => periodShort(key, dutch))).toEqual([
    'feb',
    'mrt',
    'K1',
    'campagne',
  ]);
  expect(periodBrief('2026-03', dutch)).toBe('mrt 2026');
});
