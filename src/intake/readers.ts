import { MICRO_DIGITS } from '../engine/money.ts';
import type { IsoDate } from '../engine/period.ts';

/** Why a value is refused; the sentences are in reasons.ts. */
export interface Refusal {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A value as the store takes it, or why it is refused. */
export type Read = string | Refusal;

/** How numbers and dates are written. What is not declared is not guessed: a value that could mean two things is refused. */
export interface Locale {
  readonly decimal?: 'point' | 'comma' | undefined;
  /** What stands between thousands; without it, nothing may. */
  readonly grouping?: 'point' | 'comma' | 'space' | 'apostrophe' | undefined;
  readonly dates?: 'ymd' | 'dmy' | 'mdy' | undefined;
}

const MARK = { point: '.', comma: ',', space: ' ', apostrophe: "'" } as const;
const MAX_WHOLE = 10n ** 12n;
const LOOKS_NUMERIC = /^[+-]?\d[\d.,' \u00a0\u202f]*$/;
/** With a point: one thousand, or one and a bit? */
const GROUPED_OR_DECIMAL = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
const GROUPED_BY_POINTS = /^[+-]?\d{1,3}(\.\d{3}){2,}$/;

/**
 * Reads a decimal as a whole number of 10^-digits, as text: "12.5" with 6 digits is "12500000". More decimals than that are refused, not cut;
 * so is anything beyond ± 10^12.
 */
export function readDecimal(text: string, locale: Locale, digits = MICRO_DIGITS): Read {
  const plain = locale.grouping ? ungroup(text, locale) : text;
  if (plain === undefined) return { code: 'number-format', params: { format: nameOf(locale) } };
  if (locale.decimal === undefined && (GROUPED_OR_DECIMAL.test(plain) || GROUPED_BY_POINTS.test(plain)))
    return { code: 'number-ambiguous' };
  const negative = plain.charCodeAt(0) === 45;
  const start = negative || plain.charCodeAt(0) === 43 ? 1 : 0;
  const mark = plain.indexOf(locale.decimal === 'comma' ? ',' : '.', start);
  const whole = mark < 0 ? plain.slice(start) : plain.slice(start, mark);
  let part = mark < 0 ? '' : plain.slice(mark + 1);
  if (!allDigits(whole) || (mark >= 0 && !allDigits(part))) return refusedNumber(text, locale);
  if (part.length > digits) {
    if (/[1-9]/.test(part.slice(digits))) return { code: 'too-many-decimals', params: { most: digits } };
    part = part.slice(0, digits);
  }
  return scaled(whole, part, digits, negative);
}

function scaled(whole: string, part: string, digits: number, negative: boolean): Read {
  let first = 0;
  while (first < whole.length - 1 && whole.charCodeAt(first) === 48) first += 1;
  const short = first === 0 ? whole : whole.slice(first);
  if (short.length > 12 && (short.length > 13 || BigInt(short) > MAX_WHOLE || /[1-9]/.test(part)))
    return { code: 'too-large' };
  const padded = part.padEnd(digits, '0');
  const value = short === '0' ? padded.replace(/^0+(?=\d)/, '') || '0' : short + padded;
  return negative && value !== '0' ? `-${value}` : value;
}

function allDigits(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return text.length > 0;
}

function ungroup(text: string, locale: Locale): string | undefined {
  const mark = MARK[locale.grouping!];
  const decimalMark = locale.decimal === 'comma' ? ',' : '.';
  const spaced = locale.grouping === 'space' ? text.replace(/[\u00a0\u202f]/g, ' ') : text;
  if (!spaced.includes(mark)) return spaced;
  const at = spaced.indexOf(decimalMark);
  const whole = at < 0 ? spaced : spaced.slice(0, at);
  const groups = whole.replace(/^[+-]/, '').split(mark);
  const wellFormed = /^\d{1,3}$/.test(groups[0]!) && groups.slice(1).every((group) => /^\d{3}$/.test(group));
  return wellFormed ? whole.replaceAll(mark, '') + (at < 0 ? '' : spaced.slice(at)) : undefined;
}

function refusedNumber(text: string, locale: Locale): Refusal {
  if (!LOOKS_NUMERIC.test(text)) return { code: 'not-a-number' };
  if (locale.decimal === undefined) return { code: 'number-undeclared' };
  return { code: 'number-format', params: { format: nameOf(locale) } };
}

const nameOf = (locale: Locale): string =>
  `${locale.grouping ? `1${MARK[locale.grouping]}234` : '1234'}${locale.decimal === 'comma' ? ',' : '.'}56`;

const YEAR_FIRST = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d|60)(?:[.,]\d{1,9})?)?(Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?$/i;

/** A reader of dates; a moment with an offset becomes the date that it was in `timeZone`. It remembers what it read, dates come in their thousands. */
export function dayReader(locale: Locale, timeZone: string): (text: string) => Read {
  const known = new Map<string, Read>();
  const dayAt = zoned(timeZone);
  return (text) => {
    let read = known.get(text);
    if (read === undefined) {
      read = readDay(text, locale, dayAt);
      if (known.size > 20_000) known.clear();
      known.set(text, read);
    }
    return read;
  };
}

function readDay(text: string, locale: Locale, dayAt: (ms: number) => IsoDate): Read {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return existing(yearFirst[1]!, yearFirst[3]!, yearFirst[4]!);
  const moment = MOMENT.exec(text);
  if (moment) return readMoment(moment, dayAt);
  const yearLast = YEAR_LAST.exec(text);
  if (!yearLast) return { code: 'not-a-date' };
  const [, first, , second, year] = yearLast as unknown as [string, string, string, string, string];
  if (locale.dates === undefined) return { code: 'date-undeclared' };
  if (locale.dates === 'ymd') return { code: 'date-format', params: { format: '2026-03-31' } };
  const [month, day] = locale.dates === 'dmy' ? [second, first] : [first, second];
  const read = existing(year, month, day);
  // With day and month the other way round it is a date: the order that was declared is not the file's.
  if (typeof read !== 'string' && typeof existing(year, day, month) === 'string')
    return { code: 'date-format', params: { format: locale.dates === 'dmy' ? '31-03-2026' : '03-31-2026' } };
  return read;
}

function existing(year: string, month: string, day: string): Read {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const back = new Date(Date.UTC(y, m - 1, d));
  if (back.getUTCMonth() !== m - 1 || back.getUTCDate() !== d) return { code: 'no-such-date' };
  if (y < 1900 || y > 2999) return { code: 'date-out-of-range' };
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function readMoment(match: RegExpExecArray, dayAt: (ms: number) => IsoDate): Read {
  const [, day, hour, minute, second, offset] = match as unknown as [string, string, string, string, string?, string?];
  const parts = day.split('-') as [string, string, string];
  const date = existing(...parts);
  if (typeof date !== 'string' || offset === undefined) return date;
  const ms = Date.UTC(
    Number(parts[0]),
    Number(parts[1]) - 1,
    Number(parts[2]),
    Number(hour),
    Number(minute),
    Number(second ?? 0),
  );
  return dayAt(ms - offsetMs(offset));
}

function offsetMs(offset: string): number {
  if (offset === 'Z' || offset === 'z') return 0;
  const digits = offset.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}

function zoned(timeZone: string): (ms: number) => IsoDate {
  // Sweden writes dates as ISO 8601 does.
  let format: Intl.DateTimeFormat | undefined;
  return (ms) => {
    format ??= new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    return format.format(ms);
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/u;

/** Text that a database and a screen can show, of at most so many characters. */
export function readText(text: string, most: number): Read {
  if (text.length > most) return { code: 'too-long', params: { most } };
  return holdsControl(text) ? { code: 'control-character' } : text;
}

/** Most texts are short and plain, which is seen sooner than by the expression. */
function holdsControl(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || code > 126) return CONTROL.test(text);
  }
  return false;
}

export interface Share {
  readonly partner: string;
  readonly shareMicro: bigint;
}

const WHOLE_SHARE = 1_000_000n;

/** Reads `CODE:60%;CODE:40%`: at least one partner, each once, shares above nothing that add up to 100%. */
export function readSplit(text: string, locale: Locale): readonly Share[] | Refusal {
  const shares: Share[] = [];
  for (const piece of text.split(';')) {
    const match = /^(.+):\s*(.+?)\s*%$/.exec(piece.trim());
    if (!match) return { code: 'split-format' };
    const partner = readText(match[1]!.trim(), 64);
    if (typeof partner !== 'string') return partner;
    const share = readDecimal(match[2]!, locale.decimal ? locale : { decimal: 'point' }, 4);
    if (typeof share !== 'string') return share.code === 'not-a-number' ? { code: 'split-format' } : share;
    if (BigInt(share) <= 0n) return { code: 'split-share' };
    if (shares.some((one) => one.partner === partner)) return { code: 'split-twice', params: { partner } };
    shares.push({ partner, shareMicro: BigInt(share) });
  }
  const total = shares.reduce((sum, share) => sum + share.shareMicro, 0n);
  if (total !== WHOLE_SHARE) return { code: 'split-sum', params: { sum: `${Number(total) / 10_000}%` } };
  // The same split in another order is the same: the odd millionth goes to the same partner.
  return shares.sort((a, b) => (a.partner < b.partner ? -1 : 1));
}
