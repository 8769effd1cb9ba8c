import { Argument, type Command, Option } from 'commander';
import { type Language, languages, wordsFor } from '../engine/words.ts';
import { type EntryFilter, type EntryRow, entryRows } from '../ledger/sql.ts';
import type { CommandContext } from '../platform/command.ts';
import type { Database } from '../platform/database.ts';
import { notFound } from '../platform/errors.ts';
import { writeWhole } from '../platform/files.ts';
import { tableText } from '../platform/table.ts';
import { terminalLanguage } from '../platform/terminal.ts';
import { programOf } from '../programs/actions.ts';
import { explanationOf, listOfPartner, statementOf } from './actions.ts';
import { csvText, registerCalculate, statementsCsv } from './calculate-command.ts';
import { entriesCsv, entryShape } from './entries.ts';
import { type ExportFilter, resultLines, statementLines } from './export-sql.ts';
import { factsOf, showLineFact } from './facts.ts';
import { findStatement } from './found.ts';
import type { StatementFactShape, StatementShape } from './schema.ts';
import { partnerNamed } from './sql.ts';

interface LanguageOption {
  language?: Language;
}
const exports = ['statements', 'results', 'entries'] as const;

interface ExportOptions extends ExportFilter {
  format: 'csv' | 'json';
  out?: string;
}

const languageFrom = ({ language }: LanguageOption): Language => language ?? terminalLanguage(process.env);

/** `vliegwiel calculate`, `close`, `statement`, `explain` and `export`. */
export function register(program: Command, context: CommandContext): void {
  const language = () => new Option('--language <language>', 'the language of the sentences').choices([...languages]);
  registerCalculate(program, context);
  program
    .command('statement')
    .description('show a partner’s statement, or list them')
    .argument('<partner>', 'its code')
    .argument('[program]', 'its short name')
    .argument('[period]', 'its key, like 2026-Q1')
    .addOption(language())
    .addHelpText(
      'after',
      '\nExamples:\n  $ vliegwiel statement R-1001\n  $ vliegwiel statement R-1001 volume-2026 2026-Q1 --language nl',
    )
    .action((partner: string, slug: string | undefined, period: string | undefined, options: LanguageOption) =>
      slug !== undefined && period !== undefined
        ? showStatement(context, { partner, program: slug, period }, languageFrom(options))
        : listStatements(context, partner, slug, languageFrom(options)),
    );
  program
    .command('explain')
    .description('tell how an amount came about: the rule, the steps and the facts')
    .argument('<partner>', 'its code')
    .argument('<program>', 'its short name')
    .argument('<period>', 'its key, like 2026-Q1')
    .argument('<incentive>', 'its id in the program')
    .option('--facts', 'also every fact, counted or not, with the reason')
    .addOption(language())
    .addHelpText('after', '\nExample:\n  $ vliegwiel explain R-1001 volume-2026 2026-Q1 volume --facts')
    .action(
      (
        partner: string,
        slug: string,
        period: string,
        incentive: string,
        options: LanguageOption & { facts?: boolean },
      ) =>
        explain(context, { partner, program: slug, period }, incentive, options.facts === true, languageFrom(options)),
    );
  program
    .command('export')
    .description('write amounts or ledger entries as CSV or JSON')
    .addArgument(
      new Argument(
        '<what>',
        'statements (closed ones as frozen, with their corrections), results (as they are now) or entries (of the ledger)',
      ).choices([...exports]),
    )
    .addOption(new Option('--format <format>', 'of the rows').choices(['csv', 'json']).default('csv'))
    .option('--program <id>', 'its short name')
    .option('--period <key>', 'like 2026-Q1')
    .option('--partner <code>', 'its code')
    .option('--out <file>', 'default: standard output')
    .addHelpText(
      'after',
      '\nExamples:\n  $ vliegwiel export statements --program volume-2026 --period 2026-Q1 --out q1.csv\n  $ vliegwiel export entries --format json',
    )
    .action((what: string, options: ExportOptions) => exportAll(context, what, options));
}

type Key = { partner: string; program: string; period: string };

async function showStatement(context: CommandContext, key: Key, language: Language): Promise<void> {
  const { db } = await context.open();
  const statement = await statementOf(db, key, language);
  context.show(statement, () => statementText(statement, language));
}

