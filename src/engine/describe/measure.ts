import { type Exact, equals, exact, ONE } from '../exact.ts';
import { isCurrency, type Unit } from '../money.ts';
import type { Condition, CreditTo, Measure, Program, SimpleMeasure } from '../program.ts';
import { unitOfMeasure } from '../reading.ts';
import type { Words } from '../words.ts';
import { clauses, inner, type Reader } from './condition.ts';
import { factNouns, fieldNoun, partnerTypeNouns, periodNouns, sourceNames, theOneWith } from './nouns.ts';
import { type Path, type Sentence, sentence, type Teller, thePeriod, yearNoun } from './teller.ts';

/** Beyond so many words the entries of a condition become sentences of their own. */
const MAX_WORDS = 22;

/** What a measured value is written in: a currency, "percent" for a part, "days", or "number" for a plain number. */
export type MeasureUnit = Unit | 'percent' | 'number' | 'days';

/** What a measured value is written in. A ratio of two things of one kind is a part, and written as a percentage. */
export function unitOf(measure: Measure, program: Program): MeasureUnit {
  const unit = unitOfMeasure(program, measure);
  if (unit === 'days' || isCurrency(unit)) return unit;
  if (!('ratio' in measure)) return 'number';
  const [of, to] = [unitOfMeasure(program, measure.ratio.of), unitOfMeasure(program, measure.ratio.to)];
  if (of === to) return 'percent';
  return isCurrency(of) && !isCurrency(to) ? of : 'number';
}

/** A measured value with its unit. */
export function valueIn(value: Exact | string | number, unit: MeasureUnit, words: Words): string {
  if (unit === 'percent') return words.percent(value);
  if (unit === 'number') return words.number(value);
  if (unit === 'days') return words.count(value, 'day', 'days', 'dag', 'dagen');
  return words.amount(value, unit);
}

/** The measure as a noun: "the total amount of your sales". */
export function measureNoun(measure: Measure, words: Words): string {
  if ('ratio' in measure) {
    const [of, to] = [measureNoun(measure.ratio.of, words), measureNoun(measure.ratio.to, words)];
    return words.t(`${of} divided by ${to}`, `${of} gedeeld door ${to}`);
  }
  const { t, language } = words;
  const yours = t(`your ${sourceNames[measure.source].en}`, `uw ${sourceNames[measure.source].nl}`);
  const fact = factNouns[measure.source].one[language];
  if (measure.count !== undefined) return t(`the number of ${yours}`, `uw aantal ${sourceNames[measure.source].nl}`);
  if (measure.sum !== undefined) {
    return `${theOneWith({ en: 'total', nl: 'totale' }, fieldNoun(measure.sum), language)} ${t('of', 'van')} ${yours}`;
  }
  if (measure.average !== undefined) {
    const noun = theOneWith({ en: 'average', nl: 'gemiddelde' }, fieldNoun(measure.average), language);
    if (measure.per === undefined) return `${noun} per ${fact}`;
    return `${noun} ${t('of', 'van')} ${yours} per ${fieldNoun(measure.per).one[language]}`;
  }
  if (measure.min !== undefined) {
    return `${theOneWith({ en: 'lowest', nl: 'laagste' }, fieldNoun(measure.min), language)} ${t('of one', 'van één')} ${fact}`;
  }
  if (measure.max !== undefined) {
    return `${theOneWith({ en: 'highest', nl: 'hoogste' }, fieldNoun(measure.max), language)} ${t('of one', 'van één')} ${fact}`;
  }
  if (measure.distinct !== undefined) {
    const many = fieldNoun(measure.distinct).many[language];
    return t(`the number of different ${many} in ${yours}`, `het aantal verschillende ${many} in ${yours}`);
  }
  const many = fieldNoun(measure.days_between!).many[language];
  return measure.days_between === 'order'
    ? t('the average number of days between your orders', 'het gemiddelde aantal dagen tussen uw bestellingen')
    : t(
        `the average number of days between the dates of your ${many}`,
        `het gemiddelde aantal dagen tussen de datums van uw ${many}`,
      );
}

