import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { finished } from 'node:stream/promises';
import { Argument, type Command, Option } from 'commander';
import { z } from 'zod';
import { wordsFor } from '../engine/words.ts';
import { readCompany } from '../partners/company.ts';
import { type CommandContext, exitCodes } from '../platform/command.ts';
import { invalid } from '../platform/errors.ts';
import { openToRead, openToWrite, readText } from '../platform/files.ts';
import type { Language } from '../platform/language.ts';
import { terminalLanguage } from '../platform/terminal.ts';
import { type ImportOptions, importStream } from './actions.ts';
import { formatOf, type ReadingOptions } from './input.ts';
import type { Mapping } from './plan.ts';
import { type Preview, previewStream } from './preview.ts';
import { addReadingOptions, type ReadingArguments } from './reading-options.ts';
import { rejectedHeader, rejectedLines } from './rejected-csv.ts';
import type { ImportResult } from './result.ts';
import { fileFormats, type ImportKind, importKinds } from './schema.ts';
import { showPreview, showRejection } from './show.ts';

interface Arguments extends ReadingArguments, Pick<ReadingOptions, 'format' | 'sheet'> {
  map?: string[];
  preview?: boolean;
  dryRun?: boolean;
  allOrNothing?: boolean;
  rejected?: string;
}

const examples = `
Columns have the names of the documentation (docs/import.md), in any order; --map names those that have another.
Facts already known are not counted again, so a file may be imported twice.

Examples:
  $ vliegwiel import partners partners.csv
  $ vliegwiel import sales sales.csv --decimal comma --grouping point --dates dmy --rejected refused.csv
  $ vliegwiel import sales erp.csv --map id=Factuurregel --map amount=Netto --map currency==EUR --preview
  $ gunzip -c sales.jsonl.gz | vliegwiel import sales - --format jsonl

Exit code 3: rows were refused, or the file as a whole. Exit code 4: there is no such file.`;

/** `vliegwiel import`: a file of rows into the database. */
export function register(program: Command, context: CommandContext): void {
  const command = program
    .command('import')
    .description('take rows in from a CSV file, a workbook (.xlsx) or JSON lines')
    .addArgument(new Argument('<kind>', 'what the rows are').choices(importKinds))
    .argument('<file>', 'the file, or - for standard input')
    .option('--map <column=name…>', 'our column=the file’s, column==one value for all, or a JSON file', gather);
  addReadingOptions(command)
    .addOption(new Option('--format <format>', 'default: by the file’s name').choices(fileFormats))
    .option('--sheet <name>', 'of a workbook (default: the first one)')
    .option('--preview', 'show how the first rows are read, and take nothing in')
    .option('--dry-run', 'say what the whole file would do, and take nothing in')
    .option('--all-or-nothing', 'take nothing in when any row is refused')
    .option('--rejected <file>', 'write refused rows with line, column and reason to this CSV')
    .addHelpText('after', examples)
    .action((kind: ImportKind, file: string, options: Arguments) => act(context, kind, file, options));
}

const gather = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

async function act(context: CommandContext, kind: ImportKind, file: string, options: Arguments): Promise<void> {
  const language = terminalLanguage(process.env);
  const { decimal, grouping, dates, encoding, delimiter } = options;
  const format = options.format ?? formatOf(file);
  const mapping = await readMapping(options.map ?? []);
  const reading = { decimal, grouping, dates, encoding, delimiter, format, mapping, sheet: options.sheet };
  const input = await openToRead(file);
  const store = await context.open();
  const { clock, signal } = context;
  if (options.preview) {
    const preview = await previewStream(kind, input, { ...reading, clock, signal }, await readCompany(store.db));
    context.show(showPreview(preview, language), () => previewText(preview, language));
    return context.exitCode(preview.missing.length + preview.rejections.length > 0 ? exitCodes.rejected : exitCodes.ok);
  }
  const rejected = options.rejected === undefined ? undefined : await openRejected(options.rejected, file);
  rejected?.write(rejectedHeader());
  const taking: ImportOptions = {
    ...reading,
    clock,
    signal,
    label: file === '-' ? 'stdin' : basename(file),
    mode: options.allOrNothing ? 'all-or-nothing' : 'accept-valid',
    dryRun: options.dryRun,
    onProgress: ({ phase, lines, bytes }) => context.progress(progressText(phase, lines, bytes, language)),
    onRejections: rejected && ((page) => write(rejected, rejectedLines(page, language))),
    most: 20,
  };
  const result = await importStream(store, kind, input, taking);
  rejected?.end();
  if (rejected) await finished(rejected);
  context.show(shownResult(result, language), () => resultText(result, options, language));
  context.exitCode(result.rejected > 0 ? exitCodes.rejected : exitCodes.ok);
}

