import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '../src/demo/load.ts';
import { demoPrograms } from '../src/demo/programs.ts';
import { textToMinor } from '../src/engine/money.ts';
import type { Program } from '../src/engine/program.ts';
import { calculatePreview } from '../src/previews/actions.ts';
import { insertPreview, type Request } from '../src/previews/sql.ts';
import { allVersions } from '../src/programs/sql.ts';
import { run } from '../src/runs/actions.ts';
import { testApi } from './harness/api.ts';
import { publish } from './harness/publish.ts';

const today = '2026-11-23';
const { store, services, caller } = await testApi({ today });
const { db } = store;
const manager = await caller();
const documents = new Map<string, Program>();

beforeAll(async () => {
  await loadDemo(store, { today, lines: 6000 });
  for (const { document } of await allVersions(db)) documents.set(document.program, document);
}, 120_000);

const year = { from: '2026-01-01', to: '2026-11-23' };
const volume = () => documents.get('volume-2026')!;

/** A percentage for everyone that the first incentive is for, and nothing for those of the second one. */
function paying(percent: string): Program {
  const { id, kind, for: whom, measure } = volume().incentives[0]!;
  return { ...volume(), incentives: [{ id, kind, ...(whom ? { for: whom } : {}), measure, reward: { percent } }] };
}

/** What is in the ledger for a program: money per partner and period, in minor units. */
async function posted(program: string) {
  const { rows } = await sql<{ partner: string; period: string; minor: bigint }>`
    select p.code as partner, o.about_period as period,
      sum(case when o.credit = 'owed' then o.amount_minor else -o.amount_minor end)::int8 as minor
    from posting o join partner p on p.id = o.partner_id join program g on g.id = o.program_id
    where g.slug = ${program} and o.unit = 'EUR' group by 1, 2`.execute(db);
  return rows;
}

