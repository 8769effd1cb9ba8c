import type { Limits, Range } from '../program.ts';
import { isPerFact } from '../request.ts';
import type { Words } from '../words.ts';
import { inner } from './condition.ts';
import type { Telling } from './earning.ts';
import { aOr } from './measure.ts';
import { factNouns, oneOf, periodNouns } from './nouns.ts';
import { eachPeriod, type Path, perPeriod, type Sentence, sentence, thePeriod, yearNoun } from './teller.ts';

/** The limits of one incentive. */
export function limitSentences(limits: Limits, telling: Telling): Sentence[] {
  const { teller, path } = telling;
  const { t } = teller.words;
  const at = [...path, 'limits'];
  const year = yearNoun(teller);
  const factNoun = oneOf(telling.incentive.measure).one;
  const period = periodNouns[teller.program.period].one;
  return [
    ...perFactLimit(limits.per_fact, at, telling, t(`per ${factNoun.en}`, `per ${factNoun.nl}`)),
    ...rangeSentences(
      limits.per_period,
      [...at, 'per_period'],
      perPeriod(teller),
      period.en,
      `het einde van ${thePeriod(teller)}`,
      telling,
    ),
    ...rangeSentences(
      limits.per_year,
      [...at, 'per_year'],
      t(`per ${year}`, `per ${year}`),
      year,
      `het einde van het ${year}`,
      telling,
    ),
    ...rangeSentences(
      limits.per_partner,
      [...at, 'per_partner'],
      t('over the whole program', 'over het hele programma'),
      'program',
      'het einde van het programma',
      telling,
    ),
    ...guaranteeSentences(limits.guarantee, at, telling),
    ...drawSentences(limits.draw, at, telling),
    ...clawbackSentences(limits.clawback, at, telling),
  ];
}

const sourceOf = ({ incentive: { measure } }: Telling) =>
  'ratio' in measure ? measure.ratio.of.source : measure.source;

const boundsOf = (range: Range): { minimum?: string | number | undefined; maximum?: string | number | undefined } =>
  typeof range === 'object' ? range : { maximum: range };

function perFactLimit(range: Range | undefined, at: Path, telling: Telling, per: string): Sentence[] {
  if (range === undefined) return [];
  const { teller, incentive, pay } = telling;
  const { t } = teller.words;
  const { minimum, maximum } = boundsOf(range);
  const where = [...at, 'per_fact'];
  if (!isPerFact(incentive)) {
    const amounts = [minimum, maximum].filter((x) => x !== undefined).map((x) => pay(x));
    const list = teller.words.and(amounts);
    return [
      sentence(
        where,
        t(
          `The limit ${per} (${list}) has no effect on this reward`,
          `De grens ${per} (${list}) heeft bij deze premie geen gevolg`,
        ),
      ),
    ];
  }
  return [
    ...(minimum === undefined
      ? []
      : [sentence(where, t(`You get at least ${pay(minimum)} ${per}`, `U krijgt minstens ${pay(minimum)} ${per}`))]),
    ...(maximum === undefined
      ? []
      : [sentence(where, t(`You get at most ${pay(maximum)} ${per}`, `U krijgt hoogstens ${pay(maximum)} ${per}`))]),
  ];
}

function rangeSentences(
  range: Range | undefined,
  at: Path,
  per: string,
  endOf: string,
  eind: string,
  { teller, pay }: Telling,
): Sentence[] {
  if (range === undefined) return [];
  const { t } = teller.words;
  const { minimum, maximum } = boundsOf(range);
  return [
    ...(maximum === undefined
      ? []
      : [sentence(at, t(`You get at most ${pay(maximum)} ${per}`, `U krijgt hoogstens ${pay(maximum)} ${per}`))]),
    ...(minimum === undefined
      ? []
      : [
          sentence(
            at,
            t(
              `You get at least ${pay(minimum)} ${per}; what is missing is added at the end of the ${endOf}`,
              `U krijgt minstens ${pay(minimum)} ${per}; wat ontbreekt, komt erbij aan ${eind}`,
            ),
          ),
        ]),
  ];
}

