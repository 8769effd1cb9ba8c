import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations as installQueue } from 'graphile-worker';
import pg from 'pg';
import { applicationRole, types } from './database.ts';
import { codeOf, Problem } from './errors.ts';

export const migrationsFolder = fileURLToPath(new URL('../../migrations/', import.meta.url));

export type Migration = { name: string; text: string; checksum: string };

// Any number will do, as long as every Vliegwiel uses the same one.
const lockKey = 8_543_440_118_001n;

// The queue's tables are installed by its own package, again for each of its versions.
export const queueName = 'graphile-worker';
const queueVersion: string = createRequire(import.meta.url)('graphile-worker/package.json').version;

/** Brings the database up to date as its owner and installs the queue's tables. Returns the names applied now. */
export async function migrate(url: string, folder = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url, types, application_name: 'vliegwiel migrate' });
  await client.connect();
  try {
    // Asking first lets an account that may not create anything start the program on a database that is up to date.
    if (await isUpToDate(client, migrations)) return [];
    // A second program waits here and then finds nothing to do.
    await holdMigrations(client);
    await addMigrationTable(client);
    if (await isUpToDate(client, migrations)) return [];
    const applied = await checkApplied(client, migrations);
    const fresh = migrations.filter((migration) => !applied.has(migration.name));
    for (const migration of fresh) await apply(client, migration);
    await installQueue({ connectionString: url });
    await noteQueue(client);
    return fresh.map((migration) => migration.name);
  } catch (error) {
    throw codeOf(error) === '42501' ? notAllowed(error) : error;
  } finally {
    await client.end();
  }
}

/** Nobody else migrates until the connection ends; together with others who ask only for that. */
export async function holdMigrations(client: pg.Client, together = false): Promise<void> {
  await client.query(`select pg_advisory_lock${together ? '_shared' : ''}($1)`, [lockKey]);
}

export async function addMigrationTable(client: pg.Client): Promise<void> {
  await client.query(`create table if not exists migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
}

/** Lets the application work with the queue's tables, which are there, and notes their version. */
export async function noteQueue(client: pg.Client): Promise<void> {
  await openQueueToApplication(client);
  await client.query(
    `insert into migration (name, checksum) values ($1, $2) on conflict (name) do update set checksum = excluded.checksum`,
    [queueName, queueVersion],
  );
}

export async function readMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const numbers = new Set<string>();
  const migrations: Migration[] = [];
  for (const name of names) {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
    if (!number || numbers.has(number)) {
      throw new Error(`migrations/${name}: a name is four digits not used before, a dash, words and .sql`);
    }
    numbers.add(number);
    const text = await readFile(join(folder, name), 'utf8');
    migrations.push({ name, text, checksum: createHash('sha256').update(text).digest('hex') });
  }
  return migrations;
}

async function isUpToDate(client: pg.Client, migrations: Migration[]): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('migration') is not null as there`);
  if (!rows[0]!.there) return false;
  const applied = await checkApplied(client, migrations);
  return applied.has(`${queueName} ${queueVersion}`) && migrations.every((migration) => applied.has(migration.name));
}

async function checkApplied(client: pg.Client, migrations: Migration[]): Promise<Set<string>> {
  const all = await client.query<{ name: string; checksum: string }>('select name, checksum from migration');
  const rows = all.rows.filter((row) => row.name !== queueName);
  const queue = all.rows.find((row) => row.name === queueName);
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  const newest =
    rows
      .map((row) => row.name)
      .sort()
      .at(-1) ?? '';
  for (const row of rows) {
    const known = byName.get(row.name);
    if (!known) throw newerDatabase(row.name);
    if (known.checksum !== row.checksum) throw changed(row.name);
  }
  const skipped = migrations.find((one) => one.name < newest && !rows.some((row) => row.name === one.name));
  if (skipped) throw outOfOrder(skipped.name, newest);
  return new Set([...rows.map((row) => row.name), `${queueName} ${queue?.checksum}`]);
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await applyWithin(client, migration);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Applies a migration as a part of the caller's transaction. */
export async function applyWithin(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query(migration.text);
    await client.query('insert into migration (name, checksum) values ($1, $2)', [migration.name, migration.checksum]);
  } catch (error) {
    if (codeOf(error) === '42501') throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`migrations/${migration.name}${lineOf(error, migration.text)}: ${reason}`, { cause: error });
  }
}

function lineOf(error: unknown, text: string): string {
  if (!(error instanceof pg.DatabaseError) || !error.position) return '';
  return `, line ${text.slice(0, Number(error.position)).split('\n').length}`;
}

async function openQueueToApplication(client: pg.Client): Promise<void> {
  await client.query(`
    grant usage on schema graphile_worker to ${applicationRole};
    grant all on all tables in schema graphile_worker to ${applicationRole};
    grant all on all sequences in schema graphile_worker to ${applicationRole};
    grant execute on all functions in schema graphile_worker to ${applicationRole};
    grant select on migration to ${applicationRole};`);
  // The queue shields its tables by row-level security without any policy: only their owner would get through. A policy that is there is left
  // alone: replacing it would wait for the workers that use the table, and they for us.
  await client.query(`do $$ declare one text; begin
    for one in select relname from pg_class c where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'application') loop
      execute format('create policy application on graphile_worker.%I to ${applicationRole} using (true) with check (true)', one);
    end loop;
  end $$`);
}

function changed(name: string): Problem {
  return new Problem({
    code: 'migration-changed',
    status: 503,
    title: {
      en: `migrations/${name} was changed after it was applied to this database.`,
      nl: `migrations/${name} is gewijzigd nadat het op deze database is toegepast.`,
    },
    detail: {
      en: 'Restore the file as it was and put the change into a new migration.',
      nl: 'Zet het bestand terug zoals het was en maak van de wijziging een nieuwe migratie.',
    },
  });
}

function newerDatabase(name: string): Problem {
  return new Problem({
    code: 'database-newer',
    status: 503,
    title: {
      en: `This database was migrated by a newer Vliegwiel: it has ${name}, which this version does not know.`,
      nl: `Deze database is gemigreerd door een nieuwere Vliegwiel: hij heeft ${name}, dat deze versie niet kent.`,
    },
    detail: { en: 'Start the newer version again.', nl: 'Start de nieuwere versie weer.' },
  });
}

function outOfOrder(name: string, newest: string): Problem {
  return new Problem({
    code: 'migration-out-of-order',
    status: 503,
    title: {
      en: `migrations/${name} comes before ${newest}, which is applied already.`,
      nl: `migrations/${name} komt voor ${newest}, dat al is toegepast.`,
    },
    detail: { en: 'Give it the next free number.', nl: 'Geef het het volgende vrije nummer.' },
  });
}

function notAllowed(cause: unknown): Problem {
  return new Problem({
    code: 'database-not-allowed',
    status: 503,
    title: {
      en: 'The database account may not create what Vliegwiel needs.',
      nl: 'Het databaseaccount mag niet aanmaken wat Vliegwiel nodig heeft.',
    },
    detail: {
      en: `It must own the database and have CREATEROLE, or an administrator runs once: create role ${applicationRole} nologin; grant ${applicationRole} to <account>. PostgreSQL says: ${cause instanceof Error ? cause.message : cause}.`,
      nl: `Het moet eigenaar van de database zijn en CREATEROLE hebben, of een beheerder voert eenmalig uit: create role ${applicationRole} nologin; grant ${applicationRole} to <account>. PostgreSQL zegt: ${cause instanceof Error ? cause.message : cause}.`,
    },
    cause,
  });
}
