import { createReadStream } from 'node:fs';
import { type IsoDate, periodsOf } from '../engine/period.ts';
import { calendarOf, type Program } from '../engine/program.ts';
import { readsOf, sourcesOf } from '../engine/request.ts';
import { takeRows } from '../intake/actions.ts';
import { openInput, type ReadingOptions } from '../intake/input.ts';
import type { ImportKind } from '../intake/schema.ts';
import { jsonCells, rowJudge } from '../intake/stage.ts';
import type { Clock } from '../platform/clock.ts';
import type { Store } from '../platform/database.ts';

/** Kinds of files that a calculation takes, in the order in which they are taken in. */
export const bareKinds = [
  'partners',
  'products',
  'customers',
  'rates',
  'goals',
  'sales',
  'activities',
  'trainings',
  'referrals',
] as const;
export type BareFiles = Partial<Record<(typeof bareKinds)[number], string>>;

export interface BareOptions extends ReadingOptions {
  readonly clock: Clock;
  readonly asOf: IsoDate;
  readonly progress: (text: string) => void;
}

/** Facts of a file that no period of the program reads: they count for nothing. */
export interface Outside {
  readonly file: string;
  /** Whether the program measures such facts at all. */
  readonly measured: boolean;
  /** How many, and the first of them. */
  readonly count: number;
  readonly line: number;
  readonly date: IsoDate;
}

/** What facts name, and which of them lie outside the program. */
export interface Survey {
  readonly partners: ReadonlySet<string>;
  readonly sellers: ReadonlySet<string>;
  readonly products: ReadonlySet<string>;
  readonly outside: readonly Outside[];
}

export const readingOf = (
  file: string,
  { decimal, grouping, dates, delimiter, encoding, signal }: BareOptions,
): ReadingOptions => ({
  decimal,
  grouping,
  dates,
  delimiter,
  encoding,
  signal,
  format: /\.(jsonl|ndjson)$/i.test(file) ? 'jsonl' : 'csv',
});

const factKinds = ['sales', 'activities', 'trainings', 'referrals'] as const;

/** Reads the facts' files once, before anything is taken in. */
export async function surveyFacts(program: Program, files: BareFiles, options: BareOptions): Promise<Survey> {
  const [partners, sellers, products] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const outside: Outside[] = [];
  const read = windowsOf(program);
  for (const kind of factKinds) {
    const file = files[kind];
    if (file === undefined) continue;
    const measured = sourcesOf(program).includes(kind);
    let [count, first]: [number, { line: number; date: IsoDate } | undefined] = [0, undefined];
    for await (const { line, values, isRefused } of rowsOf(kind, file, options)) {
      if (values.partner) partners.add(values.partner);
      for (const part of (values.split ?? '').split(';'))
        if (part.includes(':')) partners.add(part.split(':')[0]!.trim());
      if (values.seller) sellers.add(values.seller);
      if (values.product) products.add(values.product);
      const { date } = values;
      if (isRefused || !date || (measured && read.some(({ from, to }) => from <= date && date <= to))) continue;
      count += 1;
      first ??= { line, date };
    }
    if (first) outside.push({ file, measured, count, ...first });
  }
  return { partners, sellers, products, outside };
}

/** All days that some period of the program reads, the past that goals grow from included. */
const windowsOf = (program: Program) => periodsOf(calendarOf(program)).flatMap((period) => readsOf(program, period));

/** Takes in the partners and products that the facts name, where there is no file of them. */
export async function takeNamed(store: Store, files: BareFiles, survey: Survey, clock: Clock): Promise<void> {
  const { partners, sellers, products } = survey;
  const named = [
    ...[...partners].map((code) => ({ code, type: 'reseller' })),
    ...[...sellers].filter((code) => !partners.has(code)).map((code) => ({ code, type: 'seller' })),
  ];
  if (files.partners === undefined && named.length > 0) await takeRows(store, 'partners', named, { clock });
  if (files.products === undefined && products.size > 0) {
    await takeRows(
      store,
      'products',
      [...products].map((code) => ({ code })),
      { clock },
    );
  }
}

/** The rows of a file by our names of the columns, those that are not right included. */
async function* rowsOf(
  kind: ImportKind,
  file: string,
  options: BareOptions,
): AsyncGenerator<{ line: number; values: Record<string, string | null>; isRefused: boolean }> {
  const stream = createReadStream(file);
  try {
    const input = await openInput(kind, stream, readingOf(file, options), { timeZone: 'UTC' }, options.clock);
    const judge = rowJudge(input);
    const cellsOf = input.width === undefined ? jsonCells(input.plan, { unknownKeys: new Set() }) : undefined;
    for await (const batch of input.batches) {
      for (const { line, cells } of batch) {
        const row = cellsOf ? cellsOf(cells) : (cells as readonly string[]);
        const { values, errors } = row ? judge(row) : { values: [], errors: [undefined] };
        const named = input.plan.columns.map(({ name }, i) => [name, values[i] ?? null]);
        yield { line, values: Object.fromEntries(named), isRefused: errors.length > 0 };
      }
    }
  } finally {
    stream.destroy();
  }
}
