import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { work } from '../src/worker.ts';
import { testDatabase } from './harness/database.ts';
import { testServices } from './harness/services.ts';

const store = await testDatabase();

test('workers forget what nobody asks for any more, and look again in an hour', async () => {
  const { db } = store;
  await sql`insert into idempotency_key (key, caller, request_hash, created_at)
    values ('old', 'a', '', now() - interval '25 hours'), ('new', 'a', '', now() - interval '23 hours')`.execute(db);
  // More imports than are looked at in one statement.
  await sql`insert into import (kind, label, status, rejected, started_at, ended_at)
    select 'sales', 'old ' || n, 'done', 2, now() - interval '31 days', now() - interval '31 days' from generate_series(1, 250) n
    union all select 'sales', 'new', 'done', 2, now() - interval '31 days', now() - interval '29 days'`.execute(db);
  await sql`insert into rejected_row (import_id, line, code)
    select id, line, 'unknown-partner' from import cross join generate_series(2, 3) line`.execute(db);

  const services = testServices(store, { config: { keepRejectedDays: 30 } });
  const workers = await Promise.all([work(services), work(services)]);
  const left = async () => {
    const { rows } = await sql<{ what: string }>`
      select key as what from idempotency_key
      union all select i.label || ' ' || count(*) from rejected_row r join import i on i.id = r.import_id group by i.label
      order by what`.execute(db);
    return rows.map(({ what }) => what);
  };
  await expect.poll(left, { timeout: 10_000 }).toEqual(['new', 'new 2']);
  const next = async () => {
    const { rows } = await sql<{ minutes: number }>`
      select round(extract(epoch from run_at - now()) / 60)::int as minutes from graphile_worker.jobs
      where task_identifier = 'forget'`.execute(db);
    return rows.map(({ minutes }) => minutes);
  };
  await expect.poll(next, { timeout: 10_000 }).toEqual([60]);
  await Promise.all(workers.map((worker) => worker.stop()));
  // The imports themselves stay, with how many rows were refused.
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from import where rejected = 2`.execute(db);
  expect(rows[0]!.n).toBe(251);
});
