import { type Command, Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { type Language, wordsFor } from '../engine/words.ts';
import { addReadingOptions, type ReadingArguments } from '../intake/reading-options.ts';
import { type CommandContext, exitCodes } from '../platform/command.ts';
import { invalid, type Problem, placeOf } from '../platform/errors.ts';
import { dayOption } from '../platform/options.ts';
import { tableText } from '../platform/table.ts';
import { terminalLanguage } from '../platform/terminal.ts';
import { programOf } from '../programs/actions.ts';
import { findingLine } from '../programs/findings.ts';
import { heldOn } from '../programs/show.ts';
import { allVersions } from '../programs/sql.ts';
import { closePeriod, run } from '../runs/actions.ts';
import { type BareResult, calculateFiles } from './bare.ts';
import { type BareFiles, bareKinds } from './bare-files.ts';
import type { ResultLine, StatementLine } from './export-sql.ts';

interface CalculateOptions extends BareFiles, ReadingArguments {
  program?: string;
  full?: boolean;
  asOf?: string;
  out: 'table' | 'json' | 'csv';
}

const examples = `
Against the database: calculates what changed since the last time, in every active program or one, and posts the difference.
With a program file: calculates that program over the files given, in a database made for this only, and prints every amount.

Examples:
  $ vliegwiel calculate
  $ vliegwiel calculate --program volume-2026 --full
  $ vliegwiel calculate --program volume.yaml --sales sales.csv
  $ vliegwiel calculate --program volume.yaml --sales sales.csv --partners partners.csv --as-of 2026-06-30 --out csv > amounts.csv

Exit code 3: rows of the files were refused; the others were calculated.`;

/** `vliegwiel calculate` and `close`. */
export function registerCalculate(program: Command, context: CommandContext): void {
  const command = program
    .command('calculate')
    .description('calculate programs, in the database or over files')
    .option('--program <id or file>', 'a program in the database, or a YAML or JSON file')
    .option('--full', 'everything again instead of what changed; it comes to the same')
    .option('--as-of <date>', 'the day it is (default: today)', dayOption)
    .addOption(
      new Option('--out <form>', 'how to print the amounts of files')
        .choices(['table', 'json', 'csv'])
        .default('table'),
    );
  for (const kind of bareKinds) command.option(`--${kind} <file>`, `CSV or JSON lines, as for import ${kind}`);
  addReadingOptions(command)
    .addHelpText('after', examples)
    .action((options: CalculateOptions) =>
      isBare(options) ? overFiles(context, options) : inDatabase(context, options),
    );
  program
    .command('close')
    .description('close a period: its statements become final')
    .argument('<program>')
    .argument('<period>', 'its key, like 2026-Q1')
    .option('--as-of <date>', 'the day it is (default: today)', dayOption)
    .addHelpText(
      'after',
      '\nWhat comes in later becomes a correction on the next statement.\n\nExample:\n  $ vliegwiel close volume-2026 2026-Q1',
    )
    .action((name: string, period: string, options: { asOf?: string }) => close(context, name, period, options.asOf));
}

const isBare = (options: CalculateOptions): boolean =>
  /\.(ya?ml|json)$|[/\\]/i.test(options.program ?? '') || bareKinds.some((kind) => options[kind] !== undefined);

async function inDatabase(context: CommandContext, options: CalculateOptions): Promise<void> {
  const { db } = await context.open();
  const asOf = options.asOf ?? context.clock.today();
  const programs = options.program === undefined ? await activePrograms(context, asOf) : [options.program];
  const results: { program: string; run: string; cells: number; changed: number; postings: number }[] = [];
  for (const program of programs) {
    await programOf(db, program);
    context.signal.throwIfAborted();
    let partners = 0;
    const done = await run(db, {
      program,
      asOf,
      kind: options.full ? 'full' : 'incremental',
      onProgress: (batch) => {
        partners += batch.partners;
        context.progress(`${program}: ${batch.period}, ${partners} results …`);
      },
    });
    results.push({ ...done, program, run: String(done.run) });
  }
  const nl = terminalLanguage(process.env) === 'nl';
  const head = nl
    ? ['programma', 'berekend', 'gewijzigd', 'boekingen']
    : ['program', 'calculated', 'changed', 'postings'];
  context.show({ as_of: asOf, programs: results }, () =>
    tableText([head, ...results.map((one) => [one.program, one.cells, one.changed, one.postings].map(String))]),
  );
}

async function activePrograms(context: CommandContext, asOf: string): Promise<string[]> {
  const { db } = await context.open();
  const versions = await allVersions(db);
  return [...new Set(versions.map(({ slug }) => slug))].filter((slug) => {
    const { held } = heldOn(
      versions.filter((one) => one.slug === slug),
      asOf,
    );
    return held.status === 'active';
  });
}

async function overFiles(context: CommandContext, options: CalculateOptions): Promise<void> {
  const language = terminalLanguage(process.env);
  const { clock, signal, progress } = context;
  const { decimal, grouping, dates, delimiter, encoding } = options;
  const files = Object.fromEntries(
    bareKinds.flatMap((kind) => (options[kind] === undefined ? [] : [[kind, options[kind]]])),
  );
  const asOf = options.asOf ?? clock.today();
  if (options.program === undefined) throw noProgram();
  const result = await calculateFiles(options.program, files, {
    clock,
    signal,
    progress,
    asOf,
    decimal,
    grouping,
    dates,
    delimiter,
    encoding,
  });
  for (const remark of remarksOn(options.program, result, language)) context.say(remark);
  if (result.rejected > 0) context.exitCode(exitCodes.rejected);
  const shown = shownResult(result, asOf, language);
  context.show(shown, () => {
    if (options.out === 'json') return JSON.stringify(shown, null, 2);
    return options.out === 'csv' ? csvText(result.lines) : linesTable(result.lines, language);
  });
}

/** What a person should know of the files: what is doubtful about the program, rows that were refused, facts that count for nothing. */
function remarksOn(programFile: string, result: BareResult, language: Language): string[] {
  const { t, count, date } = wordsFor(language);
  const refused = result.rejections.map(({ file, line, column, reason }) => {
    const place = placeOf({ file, line, ...(column === null ? {} : { columnName: column }) });
    return `${place}: ${reason[language]}`;
  });
  const hidden = result.rejected - new Set(result.rejections.map(({ file, line }) => `${file}:${line}`)).size;
  const more = hidden > 0 ? [t(`… and ${hidden} more refused rows.`, `… en nog ${hidden} geweigerde rijen.`)] : [];
  const outside = result.outside.map(({ file, measured, line, date: day, count: rows }) => {
    if (!measured)
      return t(
        `${file}: this program measures nothing of the kind, so the file counts for nothing.`,
        `${file}: dit programma meet niets van die soort, dus het bestand telt niet mee.`,
      );
    const others = count(rows - 1, 'row', 'rows', 'rij', 'rijen');
    const more = rows > 1 ? t(` So do ${others} more.`, ` Dat geldt voor nog ${others}.`) : '';
    return t(
      `${placeOf({ file, line })}: ${date(day)} is outside the program, so this row counts for nothing.${more}`,
      `${placeOf({ file, line })}: ${date(day)} valt buiten het programma, dus deze rij telt niet mee.${more}`,
    );
  });
  return [
    ...result.warnings.map((warning) => findingLine(programFile, warning, language)),
    ...refused,
    ...more,
    ...outside,
  ];
}

function shownResult(
  { program, lines, rejected, rejections, warnings, outside }: BareResult,
  asOf: string,
  language: Language,
) {
  return {
    program: program.program,
    as_of: asOf,
    rejected,
    rejections: rejections.map(({ reason, ...rest }) => ({ ...rest, reason: reason[language] })),
    warnings: warnings.map(({ message, ...rest }) => ({ ...rest, message: message[language] })),
    outside,
    lines,
  };
}

function noProgram(): Problem {
  return invalid(
    'program-missing',
    { en: 'Files need a program to calculate.', nl: 'Bestanden hebben een programma nodig om mee te rekenen.' },
    { detail: { en: 'Add --program program.yaml.', nl: 'Voeg --program programma.yaml toe.' } },
  );
}

const columns = [
  'program',
  'period',
  'partner',
  'incentive',
  'unit',
  'value',
  'attainment',
  'earned',
  'amount',
  'status',
] as const;

/** Amounts as a CSV with a header. */
export const csvText = (lines: readonly ResultLine[]): string =>
  stringify([columns, ...lines.map((line) => columns.map((name) => line[name]))]).trimEnd();

/** The same for statements, which hold amounts about other periods too. */
export const statementsCsv = (lines: readonly StatementLine[]): string =>
  stringify([
    [...columns, 'about_period'],
    ...lines.map((line) => [...columns, 'about_period' as const].map((name) => line[name])),
  ]).trimEnd();

function linesTable(lines: readonly ResultLine[], language: 'en' | 'nl'): string {
  const head = {
    en: ['period', 'partner', 'incentive', 'measured', '% of goal', 'earned', 'amount', 'unit'],
    nl: ['periode', 'partner', 'regeling', 'gemeten', '% van doel', 'verdiend', 'bedrag', 'eenheid'],
  }[language];
  const rows = lines.map((line) => [
    line.period,
    line.partner,
    line.incentive,
    line.value ?? '–',
    line.attainment ?? '–',
    line.earned,
    line.amount,
    line.unit,
  ]);
  return tableText([head, ...rows], [3, 4, 5, 6]);
}

async function close(
  context: CommandContext,
  program: string,
  period: string,
  asOf = context.clock.today(),
): Promise<void> {
  const { db } = await context.open();
  const closed = await closePeriod(db, { program, period, asOf });
  const nl = terminalLanguage(process.env) === 'nl';
  const final = (one: string, many: string) => `${closed.statements} ${closed.statements === 1 ? one : many}`;
  context.show({ program, period, ...closed }, () =>
    nl
      ? `${period} van ${program} is afgesloten: ${final('overzicht is', 'overzichten zijn')} definitief.`
      : `${period} of ${program} is closed: ${final('statement is', 'statements are')} final.`,
  );
}
