import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { testServices } from '../../test/harness/services.ts';
import { createLog } from './log.ts';
import { enqueue, freeAbandoned, startWorker } from './queue.ts';

const store = await testDatabase();
const seen: unknown[] = [];
let failures = 0;
let begun = 0;
let letGo = () => {};
const owner = store.owner();
const errors: string[] = [];
const to = new Writable({ write: (line, _, done) => done(void errors.push(String(line))) });
const services = testServices(store, { config: { jobs: 4 } });
const worker = await startWorker(
  {
    note: async (payload) => {
      seen.push(payload);
    },
    linger: async (payload) => {
      begun += 1;
      await new Promise<void>((done) => {
        letGo = done;
      });
      seen.push(payload);
    },
    stumble: async () => {
      failures += 1;
      throw new Error('on purpose');
    },
  },
  { ...services, log: createLog({ level: 'error', format: 'json', to }) },
);
afterAll(() => worker.stop());

test('a job exists exactly when its transaction is committed', async () => {
  const rolledBack = store.db.transaction().execute(async (tx) => {
    await enqueue(tx, 'note', { from: 'rolled back' });
    throw new Error('on purpose');
  });
  await expect(rolledBack).rejects.toThrow('on purpose');
  await store.db.transaction().execute((tx) => enqueue(tx, 'note', { from: 'committed' }));
  await expect.poll(() => seen).toEqual([{ from: 'committed' }]);
});

test('waiting jobs with the same key are one', async () => {
  const runAt = new Date(Date.now() + 3_600_000);
  for (const n of [1, 2, 3]) await enqueue(store.db, 'note', { n }, { key: 'k', runAt });
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from graphile_worker.jobs where key = 'k'`.execute(
    store.db,
  );
  expect(rows[0]!.n).toBe(1n);
});

test('a job that fails is kept for another attempt', async () => {
  await enqueue(store.db, 'stumble', {});
  await expect.poll(() => failures).toBe(1);
  const left = async () =>
    (
      await sql`select attempts, last_error from graphile_worker.jobs where task_identifier = 'stumble'`.execute(
        store.db,
      )
    ).rows;
  await expect.poll(left).toEqual([{ attempts: 1, last_error: expect.stringContaining('on purpose') }]);
});

const locked = async () =>
  (
    await sql<{ n: number }>`
      select ((select count(*) from graphile_worker._private_jobs where locked_at is not null)
        + (select count(*) from graphile_worker._private_job_queues where locked_at is not null))::int as n`.execute(
      store.db,
    )
  ).rows[0]!.n;

test('a job of a worker that was killed is done again, and so is what waits in its line', async () => {
  const runAt = new Date(Date.now() + 3_600_000);
  await enqueue(store.db, 'note', { n: 'abandoned' }, { line: 'one', runAt, key: 'abandoned' });
  await enqueue(store.db, 'note', { n: 'superseded' }, { line: 'one', runAt, key: 'superseded' });
  await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-gone', attempts = 10, run_at = now() - interval '1 hour'
    where key in ('abandoned', 'superseded')`.execute(owner.db);
  await sql`update graphile_worker._private_job_queues set locked_at = now(), locked_by = 'pool-gone'`.execute(
    owner.db,
  );
  await enqueue(store.db, 'note', { n: 'waiting' }, { line: 'one', key: 'superseded' });
  await expect(freeAbandoned(store.db)).resolves.toMatchObject([{ task: 'note', payload: { n: 'abandoned' } }]);
  await expect.poll(() => seen, { timeout: 10_000 }).toContainEqual({ n: 'waiting' });
  expect(seen).not.toContainEqual({ n: 'abandoned' });
  // The tenth attempt was its last one, and it waits the longer the more there were.
  await sql`update graphile_worker._private_jobs set run_at = now() where key = 'abandoned'`.execute(owner.db);
  await expect.poll(() => seen, { timeout: 10_000 }).toContainEqual({ n: 'abandoned' });
  await expect.poll(locked, { timeout: 10_000 }).toBe(0);
  expect(seen).not.toContainEqual({ n: 'superseded' });
});

test('a job that is being done is left to its worker', async () => {
  begun = 0;
  await enqueue(store.db, 'linger', { from: 'lingering' });
  await expect.poll(() => begun).toBe(1);
  expect(await freeAbandoned(store.db)).toEqual([]);
  letGo();
  await expect.poll(() => seen).toContainEqual({ from: 'lingering' });
  expect(begun).toBe(1);
  await expect.poll(locked, { timeout: 10_000 }).toBe(0);
});

