import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { distribution } from '../src/distribution.ts';
import { type Distribution, distribute, isDistributed } from '../src/platform/citus.ts';
import { vliegwiel } from './harness/command.ts';
import { testDatabase } from './harness/database.ts';

/*
 * Citus is not installed where this runs. In its place stand functions of the same names that keep its books and refuse what it refuses, so
 * that what is asked of it, and in which order, is tested; whether Citus can do it is not.
 */

const store = await testDatabase();
const { db } = store.owner();

/** A schema after public in every new connection's search path, where Citus's own names are found. */
async function standIn(): Promise<void> {
  await sql`drop schema if exists standin cascade`.execute(db);
  await sql.raw(standInSql).execute(db);
}

const standInSql = `
  create schema standin;
  create table standin.asked (id serial, what text);
  create table standin.pg_dist_partition (logicalrelid regclass, partmethod "char", repmodel "char");
  create table standin.pg_dist_object (classid oid, objid oid);
  create table standin.pg_dist_node (groupid int, isactive boolean, shouldhaveshards boolean);
  create table standin.worker (nodename text, nodeport int, success boolean, result text);
  create function standin.citus_version() returns text language sql as $$ select 'Citus 13.0.1 on a stand-in' $$;
  create function standin.run_command_on_workers(command text, out nodename text, out nodeport int, out success boolean, out result text)
    returns setof record language sql as $$ select * from standin.worker $$;
  create function standin.refuse_ties(one regclass) returns void language plpgsql as $$ begin
    if exists (select from pg_constraint c where contype = 'f' and (conrelid = one or confrelid = one)
      and not exists (select from standin.pg_dist_partition p where p.logicalrelid = case when conrelid = one then confrelid else conrelid end))
      then raise exception 'cannot complete operation: % is tied to a table that is on one machine', one;
    end if;
    if exists (select from pg_policy where polrelid = one)
      then raise exception 'cannot create policy: subqueries are not supported in policies on distributed tables';
    end if;
    if exists (select from pg_attribute where attrelid = one and attidentity <> '')
      then raise exception 'cannot complete operation on a table with identity column';
    end if;
  end $$;
  create function standin.create_reference_table(table_name regclass) returns void language plpgsql as $$ begin
    perform standin.refuse_ties(table_name);
    insert into standin.asked (what) values ('reference ' || table_name);
    insert into standin.pg_dist_partition values (table_name, 'n', 't');
  end $$;
  create function standin.create_distributed_table(table_name regclass, distribution_column text, distribution_type text default 'hash',
    colocate_with text default 'default', shard_count int default null) returns void language plpgsql as $$ begin
    perform standin.refuse_ties(table_name);
    if colocate_with <> 'none' and not exists (
      select from standin.pg_dist_partition where logicalrelid = colocate_with::regclass and partmethod = 'h')
      then raise exception 'relation % is not distributed', colocate_with;
    end if;
    insert into standin.asked (what) values (format('distributed %s by %s beside %s', table_name, distribution_column, colocate_with));
    insert into standin.pg_dist_partition values (table_name, 'h', 's');
  end $$;
  create function standin.create_distributed_function(function_name regprocedure) returns void language sql as $$
    insert into standin.asked (what) values ('function ' || function_name::text);
    insert into standin.pg_dist_object values ('pg_proc'::regclass, function_name) $$;
  insert into standin.pg_dist_node values (0, true, false), (1, true, true), (2, true, true);
  insert into standin.worker values ('w1', 5432, true, 'true'), ('w2', 5432, true, 't');`;

const asked = async (): Promise<string[]> =>
  (await sql<{ what: string }>`select what from standin.asked order by id`.execute(db)).rows.map(({ what }) => what);

const foreignKeys = async (): Promise<unknown[]> =>
  (
    await sql`select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`.execute(db)
  ).rows;

beforeEach(async () => {
  await standIn();
  const { rows } = await sql<{ name: string }>`select quote_ident(current_database()) as name`.execute(db);
  await sql.raw(`alter database ${rows[0]!.name} set search_path = public, standin`).execute(db);
});

test('functions, reference tables and growing tables are handed over in this order, each once, with their foreign keys after', async () => {
  const before = await foreignKeys();
  expect(await isDistributed(store.url, distribution)).toBe(false);
  const spread = await distribute(store.url, distribution);
  expect(spread.map(({ table }) => table)).toEqual([...distribution.reference, ...distribution.distributed]);
  expect(await asked()).toEqual([
    'function convert_micro(bigint,bigint,bigint)',
    'function is_customer_seen(bigint)',
    'function is_program_seen(integer)',
    'function linked_partners()',
    'function named_partners()',
    'function seen_partners()',
    'function seen_programs()',
    'function seen_versions()',
    'function undo_import(bigint)',
    'function jsonb_merge(jsonb)',
    ...distribution.reference.map((table) => `reference ${table}`),
    'distributed sale by partner_id beside none',
    ...distribution.distributed.slice(1).map((table) => `distributed ${table} by partner_id beside public.sale`),
  ]);
  expect(await foreignKeys()).toEqual(before);
  expect(before.length).toBeGreaterThan(10);
  expect(await isDistributed(store.url, distribution)).toBe(true);
  expect(await distribute(store.url, distribution)).toEqual([]);
  expect(await asked()).toHaveLength(10 + spread.length);
});

