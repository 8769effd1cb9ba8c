import { type Exact, equals, exact, HUNDRED, isNegative, multiply, negate, ONE } from './exact.ts';
import { isCurrency, minorDigits, minorToText, type Unit } from './money.ts';
import type { IsoDate } from './period.ts';

/** Languages in which a person can read a rule, a step or a finding. */
export const languages = ['en', 'nl'] as const;
export type Language = (typeof languages)[number];

/** The same text in every language. */
export type InEveryLanguage = Readonly<Record<Language, string>>;
/** A name in a program document: one text for all, or one per language. */
export type Localised = string | InEveryLanguage;

export const inLanguage = (text: Localised, language: Language): string =>
  typeof text === 'string' ? text : text[language];

type Value = Exact | string | number;
type Formatter = (options: Intl.NumberFormatOptions) => Intl.NumberFormat;

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', nl: 'nl-NL' };
const MAX_DECIMALS = 20;

/** How numbers, money, dates and lists are written in one language. Made by {@link wordsFor}. */
export interface Words {
  readonly language: Language;
  /** The text in this language. */
  t(en: string, nl: string): string;
  /** A decimal, with as many digits as it has; a fraction that never ends is written as "1/3". */
  number(value: Value): string;
  /** A number of something: count(1, 'day', 'days', 'dag', 'dagen'). */
  count(value: Value, one: string, many: string, een: string, meer: string): string;
  /** An amount of a unit in whole units: money with its sign, "12 points", "3 × ITEM". Whole money amounts have no decimals. */
  amount(value: Value, unit: Unit): string;
  /** Minor units of a unit, with all decimals: what a statement prints. */
  minor(amountMinor: bigint, unit: Unit): string;
  /** A part: percent("0.02") and percent("2%") are both "2%". */
  percent(value: Value): string;
  date(date: IsoDate): string;
  /** A month of the year, 1-12. */
  month(month: number): string;
  and(items: readonly string[]): string;
  or(items: readonly string[]): string;
  /** 1st, 2nd; 1e, 2e. */
  ordinal(place: number): string;
  quote(text: string): string;
}

const made = new Map<Language, Words>();

/** The words of a language. Numbers are formatted from exact decimal text; no amount passes through a binary float. */
export function wordsFor(language: Language): Words {
  let words = made.get(language);
  if (!words) {
    words = makeWords(language);
    made.set(language, words);
  }
  return words;
}

function makeWords(language: Language): Words {
  const locale = locales[language];
  const formatter = remember((options) => new Intl.NumberFormat(locale, options));
  const t = (en: string, nl: string) => (language === 'en' ? en : nl);
  const number = (value: Value) => plain(toExact(value), formatter);
  const and = new Intl.ListFormat(locale, { type: 'conjunction' });
  const or = new Intl.ListFormat(locale, { type: 'disjunction' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return {
    language,
    t,
    number,
    count: (value, one, many, een, meer) =>
      `${number(value)} ${equals(toExact(value), ONE) ? t(one, een) : t(many, meer)}`,
    amount: (value, unit) => amount(toExact(value), unit, 0, formatter, t),
    minor: (amountMinor, unit) => amount(exact(minorToText(amountMinor, unit)), unit, minorDigits(unit), formatter, t),
    percent: (value) => percent(toExact(value), formatter),
    date: (iso) => date.format(new Date(`${iso}T00:00:00Z`)),
    month: (index) => month.format(new Date(Date.UTC(2000, index - 1, 1))),
    and: (items) => and.format(items),
    or: (items) => or.format(items),
    ordinal: (place) => (language === 'nl' ? `${place}e` : `${place}${englishSuffix(place)}`),
    quote: (text) => `“${text}”`,
  };
}

const toExact = (value: Value): Exact => (typeof value === 'object' ? value : exact(value));

/** Decimals needed to write the value exactly; undefined when no number of them is enough. */
function decimalsOf(value: Exact): number | undefined {
  for (let digits = 0, scale = 1n; digits <= MAX_DECIMALS; digits++, scale *= 10n) {
    if ((value.n * scale) % value.d === 0n) return digits;
  }
  return undefined;
}

/** The value as decimal text with just the digits it has. */
function decimalText(value: Exact, digits: number): string {
  const units = (isNegative(value) ? -value.n : value.n) * 10n ** BigInt(digits);
  const text = (units / value.d).toString().padStart(digits + 1, '0');
  const sign = isNegative(value) ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Intl takes decimal text of any length as it is; the type wants a template of digits. */
const asNumeric = (text: string) => text as Intl.StringNumericLiteral;

function plain(value: Exact, formatter: Formatter): string {
  const digits = decimalsOf(value);
  if (digits === undefined) return `${value.n}/${value.d}`;
  return formatter({ maximumFractionDigits: digits }).format(asNumeric(decimalText(value, digits)));
}

function percent(value: Exact, formatter: Formatter): string {
  const text = plain(multiply(value, HUNDRED), formatter);
  return text.includes('/') ? `${value.n}/${value.d}` : `${text}%`;
}

function amount(value: Exact, unit: Unit, keep: number, formatter: Formatter, t: Words['t']): string {
  if (isCurrency(unit)) return money(value, unit, keep, formatter);
  const text = plain(value, formatter);
  if (unit === 'points') return `${text} ${equals(value, ONE) ? t('point', 'punt') : t('points', 'punten')}`;
  if (unit.startsWith('goods:')) return `${text} × ${unit.slice('goods:'.length)}`;
  if (unit.startsWith('badge:')) return `${text} × ${t('badge', 'badge')} ${unit.slice('badge:'.length)}`;
  return text;
}

function money(value: Exact, currency: string, keep: number, formatter: Formatter): string {
  const digits = decimalsOf(value);
  if (digits === undefined) return `${value.n}/${value.d} ${currency}`;
  const decimals = Math.max(digits, keep, digits > 0 ? minorDigits(currency) : 0);
  const options = {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  } as const;
  // The minus stands before the sign in both languages: "-€ 12", which Dutch Intl would write as "€ -12".
  const text = formatter(options).format(asNumeric(decimalText(isNegative(value) ? negate(value) : value, decimals)));
  return isNegative(value) ? `-${text}` : text;
}

function remember(make: Formatter): Formatter {
  const known = new Map<string, Intl.NumberFormat>();
  return (options) => {
    const key = JSON.stringify(options);
    let formatter = known.get(key);
    if (!formatter) {
      formatter = make(options);
      known.set(key, formatter);
    }
    return formatter;
  };
}

function englishSuffix(place: number): string {
  const tens = place % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][place % 10] ?? 'th';
}

/** Begins with a capital and ends with a full stop. */
export function asSentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?:]$/.test(first) ? first : `${first}.`;
}
