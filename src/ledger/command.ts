import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { minorToText } from '../engine/money.ts';
import type { CommandContext } from '../platform/command.ts';
import { openToWrite } from '../platform/files.ts';
import { spoken as t } from '../platform/terminal.ts';
import { type PlainEntry, wholeLedger } from './whole-sql.ts';

const columns = [
  'partner',
  'program',
  'about_period',
  'statement_period',
  'incentive',
  'reason',
  'note',
  'unit',
  'account',
  'amount',
] as const;

/** `vliegwiel ledger`: to compare two databases that have been through the same. */
export function register(program: Command, context: CommandContext): void {
  program
    .command('ledger')
    .description('write the whole ledger in an order that depends on its content only, to compare two databases')
    .option('--digest', 'only how many entries there are, and the SHA-256 of what would be written')
    .option('--out <file>', 'default: standard output')
    .addHelpText(
      'after',
      `
Numbers and moments are left out: databases that took in the same and calculated the same write the same, byte for byte.

Examples:
  $ vliegwiel ledger --digest
  $ vliegwiel ledger --out ledger.csv`,
    )
    .action((options: { digest?: true; out?: string }) =>
      options.digest ? showDigest(context) : write(context, options.out),
    );
}

async function showDigest(context: CommandContext): Promise<void> {
  const { db } = await context.open();
  const hash = createHash('sha256').update(stringify([columns]));
  let entries = 0;
  for await (const some of wholeLedger(db)) {
    hash.update(linesOf(some));
    entries += some.length;
    context.signal.throwIfAborted();
  }
  const digest = hash.digest('hex');
  context.show({ digest, entries }, `${digest}  ${entries} ${t('entries', 'boekingsregels')}`);
}

async function write(context: CommandContext, file: string | undefined): Promise<void> {
  const { db } = await context.open();
  const out = file === undefined ? process.stdout : await openToWrite(file);
  out.write(stringify([columns]));
  for await (const some of wholeLedger(db)) {
    context.signal.throwIfAborted();
    if (!out.write(linesOf(some))) await once(out, 'drain');
  }
  if (file === undefined) return;
  out.end();
  await once(out, 'finish');
}

const linesOf = (entries: readonly PlainEntry[]): string =>
  stringify(
    entries.map((entry) =>
      columns.map((name) => (name === 'amount' ? minorToText(entry.amount_minor, entry.unit) : entry[name])),
    ),
  );
