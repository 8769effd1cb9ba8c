import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { expect, test } from 'vitest';
import { createKey } from '../../src/access/actions.ts';
import { testDatabase } from '../harness/database.ts';
import { importText, smallCompany } from '../harness/intake.ts';
import { allTime } from './mutated-cases.ts';
import { startServer } from './mutated-server.ts';
import { sized } from './size.ts';

/* A long list as a file is read page by page: the server's peak stays near what it is without. */

const lines = sized(20_000, 100_000);
/** What is not tidied up yet differs by so much from time to time; all rows together are more at 100,000 of them. */
const mostMegabytes = 35;

const store = await testDatabase();
await smallCompany(store);
const rows = Array.from(
  { length: lines },
  (_, i) =>
    `s-${i},2026-0${1 + (i % 6)}-1${i % 9},R1,${i % 2 ? 'A' : 'B'},customer-${i % 5000},${(i * 7) % 9999}.${10 + (i % 89)},${1 + (i % 9)}`,
);
await importText(store, 'sales', `id,date,partner,product,customer,amount,quantity\n${rows.join('\n')}\n`, {
  decimal: 'point',
});
const { secret } = await createKey(store.db, { name: 'exports', scopes: ['facts:read'] });

/** The most that a process has held, in MB. */
const peakOf = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

/** Reads an answer to its end, and keeps nothing of it; fulfilled with how many bytes and line ends came. */
function read(port: number, path: string): Promise<{ status: number; bytes: number; ends: number }> {
  return new Promise((done, fail) => {
    get({ port, path: `/api/v1${path}`, headers: { authorization: `Bearer ${secret}` } }, (answer) => {
      let [bytes, ends] = [0, 0];
      answer.on('data', (piece: Buffer) => {
        bytes += piece.length;
        for (const byte of piece) if (byte === 10) ends += 1;
      });
      answer.on('error', fail);
      answer.on('end', () => done({ status: answer.statusCode!, bytes, ends }));
    }).on('error', fail);
  });
}

test.skipIf(process.platform !== 'linux').each(['csv', 'xlsx'])(
  'a long list as %s takes little more memory than a sixth of it',
  async (format) => {
    // With little room, so that what is not needed any more is tidied up and the peak says what is held.
    const server = await startServer(store, { NODE_OPTIONS: '--max-old-space-size=150' });
    const whole = `/exports/facts/sales?format=${format}`;
    const peaks: number[] = [];
    // One row, a sixth of all, all.
    for (const part of ['&id=s-1', '&from=2026-01-01&to=2026-01-31']) {
      expect((await read(server.port, whole + part)).status).toBe(200);
      peaks.push(peakOf(server.pid));
    }
    const { status, bytes, ends } = await read(server.port, whole);
    peaks.push(peakOf(server.pid));
    const [one, sixth, all] = peaks.map(Math.round) as [number, number, number];
    console.log(
      `${lines} rows as ${format}, ${(bytes / 1e6).toFixed(1)} MB: the server’s peak is ${one} MB with one row, ${sixth} MB with a sixth, ${all} MB with all`,
    );
    expect(status).toBe(200);
    if (format === 'csv') expect(ends).toBe(lines + 1);
    expect(server.errors()).toEqual([]);
    expect(all - sixth).toBeLessThan(mostMegabytes);
  },
  allTime,
);
