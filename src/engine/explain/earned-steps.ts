import { unitOf, valueIn } from '../describe/measure.ts';
import { fieldNoun } from '../describe/nouns.ts';
import { exact, isZero } from '../exact.ts';
import type { Position } from '../program.ts';
import type { Step } from '../result.ts';
import { inLanguage } from '../words.ts';
import {
  factsOf,
  incentiveName,
  measured,
  paid,
  percentOf,
  readable,
  type Speaker,
  type StepTexts,
} from './speaker.ts';

type Kind =
  | 'deducted'
  | 'part_above'
  | 'percent'
  | 'rate_added'
  | 'per_unit'
  | 'fixed'
  | 'band'
  | 'no_band'
  | 'per_fact'
  | 'curve'
  | 'place'
  | 'no_place'
  | 'stands'
  | 'pool_target'
  | 'pool_percent'
  | 'pool'
  | 'no_share'
  | 'badge'
  | 'goods'
  | 'cost_share'
  | 'fund'
  | 'multiplied'
  | 'rounded';

/** From what counts to what it earns. */
export const earnedSteps: StepTexts<Kind> = {
  deducted: ({ incentive, amount, left }, speaker) => {
    const { words, program } = speaker;
    const [name, taken] = [incentiveName(incentive, speaker), words.amount(readable(amount), program.currency)];
    return words.t(
      `${taken} that ${name} earned is taken off; ${measured(left, speaker)} is left`,
      `${taken} die ${name} opleverde, gaat eraf; er blijft ${measured(left, speaker)} over`,
    );
  },
  part_above: ({ above, level, value }, speaker) => {
    const { words } = speaker;
    const what =
      above === 'goal' ? words.t('your goal', 'uw doel') : words.t('the earlier result', 'het eerdere resultaat');
    return words.t(
      `Only what is above ${what} of ${measured(level, speaker)} counts: ${measured(value, speaker)}`,
      `Alleen wat boven ${what} van ${measured(level, speaker)} komt, telt: ${measured(value, speaker)}`,
    );
  },
  percent: ({ rate, base, earned }, speaker) => {
    const { words } = speaker;
    const part = words.percent(readable(rate));
    return words.t(
      `${part} of ${measured(base, speaker)} is ${paid(earned, speaker)}`,
      `${part} van ${measured(base, speaker)} is ${paid(earned, speaker)}`,
    );
  },
  rate_added: ({ rate, total }, { words }) => {
    const [more, all] = [words.percent(rate), words.percent(readable(total))];
    return words.t(
      `${more} is added: the percentage becomes ${all}`,
      `Er komt ${more} bij: het percentage wordt ${all}`,
    );
  },
  per_unit: (step, speaker) =>
    `${unitsText(step, speaker)} × ${paid(step.amount, speaker)} = ${paid(step.earned, speaker)}`,
  fixed: ({ earned }, speaker) =>
    speaker.words.t(`The fixed amount is ${paid(earned, speaker)}`, `Het vaste bedrag is ${paid(earned, speaker)}`),
  band: bandText,
  no_band: ({ first }, speaker) =>
    speaker.words.t(
      `The first band begins at ${measured(first, speaker)}; you have not come into it`,
      `De eerste schijf begint bij ${measured(first, speaker)}; die hebt u niet bereikt`,
    ),
  per_fact: ({ facts, per, earned }, speaker) => {
    const count = per === undefined ? factsOf(facts, speaker) : countOf(facts, per, speaker);
    if (facts === 0) return speaker.words.t('Nothing counted', 'Er telde niets mee');
    if (facts === 1) {
      return speaker.words.t(
        `${count}, worked out on its own: ${paid(earned, speaker)}`,
        `${count}, apart berekend: ${paid(earned, speaker)}`,
      );
    }
    return speaker.words.t(
      `${count}, each worked out on its own: together ${paid(earned, speaker)}`,
      `${count}, elk apart berekend: samen ${paid(earned, speaker)}`,
    );
  },
  curve: curveText,
  place: ({ place, tiedWith, earned }, speaker) => {
    const { words } = speaker;
    const others = words.count(tiedWith, 'other', 'others', 'ander', 'anderen');
    const tied = tiedWith === 0 ? '' : words.t(`, together with ${others}`, `, samen met ${others}`);
    const at = words.ordinal(place);
    return words.t(
      `You came ${at}${tied}: the prize is ${paid(earned, speaker)}`,
      `U werd ${at}${tied}: de prijs is ${paid(earned, speaker)}`,
    );
  },
  no_place: ({ place }, { words }) => {
    if (place === null) return words.t('You did not take part in the contest', 'U deed niet mee aan de wedstrijd');
    const at = words.ordinal(place);
    return words.t(
      `You came ${at}; there is no prize for that place`,
      `U werd ${at}; voor die plaats is er geen prijs`,
    );
  },
  stands: ({ on, at }, speaker) => {
    const where = positionText(on, at, speaker);
    return speaker.words.t(`For the contest you stand at ${where}`, `Voor de wedstrijd staat u op ${where}`);
  },
  pool_target: ({ value, target, percent, of, amount }, speaker) => {
    const [reached, asked] = [measured(value, speaker), measured(target, speaker)];
    const [part, whole, shared] = [percentOf(percent, speaker), paid(of, speaker), paid(amount, speaker)];
    return speaker.words.t(
      `All participants together reached ${reached}, ${part} of ${asked}: the pool of ${whole} becomes ${shared}`,
      `Alle deelnemers samen haalden ${reached}, dat is ${part} van ${asked}: de pot van ${whole} wordt ${shared}`,
    );
  },
  pool_percent: ({ rate, value, amount }, speaker) => {
    const [part, all, pool] = [speaker.words.percent(rate), measured(value, speaker), paid(amount, speaker)];
    return speaker.words.t(
      `All participants together reached ${all}: ${part} of it, ${pool}, is the pool`,
      `Alle deelnemers samen haalden ${all}: ${part} daarvan, ${pool}, is de pot`,
    );
  },
  pool: poolText,
  no_share: (_, { words }) => words.t('You do not share in the pool', 'U deelt niet mee in de pot'),
  badge: ({ name }, { words, incentive }) => {
    const own = incentive && 'badge' in incentive.reward ? incentive.reward.badge.name : name;
    const badge = words.quote(inLanguage(own, words.language));
    return words.t(`You earned the badge ${badge}`, `U hebt de badge ${badge} verdiend`);
  },
  goods: ({ give, per, units }, speaker) => {
    const { words } = speaker;
    const each = measured(per, speaker);
    return words.t(
      `${words.number(give)} for each full ${each}: ${paid(units, speaker)}`,
      `${words.number(give)} voor elke volle ${each}: ${paid(units, speaker)}`,
    );
  },
  cost_share: ({ share, cost, earned }, speaker) => {
    const { words } = speaker;
    const part = words.percent(share);
    return words.t(
      `${part} of the cost of ${measured(cost, speaker)} is ${paid(earned, speaker)}`,
      `${part} van de kosten van ${measured(cost, speaker)} is ${paid(earned, speaker)}`,
    );
  },
  fund: ({ accrued, used, left, earned }, speaker) => {
    const [all, spent, rest, now] = [accrued, used, left, earned].map((text) => paid(text, speaker));
    return speaker.words.t(
      `The fund grew to ${all} and had paid ${spent}; of the ${rest} left you get ${now}`,
      `Het fonds groeide tot ${all} en had ${spent} betaald; van de ${rest} die over is, krijgt u ${now}`,
    );
  },
  multiplied: ({ by, earned }, speaker) => {
    const factor = speaker.words.number(readable(by));
    return speaker.words.t(
      `Multiplied by ${factor}: ${paid(earned, speaker)}`,
      `Vermenigvuldigd met ${factor}: ${paid(earned, speaker)}`,
    );
  },
  rounded: ({ from, to }, speaker) =>
    speaker.words.t(
      `Rounded from ${paid(from, speaker)} to ${paid(to, speaker)}`,
      `Afgerond van ${paid(from, speaker)} op ${paid(to, speaker)}`,
    ),
};

