import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Database } from '../../src/platform/database.ts';
import type { Client } from './kill-client.ts';
import { until } from './kill-client.ts';
import type { Work } from './kill-work.ts';

type Row = Record<string, unknown>;

/** Between the blow and the repetition: what was said to be taken in is there, and an import is there wholly or not at all. */
export async function checkFacts(db: Database, { facts }: Work): Promise<void> {
  const present = await factsOf(db, facts.prefix);
  expect(new Set(present).size, 'no fact is there twice').toBe(present.length);
  if (facts.told)
    expect(present, 'what was said to be taken in is there').toEqual(expect.arrayContaining([...facts.told()]));
  else expect([0, facts.count], 'an import is there wholly or not at all').toContain(present.length);
}

/** After the repetition: all of it, once; and the list of imports tells so. */
export async function checkTaken(db: Database, { facts }: Work): Promise<void> {
  const present = await factsOf(db, facts.prefix);
  expect(present.length, 'every fact is there once').toBe(facts.count);
  if (facts.label === undefined) return;
  const { rows } = await sql<{ status: string; accepted: bigint; stored: bigint }>`
    select i.status, i.accepted, (select count(*) from sale s where s.import_id = i.id) as stored
    from import i where i.label = ${facts.label} and i.started_at > now() - interval '5 minutes'`.execute(db);
  for (const row of rows) expect(row.accepted, 'the list of imports tells what was taken in').toBe(row.stored);
}

async function factsOf(db: Database, prefix: string): Promise<string[]> {
  const { rows } = await sql<{ fact_id: string }>`
    select fact_id from sale where starts_with(fact_id, ${`${prefix}-`})`.execute(db);
  return rows.map(({ fact_id }) => fact_id);
}

/** What is still to be done or left behind, by name; nothing when all is quiet. */
async function unfinished(db: Database): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select format('job %s (attempt %s of %s, locked by %s): %s', j.payload::text, j.attempts, j.max_attempts, j.locked_by, j.last_error) as what
      from graphile_worker._private_jobs j where j.locked_at is not null or j.run_at < now()
        -- The next day's calculation may be minutes away.
        or (j.run_at < now() + interval '10 minutes' and coalesce(j.key, '') not like '% later')
    union all select 'a line of jobs that is locked' from graphile_worker._private_job_queues where locked_at is not null
    union all select format('%s marks', count(*)) from dirty having count(*) > 0
    union all select format('import %s is still running', label) from import where status = 'running' and started_at < now() - interval '30 seconds'
    union all select format('run %s is still running', id) from run where status = 'running'
    union all select format('idempotency key %s has no answer', key) from idempotency_key where status is null
    union all select format('table %s is left', relname) from pg_class where relpersistence <> 'p' and relkind = 'r'
    union all select format('a transaction is open for %s', now() - xact_start) from pg_stat_activity
      where datname = current_database() and xact_start < now() - interval '5 seconds' and pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(
    db,
  );
  return rows.map(({ what }) => what);
}

/** Waits until everything has been done by itself. */
export async function quiet(db: Database, seconds: number): Promise<void> {
  let left: string[] = [];
  const isQuiet = async () => {
    left = await unfinished(db).catch((error: Error) => [error.message]);
    return left.length === 0 || undefined;
  };
  await until(isQuiet, 'an end', seconds * 1000).catch(() => {
    throw new Error(`After ${seconds} seconds there is still:\n${left.join('\n')}`);
  });
}

/** Ledger, results and statements are those of the twin, and balances are what the entries add up to. */
export async function sameAsTwin(db: Database, twin: Database, client: Client, partner: string): Promise<void> {
  for (const [name, view] of Object.entries(views)) {
    const [here, there] = [await rowsOf(db, view), await rowsOf(twin, view)];
    expect(onlyIn(here, there), `${name}: here, not in the twin`).toEqual([]);
    expect(onlyIn(there, here), `${name}: in the twin, not here`).toEqual([]);
  }
  const { rows } = await sql<{ open: string | null }>`
    select sum(-amount_minor)::text as open from entry join partner p on p.id = partner_id
    where p.code = ${partner} and account = 'owed' and unit = 'EUR'`.execute(db);
  const { body } = await client.get(`/partners/${partner}/balances`);
  const shown: string = body.items.find(({ unit }: { unit: string }) => unit === 'EUR')?.open ?? '0.00';
  expect(shown.replace('.', ''), 'a balance is what its entries add up to').toBe(
    (rows[0]!.open ?? '0').replace(/^(-?)(\d)$/, '$10$2').replace(/^(-?)(\d\d)$/, '$10$2'),
  );
}

const views = {
  // A statement may have come about in more steps here, so that it is what they add up to that counts; what is given by hand is given once.
  'the ledger': sql<Row>`
    select p.code, g.slug, o.incentive, o.unit, o.about_period, o.statement_period, o.note,
      sum(case when o.credit = 'owed' then o.amount_minor else -o.amount_minor end)::text as minor,
      count(*) filter (where o.reason = 'manual')::int as by_hand
    from posting o join partner p on p.id = o.partner_id left join program g on g.id = o.program_id
    group by 1, 2, 3, 4, 5, 6, 7
    having sum(case when o.credit = 'owed' then o.amount_minor else -o.amount_minor end) <> 0 or count(*) filter (where o.reason = 'manual') > 0`,
  results: sql<Row>`
    select p.code, g.slug, c.period_key, c.takes_part, c.earned_minor::text as earned, c.amount_minor::text as granted, md5(c.lines::text) as lines
    from cell c join partner p on p.id = c.partner_id join program g on g.id = c.program_id`,
  statements: sql<Row>`
    select p.code, g.slug, s.period_key, s.amount_minor::text as minor, md5(s.lines::text) as lines
    from statement s join partner p on p.id = s.partner_id join program g on g.id = s.program_id`,
  periods: sql<Row>`
    select g.slug, f.period_key, f.closed_at is not null as closed from program_period f join program g on g.id = f.program_id`,
  facts: sql<Row>`select count(*)::int as facts, count(distinct fact_id)::int as different, sum(amount)::text as amount from sale`,
};

async function rowsOf(db: Database, view: (typeof views)[keyof typeof views]): Promise<Set<string>> {
  const { rows } = await view.execute(db);
  return new Set(rows.map((row) => JSON.stringify(row)));
}

const onlyIn = (one: Set<string>, other: Set<string>): string[] =>
  [...one].filter((row) => !other.has(row)).slice(0, 5);
