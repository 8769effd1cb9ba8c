import type pg from 'pg';
import { queueName } from '../platform/migrate.ts';

/*
 * What a database of ours consists of, from the catalogue, so that nothing has to be listed and a new table cannot be forgotten. The queue's schema
 * belongs to its own package, in whatever shape its version gives it: only the jobs that wait are carried over, by its functions.
 */

export interface Table {
  readonly name: string;
  /** Those that are stored, in their order. */
  readonly columns: readonly string[];
}

/** Kept apart: a backup's header has it. */
const migrationTable = 'migration';

const ownTables = `
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/** Every table but that of the migrations, each after those that it points to. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { needs: string[] }>(`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select distinct t.relname::text from pg_constraint k join pg_class t on t.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    ${ownTables} and c.relname <> '${migrationTable}' order by c.relname`);
  const sorted: Table[] = [];
  const placed = new Set<string>();
  while (sorted.length < rows.length) {
    const ready = rows.filter(({ name, needs }) => !placed.has(name) && needs.every((one) => placed.has(one)));
    if (ready.length === 0) throw new Error('Tables point to each other in a circle: no order loads them.');
    for (const { name, columns } of ready) {
      sorted.push({ name, columns });
      placed.add(name);
    }
  }
  return sorted;
}

/** Whether there are tables, and migrations of ours. */
export async function ownership(client: pg.ClientBase): Promise<{ table: string | null; isOurs: boolean }> {
  const { rows } = await client.query<{ table: string | null; ours: boolean }>(`
    select (select min(c.relname) ${ownTables}) as table, to_regclass('public.${migrationTable}') is not null as ours`);
  return { table: rows[0]!.table, isOurs: rows[0]!.ours };
}

/** A table of ours whose rows are on other machines of a cluster. */
export async function firstSpread(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query(`select where to_regclass('pg_dist_partition') is not null`);
  if (rows.length === 0) return undefined;
  const spread = await client.query<{ name: string }>(`
    select c.relname as name from pg_dist_partition join pg_class c on c.oid = logicalrelid
    where c.relnamespace = 'public'::regnamespace order by 1 limit 1`);
  return spread.rows[0]?.name;
}

/** The first table that has rows. */
export async function firstFilled(client: pg.ClientBase, tables: readonly Table[]): Promise<string | undefined> {
  for (const { name } of tables) {
    const { rows } = await client.query<{ filled: boolean }>(`select exists (select from ${quoted(name)}) as filled`);
    if (rows[0]!.filled) return name;
  }
  return undefined;
}

export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly applied_at: string;
}

/** In their order; the queue's is not among them. */
export async function appliedMigrations(client: pg.ClientBase): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    `select name, checksum, applied_at::text from public.${migrationTable} where name <> $1 order by name`,
    [queueName],
  );
  return rows;
}

/** Migrations are noted as of the day on which they were first applied. */
export async function setAppliedAt(client: pg.ClientBase, migrations: readonly AppliedMigration[]): Promise<void> {
  await client.query(
    `update public.${migrationTable} m set applied_at = a.applied_at::timestamptz
     from jsonb_to_recordset($1) a (name text, applied_at text) where a.name = m.name`,
    [JSON.stringify(migrations)],
  );
}

export interface Sequence {
  readonly name: string;
  readonly last: string;
  readonly called: boolean;
}

/** Read after the tables: a number that a row has was drawn before the row was there, so that no sequence can be behind. */
export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' order by 1`);
  const found: Sequence[] = [];
  for (const { name } of rows) {
    const at = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoted(name)}`,
    );
    found.push({ name, ...at.rows[0]! });
  }
  return found;
}

export async function setSequences(client: pg.ClientBase, sequences: readonly Sequence[]): Promise<void> {
  for (const { name, last, called } of sequences) {
    await client.query('select setval($1::regclass, $2::int8, $3)', [quoted(name), last, called]);
  }
}

export interface WaitingJob {
  readonly id: string;
  readonly task: string;
  /** JSON. */
  readonly payload: string;
  readonly line: string | null;
  readonly run_at: string;
  readonly attempts: number;
  readonly max_attempts: number;
  readonly key: string | null;
  readonly priority: number;
  readonly flags: Record<string, boolean> | null;
}

export async function hasQueue(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(`select where to_regclass('graphile_worker._private_jobs') is not null`);
  return rows.length > 0;
}

/** Jobs that wait or are being done, after this one; one that is being done has not been tried yet. */
export async function waitingJobs(client: pg.ClientBase, after: string, limit: number): Promise<WaitingJob[]> {
  const { rows } = await client.query<WaitingJob>(
    `select j.id::text, t.identifier as task, j.payload::text as payload, q.queue_name as line, j.run_at::text,
       j.attempts - case when j.locked_at is null then 0 else 1 end as attempts, j.max_attempts, j.key, j.priority, j.flags
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
     where j.id > $1 order by j.id limit $2`,
    [after, limit],
  );
  return rows;
}

export async function addJobs(client: pg.ClientBase, jobs: readonly WaitingJob[]): Promise<void> {
  await client.query(
    `select graphile_worker.reschedule_jobs(array[added.id], attempts => w.attempts)
     from jsonb_to_recordset($1) w (task text, payload text, line text, run_at timestamptz, attempts int, max_attempts int, key text, priority int, flags jsonb)
     cross join lateral graphile_worker.add_job(w.task, payload => w.payload::json, queue_name => w.line, run_at => w.run_at,
       max_attempts => w.max_attempts, job_key => w.key, priority => w.priority,
       flags => (select array_agg(k) from jsonb_object_keys(w.flags) k)) added`,
    [JSON.stringify(jobs)],
  );
}

export async function removeJobs(client: pg.ClientBase): Promise<void> {
  await client.query('delete from graphile_worker._private_jobs');
  await client.query('delete from graphile_worker._private_job_queues');
}

/** Others of ours that work with this database. */
export async function otherPrograms(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select distinct application_name as name from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and starts_with(application_name, 'vliegwiel') order by 1`);
  return rows.map(({ name }) => name);
}

/** Removes all that migrations made; extensions and the queue's schema stay. */
export async function dropEverything(client: pg.ClientBase): Promise<void> {
  await client.query(`do $$ declare one record; begin
    for one in select c.oid::regclass as name, c.relkind in ('r', 'p') as is_table ${ownTables.replace(`c.relkind in ('r', 'p')`, `c.relkind in ('r', 'p', 'v', 'm')`)} loop
      if to_regclass(one.name::text) is not null then
        execute format('drop %s %s cascade', case when one.is_table then 'table' else 'view' end, one.name);
      end if;
    end loop;
    for one in select c.oid::regclass as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' loop
      execute format('drop sequence %s cascade', one.name);
    end loop;
    for one in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e') loop
      execute format('drop routine %s cascade', one.name);
    end loop;
    for one in select t.oid::regtype as name from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd')
      and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e') loop
      execute format('drop type %s cascade', one.name);
    end loop;
  end $$`);
}

/** Takes away what only makes reading quick, and tells how to make it again: rows are loaded faster without, and indexes made faster in one go. */
export async function dropIndexes(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relispartition and not i.indisunique
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`);
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

export const quoted = (name: string): string => `public."${name.replaceAll('"', '""')}"`;

export const columnList = ({ columns }: Table): string =>
  columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(', ');
