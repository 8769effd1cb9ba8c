import type { Reward } from '../program.ts';
import { onPhrase, positionText, type Telling } from './earning.ts';
import { unitOf, valueIn } from './measure.ts';
import { type Path, perPeriod, type Sentence, sentence } from './teller.ts';

type Contest = Extract<Reward, { contest: unknown }>['contest'];
type Pool = Extract<Reward, { pool: unknown }>['pool'];

/** Prizes are told one by one; equal ones in a row together. */
export function contestSentences(
  { places, ties, on = 'value', at_least }: Contest,
  at: Path,
  telling: Telling,
): Sentence[] {
  const { teller, pay, incentive } = telling;
  const { words, program } = teller;
  const { t } = words;
  const ranked = onPhrase(on, telling);
  const runs: { from: number; to: number; prize: string | number }[] = [];
  places.forEach((prize, i) => {
    const last = runs.at(-1);
    if (last && String(last.prize) === String(prize)) last.to = i + 1;
    else runs.push({ from: i + 1, to: i + 1, prize });
  });
  const place = ({ from, to }: { from: number; to: number }) =>
    from === to
      ? t(`${words.ordinal(from)} place`, `${words.ordinal(from)} plaats`)
      : t(
          `${words.ordinal(from)} to ${words.ordinal(to)} place, each`,
          `${words.ordinal(from)} tot en met ${words.ordinal(to)} plaats, elk`,
        );
  const least = (value: string | number) => positionText(value, on, unitOf(incentive.measure, program), teller);
  const enters =
    at_least === undefined
      ? t('You take part with a result above zero', 'U doet mee met een resultaat boven nul')
      : t(`You take part from ${least(at_least)}`, `U doet mee vanaf ${least(at_least)}`);
  return [
    sentence(
      at,
      t(
        `This is a contest: the highest comes first, by ${ranked}`,
        `Dit is een wedstrijd: de hoogste staat bovenaan, op ${ranked}`,
      ),
    ),
    ...runs.map((run) => sentence([...at, 'places', run.from - 1], `${place(run)}: ${pay(run.prize)}`)),
    sentence(
      [...at, 'ties'],
      ties === 'share'
        ? t('Equal results share the prizes of their places', 'Wie gelijk eindigt, deelt de prijzen van die plaatsen')
        : t(
            'Equal results each get the highest prize of their places',
            'Wie gelijk eindigt, krijgt elk de hoogste prijs van die plaatsen',
          ),
    ),
    sentence([...at, ...(at_least === undefined ? [] : ['at_least'])], enters),
  ];
}

/** What is shared out, how, and what decides how much. */
export function poolSentences({ amount, percent, by, target }: Pool, at: Path, telling: Telling): Sentence[] {
  const { teller, pay, noun, incentive } = telling;
  const { words, program } = teller;
  const { t } = words;
  const [part, each] = [words.percent(percent ?? 0), perPeriod(teller)];
  const pool =
    amount === undefined
      ? t(
          `${part} of what all participants reach together ${each}`,
          `${part} van wat alle deelnemers ${each} samen halen,`,
        )
      : `${pay(amount)} ${each}`;
  const how =
    by === 'value'
      ? t(`in proportion to ${noun}`, `naar verhouding van ${noun}`)
      : t('in equal parts', 'in gelijke delen');
  const sentences = [
    sentence(
      [...at, amount === undefined ? 'percent' : 'amount'],
      t(
        `A pool of ${pool} is shared by everyone who takes part, ${how}`,
        `Een pot van ${pool} wordt verdeeld over iedereen die meedoet, ${how}`,
      ),
    ),
    sentence(at, t('You share in it with a result above zero', 'U deelt mee met een resultaat boven nul')),
  ];
  if (!target) return sentences;
  const place = [...at, 'target'];
  const all = valueIn(target.value, unitOf(incentive.measure, program), words);
  sentences.push(
    sentence(
      [...place, 'value'],
      t(
        `Together the participants have a target of ${all}: the part of it that they reach is the part of the pool that is shared out`,
        `De deelnemers hebben samen een doel van ${all}: het deel dat zij daarvan halen, is het deel van de pot dat wordt verdeeld`,
      ),
    ),
  );
  if (target.at_least !== undefined) {
    const least = words.percent(target.at_least);
    const text = t(
      `Below ${least} of that target nothing is shared out`,
      `Onder ${least} van dat doel wordt er niets verdeeld`,
    );
    sentences.push(sentence([...place, 'at_least'], text));
  }
  if (target.at_most !== undefined) {
    const most = words.percent(target.at_most);
    const text = t(
      `Above ${most} of that target the pool stays the same`,
      `Boven ${most} van dat doel blijft de pot gelijk`,
    );
    sentences.push(sentence([...place, 'at_most'], text));
  }
  return sentences;
}
