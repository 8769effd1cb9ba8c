import { exact, isZero, toText } from '../exact.ts';
import { type Fact, fieldOf, fieldValue, type Source } from '../fact.ts';
import { matches } from '../measure/condition.ts';
import { creditShare } from '../measure/credit.ts';
import { contribution, inWindow, weightOf } from '../measure/measure.ts';
import { type ConditionReason, whyNot } from '../measure/why-not.ts';
import type { IsoDate, Period, Window } from '../period.ts';
import type { Condition, Incentive, Program, SimpleMeasure } from '../program.ts';
import { windowOf } from '../request.ts';

/** Why a fact does not count in a measure. Plain data; `reasonText` says it. */
export type Reason =
  | ConditionReason
  | { readonly kind: 'other_source'; readonly wanted: Source; readonly found: Source }
  | { readonly kind: 'outside_period'; readonly from: IsoDate; readonly to: IsoDate; readonly found: IsoDate }
  /** It counts for someone else. */
  | { readonly kind: 'not_credited'; readonly partner: string; readonly credit: NonNullable<SimpleMeasure['credit']> }
  /** It has no value in the field that is measured, or by which is measured. */
  | { readonly kind: 'no_value'; readonly source: Source; readonly field: string }
  /** It takes back what an earlier fact earned instead of counting itself. */
  | { readonly kind: 'takes_back'; readonly corrects: string | null };

/** Whether one fact counts for an incentive, for how much, or why not. */
export interface ExplainedFact {
  readonly fact: Fact;
  /** Which part of a ratio this is about; absent otherwise. */
  readonly part?: 'of' | 'to' | undefined;
  readonly counted: boolean;
  /** What it adds, as decimal text: its value × weight × the part credited (the value itself for an average, minimum or maximum). */
  readonly contribution?: string | undefined;
  /** How many times it counts, when that is not once. */
  readonly weight?: string | undefined;
  /** The part credited to the partner, when that is not all of it. */
  readonly share?: string | undefined;
  readonly reason?: Reason | undefined;
}

export interface ExplainFactsInput {
  readonly program: Program;
  /** The incentive's id. */
  readonly incentive: string;
  readonly period: Period;
  readonly asOf: IsoDate;
  /** Money in the program's currency. */
  readonly facts: readonly Fact[];
  /** The partner's code. */
  readonly partner: string;
}

/**
 * Every given fact, in the order given: counted, with what it adds, or not, with the first reason why. A fact that is counted adds up with the
 * others to the measured value. Throws a RangeError when the program has no such incentive.
 */
export function explainFacts({
  program,
  incentive: id,
  period,
  asOf,
  facts,
  partner,
}: ExplainFactsInput): ExplainedFact[] {
  const incentive: Incentive | undefined = program.incentives.find((one) => one.id === id);
  if (!incentive) throw new RangeError(`the program ${program.program} has no incentive "${id}"`);
  const { measure, limits } = incentive;
  const explainPart = (part: SimpleMeasure, name?: 'of' | 'to') =>
    facts.map((fact) => {
      const window = windowOf(program, part, period, asOf);
      return { ...explainFact(part, window, limits?.clawback?.where, fact, partner), ...(name && { part: name }) };
    });
  if (!('ratio' in measure)) return explainPart(measure);
  return [...explainPart(measure.ratio.of, 'of'), ...explainPart(measure.ratio.to, 'to')];
}

function explainFact(
  measure: SimpleMeasure,
  window: Window,
  clawback: Condition | undefined,
  fact: Fact,
  partner: string,
): ExplainedFact {
  const reason = reasonFor(measure, window, clawback, fact, partner);
  if (reason) return { fact, counted: false, reason };
  const isWeighted = measure.sum !== undefined || measure.count !== undefined;
  const weight = isWeighted ? toText(weightOf(measure, fact)) : '1';
  const share = isWeighted ? toText(creditShare(measure.credit, fact, partner)) : '1';
  return {
    fact,
    counted: true,
    contribution: toText(contribution(measure, fact, partner) ?? exact(0)),
    ...(weight === '1' ? {} : { weight }),
    ...(share === '1' ? {} : { share }),
  };
}

function reasonFor(
  measure: SimpleMeasure,
  window: Window,
  clawback: Condition | undefined,
  fact: Fact,
  partner: string,
): Reason | undefined {
  const { source } = measure;
  if (fact.source !== source) return { kind: 'other_source', wanted: source, found: fact.source };
  if (isZero(creditShare(measure.credit, fact, partner))) {
    return { kind: 'not_credited', partner, credit: measure.credit ?? 'partner' };
  }
  if (!inWindow(window, fact.date)) return { kind: 'outside_period', ...window, found: fact.date };
  if (clawback && matches(clawback, fact)) return { kind: 'takes_back', corrects: fact.corrects ?? null };
  return whyNot(measure.where, fact) ?? withoutValue(measure, fact);
}

function withoutValue(measure: SimpleMeasure, fact: Fact): Reason | undefined {
  const { sum, average, min, max, distinct, days_between, per } = measure;
  const field = [sum, average, min, max, distinct, days_between, per].find(
    (name) => name !== undefined && (!fieldOf(measure.source, name) || fieldValue(fact, name) === null),
  );
  return field === undefined ? undefined : { kind: 'no_value', source: measure.source, field };
}