/** "3 blocks of 100, after 1 free one" or the units themselves. */
function unitsText(
  { units, blockSize, freeBlocks }: { units: string; blockSize?: string; freeBlocks?: number },
  speaker: Speaker,
): string {
  const { words } = speaker;
  if (blockSize === undefined) return measured(units, speaker);
  const count = words.count(readable(units), 'block', 'blocks', 'blok', 'blokken');
  const blocks = words.t(`${count} of ${measured(blockSize, speaker)}`, `${count} van ${measured(blockSize, speaker)}`);
  if (!freeBlocks) return blocks;
  const free = words.count(freeBlocks, 'free one', 'free ones', 'gratis blok', 'gratis blokken');
  return words.t(`${blocks} after ${free}`, `${blocks} na ${free}`);
}

function bandText(step: Extract<Step, { step: 'band' }>, speaker: Speaker): string {
  const { words } = speaker;
  const { t } = words;
  const [from, to] = [measured(step.from, speaker), step.to === null ? null : measured(step.to, speaker)];
  const band =
    to === null
      ? t(`Band from ${from}`, `Schijf vanaf ${from}`)
      : t(`Band from ${from} to ${to}`, `Schijf van ${from} tot ${to}`);
  const earned = paid(step.earned, speaker);
  if (step.mode === 'interpolated') {
    const all = paid(step.flat ?? '0', speaker);
    return t(`${band}: your part of its ${all} is ${earned}`, `${band}: uw deel van de ${all} is ${earned}`);
  }
  const base = measured(step.base, speaker);
  const parts = [
    ...(step.rate === undefined
      ? []
      : [t(`${words.percent(step.rate)} of ${base}`, `${words.percent(step.rate)} van ${base}`)]),
    ...(step.perUnit === undefined ? [] : [`${bandUnits(step, speaker)} × ${paid(step.perUnit, speaker)}`]),
    ...(step.flat === undefined || isZero(exact(step.flat))
      ? []
      : [t(`${paid(step.flat, speaker)} once`, `eenmalig ${paid(step.flat, speaker)}`)]),
  ];
  const sum = parts.length > 0 ? parts.join(' + ') : t('nothing', 'niets');
  return `${band}: ${sum} = ${earned}`;
}

