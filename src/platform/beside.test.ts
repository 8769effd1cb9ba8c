import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { beside } from './beside.ts';
import { type Database, openStore, type Store, type Transaction } from './database.ts';
import { inSnapshot } from './turn.ts';

const { url, owner: openOwner } = await testDatabase();
const owner = openOwner();
let store: Store;

beforeEach(async () => {
  await sql`create table if not exists noted (what text); truncate noted; grant all on noted to public`.execute(
    owner.db,
  );
});
afterEach(async () => {
  await store.close();
});

const noted = async (db: Database): Promise<string[]> =>
  (await sql<{ what: string }>`select what from noted order by 1`.execute(db)).rows.map(({ what }) => what);
const note = (db: Database, what: string) => sql`insert into noted values (${what})`.execute(db);
const backend = async (db: Database): Promise<number> =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.2)`.execute(db)).rows[0]!.pid;

/** In a transaction of a store with so many connections, one of them its own. */
const within = <T>(max: number, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  store = openStore(url, { max });
  return inSnapshot(store.db, work);
};

test('what is read beside a transaction is what it saw when it began: neither what came later nor what it wrote', async () => {
  await note(owner.db, 'before');
  const read = await within(4, async (tx) => {
    await noted(tx);
    await note(owner.db, 'later');
    await note(tx, 'own');
    const reading = beside(store.db, tx);
    return Promise.all([reading(noted), reading(noted)]);
  });
  expect(read).toEqual([['before'], ['before']]);
  expect(await noted(owner.db)).toEqual(['before', 'later', 'own']);
});

test('two read at once, on connections of their own, and a third waits for one of them', async () => {
  const pids = await within(6, async (tx) => {
    const reading = beside(store.db, tx);
    return Promise.all([backend(tx), reading(backend), reading(backend), reading(backend)]);
  });
  expect(new Set(pids).size).toBe(3);
  expect(pids.indexOf(pids[0]!, 1)).toBe(-1);
});

test('where half of the connections are taken, the transaction reads by itself', async () => {
  const [own, other] = await within(2, async (tx) => {
    const reading = beside(store.db, tx);
    return [await backend(tx), await reading(backend)];
  });
  expect(other).toBe(own);
});

test('what fails beside is told, gives its connection back and leaves the next reading whole', async () => {
  const pids = await within(4, async (tx) => {
    const reading = beside(store.db, tx);
    const failing = reading((db) => sql`select 1 / 0`.execute(db));
    await expect(failing).rejects.toThrow('division by zero');
    return Promise.all([backend(tx), reading(backend), reading(backend)]);
  });
  expect(new Set(pids).size).toBe(3);
  expect(store.pool.idleCount).toBe(store.pool.totalCount);
});

test('nothing can be written beside a transaction', async () => {
  const writing = within(4, (tx) => beside(store.db, tx)((db) => note(db, 'beside')));
  await expect(writing).rejects.toThrow('read-only transaction');
});
