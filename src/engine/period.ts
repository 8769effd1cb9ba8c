/** Calendar dates are ISO texts ("2026-03-31"); periods are whole days, both ends included. */
export type IsoDate = string;

export type PeriodKind = 'month' | 'quarter' | 'year' | 'campaign';

/** One stretch of a program's time. `key` is stable and sorts in time within a program: 2026-03, 2026-Q1, 2026, campaign. */
export interface Period {
  readonly key: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** A range of days, both ends included. */
export interface Window {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** What decides a program's periods. `fiscalYearStarts` is the month (1-12) in which the year begins; default 1. */
export interface Calendar {
  readonly period: PeriodKind;
  readonly starts: IsoDate;
  readonly ends: IsoDate;
  readonly fiscalYearStarts?: number | undefined;
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Days since 1970-01-01. Throws a RangeError when the text is no existing date. */
export function dayNumber(date: IsoDate): number {
  const match = ISO_DATE.exec(date);
  if (!match) throw new RangeError(`not a date: ${date}`);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  if (year < 1000 || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day)
    throw new RangeError(`not a date: ${date}`);
  return ms / DAY_MS;
}

export function isDate(text: string): boolean {
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
}

export function dateOf(day: number): IsoDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export const addDays = (date: IsoDate, days: number): IsoDate => dateOf(dayNumber(date) + days);
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from);

/** The same day of the month, `months` later (or earlier); the month's last day where that day does not exist. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const lastDay = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1)}-${pad(Math.min(day, lastDay))}`;
}

/** How many months from a date on had begun before another: the day a month later still belongs to the first. */
export function monthsBegun(from: IsoDate, to: IsoDate): number {
  const [fy, fm] = from.split('-').map(Number) as [number, number];
  const [ty, tm] = to.split('-').map(Number) as [number, number];
  const months = (ty - fy) * 12 + (tm - fm);
  return addMonths(from, months) < to ? months + 1 : months;
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** The date it is at an instant in a time zone (IANA name): when a period ends there, not here. */
export function dateIn(instant: Date, timeZone: string): IsoDate {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(instant);
}

const MONTHS: Record<Exclude<PeriodKind, 'campaign'>, number> = { month: 1, quarter: 3, year: 12 };

/** The fiscal year that holds a date, named by the calendar year in which it ends; a year that starts in January is named by itself. */
export function fiscalYear(date: IsoDate, fiscalYearStarts = 1): { name: number; from: IsoDate; to: IsoDate } {
  const [year, month] = date.split('-').map(Number) as [number, number];
  const startYear = month >= fiscalYearStarts ? year : year - 1;
  const from = `${pad(startYear, 4)}-${pad(fiscalYearStarts)}-01`;
  return { name: fiscalYearStarts === 1 ? startYear : startYear + 1, from, to: addDays(addMonths(from, 12), -1) };
}

/** The first day of the fiscal quarter that holds a date. */
export function fiscalQuarterStart(date: IsoDate, fiscalYearStarts = 1): IsoDate {
  return naturalPeriod({ period: 'quarter', starts: date, ends: date, fiscalYearStarts }, date).from;
}

/** The natural period (not cut to the program's dates) that holds a date. A campaign is its own only period. */
function naturalPeriod(calendar: Calendar, date: IsoDate): Period {
  if (calendar.period === 'campaign') return { key: 'campaign', from: calendar.starts, to: calendar.ends };
  const months = MONTHS[calendar.period];
  const year = fiscalYear(date, calendar.fiscalYearStarts);
  const [y, m] = date.split('-').map(Number) as [number, number];
  const [fy, fm] = year.from.split('-').map(Number) as [number, number];
  const index = Math.floor(((y - fy) * 12 + (m - fm)) / months);
  const from = addMonths(year.from, index * months);
  const to = addDays(addMonths(from, months), -1);
  const key = { month: from.slice(0, 7), quarter: `${year.name}-Q${index + 1}`, year: String(year.name) }[
    calendar.period
  ];
  return { key, from, to };
}

/** The program's period that holds a date, cut to the program's own dates; undefined outside the program. */
export function periodOf(calendar: Calendar, date: IsoDate): Period | undefined {
  if (date < calendar.starts || date > calendar.ends) return undefined;
  const natural = naturalPeriod(calendar, date);
  return {
    key: natural.key,
    from: natural.from < calendar.starts ? calendar.starts : natural.from,
    to: natural.to > calendar.ends ? calendar.ends : natural.to,
  };
}

/** All periods of a program in time order, `until` (a date) included. */
export function periodsOf(calendar: Calendar, until: IsoDate = calendar.ends): Period[] {
  const periods: Period[] = [];
  let date = calendar.starts;
  while (date <= calendar.ends && date <= until) {
    const period = periodOf(calendar, date)!;
    periods.push(period);
    date = addDays(period.to, 1);
  }
  return periods;
}

/** The natural period after this one, even past the program's end: where adjustments of a closed last period go. */
export function periodAfter(calendar: Calendar, period: Period): Period {
  if (calendar.period === 'campaign')
    return { key: `after-${addDays(period.to, 1)}`, from: addDays(period.to, 1), to: '9999-12-31' };
  return naturalPeriod(calendar, addDays(naturalPeriod(calendar, period.from).to, 1));
}

/** The same days a year earlier: 2026-01-01..2026-03-31 → 2025-01-01..2025-03-31; a month's last day stays its last day. */
export function yearEarlier(window: Window): Window {
  return { from: addMonths(window.from, -12), to: endAligned(window.to, -12) };
}

/** The stretch of equal length just before: whole months step by months, other stretches by days. */
export function justBefore(window: Window): Window {
  const to = addDays(window.from, -1);
  const months = wholeMonths(window);
  if (months > 0) return { from: addMonths(window.from, -months), to };
  return { from: addDays(window.from, -(daysBetween(window.from, window.to) + 1)), to };
}

function endAligned(date: IsoDate, months: number): IsoDate {
  const isLastDay = addDays(date, 1).endsWith('-01');
  return isLastDay ? addDays(addMonths(addDays(date, 1), months), -1) : addMonths(date, months);
}

function wholeMonths(window: Window): number {
  const next = addDays(window.to, 1);
  if (!window.from.endsWith('-01') || !next.endsWith('-01')) return 0;
  const [fy, fm] = window.from.split('-').map(Number) as [number, number];
  const [ty, tm] = next.split('-').map(Number) as [number, number];
  return (ty - fy) * 12 + (tm - fm);
}
