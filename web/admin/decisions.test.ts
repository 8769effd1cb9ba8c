import { describe, expect, test } from 'vitest';
import type { ProgramShape } from '../../src/programs/schema.ts';
import { decisionsOf } from './decisions.ts';

const budget = (spent: string, wanted = spent): NonNullable<ProgramShape['budget']> => ({
  amount: '1000.00',
  per: 'program',
  period: null,
  when_exhausted: 'stop',
  spent,
  wanted,
  left: String(1000 - Number(spent)),
});
const month = (number: number, closed: boolean): ProgramShape['trend'][number] => ({
  period: `2026-0${number}`,
  from: `2026-0${number}-01`,
  to: `2026-0${number}-28`,
  amount: '1.00',
  partners: 1,
  closed,
});
const quiet: Parameters<typeof decisionsOf>[0] = {
  status: 'active',
  budget: null,
  trend: [],
  calculated_at: '2026-05-10T08:00:00Z',
};
const whats = (program: Parameters<typeof decisionsOf>[0]) => decisionsOf(program).map(({ what }) => what);

describe('what a program asks of its manager', () => {
  test('nothing when all is well', () => {
    expect(whats({ ...quiet, budget: budget('899.99') })).toEqual([]);
  });

  test('a draft and a review', () => {
    expect(whats({ ...quiet, status: 'draft' })).toEqual(['draft']);
    expect(whats({ ...quiet, status: 'in_review' })).toEqual(['review']);
  });

  test('a budget from ninety percent on, when it is used up, and when more was earned', () => {
    expect(decisionsOf({ ...quiet, budget: budget('900.00') })).toEqual([{ what: 'budget_nearly_gone', left: '100' }]);
    expect(whats({ ...quiet, budget: budget('1000.00') })).toEqual(['budget_gone']);
    expect(decisionsOf({ ...quiet, budget: budget('1000.00', '1000.01') })).toEqual([
      { what: 'over_budget', by: '0.01' },
    ]);
  });

  test('periods that are over can be closed, but for the newest of them', () => {
    const trend = [month(1, true), month(2, false), month(3, false), month(4, false), month(5, false)];
    expect(decisionsOf({ ...quiet, trend })).toMatchObject([
      { what: 'close', periods: [{ key: '2026-02' }, { key: '2026-03' }] },
    ]);
    expect(whats({ ...quiet, trend: [month(3, true), month(4, false), month(5, false)] })).toEqual([]);
  });
});
