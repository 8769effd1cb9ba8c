import { compare, divide, type Exact, exact, multiply, sum, toText, whole, ZERO } from '../../src/engine/exact.ts';
import { fromMinor, isCurrency, minorDigits, toMinor } from '../../src/engine/money.ts';
import type { Words } from '../../src/engine/words.ts';

/*
 * Figures on the screen come from decimal texts and stay exact until they are written; only the lengths of drawn bars are floats.
 */

/** The sum of decimal texts, as decimal text. */
export const total = (amounts: readonly string[]): string => toText(sum(amounts.map(exact)));

/** As a statement prints it: all decimals of the currency; points and goods by their name. */
export function written(amount: string, unit: string, words: Words): string {
  if (!isCurrency(unit)) return words.amount(amount, unit);
  const text = toText(exact(amount));
  if ((text.split('.')[1]?.length ?? 0) > minorDigits(unit)) return words.amount(text, unit);
  return words.minor(toMinor(exact(amount), unit), unit);
}

/** A distance still to go: money up to the next whole cent, so that going that far is far enough. */
export function toGo(amount: string, unit: string | null, words: Words): string {
  if (!unit || !isCurrency(unit)) return words.number(amount);
  const scale = { n: 10n ** BigInt(minorDigits(unit)), d: 1n };
  return words.minor(whole(multiply(exact(amount), scale), 'up'), unit);
}

/** In whole euros (or another currency's whole units), for overviews. */
export function rounded(amount: string, unit: string, words: Words): string {
  return words.amount(wholeOf(exact(amount)), unit);
}

/** As short as an axis wants it: “€12k”. For charts only; their tables say it exactly. */
export function brief(amount: string, unit: string, words: Words): string {
  const money = isCurrency(unit) ? ({ style: 'currency', currency: unit } as const) : {};
  const format = new Intl.NumberFormat(localeOf(words), { ...money, notation: 'compact', maximumSignificantDigits: 3 });
  return format.format(toText(exact(amount)) as Intl.StringNumericLiteral);
}

const localeOf = (words: Words): string => (words.language === 'nl' ? 'nl-NL' : 'en-GB');

const wholeOf = (value: Exact): Exact => {
  const units = toMinor(value, 'points');
  return fromMinor(units, 'points');
};

/** The decimals that a column of figures needs: those of its currency, or more when one of them has more. */
export function mostDecimals(amounts: readonly string[], currency: string | null): number {
  const own = amounts.map((amount) => toText(exact(amount)).split('.')[1]?.length ?? 0);
  return Math.max(currency === null ? 0 : minorDigits(currency), ...own);
}

/** A figure without a sign of currency, for columns whose heading says it. */
export function figure(amount: string, decimals: number, words: Words): string {
  const format = new Intl.NumberFormat(localeOf(words), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return format.format(toText(exact(amount)) as Intl.StringNumericLiteral);
}

/** Money in a column of its own currency. */
export const moneyFigure = (amount: string, currency: string, words: Words): string =>
  figure(amount, mostDecimals([amount], currency), words);

/** A part of a whole in whole percents, rounded down below the whole so that 99.7% never reads as all of it. */
export function percentOf(part: string, whole: string): number {
  const all = exact(whole);
  if (compare(all, ZERO) <= 0) return 0;
  return Math.floor(toFloat(multiply(divide(exact(part), all), exact(100))) + 1e-9);
}

/** For drawing only. */
export const toFloat = (value: Exact): number => Number(toText(value, 6));
export const drawn = (amount: string): number => toFloat(exact(amount));

export const isMoney = isCurrency;
export const isNothing = (amount: string): boolean => compare(exact(amount), ZERO) === 0;
export const isBelow = (a: string, b: string): boolean => compare(exact(a), exact(b)) < 0;
export const minus = (a: string, b: string): string => total([a, b.startsWith('-') ? b.slice(1) : `-${b}`]);
export const isNegative = (amount: string): boolean => compare(exact(amount), ZERO) < 0;
