import { add, type Exact, exact, isPositive, maximum, multiply, ONE, toText } from './exact.ts';
import type { MeasuredByKey } from './measured.ts';
import type { Period } from './period.ts';
import type { Goal, Measure, Program, SimpleMeasure } from './program.ts';
import { ratioOf } from './reading.ts';
import { pastOf, windowOf } from './request.ts';
import type { Steps } from './steps.ts';

/** A value set by hand for a partner and period, or null when there is none. */
export type HandGoals = (set: string, partner: string, periodKey: string) => Exact | null;

export interface GoalValue {
  /** null when there is none: no past to grow from, none set by hand. A goal of zero or less counts as none. */
  readonly goal: Exact | null;
  readonly baseline: Exact | null;
}

/** A partner's goal for a period. */
export function goalOf(
  goal: Goal | undefined,
  place: {
    program: Program;
    period: Period;
    partner: string;
    key: string;
    measure: Measure;
    unit: string;
    asOf: string;
  },
  measured: MeasuredByKey,
  handGoals: HandGoals,
  steps: Steps,
): GoalValue {
  if (!goal) return { goal: null, baseline: null };
  if ('fixed' in goal) return found('fixed', exact(goal.fixed), null, place.unit, steps);
  if ('by_hand' in goal) {
    const value = handGoals(goal.by_hand, place.partner, place.period.key);
    return found('by_hand', value, null, place.unit, steps);
  }
  const { over, by = '0%', at_least } = goal.growth;
  const baseline = baselineOf(place.key, place.measure, measured);
  const first: SimpleMeasure = 'ratio' in place.measure ? place.measure.ratio.of : place.measure;
  const past = pastOf(over, windowOf(place.program, first, place.period, place.asOf));
  if (baseline)
    steps.tell(() => ({
      step: 'baseline',
      over,
      from: past.from,
      to: past.to,
      value: toText(baseline),
      unit: place.unit,
    }));
  const hasPast = baseline !== null && isPositive(baseline);
  const grown = hasPast ? multiply(baseline, add(ONE, exact(by))) : null;
  const least = at_least === undefined ? null : exact(at_least);
  const value = grown && least ? maximum(grown, least) : (grown ?? least);
  return found('growth', value, hasPast ? baseline : null, place.unit, steps, String(by));
}

function baselineOf(key: string, measure: Measure, measured: MeasuredByKey): Exact | null {
  if ('ratio' in measure) {
    const value = (part: string) => measured.get(`${key}/${part}/baseline`)?.value ?? null;
    return ratioOf(value('of'), value('to'));
  }
  return measured.get(`${key}/baseline`)?.value ?? null;
}

function found(
  how: 'fixed' | 'growth' | 'by_hand',
  value: Exact | null,
  baseline: Exact | null,
  unit: string,
  steps: Steps,
  by?: string,
): GoalValue {
  if (value === null || !isPositive(value)) {
    if (how !== 'fixed') steps.tell(() => ({ step: 'no_goal', how }));
    return { goal: null, baseline };
  }
  steps.tell(() => ({ step: 'goal', how, value: toText(value), unit, ...(by === undefined ? {} : { by }) }));
  return { goal: value, baseline };
}
