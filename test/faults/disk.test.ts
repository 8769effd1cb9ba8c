import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbedded } from '../../src/platform/embedded.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { isAlive } from '../../src/platform/processes.ts';
import { form } from '../harness/client.ts';
import { vliegwiel } from '../harness/command.ts';
import { type SmallDisk, smallDisk } from './disk-small.ts';
import {
  furnish,
  looking,
  type NewSale,
  rebate,
  rebateOn,
  type Served,
  serve,
  today,
  totals,
  until,
} from './served.ts';
import { sized } from './size.ts';

const probe = smallDisk(1);
probe?.remove();
if (!probe) console.warn('Skipped: only an account that may mount a file system can fill one up (root).');

const lines = sized(40_000, 400_000);
const sales: NewSale[] = Array.from({ length: lines }, (_, i) => ({
  id: `a-sale-with-a-number-that-takes-some-room-${i}`,
  partner: ['R1', 'S1', 'T1'][i % 3]!,
  date: `2026-0${1 + (i % 5)}-${10 + (i % 18)}`,
  amount: `${1 + (i % 70)}.${10 + (i % 90)}`,
}));
const text = `id,partner,date,amount\n${sales.map((one) => `${one.id},${one.partner},${one.date},${one.amount}`).join('\n')}\n`;
const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-filled-'));
chmodSync(folder, 0o755);
const file = join(folder, 'sales.csv');
writeFileSync(file, text);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const megabyte = 1_048_576;
const disks: SmallDisk[] = [];

/** A company whose data is on a small disk and the database's log of changes on a large one, or the other way round. */
async function onSmallDisk(megabytes: number, what: 'data' | 'log') {
  const disk = smallDisk(megabytes)!;
  disks.push(disk);
  const large = mkdtempSync(join(folder, 'large-'));
  chmodSync(large, 0o755);
  const home = join(what === 'data' ? disk.folder : large, 'home');
  const first = await startEmbedded({ folder: home });
  const data = join(home, 'postgres', 'data');
  // The log does not hold on to room that the tests want to take, and nothing is written when nobody expects it.
  appendFileSync(join(data, 'postgresql.conf'), "\nmax_wal_size = '64MB'\nmin_wal_size = '32MB'\nautovacuum = off\n");
  await migrate(first.url);
  const secret = await looking(first.url, (store) => furnish(store, [rebate('rebate')]));
  await first.stop();
  const log = join(what === 'log' ? disk.folder : large, 'wal');
  const { uid, gid } = statSync(data);
  cpSync(join(data, 'pg_wal'), log, { recursive: true });
  spawnSync('chown', ['-R', `${uid}:${gid}`, log]);
  rmSync(join(data, 'pg_wal'), { recursive: true });
  symlinkSync(log, join(data, 'pg_wal'));
  const settings = { DATABASE_URL: '', VLIEGWIEL_HOME: home, VLIEGWIEL_TODAY: today };
  return { disk, home, data, secret, settings, url: first.url };
}

const postmaster = (data: string): number => {
  const pidFile = join(data, 'postmaster.pid');
  return existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0;
};

async function endAll(server: Served, data: string): Promise<void> {
  const pid = postmaster(data);
  expect(await server.stop()).toBe(0);
  await until('a database that is stopped', async () => !(pid > 0 && isAlive(pid)));
}

const upload = (server: Served) => server.ask('POST', '/imports', form({ kind: 'sales' }, { name: 'sales.csv', text }));

