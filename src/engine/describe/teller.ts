import type { Problem, Program } from '../program.ts';
import { asSentence, inLanguage, type Localised, type Words } from '../words.ts';
import { periodNouns } from './nouns.ts';

/** One sentence about one place of the document. */
export interface Sentence {
  readonly path: Problem['path'];
  readonly text: string;
}

/** What every part of a description needs. */
export interface Teller {
  readonly words: Words;
  readonly program: Program;
}

export type Path = Problem['path'];

export const sentence = (path: Path, text: string): Sentence => ({ path, text: asSentence(text) });

export const nameIn = (teller: Teller, name: Localised): string => inLanguage(name, teller.words.language);

/** "per quarter", "over the campaign". */
export function perPeriod({ words, program }: Teller): string {
  const noun = periodNouns[program.period].one;
  if (program.period === 'campaign') return words.t('over the campaign', 'over de hele campagne');
  return words.t(`per ${noun.en}`, `per ${noun.nl}`);
}

/** "each quarter", "elk kwartaal", "elke maand". */
export function eachPeriod({ words, program }: Teller): string {
  const noun = periodNouns[program.period];
  return words.t(`each ${noun.one.en}`, `${noun.het ? 'elk' : 'elke'} ${noun.one.nl}`);
}

/** "the quarter", "het kwartaal". */
export function thePeriod({ words, program }: Teller): string {
  const noun = periodNouns[program.period];
  return words.t(`the ${noun.one.en}`, `${noun.het ? 'het' : 'de'} ${noun.one.nl}`);
}

/** "year", or "financial year" when it does not begin in January. */
export function yearNoun({ words, program }: Teller): string {
  const fiscal = (program.fiscal_year_starts ?? 1) !== 1;
  return fiscal ? words.t('financial year', 'boekjaar') : words.t('year', 'jaar');
}
