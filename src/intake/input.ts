import type { Readable } from 'node:stream';
import type { Company } from '../partners/company-sql.ts';
import type { Clock } from '../platform/clock.ts';
import type { Bilingual } from '../platform/errors.ts';
import { type Encoding, utf8Pieces } from './bytes.ts';
import { type Delimiter, openCsv, type Rec } from './csv.ts';
import { jsonLines } from './jsonl.ts';
import { jsonPlanOf, type Mapping, planOf } from './plan.ts';
import { fileProblem } from './problems.ts';
import type { Locale } from './readers.ts';
import type { FileFormat, ImportKind } from './schema.ts';
import type { Input } from './stage.ts';
import { openSheet } from './xlsx.ts';

export interface ReadingOptions extends Locale {
  readonly format?: FileFormat | undefined;
  /** Of a workbook, by name; the first one otherwise. */
  readonly sheet?: string | undefined;
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly mapping?: Mapping | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Warning {
  readonly code: string;
  readonly text: Bilingual;
}

export interface OpenInput extends Input {
  /** Of a file that names its columns. */
  readonly header?: readonly string[];
  readonly warnings: Warning[];
}

/** Opens a file: finds its columns and what each is taken for. A Problem where the file as a whole cannot be read. */
export async function openInput(
  kind: ImportKind,
  input: Readable,
  options: ReadingOptions,
  company: Pick<Company, 'timeZone'>,
  clock: Clock,
  onBytes?: (bytes: number) => void,
): Promise<OpenInput> {
  const setting = settingOf(options, company, clock);
  const { signal, encoding, sheet } = options;
  if (options.format === 'xlsx') {
    const { header, batches } = await openSheet(input, { sheet, signal, onBytes });
    const plan = planOf(kind, header, options.mapping ?? {}, setting);
    return { plan, batches, width: header.length, header, warnings: unusedWarning(plan.unused) };
  }
  const pieces = utf8Pieces(input, { encoding, signal, onBytes });
  const mapping = options.mapping ?? {};
  if (options.format === 'jsonl') {
    const plan = jsonPlanOf(kind, mapping, setting);
    return { plan, batches: jsonLines(pieces), width: undefined, warnings: [] };
  }
  const csv = await openCsv(pieces, options.delimiter);
  const plan = planOf(kind, csv.header, mapping, setting);
  const warnings = [...delimiterWarning(csv.delimiter, csv.detected), ...unusedWarning(plan.unused)];
  return {
    plan,
    batches: csv.batches,
    width: csv.header.length,
    header: csv.header,
    warnings,
  };
}

/** Rows that are objects already, as from the API: each one's place, from 0, is its line. Numbers have a decimal point, dates are ISO. */
export function openRows(
  kind: ImportKind,
  rows: readonly unknown[],
  company: Pick<Company, 'timeZone'>,
  clock: Clock,
): OpenInput {
  const plan = jsonPlanOf(kind, {}, settingOf({ decimal: 'point', dates: 'ymd' }, company, clock));
  async function* batches(): AsyncGenerator<Rec<unknown>[]> {
    for (let start = 0; start < rows.length; start += 2000)
      yield rows.slice(start, start + 2000).map((cells, index) => ({ line: start + index, cells }));
  }
  return { plan, batches: batches(), width: undefined, warnings: [] };
}

/** What decides how values are read. A Problem when decimals and thousands would look the same. */
export function settingOf(
  options: Locale & Pick<ReadingOptions, 'format'>,
  company: Pick<Company, 'timeZone'>,
  clock: Clock,
) {
  const { grouping, dates } = options;
  // JSON itself writes decimals with a point.
  const decimal = options.decimal ?? (options.format === 'jsonl' ? 'point' : undefined);
  if (grouping !== undefined && grouping === (decimal ?? 'point')) throw fileProblem('ambiguous-locale');
  return { locale: { decimal, grouping, dates }, timeZone: company.timeZone, today: clock.today(company.timeZone) };
}

export function delimiterWarning(delimiter: Delimiter, detected: boolean): Warning[] {
  if (!detected || delimiter === ',') return [];
  const name = delimiter === '\t' ? 'tab' : delimiter;
  return [
    {
      code: 'delimiter-detected',
      text: {
        en: `The header shows that columns are separated by “${name}”.`,
        nl: `Uit de kopregel blijkt dat kolommen door “${name}” gescheiden zijn.`,
      },
    },
  ];
}

/** Said once per file: columns that nothing is taken from, often a name that was mistyped. */
export function unusedWarning(names: readonly string[]): Warning[] {
  if (names.length === 0) return [];
  const list = names.slice(0, 20).join(', ');
  return [
    {
      code: 'columns-unused',
      text: { en: `Not used: ${list}.`, nl: `Niet gebruikt: ${list}.` },
    },
  ];
}

/** A file's format by its name: CSV when that says nothing. What else Excel makes is taken for a workbook, which says what is wrong with it. */
export function formatOf(name: string): FileFormat {
  if (/\.(jsonl|ndjson)$/i.test(name)) return 'jsonl';
  return /\.xls[xmb]?$/i.test(name) ? 'xlsx' : 'csv';
}
