import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import type { Reply } from '../harness/client.ts';
import { testDatabase } from '../harness/database.ts';
import { type Middle, proxyTo } from './database-proxy.ts';
import { furnish, type NewSale, patience, rebate, rebateOn, type Served, serve, totals, until } from './served.ts';
import { sized } from './size.ts';

/** How long the database is gone. */
const seconds = sized(8, 60);

type Seen = { status: number; code: string | undefined; ms: number; retryAfter: unknown };

/** Clients that post a sale after the other and look at things, each posting the same again until it is taken. */
function load(server: Served, clients: number) {
  const seen: Seen[] = [];
  const taken: NewSale[] = [];
  let isOn = true;
  const timed = async (method: string, path: string, body?: unknown): Promise<Reply | undefined> => {
    const begun = Date.now();
    const answer = await server.ask(method, path, body === undefined ? {} : { body }).catch(() => undefined);
    const { status = 0, body: said, headers } = answer ?? {};
    seen.push({ status, code: said?.code, ms: Date.now() - begun, retryAfter: headers?.['retry-after'] });
    return answer;
  };
  const sell = async (name: number) => {
    for (let round = 0; isOn; round += 1) {
      const id = `${name}-${round}`;
      const date = `2026-0${1 + (round % 5)}-1${name % 10}`;
      const sale = { id, partner: ['R1', 'S1', 'T1'][name % 3]!, date, amount: `${10 + name}.${10 + (round % 90)}` };
      for (;;) {
        const answer = await timed('POST', '/facts/sales', [sale]);
        if (answer?.status === 200) break;
        await wait(50);
      }
      taken.push(sale);
      if (round % 3 === 0) await timed('GET', '/facts/sales?limit=5');
      await wait(5);
    }
  };
  const working = Array.from({ length: clients }, (_, name) => sell(name));
  return {
    seen,
    taken,
    stop: async () => {
      isOn = false;
      await Promise.all(working);
    },
  };
}

/** All that was taken is there once, and posted to the cent, by the background job alone. */
async function isRightInTheEnd(store: Parameters<typeof totals>[0], sales: readonly NewSale[]): Promise<void> {
  const wanted = { facts: sales.length, posted: rebateOn(sales) };
  const found = await until(
    'everything posted',
    async () => {
      const { facts, posted } = await totals(store, 'rebate');
      return facts === wanted.facts && posted === wanted.posted ? { facts, posted } : undefined;
    },
    patience,
  ).catch(async () => totals(store, 'rebate'));
  expect(found).toMatchObject(wanted);
}

