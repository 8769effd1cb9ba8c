import { exact, isNegative, isZero, negate } from '../exact.ts';
import { type Gate, type GateBound, type Goal, gateBounds, type Incentive, type Measure } from '../program.ts';
import { needsGoal } from '../reward/reward.ts';
import type { InEveryLanguage } from '../words.ts';
import { asideDetails, measureNoun, unitOf, valueIn } from './measure.ts';
import { periodNouns } from './nouns.ts';
import { nameIn, type Path, perPeriod, type Sentence, sentence, type Teller, thePeriod } from './teller.ts';

/** Whose goal it is: the partner's own for the incentive, or of another measure that is read beside it. */
interface Owner {
  readonly en: string;
  readonly nl: string;
}
const yours: Owner = { en: 'your goal', nl: 'uw doel' };
const beside: Owner = { en: 'the goal for this', nl: 'het doel hiervoor' };

/** What the goal is. `path` points at it. */
function goalSentences(goal: Goal, measure: Measure, path: Path, owner: Owner, teller: Teller): Sentence[] {
  const { words, program } = teller;
  const { t } = words;
  const write = (value: string | number) => valueIn(value, unitOf(measure, program), words);
  if ('fixed' in goal) {
    const value = `${write(goal.fixed)} ${perPeriod(teller)}`;
    return [sentence([...path, 'fixed'], t(`${owner.en} is ${value}`, `${owner.nl} is ${value}`))];
  }
  if ('by_hand' in goal) {
    const list = words.quote(goal.by_hand);
    const period = thePeriod(teller);
    return [
      sentence(
        [...path, 'by_hand'],
        t(
          `${owner.en} is the value set for you and ${period} in the list ${list}`,
          `${owner.nl} is de waarde die voor u en ${period} is vastgelegd in de lijst ${list}`,
        ),
      ),
    ];
  }
  const { over, by = 0, at_least } = goal.growth;
  const past = pastPhrase(over, teller);
  const at = [...path, 'growth'];
  const least =
    at_least === undefined
      ? t('Without past results there is no goal', 'Zonder eerdere resultaten is er geen doel')
      : t(
          `The goal is at least ${write(at_least)}, also without past results`,
          `Het doel is minstens ${write(at_least)}, ook zonder eerdere resultaten`,
        );
  return [
    sentence(
      [...at, 'over'],
      t(`${owner.en} is ${moreThan(by, teller)} ${past}`, `${owner.nl} is ${moreThan(by, teller)} ${past}`),
    ),
    sentence([...at, ...(at_least === undefined ? [] : ['at_least'])], least),
  ];
}

/** "10% more than in", "as much as in". */
export function moreThan(by: string | number, { words }: Teller): string {
  const part = exact(by);
  if (isZero(part)) return words.t('as much as in', 'evenveel als in');
  if (isNegative(part))
    return words.t(`${words.percent(negate(part))} less than in`, `${words.percent(negate(part))} minder dan in`);
  return words.t(`${words.percent(part)} more than in`, `${words.percent(part)} meer dan in`);
}

/** "the same quarter last year", "the quarter before". */
export function pastPhrase(over: 'same_period_last_year' | 'previous_period', { words, program }: Teller): string {
  const { one, het } = periodNouns[program.period];
  if (program.period === 'campaign') {
    return over === 'previous_period'
      ? words.t(
          'the days just before the campaign, as many as it lasts',
          'de dagen vlak voor de campagne, even lang als die duurt',
        )
      : words.t('the same days last year', 'dezelfde periode vorig jaar');
  }
  // A year's same period last year is the year before.
  return over === 'previous_period' || program.period === 'year'
    ? words.t(`the ${one.en} before`, `${het ? 'het' : 'de'} ${one.nl} ervoor`)
    : words.t(`the same ${one.en} last year`, `${het ? 'hetzelfde' : 'dezelfde'} ${one.nl} vorig jaar`);
}

/** The incentive's own goal, and whether it must be reached. */
export function ownGoalSentences(incentive: Incentive, path: Path, teller: Teller): Sentence[] {
  const { goal } = incentive;
  if (!goal) return [];
  const { t } = teller.words;
  const at = [...path, 'goal'];
  const sentences = goalSentences(goal, incentive.measure, at, yours, teller);
  if (needsGoal(incentive)) {
    sentences.push(
      sentence(
        [...at, 'required'],
        t('You earn this only when you reach your goal', 'U verdient dit alleen als u uw doel haalt'),
      ),
    );
  } else if (goal.required === false) {
    const text = t(
      'You can also earn below your goal; the goal only sets how far you are',
      'U kunt ook onder uw doel verdienen; het doel bepaalt alleen hoe ver u bent',
    );
    sentences.push(sentence([...at, 'required'], text));
  }
  return sentences;
}

/** How another measure is taken, and its goal. */
export function besideSentences(measure: Measure, goal: Goal | undefined, path: Path, teller: Teller): Sentence[] {
  return [
    ...asideDetails(measure, [...path, 'measure'], teller),
    ...(goal ? goalSentences(goal, measure, [...path, 'goal'], beside, teller) : []),
  ];
}

/** "at least", "less than": what a gate asks. */
export const gateBoundWords: Readonly<Record<GateBound, InEveryLanguage>> = {
  at_least: { en: 'at least', nl: 'minstens' },
  above: { en: 'more than', nl: 'meer dan' },
  at_most: { en: 'at most', nl: 'hoogstens' },
  below: { en: 'less than', nl: 'minder dan' },
};

export function gateSentences(gate: Gate, path: Path, teller: Teller): Sentence[] {
  const { words, program } = teller;
  const { t } = words;
  const unit = gate.goal ? 'percent' : unitOf(gate.measure, program);
  const write = (value: string | number) =>
    valueIn(value, unit, words) + (gate.goal ? t(' of its goal', ' van het doel') : '');
  const bounds = gateBounds.flatMap((bound) => {
    const wanted = gate[bound];
    return wanted === undefined ? [] : [`${gateBoundWords[bound][words.language]} ${write(wanted)}`];
  });
  const name = gate.name ? `${nameIn(teller, gate.name)}: ` : '';
  const noun = measureNoun(gate.measure, words);
  const what = bounds.join(t(' and ', ' en '));
  return [
    sentence(
      path,
      t(`${name}you earn this only when ${noun} is ${what}`, `${name}u verdient dit alleen als ${noun} ${what} is`),
    ),
    ...besideSentences(gate.measure, gate.goal, path, teller),
  ];
}
