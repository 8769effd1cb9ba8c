import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { importText, smallCompany, testClock } from '../../test/harness/intake.ts';

/** Takes a minute: `npm test -- --slow`. */
const slow = process.env.TEST_SLOW === '1';
const lines = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-large-'));
afterAll(() => rmSync(folder, { recursive: true }));

function* sales(): Generator<string> {
  yield 'id,date,partner,product,customer,order,quantity,amount,cost,currency,channel\n';
  let seed = 12_345;
  const below = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed % most;
  };
  const start = Date.UTC(2023, 9, 1);
  for (let index = 0; index < lines; index += 1) {
    const date = new Date(start + Math.floor((index * 1000) / lines) * 86_400_000).toISOString().slice(0, 10);
    const decimals = String(below(10_000)).padStart(4, '0');
    yield `S${index},${date},P${below(1000)},${'AB'[below(2)]},C${below(20_000)},O${index >> 2},${1 + below(9)},${below(100_000)}.${decimals},${below(1000)}.50,EUR,web\n`;
  }
}

test.runIf(slow)(
  'a million lines stay under 300 MB in our process and take at most four times a bare COPY of the finished rows',
  async () => {
    const store = await testDatabase();
    const owner = store.owner();
    await smallCompany(store);
    const partners = Array.from({ length: 1000 }, (_, index) => `P${index},Partner,reseller`);
    await importText(store, 'partners', `code,name,type\n${partners.join('\n')}`);
    const file = join(folder, 'sales.csv');
    await pipeline(Readable.from(sales()), createWriteStream(file));

    const started = Date.now();
    const peak = await importByCommand(store.url, file);
    const took = Date.now() - started;

    const rows = join(folder, 'rows.copy');
    const client = await owner.pool.connect();
    await pipeline(client.query(copyTo('copy sale to stdout')), createWriteStream(rows));
    await client.query('create table bare (like sale including all)');
    const copying = Date.now();
    await pipeline(Readable.from(readInPieces(rows)), client.query(copyFrom('copy bare from stdin')));
    const bare = Date.now() - copying;
    client.release();

    const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from sale`.execute(store.db);
    console.info(`${lines} lines: ${took} ms, bare COPY ${bare} ms, ${Math.round(peak / 1e6)} MB at most`);
    expect(counted[0]!.n).toBe(lines);
    expect(peak).toBeLessThan(300e6);
    expect(took / bare).toBeLessThan(4);
  },
  600_000,
);

function* readInPieces(file: string): Generator<Buffer> {
  const bytes = readFileSync(file);
  for (let at = 0; at < bytes.length; at += 1 << 18) yield bytes.subarray(at, at + (1 << 18));
}

/** The command as a process of its own; the most memory that it had resident. */
async function importByCommand(url: string, file: string): Promise<number> {
  const child = spawn(
    process.execPath,
    ['bin/vliegwiel.mjs', 'import', 'sales', file, '--decimal', 'point', '--quiet'],
    {
      env: { PATH: process.env.PATH, DATABASE_URL: url, VLIEGWIEL_TODAY: testClock.today() },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  let peak = 0;
  const timer = setInterval(() => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024);
  }, 200);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(timer);
  expect(code).toBe(0);
  return peak;
}
