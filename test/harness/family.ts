import { sql } from 'kysely';
import type { Database } from '../../src/platform/database.ts';

/** A reseller A with its seller A1, and a reseller B that is none of their business. */
export async function loadFamily(db: Database): Promise<void> {
  await sql`insert into company (name, base_currency, demo) values ('Test', 'EUR', true)`.execute(db);
  await sql`insert into partner (code, name, currency) values ('A', 'Partner A', 'EUR'), ('A1', 'Seller A1', 'EUR'), ('B', 'Partner B', 'EUR')`.execute(
    db,
  );
  await sql`
    insert into partner_version (partner_id, valid_from, type, parent_id, ancestor_ids, ancestor_types)
    select p.id, '2020-01-01', case when p.code = 'A1' then 'seller' else 'reseller' end, parent.id,
      array_remove(array[parent.id], null), case when parent.id is null then '{}' else array['reseller'] end
    from partner p left join partner parent on parent.code = 'A' and p.code = 'A1'`.execute(db);
}
