import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { testServices } from '../../test/harness/services.ts';
import { enqueue, startWorker } from './queue.ts';

const store = await testDatabase();
const seen: unknown[] = [];
let failures = 0;
const worker = await startWorker(
  {
    note: async (payload) => {
      seen.push(payload);
    },
    stumble: async () => {
      failures += 1;
      throw new Error('on purpose');
    },
  },
  testServices(store),
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