/** Everything there is, table by table. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ table: string }>`
    select table_name as "table" from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'preview' order by 1`.execute(db);
  const found: string[] = [];
  for (const { table } of rows) {
    const sums = await sql<{ sum: string }>`
      select coalesce(md5(string_agg(t::text, '' order by t::text)), '') || count(*) as sum from ${sql.table(table)} t`.execute(
      db,
    );
    found.push(`${table} ${sums.rows[0]!.sum}`);
  }
  return found.join('\n');
}

describe('a preview of a document that was really in effect', () => {
  const files = demoPrograms(today).map(({ file }) => file);
  test.each(files)('comes to what was posted: %s', async (file) => {
    const { text } = demoPrograms(today).find((one) => one.file === file)!;
    const read = /^program: (.*)$/m.exec(text)![1]!;
    // Without closed periods, which keep what a budget granted them before late facts came.
    const document = { ...documents.get(read)!, program: `copy-${read}` };
    await publish(db, document);
    await run(db, { program: document.program, asOf: today });
    const ledger = await posted(document.program);
    const { status, body } = await manager.post('/programs/preview', { document, over: year, compare_with: null });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'done', participants: 'as_enrolled', compared_with: null });
    const sum = (rows: typeof ledger) => rows.reduce((total, { minor }) => total + minor, 0n);
    expect(textToMinor(body.result.tried.cost, 'EUR')).toBe(sum(ledger));
    const periods = new Map(ledger.map(({ period }) => [period, sum(ledger.filter((one) => one.period === period))]));
    for (const one of body.result.tried.periods)
      expect(textToMinor(one.amount, 'EUR'), one.period).toBe(periods.get(one.period) ?? 0n);
    const { body: all } = await manager.get(`/programs/previews/${body.id}/partners?limit=500`);
    const wanted = new Map<string, bigint>();
    for (const { partner, minor } of ledger) wanted.set(partner, (wanted.get(partner) ?? 0n) + minor);
    const found = all.items.map((one: { partner: string; amount: string }) => [
      one.partner,
      textToMinor(one.amount, 'EUR'),
    ]);
    expect(new Map(found)).toEqual(new Map([...wanted].filter(([, minor]) => minor !== 0n)));
    if (file !== 'learning.yaml') expect(found.length).toBeGreaterThan(5);
  });
});

describe('against the version of today', () => {
  test('the same document: nobody wins or loses', async () => {
    const { body } = await manager.post('/programs/preview', { document: volume(), over: year });
    expect(body).toMatchObject({ status: 'done', compared_with: 1, participants: 'as_enrolled' });
    expect(body.result).toMatchObject({ winning: 0, losing: 0, winners: [], losers: [] });
    expect(body.result.compared).toEqual(body.result.tried);
    expect(body.result.tried.reached).toBeGreaterThan(5);
  });

  test('another rate: winners and losers add up to the difference in cost', async () => {
    const document = paying('5%');
    delete document.budget;
    const { body } = await manager.post('/programs/preview', { document, over: year });
    const { tried, compared, winning, losing, winners, losers, partners } = body.result;
    expect(winning).toBeGreaterThan(0);
    expect(winning + losing).toBeLessThanOrEqual(partners);
    const { body: all } = await manager.get(`/programs/previews/${body.id}/partners?limit=500`);
    const minor = (text: string) => textToMinor(text, 'EUR');
    const total = all.items.reduce((sum: bigint, one: { difference: string }) => sum + minor(one.difference), 0n);
    expect(total).toBe(minor(tried.cost) - minor(compared.cost));
    expect(losing).toBeGreaterThan(0);
    const { body: known } = await manager.get(`/partners/${all.items[0].partner}`);
    expect(all.items[0].name).toBe(known.name);
    for (const one of winners) expect(minor(one.difference)).toBeGreaterThan(0n);
    for (const one of losers) expect(minor(one.difference)).toBeLessThan(0n);
    const first = await manager.get(`/programs/previews/${body.id}/partners?limit=3`);
    const second = await manager.get(`/programs/previews/${body.id}/partners?limit=3&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items]).toEqual(all.items.slice(0, 6));
  });

  test('last year: as if it had held then, for everyone; twice the same', async () => {
    const [first, second] = [
      await manager.post('/programs/preview', { document: volume() }),
      await manager.post('/programs/preview', { document: volume() }),
    ];
    expect(first.body).toMatchObject({
      from: '2025-01-01',
      to: '2025-12-31',
      participants: 'everyone',
      status: 'done',
    });
    expect(first.body.result.tried.periods.map((one: { period: string }) => one.period)).toEqual([
      '2025-Q1',
      '2025-Q2',
      '2025-Q3',
      '2025-Q4',
    ]);
    expect(Number(first.body.result.tried.cost)).toBeGreaterThan(0);
    expect(second.body.result).toEqual(first.body.result);
  });

  test('it leaves nothing behind', async () => {
    const before = await everything();
    const document = { ...volume(), program: 'never-seen' };
    expect((await manager.post('/programs/preview', { document, over: year })).status).toBe(201);
    expect(await everything()).toBe(before);
  });
});

describe('a large one', () => {
  const request = (): Request => ({
    document: volume(),
    ...year,
    today,
    programId: null,
    compared: { version: 1, document: volume() },
  });

  test('is done by a job, which notes how far it is', async () => {
    const monthly = {
      ...volume(),
      period: 'month' as const,
      program: 'monthly',
      incentives: [volume().incentives[0]!],
    };
    const { body } = await manager.post('/programs/preview', {
      document: monthly,
      over: { from: '2024-06-01', to: '2026-11-23' },
    });
    expect(body).toMatchObject({ status: 'waiting', done: 0, to_do: 30, result: null });
    await calculatePreview(services, BigInt(body.id));
    const { body: done } = await manager.get(`/programs/previews/${body.id}`);
    expect(done).toMatchObject({ status: 'done', done: 30 });
    expect(done.result.tried.periods).toHaveLength(30);
  });

  test('comes to the same as one done at once', async () => {
    const id = await insertPreview(db, { ...request(), programId: null }, 8);
    await calculatePreview(services, id);
    const { body: byJob } = await manager.get(`/programs/previews/${id}`);
    const { body } = await manager.post('/programs/preview', {
      document: volume(),
      over: year,
      participants: 'everyone',
    });
    expect(byJob.result).toEqual(body.result);
  });

  test('stops when it is cancelled, and is not begun again', async () => {
    const id = await insertPreview(db, request(), 8);
    expect((await manager.post(`/programs/previews/${id}/cancel`)).body).toMatchObject({ status: 'cancelled' });
    await calculatePreview(services, id);
    expect((await manager.get(`/programs/previews/${id}`)).body).toMatchObject({ status: 'cancelled', result: null });
  });

  test('says what is wrong when it fails', async () => {
    const id = await insertPreview(db, { ...request(), document: paying('999999999999999999%') }, 8);
    await calculatePreview(services, id);
    const { body } = await manager.get(`/programs/previews/${id}`, { 'accept-language': 'nl' });
    expect(body).toMatchObject({ status: 'failed', problem: { title: expect.stringContaining('groter') } });
  });
});

describe('what is refused', () => {
  test.each([
    ['days to come', { over: { from: '2026-01-01', to: '2026-12-31' } }, 422, 'wrong-days'],
    ['days in the wrong order', { over: { from: '2026-02-01', to: '2026-01-01' } }, 422, 'wrong-days'],
    ['too many days', { over: { from: '2020-01-01', to: '2026-01-01' } }, 422, 'wrong-days'],
    ['an unknown version', { compare_with: 9 }, 404, 'not-found'],
  ])('%s', async (_name, more, status, code) => {
    const answer = await manager.post('/programs/preview', { document: volume(), ...more });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('another currency than the version that it is compared with', async () => {
    const answer = await manager.post('/programs/preview', { document: { ...volume(), currency: 'GBP' } });
    expect(answer.body.code).toBe('other-currency');
  });

  test('partners, and keys without the scope', async () => {
    const { rows } = await sql<{ code: string }>`select code from partner order by code limit 1`.execute(db);
    const partner = await caller({ scopes: ['programs:read', 'facts:read'], partner: rows[0]!.code });
    expect((await partner.post('/programs/preview', { document: volume() })).status).toBe(403);
    const other = await caller({ scopes: ['facts:read'] });
    expect((await other.post('/programs/preview', { document: volume() })).status).toBe(403);
  });
});
