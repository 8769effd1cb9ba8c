import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldNoun, namedFields } from './describe/nouns.ts';
import { exact } from './exact.ts';
import { fields } from './fact.ts';
import { asSentence, languages, wordsFor } from './words.ts';

const [en, nl] = [wordsFor('en'), wordsFor('nl')];
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('words', () => {
  test('numbers and money are written from exact decimals, as each language writes them', () => {
    expect([en.number('1240.5'), nl.number('1240.5')]).toEqual(['1,240.5', '1.240,5']);
    expect([en.amount('1240', 'EUR'), plain(nl.amount('1240', 'EUR'))]).toEqual(['€1,240', '€ 1.240']);
    expect([en.amount('1240.5', 'EUR'), plain(nl.amount('1240.5', 'EUR'))]).toEqual(['€1,240.50', '€ 1.240,50']);
    expect([en.amount('0.0006', 'EUR'), plain(nl.amount('-12.345', 'EUR'))]).toEqual(['€0.0006', '-€ 12,345']);
    expect([en.minor(123_456_789n, 'EUR'), plain(nl.minor(-5000n, 'EUR'))]).toEqual(['€1,234,567.89', '-€ 50,00']);
    expect([en.minor(1500n, 'JPY'), en.minor(1n, 'points'), nl.minor(2n, 'points')]).toEqual([
      'JP¥1,500',
      '1 point',
      '2 punten',
    ]);
    expect([en.amount(4, 'goods:MUG'), en.percent('2%'), nl.percent('0.125'), en.percent('1/3')]).toEqual([
      '4 × MUG',
      '2%',
      '12,5%',
      '1/3',
    ]);
  });

  test('no digit is lost or invented, whatever the number', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 40n), 10n ** 40n), fc.integer({ min: 0, max: 18 }), (units, digits) => {
        const text = `${units < 0n ? '-' : ''}${String(units < 0n ? -units : units).padStart(digits + 1, '0')}`;
        const value = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
        const back = en.number(value).replaceAll(',', '');
        expect(exact(back)).toEqual(exact(value));
        expect(exact(nl.number(value).replaceAll('.', '').replace(',', '.'))).toEqual(exact(value));
      }),
    );
  });

  test('dates, places and lists', () => {
    expect([en.date('2026-03-31'), nl.date('2026-03-31')]).toEqual(['31 March 2026', '31 maart 2026']);
    expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(en.ordinal)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '102nd',
      '111th',
    ]);
    expect(nl.ordinal(2)).toBe('2e');
    expect([en.or(['a', 'b', 'c']), nl.and(['a', 'b', 'c'])]).toEqual(['a, b or c', 'a, b en c']);
    expect([en.count(1, 'day', 'days', 'dag', 'dagen'), nl.count('1.5', 'day', 'days', 'dag', 'dagen')]).toEqual([
      '1 day',
      '1,5 dagen',
    ]);
    expect([asSentence('it is 5'), asSentence('Is it?')]).toEqual(['It is 5.', 'Is it?']);
  });

  test('every field of every source has a noun of its own in both languages', () => {
    const all = [...new Set(Object.values(fields).flatMap((source) => Object.keys(source)))].sort();
    expect([...namedFields].sort()).toEqual(all);
    for (const language of languages)
      expect(new Set(all.map((field) => fieldNoun(field).one[language])).size).toBe(all.length);
  });
});
