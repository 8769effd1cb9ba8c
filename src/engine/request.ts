import type { MeasureRequest } from './measured.ts';
import {
  addDays,
  fiscalQuarterStart,
  fiscalYear,
  type IsoDate,
  justBefore,
  type Period,
  periodsOf,
  type Window,
  yearEarlier,
} from './period.ts';
import {
  type Condition,
  calendarOf,
  type Goal,
  type Incentive,
  type Measure,
  type Program,
  type SimpleMeasure,
} from './program.ts';

/*
 * What has to be measured for a period. A request's key is its measure's place in the program, so that the calculation finds the answer
 * again: "incentives/0/measure", "incentives/0/measure/baseline" (its past), "incentives/0/gates/1/measure/of" (a ratio's upper part).
 */

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** The days a measure looks at for a period, seen on `asOf`. A year or quarter to date does not reach back before the program's start. */
export function windowOf(program: Program, measure: SimpleMeasure, period: Period, asOf: IsoDate): Window {
  const window = measure.window ?? 'period';
  if (window === 'period') return { from: period.from, to: period.to };
  if (window === 'period_to_date') return { from: period.from, to: earlier(period.to, asOf) };
  if (window === 'year_to_date') {
    return { from: later(fiscalYear(period.from, program.fiscal_year_starts).from, program.starts), to: period.to };
  }
  if (window === 'quarter_to_date') {
    return { from: later(fiscalQuarterStart(period.from, program.fiscal_year_starts), program.starts), to: period.to };
  }
  const to = earlier(period.to, asOf);
  return { from: addDays(to, 1 - window.rolling_days), to };
}

/** The past that a growth goal compares with. */
export function pastOf(over: 'same_period_last_year' | 'previous_period', window: Window): Window {
  return over === 'same_period_last_year' ? yearEarlier(window) : justBefore(window);
}

/** A measure in a program, with everything the executors need to know about it. */
interface Place {
  readonly key: string;
  readonly measure: Measure;
  readonly goal?: Goal | undefined;
  readonly each?: boolean;
  readonly clawback?: Condition | undefined;
}

/** Facts that claw back are not measured. */
function withoutClawbacks(measure: SimpleMeasure, clawback: Condition | undefined): SimpleMeasure {
  if (!clawback) return measure;
  return { ...measure, where: { all: [...(measure.where ? [measure.where] : []), { not: clawback }] } };
}

/** Whether a reward needs the value of every single fact. */
export function isPerFact({ reward, limits }: Incentive): boolean {
  const flagged = 'tiers' in reward ? reward.tiers.per_fact : 'per_fact' in reward && reward.per_fact;
  return flagged === true || (limits?.per_fact !== undefined && ('percent' in reward || 'per_unit' in reward));
}

function placesOf(incentive: Incentive, index: number): Place[] {
  const at = `incentives/${index}`;
  const { reward } = incentive;
  const places: Place[] = [
    {
      key: `${at}/measure`,
      measure: incentive.measure,
      goal: incentive.goal,
      each: isPerFact(incentive),
      clawback: incentive.limits?.clawback?.where,
    },
  ];
  incentive.gates?.forEach((gate, i) => {
    places.push({ key: `${at}/gates/${i}/measure`, measure: gate.measure, goal: gate.goal });
  });
  incentive.multipliers?.forEach((multiplier, i) => {
    if (multiplier.measure)
      places.push({ key: `${at}/multipliers/${i}/measure`, measure: multiplier.measure, goal: multiplier.goal });
  });
  if ('percent' in reward) {
    reward.plus?.forEach((plus, i) => {
      places.push({ key: `${at}/reward/plus/${i}/measure`, measure: plus.measure, goal: plus.goal });
    });
  }
  if ('cost_share' in reward && reward.cost_share.fund) {
    places.push({ key: `${at}/reward/cost_share/fund/of`, measure: reward.cost_share.fund.of });
  }
  return places;
}

/** Everything that has to be measured for a period of the program, seen on `asOf`. */
export function requestsOf(program: Program, period: Period, asOf: IsoDate): MeasureRequest[] {
  return program.incentives.flatMap(placesOf).flatMap(({ key, measure, goal, each = false, clawback }) => {
    const parts: [string, SimpleMeasure][] =
      'ratio' in measure
        ? [
            [`${key}/of`, measure.ratio.of],
            [`${key}/to`, measure.ratio.to],
          ]
        : [[key, measure]];
    return parts.flatMap(([partKey, part]) => {
      const measured = withoutClawbacks(part, clawback);
      const window = windowOf(program, part, period, asOf);
      const requests: MeasureRequest[] = [{ key: partKey, measure: measured, window, each, clawback }];
      if (goal && 'growth' in goal) {
        const past = pastOf(goal.growth.over, window);
        requests.push({ key: `${partKey}/baseline`, measure: measured, window: past, each: false });
      }
      return requests;
    });
  });
}

/** Whether a period's result depends on earlier periods of the same partner. */
export function carries(program: Program): boolean {
  if (program.limits?.per_year !== undefined || program.limits?.per_partner !== undefined) return true;
  return program.incentives.some(
    ({ settles, limits, reward }) =>
      settles === 'cumulative' ||
      (limits &&
        (limits.per_year ?? limits.per_partner ?? limits.guarantee?.carry_forward ?? limits.draw ?? limits.clawback) !==
          undefined) ||
      ('cost_share' in reward && reward.cost_share.fund !== undefined),
  );
}

/** Whether an open period's result changes as days pass, without a new fact. */
export function dependsOnDay(program: Program): boolean {
  return program.incentives
    .flatMap(placesOf)
    .flatMap(({ measure }) => ('ratio' in measure ? [measure.ratio.of, measure.ratio.to] : [measure]))
    .some(({ window }) => window === 'period_to_date' || typeof window === 'object');
}

/** All days on which a fact can change a period's result, as ranges that may overlap. */
export function readsOf(program: Program, period: Period): Window[] {
  const periods = carries(program) ? periodsOf(calendarOf(program), period.from) : [period];
  return periods.flatMap((one) => {
    const first = requestsOf(program, one, one.from);
    const last = requestsOf(program, one, one.to);
    return last.map(({ window }, i) => ({
      from: earlier(window.from, first[i]!.window.from),
      to: later(window.to, first[i]!.window.to),
    }));
  });
}

/** The sources a program reads. */
export function sourcesOf(program: Program): SimpleMeasure['source'][] {
  const period = periodsOf(calendarOf(program), program.starts)[0]!;
  return [...new Set(requestsOf(program, period, period.to).map(({ measure }) => measure.source))].sort();
}

/** Whom facts are credited to besides the partner on them. */
export function creditsOf(program: Program): ('seller' | 'upline')[] {
  const period = periodsOf(calendarOf(program), program.starts)[0]!;
  const credited = new Set<'seller' | 'upline'>();
  for (const { measure } of requestsOf(program, period, period.to)) {
    const { credit } = measure;
    const targets =
      typeof credit === 'object' && 'shares' in credit ? credit.shares.map(({ to }) => to) : [credit ?? 'partner'];
    for (const to of targets) {
      if (to === 'seller') credited.add('seller');
      else if (to !== 'partner') credited.add('upline');
    }
  }
  return [...credited].sort();
}
