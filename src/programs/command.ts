import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { type Command, Option } from 'commander';
import { check } from '../engine/check.ts';
import { type Description, describe } from '../engine/describe.ts';
import { type Program, programJsonSchema } from '../engine/program.ts';
import { type InEveryLanguage, type Language, languages, wordsFor } from '../engine/words.ts';
import { type CommandContext, exitCodes } from '../platform/command.ts';
import { codeOf, Problem } from '../platform/errors.ts';
import { terminalLanguage } from '../platform/terminal.ts';
import { readDocument } from './document.ts';

/** Something found in a file, with its place in it. */
interface FileFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly message: InEveryLanguage;
}

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
  for (const file of files) found.push(...examine(file, await readText(file)).findings);
  const errors = found.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) context.exitCode(exitCodes.rejected);
  const shown = found.map(({ message, ...rest }) => ({ ...rest, message: message[language] }));
  context.show({ files: files.length, errors, warnings: found.length - errors, findings: shown }, () =>
    [
      ...found.map((one) => findingLine(one, language)),
      summary(files.length, errors, found.length - errors, language),
    ].join('\n'),
  );
}

async function describeFile(context: CommandContext, file: string, language: Language): Promise<void> {
  const { program, findings } = examine(file, await readText(file));
  if (!program) {
    context.exitCode(exitCodes.rejected);
    const shown = findings.map(({ message, ...rest }) => ({ ...rest, message: message[language] }));
    context.show({ findings: shown }, () => findings.map((one) => findingLine(one, language)).join('\n'));
    return;
  }
  const description = describe(program, language);
  context.show(description, () => descriptionText(description));
}

function examine(file: string, text: string): { program?: Program; findings: FileFinding[] } {
  const read = readDocument(text);
  if ('findings' in read) return { findings: read.findings.map((one) => ({ file, severity: 'error', ...one })) };
  const findings = check(read.program).map((one) => ({ file, ...read.positions(one.path), ...one }));
  return { program: read.program, findings };
}

/** A file's text, or stdin's. Bytes that are no UTF-8 are refused rather than replaced. */
async function readText(file: string): Promise<string> {
  const bytes = await readBytes(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem({
      code: 'not-utf8',
      status: 422,
      title: { en: 'The file is not UTF-8 text.', nl: 'Het bestand is geen UTF-8-tekst.' },
      detail: { en: 'Save it as UTF-8.', nl: 'Bewaar het als UTF-8.' },
      where: { file, line: lineOfBrokenByte(bytes) },
    });
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return file === '-' ? await buffer(process.stdin) : await readFile(file);
  } catch (error) {
    const isMissing = codeOf(error) === 'ENOENT';
    throw new Problem({
      code: isMissing ? 'not-found' : 'unreadable-file',
      status: isMissing ? 404 : 422,
      title: isMissing
        ? { en: `There is no file ${file}.`, nl: `Er is geen bestand ${file}.` }
        : { en: `${file} cannot be read (${codeOf(error)}).`, nl: `${file} is niet te lezen (${codeOf(error)}).` },
      where: { file },
      cause: error,
    });
  }
}

/** The line of the first byte that is no UTF-8. */
function lineOfBrokenByte(bytes: Uint8Array): number {
  const text = new TextDecoder().decode(bytes);
  const broken = text.indexOf('\ufffd');
  return text.slice(0, Math.max(broken, 0)).split('\n').length;
}

/** `file:line:column severity message [code]`, as compilers say it, so that editors can jump there. */
function findingLine({ file, line, column, severity, code, path, message }: FileFinding, language: Language): string {
  const place = path.length > 0 ? `${path.join('.')}: ` : '';
  return `${file}:${line}:${column} ${severity} ${place}${message[language]} [${code}]`;
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
