import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { Kysely, type Transaction as KyselyTransaction, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { codeOf, Problem } from './errors.ts';
import { type TakeTurn, turns } from './turns.ts';

/** Where SQL runs: a pool, or inside a transaction. Rows are typed per statement: sql<Row>`…`.execute(db). */
export type Database = Kysely<unknown>;
export type Transaction = KyselyTransaction<unknown>;

/** One connection that both speaks Kysely and streams COPY. */
export type Session = { client: pg.PoolClient; db: Database };

export type Store = {
  db: Database;
  pool: pg.Pool;
  url: string;
  /** Cuts the connections that are in use: what they were doing is undone, and who waits for it is told. */
  cut(): void;
  close(): Promise<void>;
};

export type StoreOptions = {
  /** The application's role can add to facts and postings, not change them. Only migrations work as the owner. */
  role?: 'application' | 'owner';
  max?: number;
  /** Where requests wait for an answer: a statement that takes longer is cancelled. Without it, no limit. */
  statementSeconds?: number;
  /** Shown in pg_stat_activity. */
  name?: string;
  onError?: (error: Error) => void;
};

export const applicationRole = 'vliegwiel_app';

/** How long one waits for a connection; a request less, because who asks is better told than kept waiting. */
const connectionMilliseconds = { usual: 15_000, request: 5000 };

const asText = (value: string): string => value;
const arrayOf = <T>(read: (value: string) => T) => {
  const parseTexts = pg.types.getTypeParser(1009 as number) as (value: string) => (string | null)[];
  return (value: string): (T | null)[] => parseTexts(value).map((item) => (item === null ? null : read(item)));
};

// By PostgreSQL's type numbers: int8, date, numeric and their arrays. The defaults would lose digits or shift a day by the time zone.
const parsers = new Map<number, (value: string) => unknown>([
  [20, BigInt],
  [1016, arrayOf(BigInt)],
  [1082, asText],
  [1182, arrayOf(asText)],
  [1700, asText],
  [1231, arrayOf(asText)],
]);

export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** Opens a pool; connects lazily. */
export function openStore(url: string, options: StoreOptions = {}): Store {
  const pool = openPool(url, options, types);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  let closed: Promise<void> | undefined;
  // Not db.destroy(): that leaves a pool open through which no Kysely statement ever went.
  return { db, pool, url, cut: () => cutAll(pool), close: () => (closed ??= pool.end()) };
}

const pools = new WeakMap<Database, pg.Pool>();

/** The pool that a store's statements go through; none for a single connection. */
export const poolOf = (db: Database): pg.Pool | undefined => pools.get(db);

const opened = new WeakMap<pg.Pool, Set<pg.PoolClient>>();

/** Cuts the connections of a pool that are open, also those in use. */
export function cutAll(pool: pg.Pool): void {
  // The driver ends the connection at once when it waits for an answer, and says goodbye when it does not.
  for (const client of opened.get(pool) ?? []) void (client as unknown as pg.Client).end().catch(() => {});
}

/** A pool for a library that expects the driver's own types (numbers as text, no bigint). */
export function openPlainPool(url: string, options: StoreOptions = {}): pg.Pool {
  return openPool(url, options, undefined);
}

function openPool(url: string, options: StoreOptions, parsed: pg.CustomTypesConfig | undefined): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: connectionMilliseconds[options.statementSeconds === undefined ? 'usual' : 'request'],
    // A server that has vanished without a word is noticed.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: options.name ?? 'vliegwiel',
    ...(parsed ? { types: parsed } : {}),
    onConnect: async (client) => {
      const role = options.role === 'owner' ? [] : [`set role ${applicationRole}`];
      const limit =
        options.statementSeconds === undefined ? [] : [`set statement_timeout = '${options.statementSeconds}s'`];
      if (role.length + limit.length > 0) await client.query([...role, ...limit].join('; '));
    },
  });
  // Without listeners, a connection cut by the server would end the process.
  const report = (error: Error) => options.onError?.(error);
  pool.on('error', report);
  const clients = new Set<pg.PoolClient>();
  opened.set(pool, clients);
  pool.on('connect', (client) => {
    clients.add(client);
    client.on('error', report);
  });
  pool.on('remove', (client) => clients.delete(client));
  return pool;
}

/** Lets the statements of a transaction take as long as they need: calculations and imports do. */
export async function withoutLimit(tx: Database): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx);
}

/**
 * Runs `work` in one transaction on one connection, where `session.client` can stream COPY beside Kysely statements. With `again`, the connection keeps the
 * plans of its statements: for small work that comes again and again.
 */
