import { minorToText, split, textToMinor } from '../engine/money.ts';
import { addDays, addMonths, daysBetween, type IsoDate, type Window } from '../engine/period.ts';
import type { Program } from '../engine/program.ts';
import type { PeriodFigures } from '../programs/figures-sql.ts';
import type { OverviewProgramShape } from './schema.ts';

/** An amount over the months of its days, to the last minor unit. */
function overMonths(minor: bigint, { from, to }: Window): [month: string, minor: bigint][] {
  const months: { month: string; days: number }[] = [];
  for (let day = from; day <= to; ) {
    const next = addMonths(`${day.slice(0, 7)}-01`, 1);
    const last = addDays(next, -1) < to ? addDays(next, -1) : to;
    months.push({ month: day.slice(0, 7), days: daysBetween(day, last) + 1 });
    day = next;
  }
  const parts = split(
    minor,
    months.map(({ days }) => BigInt(days)),
  );
  return months.map(({ month }, i) => [month, parts[i]!]);
}

/** What a program granted by month, and its budget's part for each. */
export function monthsOf(
  program: Program,
  ends: IsoDate,
  periods: readonly PeriodFigures[],
  day: IsoDate,
): OverviewProgramShape['months'] {
  const months = new Map<string, { final: bigint; provisional: bigint; budget: bigint }>();
  const at = (month: string) => {
    const known = months.get(month) ?? { final: 0n, provisional: 0n, budget: 0n };
    months.set(month, known);
    return known;
  };
  for (const { from, to, closed, amount_minor } of periods) {
    const until = closed || to < day ? to : day;
    if (until < from) continue;
    for (const [month, minor] of overMonths(amount_minor, { from, to: until })) {
      at(month)[closed ? 'final' : 'provisional'] += minor;
    }
  }
  const { budget, currency } = program;
  if (budget) {
    const amount = textToMinor(String(budget.amount), currency);
    const windows = budget.per === 'period' ? periods : [{ from: program.starts, to: ends }];
    for (const window of windows) {
      for (const [month, minor] of overMonths(amount, window)) at(month).budget += minor;
    }
  }
  const text = (minor: bigint) => minorToText(minor, currency);
  return [...months].sort().map(([month, one]) => ({
    month,
    final: text(one.final),
    provisional: text(one.provisional),
    budget: budget ? text(one.budget) : null,
  }));
}
