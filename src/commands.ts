import type { Command } from 'commander';
import { isDemo } from './access/sql.ts';
import { distribution } from './distribution.ts';
import { distribute, isDistributed, type Spread } from './platform/citus.ts';
import { type CommandContext, exitCodes } from './platform/command.ts';
import { createLog } from './platform/log.ts';
import { migrate } from './platform/migrate.ts';
import { checkPort } from './platform/port.ts';
import type { Services } from './platform/services.ts';
import { endsWithin, untilAborted } from './platform/stop.ts';
import { spoken as t } from './platform/terminal.ts';
import { openWorkplace } from './platform/workplace.ts';

/** The commands that run the whole: serve, worker, migrate. */
export function register(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description('serve the web application and the API, and work on background jobs')
    .option('--no-worker', 'leave background jobs to `vliegwiel worker`')
    .option('--demo', 'load the demo company first when the database is empty')
    .addHelpText('after', '\nExamples:\n  $ vliegwiel serve\n  $ PORT=8080 HOST=0.0.0.0 vliegwiel serve --no-worker')
    .action((options: { worker: boolean; demo?: true }) => serveUntilStopped(context, options));
  program
    .command('worker')
    .description('work on background jobs')
    .addHelpText('after', '\nExample:\n  $ VLIEGWIEL_JOBS=4 vliegwiel worker')
    .action(() => workUntilStopped(context));
  program
    .command('migrate')
    .description('bring the database up to date')
    .option('--citus', 'spread the tables over the machines of a Citus cluster; once done, `migrate` keeps to it')
    .addHelpText(
      'after',
      '\nExamples:\n  $ DATABASE_URL=postgresql://owner@db/vliegwiel vliegwiel migrate\n  $ DATABASE_URL=postgresql://owner@coordinator/vliegwiel vliegwiel migrate --citus',
    )
    .action((options: { citus?: true }) => migrateOnly(context, options));
}

async function serveUntilStopped(context: CommandContext, options: { worker: boolean; demo?: true }): Promise<void> {
  const { config, say, signal } = context;
  await checkPort(config.port, config.host);
  await inWorkplace(context, 'vliegwiel serve', async (services) => {
    if (signal.aborted) return;
    if (options.demo && config.demo) await loadDemoOnce(context, services);
    if (signal.aborted) return;
    // Loaded here: other commands need not wait for the whole API to be read.
    const { serve } = await import('./server.ts');
    const { work } = await import('./worker.ts');
    const server = await serve(services);
    const worker = options.worker ? await work(services) : undefined;
    say(t(`\nVliegwiel is at ${server.address}`, `\nVliegwiel staat op ${server.address}`));
    say(await howToSignIn(services));
    say(
      t(
        `The API is described at ${server.address}/api/docs\nCtrl-C stops it.`,
        `De API staat beschreven op ${server.address}/api/docs\nCtrl-C stopt het.`,
      ),
    );
    await untilAborted(signal);
    say(t('Stopping: finishing what is at hand …', 'Stoppen: wat loopt wordt afgemaakt …'));
    // Ctrl-C is a person who waits; a supervisor's SIGTERM may come while a balancer still sends requests.
    const ending = Promise.all([server.stop({ gently: signal.reason === 'SIGTERM' }), worker?.stop()]);
    await endInTime(context, services, ending, () => server.cut());
  });
}

async function howToSignIn({ db }: Services): Promise<string> {
  return (await isDemo(db))
    ? t(
        'Sign in there with one click, as the manager or as any partner: the demo has no passwords.',
        'Meld u daar met één klik aan, als manager of als partner: de demo heeft geen wachtwoorden.',
      )
    : t(
        'Invite the first owner with: npx vliegwiel person invite <e-mail address> --role owner',
        'Nodig de eerste eigenaar uit met: npx vliegwiel person invite <e-mailadres> --role owner',
      );
}

