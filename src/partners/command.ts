import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CommandContext } from '../platform/command.ts';
import { tableText } from '../platform/table.ts';
import { readCompany, saveCompany } from './company.ts';
import type { Company } from './company-sql.ts';
import { showCompany } from './show.ts';

interface Arguments {
  name?: string;
  currency?: string;
  timeZone?: string;
  newCustomerDays?: number;
  customerWindowMonths?: number;
  customerScope?: Company['customerScope'];
  newProductDays?: number;
  leastSimplicity?: number;
  approvalBeforeClose?: 'yes' | 'no';
  reviewBySecondPerson?: 'yes' | 'no';
}

/** `vliegwiel company`: the settings that hold for all data. */
export function register(program: Command, context: CommandContext): void {
  program
    .command('company')
    .description('show the company’s settings, or make and change them')
    .option('--name <name>', 'what the company is called')
    .option('--currency <code>', 'base currency, in which rates of exchange are given')
    .option('--time-zone <name>', 'where a moment in an import becomes a date, like Europe/Amsterdam')
    .option('--new-customer-days <days>', 'a customer stays new this long after it first bought', whole)
    .option('--customer-window-months <months>', 'a customer that did not buy for so long is new again', whole)
    .addOption(
      new Option('--customer-scope <scope>', 'whether buying from another partner counts').choices([
        'company',
        'partner',
      ]),
    )
    .option('--new-product-days <days>', 'a product stays new this long after its launch', whole)
    .option('--least-simplicity <score>', 'a program that scores less (0-100) takes a reason to activate', whole)
    .addOption(
      new Option('--approval-before-close <answer>', 'whether a period is approved before it is closed').choices([
        'yes',
        'no',
      ]),
    )
    .addOption(
      new Option(
        '--review-by-second-person <answer>',
        'whether what a person wrote in a program is put into effect by somebody else',
      ).choices(['yes', 'no']),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  $ vliegwiel company --name "My company" --currency EUR --time-zone Europe/Amsterdam\n  $ vliegwiel company --json',
    )
    .action((options: Arguments) => act(context, options));
}

function whole(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

async function act(context: CommandContext, options: Arguments): Promise<void> {
  const { db } = await context.open();
  const { currency, approvalBeforeClose, reviewBySecondPerson, ...rest } = options;
  const changes = {
    ...rest,
    ...(currency === undefined ? {} : { baseCurrency: currency }),
    ...(approvalBeforeClose === undefined ? {} : { approvalBeforeClose: approvalBeforeClose === 'yes' }),
    ...(reviewBySecondPerson === undefined ? {} : { reviewBySecondPerson: reviewBySecondPerson === 'yes' }),
  };
  const company = Object.keys(changes).length > 0 ? await saveCompany(db, changes) : await readCompany(db);
  const shown = showCompany(company);
  context.show(shown, () => tableText(Object.entries(shown).map(([name, value]) => [name, String(value)])));
}
