import { fieldOf } from '../fact.ts';
import type { Band, Block, Goal, Incentive, Measure, Position } from '../program.ts';
import type { Edge } from '../reward/bands.ts';
import { unitOf as paidUnitOf } from '../reward/reward.ts';
import { pastPhrase } from './goal.ts';
import { type MeasureUnit, measureNoun, unitOf, valueIn } from './measure.ts';
import { factNouns, fieldNoun, theOne } from './nouns.ts';
import { type Path, type Sentence, sentence, type Teller } from './teller.ts';

/** One incentive being told: what it counts in and what it pays in. */
export interface Telling {
  readonly teller: Teller;
  readonly incentive: Incentive;
  /** The incentive's place in the document. */
  readonly path: Path;
  /** Writes an amount of what it pays: "€50", "50 points". */
  readonly pay: (value: string | number) => string;
  /** The measure as a noun. */
  readonly noun: string;
}

export function tellingOf(incentive: Incentive, path: Path, teller: Teller): Telling {
  const unit = paidUnitOf(teller.program, incentive);
  const pay = (value: string | number) => teller.words.amount(value, unit);
  return { teller, incentive, path, pay, noun: measureNoun(incentive.measure, teller.words) };
}

/** What bands or points are read on: "your share of your goal". */
export function onPhrase(on: Position, { noun, incentive, teller }: Telling): string {
  const { t } = teller.words;
  if (on === 'value') return noun;
  if (on === 'attainment') return t('the part of your goal that you reach', 'het deel van uw doel dat u haalt');
  const past = pastOfGoal(incentive.goal, teller);
  if (on === 'increase') return t(`your increase over ${past}`, `uw toename ten opzichte van ${past}`);
  return t(`your growth compared with ${past}`, `uw groei ten opzichte van ${past}`);
}

function pastOfGoal(goal: Goal | undefined, teller: Teller): string {
  if (goal && 'growth' in goal) return pastPhrase(goal.growth.over, teller);
  return teller.words.t('earlier results', 'eerdere resultaten');
}

/** A position on a scale: "€1,000", "110% of your goal", "10% growth". */
export function positionText(value: string | number, on: Position, unit: MeasureUnit, { words }: Teller): string {
  if (on === 'attainment')
    return words.t(`${words.percent(value)} of your goal`, `${words.percent(value)} van uw doel`);
  if (on === 'growth') return words.t(`${words.percent(value)} growth`, `${words.percent(value)} groei`);
  const amount = valueIn(value, unit, words);
  return on === 'increase' ? words.t(`an increase of ${amount}`, `een toename van ${amount}`) : amount;
}

/** "From €1,000", "Above 10". */
export function edgeText(band: Edge, write: (value: string | number) => string, { words }: Teller): string {
  const at = write((band.from ?? band.above)!);
  return band.from === undefined ? words.t(`above ${at}`, `boven ${at}`) : words.t(`from ${at}`, `vanaf ${at}`);
}

/** "per activity", "per unit", "for every €1": what an amount per unit is paid for. */
export function perUnitPhrase(measure: Measure, { words, program }: Teller): string {
  const { t, language } = words;
  if ('ratio' in measure) return t('for every 1', 'voor elke 1');
  if (measure.count !== undefined) return `per ${factNouns[measure.source].one[language]}`;
  if (measure.distinct !== undefined) return `per ${fieldNoun(measure.distinct).one[language]}`;
  if (measure.days_between !== undefined) return t('per day', 'per dag');
  const field = (measure.sum ?? measure.average ?? measure.min ?? measure.max)!;
  if (fieldOf(measure.source, field)?.type === 'money') {
    const one = words.amount(1, program.currency);
    return t(`for every ${one}`, `voor elke ${one}`);
  }
  if (field === 'quantity') return t('per unit', 'per stuk');
  return t(`for every 1 of ${theOne(fieldNoun(field), 'en')}`, `voor elke 1 van ${theOne(fieldNoun(field), 'nl')}`);
}

/** "for each full 100 units" with what is free, or the plain unit. */
export function perBlockPhrase(block: Block | undefined, measure: Measure, teller: Teller): string {
  const { words, program } = teller;
  if (!block) return perUnitPhrase(measure, teller);
  const size = valueIn(block.size, unitOf(measure, program), words);
  const each =
    block.round === 'up'
      ? words.t(`for each block of ${size}, a begun block included`, `per blok van ${size}, ook een begonnen blok`)
      : words.t(`for each full block of ${size}`, `per vol blok van ${size}`);
  if (!block.free) return each;
  if (block.free === 1)
    return words.t(`${each}; the first block pays nothing`, `${each}; het eerste blok levert niets op`);
  const free = words.number(block.free);
  return words.t(
    `${each}; the first ${free} blocks pay nothing`,
    `${each}; de eerste ${free} blokken leveren niets op`,
  );
}

/** What reaching a band pays: "2%", "€5 per unit plus €50 once". */
export function bandPays(band: Band, telling: Telling): string {
  const { teller, incentive, pay } = telling;
  const { words } = teller;
  const parts = [
    ...(band.rate === undefined ? [] : [words.percent(band.rate)]),
    ...(band.per_unit === undefined
      ? []
      : [`${pay(band.per_unit)} ${perBlockPhrase(band.block, incentive.measure, teller)}`]),
    ...(band.flat === undefined ? [] : [words.t(`${pay(band.flat)} once`, `eenmalig ${pay(band.flat)}`)]),
  ];
  return parts.length === 0 ? words.t('nothing', 'niets') : parts.join(words.t(', plus ', ', plus '));
}

/** The part on which a reward pays, when that is not everything. */
export function paysOnSentences(
  paysOn: 'all' | 'above_baseline' | 'above_goal' | undefined,
  telling: Telling,
  at: Path,
): Sentence[] {
  if (paysOn === undefined) return [];
  const { teller, incentive } = telling;
  const { words } = teller;
  const where = [...at, 'pays_on'];
  if (paysOn === 'all')
    return [sentence(where, words.t('It pays on everything that counts', 'De premie geldt over alles wat telt'))];
  if (paysOn === 'above_goal') {
    return [
      sentence(
        where,
        words.t('It pays only on the part above your goal', 'De premie geldt alleen over het deel boven uw doel'),
      ),
    ];
  }
  const past = pastOfGoal(incentive.goal, teller);
  return [
    sentence(
      where,
      words.t(
        `It pays only on the part above your result in ${past}`,
        `De premie geldt alleen over het deel boven uw resultaat in ${past}`,
      ),
    ),
  ];
}
