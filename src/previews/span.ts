import { addDays, addMonths, fiscalYear, type IsoDate, type Period, periodOf, periodsOf } from '../engine/period.ts';
import { calendarOf, type Program } from '../engine/program.ts';
import { invalid } from '../platform/errors.ts';

/** Days of the past that a document is tried on. */
export interface Days {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** A document as it is calculated over a past. */
export interface Span {
  readonly program: Program;
  /** Those to calculate, in time order; earlier ones are there where later ones look back at them or share a budget. */
  readonly periods: readonly Period[];
  /** The keys of those that were asked for. */
  readonly counted: ReadonlySet<string>;
  readonly asOf: IsoDate;
}

/** The year before this one, by the document's own financial year. */
export function lastYear(program: Program, today: IsoDate): Days {
  const { from, to } = fiscalYear(addMonths(today, -12), program.fiscal_year_starts);
  return { from, to };
}

/**
 * Days that the document's own dates hold are calculated as they really are: its own periods, from its start on. Other days as if it had held then:
 * from the first day of the period that holds `from` to the last day of the one that holds `to`.
 */
export function spanOf(program: Program, { from, to }: Days, today: IsoDate): Span {
  if (program.starts <= from && to <= program.ends) {
    const periods = periodsOf(calendarOf(program), today);
    return { program, periods, counted: within(periods, from, to), asOf: today };
  }
  const days = wholePeriods(program, { from, to });
  const moved = { ...program, starts: days.from, ends: days.to };
  const periods = periodsOf(calendarOf(moved), today);
  return { program: moved, periods, counted: within(periods, from, to), asOf: today };
}

function wholePeriods(program: Program, { from, to }: Days): Days {
  if (program.period === 'campaign') return { from, to };
  const always = { ...calendarOf(program), starts: '1000-01-01', ends: '9998-12-31' };
  return { from: periodOf(always, from)!.from, to: periodOf(always, to)!.to };
}

const within = (periods: readonly Period[], from: IsoDate, to: IsoDate): ReadonlySet<string> =>
  new Set(periods.filter((one) => one.from <= to && from <= one.to).map(({ key }) => key));

/** More says little about a program that has to be published next. */
const mostDays = 1100;

/** Throws wrong-days unless the days are past, in order, and not too many. */
export function mustBePast({ from, to }: Days, today: IsoDate): void {
  if (from <= to && to <= today && addDays(from, mostDays) >= to) return;
  throw invalid(
    'wrong-days',
    {
      en: `A preview cannot be made from ${from} to ${to}.`,
      nl: `Een proefberekening kan niet van ${from} tot en met ${to}.`,
    },
    {
      detail: {
        en: `Give days until today (${today}), at most three years.`,
        nl: `Geef dagen tot en met vandaag (${today}), hoogstens drie jaar.`,
      },
      where: { path: ['over'] },
    },
  );
}
