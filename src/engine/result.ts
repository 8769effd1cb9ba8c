import type { Unit } from './money.ts';
import type { IsoDate, Period } from './period.ts';
import type { GateBound } from './program.ts';

/*
 * What a calculation returns. Everything is plain data that survives JSON: numbers are decimal texts, amounts are minor units as text
 * (field names end in `Minor`), so that a result can be stored, sent and read back without loss.
 */

/** One step of how an amount came about, in the order in which it was taken. `explain` turns it into a sentence. */
export type Step =
  | { step: 'measured'; value: string; unit: string; facts: number }
  | { step: 'nothing_measured' }
  | { step: 'ratio'; of: string; to: string; value: string }
  | {
      step: 'baseline';
      over: 'same_period_last_year' | 'previous_period';
      from: IsoDate;
      to: IsoDate;
      value: string;
      unit: string;
    }
  | { step: 'goal'; how: 'fixed' | 'growth' | 'by_hand'; value: string; by?: string; unit: string }
  | { step: 'no_goal'; how: 'growth' | 'by_hand' }
  | { step: 'attainment'; percent: string }
  | { step: 'gate'; index: number; held: boolean; value: string; wanted: string; bound: GateBound }
  | { step: 'goal_not_reached'; percent: string }
  | { step: 'deducted'; incentive: string; amount: string; left: string }
  | { step: 'part_above'; above: 'baseline' | 'goal'; level: string; value: string }
  | { step: 'percent'; rate: string; base: string; earned: string }
  | { step: 'rate_added'; index: number; rate: string; total: string }
  | { step: 'per_unit'; amount: string; units: string; earned: string; blockSize?: string; freeBlocks?: number }
  | { step: 'fixed'; earned: string }
  | {
      step: 'band';
      mode: string;
      from: string;
      to: string | null;
      base: string;
      rate?: string;
      perUnit?: string;
      units?: string;
      flat?: string;
      earned: string;
    }
  | { step: 'no_band'; first: string }
  /** `per`: the field of which facts with the same value were taken as one. */
  | { step: 'per_fact'; facts: number; per?: string; earned: string }
  | { step: 'curve'; at: string; pays: string; of?: string; earned: string }
  | { step: 'place'; place: number; tiedWith: number; earned: string }
  | { step: 'no_place'; place: number | null }
  /** Where a partner stands in a contest that is not read on the value itself; a part for attainment and growth. */
  | { step: 'stands'; on: 'attainment' | 'growth' | 'increase'; at: string }
  /** `value`: what all partners' values are together; `amount`: what is shared out. */
  | { step: 'pool_target'; value: string; target: string; percent: string; of: string; amount: string }
  /** A part of all partners' values together. */
  | { step: 'pool_percent'; rate: string; value: string; amount: string }
  /** `value`: what the values of those who share are together. */
  | {
      step: 'pool';
      by: 'value' | 'equally';
      amount: string;
      sharers: number;
      own: string;
      value: string;
      earned: string;
    }
  | { step: 'no_share' }
  | { step: 'badge'; name: string }
  | { step: 'goods'; give: number; per: string; units: string }
  | { step: 'cost_share'; share: string; cost: string; earned: string }
  | { step: 'fund'; accrued: string; used: string; left: string; earned: string }
  | { step: 'multiplied'; by: string; earned: string }
  | { step: 'rounded'; from: string; to: string }
  | {
      step: 'limited';
      limit:
        | 'per_fact'
        | 'per_period'
        | 'per_year'
        | 'per_partner'
        | 'program_per_period'
        | 'program_per_year'
        | 'program_per_partner';
      bound: 'minimum' | 'maximum';
      at: string;
      from: string;
      to: string;
    }
  | { step: 'earlier_settled'; within: 'quarter' | 'year'; amount: string; to: string }
  | { step: 'guarantee'; amount: string; carried: string; topUp: string; to: string }
  | { step: 'draw'; advance: string; recovered: string; owed: string; to: string }
  | { step: 'clawback'; fact: string; corrects: string; period: string; earned: string; takenBack: string }
  | { step: 'budget'; rule: 'stop' | 'prorate' | 'warn'; wanted: string; granted: string };

/** One incentive's result for one partner and period. */
export interface Line {
  readonly incentive: string;
  /** The program's currency, "points", "goods:ITEM" or "badge:ID". */
  readonly unit: Unit;
  /** After the reward and the partner's own limits, with what contests and pools give, before the budget. Minor units. */
  readonly earnedMinor: string;
  /** What is posted: after the budget. Minor units. */
  readonly amountMinor: string;
  /** The measured value as decimal text; null when there was nothing to measure. */
  readonly value: string | null;
  readonly attainment: string | null;
  /** Carried to this partner's next period: guarantee used up, draw owed, fund used. Decimal texts. */
  readonly carry?: { readonly excess?: string; readonly owed?: string };
  readonly steps: readonly Step[];
}

/** One program, period and partner. */
export interface Cell {
  readonly program: string;
  readonly period: Period;
  readonly partner: string;
  /** Date of the first fact that counted for any incentive; decides who comes first when a budget stops. */
  readonly firstCountedOn: IsoDate | null;
  readonly lines: readonly Line[];
}

/** How a budget stands after a calculation. Minor units of the program's currency. */
export interface BudgetState {
  /** The period's key, or null for a budget of the whole program. */
  readonly period: string | null;
  readonly amountMinor: string;
  readonly wantedMinor: string;
  readonly grantedMinor: string;
}

export interface Calculation {
  readonly cells: readonly Cell[];
  readonly budgets: readonly BudgetState[];
}