test('a worker whose connections are cut in the middle of a job goes on', { timeout: 60_000 }, async () => {
  begun = 0;
  await enqueue(store.db, 'linger', { from: 'cut off' });
  await expect.poll(() => begun).toBe(1);
  const cut = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name in ('vliegwiel queue', 'vliegwiel presence')`.execute(
      owner.db,
    );
  await cut();
  letGo();
  for (let i = 0; i < 20; i++) await cut();
  await enqueue(store.db, 'note', { from: 'afterwards' });
  await expect.poll(() => seen, { timeout: 30_000 }).toContainEqual({ from: 'afterwards' });
  // It was done, but that could not be noted: it is done again.
  const lockedYet = async () => {
    await freeAbandoned(store.db);
    letGo();
    return locked();
  };
  await expect.poll(lockedYet, { timeout: 20_000 }).toBe(0);
});

/** Connections of the queue that wait for a lock, the longest wait first. */
const waitingInQueue = async () =>
  (
    await sql<{ pid: number }>`
      select pid from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'vliegwiel queue'
        and datname = current_database() order by query_start`.execute(owner.db)
  ).rows;

test('a job that was given while the connection was cut is not waited for', { timeout: 60_000 }, async () => {
  begun = 0;
  await enqueue(store.db, 'linger', { from: 'heard of' }, { key: 'heard of' });
  await expect.poll(() => begun, { timeout: 10_000 }).toBe(1);
  const later = new Date(Date.now() + 3_600_000);
  await enqueue(store.db, 'note', { from: 'unheard of' }, { key: 'unheard of', runAt: later });
  const gate = await owner.pool.connect();
  await gate.query('begin; lock table graphile_worker._private_job_queues in exclusive mode');
  const waiting = async () => (await waitingInQueue())[0]?.pid;
  await expect.poll(waiting, { timeout: 10_000 }).toBeDefined();
  // It is taken, in the name of the worker that asked, and the answer does not arrive.
  await sql`update graphile_worker._private_jobs set locked_at = now(), run_at = now(),
    locked_by = (select locked_by from graphile_worker._private_jobs where key = 'heard of') where key = 'unheard of'`.execute(
    owner.db,
  );
  await sql`select pg_terminate_backend(${await waiting()})`.execute(owner.db);
  await gate.query('commit');
  gate.release();
  letGo();
  await expect.poll(() => seen, { timeout: 30_000 }).toContainEqual({ from: 'unheard of' });
  await expect.poll(locked, { timeout: 10_000 }).toBe(0);
});

test('a job that was given to the worker, which never heard of it, is done all the same', {
  timeout: 60_000,
}, async () => {
  // Under the name that the worker has now: it holds the line of a job that it is doing.
  begun = 0;
  await enqueue(store.db, 'linger', { of: 'worker' });
  await expect.poll(() => begun, { timeout: 10_000 }).toBe(1);
  const { rows } = await sql<{ name: string }>`
    select locked_by as name from graphile_worker._private_jobs where locked_by is not null`.execute(owner.db);
  letGo();
  await enqueue(store.db, 'note', { never: 'heard of' }, { line: 'unheard', minutes: 60 });
  await sql`
    with job as (
      update graphile_worker._private_jobs set locked_by = ${rows[0]!.name}, locked_at = now(), run_at = now()
      where payload::text like '%heard of%' returning job_queue_id)
    update graphile_worker._private_job_queues set locked_by = ${rows[0]!.name}, locked_at = now() where id in (select job_queue_id from job)`.execute(
    owner.db,
  );
  await expect.poll(() => seen, { timeout: 50_000, interval: 500 }).toContainEqual({ never: 'heard of' });
});

test('a worker that could not note the end of one job, but that of others, does not wait for ever', {
  timeout: 90_000,
}, async () => {
  begun = 0;
  const release: (() => void)[] = [];
  for (const from of ['unnoted', 'noted', 'noted too', 'last']) {
    await enqueue(store.db, 'linger', { from });
    await expect.poll(() => begun, { timeout: 10_000 }).toBe(release.length + 1);
    release.push(letGo);
  }
  const gate = await owner.pool.connect();
  await gate.query('begin; select from graphile_worker._private_jobs where locked_by is not null for update');
  const last = release.pop()!;
  for (const [place, go] of release.entries()) {
    go();
    await expect.poll(async () => (await waitingInQueue()).length, { timeout: 10_000 }).toBe(place + 1);
  }
  await sql`select pg_terminate_backend(${(await waitingInQueue())[0]!.pid})`.execute(owner.db);
  await expect.poll(async () => (await waitingInQueue()).length, { timeout: 10_000 }).toBe(2);
  await gate.query('commit');
  gate.release();
  await expect.poll(locked, { timeout: 10_000 }).toBeLessThanOrEqual(2);
  last();
  await enqueue(store.db, 'note', { from: 'after all' });
  await expect.poll(() => seen, { timeout: 40_000, interval: 500 }).toContainEqual({ from: 'after all' });
  const lockedYet = () => {
    letGo();
    return locked();
  };
  await expect.poll(lockedYet, { timeout: 30_000, interval: 500 }).toBe(0);
});

test('jobs that end together are noted, also where somebody who asks for them holds them in another order', {
  timeout: 60_000,
}, async () => {
  begun = 0;
  const release: (() => void)[] = [];
  for (const from of ['one of two', 'other of two']) {
    await enqueue(store.db, 'linger', { from });
    await expect.poll(() => begun, { timeout: 10_000 }).toBe(release.length + 1);
    release.push(letGo);
  }
  const { rows } = await sql<{ id: string }>`
    select id from graphile_worker._private_jobs where locked_at is not null order by id`.execute(owner.db);
  expect(rows).toHaveLength(2);
  const [first, second] = rows.map(({ id }) => id);
  const gate = await owner.pool.connect();
  const hold = (id: string | undefined) =>
    gate.query('select from graphile_worker._private_jobs where id = $1 for update', [id]);
  // The queue is the one that gives way.
  await gate.query("begin; set local deadlock_timeout = '1min'");
  await hold(second);
  for (const go of release) go();
  await expect.poll(async () => (await waitingInQueue()).length, { timeout: 10_000 }).toBe(1);
  const before = errors.length;
  await expect(hold(first)).resolves.toMatchObject({ rowCount: 1 });
  await gate.query('commit');
  gate.release();
  await expect.poll(locked, { timeout: 20_000 }).toBe(0);
  expect(errors.slice(before)).toEqual([]);
});
