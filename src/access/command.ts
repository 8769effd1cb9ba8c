import { type Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../platform/command.ts';
import { invalid, notFound, type Problem } from '../platform/errors.ts';
import { spoken as t } from '../platform/terminal.ts';
import { createKey } from './actions.ts';
import { newKeyShape, partnerScopes, type Scope, scopes } from './schema.ts';
import { listKeys, revokeKey } from './sql.ts';

type CreateOptions = { scope?: Scope[]; partner?: string; expires?: string };

/** `vliegwiel key`: the first key of a company cannot be made over the API. */
export function register(program: Command, context: CommandContext): void {
  const key = program.command('key').description('make, list and revoke API keys');
  key
    .command('create')
    .description('make an API key and print it, this once')
    .argument('[name]', 'what it is for', 'command line')
    .addOption(new Option('--scope <scopes...>', 'what it may do (default: everything)').choices(scopes))
    .option('--partner <code>', 'limit it to this partner and those below it')
    .option('--expires <date>', 'the first day on which it no longer works')
    .addHelpText(
      'after',
      '\nExamples:\n  $ vliegwiel key create "nightly import" --scope facts:write imports:read\n  $ vliegwiel key create portal --partner R-017',
    )
    .action((name: string, options: CreateOptions) => create(context, name, options));
  key
    .command('list')
    .description('list the keys, without the keys themselves')
    .action(() => list(context));
  key
    .command('revoke')
    .description('end a key at once')
    .argument('<id>', 'its number in the list', numberOfKey)
    .action((id: number) => revoke(context, id));
}

function numberOfKey(text: string): number {
  const id = Number(text);
  if (!Number.isInteger(id) || id < 1 || id > 2_147_483_647)
    throw new InvalidArgumentError('Give a number of the list.');
  return id;
}

async function create(context: CommandContext, name: string, options: CreateOptions): Promise<void> {
  const wanted = newKeyShape.safeParse({
    name,
    scopes: options.scope ?? (options.partner === undefined ? scopes : partnerScopes),
    ...(options.partner === undefined ? {} : { partner: options.partner }),
    ...(options.expires === undefined ? {} : { expires_on: options.expires }),
  });
  if (!wanted.success) throw notAKey(wanted.error);
  const { db } = await context.open();
  const { key, secret } = await createKey(db, wanted.data);
  context.say(
    t(
      'Keep this key in a safe place; it is not shown again. Send it as: Authorization: Bearer <key>',
      'Bewaar deze sleutel goed; hij wordt niet nog eens getoond. Stuur hem mee als: Authorization: Bearer <sleutel>',
    ),
  );
  context.show({ id: key.id, name: key.name, scopes: key.scopes, partner: key.partner, key: secret }, secret);
}

function notAKey(error: z.ZodError): Problem {
  const issue = error.issues[0]!;
  const dutch = z.locales.nl().localeError(issue as never);
  return invalid(
    'wrong-key',
    { en: issue.message, nl: typeof dutch === 'string' ? dutch : issue.message },
    { where: { columnName: issue.path.join('.') } },
  );
}

async function list(context: CommandContext): Promise<void> {
  const { db } = await context.open();
  const keys = await listKeys(db, 0n, 1000);
  const lineOf = (key: (typeof keys)[number]) => {
    const state = key.revoked_at
      ? t('revoked', 'ingetrokken')
      : key.expires_at && key.expires_at < context.clock.now()
        ? t('expired', 'verlopen')
        : t('in use', 'in gebruik');
    return `${String(key.id).padStart(5)}  ${state.padEnd(11)} ${key.name}${key.partner ? ` (${key.partner})` : ''}`;
  };
  context.show(keys, () =>
    keys.length === 0 ? t('There are no keys yet.', 'Er zijn nog geen sleutels.') : keys.map(lineOf).join('\n'),
  );
}

async function revoke(context: CommandContext, id: number): Promise<void> {
  const { db } = await context.open();
  if (!(await revokeKey(db, id))) throw notFound({ en: 'key', nl: 'sleutel' }, String(id));
  context.show({ id, revoked: true }, t(`Key ${id} no longer works.`, `Sleutel ${id} werkt niet meer.`));
}
