import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { MAX_MICRO, microToText, textToMicro } from '../engine/money.ts';
import { dateOf } from '../engine/period.ts';
import { dayReader, type Locale, readDecimal, readSplit, readText } from './readers.ts';

const micro = fc.bigInt({ min: -MAX_MICRO, max: MAX_MICRO });
const point: Locale = { decimal: 'point' };

/** A number as people write it. */
function written(value: bigint, decimalMark: string, groupMark: string): string {
  const [whole = '', part] = microToText(value).replace('-', '').split('.');
  const grouped = groupMark === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, groupMark);
  return `${value < 0n ? '-' : ''}${grouped}${part === undefined ? '' : decimalMark + part}`;
}

describe('readDecimal', () => {
  it('reads what the engine reads', () => {
    fc.assert(
      fc.property(micro, (value) => {
        const text = microToText(value);
        expect(readDecimal(text, point)).toBe(String(textToMicro(text)));
      }),
    );
  });

  it('reads every declared way of writing', () => {
    const ways = [
      [{ decimal: 'comma', grouping: 'point' }, ',', '.'],
      [{ decimal: 'comma', grouping: 'space' }, ',', '\u00a0'],
      [{ decimal: 'point', grouping: 'comma' }, '.', ','],
      [{ decimal: 'point', grouping: 'apostrophe' }, '.', "'"],
      [{ decimal: 'comma' }, ',', ''],
    ] as const;
    fc.assert(
      fc.property(micro, fc.constantFrom(...ways), (value, [locale, decimalMark, groupMark]) => {
        expect(readDecimal(written(value, decimalMark, groupMark), locale)).toBe(String(value));
      }),
    );
  });

  it('never reads another number than the one written, whatever was declared', () => {
    const locales: Locale[] = [
      {},
      { decimal: 'point' },
      { decimal: 'comma' },
      { decimal: 'comma', grouping: 'point' },
      { decimal: 'point', grouping: 'comma' },
    ];
    fc.assert(
      fc.property(fc.stringMatching(/^[+-]?[0-9.,' ]{1,12}$/), fc.constantFrom(...locales), (text, locale) => {
        const read = readDecimal(text, locale);
        if (typeof read !== 'string') return;
        const decimalMark = locale.decimal === 'comma' ? ',' : '.';
        const [whole = '', part = ''] = text.replace(/^[+-]/, '').split(decimalMark);
        expect(read.replace('-', '')).toBe(
          String(BigInt(`${whole.replace(/\D/g, '')}${part.padEnd(6, '0').slice(0, 6)}`)),
        );
      }),
    );
  });

  const refused: [string, Locale, string][] = [
    ['1,234', {}, 'number-undeclared'],
    ['1.234', {}, 'number-ambiguous'],
    ['-12.345.678', {}, 'number-ambiguous'],
    ['1,234', point, 'number-format'],
    ['1.234', { decimal: 'comma' }, 'number-format'],
    ['1.23', { decimal: 'comma', grouping: 'point' }, 'number-format'],
    ['1.2345,00', { decimal: 'comma', grouping: 'point' }, 'number-format'],
    ['1,234.5,6', { decimal: 'point', grouping: 'comma' }, 'number-format'],
    ['€ 5', point, 'not-a-number'],
    ['1e5', point, 'not-a-number'],
    ['NaN', point, 'not-a-number'],
    ['--1', point, 'not-a-number'],
    ['1.', point, 'number-format'],
    ['0.0000001', point, 'too-many-decimals'],
    ['1000000000000.000001', point, 'too-large'],
    ['10000000000000', point, 'too-large'],
    ['٣', point, 'not-a-number'],
  ];
  test.each(refused)('refuses %s under %o as %s', (text, locale, code) => {
    expect(readDecimal(text, locale)).toMatchObject({ code });
  });

  const read: [string, Locale, string][] = [
    ['0.125', {}, '125000'],
    ['12.50', {}, '12500000'],
    ['1234.567', {}, '1234567000'],
    ['1.50000000', point, '1500000'],
    ['-0.00', point, '0'],
    ['+7', point, '7000000'],
    ['007', point, '7000000'],
    ['1000000000000', point, '1000000000000000000'],
    ['1.234,5', { decimal: 'comma', grouping: 'point' }, '1234500000'],
  ];
  test.each(read)('reads %s under %o as %s', (text, locale, value) => {
    expect(readDecimal(text, locale)).toBe(value);
  });
});

describe('dayReader', () => {
  const existing = fc.integer({ min: -25_567, max: 376_199 }).map(dateOf);
  const read = (text: string, dates?: 'ymd' | 'dmy' | 'mdy', zone = 'UTC') => dayReader({ dates }, zone)(text);

  it('reads every date in every declared order', () => {
    fc.assert(
      fc.property(existing, (date) => {
        const [y, m, d] = date.split('-') as [string, string, string];
        expect(read(date)).toBe(date);
        expect(read(`${y}${m}${d}`)).toBe(date);
        expect(read(`${Number(d)}-${Number(m)}-${y}`, 'dmy')).toBe(date);
        expect(read(`${m}/${d}/${y}`, 'mdy')).toBe(date);
        expect(read(`${d}.${m}.${y}`)).toMatchObject({ code: 'date-undeclared' });
      }),
    );
  });

  it('refuses every date that does not exist', () => {
    const parts = fc.record({
      y: fc.integer({ min: 1900, max: 2100 }),
      m: fc.integer({ min: 0, max: 15 }),
      d: fc.integer({ min: 0, max: 35 }),
    });
    const two = (value: number) => String(value).padStart(2, '0');
    fc.assert(
      fc.property(parts, ({ y, m, d }) => {
        const days = [
          31,
          y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28,
          31,
          30,
          31,
          30,
          31,
          31,
          30,
          31,
          30,
          31,
        ];
        const exists = m >= 1 && m <= 12 && d >= 1 && d <= days[m - 1]!;
        const text = `${y}-${two(m)}-${two(d)}`;
        expect(read(text)).toEqual(exists ? text : { code: 'no-such-date' });
      }),
    );
  });

  test.each([
    ['2026-03-31T23:30:00Z', 'Europe/Amsterdam', '2026-04-01'],
    ['2026-03-31T23:30:00+02:00', 'Europe/Amsterdam', '2026-03-31'],
    ['2026-03-31 23:30', 'America/New_York', '2026-03-31'],
    ['2026-03-31T01:30:00.123Z', 'America/New_York', '2026-03-30'],
    ['2026-01-01T00:30:00+0530', 'UTC', '2025-12-31'],
  ])('the moment %s is in %s on %s', (text, zone, date) => {
    expect(read(text, undefined, zone)).toBe(date);
  });

  test.each([
    ['31-03-26', 'dmy', 'not-a-date'],
    ['31-03-2026', 'ymd', 'date-format'],
    ['03-31-2026', 'dmy', 'date-format'],
    ['2026-03-31T25:00:00Z', undefined, 'not-a-date'],
    ['1026-03-31', undefined, 'date-out-of-range'],
    ['2026-3-31', undefined, 'not-a-date'],
    ['yesterday', undefined, 'not-a-date'],
  ] as const)('refuses %s under %s as %s', (text, dates, code) => {
    expect(read(text, dates)).toMatchObject({ code });
  });
});

test('a split is read in any order to the same shares, which are a whole', () => {
  expect(readSplit('B: 40 % ; A:60%', {})).toEqual([
    { partner: 'A', shareMicro: 600_000n },
    { partner: 'B', shareMicro: 400_000n },
  ]);
  expect(readSplit('A:B:33,3333%;C:66,6667%', { decimal: 'comma' })).toHaveLength(2);
  const codes = ['A:60%', 'A:60%;B:41%', 'A:60%;A:40%', 'A:100%;B:0%', 'A=60%', 'A:60.00001%;B:39.99999%', 'A:x%'];
  expect(codes.map((text) => (readSplit(text, {}) as { code: string }).code)).toEqual([
    'split-sum',
    'split-sum',
    'split-twice',
    'split-share',
    'split-format',
    'too-many-decimals',
    'split-format',
  ]);
});

test('text keeps what can be shown', () => {
  expect(readText('Fiets “5″ €', 20)).toBe('Fiets “5″ €');
  expect(readText('a\u0000b', 20)).toMatchObject({ code: 'control-character' });
  expect(readText('a\ud800b', 20)).toMatchObject({ code: 'control-character' });
  expect(readText('😀', 2)).toBe('😀');
  expect(readText('abc', 2)).toMatchObject({ code: 'too-long' });
});
