import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CommandContext } from '../platform/command.ts';
import { dayOption } from '../platform/options.ts';
import { loadDemo } from './load.ts';
import { demoPrograms } from './programs.ts';
import { tablesOf } from './tables.ts';
import { makeWorld } from './world.ts';
import { type DemoFormat, writeTables } from './write.ts';

interface DemoArguments {
  out?: string;
  format: DemoFormat;
  lines: number;
  partners: number;
  today?: string;
}

/** `vliegwiel demo`: the demo company into the database, or as files. */
export function register(program: Command, context: CommandContext): void {
  program
    .command('demo')
    .description('load the demo company into an empty database, or write it as import files')
    .option('--out <folder>', 'write the files and programs to this folder instead')
    .addOption(new Option('--format <format>', 'of the files').choices(['csv', 'jsonl']).default('csv'))
    .option('--lines <count>', 'ordinary sale lines', wholeFrom(1), 60_000)
    .option('--partners <count>', 'partners of all types together', wholeFrom(20), 120)
    .option('--today <date>', 'the last day of the demo (default: today)', dayOption)
    .addHelpText(
      'after',
      `
The same options give the same company, to the last line.

Examples:
  $ vliegwiel demo
  $ vliegwiel demo --out demo-files
  $ vliegwiel demo --out large --lines 10000000 --partners 5000`,
    )
    .action((options: DemoArguments) =>
      options.out === undefined ? load(context, options) : write(context, options, options.out),
    );
}

const wholeFrom =
  (least: number) =>
  (text: string): number => {
    const value = Number(text.replaceAll('_', ''));
    if (!Number.isSafeInteger(value) || value < least)
      throw new InvalidArgumentError(`Give a whole number from ${least} on.`);
    return value;
  };

async function write(context: CommandContext, options: DemoArguments, out: string): Promise<void> {
  const today = options.today ?? context.clock.today();
  const folder = resolve(out);
  const written: string[] = [];
  for (const table of tablesOf(makeWorld({ ...options, today }))) {
    context.progress(`Writing ${table.name} …`);
    written.push(...(await writeTables([table], folder, options.format)));
  }
  for (const { file, text } of demoPrograms(today)) {
    written.push(join(folder, file));
    await writeFile(join(folder, file), text);
  }
  context.show(
    { folder, files: written },
    () => `${written.map((path) => `  ${path}`).join('\n')}\n${written.length} files.`,
  );
}

async function load(context: CommandContext, options: DemoArguments): Promise<void> {
  const { progress, signal } = context;
  const store = await context.open();
  const result = await loadDemo(store, { ...options, today: options.today ?? context.clock.today(), progress, signal });
  context.show(
    result,
    () => `The demo company is there: ${result.lines} rows, ${result.programs.length} programs, up to ${result.today}.`,
  );
}
