import type { InEveryLanguage } from '../../../src/engine/words.ts';

export interface CodeFinding {
  readonly severity: 'error' | 'warning';
  /** Where in the document: ['incentives', 0, 'reward']. */
  readonly path: readonly (string | number)[];
  readonly message: InEveryLanguage;
}
