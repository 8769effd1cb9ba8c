import type { Words } from '../../src/engine/words.ts';

/** "March 2026", "Quarter 1 of 2026", "2026"; a campaign by its days. */
export function periodName(period: { key: string; from: string; to: string }, words: Words): string {
  const { key, from, to } = period;
  const month = /^(\d{4})-(\d{2})$/.exec(key);
  if (month) return `${words.month(Number(month[2]))} ${month[1]}`;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key);
  if (quarter) return quarterName(quarter[1]!, quarter[2]!, words);
  if (/^\d{4}$/.test(key)) return key;
  return daysText(from, to, words);
}

export const quarterName = (year: string, quarter: string, words: Words): string =>
  words.t(`quarter ${quarter} of ${year}`, `${quarter}e kwartaal van ${year}`);

/** For a narrow place: "Mar", "Q1", "2026". */
export function periodShort(key: string, words: Words): string {
  const month = /^\d{4}-(\d{2})$/.exec(key);
  if (month) return month[1] === '03' ? words.t('Mar', 'mrt') : words.month(Number(month[1])).slice(0, 3);
  const quarter = /^\d{4}-(Q[1-4])$/.exec(key);
  if (quarter) return words.t(quarter[1]!, quarter[1]!.replace('Q', 'K'));
  return /^\d{4}$/.test(key) ? key : words.t('campaign', 'campagne');
}

/** "Mar 2026", "Q1 2026". */
export function periodBrief(key: string, words: Words): string {
  const short = periodShort(key, words);
  return short === key || !/^\d{4}-/.test(key) ? short : `${short} ${key.slice(0, 4)}`;
}

/** "1 January 2026 – 31 March 2026", the year once when it is the same. */
export function daysText(from: string, to: string, words: Words): string {
  const locale = words.language === 'nl' ? 'nl-NL' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return format.formatRange(asDate(from), asDate(to));
}

export function dayText(day: string, words: Words): string {
  const locale = words.language === 'nl' ? 'nl-NL' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return format.format(asDate(day));
}

/** A moment, in the reader's own time zone. */
export function momentText(instant: string, words: Words): string {
  const locale = words.language === 'nl' ? 'nl-NL' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
