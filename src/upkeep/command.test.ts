import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vliegwiel } from '../../test/harness/command.ts';
import { emptyDatabase } from '../../test/harness/database.ts';
import { administer, databaseOf } from '../../test/harness/server.ts';
import { root } from '../../test/harness/sources.ts';
import { digests, fillDatabase } from '../../test/harness/whole.ts';
import { openStore, type Store } from '../platform/database.ts';
import { migrate } from '../platform/migrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-upkeep-'));
// The embedded server runs under an account of its own where we are root.
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const opened: Store[] = [];
afterAll(() => Promise.all(opened.map((one) => one.close())));
function open(url: string): Store {
  const store = openStore(url, { role: 'owner', name: 'test' });
  opened.push(store);
  return store;
}

let url: string;
let file: string;

beforeAll(async () => {
  url = await emptyDatabase();
  await migrate(url);
  const store = openStore(url, { name: 'test' });
  await fillDatabase(store, 400);
  await store.close();
}, 300_000);

test('from a database to a file, to the embedded one, to a file and back', { timeout: 600_000 }, async () => {
  const into = join(folder, 'backups');
  expect((await vliegwiel(['backup', join(folder, 'no', 'folder')], { DATABASE_URL: url })).code).toBe(3);
  const first = await vliegwiel(['backup', folder, '--json'], { DATABASE_URL: url });
  expect(first).toMatchObject({ code: 0 });
  file = JSON.parse(first.out).file;
  expect(file).toMatch(/vliegwiel-\d{8}T\d{6}Z\.backup$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const home = { VLIEGWIEL_HOME: join(folder, 'home'), DATABASE_URL: '' };
  const restored = await vliegwiel(['restore', file, '--json'], home);
  expect(restored).toMatchObject({ code: 0 });
  expect(JSON.parse(restored.out)).toMatchObject({
    rows: JSON.parse(first.out).rows,
    verified: { ok: true, finding: null },
  });
  expect(await vliegwiel(['restore', file], home)).toMatchObject({
    code: 3,
    err: expect.stringMatching(/not empty.*\n.*--replace/),
  });
  expect(await vliegwiel(['verify', '--full'], home)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Nothing is off\.\n$/),
  });
  expect(await vliegwiel(['backup', `${into}.backup`], home)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/rows, \d+\.\d MB/),
  });
  const back = await emptyDatabase();
  const dutch = await vliegwiel(['restore', `${into}.backup`], { DATABASE_URL: back, LANG: 'nl_NL.UTF-8' });
  expect(dutch).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Alles klopt\.\n$/),
    err: expect.stringMatching(/^Teruggezet: \d+ rijen/m),
  });
  expect(await digests(open(back))).toEqual(await digests(open(url)));
});

test('what is refused is told with its own exit code, and a mistyped name before anything starts', {
  timeout: 60_000,
}, async () => {
  const nowhere = { DATABASE_URL: 'postgresql://127.0.0.1:1/never-asked' };
  expect((await vliegwiel(['restore', join(folder, 'nothing')], nowhere)).code).toBe(4);
  expect((await vliegwiel(['backup', file], nowhere)).err).toContain('already');
  expect((await vliegwiel(['backup', join(folder, 'new.backup')], nowhere)).code).toBe(5);
  expect(readdirSync(folder)).not.toContain('new.backup.part');
  const whole = join(folder, 'whole.backup');
  expect((await vliegwiel(['backup', whole], { DATABASE_URL: url })).code).toBe(0);
  const empty = await emptyDatabase();
  const dry = await vliegwiel(['restore', whole, '--dry-run'], { DATABASE_URL: empty });
  expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was changed') });
  truncateSync(whole, statSync(whole).size - 1000);
  const cut = await vliegwiel(['restore', whole, '--json'], { DATABASE_URL: empty });
  expect(cut.code).toBe(3);
  expect(JSON.parse(cut.err)).toMatchObject({ code: 'incomplete-backup', status: 422 });
  expect(await digests(open(empty))).toEqual({});
});

