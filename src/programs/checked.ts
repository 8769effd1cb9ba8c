import { check, type Finding } from '../engine/check.ts';
import type { Program } from '../engine/program.ts';
import { findCompany } from '../partners/company-sql.ts';
import type { Transaction } from '../platform/database.ts';
import { conflict, invalid, Problem } from '../platform/errors.ts';
import { firstRateOf } from './figures-sql.ts';
import type { By, NewPeriod, VersionRow } from './sql.ts';

/** The codes of warnings that somebody read and meant. */
export type Confirmed = readonly string[] | 'all';

/** Throws invalid-program with the first error that `check` finds, unconfirmed with the first warning that is not among those confirmed. */
export function mustBeSound(program: Program, confirmed: Confirmed): void {
  const findings = check(program);
  mustHaveNoErrors(findings);
  if (confirmed !== 'all') mustBeConfirmed(findings, confirmed);
}

function mustHaveNoErrors(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (!first) return;
  const place = first.path.join('.') || 'document';
  throw invalid(
    'invalid-program',
    {
      en: `The program cannot hold: ${place}: ${first.message.en}`,
      nl: `Het programma kan niet gelden: ${place}: ${first.message.nl}`,
    },
    {
      detail: {
        en: `Mend it and save the draft again. Errors found: ${errors.length}.`,
        nl: `Verbeter het en bewaar het concept opnieuw. Gevonden fouten: ${errors.length}.`,
      },
      where: { path: first.path },
    },
  );
}

function mustBeConfirmed(findings: readonly Finding[], confirmed: readonly string[]): void {
  const open = findings.filter(({ code }) => !confirmed.includes(code));
  const [first] = open;
  if (!first) return;
  const codes = [...new Set(open.map(({ code }) => code))].join(', ');
  const place = first.path.join('.') || 'document';
  throw new Problem({
    code: 'unconfirmed',
    status: 409,
    title: {
      en: `A warning asks to be confirmed: ${place}: ${first.message.en}`,
      nl: `Een waarschuwing moet bevestigd worden: ${place}: ${first.message.nl}`,
    },
    detail: {
      en: `Correct the program, or confirm what is meant, by its code: ${codes}.`,
      nl: `Verbeter het programma, of bevestig wat de bedoeling is, met de code: ${codes}.`,
    },
    where: { path: first.path },
    params: { warnings: open.map(({ code, path }) => ({ code, path })) },
  });
}

/** Throws too-complex when a program with this score is less simple than the company wants. */
export async function mustBeSimple(tx: Transaction, simplicity: number): Promise<void> {
  const least = (await findCompany(tx))?.leastSimplicity ?? 0;
  if (simplicity >= least) return;
  throw new Problem({
    code: 'too-complex',
    status: 409,
    title: {
      en: `The program scores ${simplicity} on simplicity, and the company wants at least ${least}.`,
      nl: `Het programma scoort ${simplicity} op eenvoud, en het bedrijf wil ten minste ${least}.`,
    },
    detail: {
      en: 'Make it simpler, or give the reason why it has to be like this; partners read it nowhere, colleagues in its history.',
      nl: 'Maak het eenvoudiger, of geef de reden waarom het zo moet; partners lezen die nergens, collega’s in de geschiedenis.',
    },
    params: { simplicity, least },
  });
}

/**
 * What a person wrote is put into effect by somebody else, after it was offered for review, where the company wants it so. Keys and the command line work for
 * those who gave them that right.
 */
export async function mustBeReviewed(tx: Transaction, { status, version, author }: VersionRow, by: By): Promise<void> {
  if (!by?.author.startsWith('person:') || !(await findCompany(tx))?.reviewBySecondPerson) return;
  if (status !== 'in_review')
    throw conflict(
      'not-reviewed',
      {
        en: `Version ${version} was not offered for review.`,
        nl: `Versie ${version} is niet ter beoordeling aangeboden.`,
      },
      {
        en: 'Ask for a review; somebody else then puts it into effect.',
        nl: 'Vraag om een beoordeling; iemand anders laat haar daarna ingaan.',
      },
    );
  if (author === by.author)
    throw conflict(
      'own-version',
      {
        en: `You wrote version ${version} yourself: somebody else puts it into effect.`,
        nl: `U hebt versie ${version} zelf geschreven: iemand anders laat haar ingaan.`,
      },
      {
        en: 'Ask a colleague to look at it. Under Settings stands whether a second person is needed.',
        nl: 'Vraag een collega ernaar te kijken. Onder Instellingen staat of een tweede persoon nodig is.',
      },
    );
}

/** Amounts in other currencies must be worth something in the program's on every day that it looks at. */
export async function mustBeWorth(
  tx: Transaction,
  { currency }: Program,
  periods: readonly NewPeriod[],
): Promise<void> {
  const rate = await firstRateOf(tx, currency);
  if (!rate || rate.base === currency) return;
  const first = periods.flatMap(({ reads }) => reads.map(({ from }) => from)).reduce((a, b) => (a < b ? a : b));
  if (rate.from !== null && rate.from <= first) return;
  throw conflict(
    'no-rate',
    {
      en: `The program pays in ${currency}, which has no rate to ${rate.base} on ${first}, the first day that it looks at.`,
      nl: `Het programma betaalt in ${currency}, dat geen koers naar ${rate.base} heeft op ${first}, de eerste dag waar het naar kijkt.`,
    },
    {
      en: `Import a rate of ${currency} from that day or earlier.`,
      nl: `Importeer een koers van ${currency} vanaf die dag of eerder.`,
    },
  );
}
