import { isExactText } from '../exact.ts';
import { fieldOf, type Source } from '../fact.ts';
import { isDate } from '../period.ts';
import type { Condition, FieldTest, PartnerFilter } from '../program.ts';
import type { Words } from '../words.ts';
import { fieldNoun, partnerTypeNouns, valueName } from './nouns.ts';

type Scalar = string | number | boolean;
type Ranges = Exclude<FieldTest, Scalar | Scalar[]>;

/** Longer lists are cut in a sentence, with the number of those left out. */
const MAX_LISTED = 12;

/** What reading a condition needs to know: the source decides how a value is written, the currency how money is. */
export interface Reader {
  readonly words: Words;
  readonly source: Source;
  readonly currency: string;
}

/** The condition's entries, each as a clause: ["product category is “Bikes”", "quantity is at least 5"]. */
export function clauses(condition: Condition, reader: Reader): string[] {
  const { words } = reader;
  return Object.entries(condition).flatMap(([key, test]) => {
    if (test === undefined) return [];
    if (key === 'all' && isConditions(test)) return test.flatMap((each) => clauses(each, reader));
    if (key === 'any' && isConditions(test)) {
      if (test.length === 1) return clauses(test[0]!, reader);
      return [
        words.t('one of these holds: ', 'een van deze klopt: ') +
          test.map((each) => group(each, reader)).join(words.t('; or ', '; of ')),
      ];
    }
    if (key === 'not' && isCondition(test)) return [`${words.t('not', 'niet')} (${inner(test, reader)})`];
    return [fieldClause(key, test as FieldTest, reader)];
  });
}

/** The whole condition as one clause; an empty one holds for everything. */
export function inner(condition: Condition, reader: Reader): string {
  const parts = clauses(condition, reader);
  return parts.length === 0 ? reader.words.t('always', 'altijd') : parts.join(reader.words.t(' and ', ' en '));
}

function group(condition: Condition, reader: Reader): string {
  const parts = clauses(condition, reader);
  return parts.length > 1 ? `(${parts.join(reader.words.t(' and ', ' en '))})` : inner(condition, reader);
}

const isConditions = (test: unknown): test is Condition[] =>
  Array.isArray(test) && test.every((each) => typeof each === 'object' && each !== null);
const isCondition = (test: unknown): test is Condition =>
  typeof test === 'object' && test !== null && !Array.isArray(test);

function fieldClause(field: string, test: FieldTest, reader: Reader): string {
  const { words } = reader;
  const label = fieldNoun(field).one[words.language];
  const isRange = typeof test === 'object' && !Array.isArray(test);
  if (isRange) return `${label} ${rangeText(field, test, reader, 'is ')}`;
  const isList = fieldOf(reader.source, field)?.type === 'list';
  return `${label} ${isList ? words.t('contains', 'bevat') : 'is'} ${testText(field, test, reader)}`;
}

/** What a test asks of a field: "“Bikes” or “Helmets”", "at least €5 and less than €10". */
export function testText(field: string, test: FieldTest, reader: Reader): string {
  const { words } = reader;
  if (Array.isArray(test)) {
    const values = test.map((value) => valueText(field, value, reader));
    return cut(values, words);
  }
  return typeof test === 'object' ? rangeText(field, test, reader, '') : valueText(field, test, reader);
}

function cut(texts: readonly string[], words: Words): string {
  if (texts.length <= MAX_LISTED) return words.or(texts);
  const left = texts.length - MAX_LISTED;
  return words.or([
    ...texts.slice(0, MAX_LISTED),
    words.t(`one of ${words.number(left)} more`, `een van ${words.number(left)} andere`),
  ]);
}

function rangeText(field: string, test: Ranges, reader: Reader, verb: 'is ' | ''): string {
  const { words } = reader;
  const isTime = fieldOf(reader.source, field)?.type === 'date';
  const bound = (value: Scalar | undefined, en: string, nl: string, day: string, dag: string): string[] =>
    value === undefined ? [] : [`${isTime ? words.t(day, dag) : words.t(en, nl)} ${valueText(field, value, reader)}`];
  const parts = [
    ...bound(test.from, 'at least', 'minstens', 'on or after', 'op of na'),
    ...bound(test.above, 'more than', 'meer dan', 'after', 'na'),
    ...bound(test.to, 'at most', 'hoogstens', 'on or before', 'op of voor'),
    ...bound(test.below, 'less than', 'minder dan', 'before', 'voor'),
  ];
  const starts =
    test.starts_with === undefined ? [] : [`${words.t('begins with', 'begint met')} ${words.quote(test.starts_with)}`];
  const all = [...(parts.length > 0 ? [`${verb}${parts.join(words.t(' and ', ' en '))}`] : []), ...starts];
  return all.join(words.t(' and ', ' en '));
}

/** A value of a field as a person writes it: money with its sign, a date in words, text between quotes. */
export function valueText(field: string, value: Scalar, reader: Reader): string {
  const { words } = reader;
  if (typeof value === 'boolean') return value ? words.t('yes', 'ja') : words.t('no', 'nee');
  const text = String(value);
  const type = fieldOf(reader.source, field)?.type;
  if (type === 'money' && isExactText(text)) return words.amount(text, reader.currency);
  if (type === 'number' && isExactText(text)) return words.number(text);
  if (type === 'date' && isDate(text)) return words.date(text);
  return valueName(field, text, words.language) ?? words.quote(text);
}

const each = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);

/** Who a filter lets in: "resellers or retailers with tier “gold” in country “NL”"; everyone when it is empty. */
export function whom(filter: PartnerFilter | undefined, words: Words): string {
  const quoted = (value: string | readonly string[]) =>
    cut(
      each(value).map((text) => words.quote(text)),
      words,
    );
  const { type, tier, region, country, tags, partner } = filter ?? {};
  const who = type
    ? words.and(each(type).map((kind) => partnerTypeNouns[kind as keyof typeof partnerTypeNouns].many[words.language]))
    : words.t('partners', 'partners');
  const how = [
    ...(tier ? [words.t('with tier ', 'met niveau ') + quoted(tier)] : []),
    ...(region ? [words.t('in region ', 'in regio ') + quoted(region)] : []),
    ...(country ? [words.t('in country ', 'in land ') + quoted(country)] : []),
    ...(tags ? [words.t('with the tag ', 'met het label ') + quoted(tags)] : []),
    ...(partner ? [words.t('with the code ', 'met de code ') + quoted(partner)] : []),
  ];
  if (!type && how.length === 0) return words.t('all partners', 'alle partners');
  return how.length > 0 ? `${who} ${words.and(how)}` : who;
}
