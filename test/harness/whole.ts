import { sql } from 'kysely';
import { createKey } from '../../src/access/actions.ts';
import { insertMember, setInvitation } from '../../src/access/people-sql.ts';
import { loadDemo } from '../../src/demo/load.ts';
import { adjust, balances } from '../../src/ledger/actions.ts';
import { insertMail } from '../../src/mail/sql.ts';
import { insertNote } from '../../src/notes/sql.ts';
import type { Database, Store } from '../../src/platform/database.ts';
import { queueName } from '../../src/platform/migrate.ts';
import { enqueue } from '../../src/platform/queue.ts';
import { insertPreview } from '../../src/previews/sql.ts';
import { saveDraft } from '../../src/programs/actions.ts';
import { insertEnrolment, versionsOf } from '../../src/programs/sql.ts';
import { insertMessage, insertQuestion } from '../../src/questions/sql.ts';
import { insertApproval } from '../../src/runs/approval-sql.ts';
import { importText } from './intake.ts';

export const demoDay = '2026-11-23';

/** The demo company, small, and something in every table besides. */
export async function fillDatabase(source: Store, lines = 2500): Promise<void> {
  const { db } = source;
  await loadDemo(source, { today: demoDay, lines, partners: 40 });
  const { rows } = await sql<{ id: number; code: string }>`select id, code from partner order by id limit 1`.execute(
    db,
  );
  const partner = rows[0]!;
  const program = await sql<{ id: number }>`select id from program order by id limit 1`.execute(db);
  const programId = program.rows[0]!.id;
  await createKey(db, { name: 'test', scopes: ['facts:read'] });
  await addPerson(db);
  await adjust(db, { partnerId: partner.id, unit: 'EUR', amount: '12.34', note: 'Line one\nline “two”\t\\N' });
  await adjust(db, { partnerId: partner.id, unit: 'goods:BIKE', amount: '-1', note: '\\.' });
  await db
    .transaction()
    .execute((tx) => insertEnrolment(tx, { programId, partnerId: partner.id, status: 'invited', since: '2026-01-01' }));
  await importText(source, 'customers', 'code,name\nK-1,Fine\n,Nameless\n');
  await importText(source, 'goals', `partner,goal_set,period,value\n${partner.code},quota,2026-Q4,12.5\n`);
  const versions = await versionsOf(db, programId);
  await saveDraft(db, { document: versions.at(-1)!.document });
  await addWriting(db, partner.id, programId);
  const asked = { document: versions.at(-1)!.document, from: '2025-01-01', to: '2025-12-31', today: demoDay };
  await insertPreview(db, { ...asked, programId, compared: null }, 4);
  await sql`insert into idempotency_key (key, caller, request_hash, status, response) values ('k', 'c', '\\x00ff', 201, '{}')`.execute(
    db,
  );
  await sql`insert into dirty (partner_id, program_id, period_key)
    select ${partner.id}, ${programId}, period_key from program_period where program_id = ${programId} and closed_at is null limit 1`.execute(
    db,
  );
  const approval = {
    programId,
    period: '2026-Q1',
    runId: 1n,
    amountMinor: 1n,
    approver: 'key:1',
    approverName: 'Test',
  };
  await db.transaction().execute((tx) => insertApproval(tx, { ...approval, note: null }));
  await enqueue(
    db,
    'calculate',
    { program: 'weird “name”\n' },
    { key: 'later', runAt: new Date('2027-01-01'), line: 'one by one' },
  );
  await sql`select graphile_worker.reschedule_jobs(array_agg(id), attempts => 3) from graphile_worker.jobs where key = 'later'`.execute(
    db,
  );
}

/** Every table with how many rows it has and a digest of them, whatever their order; the queue is noted when it is installed. */
export async function digests(store: Pick<Store, 'db'>): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(
    store.db,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ digest: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as digest
      from ${sql.table(name)} t where coalesce(to_jsonb(t) ->> 'name', '') <> ${queueName}`.execute(store.db);
    found[name] = rows[0]!.digest;
  }
  return found;
}

export async function allBalances({ db }: Pick<Store, 'db'>) {
  const { rows } = await sql<{ id: number; code: string }>`select id, code from partner order by code`.execute(db);
  return Promise.all(rows.map(async ({ id, code }) => [code, await balances(db, id)]));
}

export async function numbering({ db }: Pick<Store, 'db'>) {
  const { rows } = await sql`
    select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1`.execute(db);
  return rows;
}

export async function jobs({ db }: Pick<Store, 'db'>) {
  const { rows } = await sql`
    select t.identifier, j.payload, j.key, j.run_at, j.attempts, j.max_attempts, q.queue_name, j.priority
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id order by j.key, j.id`.execute(db);
  return rows;
}

/** What the tables look like: columns, constraints, indexes, views and what the application may do. */
export async function shapes({ db }: Pick<Store, 'db'>) {
  const { rows } = await sql<{ line: string }>`
    select line from (
      select format('%s.%s %s %s %s', c.table_name, c.column_name, c.data_type, c.is_nullable, c.column_default) as line
        from information_schema.columns c where table_schema = 'public'
      union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
      union all select indexdef from pg_indexes where schemaname = 'public'
      union all select viewname || definition from pg_views where schemaname = 'public'
      union all select p.oid::regprocedure::text from pg_proc p where pronamespace = 'public'::regnamespace
      union all select format('%s may %s %s', grantee, privilege_type, table_name) from information_schema.role_table_grants
        where table_schema in ('public', 'graphile_worker') and grantee = 'vliegwiel_app'
      union all select format('%s %s %s', schemaname, tablename, policyname) from pg_policies) l order by line`.execute(
    db,
  );
  return rows.map(({ line }) => line);
}

/** Somebody in every table of people, and a letter. */
async function addPerson(db: Database): Promise<void> {
  const by = 'test';
  const member = { email: 'owner@example.com', name: 'Owner “one”', language: 'nl' as const };
  const person = (await insertMember(db, { ...member, role: 'owner', partnerId: null, by }))!;
  await setInvitation(db, { person, token: 'token', to: '/', days: 7, by });
  await sql`insert into person_session (id, person_id, token, expires_at) values ('s', ${person}, 't', now() + interval '1 day')`.execute(
    db,
  );
  await sql`insert into person_login (id, person_id, provider_id, account_id) values ('l', ${person}, 'credential', ${person})`.execute(
    db,
  );
  await sql`insert into person_two_factor (id, person_id, secret, backup_codes) values ('f', ${person}, 's', 'b')`.execute(
    db,
  );
  await sql`insert into person_proof (id, identifier, value, expires_at) values ('p', 'i', 'v', now())`.execute(db);
  await sql`insert into person_try (id, key, count, last_request) values ('r', 'k', 1, 1)`.execute(db);
  await insertMail(db, { kind: 'k', language: 'en', address: 'a@b.example', subject: 's', text: 't', html: 'h' });
}

/** What people wrote to each other. */
async function addWriting(db: Database, partnerId: number, programId: number): Promise<void> {
  const signed = { side: 'company', author: 'key:1', name: 'Test', text: 'Why “so little”?' } as const;
  const asked = { partnerId, programId, period: '2026-Q1', incentive: 'i', fact: undefined, kind: 'question' } as const;
  await db.transaction().execute(async (tx) => {
    const questionId = await insertQuestion(tx, asked);
    await insertMessage(tx, { questionId, partnerId, status: 'open' }, signed);
  });
  await insertNote(db, { partnerId, ...signed });
}
