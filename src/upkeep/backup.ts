import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { types } from '../platform/database.ts';
import { codeOf } from '../platform/errors.ts';
import { holdMigrations } from '../platform/migrate.ts';
import { intake } from '../runs/sql.ts';
import { type BackupHeader, type Frame, mustBeFree, writeBackup } from './file.ts';
import { mayNotRead, nothingToBackUp } from './refusals.ts';
import {
  appliedMigrations,
  columnList,
  hasQueue,
  ownership,
  quoted,
  sequencesOf,
  type Table,
  tablesOf,
  waitingJobs,
} from './sql.ts';

export interface BackupOptions {
  /** The version of the product. */
  readonly product: string;
  readonly now: () => Date;
  readonly signal?: AbortSignal | undefined;
  /** Waited for. */
  readonly onProgress?: ((table: string, tables: number, of: number) => void | Promise<void>) | undefined;
}

export interface BackupResult {
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
  readonly tables: Readonly<Record<string, number>>;
  readonly jobs: number;
}

/** What ends a backup. */
export interface BackupEnd {
  readonly rows: Readonly<Record<string, number>>;
  readonly sequences: readonly { readonly name: string; readonly last: string; readonly called: boolean }[];
  readonly jobs: number;
}

/**
 * Writes everything to one file as it is at one moment, while others go on working. Throws file-exists and nothing-to-back-up; leaves no file
 * when it does not come to its end.
 */
export async function backup(url: string, file: string, options: BackupOptions): Promise<BackupResult> {
  await mustBeFree(file);
  const client = new pg.Client({ connectionString: url, types, application_name: 'vliegwiel backup' });
  client.on('error', () => {});
  await client.connect();
  try {
    // Nobody changes the tables' shape meanwhile; their rows can go on changing, unseen by this snapshot.
    await holdMigrations(client, true);
    // On a cluster nobody takes facts in or calculates either: its machines have no moment in common otherwise.
    await client.query(
      `select pg_advisory_lock(hashtextextended($1, 0)) where to_regclass('pg_dist_partition') is not null`,
      [`vliegwiel ${intake}`],
    );
    await begin(client);
    if (!(await ownership(client)).isOurs) throw nothingToBackUp();
    const tables = await tablesOf(client);
    const header = await headerOf(client, tables, options);
    const counted: BackupEnd & { rows: Record<string, number> } = { rows: {}, sequences: [], jobs: 0 };
    const bytes = await writeBackup(file, header, framesOf(client, tables, options, counted), options.signal);
    await client.query('commit');
    const rows = Object.values(counted.rows).reduce((a, b) => a + b, 0);
    return { file, bytes, rows, tables: counted.rows, jobs: counted.jobs };
  } catch (error) {
    throw codeOf(error) === '42501' ? mayNotRead(error) : error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function begin(client: pg.Client): Promise<void> {
  await client.query('begin isolation level repeatable read read only');
  // A policy that would hide rows is an error and not a smaller backup; texts are written in the one form that every server reads the same.
  await client.query(`
    set local row_security = off; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
    set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'iso_8601'; set local bytea_output = 'hex';
    set local extra_float_digits = 1; set local client_encoding = 'UTF8'; set local search_path = public, pg_catalog`);
}

async function headerOf(client: pg.Client, tables: readonly Table[], options: BackupOptions): Promise<BackupHeader> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
  return {
    product: options.product,
    made_at: options.now().toISOString(),
    server: rows[0]!.version,
    migrations: await appliedMigrations(client),
    tables,
  };
}

async function* framesOf(
  client: pg.Client,
  tables: readonly Table[],
  { onProgress, signal }: BackupOptions,
  counted: { rows: Record<string, number>; sequences: BackupEnd['sequences']; jobs: number },
): AsyncGenerator<Frame> {
  for (const [place, table] of tables.entries()) {
    signal?.throwIfAborted();
    await onProgress?.(table.name, place, tables.length);
    yield { kind: 'T', content: Buffer.from(table.name) };
    const copy = client.query(copyTo(`copy ${quoted(table.name)} (${columnList(table)}) to stdout`));
    for await (const content of copy as AsyncIterable<Buffer>) yield { kind: 'D', content };
    // How many there were is known once the server is ready for the next question.
    await client.query('select');
    counted.rows[table.name] = copy.rowCount;
    yield { kind: 'R', content: Buffer.from(String(copy.rowCount)) };
  }
  for await (const jobs of jobsOf(client)) {
    counted.jobs += jobs.length;
    yield { kind: 'J', content: Buffer.from(JSON.stringify(jobs)) };
  }
  counted.sequences = await sequencesOf(client);
  yield { kind: 'E', content: Buffer.from(JSON.stringify(counted)) };
}

async function* jobsOf(client: pg.Client) {
  if (!(await hasQueue(client))) return;
  for (let after = '0'; ; ) {
    const jobs = await waitingJobs(client, after, 1000);
    if (jobs.length === 0) return;
    yield jobs;
    after = jobs.at(-1)!.id;
  }
}
