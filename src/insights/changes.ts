import {
  compare,
  divide,
  type Exact,
  exact,
  fraction,
  isNegative,
  isPositive,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  ONE,
  subtract,
  toText,
  ZERO,
} from '../engine/exact.ts';
import { minorToText } from '../engine/money.ts';
import { justBefore, type Window } from '../engine/period.ts';
import { isAdditive, unitOfMeasure } from '../engine/reading.ts';
import { requestsOf } from '../engine/request.ts';
import type { Database } from '../platform/database.ts';
import { programOf } from '../programs/actions.ts';
import type { PeriodRow } from '../programs/sql.ts';
import { measureInSql } from '../runs/measure-sql.ts';
import { type Looking, lookAt } from './calculated.ts';
import { changedPartners, changeTotals, moverRows, type OfRun, partnerNames, previousRun } from './run-sql.ts';
import type { AnomalyShape, RunChangesShape } from './schema.ts';

/** What a run changed: the totals, who moved most, and what looks unlike the partner's own past. */
export async function changesOf(
  db: Database,
  run: { id: bigint; program: string; as_of: string },
  limit: number,
): Promise<Omit<RunChangesShape, 'run'>> {
  const { id: programId } = await programOf(db, run.program);
  const looking = await lookAt(db, programId);
  const currency = looking.versions.at(-1)!.document.currency;
  const of: OfRun = { programId, runId: run.id, currency };
  const [totals, movers, previous] = await Promise.all([
    changeTotals(db, of),
    moverRows(db, of, limit),
    previousRun(db, of),
  ]);
  const anomalies = await anomaliesOf(looking, of, run.as_of);
  return {
    previous: previous === null ? null : String(previous),
    totals: totals.map(({ unit, partners, results, ...one }) => ({ unit, ...changeOf(one, unit), partners, results })),
    movers: movers.map(({ before_minor, change_minor, ...row }) => ({
      ...row,
      ...changeOf({ before_minor, change_minor }, row.unit),
    })),
    anomalies: anomalies.slice(0, limit),
  };
}

function changeOf({ before_minor, change_minor }: { before_minor: bigint; change_minor: bigint }, unit: string) {
  return {
    before: minorToText(before_minor, unit),
    after: minorToText(before_minor + change_minor, unit),
    change: minorToText(change_minor, unit),
  };
}

const mostPeriods = 4;
const stretches = 8;
const leastStretches = 4;

async function anomaliesOf(looking: Looking, of: OfRun, asOf: string): Promise<AnomalyShape[]> {
  const changed = await changedPartners(looking.db, of);
  const periods = looking.periods.filter(({ key }) => changed.has(key)).slice(-mostPeriods);
  const found: (AnomalyShape & { away: Exact })[] = [];
  for (const period of periods) found.push(...(await anomaliesIn(looking, period, changed.get(period.key)!, asOf)));
  return found.sort((a, b) => compare(b.away, a.away)).map(({ away: _, ...anomaly }) => anomaly);
}

/** Every partner's measured values of a period beside those of the stretches before it, in one measurement. */
async function anomaliesIn(looking: Looking, period: PeriodRow, partnerIds: readonly number[], asOf: string) {
  const program = looking.documentOf(period.version);
  const places = [...program.incentives.keys()].filter((place) => isAdditive(program.incentives[place]!.measure));
  const asked = new Map(requestsOf(program, period, period.to).map((one) => [one.key, one]));
  const requests = (window: Window) =>
    places.map((place) => {
      const { key, measure } = asked.get(`incentives/${place}/measure`)!;
      return { key, measure, window, each: false };
    });
  const measured = await measureInSql(looking.db, {
    currency: program.currency,
    periods: [...windowsBefore(period), { from: period.from, to: period.to }].map(requests),
    partnerIds,
  });
  const names = await partnerNames(looking.db, partnerIds);
  const isOver = period.to <= asOf;
  return partnerIds.flatMap((id) =>
    places.flatMap((place) => {
      const { id: incentive, measure } = program.incentives[place]!;
      const values = measured.map((one) => one.get(id)?.get(`incentives/${place}/measure`)?.value ?? ZERO);
      const unit = unitOfMeasure(program, measure);
      const odd = oddOne(values, { isOver, isMoney: unit === program.currency });
      if (!odd) return [];
      const { code: partner, name: partner_name } = names.get(id)!;
      return [{ partner, partner_name, period: period.key, incentive, unit, ...odd }];
    }),
  );
}

/** Stretches of equal length before a period, oldest first. */
function windowsBefore(period: Window): Window[] {
  const windows: Window[] = [];
  let window: Window = { from: period.from, to: period.to };
  for (let i = 0; i < stretches; i += 1) {
    window = justBefore(window);
    windows.unshift(window);
  }
  return windows;
}

/** From this many times the usual spread on: 3.5, by its square. */
const leastAway = exact('12.25');

/** Whether the last value is unlike those before it, as the schema of an anomaly says; undefined when it is not, or nothing can be said. */
export function oddOne(values: readonly Exact[], { isOver, isMoney }: { isOver: boolean; isMoney: boolean }) {
  const value = values.at(-1)!;
  const all = values.slice(0, -1);
  const first = all.findIndex((one) => !isZero(one));
  const past = first < 0 ? [] : all.slice(first);
  if (past.length < leastStretches) return undefined;
  const median = medianOf(past);
  const difference = subtract(value, median);
  if (!isPositive(median) || (!isOver && isNegative(difference))) return undefined;
  const usual = multiply(medianOf(past.map((one) => sizeOf(subtract(one, median)))), exact('1.4826'));
  const least = multiply(median, exact('0.2'));
  const spread = maximum(maximum(squared(usual), squared(least)), isMoney ? ZERO : maximum(median, ONE));
  const away = divide(squared(difference), spread);
  if (compare(away, leastAway) < 0 || !isBeyond(value, past)) return undefined;
  // A score, not an amount: how it is rounded decides nothing.
  const score = Math.sqrt(Number(toText(away))).toFixed(1);
  return {
    value: toText(value),
    median: toText(median),
    score: isNegative(difference) ? `-${score}` : score,
    stretches: past.length,
    away,
  };
}

/** Twice the most there ever was, or half of the least. */
function isBeyond(value: Exact, past: readonly Exact[]): boolean {
  const most = past.reduce(maximum);
  const least = past.reduce(minimum);
  return compare(value, multiply(most, exact(2))) >= 0 || compare(value, multiply(least, exact('0.5'))) <= 0;
}

const squared = (value: Exact): Exact => multiply(value, value);
const sizeOf = (value: Exact): Exact => (isNegative(value) ? negate(value) : value);

function medianOf(values: readonly Exact[]): Exact {
  const sorted = [...values].sort(compare);
  const middle = sorted.length / 2;
  if (!Number.isInteger(middle)) return sorted[Math.floor(middle)]!;
  const [a, b] = [sorted[middle - 1]!, sorted[middle]!];
  return multiply(subtract(b, negate(a)), fraction(1n, 2n));
}
