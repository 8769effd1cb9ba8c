import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '../../test/harness/database.ts';
import { testServices } from '../../test/harness/services.ts';
import { createApp, type Routes } from './http.ts';
import { keepAnswer } from './idempotency.ts';
import { showPresence } from './presence.ts';

const store = await testDatabase();
await sql`create table gift (amount int); grant all on gift to vliegwiel_app`.execute(store.owner().db);
let meanwhile = async () => {};

/** What would be given twice when it is asked for twice. */
const gifts: Routes = (app, { db }) => {
  app.post('/gifts', { schema: { body: z.object({ amount: z.int() }) } }, async (request, reply) => {
    const answer = { given: request.body.amount };
    await db.transaction().execute(async (tx) => {
      await sql`insert into gift values (${request.body.amount})`.execute(tx);
      await meanwhile();
      await keepAnswer(tx, request, { status: 201, body: answer });
    });
    if (request.body.amount > 10) throw new Error('The answer is lost after the transaction');
    return reply.code(201).send(answer);
  });
};

const app = await createApp(testServices(store), [gifts]);
afterAll(() => app.close());

const give = (amount: number, key?: string) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/gifts',
    payload: { amount },
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });
const given = async (amount: number) =>
  (await sql<{ n: number }>`select count(*)::int as n from gift where amount = ${amount}`.execute(store.db)).rows[0]!.n;
const begunBy = (key: string, holder: string) =>
  sql`insert into idempotency_key (key, caller, request_hash, holder, attempt)
    values (${key}, '127.0.0.1', '\\x00', ${holder}, gen_random_uuid())`.execute(store.db);

test('a key whose process was killed is free at once', async () => {
  await begunBy('killed', 'api gone');
  expect((await give(1, 'killed')).statusCode).toBe(201);
  expect(await given(1)).toBe(1);
});

test('a key whose process is at work is not', async () => {
  const other = showPresence(store.url, 'api elsewhere', () => {});
  await other.seen;
  await begunBy('elsewhere', 'api elsewhere');
  await sql`update idempotency_key set request_hash = (select request_hash from idempotency_key where key = 'killed')
    where key = 'elsewhere'`.execute(store.db);
  expect((await give(1, 'elsewhere')).json()).toMatchObject({ status: 409, code: 'idempotency-key-in-use' });
  await other.stop();
  await expect.poll(async () => (await give(1, 'elsewhere')).statusCode).toBe(201);
});

test('what was done is answered from its transaction when the first answer was lost', async () => {
  expect((await give(11, 'lost')).statusCode).toBe(500);
  const again = await give(11, 'lost');
  expect([again.statusCode, again.json(), again.headers['idempotent-replayed']]).toEqual([201, { given: 11 }, 'true']);
  expect(await given(11)).toBe(1);
});

test('of two attempts with one key, only the last one has its effect', async () => {
  meanwhile = async () => {
    meanwhile = async () => {};
    await sql`update idempotency_key set holder = 'api gone' where key = 'twice'`.execute(store.db);
    expect((await give(2, 'twice')).statusCode).toBe(201);
  };
  expect((await give(2, 'twice')).json()).toMatchObject({ code: 'idempotency-key-in-use' });
  expect(await given(2)).toBe(1);
  expect((await give(2, 'twice')).headers['idempotent-replayed']).toBe('true');
});

test('without a key, everything asked is done', async () => {
  expect([(await give(3)).statusCode, (await give(3)).statusCode]).toEqual([201, 201]);
  expect(await given(3)).toBe(2);
});

test('a key that cannot be given back is given back when the database is there again', async () => {
  const cut = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'test'
      and pid <> pg_backend_pid() and usename = current_user and state like 'idle%'`.execute(owner.db);
  const owner = store.owner();
  await cut();
  meanwhile = async () => {
    meanwhile = async () => {};
    await cut();
  };
  expect((await give(4, 'cut')).statusCode).toBeGreaterThanOrEqual(500);
  await expect.poll(async () => (await give(4, 'cut')).statusCode, { timeout: 10_000 }).toBe(201);
  expect(await given(4)).toBe(1);
});
