import { factNouns, oneOf, periodNouns } from '../describe/nouns.ts';
import { yearNoun } from '../describe/teller.ts';
import { exact, isPositive } from '../exact.ts';
import type { Step } from '../result.ts';
import { paid, type Speaker, type StepTexts } from './speaker.ts';

type Kind = 'limited' | 'earlier_settled' | 'guarantee' | 'draw' | 'clawback' | 'budget';

/** From what was earned to what is paid. */
export const limitedSteps: StepTexts<Kind> = {
  limited: ({ limit, bound, at, from, to }, speaker) => {
    const { words } = speaker;
    const per = limitText(limit, speaker);
    const [level, before, after] = [at, from, to].map((text) => paid(text, speaker));
    return bound === 'maximum'
      ? words.t(
          `At most ${level} ${per}: ${before} becomes ${after}`,
          `Hoogstens ${level} ${per}: ${before} wordt ${after}`,
        )
      : words.t(
          `At least ${level} ${per}: ${before} is raised to ${after}`,
          `Minstens ${level} ${per}: ${before} wordt aangevuld tot ${after}`,
        );
  },
  earlier_settled: ({ within, amount, to }, speaker) => {
    const { words, teller } = speaker;
    const stretch = within === 'quarter' ? periodNouns.quarter.one[words.language] : yearNoun(teller);
    return words.t(
      `Earlier periods of the ${stretch} earned ${paid(amount, speaker)}; what remains is ${paid(to, speaker)}`,
      `Eerdere perioden van het ${stretch} leverden ${paid(amount, speaker)} op; wat resteert is ${paid(to, speaker)}`,
    );
  },
  guarantee: ({ amount, carried, topUp, to }, speaker) => {
    const { words } = speaker;
    const less = isPositive(exact(carried))
      ? words.t(`, less ${paid(carried, speaker)} from before`, `, min ${paid(carried, speaker)} van eerder`)
      : '';
    return words.t(
      `You are guaranteed ${paid(amount, speaker)}${less}: ${paid(topUp, speaker)} is added, which makes ${paid(to, speaker)}`,
      `U krijgt gegarandeerd ${paid(amount, speaker)}${less}: er komt ${paid(topUp, speaker)} bij, samen ${paid(to, speaker)}`,
    );
  },
  draw: ({ advance, recovered, owed, to }, speaker) => {
    const { words } = speaker;
    const [given, taken, open, now] = [advance, recovered, owed, to].map((text) => paid(text, speaker));
    const what = isPositive(exact(advance))
      ? words.t(`${given} is advanced`, `${given} wordt voorgeschoten`)
      : words.t(`${taken} of an earlier advance is taken back`, `${taken} van een eerder voorschot wordt verrekend`);
    return words.t(
      `${what}: you get ${now}; still open is ${open}`,
      `${what}: u krijgt ${now}; nog open staat ${open}`,
    );
  },
  clawback: ({ fact, corrects, earned, takenBack }, speaker) => {
    const { words, incentive } = speaker;
    const source = !incentive
      ? 'sales'
      : 'ratio' in incentive.measure
        ? incentive.measure.ratio.of.source
        : incentive.measure.source;
    const noun = factNouns[source].one[words.language];
    const [later, first] = [words.quote(fact), words.quote(corrects)];
    return words.t(
      `${noun} ${later} undoes ${first}, which earned ${paid(earned, speaker)}: ${paid(takenBack, speaker)} is taken back`,
      `${noun} ${later} draait ${first} terug, die ${paid(earned, speaker)} opleverde: ${paid(takenBack, speaker)} wordt teruggenomen`,
    );
  },
  budget: ({ rule, wanted, granted }, speaker) => {
    const { words } = speaker;
    const [asked, given] = [paid(wanted, speaker), paid(granted, speaker)];
    if (rule === 'prorate') {
      return words.t(
        `The budget is shared out in proportion: of ${asked} you get ${given}`,
        `Het budget wordt naar rato verdeeld: van ${asked} krijgt u ${given}`,
      );
    }
    return words.t(
      `The budget is used up: of ${asked} you get ${given}`,
      `Het budget is op: van ${asked} krijgt u ${given}`,
    );
  },
};

function limitText(
  limit: Extract<Step, { step: 'limited' }>['limit'],
  { words, program, teller, incentive }: Speaker,
): string {
  const { t } = words;
  const { one } = periodNouns[program.period];
  const period =
    program.period === 'campaign' ? t('over the campaign', 'over de campagne') : t(`per ${one.en}`, `per ${one.nl}`);
  const together = t(', all rewards together', ', alle premies samen');
  const whole = t('over the whole program', 'over het hele programma');
  const year = `per ${yearNoun(teller)}`;
  const fact = incentive ? oneOf(incentive.measure) : factNouns.sales;
  return {
    per_fact: `per ${fact.one[words.language]}`,
    per_period: period,
    per_year: year,
    per_partner: whole,
    program_per_period: period + together,
    program_per_year: year + together,
    program_per_partner: whole + together,
  }[limit];
}
