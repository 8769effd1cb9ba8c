import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tellChange } from '../src/live/sql.ts';
import { closePeriod, run } from '../src/runs/actions.ts';
import { work } from '../src/worker.ts';
import { patience, rebate, serve, today, until } from './faults/served.ts';
import { testApi } from './harness/api.ts';
import { listenTo } from './harness/events.ts';
import { importText, smallCompany } from './harness/intake.ts';
import { publish } from './harness/publish.ts';
import { sale } from './harness/volume.ts';

/* What one process changes, those who listen to any process hear. */

const { app, services, store, caller } = await testApi({ today, config: { requestSeconds: 3600 } });
const owner = store.owner();
const manager = await caller();
let port = 0;
beforeAll(async () => {
  await smallCompany(store);
  await publish(store.db, rebate('rebate'));
  // Everybody's first results, which are news to all.
  await run(store.db, { program: 'rebate', asOf: today });
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});
const as = async (partner?: string) =>
  (await caller(partner === undefined ? {} : { partner, scopes: ['statements:read'] })).secret;
const listening = async (partner?: string) => {
  const listener = await listenTo(port, await as(partner));
  await listener.heard('ready');
  return listener;
};
const amountsOf = (listener: Awaited<ReturnType<typeof listening>>) =>
  listener.events().filter(({ kind }) => kind === 'amounts');

