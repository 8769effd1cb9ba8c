import type { Step } from './result.ts';

/**
 * The steps of one line while it is calculated. Those that only tell how an amount came about are made when someone is going to read them;
 * those that later results look at (a gate that is shut, what a guarantee added) are always kept.
 */
export interface Steps {
  readonly list: readonly Step[];
  tell(step: () => Step): void;
  keep(step: Step): void;
}

export function stepsOf(isTold: boolean): Steps {
  const list: Step[] = [];
  return {
    list,
    tell(step) {
      if (isTold) list.push(step());
    },
    keep(step) {
      list.push(step);
    },
  };
}

/** Where nobody reads or needs them. */
export const noSteps: Steps = { list: [], tell() {}, keep() {} };
