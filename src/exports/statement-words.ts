import { periodName } from '../engine/describe/name.ts';
import { exact, toText } from '../engine/exact.ts';
import { isCurrency, minorDigits, toMinor } from '../engine/money.ts';
import { type Language, type Words, wordsFor } from '../engine/words.ts';
import type { FactShape } from '../facts/schema.ts';
import type { StatementShape } from '../statements/schema.ts';

/** What a statement's file says besides the statement's own sentences. */
export function saysIn(language: Language) {
  const words = wordsFor(language);
  const { t } = words;
  return {
    words,
    title: t('Statement', 'Overzicht'),
    statementOf: (period: string) => t(`Statement: ${period}`, `Overzicht: ${period}`),
    daysOf: (from: string, to: string) =>
      t(`${words.date(from)} to ${words.date(to)}`, `${words.date(from)} tot en met ${words.date(to)}`),
    provisional: t('Provisional', 'Voorlopig'),
    provisionalText: t('These amounts can still change.', 'Deze bedragen kunnen nog veranderen.'),
    final: t('Final', 'Definitief'),
    finalText: (day: string) =>
      t(
        `Closed on ${words.date(day)}. These amounts no longer change.`,
        `Afgesloten op ${words.date(day)}. Deze bedragen veranderen niet meer.`,
      ),
    total: t('Total', 'Totaal'),
    earned: t('Earned by the rules', 'Verdiend volgens de regels'),
    granted: t('Granted', 'Toegekend'),
    rule: t('The rule', 'De regel'),
    steps: t('How this came about', 'Hoe dit tot stand kwam'),
    counted: t('Facts that count', 'Feiten die meetellen'),
    notCounted: t('Facts that do not count', 'Feiten die niet meetellen'),
    adjustments: t('Corrections', 'Correcties'),
    late: t('came in after the close', 'kwam binnen na het afsluiten'),
    corrects: (id: string) => t(`corrects ${id}`, `corrigeert ${id}`),
    more: (count: number) =>
      t(
        `And ${words.count(count, 'more fact', 'more facts', '', '')}, not listed here.`,
        `En nog ${words.count(count, '', '', 'feit', 'feiten')}, hier niet genoemd.`,
      ),
    date: t('Date', 'Datum'),
    what: t('What', 'Wat'),
    onFact: t('On the fact', 'Op het feit'),
    countsFor: t('Counts for', 'Telt voor'),
    why: t('Why not', 'Waarom niet'),
    nothing: t('Nothing was measured in this period.', 'In deze periode is niets gemeten.'),
    paysOn: (day: string) => t(`Payable from ${words.date(day)}.`, `Betaalbaar vanaf ${words.date(day)}.`),
    minimum: (amount: string) =>
      t(`Less than ${amount} is kept for later.`, `Minder dan ${amount} wordt bewaard voor later.`),
    carried: (amount: string) =>
      t(`Kept until at least ${amount} is owed.`, `Bewaard tot er minstens ${amount} openstaat.`),
    version: (version: number) => t(`version ${version} of the program`, `versie ${version} van het programma`),
    madeOn: (day: string) => t(`Made on ${words.date(day)}`, `Gemaakt op ${words.date(day)}`),
    page: (page: number, pages: number) => t(`page ${page} of ${pages}`, `pagina ${page} van ${pages}`),
  };
}
export type Says = ReturnType<typeof saysIn>;

/** An amount as a statement prints it: all decimals of its currency. */
export const written = (amount: string, unit: string, words: Words): string =>
  words.minor(toMinor(exact(amount), unit), unit);

/** A figure in a column whose heading, or neighbour, says what it is counted in; money with at least its usual decimals. */
export function figure(value: string, unit: string | null, { language }: Words): string {
  const digits = toText(exact(value)).split('.')[1]?.length ?? 0;
  const least = unit !== null && isCurrency(unit) ? minorDigits(unit) : 0;
  const format = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    minimumFractionDigits: Math.max(least, digits),
    maximumFractionDigits: Math.max(least, digits),
  });
  return format.format(toText(exact(value)) as Intl.StringNumericLiteral);
}

/** "Statement: March 2026". */
export const titleOf = ({ period, from, to }: StatementShape, says: Says): string =>
  says.statementOf(periodName({ key: period, from, to }, says.words));

export const statusOf = ({ status }: StatementShape, says: Says): string =>
  status === 'final' ? says.final : says.provisional;

export const statusText = ({ closed_at }: StatementShape, says: Says): string =>
  closed_at === null ? says.provisionalText : says.finalText(closed_at.slice(0, 10));

/** What happened, in the source's own words. */
export function whatOf(fact: FactShape, words: Words): string {
  return partsOf(fact, words).filter(Boolean).join(' ') || fact.id;
}

function partsOf(fact: FactShape, words: Words): (string | null)[] {
  switch (fact.source) {
    case 'sales':
      return [fact.quantity && `${words.number(fact.quantity)} ×`, fact.product, fact.category && `(${fact.category})`];
    case 'activities':
      return [fact.kind, fact.status && `(${fact.status})`, fact.product];
    case 'trainings':
      return [fact.course ?? fact.kind, fact.level, fact.status && `(${fact.status})`];
    case 'referrals':
      return [fact.stage, fact.customer];
  }
}

/** The money or number on the fact itself. */
export function onFact(fact: FactShape, words: Words): string {
  if (fact.amount !== null) return `${fact.currency} ${figure(fact.amount, fact.currency, words)}`;
  if (fact.source === 'trainings' && fact.score !== null) return words.number(fact.score);
  return fact.quantity === null ? '' : words.number(fact.quantity);
}