/** How a measure is taken: the noun after `lead` ("What counts: "), then what counts, how often, for whom and over which days. */
export function measureSentences(measure: Measure, path: Path, lead: string, teller: Teller): Sentence[] {
  return [sentence(path, `${lead}${measureNoun(measure, teller.words)}`), ...measureDetails(measure, path, teller)];
}

/** The details of a measure beside the incentive's own (a gate's, a fund's): each says that it is about that one, not about what is rewarded. */
export function asideDetails(measure: Measure, path: Path, teller: Teller): Sentence[] {
  const lead = teller.words.t('For this: ', 'Hiervoor geldt: ');
  return measureDetails(measure, path, teller).map(({ path: at, text }) => sentence(at, lead + uncapital(text)));
}

/** What counts in a measure, how often, for whom and over which days. */
function measureDetails(measure: Measure, path: Path, teller: Teller): Sentence[] {
  const { t } = teller.words;
  if (!('ratio' in measure)) return partSentences(measure, path, teller);
  const part = (key: 'of' | 'to', label: string) =>
    partSentences(measure.ratio[key], [...path, 'ratio', key], teller).map(({ path: at, text }) =>
      sentence(at, label + uncapital(text)),
    );
  return [
    ...part('of', t('For the first part: ', 'Voor het eerste deel: ')),
    ...part('to', t('For the second part: ', 'Voor het tweede deel: ')),
  ];
}

function partSentences(measure: SimpleMeasure, path: Path, teller: Teller): Sentence[] {
  return [
    ...whereSentences(measure, path, teller),
    ...weightSentences(measure, path, teller),
    ...togetherSentences(measure, path, teller),
    ...creditSentences(measure, path, teller),
    ...windowSentences(measure, path, teller),
  ];
}

const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const readerFor = (measure: SimpleMeasure, { words, program }: Teller): Reader => ({
  words,
  source: measure.source,
  currency: program.currency,
});

/** "A sale line counts only when …", one sentence, or one per entry when it would become long. */
export function onlyWhen(condition: Condition, reader: Reader): string[] {
  const { words, source } = reader;
  const fact = factNouns[source].one;
  const parts = clauses(condition, reader);
  if (parts.length === 0) return [words.t(`every ${fact.en} counts`, `elke ${fact.nl} telt mee`)];
  const first = (what: string) =>
    words.t(`${aOr(fact.en)} counts only when ${what}`, `een ${fact.nl} telt alleen mee als: ${what}`);
  const whole = first(parts.join(words.t(' and ', ' en ')));
  if (whole.split(/\s+/).length <= MAX_WORDS) return [whole];
  return parts.map((part, i) => (i === 0 ? first(part) : words.t(`and only when ${part}`, `en alleen als: ${part}`)));
}

/** "a sale line", "an activity". */
export const aOr = (noun: string): string => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);

function whereSentences(measure: SimpleMeasure, path: Path, teller: Teller): Sentence[] {
  if (!measure.where) return [];
  return onlyWhen(measure.where, readerFor(measure, teller)).map((text) => sentence([...path, 'where'], text));
}

/** Of an average the noun says it. */
function togetherSentences({ per, average, source }: SimpleMeasure, path: Path, { words }: Teller): Sentence[] {
  if (per === undefined || average !== undefined) return [];
  const noun = fieldNoun(per);
  return [
    sentence(
      [...path, 'per'],
      words.t(
        `${factNouns[source].many.en} of the same ${noun.one.en} are taken together as one`,
        `${factNouns[source].many.nl} van ${noun.het ? 'hetzelfde' : 'dezelfde'} ${noun.one.nl} worden samen als één genomen`,
      ),
    ),
  ];
}

function times(value: string | number, words: Words): string {
  if (equals(exact(value), ONE)) return words.t('once', 'één keer');
  return words.t(`${words.number(value)} times`, `${words.number(value)} keer`);
}

