import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { IsoDate } from '../engine/period.ts';
import type { Program } from '../engine/program.ts';
import { importStream, type Rejection, takeRows } from '../intake/actions.ts';
import { openInput, type ReadingOptions } from '../intake/input.ts';
import type { ImportKind } from '../intake/schema.ts';
import { jsonCells, rowJudge } from '../intake/stage.ts';
import { saveCompany } from '../partners/company.ts';
import type { Clock } from '../platform/clock.ts';
import { openStore, type Store } from '../platform/database.ts';
import { startEmbedded } from '../platform/embedded.ts';
import { codeOf, invalid, Problem } from '../platform/errors.ts';
import { migrate } from '../platform/migrate.ts';
import { activate, saveDraft } from '../programs/actions.ts';
import { examine, mustBeRead } from '../programs/findings.ts';
import { run } from '../runs/actions.ts';
import { type ResultLine, resultLines } from './export-sql.ts';

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

export interface BareResult {
  readonly program: Program;
  readonly lines: ResultLine[];
  readonly rejections: (Rejection & { readonly file: string })[];
  readonly rejected: number;
}

/**
 * Calculates a program over files alone: they go through the same import, run and ledger as always, in a database that exists for this only.
 * Without a file of partners or products, those named by the facts are taken, partners as resellers and sellers as sellers.
 * Throws a Problem that names the file when one cannot be read; refused rows are left out and returned.
 */
export async function calculateFiles(programFile: string, files: BareFiles, options: BareOptions): Promise<BareResult> {
  const program = await readProgram(programFile);
  for (const file of Object.values(files)) await mustExist(file);
  return withScratch(options, async (store) => {
    await saveCompany(store.db, {
      name: 'Files',
      baseCurrency: program.currency,
      timeZone: program.time_zone ?? 'UTC',
    });
    await takeNamed(store, files, options);
    const rejections: BareResult['rejections'] = [];
    let rejected = 0;
    for (const kind of bareKinds) {
      const file = files[kind];
      if (file === undefined) continue;
      options.progress(`Reading ${basename(file)} …`);
      const result = await importStream(store, kind, createReadStream(file), {
        ...readingOf(file, options),
        label: file,
        clock: options.clock,
        most: 20,
      });
      rejected += result.rejected;
      rejections.push(...result.rejections.map((one) => ({ ...one, file })));
    }
    options.progress('Calculating …');
    const draft = await saveDraft(store.db, { document: program });
    await activate(store.db, program.program, draft.version);
    await run(store.db, { program: program.program, asOf: options.asOf });
    return { program, lines: await resultLines(store.db, { program: program.program }), rejections, rejected };
  });
}

async function readProgram(file: string): Promise<Program> {
  await mustExist(file);
  try {
    return mustBeRead(examine(await readFile(file, 'utf8')));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, status, title, detail, where, params } = error;
    throw new Problem({ code, status, title, ...(detail ? { detail } : {}), where: { ...where, file }, params });
  }
}

async function mustExist(file: string): Promise<void> {
  const stream = createReadStream(file, { end: 0 });
  try {
    for await (const _ of stream) break;
  } catch (error) {
    const why =
      codeOf(error) === 'ENOENT' ? 'it does not exist' : codeOf(error) === 'EISDIR' ? 'it is a folder' : String(error);
    throw invalid('file-unreadable', {
      en: `${file} cannot be read: ${why}.`,
      nl: `${file} is niet te lezen: ${why}.`,
    });
  }
}

async function withScratch<T>(options: BareOptions, work: (store: Store) => Promise<T>): Promise<T> {
  options.progress('Preparing …');
  // Made by the server, which may have to give it to an account of its own.
  const folder = join(tmpdir(), `vliegwiel-files-${randomUUID()}`);
  try {
    return await inDatabase(folder, work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inDatabase<T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> {
  const server = await startEmbedded({ folder, durable: false });
  try {
    await migrate(server.url);
    const store = openStore(server.url, { name: 'vliegwiel calculate' });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  } finally {
    await server.stop();
  }
}

const readingOf = (
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

/** Takes in the partners and products that the facts name, where there is no file of them. */
async function takeNamed(store: Store, files: BareFiles, options: BareOptions): Promise<void> {
  if (files.partners !== undefined && files.products !== undefined) return;
  const [partners, sellers, products] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const kind of factKinds) {
    const file = files[kind];
    if (file === undefined) continue;
    for await (const row of valuesOf(kind, file, options)) {
      if (row.partner) partners.add(row.partner);
      for (const part of (row.split ?? '').split(';')) if (part.includes(':')) partners.add(part.split(':')[0]!.trim());
      if (row.seller) sellers.add(row.seller);
      if (row.product) products.add(row.product);
    }
  }
  const { clock } = options;
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
async function* valuesOf(
  kind: ImportKind,
  file: string,
  options: BareOptions,
): AsyncGenerator<Record<string, string | null>> {
  const stream = createReadStream(file);
  try {
    const input = await openInput(kind, stream, readingOf(file, options), { timeZone: 'UTC' }, options.clock);
    const judge = rowJudge(input);
    const cellsOf = input.width === undefined ? jsonCells(input.plan, { unknownKeys: new Set() }) : undefined;
    for await (const batch of input.batches) {
      for (const { cells } of batch) {
        const row = cellsOf ? cellsOf(cells) : (cells as readonly string[]);
        const values = row ? judge(row).values : [];
        yield Object.fromEntries(input.plan.columns.map(({ name }, i) => [name, values[i] ?? null]));
      }
    }
  } finally {
    stream.destroy();
  }
}