describe('a database at another address', () => {
  async function behindProxy(settings: Record<string, string> = {}) {
    const store = await testDatabase();
    const secret = await furnish(store, [rebate('rebate')]);
    const proxy = await proxyTo(store.url);
    afterAll(() => proxy.refuse().catch(() => {}));
    const server = await serve({ DATABASE_URL: proxy.url, ...settings }, secret);
    return { store, proxy, server };
  }

  const cut = async (proxy: Middle, owner: { pool: { query(text: string): Promise<unknown> } }) => {
    // The server says goodbye to some; others find the line dead.
    await owner.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and pid % 2 = 0`,
    );
    await proxy.refuse();
  };

  test('that took a key when the answer was lost has it back, and what was asked is done once', {
    timeout: 60_000,
  }, async () => {
    const { proxy, server } = await behindProxy();
    const give = () =>
      server.ask('POST', '/partners/R1/adjustments', {
        body: { unit: 'EUR', amount: '12.34', note: 'by hand' },
        headers: { 'idempotency-key': 'unheard' },
      });
    proxy.loses = 'insert into idempotency_key';
    expect((await give()).status).toBe(503);
    expect(proxy.loses, 'the answer to the claim was lost').toBeUndefined();
    const again = await until('an answer', async () => {
      const answer = await give();
      return answer.status === 409 ? undefined : answer;
    });
    expect(again.status).toBe(201);
    const balances = await server.ask('GET', '/partners/R1/balances');
    expect(JSON.stringify(balances.body)).toContain('12.34');
  });

  test('that is gone for a while is answered for at once, and all is right afterwards', {
    timeout: 400_000,
  }, async () => {
    const { store, proxy, server } = await behindProxy();
    const under = load(server, 12);
    await wait(3000);
    const before = under.taken.length;
    expect(before).toBeGreaterThan(0);
    expect(await server.health('/ready')).toBe(200);

    await cut(proxy, store.owner());
    await wait(1000);
    const from = under.seen.length;
    const ending = Date.now() + seconds * 1000;
    while (Date.now() < ending) {
      expect(await server.health('/health')).toBe(200);
      expect(await server.health('/ready')).toBe(503);
      await wait(500);
    }
    const whileGone = under.seen.slice(from);
    expect(whileGone.length).toBeGreaterThan(10);
    expect(new Set(whileGone.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(['503 database-away']));
    expect(whileGone.every(({ retryAfter }) => Number(retryAfter) > 0)).toBe(true);
    expect(Math.max(...whileGone.map(({ ms }) => ms))).toBeLessThan(5000);

    await proxy.accept();
    await until('a server that is ready', async () => (await server.health('/ready')) === 200);
    const again = under.taken.length;
    await until('sales that are taken again', async () => under.taken.length > again + 20);
    await under.stop();
    // Never anything else than done, or not now.
    expect(new Set(under.seen.map(({ status }) => status))).toEqual(new Set([200, 503]));
    await isRightInTheEnd(store, under.taken);
    expect(await server.stop()).toBe(0);
    await until('no connection left', async () => proxy.count.now === 0);
  });

  test('that answers late keeps no more connections, and says no in time', { timeout: 300_000 }, async () => {
    const pool = 4;
    const { store, proxy, server } = await behindProxy({ VLIEGWIEL_POOL: String(pool), VLIEGWIEL_JOBS: '1' });
    proxy.delay = 150;
    const under = load(server, 40);
    const end = Date.now() + sized(15, 60) * 1000;
    while (Date.now() < end) {
      const begun = Date.now();
      expect(await server.health('/health')).toBe(200);
      expect(Date.now() - begun).toBeLessThan(5000);
      await wait(500);
    }
    // The pool, and the queue's: one to listen, two for its job, one that shows that it is there.
    expect(proxy.count.most).toBeLessThanOrEqual(pool + 4);
    proxy.delay = 0;
    await under.stop();
    expect(new Set(under.seen.map(({ status }) => status))).toContain(200);
    const other = under.seen.filter(({ status }) => status !== 200);
    expect(new Set(other.map(({ status, code }) => `${status} ${code}`))).toEqual(
      new Set(other.length > 0 ? ['503 database-busy'] : []),
    );
    expect(Math.max(...under.seen.map(({ ms }) => ms))).toBeLessThan(60_000);
    await isRightInTheEnd(store, under.taken);
    expect(await server.stop()).toBe(0);
  });

  test('that stands still is not ready, and what waits is told so', { timeout: 300_000 }, async () => {
    const { store, proxy, server } = await behindProxy({ VLIEGWIEL_POOL: '3' });
    const under = load(server, 20);
    await until('some sales', async () => under.taken.length > 20);
    proxy.pause(true);
    await wait(1000);
    const from = under.seen.length;
    const begun = Date.now();
    expect(await server.health('/ready')).toBe(503);
    expect(Date.now() - begun).toBeLessThan(8000);
    await wait(sized(20, 60) * 1000);
    expect(await server.health('/health')).toBe(200);
    const meanwhile = under.seen.slice(from);
    // All but the few that hold a connection are answered, and answered again.
    expect(meanwhile.length).toBeGreaterThan(15);
    expect(new Set(meanwhile.map(({ status }) => status))).toEqual(new Set([503]));
    proxy.pause(false);
    await until('a server that is ready', async () => (await server.health('/ready')) === 200);
    await under.stop();
    expect(new Set(under.seen.map(({ status }) => status))).toEqual(new Set([200, 503]));
    await isRightInTheEnd(store, under.taken);
    expect(await server.stop()).toBe(0);
  });

  test('a statement that takes too long is given up, a calculation that takes longer is not', {
    timeout: 200_000,
  }, async () => {
    const { store, server } = await behindProxy({ VLIEGWIEL_STATEMENT_SECONDS: '2' });
    const owner = store.owner();
    const gate = await owner.pool.connect();
    await gate.query('begin; lock table customer, posting in access exclusive mode');
    const begun = Date.now();
    const given = await server.ask('GET', '/customers');
    expect(given).toMatchObject({ status: 503, body: { code: 'database-busy' } });
    expect(given.headers['retry-after']).toBe('5');
    expect(Date.now() - begun).toBeLessThan(20_000);
    expect(await server.health('/ready')).toBe(200);
    // Reads what is locked, and waits for it without a limit.
    const run = server.ask('POST', '/runs', { body: { program: 'rebate', kind: 'full' } });
    expect(await Promise.race([run.then(() => 'answered'), wait(5000, 'waits')])).toBe('waits');
    await gate.query('commit');
    gate.release();
    expect((await run).status).toBe(201);
    expect((await server.ask('GET', '/customers')).status).toBe(200);
    expect(await server.stop()).toBe(0);
  });
});
