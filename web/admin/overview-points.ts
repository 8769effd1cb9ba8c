import { add, divide, exact, multiply, toText } from '../../src/engine/exact.ts';
import type { OverviewProgramShape } from '../../src/insights/schema.ts';
import { minus, total } from '../shared/numbers.ts';
import type { TimePoint } from '../shared/ui/geometry.ts';

type Asked = Pick<OverviewProgramShape, 'months' | 'forecast'>;

/** What was granted since the start at each month's end, then today, then what is expected at the period's end; each beside the budget's part. */
export function pointsOf(
  { months, forecast }: Asked,
  today: string,
  label: { month: (key: string) => string; day: (day: string) => string },
): TimePoint[] {
  const now = today.slice(0, 7);
  const points: TimePoint[] = [];
  let spent = '0';
  let budget: string | undefined = '0';
  for (const month of months) {
    const start: string | undefined = budget;
    spent = total([spent, month.final, month.provisional]);
    budget = start === undefined || month.budget === null ? undefined : total([start, month.budget]);
    if (month.month < now) points.push({ key: month.month, label: label.month(month.month), actual: spent, budget });
    if (month.month === now)
      points.push({
        key: today,
        label: label.day(today),
        actual: spent,
        budget: start === undefined || month.budget === null ? undefined : until(today, start, month.budget),
      });
    if (month.month >= now && forecast && forecast.to > today && month.month === forecast.to.slice(0, 7))
      points.push({ key: forecast.to, label: label.day(forecast.to), ...expected(forecast, months, now), budget });
  }
  return points;
}

/** The forecast is of the period; the line is of all periods since the start. */
function expected(forecast: NonNullable<Asked['forecast']>, months: Asked['months'], now: string) {
  const spent = total(
    months.filter(({ month }) => month <= now).flatMap(({ final, provisional }) => [final, provisional]),
  );
  const then = (amount: string) => total([spent, minus(amount, forecast.now)]);
  return { forecast: then(forecast.expected), low: then(forecast.low), high: then(forecast.high) };
}

/** The month's budget as far as its days are over. */
function until(day: string, start: string, budget: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const days = new Date(Date.UTC(year!, month!, 0)).getUTCDate();
  return toText(add(exact(start), divide(multiply(exact(budget), exact(date!)), exact(days))), 2);
}
