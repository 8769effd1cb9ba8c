import { setTimeout as wait } from 'node:timers/promises';
import { createKey } from '../../src/access/actions.ts';
import { scopes } from '../../src/access/schema.ts';
import type { Program } from '../../src/engine/program.ts';
import { openStore, type Store } from '../../src/platform/database.ts';
import { type Asked, client, type Reply } from '../harness/client.ts';
import { freePort } from '../harness/free-port.ts';
import { smallCompany } from '../harness/intake.ts';
import { publish } from '../harness/publish.ts';
import { type Running, start } from '../harness/running.ts';

/** The day for all that is served in these tests. */
export const today = '2026-06-30';

/** `vliegwiel serve` as a process of its own, and ways to ask it something. */
export interface Served extends Running {
  readonly port: number;
  /** With a key that may do everything. Throws when the connection fails. */
  ask(method: string, path: string, asked?: Asked): Promise<Reply>;
  health(path: '/health' | '/ready'): Promise<number>;
}

/** Long enough for a machine that is busy with something else. */
export const patience = 90_000;

/** Starts it and waits until it listens; `secret` is a key of its database. */
export async function serve(settings: Record<string, string>, secret: string, args: string[] = []): Promise<Served> {
  const port = await freePort();
  const running = start(['serve', ...args], {
    PORT: String(port),
    LOG_FORMAT: 'json',
    VLIEGWIEL_TODAY: today,
    VLIEGWIEL_RATE_LIMIT: '1000000',
    VLIEGWIEL_DRAIN_SECONDS: '0',
    ...settings,
  });
  await running.until('Ctrl-C');
  const { ask } = client(port);
  const headers = { authorization: `Bearer ${secret}` };
  return {
    ...running,
    port,
    ask: (method, path, asked = {}) => ask(method, path, { ...asked, headers: { ...headers, ...asked.headers } }),
    health: async (path) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(10_000) });
      await answer.body?.cancel();
      return answer.status;
    },
  };
}

/** Tries until something comes of it. */
export async function until<T>(
  what: string,
  attempt: () => Promise<T | undefined | false>,
  most = patience,
): Promise<T> {
  const deadline = Date.now() + most;
  for (;;) {
    const result = await attempt();
    if (result !== undefined && result !== false) return result;
    if (Date.now() > deadline) throw new Error(`In ${most / 1000} seconds there never was ${what}.`);
    await wait(100);
  }
}

/** 10% of what is sold, per month. */
export const rebate = (slug: string, more: Partial<Program> = {}): Program => ({
  program: slug,
  name: 'Rebate',
  currency: 'EUR',
  period: 'month',
  starts: '2026-01-01',
  ends: '2026-12-31',
  incentives: [
    { id: 'volume', kind: 'rebate', measure: { source: 'sales', sum: 'amount' }, reward: { percent: '10%' } },
  ],
  ...more,
});

/** A small company with these programs; returns a key that may do everything. */
export async function furnish(store: Store, programs: readonly Program[]): Promise<string> {
  await smallCompany(store);
  for (const program of programs) await publish(store.db, program);
  return keyFor(store);
}

export async function keyFor(store: Store): Promise<string> {
  return (await createKey(store.db, { name: 'faults', scopes: [...scopes] })).secret;
}

export type NewSale = { id: string; partner: string; date: string; amount: string };

/** What must be posted for these sales at 10% without a budget: sums of cents per partner and month, rounded once each. */
export function rebateOn(sales: Iterable<NewSale>): bigint {
  const cells = new Map<string, bigint>();
  for (const { partner, date, amount } of sales) {
    const [whole, cents = ''] = amount.split('.');
    const key = `${partner} ${date.slice(0, 7)}`;
    cells.set(key, (cells.get(key) ?? 0n) + BigInt(whole! + cents.padEnd(2, '0')));
  }
  return [...cells.values()].reduce((sum, minor) => sum + (minor + 5n) / 10n, 0n);
}

/** What is stored and posted, read straight from the tables, in minor units. */
export async function totals(store: Store, slug: string): Promise<{ facts: number; amount: bigint; posted: bigint }> {
  const { rows } = await store.pool.query<{ facts: number; amount: bigint; posted: bigint }>(
    `select (select count(*)::int from sale) as facts, (select coalesce(sum(amount) / 10000, 0)::int8 from sale) as amount,
      (select coalesce(sum(case when credit = 'owed' then o.amount_minor else -o.amount_minor end), 0)::int8
        from posting o join program g on g.id = o.program_id where g.slug = $1) as posted`,
    [slug],
  );
  return rows[0]!;
}

/** Opens a store that may be gone, for one look. */
export async function looking<T>(url: string, look: (store: Store) => Promise<T>): Promise<T> {
  const store = openStore(url, { max: 2, name: 'look', onError: () => {} });
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}
