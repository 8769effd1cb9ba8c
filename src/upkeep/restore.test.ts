import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { backedUp, product } from '../../test/harness/backups.ts';
import { emptyDatabase } from '../../test/harness/database.ts';
import { digests, jobs, numbering } from '../../test/harness/whole.ts';
import { openStore, type Store } from '../platform/database.ts';
import { migrate, migrationsFolder, readMigrations } from '../platform/migrate.ts';
import { enqueue } from '../platform/queue.ts';
import { backup } from './backup.ts';
import { type RestoreOptions, restore } from './restore.ts';

const { folder, file, open, restored } = await backedUp(500);

describe('a file that is not right is refused before anything is touched:', () => {
  const cases: [string, (bytes: Buffer) => Buffer, string][] = [
    ['empty', () => Buffer.alloc(0), 'no-backup'],
    ['something else', () => Buffer.from('code,name\nA,B\n'), 'no-backup'],
    ['a newer format', (bytes) => replaced(bytes, 'Vliegwiel backup 1', 'Vliegwiel backup 2'), 'newer-backup'],
    ['the header alone', (bytes) => bytes.subarray(0, 200), 'incomplete-backup'],
    ['cut in the middle', (bytes) => bytes.subarray(0, bytes.length >> 1), 'incomplete-backup'],
    ['without its last byte', (bytes) => bytes.subarray(0, -1), 'incomplete-backup'],
    ['longer', (bytes) => Buffer.concat([bytes, Buffer.from('\n')]), 'incomplete-backup'],
    ['another header', (bytes) => replaced(bytes, '0.0.0-test', '0.0.1-test'), 'damaged-backup'],
    ['a hole', (bytes) => Buffer.concat([bytes.subarray(0, 20_000), bytes.subarray(20_001)]), 'damaged-backup'],
    ...[0.2, 0.5, 0.9, 0.999].map((part): [string, (bytes: Buffer) => Buffer, string] => [
      `a bit at ${part}`,
      (bytes) => flipped(bytes, part),
      'damaged-backup',
    ]),
  ];
  test.each(cases)('%s', async (name, change, code) => {
    const url = await emptyDatabase();
    const wrong = join(folder, `${name.replaceAll(' ', '-')}.backup`);
    writeFileSync(wrong, change(readFileSync(file)));
    await expect(restore(url, wrong)).rejects.toMatchObject({ code });
    expect(await digests(open(url))).toEqual({});
  });

  test('of a newer version, and of one that went another way', async () => {
    const url = await emptyDatabase();
    const older = migrationsUpTo(6, 'older');
    await expect(restore(url, file, { migrationsFolder: older })).rejects.toMatchObject({ code: 'newer-backup' });
    const other = migrationsUpTo(99, 'other');
    writeFileSync(join(other, '0001-company-partners-products.sql'), '-- Another beginning of everything.');
    await expect(restore(url, file, { migrationsFolder: other })).rejects.toMatchObject({ code: 'other-migrations' });
    await expect(restore(url, join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'no-such-file' });
    await expect(restore(url, folder)).rejects.toMatchObject({ code: 'file-unreadable' });
    expect(await digests(open(url))).toEqual({});
  });
});

const replaced = (bytes: Buffer, from: string, to: string): Buffer =>
  Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1');

function flipped(bytes: Buffer, part: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor((copy.length - 80) * part);
  copy[at] = copy[at]! ^ 4;
  return copy;
}

/** A folder with the migrations as they were when there were so many. */
function migrationsUpTo(count: number, name: string): string {
  const target = join(folder, name);
  cpSync(migrationsFolder, target, { recursive: true });
  for (const one of readdirSync(target)
    .filter((found) => found.endsWith('.sql'))
    .sort()
    .slice(count))
    rmSync(join(target, one));
  return target;
}