describe.skipIf(!probe)('a full disk', () => {
  afterAll(() => {
    for (const disk of disks) disk.remove();
  });

  describe('where the data is', () => {
    let place: Awaited<ReturnType<typeof onSmallDisk>>;
    let server: Served;
    beforeAll(async () => {
      place = await onSmallDisk(sized(200, 900), 'data');
      server = await serve(place.settings, place.secret);
    }, 200_000);

    const state = () => looking(place.url, (store) => totals(store, 'rebate'));

    test('an import is refused as a whole, by upload, by rows and by command, and says why', {
      timeout: 300_000,
    }, async () => {
      place.disk.fill(2 * megabyte);
      const uploaded = await upload(server);
      expect(uploaded).toMatchObject({ status: 507, body: { code: 'disk-full' } });
      expect(uploaded.body.title).toMatch(/disk of the database is full/);
      expect(uploaded.body.detail).toMatch(/Nothing was half-done\. Make room/);
      expect(Number(uploaded.headers['retry-after'])).toBeGreaterThan(0);
      // Where it is, only whoever looks after it is told.
      expect(uploaded.text).not.toContain(place.disk.folder);

      const command = await vliegwiel(['import', 'sales', file], place.settings);
      expect(command.code).toBe(5);
      expect(command.err).toContain(`The disk of ${place.home}/postgres is full.`);
      expect(command.err).toContain('Make room on that disk, then try again');
      const dutch = await vliegwiel(['import', 'sales', file], { ...place.settings, LANG: 'nl_NL.UTF-8' });
      expect([dutch.code, dutch.err]).toEqual([5, expect.stringContaining('is vol')]);

      expect(await state()).toMatchObject({ facts: 0, posted: 0n });
      expect(await server.health('/ready')).toBe(200);
    });

    test('with room made, the same is taken in and calculated', { timeout: 300_000 }, async () => {
      place.disk.makeRoom();
      expect(await upload(server)).toMatchObject({
        status: 201,
        body: { accepted: lines, rejected: 0, status: 'done' },
      });
      await until('what is posted', async () => (await state()).posted === rebateOn(sales));
    });

    test('a run is refused as a whole, and done when there is room', { timeout: 300_000 }, async () => {
      // A correction of everything: another year's sales, calculated for the first time where there is no room for results.
      const more = Array.from({ length: 3000 }, (_, i) => `X${i},reseller\n`);
      const partners = form({ kind: 'partners' }, { name: 'partners.csv', text: `code,type\n${more.join('')}` });
      const stopped = server;
      await endAll(stopped, place.data);
      server = await serve(place.settings, place.secret, ['--no-worker']);
      expect((await server.ask('POST', '/imports', partners)).body).toMatchObject({ accepted: 3000 });
      const before = await state();
      place.disk.fill(0);
      const run = await server.ask('POST', '/runs', { body: { program: 'rebate', kind: 'full' } });
      expect(run).toMatchObject({ status: 507, body: { code: 'disk-full' } });
      expect(await state()).toEqual(before);
      place.disk.makeRoom();
      const again = await server.ask('POST', '/runs', { body: { program: 'rebate', kind: 'full' } });
      expect(again).toMatchObject({ status: 201, body: { status: 'done', postings: 0 } });
      expect(await state()).toEqual(before);
      await endAll(server, place.data);
    });
  });

  test('where the database keeps its log: it stops, and comes back by itself when there is room', {
    timeout: 500_000,
  }, async () => {
    const place = await onSmallDisk(sized(200, 500), 'log');
    const { disk, data } = place;
    const server = await serve(place.settings, place.secret);
    const first = { id: 'first', partner: 'R1', date: '2026-05-05', amount: '100.00' };
    expect((await server.ask('POST', '/facts/sales', { body: [first] })).status).toBe(200);
    disk.fill(0);
    // Goes on until the log is full, and the database with it.
    const statuses = new Set<number>();
    const stumbles = async () => {
      const answer = await upload(server);
      statuses.add(answer.status);
      expect([503, 507]).toContain(answer.status);
      expect(['disk-full', 'database-away', 'database-busy']).toContain(answer.body.code);
      return readFileSync(join(place.home, 'postgres', 'server.log'), 'utf8').includes('PANIC');
    };
    await until('a database that stops', stumbles);
    for (let i = 0; i < sized(5, 30); i += 1) {
      expect(await server.health('/health')).toBe(200);
      await wait(1000);
    }
    disk.makeRoom();
    await until('a server that is ready', async () => (await server.health('/ready')) === 200);
    const answer = await until('an import that is taken in', async () => {
      const one = await upload(server);
      return one.status === 201 && one;
    });
    expect(answer.body).toMatchObject({ accepted: lines, rejected: 0 });
    const wanted = rebateOn([first, ...sales]);
    const state = () => looking(place.url, (store) => totals(store, 'rebate'));
    await until('what is posted', async () => (await state()).posted === wanted);
    expect((await state()).facts).toBe(lines + 1);
    await endAll(server, data);
  });
});
