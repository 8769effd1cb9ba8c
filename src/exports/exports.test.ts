import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { importText, smallCompany } from '../../test/harness/intake.ts';
import { publish } from '../../test/harness/publish.ts';
import { openStore } from '../platform/database.ts';
import { run } from '../runs/actions.ts';
import { csvOf } from './csv.ts';
import { column, pagesOf, type Table } from './table.ts';
import { xlsxOf } from './xlsx.ts';

const { app, store, caller } = await testApi({ today: '2026-06-30' });
const manager = await caller();
const many = 100_000;

beforeAll(async () => {
  await smallCompany(store);
  await importText(store, 'partners', 'code,name,type\nE1,"=HYPERLINK(""http://x"")",reseller\n');
  await importText(
    store,
    'sales',
    'id,date,partner,customer,amount,quantity,cost\nx-1,2026-03-01,R1,=1+1,1234.5,-2,3\nx-2,2026-03-02,T1,K,123456789012.123456,1,\n',
    { decimal: 'point' },
  );
  await publish(store.db, {
    program: 'rebate',
    name: { en: 'Rebate', nl: 'Korting' },
    currency: 'EUR',
    period: 'month',
    starts: '2026-01-01',
    ends: '2026-12-31',
    incentives: [
      { id: 'volume', kind: 'rebate', measure: { source: 'sales', sum: 'amount' }, reward: { percent: '10%' } },
    ],
  });
  await run(store.db, { program: 'rebate', asOf: '2026-06-30' });
});

async function sheetOf(url: string, who: Pick<typeof manager, 'secret'> = manager, sheet = 1): Promise<unknown[][]> {
  const { rawPayload, statusCode, headers } = await app.inject({
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${who.secret}` },
  });
  expect(statusCode).toBe(200);
  expect(headers['content-disposition']).toMatch(/^attachment; filename="[a-z0-9-]+\.xlsx"$/i);
  return readSheet(Readable.from([rawPayload], { objectMode: false }), sheet, {
    parseNumber: (text) => ({ number: text }),
  }) as Promise<unknown[][]>;
}

const csv = async (url: string, delimiter = ',', who: Pick<typeof manager, 'get'> = manager): Promise<string[][]> => {
  const { text, status, headers } = await who.get(url);
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(text.startsWith('\ufeff')).toBe(true);
  return parse(text.slice(1), { delimiter });
};
const at = (rows: readonly (readonly unknown[])[], name: string, row = 1) => rows[row]![rows[0]!.indexOf(name)];

describe('a list as a file', () => {
  test('has the language’s separators, exact numbers, and no text that a spreadsheet takes for a formula', async () => {
    const english = await csv('/exports/facts/sales?language=en&id=x-1');
    expect([at(english, 'Amount'), at(english, 'Quantity'), at(english, 'Customer'), at(english, 'Date')]).toEqual([
      '1234.5',
      '-2',
      "'=1+1",
      '2026-03-01',
    ]);
    const dutch = await csv('/exports/facts/sales?language=nl', ';');
    expect(dutch).toHaveLength(3);
    expect(at(dutch, 'Bedrag')).toBe('123456789012,123456');
    expect(at(dutch, 'Bedrag', 2)).toBe('1234,5');
    const partners = await csv('/exports/partners?type=reseller');
    expect(partners.map(([code]) => code)).toEqual(['Code', 'E1', 'R1']);
    expect(at(partners, 'Name')).toBe(`'=HYPERLINK("http://x")`);
  });

  test('as a workbook has numbers where they stay exact, and days', async () => {
    const rows = await sheetOf('/exports/facts/sales?format=xlsx&language=en');
    expect(at(rows, 'Amount')).toBe('123456789012.123456');
    expect(at(rows, 'Amount', 2)).toEqual({ number: '1234.5' });
    expect(at(rows, 'Quantity', 2)).toEqual({ number: '-2' });
    expect(at(rows, 'Customer', 2)).toBe('=1+1');
    expect(at(rows, 'Date', 2)).toEqual(new Date('2026-03-01T00:00:00Z'));
    const partners = await sheetOf('/exports/partners?format=xlsx&search=E1');
    expect(at(partners, 'Name')).toBe('=HYPERLINK("http://x")');
  });

  test('holds what the list holds: entries and statements', async () => {
    const entries = await csv('/exports/entries?account=owed&program=rebate');
    const list = (await manager.get('/entries?account=owed&program=rebate')).body.items;
    expect(entries.slice(1).map((row) => [row[0], row[5]])).toEqual(
      list.map(({ posting, amount }: { posting: string; amount: string }) => [posting, amount]),
    );
    expect(list.length).toBeGreaterThan(1);
    const statements = await csv('/exports/statements?program=rebate&period=2026-03&language=nl', ';');
    expect(statements.slice(1).map((row) => [row[0], row[2], row[7]])).toEqual([
      ['T1', 'Korting', '12345678901,21'],
      ['R1', 'Korting', '123,45'],
      ...['D1', 'E1', 'S1'].map((partner) => [partner, 'Korting', '0']),
    ]);
    expect((await manager.get('/exports/statements?program=none&period=2026-03')).status).toBe(404);
    expect((await manager.get('/exports/partners?limit=5')).status).toBe(400);
  });

  test('is a partner’s own, without what its sales cost the company', async () => {
    const partner = await caller({ partner: 'R1', scopes: ['facts:read', 'partners:read', 'ledger:read'] });
    const facts = await csv('/exports/facts/sales', ',', partner);
    expect(facts.slice(1).map(([id]) => id)).toEqual(['x-1']);
    expect(facts[0]).not.toContain('Cost');
    expect((await csv('/exports/partners', ',', partner)).slice(1).map(([code]) => code)).toEqual(['R1', 'S1']);
    const entries = await csv('/exports/entries', ',', partner);
    expect(new Set(entries.slice(1).map((row) => row[3]))).toEqual(new Set(['R1']));
    for (const url of ['/exports/facts/sales?partner=T1', '/exports/entries?partner=T1', '/exports/partners?below=T1'])
      expect((await partner.get(url)).status).toBeGreaterThanOrEqual(403);
    const nobody = await caller({ partner: 'R1', scopes: ['statements:read'] });
    expect((await nobody.get('/exports/statements?program=rebate&period=2026-03')).status).toBe(403);
  });

  test('goes on over as many sheets as it takes', async () => {
    const pieces: Buffer[] = [];
    for await (const piece of xlsxOf(counted(5, 3).table, 'en', 10)) pieces.push(piece);
    const read = (sheet: number) => readSheet(Readable.from([Buffer.concat(pieces)], { objectMode: false }), sheet);
    expect([(await read(1)).length, (await read(2)).length]).toEqual([11, 6]);
    await expect(read(3)).rejects.toThrow('Sheet not found');
  });
});