test('a database that is not empty stays as it is, unless it is to be replaced', { timeout: 300_000 }, async () => {
  const url = await emptyDatabase();
  await migrate(url);
  const target = open(url);
  await sql`insert into company (name, base_currency) values ('Other', 'USD')`.execute(target.db);
  await sql`insert into product (code, name) values ('X', 'X')`.execute(target.db);
  await enqueue(target.db, 'calculate', { program: 'other' }, { key: 'other' });
  const before = await digests(target);
  await expect(restore(url, file)).rejects.toMatchObject({ code: 'not-empty' });
  expect(await digests(target)).toEqual(before);
  await restore(url, file, { dryRun: true, replace: true });
  expect(await digests(target)).toEqual(before);
  await restore(url, file, { replace: true });
  const copy = await restored();
  expect(await digests(target)).toEqual(await digests(copy));
  expect(await numbering(target)).toEqual(await numbering(copy));
  expect(await jobs(target)).toEqual(await jobs(copy));
});

test('a database that is migrated and empty takes a backup; one of something else or in use does not', {
  timeout: 60_000,
}, async () => {
  const url = await emptyDatabase();
  await migrate(url);
  const user = openStore(url, { name: 'vliegwiel serve' });
  await sql`select 1`.execute(user.db);
  await expect(restore(url, file)).rejects.toMatchObject({ code: 'database-in-use' });
  await user.close();
  await expect
    .poll(async () =>
      restore(url, file).then(
        () => 'done',
        () => 'busy',
      ),
    )
    .toBe('done');
  const foreign = await emptyDatabase();
  await sql`create table theirs (n int)`.execute(open(foreign).db);
  await expect(restore(foreign, file, { replace: true })).rejects.toMatchObject({ code: 'not-ours' });
  await expect(backup(foreign, join(folder, 'theirs.backup'), product)).rejects.toMatchObject({
    code: 'nothing-to-back-up',
  });
  expect(existsSync(join(folder, 'theirs.backup.part'))).toBe(false);
});

test('a backup of an older version is brought up to date', { timeout: 300_000 }, async () => {
  const older = migrationsUpTo(6, 'six');
  const url = await emptyDatabase();
  await migrate(url, older);
  const old = open(url);
  await sql`insert into company (name, base_currency) values ('Old', 'EUR')`.execute(old.db);
  await sql`insert into import (kind, label, status, rejected) values ('sales', 'old', 'done', 1)`.execute(old.db);
  await sql`insert into rejected_row (import_id, line, code, reason) values (1, 2, 'unknown-partner', 'a column that is gone now')`.execute(
    old.db,
  );
  const name = join(folder, 'old.backup');
  await backup(url, name, product);
  const target = await emptyDatabase();
  const all = (await readMigrations()).map((one) => one.name);
  expect((await restore(target, name)).migrated).toEqual(all.slice(6));
  const copy = open(target);
  expect(await migrate(target)).toEqual([]);
  const { rows } =
    await sql`select i.label, r.code, c.name from import i join rejected_row r on r.import_id = i.id cross join company c`.execute(
      copy.db,
    );
  expect(rows).toEqual([{ label: 'old', code: 'unknown-partner', name: 'Old' }]);
  const fresh = await emptyDatabase();
  await migrate(fresh);
  expect(Object.keys(await digests(copy))).toEqual(Object.keys(await digests(open(fresh))));
  const made = (store: Store) =>
    sql`insert into import (kind, label, status) values ('sales', 'next', 'done') returning id`.execute(store.db);
  expect((await made(copy)).rows).toEqual([{ id: 2n }]);
});

test('a restore that is cut short changes nothing', { timeout: 300_000 }, async () => {
  const url = await emptyDatabase();
  await restore(url, file);
  const target = open(url);
  await sql`update company set name = 'Before'`.execute(target.db);
  const before = await digests(target);
  const stop = new AbortController();
  const onProgress: RestoreOptions['onProgress'] = (doing, _part, table) => {
    if (doing === 'loading' && table === 'sale') stop.abort();
  };
  await expect(restore(url, file, { replace: true, signal: stop.signal, onProgress })).rejects.toThrow(/abort/i);
  expect(await digests(target)).toEqual(before);
});
