import { type Command, Option } from 'commander';
import type { CommandContext } from '../platform/command.ts';
import { invalid, notFound } from '../platform/errors.ts';
import { spoken as t } from '../platform/terminal.ts';
import { invite, remove } from './people.ts';
import { findPersonByEmail, listPeople } from './people-sql.ts';
import { newPersonShape, type Role, roles } from './schema.ts';

const by = { name: 'vliegwiel person', partner: null };

type InviteOptions = { role: Role; partner?: string; name?: string; language?: 'en' | 'nl' };

/** `vliegwiel person`: the first owner cannot be invited by anybody else. */
export function register(program: Command, context: CommandContext): void {
  const person = program.command('person').description('invite, list and remove people');
  person
    .command('invite')
    .description('invite somebody and print the link, which signs in once')
    .argument('<email>', 'the e-mail address')
    .addOption(new Option('--role <role>', 'what they may do').choices(roles).makeOptionMandatory())
    .option('--partner <code>', 'for the roles of a partner: which')
    .option('--name <name>', 'what they are called (the e-mail address)')
    .addOption(new Option('--language <language>', 'of the e-mail').choices(['en', 'nl']))
    .addHelpText(
      'after',
      '\nExamples:\n  $ vliegwiel person invite owner@company.example --role owner\n  $ vliegwiel person invite k.smit@reseller.example --role partner_admin --partner R-017',
    )
    .action((email: string, options: InviteOptions) => inviteOne(context, email, options));
  person
    .command('list')
    .description('list who may sign in')
    .action(() => list(context));
  person
    .command('remove')
    .description('end at once what somebody may do, with all sessions')
    .argument('<email>', 'the e-mail address')
    .action((email: string) => removeOne(context, email));
}

async function inviteOne(context: CommandContext, email: string, options: InviteOptions): Promise<void> {
  const wanted = newPersonShape.safeParse({ ...options, email, name: options.name ?? email });
  if (!wanted.success) {
    const { message, path } = wanted.error.issues[0]!;
    throw invalid('wrong-person', { en: message, nl: message }, { where: { columnName: path.join('.') } });
  }
  const { db } = await context.open();
  const { id, link } = await invite(db, context.config, wanted.data, by, true);
  context.show({ id, link }, link);
}

async function list(context: CommandContext): Promise<void> {
  const { db } = await context.open();
  const people = await listPeople(db, { partner: null, after: '', limit: 10_000 });
  context.show(people, () =>
    people.length === 0
      ? t('Nobody was invited yet.', 'Er is nog niemand uitgenodigd.')
      : people
          .map(
            (one) =>
              `${one.role.padEnd(14)} ${one.email}${one.partner ? ` (${one.partner})` : ''}${one.accepted_at ? '' : t(', invited', ', uitgenodigd')}`,
          )
          .join('\n'),
  );
}

async function removeOne(context: CommandContext, email: string): Promise<void> {
  const { db } = await context.open();
  const person = await findPersonByEmail(db, email.toLowerCase());
  if (!person) throw notFound({ en: 'person', nl: 'persoon' }, email);
  await remove(db, person.id, by);
  context.show({ id: person.id, removed: true }, t(`${email} was removed.`, `${email} is verwijderd.`));
}
