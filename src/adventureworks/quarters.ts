import { addDays, type IsoDate } from '../engine/period.ts';
import { type Row, readTabbed, readTable } from './source.ts';

/** A sales quarter: from the day its quotas are dated until the day before the next ones. */
export interface SalesQuarter {
  /** 2011-q1 */
  readonly key: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The last quotas have no successor; their quarter ends with the year. */
const LAST_DAY: IsoDate = '2013-12-31';
const FIRST_YEAR = 2011;

/**
 * The twelve sales quarters. A quota is dated on the day from which it holds, a few days before the calendar's quarter begins (2010-12-29,
 * 2011-03-31, 2011-07-01 …), as the monthly order dates are. The quarter columns name the calendar quarter of that day instead: two rows
 * would be of 2011-Q3 and none of 2011-Q2.
 */
export function salesQuarters(quotas: readonly Row[]): SalesQuarter[] {
  const starts = [...new Set(quotas.map((quota) => quota.Date!.slice(0, 10)))].sort();
  return starts.map((from, index) => ({
    key: `${FIRST_YEAR + Math.floor(index / 4)}-q${(index % 4) + 1}`,
    from,
    to: index + 1 < starts.length ? addDays(starts[index + 1]!, -1) : LAST_DAY,
  }));
}

/**
 * Each employee's commission percentage from the operational database, as "1.2%". It numbers people otherwise than the warehouse; the same
 * person is known by the same sequence of quotas.
 */
export function commissionRates(folder: string): Map<string, string> {
  const sequences = (
    entries: readonly (readonly [who: string, date: string, amount: string])[],
  ): Map<string, string> => {
    const byPerson = new Map<string, string[]>();
    for (const [who, date, amount] of entries) byPerson.set(who, [...(byPerson.get(who) ?? []), `${date} ${amount}`]);
    return new Map(
      [...byPerson].map(([who, list]) => [
        list
          .sort()
          .map((entry) => entry.split(' ')[1])
          .join(),
        who,
      ]),
    );
  };
  const people = sequences(
    readTabbed(folder, 'SalesPersonQuotaHistory').map((row) => [row[0]!, row[1]!.slice(0, 10), row[2]!]),
  );
  const employees = sequences(
    readTable(folder, 'FactSalesQuota').map((row) => [row.EmployeeKey!, row.Date!.slice(0, 10), row.SalesAmountQuota!]),
  );
  const rates = new Map(readTabbed(folder, 'SalesPerson').map((row) => [row[0]!, row[4]!]));
  return new Map(
    [...employees].map(([sequence, employee]) => [employee, percentText(rates.get(people.get(sequence)!)!)]),
  );
}

/** ".0120" is "1.2%". */
function percentText(part: string): string {
  const digits = part.replace('.', '').padEnd(4, '0');
  const hundredths = Number(digits);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
    .replace(/\.?0+$/, '')
    .concat('%');
}
