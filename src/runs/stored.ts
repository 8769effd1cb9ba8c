import { type Exact, exact } from '../engine/exact.ts';
import { measureInMemory } from '../engine/measure/measure.ts';
import type { Measured, MeasuredByKey, MeasureRequest } from '../engine/measured.ts';
import type { Program } from '../engine/program.ts';
import type { Line, Step } from '../engine/result.ts';
import { exactText } from '../engine/reward/context.ts';
import { unitOf } from '../engine/reward/reward.ts';

/*
 * Results and measured values as they are kept: by place instead of by name, and what is nothing as 0. There are as many as partners times periods,
 * and they are written in every run.
 */

/** Value, earned, attainment, carried on, steps; from the right, what is not there is left out. */
type StoredLine = readonly [
  value: string | null,
  earnedMinor: string,
  attainment?: string | null,
  carry?: Line['carry'] | null,
  steps?: readonly Step[],
];

/** Per incentive of the document: null where it is not for the partner, 0 for nothing measured and nothing earned. */
export type StoredLines = readonly (StoredLine | 0 | null)[];

export const storedLines = (program: Program, lines: readonly Line[]): StoredLines =>
  perIncentive(program, lines, storedLine);

/** What each incentive grants, in the document's order. */
export const amountsOf = (program: Program, lines: readonly Line[]): (string | null)[] =>
  perIncentive(program, lines, ({ amountMinor }) => amountMinor);

/** Lines stand in the document's order; an incentive that is not for the partner has none. */
function perIncentive<T>(program: Program, lines: readonly Line[], of: (line: Line) => T): (T | null)[] {
  let next = 0;
  return program.incentives.map(({ id }) => (lines[next]?.incentive === id ? of(lines[next++]!) : null));
}

function storedLine({ value, earnedMinor, attainment, carry, steps }: Line): StoredLine | 0 {
  if (steps.length > 0) return [value, earnedMinor, attainment, carry ?? null, steps];
  if (carry) return [value, earnedMinor, attainment, carry];
  if (attainment !== null) return [value, earnedMinor, attainment];
  return value === '0' && earnedMinor === '0' ? 0 : [value, earnedMinor];
}

/** Lines as the engine knows them. Without amounts, those before the budget: each grants what it earned. */
export function linesFrom(program: Program, stored: StoredLines, amounts?: readonly (bigint | null)[]): Line[] {
  return program.incentives.flatMap((incentive, place): Line[] => {
    const line = stored[place] ?? null;
    if (line === null) return [];
    const [value, earnedMinor, attainment = null, carry = null, steps = []] = line === 0 ? (['0', '0'] as const) : line;
    return [
      {
        incentive: incentive.id,
        unit: unitOf(program, incentive),
        earnedMinor,
        amountMinor: amounts ? String(amounts[place] ?? 0) : earnedMinor,
        value,
        attainment,
        ...(carry ? { carry } : {}),
        steps,
      },
    ];
  });
}

type StoredClawed = readonly [fact: string, date: string, corrects: string, correctedDate: string, value: string];

/** Per request: 0 where no fact counted. */
export type StoredMeasured = readonly (
  | 0
  | readonly [
      value: string | null,
      facts: number,
      firstOn: string | null,
      each?: readonly (readonly [value: string, facts: number])[] | null,
      clawed?: readonly StoredClawed[],
    ]
)[];

export function storedMeasured(requests: readonly MeasureRequest[], measured: MeasuredByKey): StoredMeasured {
  return requests.map(({ key }) => {
    const { value = null, facts, firstOn = null, each, clawed } = measured.get(key) ?? nothing;
    if (facts === 0 && !clawed?.length) return 0;
    const text = value && exactText(value);
    const eaches = each?.map((one) => [exactText(one.value), one.facts] as const) ?? null;
    if (clawed?.length) {
      const taken = clawed.map(
        (one) => [one.fact, one.date, one.corrects, one.correctedDate, exactText(one.value)] as const,
      );
      return [text, facts, firstOn, eaches, taken];
    }
    return eaches ? [text, facts, firstOn, eaches] : [text, facts, firstOn];
  });
}

const nothing: Partial<Measured> & Pick<Measured, 'facts'> = { facts: 0 };

/** The answers to all requests, also when there was nothing to measure. */
export function measuredFrom(requests: readonly MeasureRequest[], stored: StoredMeasured): MeasuredByKey {
  return new Map(requests.map((request, place) => [request.key, answerFrom(request, stored[place] ?? 0)]));
}

function answerFrom(request: MeasureRequest, stored: StoredMeasured[number]): Measured {
  if (stored === 0) return emptyAnswer(request);
  const [value, facts, firstOn, each, clawed = []] = stored;
  return {
    value: value === null ? null : exact(value),
    facts,
    firstOn,
    ...(request.each ? { each: (each ?? []).map(([one, count]) => ({ value: exact(one), facts: count })) } : {}),
    ...(request.clawback ? { clawed: clawed.map(clawedFrom) } : {}),
  };
}

const clawedFrom = ([fact, date, corrects, correctedDate, value]: StoredClawed) => ({
  fact,
  date,
  corrects,
  correctedDate,
  value: exact(value),
});

const emptyAnswers = new WeakMap<MeasureRequest, Measured>();

/** What a request comes to without a fact. */
export function emptyAnswer(request: MeasureRequest): Measured {
  let answer = emptyAnswers.get(request);
  if (!answer) {
    answer = measureInMemory(request, '', []);
    emptyAnswers.set(request, answer);
  }
  return answer;
}

/** Goals set by hand that a result used, by set. */
export type StoredGoals = Readonly<Record<string, string>>;

export const goalsFrom =
  (stored: StoredGoals | null) =>
  (set: string): Exact | null => {
    const value = stored?.[set];
    return value === undefined ? null : exact(value);
  };
