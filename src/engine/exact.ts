/**
 * Exact numbers: fractions of two bigints, always reduced, denominator positive.
 * Every value between a measured fact and a rounded amount is one of these, so that nothing is lost or invented on the way.
 */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Exact = { n: 0n, d: 1n };
export const ONE: Exact = { n: 1n, d: 1n };
export const HUNDRED: Exact = { n: 100n, d: 1n };

const abs = (x: bigint): bigint => (x < 0n ? -x : x);

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [abs(a), abs(b)];
  while (y > SAFE || x > SAFE) {
    if (y === 0n) return x;
    [x, y] = [y, x % y];
  }
  // Whole numbers that fit: the same division, many times quicker.
  let [p, q] = [Number(x), Number(y)];
  while (q !== 0) [p, q] = [q, p % q];
  return BigInt(p);
}

/** A reduced fraction. Throws a RangeError when the denominator is zero. */
export function fraction(n: bigint, d: bigint = 1n): Exact {
  if (d === 0n) throw new RangeError('division by zero');
  if (d === 1n) return { n, d };
  const sign = d < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(n, d) * sign;
  return divisor === 1n ? { n, d } : { n: n / divisor, d: d / divisor };
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(%?)$/;
const FRACTION = /^([+-]?\d+)\/(\d+)$/;

/** Whether `text` can be read by {@link exact}. */
export function isExactText(text: string): boolean {
  return DECIMAL.test(text) || (FRACTION.test(text) && !/\/0+$/.test(text));
}

/**
 * Reads "12.5", "-3", "2%" (= 0.02) or "1/3"; a whole JavaScript number is taken as it is.
 * Throws a RangeError for anything else, a number with a fractional part included: a binary float is never read as an amount.
 */
export function exact(value: string | number | bigint): Exact {
  if (typeof value === 'string') return known.get(value) ?? remembered(value);
  if (typeof value === 'bigint') return { n: value, d: 1n };
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}; write it as text, "${value}"`);
  return { n: BigInt(value), d: 1n };
}

/** A program's rates and thresholds are read again for every partner. */
const known = new Map<string, Exact>();
const mostKnown = 2000;

function remembered(text: string): Exact {
  const value = parse(text);
  if (known.size === mostKnown) known.clear();
  known.set(text, value);
  return value;
}

function parse(value: string): Exact {
  const decimal = DECIMAL.exec(value);
  if (decimal) {
    const [, sign, whole, part = '', percent] = decimal;
    const digits = BigInt(`${whole}${part}`);
    const scale = 10n ** BigInt(part.length + (percent ? 2 : 0));
    return fraction(sign === '-' ? -digits : digits, scale);
  }
  const parts = FRACTION.exec(value);
  if (parts) return fraction(BigInt(parts[1]!), BigInt(parts[2]!));
  throw new RangeError(`not a number: ${JSON.stringify(value)}`);
}

export const add = (a: Exact, b: Exact): Exact =>
  a.d === b.d ? fraction(a.n + b.n, a.d) : fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const negate = (a: Exact): Exact => ({ n: -a.n, d: a.d });
export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b));
export const multiply = (a: Exact, b: Exact): Exact => fraction(a.n * b.n, a.d * b.d);
/** Throws a RangeError when `b` is zero. */
export const divide = (a: Exact, b: Exact): Exact => fraction(a.n * b.d, a.d * b.n);
export const sum = (values: readonly Exact[]): Exact => values.reduce(add, ZERO);

/** Negative, zero or positive, as for Array.sort. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
export const equals = (a: Exact, b: Exact): boolean => a.n === b.n && a.d === b.d;
export const isZero = (a: Exact): boolean => a.n === 0n;
export const isNegative = (a: Exact): boolean => a.n < 0n;
export const isPositive = (a: Exact): boolean => a.n > 0n;
export const minimum = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const maximum = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

/** The largest whole number not above `a` (down) or the smallest not below it (up). */
export function whole(a: Exact, direction: 'down' | 'up'): bigint {
  const quotient = a.n / a.d;
  const remainder = a.n % a.d;
  if (remainder === 0n) return quotient;
  if (direction === 'down') return remainder < 0n ? quotient - 1n : quotient;
  return remainder > 0n ? quotient + 1n : quotient;
}

/**
 * Rounds to `digits` decimals, half away from zero, and returns the whole number of those units: roundHalfUp(14.5, 0) is 15n,
 * roundHalfUp(1.005, 2) is 101n, roundHalfUp(-14.5, 0) is -15n, so that a return takes back exactly what its sale gave.
 */
export function roundHalfUp(a: Exact, digits: number): bigint {
  const scaled = abs(a.n) * 10n ** BigInt(digits);
  const rounded = (scaled * 2n + a.d) / (a.d * 2n);
  return a.n < 0n ? -rounded : rounded;
}

/** `units` of 10^-digits as a plain decimal text without trailing zeros beyond `keep` decimals: decimal(1050n, 2) is "10.5". */
export function decimal(units: bigint, digits: number, keep = 0): string {
  const text = abs(units)
    .toString()
    .padStart(digits + 1, '0');
  const wholePart = text.slice(0, text.length - digits);
  let part = digits === 0 ? '' : text.slice(-digits);
  while (part.length > keep && part.endsWith('0')) part = part.slice(0, -1);
  return `${units < 0n ? '-' : ''}${wholePart}${part ? `.${part}` : ''}`;
}

/** A value as text: exact when it ends within `digits` decimals, otherwise rounded half-up to that many. */
export function toText(a: Exact, digits = 10): string {
  return decimal(roundHalfUp(a, digits), digits);
}
