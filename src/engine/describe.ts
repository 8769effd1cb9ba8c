import { whom } from './describe/condition.ts';
import { type Telling, tellingOf } from './describe/earning.ts';
import { gateSentences, ownGoalSentences } from './describe/goal.ts';
import { limitSentences } from './describe/limits.ts';
import { measureSentences } from './describe/measure.ts';
import { multiplierSentences } from './describe/multipliers.ts';
import { nameOf } from './describe/name.ts';
import { incentiveKindNames, periodNouns } from './describe/nouns.ts';
import { frameSentences, headlineOf, moneySentences } from './describe/program.ts';
import { rewardSentences } from './describe/reward.ts';
import { eachPeriod, type Sentence, sentence, type Teller, yearNoun } from './describe/teller.ts';
import { isOfQuarter } from './limit/limits.ts';
import type { Program } from './program.ts';
import { type Language, wordsFor } from './words.ts';

export type { Sentence } from './describe/teller.ts';

export interface IncentiveDescription {
  readonly id: string;
  /** Its name, or what kind of reward it is. */
  readonly name: string;
  readonly sentences: readonly Sentence[];
}

/** A program as short sentences; each names the place in the document that it is about. */
export interface Description {
  readonly headline: string;
  /** About the program as a whole: who, when, how much at most, when it is paid. */
  readonly sentences: readonly Sentence[];
  readonly incentives: readonly IncentiveDescription[];
}

/**
 * Says what a program means, in sentences that a partner understands. They are made from the rules alone, so that they cannot say something
 * else: every key of the document shows in a sentence. Never throws for a valid program.
 */
export function describe(program: Program, language: Language): Description {
  const teller: Teller = { words: wordsFor(language), program };
  return {
    headline: headlineOf(teller),
    sentences: [...frameSentences(teller), ...moneySentences(teller)],
    incentives: program.incentives.map((incentive, i) => {
      const telling = tellingOf(incentive, ['incentives', i], teller);
      return { id: incentive.id, name: nameOf(incentive, teller), sentences: incentiveSentences(telling) };
    }),
  };
}

/** One incentive: for whom, what counts, the goal, the conditions, what it earns, and what changes that. */
function incentiveSentences(telling: Telling): Sentence[] {
  const { teller, incentive, path } = telling;
  const { words } = teller;
  const kind = incentiveKindNames[incentive.kind][words.language];
  return [
    sentence([...path, 'kind'], words.t(`This is ${kind}`, `Dit is ${kind}`)),
    ...(incentive.for
      ? [
          sentence(
            [...path, 'for'],
            words.t(`It is only for ${whom(incentive.for, words)}`, `Alleen voor ${whom(incentive.for, words)}`),
          ),
        ]
      : []),
    ...measureSentences(incentive.measure, [...path, 'measure'], words.t('What counts: ', 'Wat telt: '), teller),
    ...ownGoalSentences(incentive, path, teller),
    ...(incentive.gates ?? []).flatMap((gate, i) => gateSentences(gate, [...path, 'gates', i], teller)),
    ...deductionSentences(telling),
    ...rewardSentences(telling),
    ...(incentive.multipliers ?? []).flatMap((one, i) =>
      multiplierSentences(one, [...path, 'multipliers', i], telling),
    ),
    ...settlementSentences(telling),
    ...(incentive.limits ? limitSentences(incentive.limits, telling) : []),
  ];
}

function deductionSentences({ teller, incentive, path }: Telling): Sentence[] {
  const { words, program } = teller;
  const { deducts, not_deducted } = incentive;
  const others = deducts === undefined || deducts === 'earlier' ? [] : deducts;
  const named = others.map((id) => {
    const other = program.incentives.find((one) => one.id === id);
    return words.quote(other ? nameOf(other, teller) : id) + (other?.name === undefined ? '' : ` (${id})`);
  });
  const sentences: Sentence[] = [];
  if (deducts === 'earlier') {
    sentences.push(
      sentence(
        [...path, 'deducts'],
        words.t(
          'What the rewards above earned is first taken off what counts',
          'Wat de premies hierboven opleverden, gaat eerst af van wat telt',
        ),
      ),
    );
  }
  if (named.length > 0) {
    const list = words.and(named);
    sentences.push(
      sentence(
        [...path, 'deducts'],
        words.t(
          `What ${list} earned is first taken off what counts`,
          `Wat ${list} opleverde, gaat eerst af van wat telt`,
        ),
      ),
    );
  }
  if (not_deducted !== undefined) {
    const text = not_deducted
      ? words.t(
          'Rewards that take off all earlier ones leave this one out',
          'Premies die alle eerdere aftrekken, laten deze buiten beschouwing',
        )
      : words.t(
          'Rewards that take off all earlier ones take off this one too',
          'Premies die alle eerdere aftrekken, trekken ook deze af',
        );
    sentences.push(sentence([...path, 'not_deducted'], text));
  }
  return sentences;
}

function settlementSentences({ teller, incentive, path }: Telling): Sentence[] {
  const { words, program } = teller;
  const sentences: Sentence[] = [];
  if (incentive.pays_in !== undefined && !('goods' in incentive.reward || 'badge' in incentive.reward)) {
    const what = incentive.pays_in === 'points' ? words.t('points', 'punten') : program.currency;
    sentences.push(sentence([...path, 'pays_in'], words.t(`You are paid in ${what}`, `U krijgt dit in ${what}`)));
  }
  if (incentive.settles === 'cumulative') {
    const year = isOfQuarter(incentive) ? periodNouns.quarter.one[words.language] : yearNoun(teller);
    const text = words.t(
      `What earlier periods of the ${year} already earned is taken off`,
      `Wat eerdere perioden van het ${year} al opleverden, gaat eraf`,
    );
    sentences.push(sentence([...path, 'settles'], text));
  }
  if (incentive.settles === 'period') {
    sentences.push(
      sentence(
        [...path, 'settles'],
        words.t(`It is settled anew ${eachPeriod(teller)}`, `We rekenen dit ${eachPeriod(teller)} opnieuw af`),
      ),
    );
  }
  return sentences;
}
