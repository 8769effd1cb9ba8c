import { describe, expect, test } from 'vitest';
import { pointsOf } from './overview-points.ts';

const label = { month: (key: string) => key, day: (day: string) => day };
const month = (key: string, final: string, provisional: string, budget: string | null = '300') => ({
  month: key,
  final,
  provisional,
  budget,
});
const forecast = {
  period: '2026-Q4',
  to: '2026-12-31',
  estimate: true,
  method: 'pace',
  share: '58.7',
  now: '50',
  expected: '90',
  low: '80',
  high: '110',
} as const;

describe('the line of a program', () => {
  test('adds the months up, splits the budget of this month by its days, and ends in the forecast', () => {
    const months = [
      month('2026-09', '100', '0'),
      month('2026-10', '0', '30.25'),
      month('2026-11', '0', '19.75'),
      month('2026-12', '0', '0'),
    ];
    expect(pointsOf({ months, forecast }, '2026-11-10', label)).toEqual([
      { key: '2026-09', label: '2026-09', actual: '100', budget: '300' },
      { key: '2026-10', label: '2026-10', actual: '130.25', budget: '600' },
      { key: '2026-11-10', label: '2026-11-10', actual: '150', budget: '700' },
      { key: '2026-12-31', label: '2026-12-31', forecast: '190', low: '180', high: '210', budget: '1200' },
    ]);
  });

  test('of a period that ends this month, has today and the end apart', () => {
    const keys = pointsOf(
      { months: [month('2026-11', '0', '50')], forecast: { ...forecast, to: '2026-11-30' } },
      '2026-11-10',
      label,
    );
    expect(keys.map(({ key, budget }) => [key, budget])).toEqual([
      ['2026-11-10', '100'],
      ['2026-11-30', '300'],
    ]);
  });

  test('without a budget or a forecast is what was granted alone', () => {
    const months = [month('2026-10', '5', '0', null), month('2026-11', '0', '1', null)];
    expect(pointsOf({ months, forecast: null }, '2026-11-10', label)).toEqual([
      { key: '2026-10', label: '2026-10', actual: '5', budget: undefined },
      { key: '2026-11-10', label: '2026-11-10', actual: '6', budget: undefined },
    ]);
  });
});