function statementText(statement: StatementShape, language: Language): string {
  const { t, date } = wordsFor(language);
  const status = statement.status === 'final' ? t('final', 'definitief') : t('provisional', 'voorlopig');
  const pays =
    statement.pays_on === null
      ? []
      : [t(`Paid from ${date(statement.pays_on)}.`, `Betaald vanaf ${date(statement.pays_on)}.`)];
  const carried = statement.carried
    ? [
        t(
          `Less than ${statement.minimum} is not paid yet but carried.`,
          `Minder dan ${statement.minimum} wordt nog niet betaald maar meegenomen.`,
        ),
      ]
    : [];
  const lines = statement.lines.flatMap((line) => [
    '',
    `${line.amount} ${line.unit}  ${line.sentence}`,
    ...line.steps.map(({ text }) => `    ${text}`),
  ]);
  const adjustments = statement.adjustments.flatMap((one) => [
    '',
    `${one.amount} ${one.unit}  ${one.text}`,
    ...one.facts.map(({ id, date: on, corrects }) => `    ${id}, ${date(on)}${corrects ? ` (${corrects})` : ''}`),
  ]);
  const totals = statement.totals.map(({ unit, amount }) => `${amount} ${unit}`).join(', ');
  return [
    `${statement.partner_name} (${statement.partner}): ${statement.program_name}, ${statement.period}, ${status}`,
    ...lines,
    ...adjustments,
    '',
    `${t('Together', 'Samen')}: ${totals || '0'}`,
    ...pays,
    ...carried,
  ].join('\n');
}

async function listStatements(
  context: CommandContext,
  partner: string,
  program: string | undefined,
  language: Language,
): Promise<void> {
  const { db } = await context.open();
  const { rows, show } = await listOfPartner(db, { partner, program }, 1000, undefined, language);
  const items = rows.map(show);
  context.show({ items }, () =>
    tableText(
      items.map((one) => [
        one.program,
        one.period,
        one.status,
        one.totals.map(({ unit, amount }) => `${amount} ${unit}`).join(', '),
      ]),
    ),
  );
}

async function explain(
  context: CommandContext,
  key: Key,
  incentive: string,
  withFacts: boolean,
  language: Language,
): Promise<void> {
  const { db } = await context.open();
  const explanation = await explanationOf(db, key, incentive, language);
  const found = await findStatement(db, key);
  const facts = withFacts
    ? (await factsOf(db, found, { incentive })).map((one) => showLineFact(one, found.program.currency, language))
    : undefined;
  context.show({ ...explanation, ...(facts ? { facts } : {}) }, () =>
    [...explanation.sentences, ...(facts ? ['', factsText(facts)] : [])].join('\n'),
  );
}

const factsText = (facts: readonly StatementFactShape[]): string =>
  facts.length === 0
    ? ''
    : tableText(
        facts.map(({ fact, counted, counts_for, reason }) => [
          fact.id,
          fact.date,
          counted ? (counts_for ?? '') : '–',
          reason ?? '',
        ]),
        [2],
      );

async function exportAll(context: CommandContext, what: string, options: ExportOptions): Promise<void> {
  const { db } = await context.open();
  if (options.program !== undefined) await programOf(db, options.program);
  if (options.partner !== undefined && !(await partnerNamed(db, options.partner)))
    throw notFound({ en: 'partner', nl: 'partner' }, options.partner);
  if (what === 'entries') return print(context, options, await entriesFor(db, options));
  if (what === 'results') {
    const lines = await resultLines(db, options);
    return print(context, options, { items: lines, csv: () => csvText(lines) });
  }
  const lines = await statementLines(db, options);
  return print(context, options, { items: lines, csv: () => statementsCsv(lines) });
}

interface Printable {
  readonly items: readonly unknown[];
  csv(): string;
}

async function entriesFor(db: Database, { program, period, partner }: ExportOptions): Promise<Printable> {
  const found = partner === undefined ? undefined : await partnerNamed(db, partner);
  const filter: EntryFilter = {
    partnerIds: found && [found.id],
    programId: program === undefined ? undefined : (await programOf(db, program)).id,
    aboutPeriod: period,
  };
  const rows: EntryRow[] = [];
  for (;;) {
    const last = rows.at(-1);
    const page = await entryRows(db, filter, 10_000, last && { posting: last.posting_id, line: last.line });
    rows.push(...page);
    if (page.length < 10_000) break;
  }
  return { items: rows.map(entryShape), csv: () => entriesCsv(rows) };
}

async function print(
  context: CommandContext,
  { format, out }: ExportOptions,
  { items, csv }: Printable,
): Promise<void> {
  const text = () => (format === 'json' ? JSON.stringify(items, null, 2) : csv());
  if (out === undefined) return context.show(items, text);
  await writeWhole(out, `${text()}\n`);
  context.show({ file: out, rows: items.length }, () => `${out}: ${items.length}`);
}
