import type { Exact } from './exact.ts';
import type { IsoDate, Window } from './period.ts';
import type { Condition, SimpleMeasure } from './program.ts';

/*
 * The seam between the two executors of a measure (SQL over the fact tables, and a plain function over an array of facts) and the pure
 * calculation. `requestsOf` says what has to be measured for a period; both executors answer with the same values for every partner.
 */

/** One thing to measure for every partner of a period. `key` is the measure's place in the program: "incentives/0/measure". */
export interface MeasureRequest {
  readonly key: string;
  readonly measure: SimpleMeasure;
  readonly window: Window;
  /** Also the value of every single fact (rewards and limits per fact). */
  readonly each: boolean;
  /** Also the facts in the window that match this and correct an earlier fact, with what that earlier fact counted. */
  readonly clawback?: Condition | undefined;
}

/** How many facts counted with this value; with `per`, how many different orders (or whatever it names). */
export interface EachValue {
  readonly value: Exact;
  readonly facts: number;
}

/** A fact that takes back what an earlier one earned; both are credited to the partner. */
export interface Clawed {
  readonly fact: string;
  readonly date: IsoDate;
  readonly corrects: string;
  readonly correctedDate: IsoDate;
  /** What the corrected fact counted in the measure: its weighted, credited value; zero when it did not count. */
  readonly value: Exact;
}

export interface Measured {
  /** null when there was nothing to take a minimum, maximum, average or distance of. A sum or count of nothing is zero. */
  readonly value: Exact | null;
  /** Facts that counted. */
  readonly facts: number;
  readonly firstOn: IsoDate | null;
  /** Sorted by value, so that both executors agree to the letter. */
  readonly each?: readonly EachValue[] | undefined;
  /** Sorted by date, then fact. */
  readonly clawed?: readonly Clawed[] | undefined;
}

export const NOTHING_MEASURED: Measured = { value: null, facts: 0, firstOn: null };

/** By request key. */
export type MeasuredByKey = ReadonlyMap<string, Measured>;
