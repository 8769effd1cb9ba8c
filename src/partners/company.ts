import { sql } from 'kysely';
import { isCurrency } from '../engine/money.ts';
import type { Database } from '../platform/database.ts';
import { conflict, invalid } from '../platform/errors.ts';

/** What the company decided once for all its data. */
export interface Company {
  readonly name: string;
  /** Rates of exchange say what one unit of another currency is worth in this one. */
  readonly baseCurrency: string;
  /** IANA name: a moment in an import becomes the date that it was there. */
  readonly timeZone: string;
  /** A customer is existing when it bought more than this many days before a sale … */
  readonly newCustomerDays: number;
  /** … and not more than this many months before it. */
  readonly customerWindowMonths: number;
  /** Whether buying from another partner counts. */
  readonly customerScope: 'company' | 'partner';
  /** A product is new until this many days after its launch. */
  readonly newProductDays: number;
}

const columns = sql`name, base_currency as "baseCurrency", time_zone as "timeZone", new_customer_days as "newCustomerDays",
  customer_window_months as "customerWindowMonths", customer_scope as "customerScope", new_product_days as "newProductDays"`;

/** The company's settings, or undefined before they are made. */
export async function findCompany(db: Database): Promise<Company | undefined> {
  const { rows } = await sql<Company>`select ${columns} from company`.execute(db);
  return rows[0];
}

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
    await sql`lock table company in share row exclusive mode`.execute(tx);
    const before = await findCompany(tx);
    const wanted: Company = { ...defaults, ...before, ...changes };
    check(wanted);
    if (before && before.baseCurrency !== wanted.baseCurrency) await mayChangeCurrency(tx, before.baseCurrency);
    const { rows } = await sql<Company>`
      insert into company (name, base_currency, time_zone, new_customer_days, customer_window_months, customer_scope, new_product_days)
      values (${wanted.name}, ${wanted.baseCurrency}, ${wanted.timeZone}, ${wanted.newCustomerDays}, ${wanted.customerWindowMonths},
        ${wanted.customerScope}, ${wanted.newProductDays})
      on conflict (only_row) do update set name = excluded.name, base_currency = excluded.base_currency, time_zone = excluded.time_zone,
        new_customer_days = excluded.new_customer_days, customer_window_months = excluded.customer_window_months,
        customer_scope = excluded.customer_scope, new_product_days = excluded.new_product_days
      returning ${columns}`.execute(tx);
    return rows[0]!;
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
