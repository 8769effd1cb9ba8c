import type { Multiplier } from '../program.ts';
import { whom } from './condition.ts';
import { edgeText, onPhrase, positionText, type Telling } from './earning.ts';
import { besideSentences } from './goal.ts';
import { measureNoun, unitOf, valueIn } from './measure.ts';
import { type Path, type Sentence, sentence } from './teller.ts';

export function multiplierSentences(multiplier: Multiplier, at: Path, telling: Telling): Sentence[] {
  const { words } = telling.teller;
  const who = multiplier.for
    ? words.t(` for ${whom(multiplier.for, words)}`, ` voor ${whom(multiplier.for, words)}`)
    : '';
  if (multiplier.by !== undefined) {
    const by = words.number(multiplier.by);
    return [
      sentence(
        [...at, 'by'],
        words.t(`The amount is multiplied by ${by}${who}`, `Het bedrag wordt vermenigvuldigd met ${by}${who}`),
      ),
    ];
  }
  const { noun, write, beside } = scaleOf(multiplier, at, telling);
  return [
    sentence(
      at,
      words.t(
        `The amount is multiplied by a factor that follows from ${noun}${who}`,
        `Het bedrag wordt vermenigvuldigd met een factor die volgt uit ${noun}${who}`,
      ),
    ),
    ...beside,
    ...(multiplier.bands ?? []).map((band, i) =>
      sentence([...at, 'bands', i], `${edgeText(band, write, telling.teller)}: × ${words.number(band.by)}`),
    ),
  ];
}

/** What the bands are read on: another measure, or the incentive's own position; without a word on it, its attainment. */
function scaleOf({ measure, goal, on = 'attainment' }: Multiplier, at: Path, telling: Telling) {
  const { teller, incentive } = telling;
  const { words, program } = teller;
  if (!measure) {
    const unit = unitOf(incentive.measure, program);
    return {
      noun: onPhrase(on, telling),
      write: (value: string | number) => positionText(value, on, unit, teller),
      beside: [],
    };
  }
  const unit = goal ? 'percent' : unitOf(measure, program);
  const suffix = goal ? words.t(' of its goal', ' van het doel') : '';
  return {
    noun: measureNoun(measure, words),
    write: (value: string | number) => valueIn(value, unit, words) + suffix,
    beside: besideSentences(measure, goal, at, teller),
  };
}
