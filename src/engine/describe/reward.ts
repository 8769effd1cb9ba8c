import type { Incentive, Reward } from '../program.ts';
import { isPerFact } from '../request.ts';
import { contestSentences, poolSentences } from './contest.ts';
import { edgeText, onPhrase, paysOnSentences, perBlockPhrase, positionText, type Telling } from './earning.ts';
import { besideSentences } from './goal.ts';
import { asideDetails, measureNoun, unitOf, valueIn } from './measure.ts';
import { nameIn, type Path, perPeriod, type Sentence, sentence, thePeriod } from './teller.ts';
import { perFactSentences, tierSentences } from './tiers.ts';

type Kind<K extends string> = Extract<Reward, Record<K, unknown>>;

/** What can be earned, for every kind of reward. */
export function rewardSentences({ incentive, ...rest }: Telling): Sentence[] {
  const telling: Telling = { incentive, ...rest };
  const { reward } = incentive;
  const at = [...telling.path, 'reward'];
  if ('percent' in reward) return percentSentences(reward, at, telling);
  if ('per_unit' in reward) return perUnitSentences(reward, at, telling);
  if ('fixed' in reward) return [sentence([...at, 'fixed'], onceText(telling, telling.pay(reward.fixed)))];
  if ('tiers' in reward) return tierSentences(reward.tiers, [...at, 'tiers'], telling);
  if ('curve' in reward) return curveSentences(reward.curve, [...at, 'curve'], telling);
  if ('contest' in reward) return contestSentences(reward.contest, [...at, 'contest'], telling);
  if ('pool' in reward) return poolSentences(reward.pool, [...at, 'pool'], telling);
  if ('badge' in reward) return badgeSentences(reward.badge, [...at, 'badge'], telling);
  if ('goods' in reward) return goodsSentences(reward.goods, [...at, 'goods'], telling);
  return costShareSentences(reward.cost_share, [...at, 'cost_share'], telling);
}

function percentSentences(reward: Kind<'percent'>, at: Path, telling: Telling): Sentence[] {
  const { teller, incentive, noun } = telling;
  const { words } = teller;
  const rate = words.percent(reward.percent);
  const plus = (reward.plus ?? []).flatMap((one, i) => plusSentences(one, [...at, 'plus', i], telling));
  return [
    sentence([...at, 'percent'], words.t(`You earn ${rate} of ${noun}`, `U krijgt ${rate} van ${noun}`)),
    ...plus,
    ...linearSentences(reward, incentive, at, telling),
  ];
}

function plusSentences(
  { measure, goal, bands }: NonNullable<Kind<'percent'>['plus']>[number],
  at: Path,
  { teller }: Telling,
): Sentence[] {
  const { words, program } = teller;
  const unit = goal ? 'percent' : unitOf(measure, program);
  const write = (value: string | number) =>
    valueIn(value, unit, words) + (goal ? words.t(' of its goal', ' van het doel') : '');
  const noun = measureNoun(measure, words);
  return [
    sentence(
      [...at, 'measure'],
      words.t(`The percentage goes up with ${noun}`, `Het percentage gaat omhoog met ${noun}`),
    ),
    ...besideSentences(measure, goal, at, teller),
    ...bands.map((band, i) => {
      const rate = words.percent(band.rate);
      return sentence(
        [...at, 'bands', i],
        `${edgeText(band, write, teller)}: ${words.t(`${rate} on top`, `${rate} erbij`)}`,
      );
    }),
  ];
}

function perUnitSentences(reward: Kind<'per_unit'>, at: Path, telling: Telling): Sentence[] {
  const { teller, incentive, pay } = telling;
  const { words } = teller;
  const what = `${pay(reward.per_unit)} ${perBlockPhrase(reward.block, incentive.measure, teller)}`;
  return [
    sentence([...at, 'per_unit'], words.t(`You earn ${what}`, `U krijgt ${what}`)),
    ...linearSentences(reward, incentive, at, telling),
  ];
}

/** per_fact and pays_on of a percentage or an amount per unit. A reward per fact pays on each fact whole. */
function linearSentences(
  reward: Kind<'percent'> | Kind<'per_unit'>,
  incentive: Incentive,
  at: Path,
  telling: Telling,
): Sentence[] {
  const { words } = telling.teller;
  const perFact = perFactSentences(isPerFact(incentive) ? { per_fact: true } : reward, at, telling);
  if (!isPerFact(incentive) || reward.pays_on === undefined || reward.pays_on === 'all') {
    return [...perFact, ...paysOnSentences(reward.pays_on, telling, at)];
  }
  const which =
    reward.pays_on === 'above_goal'
      ? words.t('the goal', 'het doel')
      : words.t('earlier results', 'eerdere resultaten');
  const text = words.t(
    `Each one pays in full: paying only above ${which} has no effect here`,
    `Elk telt volledig: betalen boven ${which} heeft hier geen gevolg`,
  );
  return [...perFact, sentence([...at, 'pays_on'], text)];
}

