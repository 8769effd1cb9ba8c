import { gateBoundWords, moreThan, pastPhrase } from '../describe/goal.ts';
import { measureNoun, unitOf, valueIn } from '../describe/measure.ts';
import { factNouns } from '../describe/nouns.ts';
import { add, compare, equals, exact, multiply, ONE } from '../exact.ts';
import type { Gate, Measure, SimpleMeasure } from '../program.ts';
import type { Step } from '../result.ts';
import { inLanguage } from '../words.ts';
import { measured, percentOf, readable, type Speaker, type StepTexts } from './speaker.ts';

type Kind =
  | 'measured'
  | 'nothing_measured'
  | 'ratio'
  | 'baseline'
  | 'goal'
  | 'no_goal'
  | 'attainment'
  | 'gate'
  | 'goal_not_reached';

/** From what was measured to whether there is anything to reward. */
export const measuredSteps: StepTexts<Kind> = {
  measured: (step, speaker) => {
    const { words, program } = speaker;
    const part = partOf(step, speaker);
    if (!part)
      return words.t(
        `Measured: ${words.number(readable(step.value))}`,
        `Gemeten: ${words.number(readable(step.value))}`,
      );
    const { one, many } = factNouns[part.source];
    const facts = words.count(step.facts, one.en, many.en, one.nl, many.nl);
    const value = valueIn(readable(step.value), unitOf(part, program), words);
    const isPlainCount = part.count !== undefined && equals(exact(step.value), exact(step.facts));
    if (isPlainCount) return `${measureNoun(part, words)} is ${value}`;
    return words.t(
      `${measureNoun(part, words)} is ${value}, from ${facts}`,
      `${measureNoun(part, words)} is ${value}, uit ${facts}`,
    );
  },
  nothing_measured: (step, speaker) => {
    const { words } = speaker;
    const part = partOf(step, speaker);
    const noun = part ? measureNoun(part, words) : words.t('this reward', 'deze premie');
    return words.t(`There was nothing yet to work out ${noun}`, `Er was nog niets om ${noun} mee te bepalen`);
  },
  ratio: ({ of, to, value }, speaker) => {
    const { incentive, program, words } = speaker;
    const write = (text: string, part: 'of' | 'to') =>
      incentive && 'ratio' in incentive.measure
        ? valueIn(readable(text), unitOf(incentive.measure.ratio[part], program), words)
        : words.number(readable(text));
    return `${write(of, 'of')} ÷ ${write(to, 'to')} = ${measured(value, speaker)}`;
  },
  baseline: ({ over, from, to, value }, speaker) => {
    const { words, teller } = speaker;
    const past = pastPhrase(over, teller);
    const [first, last] = [words.date(from), words.date(to)];
    return words.t(
      `In ${past}, from ${first} to ${last}, it was ${measured(value, speaker)}`,
      `In ${past}, van ${first} tot en met ${last}, was het ${measured(value, speaker)}`,
    );
  },
  goal: (step, speaker) => {
    const { words } = speaker;
    const goal = words.t(
      `Your goal is ${measured(step.value, speaker)}`,
      `Uw doel is ${measured(step.value, speaker)}`,
    );
    return `${goal}${goalReason(step, speaker)}`;
  },
  no_goal: ({ how }, { words }) =>
    how === 'growth'
      ? words.t(
          'There are no past results to grow from, so there is no goal',
          'Er zijn geen eerdere resultaten om op te groeien, dus er is geen doel',
        )
      : words.t('No goal has been set for you for this period', 'Er is voor deze periode geen doel voor u vastgelegd'),
  attainment: ({ percent }, speaker) =>
    speaker.words.t(
      `You reached ${percentOf(percent, speaker)} of your goal`,
      `U haalde ${percentOf(percent, speaker)} van uw doel`,
    ),
  gate: (step, speaker) => gateText(step, speaker) + gateOutcome(step, speaker),
  goal_not_reached: ({ percent }, speaker) =>
    speaker.words.t(
      `This pays only when you reach your goal; you are at ${percentOf(percent, speaker)}`,
      `Dit wordt pas uitbetaald als u uw doel haalt; u staat op ${percentOf(percent, speaker)}`,
    ),
};

/** Which measure a step is about: of a ratio the first two steps are its upper and its lower part. */
function partOf(step: Step, { incentive, steps }: Speaker): SimpleMeasure | undefined {
  const measure: Measure | undefined = incentive?.measure;
  if (!measure || !('ratio' in measure)) return measure;
  const taken = steps.filter((one) => one.step === 'measured' || one.step === 'nothing_measured');
  return taken.indexOf(step as (typeof taken)[number]) === 0 ? measure.ratio.of : measure.ratio.to;
}

/** Where the goal comes from. A growth goal can also be the least that is asked. */
function goalReason(
  { how, value, by = '0%' }: Extract<Step, { step: 'goal' }>,
  { words, teller, steps, incentive }: Speaker,
): string {
  if (how === 'by_hand') return words.t(', as set for you', ', zoals voor u vastgelegd');
  if (how === 'fixed' || !incentive?.goal || !('growth' in incentive.goal)) return '';
  const past = steps.find((one) => one.step === 'baseline');
  const grown = past && multiply(exact(past.value), add(ONE, exact(by)));
  if (!grown || compare(exact(value), grown) !== 0)
    return words.t(', the least that is asked', ', het minste dat wordt gevraagd');
  return `, ${moreThan(by, teller)} ${pastPhrase(incentive.goal.growth.over, teller)}`;
}

/** What was found and what is asked. */
export function gateText({ index, value, wanted, bound }: Extract<Step, { step: 'gate' }>, speaker: Speaker): string {
  const { words, incentive, program } = speaker;
  const { t } = words;
  const gate: Gate | undefined = incentive?.gates?.[index];
  const unit = !gate ? 'number' : gate.goal ? 'percent' : unitOf(gate.measure, program);
  const name = gate?.name ? `${inLanguage(gate.name, words.language)}: ` : '';
  const noun = gate ? measureNoun(gate.measure, words) : t('the condition', 'de voorwaarde');
  const ofGoal = gate?.goal ? t(' of its goal', ' van het doel') : '';
  const asked = `${gateBoundWords[bound][words.language]} ${valueIn(wanted, unit, words)}${ofGoal}`;
  if (value === '')
    return t(
      `${name}${noun} could not be worked out; ${asked} is asked`,
      `${name}${noun} is niet te bepalen; gevraagd is ${asked}`,
    );
  const found = `${valueIn(readable(value), unit, words)}${ofGoal}`;
  return t(`${name}${noun} is ${found}; ${asked} is asked`, `${name}${noun} is ${found}; gevraagd is ${asked}`);
}

function gateOutcome({ held }: Extract<Step, { step: 'gate' }>, { words }: Speaker): string {
  return held
    ? words.t(', so this condition is met', ', dus aan deze voorwaarde is voldaan')
    : words.t(', so nothing is earned', ', dus dit levert niets op');
}
