import { type Command, Option } from 'commander';
import { type Description, describe } from '../engine/describe.ts';
import { programJsonSchema } from '../engine/program.ts';
import { type Language, languages, wordsFor } from '../engine/words.ts';
import { type CommandContext, exitCodes } from '../platform/command.ts';
import { readText } from '../platform/files.ts';
import { terminalLanguage } from '../platform/terminal.ts';
import { examine, type Finding, findingLine } from './findings.ts';

/** Something found in a file. */
type FileFinding = Finding & { readonly file: string };

interface Options {
  language?: Language;
}

/** `vliegwiel check`, `describe` and `schema`: what a program document says, without a database. */
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
    .command('schema')
    .description('print the JSON Schema of program documents, for editors')
    .addHelpText('after', '\nExample:\n  $ vliegwiel schema > program.schema.json')
    .action(() => context.show(programJsonSchema(), () => JSON.stringify(programJsonSchema(), null, 2)));
}

const languageFrom = ({ language }: Options): Language => language ?? terminalLanguage(process.env);

async function checkFiles(context: CommandContext, files: readonly string[], language: Language): Promise<void> {
  const found: FileFinding[] = [];
  for (const file of files) found.push(...examine(await readText(file)).findings.map((one) => ({ file, ...one })));
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

async function describeFile(context: CommandContext, file: string, language: Language): Promise<void> {
  const { program, findings } = examine(await readText(file));
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