/** "You earn €1,000 per quarter when you reach your goal". */
function onceText({ teller, incentive }: Telling, what: string): string {
  const { words } = teller;
  const once = `${what} ${perPeriod(teller)}`;
  if (incentive.goal || incentive.gates?.length) return words.t(`You earn ${once}`, `U krijgt ${once}`);
  return words.t(`You earn ${once}, once anything has counted`, `U krijgt ${once}, zodra er iets heeft geteld`);
}

function curveSentences(curve: Kind<'curve'>['curve'], at: Path, telling: Telling): Sentence[] {
  const { teller, incentive, pay } = telling;
  const { words, program } = teller;
  const { t } = words;
  const on = curve.on ?? 'value';
  const write = (value: string | number) => positionText(value, on, unitOf(incentive.measure, program), teller);
  const pays = (value: string | number) => (curve.of === undefined ? pay(value) : words.percent(value));
  const of =
    curve.of === undefined
      ? []
      : [
          sentence(
            [...at, 'of'],
            curve.of === 'value'
              ? t(`The percentages are of ${telling.noun}`, `De percentages zijn van ${telling.noun}`)
              : t(
                  `The percentages are of a target amount of ${pay(curve.of)}`,
                  `De percentages zijn van een streefbedrag van ${pay(curve.of)}`,
                ),
          ),
        ];
  const between =
    curve.between === 'linear'
      ? t('Between two points it rises or falls evenly', 'Tussen twee punten loopt het gelijkmatig op of af')
      : t(
          'Between two points you get the amount of the lower point',
          'Tussen twee punten krijgt u het bedrag van het laagste punt',
        );
  const first = write(curve.points[0]!.at);
  const last = write(curve.points.at(-1)!.at);
  return [
    sentence(
      [...at, 'on'],
      t(`What you earn follows from ${onPhrase(on, telling)}`, `Wat u krijgt, volgt uit ${onPhrase(on, telling)}`),
    ),
    ...of,
    ...curve.points.map((point, i) =>
      sentence([...at, 'points', i], `${t('at', 'bij')} ${write(point.at)}: ${pays(point.pays)}`),
    ),
    sentence([...at, 'between'], between),
    sentence(
      [...at, 'points'],
      t(
        `Below ${first} you earn nothing; above ${last} it stays the same`,
        `Onder ${first} krijgt u niets; boven ${last} blijft het gelijk`,
      ),
    ),
  ];
}

function badgeSentences({ id, name }: Kind<'badge'>['badge'], at: Path, telling: Telling): Sentence[] {
  const { teller } = telling;
  const badge = `${teller.words.quote(nameIn(teller, name))} (${id})`;
  return [sentence(at, onceText(telling, teller.words.t(`the badge ${badge}`, `de badge ${badge}`)))];
}

function goodsSentences(
  { item, give, per }: Kind<'goods'>['goods'],
  at: Path,
  { teller, incentive, noun }: Telling,
): Sentence[] {
  const { words, program } = teller;
  const size = valueIn(per, unitOf(incentive.measure, program), words);
  const gift = `${words.number(give)} × ${words.quote(item)}`;
  return [
    sentence(
      at,
      words.t(
        `You get ${gift} for each full ${size} of ${noun}`,
        `U krijgt ${gift} voor elke volle ${size} van ${noun}`,
      ),
    ),
  ];
}

function costShareSentences(
  { share, fund }: Kind<'cost_share'>['cost_share'],
  at: Path,
  { teller, noun }: Telling,
): Sentence[] {
  const { words } = teller;
  const part = words.percent(share);
  const paid = sentence([...at, 'share'], words.t(`We pay ${part} of ${noun}`, `Wij vergoeden ${part} van ${noun}`));
  if (!fund) return [paid];
  const accrues = words.percent(fund.accrues);
  const of = measureNoun(fund.of, words);
  const period = thePeriod(teller);
  return [
    paid,
    sentence(
      [...at, 'fund', 'accrues'],
      words.t(
        `The payment comes out of your fund and is never more than it holds: ${accrues} of ${of}`,
        `De vergoeding komt uit uw fonds en is nooit meer dan daarin zit: ${accrues} van ${of}`,
      ),
    ),
    ...asideDetails(fund.of, [...at, 'fund', 'of'], teller),
    sentence(
      [...at, 'fund'],
      words.t(
        `What the fund paid before ${period}, over the same days, is taken off first`,
        `Wat het fonds vóór ${period} over dezelfde dagen al heeft betaald, gaat er eerst af`,
      ),
    ),
  ];
}
