import { inner, type Reader, testText, valueText } from '../describe/condition.ts';
import { aOr, creditedTo } from '../describe/measure.ts';
import { factNouns, fieldNoun, sourceNames, theOne } from '../describe/nouns.ts';
import type { Source } from '../fact.ts';
import { asSentence, type Language, type Words, wordsFor } from '../words.ts';
import type { Reason } from './facts.ts';

/** Beyond so many alternatives the rest is counted, not told. */
const MAX_TOLD = 3;

/** Why a fact does not count, as a sentence. `currency` writes money with its sign: the program's. */
export function reasonText(reason: Reason, language: Language, currency = ''): string {
  return asSentence(clause(reason, wordsFor(language), currency));
}

function clause(reason: Reason, words: Words, currency: string): string {
  const { t } = words;
  const reader = (source: Source): Reader => ({ words, source, currency });
  switch (reason.kind) {
    case 'other_source':
      return t(`${sourceNames[reason.wanted].en} are counted here`, `hier tellen ${sourceNames[reason.wanted].nl}`);
    case 'outside_period': {
      const [from, to, found] = [reason.from, reason.to, reason.found].map(words.date);
      return t(
        `the date is ${found}; it counts from ${from} to ${to}`,
        `de datum is ${found}; het telt van ${from} tot en met ${to}`,
      );
    }
    case 'not_credited':
      return creditClause(reason.credit, words);
    case 'no_value': {
      const noun = theOne(fieldNoun(reason.field), words.language);
      return t(`${noun} is missing`, `${noun} ontbreekt`);
    }
    case 'takes_back':
      return reason.corrects === null
        ? t(
            'it is of a kind that takes back earlier earnings',
            'het is van een soort die eerdere verdiensten terugneemt',
          )
        : t(
            `it takes back what ${words.quote(reason.corrects)} earned`,
            `het neemt terug wat ${words.quote(reason.corrects)} opleverde`,
          );
    case 'excluded': {
      const what = inner(reason.condition, reader(reason.source));
      const { one } = factNouns[reason.source];
      return t(`${aOr(one.en)} with this is left out: ${what}`, `een ${one.nl} telt niet mee als: ${what}`);
    }
    case 'none_of': {
      const told = reason.reasons.slice(0, MAX_TOLD).map((one) => clause(one, words, currency));
      const more = reason.reasons.length - told.length;
      const rest = more > 0 ? [t(`${words.number(more)} more`, `nog ${words.number(more)}`)] : [];
      return `${t('none of these holds', 'geen van deze klopt')}: ${[...told, ...rest].join('; ')}`;
    }
    case 'filter':
      return filterClause(reason, reader(reason.source));
  }
}

function filterClause({ field, wanted, found }: Extract<Reason, { kind: 'filter' }>, reader: Reader): string {
  const { words } = reader;
  const noun = theOne(fieldNoun(field), words.language);
  const asked = testText(field, wanted, reader);
  if (found === null || (Array.isArray(found) && found.length === 0)) {
    return words.t(`${noun} is missing; it must be: ${asked}`, `${noun} ontbreekt; gevraagd is: ${asked}`);
  }
  const values = (Array.isArray(found) ? found : [found as string]).map((value) => valueText(field, value, reader));
  return words.t(
    `${noun} is ${words.and(values)}; asked is: ${asked}`,
    `${noun} is ${words.and(values)}; gevraagd is: ${asked}`,
  );
}

function creditClause(credit: Extract<Reason, { kind: 'not_credited' }>['credit'], words: Words): string {
  const { t } = words;
  const targets = typeof credit === 'object' && 'shares' in credit ? credit.shares.map(({ to }) => to) : [credit];
  const who = words.and([...new Set(targets.map((to) => creditedTo(to, words)))]);
  return t(`it counts for ${who}, which is someone else here`, `het telt voor ${who}, en dat is hier iemand anders`);
}
