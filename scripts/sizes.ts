import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createKey } from '../src/access/actions.ts';
import { loadDemo } from '../src/demo/load.ts';
import { importStream } from '../src/intake/actions.ts';
import { fixedClock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';
import { openStore, type Store } from '../src/platform/database.ts';
import { startEmbedded } from '../src/platform/embedded.ts';
import { createLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { createServer } from '../src/server.ts';
import { client } from '../test/harness/client.ts';

/* What a row of each table takes on disk, measured in a database that the program itself has filled. */

const help = `node --import tsx scripts/sizes.ts [options]
  --lines <count>      sale lines (200000)
  --partners <count>   partners of all types together (1000)
  --out <file>         write the table into this file as well, between its two markers`;

const today = '2026-11-23';
const say = (text: string) => console.error(text);
/** Posts of one sale each, and rows that are refused: so many that a page more or less does not matter. */
const posts = 2000;
const refused = 20_000;

async function fill(store: Store, lines: number, partners: number): Promise<void> {
  await loadDemo(store, { today, lines, partners, progress: () => {} });
  say('Posting sales one by one …');
  const { secret } = await createKey(store.db, { name: 'sizes', scopes: ['facts:write', 'partners:read'] });
  const services = {
    store,
    db: store.db,
    config: { ...readConfig({}), rateLimit: 1_000_000 },
    clock: fixedClock(today),
    log: createLog({ level: 'silent' }),
  };
  const app = await createServer(services);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { ask, close } = client((app.server.address() as AddressInfo).port);
  const headers = { authorization: `Bearer ${secret}` };
  const { items } = (await ask('GET', '/partners?limit=100', { headers })).body;
  for (let place = 0; place < posts; place += 1) {
    const { code } = items[place % items.length];
    const sale = { id: `one-${place}`, date: today, partner: code, amount: '1000.00', quantity: '1', currency: 'EUR' };
    const asked = { headers: { ...headers, 'idempotency-key': `sizes-${place}` }, body: [sale] };
    const { status } = await ask('POST', '/facts/sales', asked);
    if (status !== 200) throw new Error(`A sale was answered with ${status}`);
  }
  close();
  await app.close();
  const wrong = Array.from({ length: refused }, (_, i) => `wrong-${i},${today},nobody-${i % 50},10.00\n`);
  const file = Readable.from([Buffer.from(`id,date,partner,amount\n${wrong.join('')}`)], { objectMode: false });
  await importStream(store, 'sales', file, { clock: fixedClock(today), label: 'wrong.csv' });
}

const tables = [
  'sale',
  'activity',
  'training',
  'referral',
  'customer',
  'partner',
  'partner_version',
  'product',
  'product_version',
  'cell',
  'posting',
  'statement',
  'dirty',
  'run',
  'import',
  'rejected_row',
  'idempotency_key',
  'graphile_worker._private_jobs',
];

type Size = { name: string; rows: bigint; table: bigint; indexes: bigint };

/** As PostgreSQL leaves it after its own tidying up. */
async function measure(url: string): Promise<Size[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('vacuum (analyze)');
    const sizes: Size[] = [];
    for (const name of tables) {
      const { rows } = await client.query<{ rows: string; table: string; indexes: string }>(
        `select (select count(*) from ${name}) as rows, pg_table_size($1::regclass) as table, pg_indexes_size($1::regclass) as indexes`,
        [name],
      );
      const [found] = rows;
      sizes.push({ name, rows: BigInt(found!.rows), table: BigInt(found!.table), indexes: BigInt(found!.indexes) });
    }
    return sizes;
  } finally {
    await client.end();
  }
}

/** With fewer rows, half-empty pages count more than rows do. */
const fewest = 1000n;

function tableOf(sizes: readonly Size[]): string {
  const rows = sizes.map(({ name, rows: count, table, indexes }) => {
    const perRow = (bytes: bigint) => (count < fewest ? '' : String(Math.round(Number(bytes) / Number(count))));
    const total = table + indexes;
    const shown = name.split('.').at(-1)!;
    return `| \`${shown}\` | ${count.toLocaleString('en')} | ${(Number(total) / 1_048_576).toFixed(1)} | ${perRow(table)} | ${perRow(indexes)} | ${perRow(total)} |`;
  });
  const heads = ['table', 'rows', 'MB', 'bytes a row', 'of its indexes', 'together'];
  return [`| ${heads.join(' | ')} |`, `| ${heads.map(() => '---').join(' | ')} |`, ...rows].join('\n');
}

function write(file: string, text: string): void {
  const [start, end] = ['<!-- sizes -->', '<!-- end of sizes -->'];
  const before = readFileSync(file, 'utf8');
  const [from, to] = [before.indexOf(start), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no ${start} … ${end} to write the table between.`);
  writeFileSync(file, `${before.slice(0, from)}${start}\n\n${text}\n\n${before.slice(to)}`);
}

async function sizes(lines: number, partners: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-sizes-'));
  // As root, the database runs under an ordinary account that has to pass through.
  chmodSync(folder, 0o755);
  const server = await startEmbedded({ folder, durable: false, say });
  const close = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().finally(() => process.exit(130)));
  try {
    await migrate(server.url);
    const store = openStore(server.url);
    say(`Filling a database with ${lines} sale lines of ${partners} partners …`);
    await fill(store, lines, partners);
    await store.close();
    const found = await measure(server.url);
    const head = `\`node --import tsx scripts/sizes.ts --lines ${lines} --partners ${partners}\`, PostgreSQL 18, after \`VACUUM\`:`;
    return `${head}\n\n${tableOf(found)}`;
  } finally {
    await close();
  }
}

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '200000' },
    partners: { type: 'string', default: '1000' },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const [lines, partners] = [Number(values.lines), Number(values.partners)];
if (values.help || !(Number.isInteger(lines) && lines > 0 && Number.isInteger(partners) && partners >= 20)) {
  console.log(help);
  process.exitCode = values.help ? 0 : 2;
} else {
  const text = await sizes(lines, partners);
  console.log(text);
  if (values.out !== undefined) write(values.out, text);
}
