import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { importText, smallCompany, testClock } from '../../test/harness/intake.ts';
import { type ImportOptions, importStream } from './actions.ts';
import { fileProblemCodes } from './problems.ts';
import { reasons } from './reasons.ts';
import { fileFormats, type ImportKind } from './schema.ts';

/**
 * Bad import files: a folder per case in fixtures/rejected/import-…, with the file, how it is imported, and either what the file as a whole is
 * refused for or which rows are. `first-partners.csv`, `first-products.csv`, `first-rates.csv` and `first-sales.csv` are taken in before it. The company is the small one of the harness; today is 2026-06-30.
 */
const root = new URL('../../fixtures/rejected/', import.meta.url);
const store = await testDatabase();
const owner = store.owner();

type Case = {
  what: string;
  kind: ImportKind;
  options?: Partial<ImportOptions>;
  expected: { file: { code: string; line?: number } } | { accepted: number; repeated: number; rejections: object[] };
};

beforeEach(async () => {
  await sql`truncate company, partner, partner_version, product, product_version, customer, fx_rate, hand_goal, sale, import, rejected_row restart identity cascade`.execute(
    owner.db,
  );
  await smallCompany(store);
});

const cases = readdirSync(root).filter((name) => name.startsWith('import-'));
const tables = ['partner', 'partner_version', 'product', 'customer', 'fx_rate', 'hand_goal', 'sale', 'rejected_row'];

async function counts(): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(tables.map((table) => sql`(select count(*)::int from ${sql.table(table)}) as ${sql.ref(table)}`))}`.execute(
    store.db,
  );
  return rows[0]!;
}

async function prepare(folder: URL): Promise<void> {
  for (const kind of ['partners', 'products', 'rates', 'sales'] as const) {
    const first = new URL(`first-${kind}.csv`, folder);
    if (existsSync(first)) await importText(store, kind, readFileSync(first), { decimal: 'point' });
  }
}

const stored: Partial<Record<ImportKind, string>> = {
  sales: 'sale',
  partners: 'partner',
  customers: 'customer',
  rates: 'fx_rate',
  goals: 'hand_goal',
};

test.each(cases)('%s', async (name) => {
  const folder = new URL(`${name}/`, root);
  const { kind, options, expected } = JSON.parse(readFileSync(new URL('case.json', folder), 'utf8')) as Case;
  await prepare(folder);
  const format = fileFormats.find((one) => existsSync(new URL(`input.${one}`, folder)))!;
  const input = readFileSync(new URL(`input.${format}`, folder));
  const before = await counts();
  const work = importText(store, kind, input, { format, label: `input.${format}`, ...options });
  if ('file' in expected) {
    const { code, line } = expected.file;
    const error = await work.then(
      () => undefined,
      (reason) => reason,
    );
    expect(error).toMatchObject({ code, where: { file: `input.${format}`, ...(line === undefined ? {} : { line }) } });
    expect(error.title.nl).not.toBe('');
    expect(await counts()).toEqual(before);
    const { rows } = await sql`select from import where status = 'running'`.execute(store.db);
    expect(rows).toEqual([]);
    return;
  }
  const { accepted, repeated, rejected, rejections } = await work;
  const told = rejections.map(({ line, column, value, code }) => ({
    line,
    column,
    value: value === '' ? null : value,
    code,
  }));
  expect({ accepted, repeated, rejections: told }).toEqual(expected);
  expect(rejected).toBe(new Set(rejections.map(({ line }) => line)).size);
  const after = await counts();
  // A shared sale is a row per partner.
  if (name !== 'import-split') expect(after[stored[kind]!]! - before[stored[kind]!]!).toBe(accepted);
  expect(after.rejected_row).toBe(rejections.length + before.rejected_row!);
  for (const { reason } of rejections) expect(reason.en.length * reason.nl.length).toBeGreaterThan(100);
});

test('every reason to refuse a file or a row is documented, and has a case here', () => {
  const said = new Set(
    cases.flatMap((name) => {
      const text = readFileSync(new URL(`${name}/case.json`, root), 'utf8');
      return [...text.matchAll(/"code": "([^"]+)"/g)].map(([, code]) => code!);
    }),
  );
  // A line that long is made as it is read: see below.
  said.add('record-too-long');
  // And a workbook that large in xlsx.test.ts.
  said.add('workbook-too-large');
  const codes = [...Object.keys(reasons), ...fileProblemCodes];
  expect(codes.filter((code) => !said.has(code))).toEqual([]);
  const documented = readFileSync(new URL('../../docs/import.md', import.meta.url), 'utf8').split('## Refusals')[1]!;
  const named = [...documented.matchAll(/`([a-z0-9-]+)`/g)].map(([, code]) => code!);
  expect(named.sort()).toEqual(codes.sort());
});

/** A line of two gigabytes: made as it is read. */
function* endless(start: string): Generator<Buffer> {
  yield Buffer.from(start);
  const piece = Buffer.alloc(1 << 20, 'x');
  for (let megabytes = 0; megabytes < 2048; megabytes += 1) yield piece;
}

test.each([
  ['in a row', 'id,date,partner,amount\n1,2026-03-01,R1,10\n2,2026-03-01,', 'csv', 3],
  ['in quotation marks', 'id,date,partner,amount\n1,2026-03-01,R1,10\n2,2026-03-01,"', 'csv', 3],
  ['as the header', 'id,', 'csv', 1],
  ['of JSON', '{"id":"1","date":"2026-03-01","partner":"R1","amount":"10"}\n{"id":"', 'jsonl', 2],
] as const)('a line of 2 GB %s is refused before it is held', async (_, start, format, line) => {
  const before = await counts();
  const memory = process.memoryUsage().rss;
  const input = Readable.from(endless(start), { objectMode: false });
  const work = importStream(store, 'sales', input, { clock: testClock, format });
  await expect(work).rejects.toMatchObject({ code: 'record-too-long', where: { line } });
  expect(input.destroyed).toBe(true);
  expect(process.memoryUsage().rss - memory).toBeLessThan(150e6);
  expect(await counts()).toEqual(before);
});

test('every code that the store or the readers give has its sentences', () => {
  const folders = [
    '../intake',
    '../facts',
    '../partners',
    '../products',
    '../customers',
    '../rates',
    '../goals',
    '../platform',
  ];
  const texts = folders.flatMap((folder) =>
    readdirSync(new URL(folder, import.meta.url))
      .filter((name) => /(sql|readers|plan|rows|stage|staging|jsonl)\.ts$/.test(name))
      .map((name) => readFileSync(new URL(`${folder}/${name}`, import.meta.url), 'utf8')),
  );
  const found = texts.flatMap((text) => [
    ...[...text.matchAll(/code: '([a-z-]+)'/g)].map(([, code]) => code!),
    ...[...text.matchAll(/insert into staged_rejection[^`]*/g)].flatMap(([statement]) =>
      [...statement.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, code]) => code!),
    ),
  ]);
  expect(found.length).toBeGreaterThan(30);
  expect([...new Set(found)].filter((code) => !(code in reasons))).toEqual([]);
});
