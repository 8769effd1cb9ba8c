import { divide, type Exact, isZero, toText } from './exact.ts';
import { fieldOf } from './fact.ts';
import { type Measured, type MeasuredByKey, NOTHING_MEASURED } from './measured.ts';
import type { Measure, Program, SimpleMeasure } from './program.ts';
import type { Steps } from './steps.ts';

/** What a measured value counts: the program's currency, "units", "facts", "days", "ratio", or "distinct:FIELD". */
export function unitOfMeasure(program: Program, measure: Measure): string {
  if ('ratio' in measure) return 'ratio';
  if (measure.count !== undefined) return 'facts';
  if (measure.distinct !== undefined) return `distinct:${measure.distinct}`;
  if (measure.days_between !== undefined) return 'days';
  const field = measure.sum ?? measure.average ?? measure.min ?? measure.max ?? '';
  if (measure.matrix || measure.weights) return 'units';
  return fieldOf(measure.source, field)?.type === 'money' ? program.currency : 'units';
}

/** Whether more facts can only be added to it: then a part of it says how far it is. */
export function isAdditive(measure: Measure): measure is SimpleMeasure {
  return !('ratio' in measure) && (measure.sum ?? measure.count ?? measure.distinct) !== undefined;
}

/** One value ÷ another; null when either is missing or the lower one is zero. */
export function ratioOf(of: Exact | null, to: Exact | null): Exact | null {
  return of === null || to === null || isZero(to) ? null : divide(of, to);
}

/** The answer to a measure, its two parts put together when it is a ratio. Writes how it was measured. */
export function readMeasure(
  program: Program,
  key: string,
  measure: Measure,
  measured: MeasuredByKey,
  steps?: Steps,
): Measured {
  if (!('ratio' in measure)) return answer(program, key, measure, measured, steps);
  const of = answer(program, `${key}/of`, measure.ratio.of, measured, steps);
  const to = answer(program, `${key}/to`, measure.ratio.to, measured, steps);
  const value = ratioOf(of.value, to.value);
  if (value) tellRatio(of.value!, to.value!, value, steps);
  return { value, facts: of.facts, firstOn: of.firstOn };
}

function answer(
  program: Program,
  key: string,
  measure: SimpleMeasure,
  measured: MeasuredByKey,
  steps: Steps | undefined,
): Measured {
  const found = measured.get(key) ?? NOTHING_MEASURED;
  const { value, facts } = found;
  if (value === null) steps?.tell(() => ({ step: 'nothing_measured' }));
  else steps?.tell(() => ({ step: 'measured', value: toText(value), unit: unitOfMeasure(program, measure), facts }));
  return found;
}

function tellRatio(of: Exact, to: Exact, value: Exact, steps: Steps | undefined): void {
  steps?.tell(() => ({ step: 'ratio', of: toText(of), to: toText(to), value: toText(value) }));
}
