import { sql } from 'kysely';
import { isCurrency } from '../engine/money.ts';
import type { Database } from '../platform/database.ts';
import { conflict, invalid } from '../platform/errors.ts';
import { type Company, findCompany, lockCompany, writeCompany } from './company-sql.ts';

/** The company's settings. A Problem (409 no-company) before they are made. */
export async function readCompany(db: Database): Promise<Company> {
  const company = await findCompany(db);
  if (company) return company;
  throw conflict(
    'no-company',
    { en: 'There is no company yet.', nl: 'Er is nog geen bedrijf.' },
    {
      en: 'Make it first: vliegwiel company --name "My company" --currency EUR',
      nl: 'Maak het eerst: vliegwiel company --name "Mijn bedrijf" --currency EUR',
    },
  );
}

/**
 * Makes the company or changes settings of it; what is not given stays. The windows hold for facts taken in from now on. A Problem when the
 * base currency would change after rates or facts were taken in, or a value is not possible.
 */
export async function saveCompany(db: Database, changes: Partial<Company>): Promise<Company> {
  return db.transaction().execute(async (tx) => {
    await lockCompany(tx);
    const before = await findCompany(tx);
    const wanted: Company = { ...defaults, ...before, ...changes };
    check(wanted);
    if (before && before.baseCurrency !== wanted.baseCurrency) await mayChangeCurrency(tx, before.baseCurrency);
    return writeCompany(tx, wanted);
  });
}

const defaults = {
  name: '',
  baseCurrency: '',
  timeZone: 'UTC',
  newCustomerDays: 0,
  customerWindowMonths: 24,
  customerScope: 'company',
  newProductDays: 365,
  leastSimplicity: 0,
  approvalBeforeClose: false,
  reviewBySecondPerson: true,
} as const;

function check(company: Company): void {
  const wrong = (en: string, nl: string) => {
    throw invalid('wrong-company-setting', { en, nl });
  };
  if (company.name.trim() === '') wrong('The company needs a name.', 'Het bedrijf heeft een naam nodig.');
  if (!isCurrency(company.baseCurrency))
    wrong(
      `“${company.baseCurrency}” is no ISO 4217 currency; write it like EUR.`,
      `“${company.baseCurrency}” is geen ISO 4217-valuta; schrijf hem als EUR.`,
    );
  if (!isTimeZone(company.timeZone))
    wrong(
      `“${company.timeZone}” is no time zone; write it like Europe/Amsterdam.`,
      `“${company.timeZone}” is geen tijdzone; schrijf hem als Europe/Amsterdam.`,
    );
  if (!within(company.newCustomerDays, 0, 3660) || !within(company.newProductDays, 0, 3660))
    wrong('A window in days is from 0 to 3660.', 'Een venster in dagen is van 0 tot 3660.');
  if (!within(company.customerWindowMonths, 1, 240))
    wrong('The window of customers is from 1 to 240 months.', 'Het venster van klanten is van 1 tot 240 maanden.');
  if (!within(company.leastSimplicity, 0, 100))
    wrong('The least simplicity is from 0 to 100.', 'De minste eenvoud is van 0 tot 100.');
}

const within = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

async function mayChangeCurrency(tx: Database, currency: string): Promise<void> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from fx_rate) or exists (select from sale) or exists (select from activity) or exists (select from training)
      or exists (select from referral) as used`.execute(tx);
  if (!rows[0]!.used) return;
  throw conflict(
    'base-currency-in-use',
    {
      en: `The base currency stays ${currency}: rates or facts were taken in with it.`,
      nl: `De basisvaluta blijft ${currency}: er zijn koersen of feiten mee ingenomen.`,
    },
    {
      en: 'A program can be in another currency; give rates of exchange for it.',
      nl: 'Een programma kan in een andere valuta zijn; geef daar koersen voor.',
    },
  );
}