/** Units that differ from the base are blocks. */
function bandUnits({ units = '0', base }: Extract<Step, { step: 'band' }>, speaker: Speaker): string {
  if (units === base) return measured(units, speaker);
  return speaker.words.count(readable(units), 'block', 'blocks', 'blok', 'blokken');
}

function curveText({ at, pays, of, earned }: Extract<Step, { step: 'curve' }>, speaker: Speaker): string {
  const { words, incentive } = speaker;
  const { t } = words;
  const curve = incentive && 'curve' in incentive.reward ? incentive.reward.curve : undefined;
  const on = curve?.on ?? 'value';
  const where = positionText(on, at, speaker);
  if (of === undefined)
    return t(`At ${where} you get ${paid(earned, speaker)}`, `Bij ${where} krijgt u ${paid(earned, speaker)}`);
  const part = words.percent(readable(pays));
  const whole = curve?.of === 'value' ? measured(of, speaker) : paid(of, speaker);
  return t(
    `At ${where} you get ${part} of ${whole}: ${paid(earned, speaker)}`,
    `Bij ${where} krijgt u ${part} van ${whole}: ${paid(earned, speaker)}`,
  );
}

/** Where a partner stands: "€1,000", "110% of your goal", "12% growth". */
function positionText(on: Position, at: string, speaker: Speaker): string {
  const { words, incentive, program } = speaker;
  const { t } = words;
  if (on === 'attainment' || on === 'growth') {
    const part = percentOf(hundredfold(at), speaker);
    return on === 'attainment'
      ? t(`${part} of your goal`, `${part} van uw doel`)
      : t(`${part} growth`, `${part} groei`);
  }
  const value = valueIn(readable(at), incentive ? unitOf(incentive.measure, program) : 'number', words);
  return on === 'increase' ? t(`an increase of ${value}`, `een toename van ${value}`) : value;
}

function poolText(step: Extract<Step, { step: 'pool' }>, speaker: Speaker): string {
  const { words } = speaker;
  const [pool, earned] = [paid(step.amount, speaker), paid(step.earned, speaker)];
  if (step.sharers === 1) {
    return words.t(
      `Nobody else shares in the pool of ${pool}: you get ${earned}`,
      `Niemand anders deelt mee in de pot van ${pool}: u krijgt ${earned}`,
    );
  }
  const sharers = words.count(step.sharers, 'partner', 'partners', 'partner', 'partners');
  if (step.by === 'equally') {
    return words.t(
      `The pool of ${pool} is shared equally by ${sharers}: you get ${earned}`,
      `De pot van ${pool} wordt gelijk verdeeld over ${sharers}: u krijgt ${earned}`,
    );
  }
  const [own, all] = [measured(step.own, speaker), measured(step.value, speaker)];
  return words.t(
    `The pool of ${pool} is shared by ${sharers} in proportion: for your ${own} out of ${all} you get ${earned}`,
    `De pot van ${pool} wordt naar verhouding verdeeld over ${sharers}: voor uw ${own} van de ${all} krijgt u ${earned}`,
  );
}

/** "3 orders": facts that were taken as one. */
function countOf(count: number, field: string, { words }: Speaker): string {
  const { one, many } = fieldNoun(field);
  return words.count(count, one.en, many.en, one.nl, many.nl);
}

const hundredfold = (text: string): string => {
  const { n, d } = exact(text);
  return `${n * 100n}/${d}`;
};
