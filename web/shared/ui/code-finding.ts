import type { InEveryLanguage } from '../../../src/engine/words.ts';

export interface CodeFinding {
  readonly severity: 'error' | 'warning';
  /** Where in the document: ['incentives', 0, 'reward']. */
  readonly path: readonly (string | number)[];
  readonly message: InEveryLanguage;
  /** In the text, counted from 1, where no path leads to it. */
  readonly line?: number;
}
