import { type MeasureUnit, unitOf, valueIn } from '../describe/measure.ts';
import { nameOf } from '../describe/name.ts';
import { factNouns } from '../describe/nouns.ts';
import type { Teller } from '../describe/teller.ts';
import {
  decimal,
  type Exact,
  exact,
  fraction,
  HUNDRED,
  isNegative,
  multiply,
  negate,
  roundHalfUp,
  whole,
} from '../exact.ts';
import type { Unit } from '../money.ts';
import type { Period } from '../period.ts';
import type { Incentive, Program } from '../program.ts';
import type { Step } from '../result.ts';
import type { Language } from '../words.ts';
import { type Words, wordsFor } from '../words.ts';

/** What a step's sentence needs to know about the line that it belongs to. */
export interface Speaker {
  readonly words: Words;
  readonly program: Program;
  readonly teller: Teller;
  /** undefined when the program no longer has the incentive: its steps are still told, in plain numbers. */
  readonly incentive: Incentive | undefined;
  readonly unit: Unit;
  readonly period: Period;
  readonly measureUnit: MeasureUnit;
  /** The line's steps, and the place of the one being told. */
  readonly steps: readonly Step[];
}

export function speakerFor(
  program: Program,
  line: { incentive: string; unit: Unit; steps: readonly Step[] },
  period: Period,
  language: Language,
): Speaker {
  const words = wordsFor(language);
  const incentive = program.incentives.find(({ id }) => id === line.incentive);
  const measureUnit = incentive ? unitOf(incentive.measure, program) : 'number';
  const teller: Teller = { words, program };
  return { words, program, teller, incentive, unit: line.unit, period, measureUnit, steps: line.steps };
}

/** The sentences of some kinds of step; together they have one for every kind. */
export type StepTexts<K extends Step['step']> = {
  readonly [Kind in K]: (step: Extract<Step, { step: Kind }>, speaker: Speaker) => string;
};

/** Decimals kept of a number that is only passed through: enough to follow the sum, few enough to read. */
const READABLE_DECIMALS = 6;

/** A number of a step as it is read: at most six decimals. */
export function readable(text: string): Exact {
  return fraction(roundHalfUp(exact(text), READABLE_DECIMALS), 10n ** BigInt(READABLE_DECIMALS));
}

/** A value of what the incentive measures. */
export const measured = (text: string, { measureUnit, words }: Speaker): string =>
  valueIn(readable(text), measureUnit, words);

/** An amount of what the incentive pays, not yet rounded. */
export const paid = (text: string, { unit, words }: Speaker): string => words.amount(readable(text), unit);

/** A percentage that is already times hundred, cut after two decimals: 99.999 is "99.99%", never a 100% that was not reached. */
export function percentOf(percent: string, { words }: Speaker): string {
  const value = multiply(exact(percent), HUNDRED);
  const units = isNegative(value) ? -whole(negate(value), 'down') : whole(value, 'down');
  return `${words.number(decimal(units, 2))}%`;
}

/** "14 sale lines". */
export function factsOf(facts: number, { incentive, words }: Speaker): string {
  const source = !incentive
    ? 'sales'
    : 'ratio' in incentive.measure
      ? incentive.measure.ratio.of.source
      : incentive.measure.source;
  const { one, many } = factNouns[source];
  return words.count(facts, one.en, many.en, one.nl, many.nl);
}

/** What another incentive is called. */
export function incentiveName(id: string, { program, teller, words }: Speaker): string {
  const other = program.incentives.find((one) => one.id === id);
  return words.quote(other ? nameOf(other, teller) : id);
}
