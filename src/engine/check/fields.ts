import { isExactText } from '../exact.ts';
import { type FieldType, fieldOf, fields, partnerTypes, type Source } from '../fact.ts';
import { nearest } from '../nearest.ts';
import { isDate } from '../period.ts';
import type { Condition, FieldTest } from '../program.ts';
import { type Checked, error, type Finding, type MeasurePlace, measuresOf, type Path } from './finding.ts';

/** Fields that the source does not have, that cannot be measured so, and tests that do not fit their field. */
export function fieldFindings(checked: Checked): Finding[] {
  const { incentive, at } = checked;
  const clawback = incentive.limits?.clawback;
  const source = 'ratio' in incentive.measure ? incentive.measure.ratio.of.source : incentive.measure.source;
  return [
    ...measuresOf(checked).flatMap((place) => [...measuredFields(place), ...testedFields(place)]),
    ...(clawback ? conditionFields(clawback.where, source, [...at, 'limits', 'clawback', 'where']) : []),
  ];
}

function measuredFields({ measure, at }: MeasurePlace): Finding[] {
  const { source } = measure;
  const numbers = (['sum', 'average', 'min', 'max'] as const).flatMap((key) => {
    const name = measure[key];
    if (name === undefined) return [];
    const field = fieldOf(source, name);
    if (!field) return [unknownField(source, name, [...at, key])];
    return field.type === 'money' || field.type === 'number' ? [] : [notANumber(source, name, key, [...at, key])];
  });
  const names = (['distinct', 'days_between', 'per'] as const).flatMap((key) => {
    const name = measure[key];
    return name === undefined || fieldOf(source, name) ? [] : [unknownField(source, name, [...at, key])];
  });
  const matrix =
    measure.matrix && source !== 'sales'
      ? [
          error('matrix-needs-sales', [...at, 'matrix'], ({ t }) =>
            t(
              `Only sales know new and existing customers and products; ${source} do not. Use weights instead.`,
              `Alleen sales kent nieuwe en bestaande klanten en producten; ${source} niet. Gebruik weights.`,
            ),
          ),
        ]
      : [];
  return [...numbers, ...names, ...matrix];
}

function testedFields({ measure, at }: MeasurePlace): Finding[] {
  const where = measure.where ? conditionFields(measure.where, measure.source, [...at, 'where']) : [];
  const weights = (measure.weights ?? []).flatMap((weight, i) =>
    conditionFields(weight.where, measure.source, [...at, 'weights', i, 'where']),
  );
  return [...where, ...weights];
}

function conditionFields(condition: Condition, source: Source, at: Path): Finding[] {
  return Object.entries(condition).flatMap(([key, test]) => {
    if (test === undefined) return [];
    if (key === 'all' || key === 'any') {
      return (test as Condition[]).flatMap((part, i) => conditionFields(part, source, [...at, key, i]));
    }
    if (key === 'not') return conditionFields(test as Condition, source, [...at, 'not']);
    const field = fieldOf(source, key);
    if (!field) return [unknownField(source, key, [...at, key])];
    return testFindings(key, field.type, test as FieldTest, [...at, key]);
  });
}

function unknownField(source: Source, name: string, path: Path): Finding {
  const known = Object.keys(fields[source]);
  const meant = nearest(name, known);
  return error('unknown-field', path, ({ t }) => {
    const hint = meant
      ? t(`Did you mean ${meant}?`, `Bedoelt u ${meant}?`)
      : t(`It has ${known.join(', ')}.`, `Bekend zijn ${known.join(', ')}.`);
    return t(`${source} have no field "${name}". ${hint}`, `${source} heeft geen veld "${name}". ${hint}`);
  });
}

function notANumber(source: Source, name: string, key: string, path: Path): Finding {
  const numbers = Object.entries(fields[source]).filter(([, { type }]) => type === 'money' || type === 'number');
  const list = numbers.map(([field]) => field).join(', ');
  return error('not-a-number-field', path, ({ t }) =>
    t(
      `The ${key} of "${name}" cannot be taken: it is no number. Take one of ${list}, or use distinct or count.`,
      `De ${key} van "${name}" bestaat niet: het is geen getal. Neem een van ${list}, of gebruik distinct of count.`,
    ),
  );
}

/** Values that a field can have, where these are known. */
const knownValues: Readonly<Record<string, readonly string[]>> = {
  customer_status: ['new', 'existing'],
  product_status: ['new', 'existing'],
  partner_type: partnerTypes,
};

function testFindings(field: string, type: FieldType, test: FieldTest, at: Path): Finding[] {
  if (Array.isArray(test)) return test.flatMap((value, i) => valueFindings(field, type, value, [...at, i]));
  if (typeof test !== 'object') return valueFindings(field, type, test, at);
  const { starts_with, ...bounds } = test;
  const findings: Finding[] = [];
  if (starts_with !== undefined && type !== 'text') {
    findings.push(
      error('wrong-test', [...at, 'starts_with'], ({ t }) =>
        t(
          `starts_with is for texts; "${field}" is ${kind(type, t)}.`,
          `starts_with is voor teksten; "${field}" is ${kind(type, t)}.`,
        ),
      ),
    );
  }
  for (const [key, bound] of Object.entries(bounds)) {
    if (bound === undefined) continue;
    if (type === 'text' || type === 'list') {
      findings.push(
        error('wrong-test', [...at, key], ({ t }) =>
          t(
            `${key} is for numbers, money and dates; "${field}" is ${kind(type, t)}. Give the values it may have.`,
            `${key} is voor getallen, geld en datums; "${field}" is ${kind(type, t)}. Geef de waarden die het mag hebben.`,
          ),
        ),
      );
    } else findings.push(...valueFindings(field, type, bound, [...at, key]));
  }
  return findings;
}

function kind(type: FieldType, t: (en: string, nl: string) => string): string {
  return {
    money: t('money', 'geld'),
    number: t('a number', 'een getal'),
    text: t('text', 'tekst'),
    list: t('a list of texts', 'een lijst teksten'),
    date: t('a date', 'een datum'),
  }[type];
}

function valueFindings(field: string, type: FieldType, value: string | number | boolean, at: Path): Finding[] {
  const text = String(value);
  if ((type === 'money' || type === 'number') && !(typeof value !== 'boolean' && isExactText(text))) {
    return [
      error('wrong-test', at, ({ t }) =>
        t(
          `"${field}" is ${kind(type, t)}, and "${text}" is not: nothing matches.`,
          `"${field}" is ${kind(type, t)}, en "${text}" niet: niets voldoet.`,
        ),
      ),
    ];
  }
  if (type === 'date' && !isDate(text)) {
    return [
      error('wrong-test', at, ({ t }) =>
        t(
          `"${text}" is not an existing date: write YYYY-MM-DD.`,
          `"${text}" is geen bestaande datum: schrijf JJJJ-MM-DD.`,
        ),
      ),
    ];
  }
  const known = Object.hasOwn(knownValues, field) ? knownValues[field]! : undefined;
  if (!known || known.includes(text)) return [];
  const meant = nearest(text, known);
  return [
    error('unknown-value', at, ({ t }) => {
      const hint = meant ? t(` Did you mean ${meant}?`, ` Bedoelt u ${meant}?`) : '';
      return t(
        `"${field}" is one of ${known.join(', ')}, never "${text}".${hint}`,
        `"${field}" is een van ${known.join(', ')}, nooit "${text}".${hint}`,
      );
    }),
  ];
}
