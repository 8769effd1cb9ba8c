import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { backedUp, product } from '../../test/harness/backups.ts';
import { importText } from '../../test/harness/intake.ts';
import { allBalances, demoDay, digests, jobs, numbering, shapes } from '../../test/harness/whole.ts';
import type { Store } from '../platform/database.ts';
import { run } from '../runs/actions.ts';
import { backup } from './backup.ts';
import { openBackup } from './file.ts';
import { verify } from './verify.ts';

const { folder, source, file, open, restored } = await backedUp();

test('everything comes back, row by row, with balances, numbering and waiting jobs', { timeout: 300_000 }, async () => {
  const before = await digests(source);
  expect(Object.entries(before).filter(([, digest]) => digest.startsWith('0 '))).toEqual([]);
  const copy = await restored();
  expect(await digests(copy)).toEqual(before);
  expect(await shapes(copy)).toEqual(await shapes(source.owner()));
  expect(await allBalances(copy)).toEqual(await allBalances(source));
  expect(await numbering(copy)).toEqual(await numbering(source));
  expect(await jobs(copy)).toEqual(await jobs(source));
  expect((await jobs(copy)).length).toBeGreaterThan(3);
  expect((await verify(open(copy.url, 'application'), { full: true })).finding).toBeUndefined();
});

test('no table is forgotten: all are in the file, and there are none elsewhere', async () => {
  const { rows } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`.execute(
    source.owner().db,
  );
  const named = (schema: string) => rows.flatMap((row) => (row.schema === schema ? [row.name] : []));
  const { header } = await openBackup(file);
  expect([...header.tables.map(({ name }) => name), 'migration'].sort()).toEqual(named('public').sort());
  expect(new Set(rows.map(({ schema }) => schema))).toEqual(new Set(['public', 'graphile_worker']));
  // Of the queue only the jobs are carried over: a table that a newer queue brings must be looked at.
  expect(named('graphile_worker')).toEqual([
    '_private_job_queues',
    '_private_jobs',
    '_private_known_crontabs',
    '_private_tasks',
    'migrations',
  ]);
});

test('what is restored goes on as the original does', { timeout: 300_000 }, async () => {
  const copy = await restored();
  const { rows } = await sql<{ code: string; program: string }>`
    select p.code, g.slug as program from cell c join partner p on p.id = c.partner_id join program g on g.id = c.program_id
    where c.amount_minor > 0 order by c.amount_minor desc limit 1`.execute(source.db);
  const { code, program } = rows[0]!;
  const outcome = async (store: Store) => {
    await importText(
      store,
      'sales',
      `id,partner,date,amount,quantity\nNEW-1,${code},2026-11-20,98765.43,7\nNEW-2,${code},2026-01-20,-5,1\n`,
    );
    const { run: id, ...done } = await run(store.db, { program, asOf: demoDay });
    const posted = await sql`
      select o.id, p.code, o.unit, o.amount_minor, o.debit, o.credit, o.incentive, o.about_period, o.statement_period, o.reason
      from posting o join partner p on p.id = o.partner_id where o.run_id = ${id} order by o.id`.execute(store.db);
    const seqs = await sql`select seq, import_id, fact_id from sale where fact_id like 'NEW-%' order by 1`.execute(
      store.db,
    );
    return { id, done, posted: posted.rows, seqs: seqs.rows, balances: await allBalances(store) };
  };
  const there = await outcome(open(copy.url, 'application'));
  expect(there.done.postings).toBeGreaterThan(0);
  expect(there).toEqual(await outcome(source));
});

test('what changes while a backup is being written is not in it', { timeout: 300_000 }, async () => {
  const before = await digests(source);
  const partner = (await sql<{ code: string }>`select code from partner order by id limit 1`.execute(source.db))
    .rows[0]!;
  const name = join(folder, 'moment.backup');
  const onProgress = async (table: string, place: number) => {
    if (place === 1) await importText(source, 'customers', 'code,name\nLATE,Later\n');
    if (table === 'posting')
      await importText(source, 'sales', `id,partner,date,amount,quantity\nLATE,${partner.code},2026-11-01,1,1\n`);
  };
  await backup(source.url, name, { ...product, onProgress });
  expect(await digests(await restored(name))).toEqual(before);
  expect(await digests(source)).not.toEqual(before);
});

test('a backup in the midst of imports and runs is of one moment', { timeout: 300_000 }, async () => {
  let isWorking = true;
  let imports = 0;
  const partner = (await sql<{ code: string }>`select code from partner order by id limit 1`.execute(source.db))
    .rows[0]!;
  const slug = (await sql<{ slug: string }>`select slug from program order by slug limit 1`.execute(source.db)).rows[0]!
    .slug;
  const work = async (who: string) => {
    for (let i = 0; isWorking; i += 1) {
      const lines = Array.from(
        { length: 50 },
        (_, n) => `${who}-${i}-${n},${partner.code},2026-11-0${1 + (n % 9)},10.50,1`,
      );
      await importText(source, 'sales', `id,partner,date,amount,quantity\n${lines.join('\n')}\n`);
      imports += 1;
      if (who === 'a') await run(source.db, { program: slug, asOf: demoDay });
    }
  };
  const working = [work('a'), work('b')];
  const overlapping: string[] = [];
  try {
    for (let n = 0; overlapping.length < 2 && n < 50; n += 1) {
      const before = imports;
      const name = join(folder, `busy-${n}.backup`);
      await backup(source.url, name, product);
      if (imports > before) overlapping.push(name);
    }
  } finally {
    isWorking = false;
    await Promise.all(working);
  }
  expect(overlapping).toHaveLength(2);
  for (const name of overlapping) {
    const copy = await restored(name);
    expect((await verify(open(copy.url, 'application'), { full: true })).finding).toBeUndefined();
  }
});

test('a backup is its owner’s alone, never overwrites, and leaves nothing when it is stopped', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await expect(backup(source.url, file, product)).rejects.toMatchObject({ code: 'file-exists' });
  await expect(backup(source.url, join(folder, 'no', 'where'), product)).rejects.toMatchObject({
    code: 'file-unwritable',
  });
  const stop = new AbortController();
  const stopped = join(folder, 'stopped.backup');
  const onProgress = (table: string) => {
    if (table === 'posting') stop.abort();
  };
  await expect(backup(source.url, stopped, { ...product, signal: stop.signal, onProgress })).rejects.toThrow(/abort/i);
  expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([]);
});
