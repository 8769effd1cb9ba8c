import { moneyMinor } from '../engine/across.ts';
import { type CellInput, calculateCell } from '../engine/cell.ts';
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  HUNDRED,
  isPositive,
  maximum,
  minimum,
  multiply,
  ONE,
  roundHalfUp,
  subtract,
  toText,
} from '../engine/exact.ts';
import { minorToText, textToMinor } from '../engine/money.ts';
import type { IsoDate } from '../engine/period.ts';
import type { Program } from '../engine/program.ts';
import { isAdditive } from '../engine/reading.ts';
import { isPerFact, requestsOf } from '../engine/request.ts';
import type { Line } from '../engine/result.ts';
import type { PeriodFigures } from '../programs/figures-sql.ts';
import type { PeriodRow } from '../programs/sql.ts';
import { type CalculatedRow, calculatedRows } from '../runs/cell-sql.ts';
import { linesFrom } from '../runs/stored.ts';
import { inputsOf, type Looking } from './calculated.ts';
import type { Pace } from './pace.ts';
import type { ForecastShape } from './schema.ts';

/** Before this part of a period is over, nothing is said. */
const leastShare = exact('0.05');
const cellsAtOnce = 500;
const ways = ['low', 'expected', 'high'] as const;

/** How many times as much there is at the period's end, per incentive's place. */
type Growth = readonly Exact[];

/** What the period will have granted when it is over, as the schema says how. Null when too little of it is over. */
export async function forecastOf(
  looking: Looking,
  of: { period: PeriodRow; pace: Pace; day: IsoDate; figures: readonly PeriodFigures[] },
): Promise<ForecastShape | null> {
  const { period, pace } = of;
  if (compare(pace.elapsed, leastShare) < 0) return null;
  const program = looking.documentOf(period.version);
  const growths = ways.map((way): Growth => program.incentives.map((_, place) => growthOf(pace, place, way)));
  const sums = ways.map(() => 0n);
  for (let after = 0; ; ) {
    const rows = await calculatedRows(
      looking.db,
      { programId: looking.programId, period: period.key },
      { after, limit: cellsAtOnce },
    );
    if (rows.length === 0) break;
    const inputs = await inputsOf(looking, period, rows);
    for (const [i, input] of inputs.entries()) {
      for (const [way, growth] of growths.entries()) sums[way]! += projected(input, rows[i]!, growth);
    }
    after = rows.at(-1)!.partner_id;
  }
  const capped = sums.map((sum) => withinBudget(program, period, of.figures, sum)).sort((a, b) => (a < b ? -1 : 1));
  const text = (minor: bigint) => minorToText(minor, program.currency);
  const now = of.figures.find((one) => one.period === period.key)?.amount_minor ?? 0n;
  return {
    period: period.key,
    to: period.to,
    estimate: true,
    method: pace.usual.size > 0 ? 'last_year' : 'pace',
    share: toText(multiply(pace.elapsed, HUNDRED), 1),
    now: text(now),
    low: text(capped[0]!),
    expected: text(capped[1]!),
    high: text(capped[2]!),
  };
}

/** From the part that is usually there by now to all of it; the other method and a margin around that. */
function growthOf({ elapsed, usual }: Pace, place: number, way: (typeof ways)[number]): Exact {
  const rest = (share: Exact) => subtract(divide(ONE, share), ONE);
  const byDays = rest(elapsed);
  const share = usual.get(place);
  const known = share && compare(share, leastShare) >= 0 ? rest(share) : undefined;
  if (way === 'expected') return add(ONE, known ?? byDays);
  const [least, most] = known ? [minimum(known, byDays), maximum(known, byDays)] : [byDays, byDays];
  const margin = exact(known ? '0.1' : '0.25');
  return way === 'low' ? add(ONE, multiply(least, subtract(ONE, margin))) : add(ONE, multiply(most, add(ONE, margin)));
}

/** What one partner earns in money when it goes on like this, before the budget. */
function projected(input: CellInput, row: CalculatedRow, growth: Growth): bigint {
  const { program } = input;
  const { lines } = calculateCell({ ...input, measured: grown(input, growth) });
  const kept = new Map(linesFrom(program, row.lines, row.amounts).map((line) => [line.incentive, line]));
  const settled = lines.map((line): Line => {
    const place = program.incentives.findIndex(({ id }) => id === line.incentive);
    const incentive = program.incentives[place]!;
    const now = kept.get(line.incentive);
    if ('contest' in incentive.reward || 'pool' in incentive.reward) return now ?? line;
    if (!isPerFact(incentive)) return line;
    const { n, d } = growth[place]!;
    const earned = roundHalfUp(multiply(exact(now?.earnedMinor ?? '0'), { n, d }), 0);
    return { ...line, earnedMinor: String(earned) };
  });
  return moneyMinor(program.currency, settled);
}

/** The measured values of this period's days at its end; a past, an average and other days stay as they are. */
function grown({ program, period, asOf, measured }: CellInput, growth: Growth): CellInput['measured'] {
  const result = new Map(measured);
  for (const { key, measure, window } of requestsOf(program, period, asOf)) {
    const answer = measured.get(key);
    const isOpen = window.from === period.from && window.to <= period.to && !key.endsWith('/baseline');
    if (!answer?.value || !isOpen || !isAdditive(measure) || !isPositive(answer.value)) continue;
    const place = Number(key.split('/')[1]);
    result.set(key, { ...answer, value: multiply(answer.value, growth[place]!) });
  }
  return result;
}

/** A hard budget holds. */
function withinBudget(
  { budget, currency }: Program,
  period: PeriodRow,
  figures: readonly PeriodFigures[],
  sum: bigint,
): bigint {
  if (!budget || budget.when_exhausted === 'warn') return sum;
  const others = figures.filter((one) => one.period !== period.key);
  const used = budget.per === 'period' ? 0n : others.reduce((total, one) => total + one.amount_minor, 0n);
  const room = textToMinor(String(budget.amount), currency) - used;
  return sum < room ? sum : room > 0n ? room : 0n;
}
