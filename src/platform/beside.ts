import { sql } from 'kysely';
import pg from 'pg';
import { type Database, poolOf, type Transaction, transacting } from './database.ts';

/** Does reading work on a connection beside that of a transaction. What it reads is what the transaction saw when it began. */
export type Beside = <T>(work: (db: Database) => Promise<T>) => Promise<T>;

/** Reads on the transaction's own connection. */
export const within =
  (tx: Transaction): Beside =>
  (work) =>
    work(tx);

/** How much is read at once. */
const readers = 2;

/**
 * Reads on other connections of the store, a few at once, in the snapshot of a transaction that is `repeatable read`. Where the pool has none to spare the transaction's own
 * is used: who holds a connection never waits for another. The work must not need what the transaction wrote.
 */
export function beside(db: Database, tx: Transaction): Beside {
  const pool = poolOf(db);
  if (!pool) return within(tx);
  const lanes: Promise<unknown>[] = Array.from({ length: readers }, () => Promise.resolve());
  let next = 0;
  let snapshot: Promise<Snapshot> | undefined;
  const read: Beside = async (work) => {
    if (!hasSpare(pool)) return work(tx);
    snapshot ??= snapshotOf(tx);
    return inSnapshotOf(pool, await snapshot, work);
  };
  return (work) => {
    const lane = next++ % readers;
    const result = lanes[lane]!.then(() => read(work));
    lanes[lane] = result.catch(() => {});
    return result;
  };
}

/** More than half of the connections are free: the others are for others. */
const hasSpare = (pool: pg.Pool): boolean =>
  pool.waitingCount === 0 && pool.totalCount - pool.idleCount < pool.options.max / 2;

interface Snapshot {
  readonly snapshot: string;
  readonly workMem: string;
}

async function snapshotOf(tx: Transaction): Promise<Snapshot> {
  const { rows } = await sql<Snapshot>`
    select pg_export_snapshot() as snapshot, current_setting('work_mem') as "workMem"`.execute(tx);
  return rows[0]!;
}

/**
 * Much is read, by stretches of days. The planner thinks little of the index of stretches where rows are only roughly in the order of time, but it reads no more than the whole
 * table would be, and mostly far less; one place after the other by partner is twice as slow. Nor does it start workers: others read beside.
 */
const wholeStretches =
  'set local enable_seqscan = off; set local random_page_cost = 4; set local max_parallel_workers_per_gather = 0';

async function inSnapshotOf<T>(
  pool: pg.Pool,
  { snapshot, workMem }: Snapshot,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const begin = `begin isolation level repeatable read read only; set transaction snapshot ${pg.escapeLiteral(snapshot)};
    set local statement_timeout = 0; set local work_mem = ${pg.escapeLiteral(workMem)}; ${wholeStretches}`;
  return transacting(client, begin, work);
}
