import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../src/engine/words.ts';
import { figure, minus, moneyFigure, mostDecimals, percentOf, rounded, toGo, total, written } from './numbers.ts';
import { daysText, periodBrief, periodName } from './periods.ts';

const [en, nl] = [wordsFor('en'), wordsFor('nl')];
/** Intl writes unbreakable spaces. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('figures', () => {
  test('are never rounded through a float', () => {
    expect(total(['0.1', '0.2'])).toBe('0.3');
    expect(written('90071992547409930.07', 'EUR', en)).toBe('€90,071,992,547,409,930.07');
    expect(moneyFigure('90071992547409930.07', 'EUR', en)).toBe('90,071,992,547,409,930.07');
    expect(minus('1', '-2.5')).toBe('3.5');
  });

  test('money has all decimals of its currency, in the reader’s way', () => {
    expect(plain(written('1240', 'EUR', nl))).toBe('€ 1.240,00');
    expect(written('1240', 'EUR', en)).toBe('€1,240.00');
    expect(plain(written('-12.4', 'EUR', nl))).toBe('-€ 12,40');
    expect(plain(written('1240', 'JPY', en))).toBe('JP¥1,240');
    expect(written('141040.0000', 'EUR', en)).toBe('€141,040.00');
    expect(written('0.1234', 'EUR', en)).toBe('€0.1234');
    expect(written('450', 'points', nl)).toBe('450 punten');
  });

  test('a column has as many decimals as its longest figure needs', () => {
    expect(mostDecimals(['273', '869.54', '3779.70'], null)).toBe(2);
    expect(mostDecimals(['273', '0.1234'], 'EUR')).toBe(4);
    expect(mostDecimals([], 'EUR')).toBe(2);
    expect(figure('273', 2, nl)).toBe('273,00');
  });

  test('what is still to go is rounded up, so that it is enough', () => {
    expect(toGo('57730.431', 'EUR', en)).toBe('€57,730.44');
    expect(toGo('57730.43', 'EUR', en)).toBe('€57,730.43');
    expect(toGo('2.5', null, nl)).toBe('2,5');
  });

  test('an overview rounds half away from zero, and a percentage never up to the whole', () => {
    expect(rounded('1234.50', 'EUR', en)).toBe('€1,235');
    expect(rounded('-1234.50', 'EUR', en)).toBe('-€1,235');
    expect(percentOf('999', '1000')).toBe(99);
    expect(percentOf('1000', '1000')).toBe(100);
    expect(percentOf('5', '0')).toBe(0);
  });
});

describe('periods', () => {
  test('have names in both languages', () => {
    const days = { from: '2026-01-01', to: '2026-03-31' };
    expect(periodName({ key: '2026-03', ...days }, en)).toBe('March 2026');
    expect(periodName({ key: '2026-Q1', ...days }, nl)).toBe('1e kwartaal van 2026');
    expect(periodName({ key: '2026', ...days }, nl)).toBe('2026');
    expect(plain(periodName({ key: 'campaign', ...days }, en)).replace(/[\u2009]/g, ' ')).toBe('1 Jan – 31 Mar 2026');
    expect(periodBrief('2026-Q1', nl)).toBe('K1 2026');
    expect(periodBrief('2026', nl)).toBe('2026');
    expect(daysText('2026-01-01', '2026-01-01', en)).toBe('1 Jan 2026');
  });
});
