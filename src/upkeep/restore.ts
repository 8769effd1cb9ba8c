import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { runMigrations as installQueue } from 'graphile-worker';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { types } from '../platform/database.ts';
import { codeOf } from '../platform/errors.ts';
import {
  addMigrationTable,
  applyWithin,
  holdMigrations,
  type Migration,
  noteQueue,
  readMigrations,
} from '../platform/migrate.ts';
import type { BackupEnd } from './backup.ts';
import { type BackupFile, checkWhole, type Frame, framesOf, openBackup } from './file.ts';
import {
  damaged,
  inUse,
  isOfCluster,
  mayNotRestore,
  newerMigration,
  notEmpty,
  notOurs,
  otherMigration,
  otherRows,
  otherTables,
} from './refusals.ts';
import {
  addJobs,
  columnList,
  dropEverything,
  dropIndexes,
  firstFilled,
  firstSpread,
  hasQueue,
  otherPrograms,
  ownership,
  quoted,
  removeJobs,
  setAppliedAt,
  setSequences,
  type Table,
  tablesOf,
  type WaitingJob,
} from './sql.ts';

export interface RestoreOptions {
  /** Removes what is in the database. */
  readonly replace?: boolean | undefined;
  /** Looks whether it could be done, and does nothing. */
  readonly dryRun?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doing: 'checking' | 'loading' | 'indexing', part: number, table: string) => void) | undefined;
  readonly migrationsFolder?: string | undefined;
}

export interface RestoreResult {
  readonly file: string;
  readonly made_at: string;
  readonly product: string;
  readonly rows: number;
  readonly jobs: number;
  /** Migrations that came after the backup, applied to it now. */
  readonly migrated: readonly string[];
}

/**
 * Puts a database into the state that a backup has: in one transaction, so that it is there whole or nothing has changed. Throws what
 * `openBackup` and `checkWhole` throw, newer-backup, other-migrations, not-ours, not-empty, database-in-use.
 */
export async function restore(url: string, file: string, options: RestoreOptions = {}): Promise<RestoreResult> {
  const backup = await openBackup(file);
  const known = await readMigrations(options.migrationsFolder);
  const { before, after } = migrationsAround(backup, known);
  const { signal, onProgress } = options;
  await checkWhole(backup, { signal, onPart: (part) => onProgress?.('checking', part, '') });
  const client = new pg.Client({ connectionString: url, types, application_name: 'vliegwiel restore' });
  client.on('error', () => {});
  await client.connect();
  try {
    await holdMigrations(client);
    await client.query('begin');
    await mustBeFree(client, options.replace === true);
    const result = (rows: number, jobs: number): RestoreResult => {
      const { made_at, product } = backup.header;
      return { file, made_at, product, rows, jobs, migrated: after.map(({ name }) => name) };
    };
    if (options.dryRun) return result(0, 0);
    if (!(await hasQueue(client))) await installQueue({ connectionString: url });
    await prepare(client, backup, before);
    const indexes = await dropIndexes(client);
    const loaded = await load(client, backup, options);
    await makeIndexes(client, indexes, options);
    for (const migration of after) await applyWithin(client, migration);
    await noteQueue(client);
    await client.query('analyze');
    signal?.throwIfAborted();
    await client.query('commit');
    return result(loaded.rows, loaded.jobs);
  } catch (error) {
    throw codeOf(error) === '42501' ? mayNotRestore(error) : error;
  } finally {
    // What is not committed is gone with the connection.
    await client.end().catch(() => {});
  }
}

/** The migrations that a backup was made with, and those that came after it. */
function migrationsAround(backup: BackupFile, known: readonly Migration[]) {
  const byName = new Map(known.map((one) => [one.name, one]));
  const { file, header } = backup;
  for (const { name, checksum } of header.migrations) {
    const own = byName.get(name);
    if (!own) throw newerMigration(file, name, header.product);
    if (own.checksum !== checksum) throw otherMigration(file, name);
  }
  const names = new Set(header.migrations.map(({ name }) => name));
  return { before: known.filter(({ name }) => names.has(name)), after: known.filter(({ name }) => !names.has(name)) };
}