export async function inSession<T>(
  pool: pg.Pool,
  work: (session: Session) => Promise<T>,
  options: { again?: boolean } = {},
): Promise<T> {
  // Small work takes its chance with the other requests.
  const endTurn = options.again ? () => {} : await sessionTurns(pool)();
  const client = await pool.connect().catch((error: unknown) => {
    endTurn();
    throw error;
  });
  const again = (text: string, values: unknown[]) => client.query({ name: nameOf(text), text, values });
  return transacting(
    client,
    'begin; set local statement_timeout = 0',
    (db) => work({ client, db }),
    options.again ? (again as pg.PoolClient['query']) : undefined,
  ).finally(endTurn);
}

/** Works in one transaction, begun like this, on a connection of the pool, and gives the connection back. `query`: how the work's statements are asked. */
export async function transacting<T>(
  client: pg.PoolClient,
  begin: string,
  work: (db: Database) => Promise<T>,
  query: pg.PoolClient['query'] = client.query.bind(client) as pg.PoolClient['query'],
): Promise<T> {
  const lent = { query, release: () => {} } as pg.PoolClient;
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: { connect: async () => lent, end: async () => {} } }),
  });
  let broken = false;
  try {
    await client.query(begin);
    const result = await work(db);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    await db.destroy();
    client.release(broken);
  }
}

const names = new Map<string, string>();

/** What a statement is called on every connection. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}

/** How long an import waits for others. */
const sessionMilliseconds = 30_000;
const sessions = new WeakMap<pg.Pool, TakeTurn>();

/** Half of the connections are for others. A session that notes something on another connection would wait for itself if sessions had them all. */
function sessionTurns(pool: pg.Pool): TakeTurn {
  const known = sessions.get(pool) ?? turns(Math.max(1, Math.floor(pool.options.max / 2)), sessionMilliseconds);
  sessions.set(pool, known);
  return known;
}

const oldest = 150_000;

/** Refuses, with advice, a server that cannot be reached or is older than PostgreSQL 15. */
export async function checkServer(url: string): Promise<void> {
  const store = openStore(url, { role: 'owner', max: 1 });
  try {
    const { rows } = await sql<{ number: number; name: string }>`
      select current_setting('server_version_num')::int as number, current_setting('server_version') as name`.execute(
      store.db,
    );
    const server = rows[0]!;
    if (server.number < oldest) throw tooOld(server.name);
  } catch (error) {
    throw error instanceof Problem ? error : unreachable(url, error);
  } finally {
    await store.close();
  }
}

function tooOld(version: string): Problem {
  return new Problem({
    code: 'database-too-old',
    status: 503,
    title: {
      en: `The database server is PostgreSQL ${version}; Vliegwiel needs 15 or newer.`,
      nl: `De databaseserver is PostgreSQL ${version}; Vliegwiel heeft 15 of nieuwer nodig.`,
    },
    detail: {
      en: 'Upgrade it, or leave DATABASE_URL unset to use the PostgreSQL that comes along.',
      nl: 'Werk hem bij, of laat DATABASE_URL weg om de meegeleverde PostgreSQL te gebruiken.',
    },
  });
}

function unreachable(url: string, cause: unknown): Problem {
  const shown = withoutPassword(url);
  const reason = reasonOf(cause);
  return new Problem({
    code: 'database-unreachable',
    status: 503,
    title: {
      en: `The database ${shown} cannot be used: ${reason}.`,
      nl: `De database ${shown} is niet bruikbaar: ${reason}.`,
    },
    detail: {
      en: 'Check DATABASE_URL, that the server runs, and that the account may connect.',
      nl: 'Controleer DATABASE_URL, of de server draait en of het account verbinding mag maken.',
    },
    cause,
  });
}

function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0]);
  const message = cause instanceof Error ? cause.message : String(cause);
  return (message || codeOf(cause) || 'unknown reason').replace(/\.$/, '');
}

/** Where the data is kept, as far as the address tells: the folder with the server's socket, or its host. */
export function dataPlace(url: string): string | undefined {
  const host = decodeURIComponent(
    /[?&]host=([^&]+)/.exec(url)?.[1] ?? /^\w+:\/\/(?:[^@/]*@)?([^/?]*)/.exec(url)?.[1] ?? '',
  );
  // Where the folder's own path is too long for a socket, the socket is elsewhere.
  return host === '' || dirname(host) === tmpdir() ? undefined : host;
}

export function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/[^:@/]*):[^/]*@/, '$1:•••@');
}
