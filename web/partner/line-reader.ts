import { createContext, useContext } from 'react';
import type { QuestionSummaryShape } from '../../src/questions/schema.ts';

/** Who reads the statement, what was asked about it, and which line the address names. */
export interface Reader {
  readonly side: 'company' | 'partner';
  readonly mayWrite: boolean;
  /** All questions about this partner's statements that this reader may see. */
  readonly questions: readonly QuestionSummaryShape[];
  readonly line: string | undefined;
}

const ReaderContext = createContext<Reader>({ side: 'partner', mayWrite: false, questions: [], line: undefined });

export const ReaderPlace = ReaderContext.Provider;
export const useReader = (): Reader => useContext(ReaderContext);