/** A table that counts how many of its pages were read. */
function counted(pages: number, rows: number) {
  const asked = { pages: 0 };
  async function* read() {
    for (let page = 0; page < pages; page += 1) {
      asked.pages += 1;
      yield Array.from({ length: rows }, (_, row) => `${page}-${row} ${Math.sin(page * rows + row)}`);
    }
  }
  const table: Table<string> = { name: 'x', columns: [column('A', 'A', (row: string) => row)], pages: read() };
  return { table, asked };
}

test.each([
  ['csv', (table: Table<string>) => csvOf(table, 'en')],
  ['xlsx', (table: Table<string>) => xlsxOf(table, 'en')],
])('a reader that waits keeps the rest of a %s waiting', async (_format, write) => {
  const { table, asked } = counted(1000, 1000);
  const pieces = write(table);
  for (let piece = 0; piece < 3; piece += 1) await pieces.next();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(asked.pages).toBeLessThan(50);
  await pieces.return(undefined);
});

test('pages follow each other until there is no more', async () => {
  const all = Array.from({ length: 2500 }, (_, index) => index);
  const found: number[] = [];
  const read = async (after: number | undefined, limit: number) =>
    all.filter((one) => after === undefined || one > after).slice(0, limit + 1);
  for await (const page of pagesOf(read, (one) => one)) found.push(...page);
  expect(found).toEqual(all);
});

test('a hundred thousand facts come in full, each once', { timeout: 120_000 }, async () => {
  const owner = openStore(store.url, { role: 'owner', name: 'test owner' });
  await sql`
    insert into activity (partner_id, fact_id, import_id, occurred_on, partner_version_id, currency, amount, kind)
    select partner_id, 'many-' || n, 1, '2026-04-01', partner_version_id, currency, n * 10000, 'visit'
    from generate_series(1, ${many}) n, (select * from sale limit 1) s`.execute(owner.db);
  await owner.close();
  const rows = await sheetOf('/exports/facts/activities?format=xlsx');
  expect(rows).toHaveLength(many + 1);
  expect(new Set(rows.map(([id]) => id)).size).toBe(many + 1);
  expect(at(rows, 'Amount')).toEqual({ number: '1000' });
});