function guaranteeSentences(guarantee: Limits['guarantee'], at: Path, { teller, pay }: Telling): Sentence[] {
  if (!guarantee) return [];
  const { t } = teller.words;
  const amount = pay(guarantee.amount);
  const where = [...at, 'guarantee'];
  const level = sentence(
    [...where, 'amount'],
    t(
      `You are guaranteed ${amount} ${perPeriod(teller)}; less is topped up`,
      `U krijgt ${perPeriod(teller)} gegarandeerd ${amount}; minder wordt aangevuld`,
    ),
  );
  if (guarantee.carry_forward === undefined) return [level];
  const carry = guarantee.carry_forward
    ? t(
        'What you earn above it lowers the guarantee of the next period',
        'Wat u daarboven verdient, verlaagt de garantie van de volgende periode',
      )
    : t(
        'What you earn above it leaves later guarantees as they are',
        'Wat u daarboven verdient, laat latere garanties zoals ze zijn',
      );
  return [level, sentence([...where, 'carry_forward'], carry)];
}

function drawSentences(draw: Limits['draw'], at: Path, { teller, pay }: Telling): Sentence[] {
  if (!draw) return [];
  const { t } = teller.words;
  const amount = pay(draw.amount);
  const where = [...at, 'draw'];
  return [
    sentence(
      where,
      t(
        `You get an advance: ${eachPeriod(teller)} you are paid at least ${amount}`,
        `U krijgt een voorschot: ${eachPeriod(teller)} ontvangt u minstens ${amount}`,
      ),
    ),
    sentence(
      where,
      t(
        `What was advanced is taken back from what you earn above ${amount} in later periods`,
        `Wat is voorgeschoten, wordt verrekend met wat u later boven ${amount} verdient`,
      ),
    ),
  ];
}

function clawbackSentences(clawback: Limits['clawback'], at: Path, telling: Telling): Sentence[] {
  if (!clawback) return [];
  const { teller } = telling;
  const { words, program } = teller;
  const { t } = words;
  const where = [...at, 'clawback'];
  const fact = factNouns[sourceOf(telling)].one;
  const condition = inner(clawback.where, { words, source: sourceOf(telling), currency: program.currency });
  const back = clawback.take_back;
  const part =
    typeof back === 'object'
      ? unusedText(back, words)
      : t(
          `We take back ${words.percent(back)} of what it earned`,
          `Wij nemen ${words.percent(back)} terug van wat die opleverde`,
        );
  const paid = clawback.only_paid
    ? t('Never more than was paid out for that period', 'Nooit meer dan over die periode is uitbetaald')
    : t('This also holds when it was not paid out yet', 'Dat geldt ook als het nog niet was uitbetaald');
  return [
    sentence(
      [...where, 'where'],
      t(
        `${aOr(fact.en)} can be undone later, by one that names it and where ${condition}`,
        `Een ${fact.nl} kan later worden teruggedraaid, door een die ernaar verwijst en waarvoor geldt: ${condition}`,
      ),
    ),
    sentence([...where, 'take_back'], part),
    ...(clawback.only_paid === undefined ? [] : [sentence([...where, 'only_paid'], paid)]),
  ];
}

function unusedText(back: Extract<NonNullable<Limits['clawback']>['take_back'], object>, words: Words): string {
  if ('unused_days_of' in back) {
    const days = words.number(back.unused_days_of);
    return words.t(
      `We take back the part for the unused days of a term of ${days} days`,
      `Wij nemen het deel terug voor de niet gebruikte dagen van een termijn van ${days} dagen`,
    );
  }
  const months = words.number(back.unused_months_of);
  return words.t(
    `We take back the part for the unused months of a term of ${months} months; a begun month counts as used`,
    `Wij nemen het deel terug voor de niet gebruikte maanden van een termijn van ${months} maanden; een begonnen maand telt als gebruikt`,
  );
}
