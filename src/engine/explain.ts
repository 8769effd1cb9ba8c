import { nameOf, periodName } from './describe/name.ts';
import { exact, isZero } from './exact.ts';
import { earnedSteps } from './explain/earned-steps.ts';
import { limitedSteps } from './explain/limited-steps.ts';
import { gateText, measuredSteps } from './explain/measured-steps.ts';
import { type Speaker, speakerFor } from './explain/speaker.ts';
import { isCurrency } from './money.ts';
import type { Program } from './program.ts';
import type { Cell, Line, Step } from './result.ts';
import { asSentence, inLanguage, type Language, wordsFor } from './words.ts';

/** One step of how an amount came about, as a sentence. The last one of a line is the amount itself. */
export interface ExplainedStep {
  readonly step: Step['step'] | 'amount';
  readonly text: string;
}

export interface ExplainedLine {
  readonly incentive: string;
  /** What the incentive is called. */
  readonly name: string;
  /** The amount in minor units of `unit`, as in the result. */
  readonly unit: string;
  readonly amountMinor: string;
  /** The amount as a person reads it, with all its decimals. */
  readonly amount: string;
  /** The whole line in one sentence. */
  readonly sentence: string;
  readonly steps: readonly ExplainedStep[];
}

/** How a partner's result for a period came about. */
export interface Explanation {
  readonly program: string;
  readonly partner: string;
  /** The period as a person says it: "1st quarter of 2026". */
  readonly period: string;
  readonly lines: readonly ExplainedLine[];
}

const texts = { ...measuredSteps, ...earnedSteps, ...limitedSteps };

/** Tells a result step by step, in the order in which the amount came about. `program` is the version that calculated it. */
export function explain(cell: Cell, program: Program, language: Language): Explanation {
  const words = wordsFor(language);
  return {
    program: inLanguage(program.name, language),
    partner: cell.partner,
    period: periodName(cell.period, words),
    lines: cell.lines.map((line) => explainLine(line, speakerFor(program, line, cell.period, language))),
  };
}

/** One step as a sentence. */
function stepText(step: Step, speaker: Speaker): string {
  const tell = texts[step.step] as (step: Step, speaker: Speaker) => string;
  return asSentence(tell(step, speaker));
}

function explainLine(line: Line, speaker: Speaker): ExplainedLine {
  const { words, incentive, teller } = speaker;
  const amount = words.minor(BigInt(line.amountMinor), line.unit);
  const steps = line.steps.map((step): ExplainedStep => ({ step: step.step, text: stepText(step, speaker) }));
  const last = isCurrency(line.unit)
    ? words.t(`The amount is ${amount}`, `Het bedrag is ${amount}`)
    : words.t(`You get ${what(line, amount, speaker)}`, `U krijgt ${what(line, amount, speaker)}`);
  return {
    incentive: line.incentive,
    name: incentive ? nameOf(incentive, teller) : line.incentive,
    unit: line.unit,
    amountMinor: line.amountMinor,
    amount,
    sentence: asSentence(lineText(line, amount, speaker)),
    steps: [...steps, { step: 'amount', text: asSentence(last) }],
  };
}

/** What the line comes to; a badge is called by its name. */
function what({ amountMinor }: Line, amount: string, { words, incentive }: Speaker): string {
  if (!incentive || !('badge' in incentive.reward) || amountMinor !== '1') return amount;
  const badge = words.quote(inLanguage(incentive.reward.badge.name, words.language));
  return words.t(`the badge ${badge}`, `de badge ${badge}`);
}

/** The line in one sentence; when nothing was earned, the step that decided so. */
function lineText(line: Line, amount: string, speaker: Speaker): string {
  const { words, incentive, teller } = speaker;
  const name = words.quote(incentive ? nameOf(incentive, teller) : line.incentive);
  if (BigInt(line.amountMinor) < 0n) {
    const back = words.minor(-BigInt(line.amountMinor), line.unit);
    return words.t(`Taken back for ${name}: ${back}`, `Teruggenomen voor ${name}: ${back}`);
  }
  const earned = what(line, amount, speaker);
  if (BigInt(line.amountMinor) > 0n)
    return words.t(`You earned ${earned} with ${name}`, `U verdiende ${earned} met ${name}`);
  const nothing = words.t(`Nothing is earned with ${name}`, `Met ${name} is niets verdiend`);
  const why = line.steps.findLast(isDecisive) ?? line.steps.find(isLeftOut);
  if (!why) return nothing;
  const reason = why.step === 'gate' ? asSentence(gateText(why, speaker)) : stepText(why, speaker);
  return `${nothing}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
}

/** Steps that only say that a partner was left out, not why. */
const isLeftOut = (step: Step): boolean =>
  step.step === 'no_share' || (step.step === 'no_place' && step.place === null);

/** Steps after which nothing is left to earn. */
function isDecisive(step: Step): boolean {
  switch (step.step) {
    case 'gate':
      return !step.held;
    case 'limited':
    case 'earlier_settled':
      return isZero(exact(step.to));
    case 'budget':
      return isZero(exact(step.granted));
    case 'part_above':
      return isZero(exact(step.value));
    case 'pool_target':
    case 'pool_percent':
      return isZero(exact(step.amount));
    case 'no_place':
      return step.place !== null;
    default:
      return ['nothing_measured', 'no_goal', 'goal_not_reached', 'no_band'].includes(step.step);
  }
}
