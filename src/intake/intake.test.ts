import { type ChildProcess, spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { importText, refusals, smallCompany, storedFacts, testClock } from '../../test/harness/intake.ts';
import { importStream, takeFacts } from './actions.ts';
import type { ImportResult } from './result.ts';
import { endInterrupted, keptRejections, selectImports } from './sql.ts';

const store = await testDatabase();
const owner = store.owner();

beforeAll(() => smallCompany(store));
beforeEach(empty);

async function empty(): Promise<void> {
  await sql`truncate sale, activity, customer, import, rejected_row, dirty, program_period, program restart identity cascade`.execute(
    owner.db,
  );
}

const count = async (table: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(store.db);
  return rows[0]!.n;
};

const header = 'id,date,partner,product,customer,order,quantity,amount,cost,currency';
const line = (index: number) =>
  `${index},2026-0${1 + (index % 6)}-1${index % 10},${['R1', 'T1', 'S1'][index % 3]},${'AB'[index % 2]},C${index % 7},O${index >> 1},1,${index}.25,1,EUR`;
const file = (lines: number) => [header, ...Array.from({ length: lines }, (_, index) => line(index))].join('\n');

/** Imports whose last bytes all come at the same moment. */
async function atOnce(texts: readonly string[]): Promise<ImportResult[]> {
  let waiting = texts.length;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  async function* held(text: string): AsyncGenerator<Buffer> {
    yield Buffer.from(text.slice(0, -10));
    waiting -= 1;
    if (waiting === 0) open();
    await gate;
    yield Buffer.from(text.slice(-10));
  }
  return Promise.all(
    texts.map((text) =>
      importStream(store, 'sales', Readable.from(held(text), { objectMode: false }), { clock: testClock }),
    ),
  );
}

test('imports of the same file at once count it once', async () => {
  const results = await atOnce(new Array<string>(4).fill(file(3000)));
  expect(results.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(3000);
  expect(results.reduce((sum, { repeated }) => sum + repeated, 0)).toBe(9000);
  expect(await count('sale')).toBe(3000);
});

test('numbers of facts rise with the order of commits, and an import knows a number that its own come after', async () => {
  await atOnce([file(3000), file(3000).replaceAll(/^(\d)/gm, 'x$1')]);
  await importText(store, 'sales', file(2).replaceAll(/^(\d)/gm, 'y$1'));
  const noted = await sql<{ after: bigint; first: bigint; facts: number }>`
    select i.after_seq as after, min(s.seq) as first, count(*)::int as facts from sale s join import i on i.id = s.import_id
    group by i.id, i.after_seq order by i.id`.execute(store.db);
  expect(noted.rows.map(({ facts }) => facts)).toEqual([3000, 3000, 2]);
  for (const { after, first } of noted.rows) expect(first).toBeGreaterThan(after);
  // Nothing else is in between for the last one.
  expect(noted.rows[2]!.first).toBe(noted.rows[2]!.after + 1n);
  const { rows } = await sql<{ first: bigint; last: bigint }>`
    select min(seq) as first, max(seq) as last from sale group by import_id order by first`.execute(store.db);
  expect(rows[1]!.first).toBeGreaterThan(rows[0]!.last);
});

const ids = ['1', '2', '3', '4', '5', '6', '7', '8'];
const fact = fc.record(
  {
    id: fc.constantFrom(...ids),
    date: fc.constantFrom('2024-01-15', '2025-12-31', '2026-01-01', '2026-02-01', '2026-02-02'),
    partner: fc.constantFrom('R1', 'T1', 'T1', 'NOBODY'),
    product: fc.constantFrom('A', 'B', ''),
    customer: fc.constantFrom('C1', 'C2', ''),
    amount: fc.constantFrom('10', '0.000001', '-3', '7.3'),
    corrects: fc.option(fc.constantFrom(...ids), { nil: '', freq: 2 }),
    split: fc.constantFrom('', '', '', 'R1:33.3333%;T1:66.6667%', 'R1:50%;T1:49%'),
  },
  { noNullPrototype: true },
);

test('the order of lines and how the bytes arrive change nothing of what is stored', async () => {
  const rows = fc.array(fact, { minLength: 1, maxLength: 14 });
  const arrival = fc.record({
    order: fc.array(fc.nat(), { minLength: 14, maxLength: 14 }),
    size: fc.integer({ min: 5, max: 300 }),
  });
  await fc.assert(
    fc.asyncProperty(rows, arrival, async (facts, { order, size }) => {
      const shuffled = facts
        .map((one, index) => ({ one, key: order[index]! }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
      const outcomes = [];
      for (const [lines, piece] of [
        [facts, 1e6],
        [shuffled, size],
      ] as const) {
        await empty();
        const bytes = Buffer.from(lines.map((one) => JSON.stringify(one)).join('\n'));
        const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, at) =>
          bytes.subarray(at * piece, (at + 1) * piece),
        );
        const result = await importStream(store, 'sales', Readable.from(pieces, { objectMode: false }), {
          clock: testClock,
          format: 'jsonl',
        });
        const refused = result.rejections.map(({ line, code }) => `${JSON.stringify(lines[line - 1])} ${code}`).sort();
        const { accepted, repeated, rejected } = result;
        outcomes.push({ accepted, repeated, rejected, refused, stored: await storedFacts(store) });
        expect(accepted + repeated + rejected).toBe(lines.length);
      }
      expect(outcomes[1]).toEqual(outcomes[0]);
    }),
    { numRuns: 15 },
  );
}, 120_000);

test('a file and its parts in the order of time give the same facts', async () => {
  const lines = file(60).split('\n').slice(1);
  const inTime = lines.map((text) => text.split(',')).sort((a, b) => (a[1]! < b[1]! ? -1 : 1));
  await importText(store, 'sales', file(60));
  const whole = await storedFacts(store);
  await empty();
  for (const day of new Set(inTime.map((cells) => cells[1]!))) {
    const part = inTime.filter((cells) => cells[1] === day).map((cells) => cells.join(','));
    await importText(store, 'sales', [header, ...part].join('\n'));
  }
  expect(await storedFacts(store)).toEqual(whole);
});

test('CSV and JSON lines of the same rows give the same facts', async () => {
  await importText(store, 'sales', file(30), { decimal: 'point' });
  const csv = await storedFacts(store);
  await empty();
  const names = header.split(',');
  const objects = file(30)
    .split('\n')
    .slice(1)
    .map((text) => Object.fromEntries(text.split(',').map((value, index) => [names[index], value])));
  await importText(store, 'sales', objects.map((object) => JSON.stringify(object)).join('\r\n'), { format: 'jsonl' });
  expect(await storedFacts(store)).toEqual(csv);
  await empty();
  expect(await takeFacts(store, 'sales', objects, { clock: testClock })).toMatchObject({ accepted: 30, rejected: 0 });
  expect(await storedFacts(store)).toEqual(csv);
});

/** Lines that come one by one, and then something else. */
async function* slowly(lines: number, then: () => unknown): AsyncGenerator<Buffer> {
  for (const text of file(lines).split('\n')) yield Buffer.from(`${text}\n`);
  await then();
  yield Buffer.from(`${line(9999)}\n`);
}

async function expectNothing(): Promise<void> {
  expect(await count('sale')).toBe(0);
  expect(await count('customer')).toBe(0);
  expect(await count('rejected_row')).toBe(0);
}

test('an import that is aborted midway leaves nothing, and its connection is fine', async () => {
  const abort = new AbortController();
  const stream = Readable.from(
    slowly(300, () => abort.abort()),
    { objectMode: false },
  );
  const importing = importStream(store, 'sales', stream, { clock: testClock, signal: abort.signal });
  await expect(importing).rejects.toThrow(/abort/i);
  await expectNothing();
  expect((await selectImports(store.db, { limit: 1 }, undefined))[0]).toMatchObject({
    status: 'cancelled',
    accepted: 0,
  });
  expect(await importText(store, 'sales', file(10))).toMatchObject({ accepted: 10 });
});

test('a source that breaks off, and a file that breaks midway, leave nothing', async () => {
  const stream = Readable.from(
    slowly(300, () => Promise.reject(new Error('line lost'))),
    { objectMode: false },
  );
  await expect(importStream(store, 'sales', stream, { clock: testClock })).rejects.toThrow('line lost');
  const broken = Buffer.concat([Buffer.from(`${file(300)}\n`), Buffer.from([0xff]), Buffer.from(`\n${line(5)}`)]);
  await expect(importText(store, 'sales', broken, { label: 'sales.csv' })).rejects.toMatchObject({
    code: 'broken-utf-8',
    where: { file: 'sales.csv', line: 302 },
  });
  await expectNothing();
  const [last] = await selectImports(store.db, { limit: 1 }, undefined);
  expect(last).toMatchObject({ status: 'failed' });
  expect(last!.error).toContain('0xff'.slice(2));
});

test('a killed process leaves nothing, and its import is known as interrupted', async () => {
  const child = spawn(process.execPath, ['bin/vliegwiel.mjs', 'import', 'sales', '-'], {
    env: { PATH: process.env.PATH, DATABASE_URL: store.url, VLIEGWIEL_TODAY: testClock.today() },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin!.write(`${file(2000)}\n`);
  await until(async () => (await staged()) > 0);
  await killed(child);
  await until(async () => (await staged()) === 0);
  await expectNothing();
  await sql`update import set started_at = now() - interval '1 minute'`.execute(owner.db);
  await endInterrupted(store.db);
  expect((await selectImports(store.db, { limit: 1 }, undefined))[0]).toMatchObject({
    status: 'failed',
    error: 'interrupted',
  });
}, 60_000);

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(50);
}

/** Transactions that are copying rows in. */
async function staged(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_progress_copy where datname = current_database() and tuples_processed > 0`.execute(
    owner.db,
  );
  return rows[0]!.n;
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.stdin!.on('error', () => {});
  child.kill('SIGKILL');
  await gone;
}

test('with all-or-nothing one wrong row refuses the file, and its reasons are kept', async () => {
  const text = `${file(20)}\nbad,2026-02-30,R1,A,C1,,1,1,,EUR\n`;
  const result = await importText(store, 'sales', text, { mode: 'all-or-nothing' });
  expect(result).toMatchObject({ lines: 21, accepted: 0, rejected: 1 });
  expect(await count('sale')).toBe(0);
  expect(await count('customer')).toBe(0);
  const kept = [];
  for await (const page of keptRejections(store.db, result.importId!)) kept.push(...page);
  expect(kept).toMatchObject([{ line: 22n, column_name: 'date', value: '2026-02-30', code: 'no-such-date' }]);
  const partners = await importText(store, 'partners', 'code,type,parent\nN1,seller,R1\nN2,seller,NOBODY\n', {
    mode: 'all-or-nothing',
  });
  expect(partners).toMatchObject({ accepted: 0, rejected: 1 });
  expect((await sql`select from partner where code = 'N1'`.execute(store.db)).rows).toEqual([]);
  expect(await importText(store, 'sales', file(20), { mode: 'all-or-nothing' })).toMatchObject({ accepted: 20 });
});

test('a dry run tells what would happen and writes nothing, not even that it ran', async () => {
  const text = `${file(20)}\nbad,2026-02-28,NOBODY,A,C1,,1,1,,EUR\n`;
  const told: unknown[] = [];
  const options = { dryRun: true, onRejections: (page: readonly unknown[]) => void told.push(...page) };
  expect(await importText(store, 'sales', text, options)).toMatchObject({
    importId: undefined,
    accepted: 20,
    rejected: 1,
  });
  expect(told).toMatchObject([{ line: 22, code: 'unknown-partner' }]);
  await expectNothing();
  expect(await count('import')).toBe(0);
});

test('columns may have other names or one value for all; refusals use the names of the file', async () => {
  const text = 'Nr;Datum;Wie;Netto;Extra\n1;31-03-2026;R1;1.234,50;x\n2;32-03-2026;R9;1,5;x\n3;31-03-2026;R9;1,5;x\n';
  const mapping = { id: 'Nr', date: 'datum', partner: 'Wie', amount: 'Netto', currency: '=EUR', channel: '=web' };
  const result = await importText(store, 'sales', text, { mapping, decimal: 'comma', grouping: 'point', dates: 'dmy' });
  expect(result).toMatchObject({ accepted: 1, rejected: 2 });
  expect(refusals(result)).toEqual(['3 Datum no-such-date', '4 Wie unknown-partner']);
  expect(result.warnings.map(({ code }) => code)).toEqual(['delimiter-detected', 'columns-unused']);
  expect(await storedFacts(store)).toMatchObject([{ amount: 1234500000, channel: 'web', occurred_on: '2026-03-31' }]);
});

test('taking facts in marks the periods that read their days', async () => {
  await sql`insert into program (slug) values ('p')`.execute(owner.db);
  await sql`insert into program_period (program_id, period_key, version, starts, ends, reads, sources)
    values (1, '2026-Q1', 1, '2026-01-01', '2026-03-31', '{[2026-01-01,2026-04-01)}', '{sales}')`.execute(owner.db);
  await importText(store, 'sales', `${header}\n1,2026-03-31,R1,A,,,1,1,,EUR\n2,2026-04-01,T1,A,,,1,1,,EUR\n`);
  const { rows } = await sql`select p.code, d.period_key from dirty d join partner p on p.id = d.partner_id`.execute(
    store.db,
  );
  expect(rows).toEqual([{ code: 'R1', period_key: '2026-Q1' }]);
});
