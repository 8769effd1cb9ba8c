import { type RawBuilder, sql } from 'kysely';
import type { Company } from '../partners/company-sql.ts';
import type { Database } from '../platform/database.ts';

/*
 * What facts that are being added need of those that are there. One PostgreSQL looks it up row by row; a cluster looks nothing up row by row in tables that are
 * spread, so that there it is fetched at once.
 */

/** A purchase: a sale that takes nothing back. */
export const purchase = (sale: string): RawBuilder<unknown> =>
  sql.raw(`(${sale}.corrects is null and coalesce(${sale}.amount, ${sale}.quantity) >= 0)`);

/**
 * The last purchases before each day that `settled_fact` has sales on, of their customers (long enough before to be existing) and partners, as sales that
 * say no more than that: looking among these finds what looking among all sales does.
 */
export async function fetchPurchases(tx: Database, company: Company): Promise<void> {
  const byPartner = company.customerScope === 'partner';
  const apart = sql.lit(company.newCustomerDays + 1);
  const partner = byPartner ? sql`d.partner_id` : sql`null::integer`;
  await sql`
    create temp table purchase_before on commit drop as
    select d.customer_id, ${partner} as partner_id, max(f.occurred_on) as occurred_on, null::text as corrects, 0::int8 as amount, 0::int8 as quantity,
      null::boolean as again
    from (
      select distinct customer_id, ${byPartner ? sql`partner_id` : sql`0 as partner_id`}, occurred_on as day
      from settled_fact where customer_id is not null offset 0) d
    join sale f on f.customer_id = d.customer_id and f.again is null and f.occurred_on <= d.day - ${apart}::int and ${purchase('f')}
      ${byPartner ? sql`and f.partner_id = d.partner_id` : sql``}
    group by d.customer_id, d.partner_id, d.day`.execute(tx);
  await sql`
    insert into purchase_before (partner_id, occurred_on, amount)
    select d.partner_id, max(f.occurred_on), 0
    from (select distinct partner_id, occurred_on as day from settled_fact offset 0) d
    join sale f on f.partner_id = d.partner_id and f.occurred_on < d.day and ${purchase('f')}
    group by d.partner_id, d.day`.execute(tx);
  await sql`create index on purchase_before (customer_id, occurred_on)`.execute(tx);
  await sql`create index on purchase_before (partner_id, occurred_on)`.execute(tx);
  await sql`analyze purchase_before`.execute(tx);
}

/** What the sales of a level correct. */
export async function fetchCorrected(tx: Database, level: number): Promise<void> {
  await sql`drop table if exists pg_temp.corrected_sale`.execute(tx);
  await sql`
    create temp table corrected_sale on commit drop as
    select f.* from sale f
    where f.fact_id in (select corrects from settled_fact where depth = ${sql.lit(level)} offset 0)`.execute(tx);
  await sql`analyze corrected_sale`.execute(tx);
}