/** Goes on where an earlier start was cut short; leaves a database with data of its own alone. */
async function loadDemoOnce(context: CommandContext, { store, clock }: Services): Promise<void> {
  const { say, progress, signal } = context;
  const { demoState, loadDemo } = await import('./demo/load.ts');
  const { state } = await demoState(store.db);
  if (state !== 'empty' && state !== 'begun') return;
  say(
    t(
      'Loading the demo company; this happens once and takes a minute …',
      'Het demobedrijf wordt geladen; dat gebeurt één keer en duurt een minuut …',
    ),
  );
  await loadDemo(store, { today: clock.today(), progress, signal });
  say(t('The demo company is there.', 'Het demobedrijf staat klaar.'));
}

async function workUntilStopped(context: CommandContext): Promise<void> {
  await inWorkplace(context, 'vliegwiel worker', async (services) => {
    const { work } = await import('./worker.ts');
    const worker = await work(services);
    context.say(t('Working on background jobs. Ctrl-C stops.', 'Er wordt aan achtergrondtaken gewerkt. Ctrl-C stopt.'));
    await untilAborted(context.signal);
    context.say(t('Stopping: finishing the jobs at hand …', 'Stoppen: lopende taken worden afgemaakt …'));
    await endInTime(context, services, worker.stop(), () => {});
  });
}

/** Whoever asks a program to stop ends it by force when that takes too long: rather undo what is left in an orderly way before. */
async function endInTime(
  context: CommandContext,
  { store }: Services,
  ending: Promise<unknown>,
  cut: () => void,
): Promise<void> {
  const { stopSeconds } = context.config;
  if (await endsWithin(stopSeconds, ending)) return;
  context.say(
    t(
      `Not everything was finished in ${stopSeconds} seconds: the rest is undone, and can be asked for again.`,
      `Niet alles was klaar in ${stopSeconds} seconden: de rest is teruggedraaid en kan opnieuw gevraagd worden.`,
    ),
  );
  context.exitCode(exitCodes.interrupted);
  store.cut();
  if (await endsWithin(secondsToAnswer, ending)) return;
  cut();
  // Nothing that hangs keeps the program from ending.
  setTimeout(() => process.exit(exitCodes.interrupted), 1000 * secondsToEnd).unref();
  await endsWithin(secondsToAnswer, ending);
}

const secondsToAnswer = 3;
const secondsToEnd = 20;

async function inWorkplace(
  context: CommandContext,
  name: string,
  run: (services: Services) => Promise<void>,
): Promise<void> {
  const { config, clock, say } = context;
  const log = createLog({ level: config.logLevel, format: config.logFormat });
  const onError = (error: Error) => log.warn({ err: error }, 'An idle database connection was lost');
  const { statementSeconds } = config;
  const workplace = await openWorkplace({ config, name, say, onError, statementSeconds });
  try {
    await run({ store: workplace.store, db: workplace.store.db, config, clock, log });
  } finally {
    await workplace.close();
  }
}

async function migrateOnly(context: CommandContext, options: { citus?: true }): Promise<void> {
  const url = await context.address();
  const migrated = await migrate(url);
  const isWanted = options.citus || (await isDistributed(url, distribution));
  const spread = isWanted ? await distribute(url, distribution) : [];
  context.show({ migrated, ...(isWanted ? { spread } : {}) }, () =>
    migrated.length + spread.length === 0
      ? t('The database is up to date.', 'De database is bij.')
      : [
          ...(migrated.length > 0 ? [`${t('Applied', 'Uitgevoerd')}: ${migrated.join(', ')}`] : []),
          ...spreadText(spread, 'reference', t('Copied to every machine', 'Gekopieerd naar elke machine')),
          ...spreadText(
            spread,
            'distributed',
            t('Spread over the machines by partner', 'Per partner verdeeld over de machines'),
          ),
        ].join('\n'),
  );
}

function spreadText(spread: readonly Spread[], kind: Spread['as'], text: string): string[] {
  const tables = spread.filter(({ as }) => as === kind).map(({ table }) => table);
  return tables.length === 0 ? [] : [`${text}: ${tables.join(', ')}`];
}
