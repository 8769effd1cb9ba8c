import { z } from 'zod';
import { codeShape } from '../access/schema.ts';
import { decimal, pageOf, pageQuery, plainText } from '../platform/schema.ts';

const goalSet = plainText(63).describe('The name by which a program’s goal `by_hand` refers to it.');
const period = plainText(40).describe('The period’s key: 2026-03, 2026-Q1, 2026 or campaign.');

export const goalShape = z
  .object({ goal_set: goalSet, partner: codeShape, period, value: decimal })
  .meta({ id: 'Goal', description: 'What a partner should reach in a period, set by hand.' });
export type GoalShape = z.infer<typeof goalShape>;

export const goalPageShape = pageOf(goalShape).meta({ id: 'GoalPage' });

export const goalQuery = pageQuery
  .extend({ goal_set: goalSet.optional(), partner: codeShape.optional(), period: period.optional() })
  .strict();
export type GoalQuery = z.infer<typeof goalQuery>;

export const newGoalShape = z
  .strictObject({ goal_set: goalSet, partner: codeShape, period, value: decimal })
  .meta({ id: 'NewGoal', examples: [{ goal_set: 'quota', partner: 'R-1001', period: '2026-Q1', value: '50000' }] });