test('a sale posted by API is heard by its partner and those above it, and by nobody else', {
  timeout: 300_000,
}, async () => {
  const worker = await work(services);
  afterAll(() => worker.stop());
  const [own, above, below, other, company] = await Promise.all([
    listening('R1'),
    listening('D1'),
    listening('S1'),
    listening('T1'),
    listening(),
  ]);
  const took: number[] = [];
  for (let i = 0; i < 20; i += 1) {
    const before = own.events().length;
    const begun = performance.now();
    const answer = await manager.post('/facts/sales', [sale(`live-${i}`, 'R1', '2026-05-05', '100')]);
    expect(answer.body).toMatchObject({ accepted: 1 });
    await own.heard('amounts', { partner: 'R1', program: 'rebate', period: '2026-05' }, before);
    took.push(performance.now() - begun);
  }
  await above.heard('amounts', { partner: 'R1', program: 'rebate', period: '2026-05' });
  await company.heard('run', { program: 'rebate', status: 'done' });
  // What the other one is told comes on the same way, after what was told before.
  await manager.post('/facts/sales', [sale('live-other', 'T1', '2026-04-05', '100')]);
  await other.heard('amounts', { partner: 'T1', period: '2026-04' });
  await company.heard('run', { program: 'rebate', status: 'done' });
  expect(amountsOf(other).every(({ partner }) => partner === 'T1')).toBe(true);
  expect(amountsOf(below)).toEqual([]);
  expect(amountsOf(own).every(({ partner }) => partner === 'R1')).toBe(true);
  expect(own.events().some(({ kind }) => kind === 'run')).toBe(false);
  const all = [own, above, other, company].map((one) => one.text()).join('');
  expect(all).not.toMatch(/amount"|\d\.\d\d|earned/);
  const median = took.sort((a, b) => a - b)[10]!;
  console.log(`sale posted → event heard: median ${median.toFixed(0)} ms, slowest ${took.at(-1)!.toFixed(0)} ms`);
  await worker.stop();
});

test('what is undone is never told; what is committed is', async () => {
  const listener = await listening('T1');
  const { rows } = await store.pool.query<{ id: number }>(`select id from partner where code = 'T1'`);
  const change = { kind: 'amounts', partnerId: rows[0]!.id } as const;
  const undone = store.db.transaction().execute(async (tx) => {
    await tellChange(tx, { ...change, program: 'undone' });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await store.db.transaction().execute((tx) => tellChange(tx, { ...change, program: 'done' }));
  await listener.heard('amounts', { program: 'done' });
  expect(listener.text()).not.toContain('undone');
});

test('an adjustment and the close of a period are heard', async () => {
  const [own, other, company] = await Promise.all([listening('R1'), listening('T1'), listening()]);
  await importText(store, 'sales', 'id,date,partner,product,amount\nclose-1,2026-01-05,R1,A,100\n');
  await run(store.db, { program: 'rebate', asOf: today });
  await company.heard('import', { status: 'done' });
  await closePeriod(store.db, { program: 'rebate', period: '2026-01', asOf: today });
  await company.heard('closed', { program: 'rebate', period: '2026-01' });
  await own.heard('closed', { partner: 'R1', program: 'rebate', period: '2026-01' });
  await manager.post('/partners/R1/adjustments', { unit: 'EUR', amount: '5', note: 'for the wait' });
  await own.heard('amounts', { partner: 'R1' });
  await company.heard('amounts', { partner: 'R1' });
  expect(other.events().filter(({ partner }) => partner !== undefined && partner !== 'T1')).toEqual([]);
});

test('a failed run and import are heard by who may, and only by them', async () => {
  const without = await listenTo(port, (await caller({ scopes: ['statements:read', 'imports:read'] })).secret);
  await without.heard('ready');
  const company = await listening();
  await importText(store, 'sales', 'id,date,partner,product,amount\nfailing,2026-06-05,R1,A,100\n');
  await owner.pool.query('alter table cell add constraint planted check (false) not valid');
  await expect(run(store.db, { program: 'rebate', asOf: today })).rejects.toThrow('planted');
  await owner.pool.query('alter table cell drop constraint planted');
  await company.heard('run', { status: 'failed', program: 'rebate' });
  await expect(importText(store, 'sales', 'id,date\n"')).rejects.toThrow();
  await company.heard('import', { status: 'failed' });
  await without.heard('import', { status: 'failed' });
  expect(without.events().some(({ kind }) => kind === 'run')).toBe(false);
});

describe('who listens', () => {
  test('asks for a stream, and gets it unchanged and at once', async () => {
    const { answer } = await listening();
    expect(answer.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect((await manager.get('/events')).body).toMatchObject({ status: 406, code: 'not-acceptable' });
    expect((await listenTo(port, 'vlw_wrong')).answer.statusCode).toBe(401);
  });

  test('listens in some places at once, not in many', async () => {
    const secret = await as('R1');
    const some = await Promise.all(Array.from({ length: 8 }, () => listenTo(port, secret)));
    expect(some.map(({ answer }) => answer.statusCode)).toEqual(new Array(8).fill(200));
    expect((await listenTo(port, secret)).answer.statusCode).toBe(429);
    some[0]!.close();
    await until('room', async () => (await listenTo(port, secret)).answer.statusCode === 200);
  });

  test('is cut when it does not read, while others hear everything', { timeout: patience * 4 }, async () => {
    const slow = await listening();
    slow.answer.pause();
    slow.answer.socket.pause();
    const quick = await listening();
    const connections = () => new Promise<number>((done) => app.server.getConnections((_, count) => done(count)));
    const both = await connections();
    const many = 100_000;
    await store.pool.query(
      `select pg_notify('vliegwiel_changes', json_build_object('kind', 'import', 'id', (1000000 + n::int8)::text, 'status', repeat('x', 100))::text)
       from generate_series(1, $1::int) n`,
      [many],
    );
    // All of it, or that it missed some; and what comes after, which the other one never hears.
    await until('all that there is', async () =>
      quick.events().some(({ kind, id }) => kind === 'missed' || id === String(1_000_000 + many)),
    );
    await until('what comes after', async () => {
      await tellChange(store.db, { kind: 'import', id: '1', status: 'after' });
      return quick.events().some(({ status }) => status === 'after');
    });
    await until('the end of the other', async () => slow.answer.socket.destroyed || (await connections()) < both);
    expect(quick.isOver()).toBe(false);
    slow.answer.socket.resume();
    slow.answer.resume();
    await slow.over;
    expect(slow.text()).not.toContain('after');
    quick.close();
  });
});

test('the connection that hears is opened again, and who listens is told to look', { timeout: patience }, async () => {
  const listener = await listening('T1');
  await owner.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'vliegwiel events'`,
  );
  await listener.heard('missed');
  await manager.post('/partners/T1/adjustments', { unit: 'EUR', amount: '5', note: 'again', program: 'rebate' });
  await listener.heard('amounts', { partner: 'T1', program: 'rebate' });
});

test('a killed server is left, its successor is heard; a stopped one ends its streams', {
  timeout: patience * 3,
}, async () => {
  const secret = await as('R1');
  const settings = { DATABASE_URL: store.url };
  const first = await serve(settings, secret);
  const cut = await listenTo(first.port, secret);
  await cut.heard('ready');
  await first.stop('SIGKILL');
  await cut.over;

  const second = await serve(settings, secret);
  const listener = await listenTo(second.port, secret);
  await listener.heard('ready');
  // Told by this process, heard in that one, whose worker calculates.
  await manager.post('/facts/sales', [sale('after-kill', 'R1', '2026-06-06', '100')]);
  await listener.heard('amounts', { partner: 'R1', period: '2026-06' });
  const ended = second.stop();
  await listener.over;
  expect(await ended).toBe(0);
  expect(second.said()).not.toMatch(/"level":"?(error|50)/);
});