function weightSentences(measure: SimpleMeasure, path: Path, teller: Teller): Sentence[] {
  const { words } = teller;
  const reader = readerFor(measure, teller);
  const fact = factNouns[measure.source].one;
  const listed = (measure.weights ?? []).map(({ where, by }, i) =>
    sentence(
      [...path, 'weights', i],
      words.t(
        `${i === 0 ? `Each ${fact.en}` : 'Otherwise, it'} counts ${times(by, words)} when ${inner(where, reader)}`,
        `${i === 0 ? `Een ${fact.nl} telt` : 'Anders telt die'} ${times(by, words)} als ${inner(where, reader)}`,
      ),
    ),
  );
  const rest = measure.weights
    ? [
        sentence(
          [...path, 'weights'],
          words.t('In all other cases it counts once', 'In alle andere gevallen telt die één keer'),
        ),
      ]
    : [];
  return [...listed, ...rest, ...matrixSentences(measure, path, words)];
}

function matrixSentences({ matrix }: SimpleMeasure, path: Path, words: Words): Sentence[] {
  if (!matrix) return [];
  const row = (who: 'new_customer' | 'existing_customer', en: string, nl: string) =>
    sentence(
      [...path, 'matrix', who],
      words.t(
        `To ${en} customer, a new product counts ${times(matrix[who].new_product, words)} and an existing product ${times(matrix[who].existing_product, words)}`,
        `Bij ${nl} klant telt een nieuw product ${times(matrix[who].new_product, words)} en een bestaand product ${times(matrix[who].existing_product, words)}`,
      ),
    );
  return [row('new_customer', 'a new', 'een nieuwe'), row('existing_customer', 'an existing', 'een bestaande')];
}

/** Who a credit goes to. */
export function creditedTo(to: CreditTo, words: Words): string {
  if (to === 'partner') return words.t('the partner it is registered for', 'de partner op wiens naam het staat');
  if (to === 'seller') return words.t('the seller named on it', 'de verkoper die erop staat');
  if (to === 'parent') return words.t('the partner directly above', 'de partner die er direct boven staat');
  const type = partnerTypeNouns[to.ancestor].one;
  return words.t(
    `the nearest ${type.en} above, or the partner itself when it is one`,
    `de dichtstbijzijnde ${type.nl} erboven, of de partner zelf als die dat is`,
  );
}

function creditSentences({ credit, source }: SimpleMeasure, path: Path, { words }: Teller): Sentence[] {
  if (credit === undefined) return [];
  const at = [...path, 'credit'];
  const fact = factNouns[source].one;
  if (typeof credit === 'string' || 'ancestor' in credit) {
    const to = creditedTo(credit, words);
    return [sentence(at, words.t(`Each ${fact.en} counts for ${to}`, `Elke ${fact.nl} telt voor ${to}`))];
  }
  return credit.shares.map(({ to, share }, i) =>
    sentence(
      [...at, 'shares', i],
      words.t(
        `${words.percent(share)} of each ${fact.en} counts for ${creditedTo(to, words)}`,
        `${words.percent(share)} van elke ${fact.nl} telt voor ${creditedTo(to, words)}`,
      ),
    ),
  );
}

function windowSentences({ window }: SimpleMeasure, path: Path, teller: Teller): Sentence[] {
  const { words } = teller;
  const at = [...path, 'window'];
  if (window === undefined) return [];
  const period = thePeriod(teller);
  if (window === 'period')
    return [sentence(at, words.t(`It counts over the whole of ${period}`, `Het telt over ${period} als geheel`))];
  if (window === 'period_to_date') {
    return [
      sentence(
        at,
        words.t(
          `It counts from the start of ${period} up to today`,
          `Het telt vanaf het begin van ${period} tot en met vandaag`,
        ),
      ),
    ];
  }
  if (window === 'year_to_date' || window === 'quarter_to_date') {
    const year = window === 'year_to_date' ? yearNoun(teller) : periodNouns.quarter.one[words.language];
    return [
      sentence(
        at,
        words.t(
          `It counts from the start of the ${year}, or of the program when that is later, to the end of ${period}`,
          `Het telt vanaf het begin van het ${year}, of van het programma als dat later begint, tot en met het einde van ${period}`,
        ),
      ),
    ];
  }
  const days = words.number(window.rolling_days);
  return [
    sentence(
      at,
      words.t(
        `It counts over the last ${days} days, up to today or the end of ${period}`,
        `Het telt over de laatste ${days} dagen, tot en met vandaag of het einde van ${period}`,
      ),
    ),
  ];
}
