import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type Calendar,
  dateIn,
  dateOf,
  dayNumber,
  fiscalYear,
  isDate,
  justBefore,
  periodAfter,
  periodOf,
  periodsOf,
  yearEarlier,
} from './period.ts';

const anyDay = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2060-12-31') });
const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    period: fc.constantFrom('month', 'quarter', 'year', 'campaign'),
    start: anyDay,
    days: fc.integer({ min: 0, max: 1500 }),
    fiscalYearStarts: fc.integer({ min: 1, max: 12 }),
  })
  .map(
    ({ period, start, days, fiscalYearStarts }) =>
      ({ period, starts: dateOf(start), ends: dateOf(start + days), fiscalYearStarts }) as Calendar,
  );

describe('period', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '0999-01-01', '2026-01-01T00:00:00Z', ''])(
    '%s is no date',
    (text) => {
      expect(isDate(text)).toBe(false);
    },
  );

  it('the periods cover every day of the program once, in order, with rising keys', () => {
    fc.assert(
      fc.property(anyCalendar, (calendar) => {
        const periods = periodsOf(calendar);
        expect(periods[0]!.from).toBe(calendar.starts);
        expect(periods.at(-1)!.to).toBe(calendar.ends);
        periods.slice(1).forEach((period, i) => {
          expect(period.from).toBe(addDays(periods[i]!.to, 1));
          expect(period.key > periods[i]!.key).toBe(true);
        });
        for (const { key, from, to } of periods) {
          expect(periodOf(calendar, from)!.key).toBe(key);
          expect(periodOf(calendar, to)!.key).toBe(key);
        }
        expect(periodOf(calendar, addDays(calendar.starts, -1))).toBeUndefined();
        expect(periodOf(calendar, addDays(calendar.ends, 1))).toBeUndefined();
      }),
    );
  });

  it('names quarters by the fiscal year that ends in that calendar year', () => {
    const calendar: Calendar = { period: 'quarter', starts: '2025-04-01', ends: '2026-03-31', fiscalYearStarts: 4 };
    expect(periodsOf(calendar).map(({ key, from, to }) => `${key} ${from} ${to}`)).toEqual([
      '2026-Q1 2025-04-01 2025-06-30',
      '2026-Q2 2025-07-01 2025-09-30',
      '2026-Q3 2025-10-01 2025-12-31',
      '2026-Q4 2026-01-01 2026-03-31',
    ]);
    expect(fiscalYear('2025-03-31', 4)).toEqual({ name: 2025, from: '2024-04-01', to: '2025-03-31' });
  });

  it('goes on after the program’s end, for adjustments', () => {
    const calendar: Calendar = { period: 'quarter', starts: '2026-01-01', ends: '2026-12-31' };
    expect(periodAfter(calendar, periodsOf(calendar).at(-1)!)).toEqual({
      key: '2027-Q1',
      from: '2027-01-01',
      to: '2027-03-31',
    });
  });

  it('looks a year back and one period back', () => {
    expect(yearEarlier({ from: '2024-02-01', to: '2024-02-29' })).toEqual({ from: '2023-02-01', to: '2023-02-28' });
    expect(yearEarlier({ from: '2025-02-01', to: '2025-02-28' })).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(yearEarlier({ from: '2026-01-01', to: '2026-02-17' })).toEqual({ from: '2025-01-01', to: '2025-02-17' });
    expect(justBefore({ from: '2026-01-01', to: '2026-03-31' })).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect(justBefore({ from: '2026-01-10', to: '2026-01-19' })).toEqual({ from: '2025-12-31', to: '2026-01-09' });
  });

  it('keeps to existing days when months are added', () => {
    expect([addMonths('2026-01-31', 1), addMonths('2024-02-29', -12), addMonths('2025-12-31', 2)]).toEqual([
      '2026-02-28',
      '2023-02-28',
      '2026-02-28',
    ]);
  });

  it('knows which date it is where', () => {
    const instant = new Date('2026-03-31T22:30:00Z');
    expect([dateIn(instant, 'Europe/Amsterdam'), dateIn(instant, 'UTC'), dateIn(instant, 'America/New_York')]).toEqual([
      '2026-04-01',
      '2026-03-31',
      '2026-03-31',
    ]);
  });
});
