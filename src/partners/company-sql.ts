import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

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
  /** A program below this score of simplicity (0-100) is activated with a reason only. */
  readonly leastSimplicity: number;
  /** Whether a period's results are approved before its statements become final. */
  readonly approvalBeforeClose: boolean;
  /** Whether somebody else puts into effect what a person wrote. */
  readonly reviewBySecondPerson: boolean;
}

const columns = sql`name, base_currency as "baseCurrency", time_zone as "timeZone", new_customer_days as "newCustomerDays",
  customer_window_months as "customerWindowMonths", customer_scope as "customerScope", new_product_days as "newProductDays",
  least_simplicity as "leastSimplicity", approval_before_close as "approvalBeforeClose",
  review_by_second_person as "reviewBySecondPerson"`;

/** The company's settings, or undefined before they are made. */
export async function findCompany(db: Database): Promise<Company | undefined> {
  const { rows } = await sql<Company>`select ${columns} from company`.execute(db);
  return rows[0];
}

export async function lockCompany(db: Database): Promise<void> {
  await sql`lock table company in share row exclusive mode`.execute(db);
}

export async function writeCompany(db: Database, company: Company): Promise<Company> {
  const { rows } = await sql<Company>`
    insert into company (name, base_currency, time_zone, new_customer_days, customer_window_months, customer_scope, new_product_days,
      least_simplicity, approval_before_close, review_by_second_person)
    values (${company.name}, ${company.baseCurrency}, ${company.timeZone}, ${company.newCustomerDays}, ${company.customerWindowMonths},
      ${company.customerScope}, ${company.newProductDays}, ${company.leastSimplicity}, ${company.approvalBeforeClose},
      ${company.reviewBySecondPerson})
    on conflict (only_row) do update set name = excluded.name, base_currency = excluded.base_currency, time_zone = excluded.time_zone,
      new_customer_days = excluded.new_customer_days, customer_window_months = excluded.customer_window_months,
      customer_scope = excluded.customer_scope, new_product_days = excluded.new_product_days, least_simplicity = excluded.least_simplicity,
      approval_before_close = excluded.approval_before_close, review_by_second_person = excluded.review_by_second_person
    returning ${columns}`.execute(db);
  return rows[0]!;
}

/** Says that the company is made up: only then anybody may sign in as anybody. */
export async function markAsDemo(db: Database): Promise<void> {
  await sql`update company set demo = true`.execute(db);
}
