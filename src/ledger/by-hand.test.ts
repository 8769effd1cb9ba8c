import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { adjust, balances } from './actions.ts';

const { db } = await testDatabase();

/** A published figure; its source stands in fixtures/published/groups.yaml: a record of -500 stores an amount of 0 and earnings of -500. */
it('CLAW-04: an amount taken back by hand is an entry of its own: nothing measured, earnings of -500', async () => {
  const inserted = await sql<{ id: number }>`
    insert into partner (code, name, currency) values ('by-hand', 'By hand', 'EUR') returning id
  `.execute(db);
  const partnerId = inserted.rows[0]!.id;
  await adjust(db, { partnerId, unit: 'EUR', amount: '-5.00', note: 'Taken back' });

  const lines = await sql<{ account: string; amount_minor: bigint; reason: string }>`
    select account, amount_minor, reason from entry where partner_id = ${partnerId} order by account
  `.execute(db);
  expect(lines.rows).toEqual([
    { account: 'cost', amount_minor: -500n, reason: 'manual' },
    { account: 'owed', amount_minor: 500n, reason: 'manual' },
  ]);
  const measured = await sql<{ cells: bigint }>`
    select count(*) as cells from cell where partner_id = ${partnerId}
  `.execute(db);
  expect(measured.rows[0]!.cells).toBe(0n);
  expect(await balances(db, partnerId)).toEqual([{ unit: 'EUR', earned: '-5.00', paid: '0.00', open: '-5.00' }]);
});
