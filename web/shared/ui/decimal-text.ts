import type { Language } from '../../../src/engine/words.ts';

/*
 * What a person types is read as exact decimal text; no amount is ever a float. In Dutch "1.234,50" and in English "1,234.50" are
 * "1234.50". Points and commas that could mean something else are refused rather than guessed.
 */

const signs = { en: { group: ',', point: '.' }, nl: { group: '.', point: ',' } } as const;

/** The exact text of what was typed, or undefined when it is no number. A field that was left empty is ''. */
export function readDecimal(typed: string, language: Language): string | undefined {
  const { group, point } = signs[language];
  const text = typed.replace(/[\s\u00a0\u202f€$£]/g, '').replace(/^\u2212/, '-');
  if (text === '') return '';
  const [, minus = '', units = '', , decimals = ''] =
    new RegExp(`^(-?)(\\d{1,3}(?:\\${group}\\d{3})+|\\d+)(\\${point}(\\d+))?$`).exec(text) ?? [];
  if (units === '') return undefined;
  const plain = units.replaceAll(group, '').replace(/^0+(?=\d)/, '');
  const isNothing = /^0*$/.test(plain + decimals);
  return `${isNothing ? '' : minus}${plain}${decimals && `.${decimals}`}`;
}

/** Exact text as the language writes it, with all its decimals, and at least so many. What is no number stays as it was typed. */
export function writeDecimal(value: string, language: Language, least = 0): string {
  const [, minus, units, decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  if (units === undefined) return value;
  const { group, point } = signs[language];
  const all = decimals.padEnd(least, '0');
  return `${minus}${units.replace(/\B(?=(\d{3})+$)/g, group)}${all && `${point}${all}`}`;
}

export type NumberProblem = 'number' | 'decimals' | 'whole' | 'negative' | 'missing';

/** What is wrong with a field's value, as one must say it. A value is exact text when it could be read, else what was typed. */
export function problemOf(
  value: string,
  {
    decimals,
    isNeeded = false,
    mayBeNegative = false,
  }: { decimals: number; isNeeded?: boolean; mayBeNegative?: boolean },
): NumberProblem | undefined {
  if (value === '') return isNeeded ? 'missing' : undefined;
  const [, minus, , kept = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  if (minus === undefined) return 'number';
  if (minus && !mayBeNegative) return 'negative';
  if (kept.replace(/0+$/, '').length > decimals) return decimals === 0 ? 'whole' : 'decimals';
  return undefined;
}
