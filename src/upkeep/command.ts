import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type CommandContext, exitCodes } from '../platform/command.ts';
import { openStore } from '../platform/database.ts';
import { spoken as t, terminalLanguage } from '../platform/terminal.ts';
import { backup } from './backup.ts';
import { mustBeFree, openBackup } from './file.ts';
import { type RestoreResult, restore } from './restore.ts';
import { type Verified, verify } from './verify.ts';

/** `vliegwiel backup`, `restore` and `verify`. */
export function register(program: Command, context: CommandContext): void {
  program
    .command('backup')
    .description('write the whole database to one file, while others go on working')
    .argument('[file]', 'its name, or a folder for a file named after the moment (default: this folder)')
    .addHelpText(
      'after',
      `
The file holds everything, hashes of API keys included, and only its owner may read it: keep it as safe as the database.

Examples:
  $ vliegwiel backup
  $ vliegwiel backup /var/backups/vliegwiel`,
    )
    .action((file: string | undefined) => backUp(context, program.version() ?? '', file ?? '.'));
  program
    .command('restore')
    .description('put a backup into an empty database, bring it up to date and verify it')
    .argument('<file>', 'made by vliegwiel backup')
    .option('--replace', 'first remove everything that is in the database')
    .option('--dry-run', 'look whether the file is whole and the database free, and change nothing')
    .addHelpText(
      'after',
      `
It is there whole, or nothing has changed.

Examples:
  $ VLIEGWIEL_HOME=./restored vliegwiel restore vliegwiel-20260331T020000Z.backup
  $ DATABASE_URL=postgresql://owner@db/vliegwiel vliegwiel restore latest.backup --replace`,
    )
    .action((file: string, options: RestoreArguments) => bringBack(context, file, options));
  program
    .command('verify')
    .description('recompute balances, statements, budgets and the last runs, and name the first thing that is off')
    .option('--full', 'every program and period, not only those calculated last')
    .addHelpText(
      'after',
      '\nIt changes nothing.\n\nExamples:\n  $ vliegwiel verify\n  $ vliegwiel verify --full --json',
    )
    .action((options: { full?: true }) => look(context, options.full === true));
}

interface RestoreArguments {
  replace?: true;
  dryRun?: true;
}

async function backUp(context: CommandContext, product: string, wished: string): Promise<void> {
  const { signal, progress } = context;
  const file = await fileFor(wished, new Date());
  await mustBeFree(file);
  const doing = t('Writing', 'Schrijven');
  const done = await backup(await context.address(), file, {
    product,
    now: () => new Date(),
    signal,
    onProgress: (table, place, of) => progress(`${doing}: ${table} (${place + 1}/${of}) …`),
  });
  context.show(done, () =>
    t(
      `${done.file}: ${done.rows} rows, ${megabytes(done.bytes)}. Keep it as safe as the database.`,
      `${done.file}: ${done.rows} rijen, ${megabytes(done.bytes)}. Bewaar het zo veilig als de database.`,
    ),
  );
}

async function fileFor(wished: string, now: Date): Promise<string> {
  const isFolder = await stat(wished).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const moment = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return isFolder ? join(wished, `vliegwiel-${moment}.backup`) : wished;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

async function bringBack(context: CommandContext, file: string, options: RestoreArguments): Promise<void> {
  const { signal, progress, config } = context;
  const doing = {
    checking: t('Checking', 'Controleren'),
    loading: t('Loading', 'Laden'),
    indexing: t('Making indexes', 'Indexen maken'),
  };
  // A mistyped name is answered before anything is started.
  await openBackup(file);
  const url = await context.address();
  const restored = await restore(url, file, {
    ...options,
    signal,
    onProgress: (what, part, table) => progress(`${doing[what]}: ${Math.floor(part * 100)}% ${table} …`),
  });
  if (options.dryRun) return context.show({ ...restored, dry_run: true }, () => couldBe(restored));
  context.say(told(restored));
  const store = openStore(url, { max: config.pool, name: 'vliegwiel restore' });
  try {
    const verified = await verify(store, { signal, onProgress: (name) => progress(`${checking()}: ${name} …`) });
    context.show({ ...restored, verified: shapeOf(verified) }, () => verifiedText(verified));
    if (verified.finding) context.exitCode(exitCodes.rejected);
  } finally {
    await store.close();
  }
}

const checking = (): string => t('Verifying', 'Nakijken');

const couldBe = ({ file, made_at, product }: RestoreResult): string =>
  t(
    `${file} is whole (made on ${made_at} by Vliegwiel ${product}) and could be restored here. Nothing was changed.`,
    `${file} is heel (gemaakt op ${made_at} door Vliegwiel ${product}) en kan hier worden teruggezet. Er is niets gewijzigd.`,
  );

function told({ rows, jobs, made_at, migrated }: RestoreResult): string {
  const since =
    migrated.length === 0 ? '' : ` ${t('Brought up to date with', 'Bijgewerkt met')} ${migrated.join(', ')}.`;
  return `${t(
    `Restored: ${rows} rows and ${jobs} waiting jobs, as of ${made_at}.`,
    `Teruggezet: ${rows} rijen en ${jobs} wachtende taken, van ${made_at}.`,
  )}${since}`;
}

async function look(context: CommandContext, full: boolean): Promise<void> {
  const { signal, progress } = context;
  const store = await context.open();
  const verified = await verify(store, {
    full,
    signal,
    onProgress: (name, about) => progress(`${checking()}: ${[name, about].filter(Boolean).join(' ')} …`),
  });
  context.show(shapeOf(verified), () => verifiedText(verified));
  if (verified.finding) context.exitCode(exitCodes.rejected);
}

function shapeOf({ right, recalculated, finding }: Verified) {
  const language = terminalLanguage(process.env);
  return {
    ok: finding === undefined,
    right: right.map(({ name }) => name),
    recalculated,
    finding: finding ? { ...finding, title: finding.title[language], detail: finding.detail[language] } : null,
  };
}

function verifiedText({ right, recalculated, finding }: Verified): string {
  const language = terminalLanguage(process.env);
  const lines = right.map(
    ({ name, what }) =>
      `${name}: ${what[language]}${name === 'recalculation' ? ` (${recalculated.join(', ') || '–'})` : ''}.`,
  );
  const end = finding
    ? [`${finding.check}: ${finding.title[language]}`, finding.detail[language]]
    : [t('Nothing is off.', 'Alles klopt.')];
  return [...lines, ...end].join('\n');
}