test('a disk that has no room, and an account that may not read everything, leave no half a backup', async () => {
  const bin = join(root, 'bin/vliegwiel.mjs');
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: url };
  // Only so many bytes may be in a file.
  const limited = [
    '-c',
    'ulimit -f 32; exec "$0" "$@"',
    process.execPath,
    bin,
    'backup',
    join(folder, 'large.backup'),
    '--json',
  ];
  const full = spawnSync('sh', limited, { env, encoding: 'utf8' });
  expect(full.status).toBe(3);
  expect(JSON.parse(full.stderr.slice(full.stderr.indexOf('{')))).toMatchObject({ code: 'file-unwritable' });
  const name = `reader_${databaseOf(url)}`;
  await administer(url, `create role ${name} login password 'reader'`);
  const reader = url.replace(/^(\w+:\/\/)[^/]*@/, `$1${name}:reader@`);
  const denied = await vliegwiel(['backup', join(folder, 'denied.backup')], { DATABASE_URL: reader });
  await administer(url, `drop role ${name}`);
  expect(denied).toMatchObject({ code: 7, err: expect.stringContaining('may not read everything') });
  expect(readdirSync(folder).filter((one) => /large|denied/.test(one))).toEqual([]);
}, 600_000);

test('verify names what is off and ends with 3, after a restore too', { timeout: 600_000 }, async () => {
  const damaged = await emptyDatabase();
  expect((await vliegwiel(['restore', file], { DATABASE_URL: damaged })).code).toBe(0);
  const { rows } = await sql<{ code: string }>`
    update posting set amount_minor = amount_minor + 100 where id = (select min(id) from posting where reason = 'reward')
    returning (select code from partner p where p.id = partner_id)`.execute(open(damaged).db);
  const found = await vliegwiel(['verify', '--json'], { DATABASE_URL: damaged });
  expect(found.code).toBe(3);
  expect(JSON.parse(found.out)).toMatchObject({
    ok: false,
    right: ['ledger'],
    finding: { check: 'results', code: 'result-line', where: { partner: rows[0]!.code } },
  });
  const copy = join(folder, 'damaged.backup');
  await vliegwiel(['backup', copy], { DATABASE_URL: damaged });
  const again = await vliegwiel(['restore', copy], { DATABASE_URL: await emptyDatabase(), LC_ALL: 'nl_NL' });
  expect(again).toMatchObject({
    code: 3,
    out: expect.stringMatching(new RegExp(`results: ${rows[0]!.code}, .* het resultaat is .* geboekt is`)),
  });
});

test('a restore that is killed when all is loaded has changed nothing, and can be done again', {
  timeout: 120_000,
}, async () => {
  const target = await emptyDatabase();
  await migrate(target);
  const store = open(target);
  await sql`insert into company (name, base_currency) values ('Before', 'EUR')`.execute(store.db);
  const before = await digests(store);
  // Waiting jobs come after all tables; a job's task cannot be noted while this is held.
  const holder = await store.pool.connect();
  await holder.query('begin; lock table graphile_worker._private_tasks in share mode');
  let pid = 0;
  const restoring = vliegwiel(['restore', file, '--replace'], { DATABASE_URL: target }, (_, at) => {
    pid = at;
  });
  const waiting = sql`
    select from pg_locks where not granted and relation = 'graphile_worker._private_tasks'::regclass`;
  await expect.poll(async () => (await waiting.execute(store.db)).rows.length, { timeout: 300_000 }).toBe(1);
  expect(pid).toBeGreaterThan(0);
  process.kill(pid, 'SIGKILL');
  await restoring;
  await holder.query('rollback');
  holder.release();
  const others = sql`select from pg_stat_activity where datname = current_database() and application_name = 'vliegwiel restore'`;
  await expect.poll(async () => (await others.execute(store.db)).rows.length, { timeout: 30_000 }).toBe(0);
  expect(await digests(store)).toEqual(before);
  expect(await vliegwiel(['restore', file, '--replace'], { DATABASE_URL: target })).toMatchObject({ code: 0 });
  expect(await digests(store)).toEqual(await digests(open(url)));
});
