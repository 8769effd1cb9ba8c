import { connect } from 'node:net';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { codeOfB, loadNeighbours } from '../../test/harness/walk.ts';
import { partnerScopes } from './schema.ts';
import { lookAs, partnerRole } from './sight-sql.ts';

const api = await testApi({ today: '2026-05-20' });
const { pool, db } = api.store;
const owner = api.store.owner();
let a: Awaited<ReturnType<typeof api.caller>>;

beforeAll(async () => {
  await loadNeighbours(await api.caller());
  a = await api.caller({ scopes: partnerScopes, partner: 'A' });
});

const half = Math.floor(pool.options.max / 2);

/** Who works on each of the pool's connections, and whom it sees. */
async function connections(): Promise<string[]> {
  await expect.poll(() => pool.totalCount - pool.idleCount).toBe(0);
  const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
  const found = await Promise.all(
    clients.map(async (client) => {
      const asked = `select current_user || coalesce(current_setting('vliegwiel.seen', true), '') as who`;
      return (await client.query<{ who: string }>(asked)).rows[0]!.who;
    }),
  );
  for (const client of clients) client.release();
  return [...new Set(found)];
}

/** Others wait for the sales until `work` is done. */
async function holdingSales<T>(work: () => Promise<T>): Promise<T> {
  const client = await owner.pool.connect();
  await client.query('begin; lock table sale in access exclusive mode');
  try {
    return await work();
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const waiting = async () => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    owner.db,
  );
  return rows[0]!.n;
};

test('more partners than connections are answered, and what they worked with is as before', async () => {
  const answers = await Promise.all(Array.from({ length: 4 * half }, () => a.get('/facts/sales')));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(answers[0]!.body.items).toHaveLength(2);
  expect(await connections()).toEqual(['vliegwiel_app']);
});

test('what fails leaves a connection as before too', async () => {
  expect((await a.get('/facts/sales?cursor=nonsense')).status).toBe(422);
  expect((await a.get(`/partners/A/programs/none/enrolment`)).status).toBe(404);
  expect((await a.put('/partners/A/programs/volume/enrolment', { status: 'enrolled' })).status).toBe(409);
  expect((await a.put('/partners/A/programs/club/enrolment', { status: 'enrolled' })).status).toBe(200);
  expect(await connections()).toEqual(['vliegwiel_app']);
});

test('partners take half of the connections, and wait for them no longer than one waits', async () => {
  const [busy, company] = await holdingSales(async () => {
    const asked = Array.from({ length: half }, () => a.get('/facts/sales'));
    await expect.poll(waiting, { timeout: 20_000 }).toBe(half);
    const manager = await api.caller();
    const answers = await Promise.all([a.get('/facts/sales'), manager.get('/partners')]);
    void Promise.all(asked);
    return answers;
  });
  expect(busy).toMatchObject({ status: 503, body: { code: 'database-busy' } });
  expect(company.status).toBe(200);
  expect(await connections()).toEqual(['vliegwiel_app']);
});

test('a caller that goes away leaves its connection behind', async () => {
  const address = await api.app.listen({ port: 0, host: '127.0.0.1' });
  await holdingSales(async () => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.write(`GET /api/v1/facts/sales HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${a.secret}\r\n\r\n`);
    await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
    socket.destroy();
  });
  expect(await connections()).toEqual(['vliegwiel_app']);
  expect((await a.get('/facts/sales')).status).toBe(200);
});

test('a connection that is cut meanwhile is not used again', async () => {
  await holdingSales(async () => {
    const asked = a.get('/facts/sales');
    await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(owner.db);
    expect((await asked).status).toBe(503);
  });
  expect(await connections()).toEqual(['vliegwiel_app']);
  expect((await a.get('/facts/sales')).status).toBe(200);
});

test('who has the partner’s role and says not whose sees nothing that is a partner’s', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
      and has_table_privilege('vliegwiel_partner', oid, 'select') order by 1`.execute(owner.db);
  const names = rows.map(({ name }) => name);
  const forAll = ['company', 'fx_rate', 'product', 'product_version'];
  expect(names).toEqual(
    expect.arrayContaining(['sale', 'partner', 'posting', 'entry', 'program', 'customer', ...forAll]),
  );
  for (const name of ['api_key', 'import', 'rejected_row', 'run', 'dirty', 'idempotency_key', 'note'])
    expect(names).not.toContain(name);
  const filled = await owner.db.transaction().execute(async (tx) => {
    await sql`set local role vliegwiel_partner`.execute(tx);
    const found: string[] = [];
    for (const name of names) {
      const { rows: any } = await sql`select from ${sql.table(name)} limit 1`.execute(tx);
      if (any.length > 0) found.push(name);
    }
    return found;
  });
  expect(filled.filter((name) => !forAll.includes(name))).toEqual([]);
});

test('facts of a partner that was below another one stay with the statements of that time', async () => {
  const manager = await api.caller();
  await manager.post('/facts/sales', [{ id: 'old', partner: 'A1', date: '2026-03-01', amount: '5', quantity: '1' }]);
  await manager.post('/partners', [
    { code: 'A1', name: 'Seller A1', type: 'seller', parent: codeOfB, valid_from: '2026-04-01' },
  ]);
  await manager.post('/facts/sales', [{ id: 'new', partner: 'A1', date: '2026-05-01', amount: '6', quantity: '1' }]);
  expect((await a.get('/partners/A1')).status).toBe(404);
  const { rows: ids } = await sql<{ id: number }>`select id from partner where code = 'A'`.execute(db);
  const seen = await owner.db.transaction().execute(async (tx) => {
    await lookAs(tx, partnerRole, ids[0]!.id, '2026-05-20');
    return (await sql<{ fact_id: string }>`select fact_id from sale order by 1`.execute(tx)).rows;
  });
  expect(seen.map(({ fact_id }) => fact_id)).toEqual(['1', '2', 'old']);
});
