import { type Command, Option } from 'commander';
import { type Description, describe } from '../engine/describe.ts';
import { programJsonSchema } from '../engine/program.ts';
import { type Language, languages, wordsFor } from '../engine/words.ts';
import { type CommandContext, exitCodes } from '../platform/command.ts';
import { readText } from '../platform/files.ts';
import { dayOption } from '../platform/options.ts';
import { terminalLanguage } from '../platform/terminal.ts';
import { publish } from './actions.ts';
import { maxDocumentBytes } from './document.ts';
import { examine, type Finding, findingLine } from './findings.ts';

/** Something found in a file. */
type FileFinding = Finding & { readonly file: string };

interface Options {
  language?: Language;
}
interface PublishOptions extends Options {
  starts?: string;
  confirm?: string[];
  reason?: string;
}

/** `vliegwiel check`, `describe` and `schema`: what a program document says, without a database; `publish` puts it into effect. */
export function register(program: Command, context: CommandContext): void {
  const language = () => new Option('--language <language>', 'the language of the sentences').choices([...languages]);
  program
    .command('check')
    .description('check program documents: their shape, what they mean, and what is probably not meant')
    .argument('<file...>', 'YAML or JSON; - reads stdin')
    .addOption(language())
    .addHelpText(
      'after',
      '\nPrints file:line:column severity message [code]. Warnings alone end with exit code 0, errors with 3.\n\nExamples:\n  $ vliegwiel check volume.yaml\n  $ vliegwiel check programs/*.yaml --json --language nl',
    )
    .action((files: string[], options: Options) => checkFiles(context, files, languageFrom(options)));
  program
    .command('describe')
    .description('say in sentences what a program document means')
    .argument('<file>', 'YAML or JSON; - reads stdin')
    .addOption(language())
    .addHelpText('after', '\nExample:\n  $ vliegwiel describe volume.yaml --language nl')
    .action((file: string, options: Options) => describeFile(context, file, languageFrom(options)));
  program
    .command('publish')
    .description('put a program document into effect: the next version of its program')
    .argument('<file>', 'YAML or JSON; - reads stdin')
    .option('--starts <date>', 'periods from this day on follow it (default: the first that is not closed)', dayOption)
    .option('--confirm <codes...>', 'warnings that are meant, by their codes')
    .option('--reason <text>', 'why it is less simple than the company wants')
    .addOption(language())
    .addHelpText(
      'after',
      '\nErrors and warnings that are not confirmed are printed, and nothing is changed (exit code 3).\n\nExamples:\n  $ vliegwiel publish volume.yaml\n  $ vliegwiel publish volume.yaml --confirm high-rate --starts 2026-07-01',
    )
    .action((file: string, options: PublishOptions) => publishFile(context, file, options));
  program
    .command('schema')
    .description('print the JSON Schema of program documents, for editors')
    .addHelpText('after', '\nExample:\n  $ vliegwiel schema > program.schema.json')
    .action(() => context.show(programJsonSchema(), () => JSON.stringify(programJsonSchema(), null, 2)));
}

const languageFrom = ({ language }: Options): Language => language ?? terminalLanguage(process.env);

async function checkFiles(context: CommandContext, files: readonly string[], language: Language): Promise<void> {
  const found: FileFinding[] = [];
  for (const file of files)
    found.push(...examine(await readText(file, maxDocumentBytes)).findings.map((one) => ({ file, ...one })));
  const errors = found.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) context.exitCode(exitCodes.rejected);
  const shown = found.map(({ message, ...rest }) => ({ ...rest, message: message[language] }));
  context.show({ files: files.length, errors, warnings: found.length - errors, findings: shown }, () =>
    [
      ...found.map((one) => findingLine(one.file, one, language)),
      summary(files.length, errors, found.length - errors, language),
    ].join('\n'),
  );
}

async function publishFile(context: CommandContext, file: string, options: PublishOptions): Promise<void> {
  const { starts, confirm = [], reason } = options;
  const language = languageFrom(options);
  const { program, findings } = examine(await readText(file, maxDocumentBytes));
  const open = findings.filter(({ severity, code }) => severity === 'error' || !confirm.includes(code));
  if (!program || open.length > 0) {
    context.exitCode(exitCodes.rejected);
    const shown = open.map(({ message, ...rest }) => ({ file, ...rest, message: message[language] }));
    const toConfirm = program && open.every(({ severity }) => severity === 'warning');
    const codes = [...new Set(open.map(({ code }) => code))].join(' ');
    const { t } = wordsFor(language);
    const hint = t(
      `Not published. If this is meant: --confirm ${codes}`,
      `Niet gepubliceerd. Als dit de bedoeling is: --confirm ${codes}`,
    );
    const failed = t('Not published.', 'Niet gepubliceerd.');
    return context.show({ published: false, findings: shown }, () =>
      [...open.map((one) => findingLine(file, one, language)), toConfirm ? hint : failed].join('\n'),
    );
  }
  const { db } = await context.open();
  const row = await publish(
    db,
    { document: program, ...(starts === undefined ? {} : { starts }) },
    { confirmed: confirm, reason },
  );
  const { t, date } = wordsFor(language);
  context.show({ published: true, program: row.slug, version: row.version, starts: row.starts }, () =>
    t(
      `Version ${row.version} of ${row.slug} holds from ${date(row.starts)}. Next: vliegwiel calculate --program ${row.slug}`,
      `Versie ${row.version} van ${row.slug} geldt vanaf ${date(row.starts)}. Nu: vliegwiel calculate --program ${row.slug}`,
    ),
  );
}

async function describeFile(context: CommandContext, file: string, language: Language): Promise<void> {
  const { program, findings } = examine(await readText(file, maxDocumentBytes));
  if (!program) {
    context.exitCode(exitCodes.rejected);
    const shown = findings.map(({ message, ...rest }) => ({ file, ...rest, message: message[language] }));
    context.show({ findings: shown }, () => findings.map((one) => findingLine(file, one, language)).join('\n'));
    return;
  }
  const description = describe(program, language);
  context.show(description, () => descriptionText(description));
}

function summary(files: number, errors: number, warnings: number, language: Language): string {
  const { t, count } = wordsFor(language);
  const where = count(files, 'file', 'files', 'bestand', 'bestanden');
  if (errors + warnings === 0)
    return t(`${where} checked: nothing to remark.`, `${where} bekeken: niets op te merken.`);
  const wrong = count(errors, 'error', 'errors', 'fout', 'fouten');
  const doubtful = count(warnings, 'warning', 'warnings', 'waarschuwing', 'waarschuwingen');
  return t(`${where} checked: ${wrong}, ${doubtful}.`, `${where} bekeken: ${wrong}, ${doubtful}.`);
}

function descriptionText({ headline, sentences, incentives }: Description): string {
  const list = (texts: readonly { text: string }[]) => texts.map(({ text }) => `  ${text}`);
  return [
    headline,
    '',
    ...list(sentences),
    ...incentives.flatMap(({ name, id, sentences: own }) => ['', `${name} (${id})`, ...list(own)]),
  ].join('\n');
}
