import { type Exact, exact } from '../exact.ts';
import type { Reward } from '../program.ts';
import type { Line, Step } from '../result.ts';

/** A partner's line in a period, as a reward that looks across partners sees it. */
export interface Entrant {
  readonly partner: string;
  readonly line: Line;
}

/** What a line gets, and the steps that say so. */
export interface Share {
  readonly amountMinor: bigint;
  readonly steps: readonly Step[];
}

/** Whether what a partner gets depends on the other partners of the period. */
export const isAcross = (reward: Reward): boolean => 'contest' in reward || 'pool' in reward;

/** Steps that are written across partners, and again each time that results are settled. */
export const acrossSteps: readonly Step['step'][] = [
  'place',
  'no_place',
  'pool_target',
  'pool_percent',
  'pool',
  'no_share',
];

/** The measured value of a line that takes part: its gates held and the goal, where one is asked, was reached. */
export function openValue({ value, steps }: Line): Exact | null {
  const shut = steps.some((s) => (s.step === 'gate' && !s.held) || s.step === 'goal_not_reached');
  return shut || value === null ? null : exact(value);
}

export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
