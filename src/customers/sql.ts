import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { lockNoun, settleDuplicates } from '../platform/staging.ts';
import type { CustomerQuery, CustomerShape } from './schema.ts';

/** Takes the staged customers in; a row without a name keeps the name known. */
export async function mergeCustomers(tx: Database): Promise<void> {
  await lockNoun(tx, 'customers');
  await sql`
    create temp table incoming_customer on commit drop as
    select line, data->>'code' as code, data - 'code' as data from staged_row where rejection is null`.execute(tx);
  await settleDuplicates(tx, 'incoming_customer', ['code'], 'code');
  await sql`
    insert into staged_repeat select i.line from incoming_customer i join customer c using (code)
    where not data ? 'name' or data->>'name' is not distinct from c.name`.execute(tx);
  await sql`
    insert into customer (code, name) select code, data->>'name' from incoming_customer where data ? 'name' order by code
    on conflict (code) do update set name = excluded.name where excluded.name is distinct from customer.name`.execute(
    tx,
  );
  await sql`
    insert into customer (code) select code from incoming_customer where not data ? 'name' order by code
    on conflict (code) do nothing`.execute(tx);
}

/** Adds the customers that staged facts name and nobody knows yet. `facts` has a column `customer`. */
export async function addCustomersOf(tx: Database, facts: string): Promise<void> {
  await lockNoun(tx, 'customers');
  await sql`
    create temp table new_customer on commit drop as
    select distinct f.customer as code from ${sql.table(facts)} f
    where f.customer is not null and not exists (select from customer c where c.code = f.customer)`.execute(tx);
  // Numbers are drawn for what is read from one table of this connection: elsewhere a cluster may draw them on another machine.
  await sql`insert into customer (code) select code from new_customer order by code`.execute(tx);
  await sql`drop table new_customer`.execute(tx);
}

/** The same for codes that are at hand. */
export async function addCustomers(tx: Database, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  const { rows } = await sql<{ code: string }>`
    select distinct code from unnest(${codes}::text[]) given (code) where not exists (select from customer c where c.code = given.code)`.execute(
    tx,
  );
  if (rows.length === 0) return;
  await lockNoun(tx, 'customers');
  await sql`
    insert into customer (code) select code from unnest(${rows.map(({ code }) => code)}::text[]) given (code) order by code
    on conflict do nothing`.execute(tx);
}

/** Customers in the order of their codes, one more than `limit` when there is more. */
export async function selectCustomers(
  db: Database,
  query: CustomerQuery,
  after: string | undefined,
  code?: string,
): Promise<CustomerShape[]> {
  const all = [sql`true`];
  if (code !== undefined) all.push(sql`code = ${code}`);
  if (after !== undefined) all.push(sql`code > ${after}`);
  if (query.search !== undefined)
    all.push(sql`(strpos(lower(code), lower(${query.search})) > 0 or strpos(lower(name), lower(${query.search})) > 0)`);
  const { rows } = await sql<CustomerShape>`
    select code, name from customer where ${sql.join(all, sql` and `)} order by code limit ${query.limit + 1}`.execute(
    db,
  );
  return rows;
}