test('a table of a later migration is handed over beside those that are there', async () => {
  await distribute(store.url, distribution);
  await sql`create table later (partner_id integer not null references partner, id bigint not null, primary key (partner_id, id))`.execute(
    db,
  );
  const more: Distribution = { ...distribution, distributed: ['later', ...distribution.distributed] };
  expect(await distribute(store.url, more)).toEqual([{ table: 'later', as: 'distributed' }]);
  expect((await asked()).at(-1)).toBe('distributed later by partner_id beside public.sale');
  expect(JSON.stringify(await foreignKeys())).toContain('later_partner_id_fkey');
  await sql`drop table later`.execute(db);
});

test('what fails half-way leaves nothing of itself, the foreign keys included', async () => {
  const before = await foreignKeys();
  await sql`create table stubborn (id integer generated always as identity)`.execute(db);
  const more: Distribution = { ...distribution, reference: [...distribution.reference, 'stubborn'] };
  await expect(distribute(store.url, more)).rejects.toThrow(/identity column/);
  expect(await asked()).toEqual([]);
  expect(await foreignKeys()).toEqual(before);
  await sql`drop table stubborn`.execute(db);
});

test('a cluster that is not ready is refused with what it lacks', async () => {
  const refusal = () => distribute(store.url, distribution).catch((error: { code: string }) => error.code);
  await sql`insert into standin.pg_dist_partition values ('cell', 'n', 't')`.execute(db);
  expect(await refusal()).toBe('citus-other-kind');
  await sql`update standin.worker set result = 'f' where nodename = 'w2'`.execute(db);
  expect(await refusal()).toBe('citus-without-role');
  await expect(distribute(store.url, distribution)).rejects.toThrow(/vliegwiel_app cannot log in on w2:5432\./);
  await sql`update standin.worker set success = false`.execute(db);
  await expect(distribute(store.url, distribution)).rejects.toThrow(/w1:5432, w2:5432\./);
  await sql`update standin.pg_dist_node set shouldhaveshards = false`.execute(db);
  expect(await refusal()).toBe('citus-not-ready');
  await sql`update standin.pg_dist_node set shouldhaveshards = groupid > 0, isactive = groupid > 0`.execute(db);
  await sql`delete from standin.pg_dist_node where groupid = 0`.execute(db);
  expect(await refusal()).toBe('citus-not-ready');
  await sql
    .raw(`create or replace function standin.citus_version() returns text language sql as $$ select 'Citus 12.1.6' $$`)
    .execute(db);
  expect(await refusal()).toBe('citus-too-old');
  await sql`drop function standin.citus_version()`.execute(db);
  expect(await refusal()).toBe('citus-missing');
  expect(await isDistributed(store.url, distribution)).toBe(false);
  expect(await asked()).toEqual([]);
});

test('the command says what it did, once; later it need not be asked for', async () => {
  const settings = { DATABASE_URL: store.url };
  const first = await vliegwiel(['migrate', '--citus'], settings);
  expect(first.code).toBe(0);
  expect(first.out).toMatch(
    /^Copied to every machine: company, partner, .+\nSpread over the machines by partner: sale, activity, .+\n$/,
  );
  await sql`delete from standin.pg_dist_partition where logicalrelid = 'posting'::regclass`.execute(db);
  const second = JSON.parse((await vliegwiel(['migrate', '--json'], settings)).out);
  expect(second).toEqual({ migrated: [], spread: [{ table: 'posting', as: 'distributed' }] });
  expect((await vliegwiel(['migrate', '--citus'], settings)).out).toBe('The database is up to date.\n');
});

test('without Citus the command says so, in the reader’s language, and ends as a database that cannot be used', async () => {
  await sql`drop schema standin cascade`.execute(db);
  const settings = { DATABASE_URL: store.url };
  const refused = await vliegwiel(['migrate', '--citus'], settings);
  expect(refused).toMatchObject({ code: 5, out: '', err: expect.stringContaining('This database has no Citus') });
  const dutch = await vliegwiel(['migrate', '--citus'], { ...settings, LANG: 'nl_NL.UTF-8' });
  expect(dutch).toMatchObject({ code: 5, err: expect.stringContaining('Deze database heeft geen Citus') });
});