async function mustBeFree(client: pg.Client, replace: boolean): Promise<void> {
  const others = await otherPrograms(client);
  if (others.length > 0) throw inUse(others.join(', '));
  const { table, isOurs } = await ownership(client);
  if (table === null) return;
  if (!isOurs) throw notOurs(table);
  const spread = await firstSpread(client);
  if (spread !== undefined) throw isOfCluster(spread);
  const filled = replace ? undefined : await firstFilled(client, await tablesOf(client));
  if (filled !== undefined) throw notEmpty(filled);
}

/** Empty tables as they were where the backup was made. */
async function prepare(client: pg.Client, { file, header }: BackupFile, before: readonly Migration[]): Promise<void> {
  await dropEverything(client);
  await addMigrationTable(client);
  for (const migration of before) await applyWithin(client, migration);
  await setAppliedAt(client, header.migrations);
  const tables = await tablesOf(client);
  const shape = (table: Table | undefined) => (table ? columnList(table) : '');
  for (const name of new Set([...tables, ...header.tables].map((one) => one.name))) {
    const [here, there] = [tables, header.tables].map((all) => all.find((one) => one.name === name));
    if (shape(here) !== shape(there)) throw otherTables(file, name);
  }
  // Migrations may have put rows in.
  if (tables.length > 0) await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`);
  await removeJobs(client);
}

async function load(
  client: pg.Client,
  backup: BackupFile,
  { signal, onProgress }: RestoreOptions,
): Promise<{ rows: number; jobs: number }> {
  let [doing, read] = ['', 0];
  const onPart = (part: number) => {
    read = part;
    onProgress?.('loading', part, doing);
  };
  const frames = framesOf(backup, { signal, onPart });
  const rows = new Map<string, number>();
  let jobs = 0;
  await client.query(
    `set local client_encoding = 'UTF8'; set local datestyle = 'ISO, YMD'; set local synchronous_commit = on`,
  );
  for (;;) {
    const { value: frame, done } = await frames.next();
    signal?.throwIfAborted();
    if (done) throw damaged(backup.file);
    if (frame.kind === 'T') {
      doing = frame.content.toString();
      onProgress?.('loading', read, doing);
      rows.set(doing, await loadTable(client, backup, doing, frames));
    } else if (frame.kind === 'J') {
      const waiting = JSON.parse(frame.content.toString()) as WaitingJob[];
      await addJobs(client, waiting);
      jobs += waiting.length;
    } else if (frame.kind === 'E') {
      await frames.return(undefined);
      return { rows: await finish(client, backup, rows, JSON.parse(frame.content.toString()) as BackupEnd), jobs };
    }
  }
}

async function makeIndexes(
  client: pg.Client,
  definitions: readonly string[],
  { signal, onProgress }: RestoreOptions,
): Promise<void> {
  await client.query(`set local maintenance_work_mem = '128MB'`);
  for (const [done, definition] of definitions.entries()) {
    signal?.throwIfAborted();
    onProgress?.('indexing', done / definitions.length, '');
    await client.query(definition);
  }
}

async function loadTable(
  client: pg.Client,
  { file, header }: BackupFile,
  name: string,
  frames: AsyncGenerator<Frame>,
): Promise<number> {
  const table = header.tables.find((one) => one.name === name);
  if (!table) throw damaged(file);
  let wanted = Number.NaN;
  async function* rows() {
    for (;;) {
      const { value: frame, done } = await frames.next();
      if (done) throw damaged(file);
      if (frame.kind === 'R') wanted = Number(frame.content.toString());
      if (frame.kind !== 'D') return;
      yield frame.content;
    }
  }
  const copy = client.query(copyFrom(`copy ${quoted(name)} (${columnList(table)}) from stdin`));
  await pipeline(Readable.from(rows(), { objectMode: true, highWaterMark: 1 }), copy);
  if (copy.rowCount !== wanted) throw otherRows(file, name, wanted, copy.rowCount);
  return copy.rowCount;
}

async function finish(
  client: pg.Client,
  { file, header }: BackupFile,
  loaded: ReadonlyMap<string, number>,
  end: BackupEnd,
): Promise<number> {
  for (const { name } of header.tables) {
    if (loaded.get(name) !== end.rows[name]) throw otherRows(file, name, end.rows[name] ?? 0, loaded.get(name) ?? 0);
  }
  await setSequences(client, end.sequences);
  return [...loaded.values()].reduce((a, b) => a + b, 0);
}
