import { decimal, type Exact, exact, fraction, roundHalfUp } from './exact.ts';

/** Decimals kept of every number on a fact (amounts, costs, quantities): whole millionths, "micros". More decimals are refused, never cut. */
export const MICRO_DIGITS = 6;
const MICRO = 10n ** BigInt(MICRO_DIGITS);
/** Largest number taken on one fact, in micros: 10^12 units. Sums of millions of such facts are still exact. */
export const MAX_MICRO = 10n ** 12n * MICRO;

/** What an amount is counted in: an ISO 4217 code ("EUR"), "points", "goods:ITEM" or "badge:ID". */
export type Unit = string;

const minorDigitsByCurrency = new Map<string, number>();

/** Decimals of the unit's smallest part: 2 for EUR, 0 for JPY, points, goods and badges. */
export function minorDigits(unit: Unit): number {
  if (!isCurrency(unit)) return 0;
  let digits = minorDigitsByCurrency.get(unit);
  if (digits === undefined) {
    digits =
      new Intl.NumberFormat('en', { style: 'currency', currency: unit }).resolvedOptions().maximumFractionDigits ?? 2;
    minorDigitsByCurrency.set(unit, digits);
  }
  return digits;
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Whether `code` is an ISO 4217 currency. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/** Rounds half-up to the unit's minor units: the one place where money is rounded. */
export function toMinor(value: Exact, unit: Unit): bigint {
  return roundHalfUp(value, minorDigits(unit));
}

/** Minor units as an exact value in whole units: fromMinor(1050n, 'EUR') is 10.5. */
export function fromMinor(amountMinor: bigint, unit: Unit): Exact {
  return fraction(amountMinor, 10n ** BigInt(minorDigits(unit)));
}

/** Minor units as decimal text with all the unit's decimals: "10.50". This is how money travels in JSON. */
export function minorToText(amountMinor: bigint, unit: Unit): string {
  const digits = minorDigits(unit);
  return decimal(amountMinor, digits, digits);
}

/** Decimal text as minor units. Throws a RangeError when it is not a number or has more decimals than the unit has. */
export function textToMinor(text: string, unit: Unit): bigint {
  const value = exact(text);
  const scaled = value.n * 10n ** BigInt(minorDigits(unit));
  if (scaled % value.d !== 0n) throw new RangeError(`${text} has more decimals than ${unit} has`);
  return scaled / value.d;
}

/** Micros as an exact value. */
export function fromMicro(micro: bigint): Exact {
  return fraction(micro, MICRO);
}

/** Decimal text as micros. Throws a RangeError when it is not a number, has more than six decimals, or is larger than MAX_MICRO. */
export function textToMicro(text: string): bigint {
  const value = exact(text);
  const scaled = value.n * MICRO;
  if (scaled % value.d !== 0n) throw new RangeError(`${text} has more than ${MICRO_DIGITS} decimals`);
  const micro = scaled / value.d;
  if (micro > MAX_MICRO || micro < -MAX_MICRO) throw new RangeError(`${text} is larger than can be kept`);
  return micro;
}

/** Micros as decimal text without trailing zeros: 12500000n is "12.5". */
export function microToText(micro: bigint): string {
  return decimal(micro, MICRO_DIGITS);
}

/**
 * An amount in another currency, in micros, rounded half-up to a micro per fact.
 * `from` and `to` are the values of one unit of each currency in the company's base currency on the fact's date.
 */
export function convertMicro(micro: bigint, from: Exact, to: Exact): bigint {
  return roundHalfUp(fraction(micro * from.n * to.d, from.d * to.n), 0);
}

/**
 * Splits a whole number over weights so that the parts add up to it exactly (largest remainder; ties go to the earlier part).
 * Weights are not negative and not all zero, otherwise a RangeError. A negative total splits as its mirror image.
 */
export function split(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((a, b) => a + b, 0n);
  if (whole <= 0n || weights.some((w) => w < 0n)) throw new RangeError('weights must not be negative or all zero');
  if (total < 0n) return split(-total, weights).map((part) => -part);
  const parts = weights.map((weight) => (total * weight) / whole);
  let left = total - parts.reduce((a, b) => a + b, 0n);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    parts[index]! += 1n;
    left -= 1n;
  }
  return parts;
}