/** Refuses to write over the file that is read: it would be gone before its first line is. */
async function openRejected(name: string, input: string): Promise<WriteStream> {
  if (input !== '-' && (await realpath(name).catch(() => '')) === (await realpath(input)))
    throw invalid('same-file', {
      en: `${name} is the file that is imported; give the refused rows another name.`,
      nl: `${name} is het bestand dat wordt geïmporteerd; geef de geweigerde rijen een andere naam.`,
    });
  return openToWrite(name);
}

async function write(file: WriteStream, text: string): Promise<void> {
  if (!file.write(text)) await once(file, 'drain');
}

const mappingShape = z.record(z.string(), z.string());

/** `column=name` as often as needed, and JSON files of them. */
async function readMapping(given: readonly string[]): Promise<Mapping> {
  const mapping: Record<string, string> = {};
  for (const one of given) {
    const at = one.indexOf('=');
    if (at > 0) mapping[one.slice(0, at)] = one.slice(at + 1);
    else Object.assign(mapping, await mappingFile(one));
  }
  return mapping;
}

async function mappingFile(file: string): Promise<Mapping> {
  const mapping = mappingShape.safeParse(parseJson(await readText(file, 1_000_000)));
  if (mapping.success) return mapping.data;
  throw invalid(
    'mapping-unreadable',
    {
      en: `${file} is no mapping: it must be one JSON object of texts.`,
      nl: `${file} is geen afbeelding: het moet één JSON-object met teksten zijn.`,
    },
    {
      detail: {
        en: 'Write --map column=name, or name a JSON file like {"amount": "Net", "currency": "=EUR"}.',
        nl: 'Schrijf --map kolom=naam, of noem een JSON-bestand als {"amount": "Netto", "currency": "=EUR"}.',
      },
    },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function progressText(phase: 'reading' | 'storing', lines: number, bytes: number, language: Language): string {
  const megabytes = `${(bytes / 1e6).toFixed(1)} MB`;
  const { t, count } = wordsFor(language);
  const doing = phase === 'reading' ? t('Reading', 'Lezen') : t('Storing', 'Opslaan');
  return `${doing}: ${count(lines, 'row', 'rows', 'rij', 'rijen')}, ${megabytes}`;
}

/** For scripts, by the names of the API. */
function shownResult({ importId, rejections, warnings, ...counts }: ImportResult, language: Language) {
  return {
    import: importId === undefined ? null : String(importId),
    ...counts,
    rejections: rejections.map((one) => showRejection(one, language)),
    warnings: warnings.map(({ text }) => text[language]),
  };
}

function resultText(result: ImportResult, options: Arguments, language: Language): string {
  const { lines, accepted, repeated, rejected, warnings, rejections } = result;
  const nl = language === 'nl';
  const nothing = rejected > 0 && options.allOrNothing;
  const because = nothing ? (nl ? 'Er is niets ingenomen. ' : 'Nothing is taken in. ') : '';
  const would = options.dryRun ? (nl ? 'Proef, er is niets ingenomen. ' : 'A trial, nothing is taken in. ') : because;
  const rows = wordsFor(language).count(lines, 'row', 'rows', 'rij', 'rijen');
  const first = nl
    ? `${rows}: ${accepted} ingenomen, ${repeated} al bekend, ${rejected} geweigerd.`
    : `${rows}: ${accepted} taken in, ${repeated} known already, ${rejected} refused.`;
  const refusals = rejections.map(({ line, column, value, reason }) => {
    const shown = value ? ` “${value}”` : '';
    return `  ${nl ? 'regel' : 'line'} ${line}${column ? `, ${column}` : ''}${shown}: ${reason[language]}`;
  });
  const hidden = rejected - new Set(rejections.map(({ line }) => line)).size;
  const more = nl
    ? `  … en nog ${hidden}; --rejected <bestand> schrijft ze alle.`
    : `  … and ${hidden} more; --rejected <file> writes them all.`;
  return [
    ...warnings.map(({ text }) => text[language]),
    would + first,
    ...refusals,
    ...(hidden > 0 && options.rejected === undefined ? [more] : []),
  ].join('\n');
}

function previewText({ columns, missing, rows, rejections, warnings }: Preview, language: Language): string {
  const nl = language === 'nl';
  const unused = nl ? '(niet gebruikt)' : '(not used)';
  return [
    ...warnings.map(({ text }) => text[language]),
    ...columns.map(({ column, field }) => `  ${column} → ${field ?? unused}`),
    ...(missing.length > 0 ? [`${nl ? 'Ontbreekt' : 'Missing'}: ${missing.join(', ')}`] : []),
    ...rows.map(({ line, values }) => {
      const pairs = Object.entries(values).map(([name, value]) => `${name}=${value}`);
      return `${nl ? 'regel' : 'line'} ${line}: ${pairs.join(', ')}`;
    }),
    ...rejections.map(({ line, column, value, reason }) => {
      return `${nl ? 'regel' : 'line'} ${line}${column ? `, ${column}` : ''}${value ? ` “${value}”` : ''}: ${reason[language]}`;
    }),
  ].join('\n');
}
