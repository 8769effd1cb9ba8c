import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { writeTables } from '../demo/write.ts';
import type { CommandContext } from '../platform/command.ts';
import { freshDatabase } from './fresh.ts';
import { adventureWorksTables } from './mapping.ts';
import { runAdventureWorks } from './run.ts';
import { findAdventureWorks } from './source.ts';
import type { ProgramSummary } from './sql.ts';

const DATABASE = 'vliegwiel_adventureworks';
const DEFAULT_DATA = '../shared/data';

/** `vliegwiel adventureworks`: real sales, from CSV files to what everyone earns. */
export function register(program: Command, context: CommandContext): void {
  program
    .command('adventureworks')
    .description('import the AdventureWorks sample company and calculate five kinds of programs over its real sales')
    .option('--data <folder>', 'the folder that holds adventureworks/ (default: VLIEGWIEL_DATA, or ../shared/data)')
    .option('--out <folder>', 'where the import files are written (default: a temporary folder)')
    .addHelpText(
      'after',
      `\nIt works in a database of its own, ${DATABASE}.\n\nExample:\n  $ VLIEGWIEL_DATA=/data vliegwiel adventureworks`,
    )
    .action((options: { data?: string; out?: string }) => showAdventureWorks(context, options));
}

async function showAdventureWorks(context: CommandContext, options: { data?: string; out?: string }): Promise<void> {
  const data = resolve(options.data ?? process.env.VLIEGWIEL_DATA ?? DEFAULT_DATA);
  const folder = findAdventureWorks(data);
  if (!folder) {
    context.show(
      { skipped: true, data },
      `AdventureWorks is not in ${data}: nothing to do. Give the folder that holds adventureworks/ with --data or VLIEGWIEL_DATA.`,
    );
    return;
  }
  const { progress, signal } = context;
  const out =
    options.out === undefined ? await mkdtemp(join(tmpdir(), 'vliegwiel-adventureworks-')) : resolve(options.out);
  progress('Writing import files …');
  const files = await writeTables(adventureWorksTables(folder), out, 'csv');
  const ordinary = await context.open();
  const store = await freshDatabase(ordinary.url, DATABASE);
  try {
    const result = await runAdventureWorks(store, folder, { today: context.clock.today(), progress, signal });
    context.show({ ...result, files, database: DATABASE }, () => tell(result, out));
  } finally {
    await store.close();
  }
}

function tell({ lines, programs }: { lines: number; programs: readonly ProgramSummary[] }, out: string): string {
  const head = ['program', 'periods', 'results', 'partners', 'dollars'];
  const rows = programs.map((one) => [
    one.program,
    String(one.periods),
    String(one.results),
    String(one.partners),
    one.amount,
  ]);
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ');
  return [`${lines} rows imported from ${out} into the database ${DATABASE}.`, '', line(head), ...rows.map(line)].join(
    '\n',
  );
}
