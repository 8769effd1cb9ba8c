import { isCurrency } from '../engine/money.ts';
import type { IsoDate } from '../engine/period.ts';
import { type Column, columnsOf } from './columns.ts';
import { fileProblem } from './problems.ts';
import { dayReader, type Locale, type Read, readDecimal, readSplit, readText } from './readers.ts';
import type { ImportKind } from './schema.ts';

/** Our column → the file's column, or `=value` for one value in every row. */
export type Mapping = Readonly<Record<string, string>>;

/** Where a column's values come from and how they are read. */
export interface PlannedColumn {
  readonly name: string;
  /** As the file calls it; rejections use this name. */
  readonly label: string;
  /** The column's place in the file; undefined for a constant. */
  readonly index: number | undefined;
  readonly constant: string | undefined;
  readonly column: Column;
  readonly read: (text: string) => Read;
  /** Reads a number that the file holds as such. */
  readonly readExact: (text: string) => Read;
}

export interface Plan {
  readonly kind: ImportKind;
  readonly locale: Locale;
  readonly columns: readonly PlannedColumn[];
  /** Columns of the file that nothing is taken from. */
  readonly unused: readonly string[];
}

export interface Setting {
  readonly locale: Locale;
  readonly timeZone: string;
  /** Facts after this day are refused. */
  readonly today: IsoDate;
}

/** Decides what each column of a file is. A Problem when the header lacks one, or the mapping names one that does not exist. */
export function planOf(kind: ImportKind, header: readonly string[], mapping: Mapping, setting: Setting): Plan {
  const { plan, missing } = draftPlan(kind, header, mapping, setting);
  if (missing.length === 0) return plan;
  const params = { missing: missing.join(', '), header: shown(header), example: missing[0]! };
  throw fileProblem('missing-column', { line: 1, params });
}

/** A plan, and the columns without which no row could be right and that nothing is taken for yet. */
export function draftPlan(
  kind: ImportKind,
  header: readonly string[],
  mapping: Mapping,
  setting: Setting,
): { plan: Plan; missing: string[] } {
  checkMapping(kind, mapping);
  const places = new Map(header.map((name, index) => [name.toLowerCase(), index]));
  const read = readersOf(setting);
  const columns: PlannedColumn[] = [];
  for (const [name, column] of Object.entries(columnsOf[kind])) {
    const source = mapping[name];
    if (source?.startsWith('=')) {
      columns.push(constantColumn(name, source.slice(1), column, read(column)));
      continue;
    }
    const index = places.get((source ?? name).trim().toLowerCase());
    if (index !== undefined)
      columns.push({ name, label: header[index]!, index, constant: undefined, column, ...read(column) });
    else if (source !== undefined)
      throw fileProblem('mapped-column-absent', { line: 1, params: { column: source, name, header: shown(header) } });
  }
  const used = new Set(columns.map((column) => column.index));
  const unused = header.filter((name, index) => name !== '' && !used.has(index));
  return { plan: { kind, locale: setting.locale, columns, unused }, missing: missingFrom(kind, columns) };
}

/** The plan for JSON objects: every column may be there, by its own name or the mapped one. */
export function jsonPlanOf(kind: ImportKind, mapping: Mapping, setting: Setting): Plan {
  checkMapping(kind, mapping);
  const read = readersOf(setting);
  const columns = Object.entries(columnsOf[kind]).map(([name, column], index): PlannedColumn => {
    const source = mapping[name];
    if (source?.startsWith('=')) return constantColumn(name, source.slice(1), column, read(column));
    return { name, label: source ?? name, index, constant: undefined, column, ...read(column) };
  });
  return { kind, locale: setting.locale, columns, unused: [] };
}

function checkMapping(kind: ImportKind, mapping: Mapping): void {
  for (const name of Object.keys(mapping)) {
    if (Object.hasOwn(columnsOf[kind], name)) continue;
    throw fileProblem('unknown-mapping', { params: { column: name, known: Object.keys(columnsOf[kind]).join(', ') } });
  }
}

function constantColumn(name: string, value: string, column: Column, readers: Readers): PlannedColumn {
  if (typeof readers.read(value) !== 'string') throw fileProblem('wrong-constant', { params: { name, value } });
  return { name, label: name, index: undefined, constant: value, column, ...readers };
}

/** Of each group at least one must be there; the first is named when none is. A correction takes over what it does not give itself. */
export function neededGroups(kind: ImportKind): string[][] {
  const groups = Object.entries(columnsOf[kind]).flatMap(([name, { required }]) =>
    required ? [required === 'unless-correcting' ? [name, 'corrects'] : [name]] : [],
  );
  if ('split' in columnsOf[kind]) groups.push(['partner', 'split']);
  if (kind === 'sales') groups.push(['amount', 'quantity']);
  return groups;
}

function missingFrom(kind: ImportKind, columns: readonly PlannedColumn[]): string[] {
  const given = new Set(columns.map(({ name }) => name));
  return neededGroups(kind)
    .filter((group) => !group.some((name) => given.has(name)))
    .map(([name]) => name!);
}

const shown = (header: readonly string[]): string => header.join(' | ').slice(0, 300);

type Readers = Pick<PlannedColumn, 'read' | 'readExact'>;

function readersOf(setting: Setting): (column: Column) => Readers {
  const read = readersFor(setting);
  const readExact = readersFor({ ...setting, locale: { ...setting.locale, decimal: 'point', grouping: undefined } });
  return (column) => ({ read: read(column), readExact: readExact(column) });
}

function readersFor(setting: Setting): (column: Column) => (text: string) => Read {
  const { locale, today } = setting;
  const day = dayReader(locale, setting.timeZone);
  const pastDay = (text: string): Read => {
    const read = day(text);
    return typeof read === 'string' && read > today ? { code: 'date-in-future', params: { today } } : read;
  };
  return (column) => {
    switch (column.type) {
      case 'text':
      case 'code':
        return (text) => readText(text, column.most!);
      case 'date':
        return day;
      case 'past-date':
        return pastDay;
      case 'number':
        return (text) => readDecimal(text, locale);
      case 'rate':
        return (text) => readRate(text, locale);
      case 'currency':
        return readCurrency;
      case 'choice':
        return (text) => readChoice(text, column.choices!);
      case 'period':
        return readPeriod;
      case 'tags':
        return (text) => readTags(text, column.most!);
      case 'split':
        return (text) => {
          const shares = readSplit(text, locale);
          return 'code' in shares ? shares : text;
        };
    }
  };
}

const MOST_RATE = 9_000_000_000n * 1_000_000_000n;

function readRate(text: string, locale: Locale): Read {
  const read = readDecimal(text, locale, 9);
  if (typeof read !== 'string') return read;
  const rate = BigInt(read);
  if (rate <= 0n) return { code: 'rate-not-positive' };
  return rate > MOST_RATE ? { code: 'too-large' } : read;
}

function readTags(text: string, most: number): Read {
  const wrong = text
    .split(';')
    .map((tag) => readText(tag.trim(), most))
    .find((read) => typeof read !== 'string');
  return wrong ?? text;
}

function readCurrency(text: string): Read {
  const code = text.toUpperCase();
  return isCurrency(code) ? code : { code: 'unknown-currency' };
}

function readChoice(text: string, choices: readonly string[]): Read {
  if (choices.includes(text)) return text;
  const lower = text.toLowerCase();
  return choices.includes(lower) ? lower : { code: 'not-one-of', params: { choices: choices.join(', ') } };
}

function readPeriod(text: string): Read {
  return /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$|^campaign$/.test(text) ? text : { code: 'not-a-period' };
}
