import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Program } from '../engine/program.ts';
import { importStream } from '../intake/actions.ts';
import type { Rejection } from '../intake/result.ts';
import { saveCompany } from '../partners/company.ts';
import { openStore, type Store } from '../platform/database.ts';
import { startEmbedded } from '../platform/embedded.ts';
import { invalid } from '../platform/errors.ts';
import { openToRead, readText } from '../platform/files.ts';
import { migrate } from '../platform/migrate.ts';
import { activate, saveDraft } from '../programs/actions.ts';
import { maxDocumentBytes } from '../programs/document.ts';
import { examine, type Finding } from '../programs/findings.ts';
import { run } from '../runs/actions.ts';
import {
  type BareFiles,
  type BareOptions,
  bareKinds,
  type Outside,
  readingOf,
  surveyFacts,
  takeNamed,
} from './bare-files.ts';
import { type ResultLine, resultLines } from './export-sql.ts';

export interface BareResult {
  readonly program: Program;
  readonly lines: ResultLine[];
  /** The first of each file. */
  readonly rejections: (Rejection & { readonly file: string })[];
  readonly rejected: number;
  /** What is doubtful about the program, and the facts that it does not look at. */
  readonly warnings: readonly Finding[];
  readonly outside: readonly Outside[];
}

/**
 * Calculates a program over files alone: they go through the same import, run and ledger as always, in a database that exists for this only.
 * Without a file of partners or products, those named by the facts are taken, partners as resellers and sellers as sellers.
 * Throws a Problem that names the file when one cannot be read; refused rows are left out and returned.
 */
export async function calculateFiles(programFile: string, files: BareFiles, options: BareOptions): Promise<BareResult> {
  const { program, warnings } = await readProgram(programFile);
  for (const file of Object.values(files)) await mustBeFile(file);
  return withScratch(options, async (store) => {
    await saveCompany(store.db, {
      name: 'Files',
      baseCurrency: program.currency,
      timeZone: program.time_zone ?? 'UTC',
    });
    const survey = await surveyFacts(program, files, options);
    await takeNamed(store, files, survey, options.clock);
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
    const lines = await resultLines(store.db, { program: program.program });
    return { program, lines, rejections, rejected, warnings, outside: survey.outside };
  });
}

/** The program in a file that has no errors, and what is doubtful about it. Throws the first error with its place. */
async function readProgram(file: string): Promise<{ program: Program; warnings: Finding[] }> {
  const { program, findings } = examine(await readText(file, maxDocumentBytes));
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (program && !first) return { program, warnings: [...findings] };
  const { path, message, line, column } = first!;
  const place = path.length > 0 ? `${path.join('.')}: ` : '';
  throw invalid(
    'invalid-program',
    { en: `${place}${message.en}`, nl: `${place}${message.nl}` },
    {
      detail: {
        en: `vliegwiel check ${file} shows all that is wrong (${errors.length}).`,
        nl: `vliegwiel check ${file} toont alles wat er mis is (${errors.length}).`,
      },
      where: { file, ...(line === undefined || column === undefined ? {} : { line, column }) },
    },
  );
}

/** Files are read more than once here, so that standard input will not do. */
async function mustBeFile(file: string): Promise<void> {
  if (file === '-')
    throw invalid('file-needed', {
      en: 'Standard input cannot be read here. Name a file.',
      nl: 'Standaardinvoer kan hier niet gelezen worden. Noem een bestand.',
    });
  (await openToRead(file)).destroy();
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
