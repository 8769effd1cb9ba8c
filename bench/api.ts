import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createKey } from '../src/access/actions.ts';
import { today, withStore } from './load.ts';
import { peakOf } from './measuring.ts';

const entry = fileURLToPath(new URL('../bin/vliegwiel.mjs', import.meta.url));

/** Seconds until a sale was answered, and until its amount stood in the ledger. */
export interface Sold {
  readonly answered: number;
  readonly posted: number;
}

/** A server with its worker in a process of its own, and what sells one line through it. */
export interface Api {
  /** Sells the line with this number: to the next partner each time. */
  sell(place: number): Promise<Sold>;
  peak(): number;
  close(): Promise<void>;
}

export async function openApi(url: string): Promise<Api> {
  const { secret } = await withStore(url, ({ db }) => createKey(db, { name: 'bench', scopes: ['facts:write'] }));
  const port = await freePort();
  const server = spawn(process.execPath, [entry, 'serve', '--quiet'], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      VLIEGWIEL_TODAY: today,
      VLIEGWIEL_RATE_LIMIT: '10000000',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const address = `http://127.0.0.1:${port}/api/v1`;
  await untilAnswering(address, () => server.exitCode !== null);
  const buyers = await partnersAndProduct(client);
  return {
    sell: (place) => sell(client, address, secret, buyers, place),
    peak: () => peakOf(server.pid!),
    close: async () => {
      server.kill('SIGTERM');
      await ended;
      await client.end();
    },
  };
}

interface Buyers {
  readonly partners: readonly { readonly id: number; readonly code: string }[];
  readonly product: string;
}

async function partnersAndProduct(client: pg.Client): Promise<Buyers> {
  // In an order that is the same each time, and that has large and small ones mixed.
  const { rows } = await client.query<{ id: number; code: string }>(`
    select p.id, p.code from partner p
    where exists (select from partner_version v where v.partner_id = p.id and v.type <> 'seller') order by md5(p.code)`);
  const product = await client.query<{ code: string }>(`
    select code from product where launched_on < date '2024-01-01' order by id limit 1`);
  return { partners: rows, product: product.rows[0]!.code };
}

async function sell(client: pg.Client, address: string, secret: string, { partners, product }: Buyers, place: number) {
  const { id, code } = partners[place % partners.length]!;
  const last = await client.query<{ id: string }>(
    'select coalesce(max(id), 0) as id from posting where partner_id = $1',
    [id],
  );
  const sale = {
    id: `API-${place}`,
    date: today,
    partner: code,
    product,
    order: `OA-${place}`,
    quantity: '1',
    amount: '1000.00',
    cost: '700.00',
    currency: 'EUR',
  };
  const started = performance.now();
  const reply = await fetch(`${address}/facts/sales`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify([sale]),
  });
  const taken = (await reply.json()) as { accepted?: number };
  if (taken.accepted !== 1) throw new Error(`The sale was not accepted: ${JSON.stringify(taken)}`);
  const answered = (performance.now() - started) / 1000;
  for (;;) {
    const found = await client.query('select from posting where partner_id = $1 and id > $2 limit 1', [
      id,
      last.rows[0]!.id,
    ]);
    const posted = (performance.now() - started) / 1000;
    if (found.rowCount) return { answered, posted };
    if (posted > 600) throw new Error(`The sale ${sale.id} was not posted in ten minutes`);
    await new Promise((done) => setTimeout(done, 1));
  }
}

async function untilAnswering(address: string, hasEnded: () => boolean): Promise<void> {
  for (;;) {
    if (hasEnded()) throw new Error('The server ended before it answered.');
    const isThere = await fetch(address).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
