import { expect, test } from 'vitest';
import { comingOf, earnedNow, type GoalStanding, nextGoals } from './home.ts';

const earned = (period: string, to: string, amount: string, more: object) => ({
  program: 'p',
  program_name: 'P',
  period,
  from: to,
  to,
  status: 'provisional' as const,
  totals: [{ unit: 'EUR', amount }],
  pays_on: null,
  payable: false,
  minimum: null,
  ...more,
});
const summary = {
  day: '2026-11-23',
  balances: [
    { unit: 'EUR', earned: '100.00', paid: '10.00', open: '90.00' },
    { unit: 'points', earned: '5', paid: '0', open: '5' },
  ],
  earned: [
    earned('2026-11', '2026-11-30', '20.10', { pays_on: '2026-12-14' }),
    earned('2026-10', '2026-10-31', '5.00', { pays_on: '2026-11-14' }),
    earned('2026-Q4', '2026-12-31', '0.00', { pays_on: '2027-01-30' }),
    earned('2026-Q3', '2026-09-30', '60.00', { status: 'final', payable: true, pays_on: '2026-10-30' }),
    earned('campaign', '9999-12-31', '2.00', { from: '2026-05-01' }),
  ],
};

test('what can be paid now is what is open and not still on its way', () => {
  expect(comingOf(summary).map(({ when, day, amounts }) => [when, day, amounts[0]!.amount])).toEqual([
    ['now', null, '62.9'],
    ['final', null, '5'],
    ['day', '2026-12-14', '20.1'],
    ['unknown', null, '2'],
  ]);
});

test('this quarter holds the periods that end in it, and a campaign without end where it began', () => {
  expect(earnedNow(summary)).toMatchObject({ key: '2026-Q4', money: [{ unit: 'EUR', amount: '25.1' }], others: [] });
});

test('steps stand before what some more brings, the nearest first, money before points', () => {
  const goal = (name: string, kind: 'step' | 'more', value: string, unit = 'EUR') =>
    ({ name, value, next: { kind, more: '1', more_unit: 'facts', at: '100', gain: '1', unit } }) as GoalStanding;
  const goals = [
    goal('more', 'more', '99'),
    goal('points', 'step', '99', 'points'),
    goal('far', 'step', '1'),
    goal('near', 'step', '90'),
  ];
  expect(nextGoals([...goals, { ...goals[0]!, next: null }]).map(({ name }) => name)).toEqual([
    'near',
    'far',
    'points',
    'more',
  ]);
});
