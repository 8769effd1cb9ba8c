import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { testDatabase } from '../../test/harness/database.ts';
import { importText, refusals, smallCompany, storedFacts, testClock } from '../../test/harness/intake.ts';
import { pack } from '../platform/zip.ts';
import { previewStream } from './preview.ts';
import { writtenNumber } from './written-number.ts';
import { openSheet } from './xlsx.ts';

const store = await testDatabase();
beforeAll(() => smallCompany(store));

const workbook = (rows: SheetData, sheet = 'Sheet1') => writeWorkbook(rows, { sheet }).toBuffer();
const take = (content: Buffer, more: object = {}) =>
  importText(store, 'sales', content, { format: 'xlsx', label: 'sales.xlsx', ...more });
const texts = (...values: string[]) => values.map((value) => ({ value }));

async function zipped(files: Record<string, string | Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const entries = Object.entries(files).map(([name, content]) => ({ name, content: [content] }));
  for await (const piece of pack(entries)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const book = {
  'xl/workbook.xml':
    '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
};

/** A workbook with this sheet, whose cells are given as a spreadsheet writes them. */
const written = (rows: string) =>
  zipped({ ...book, 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>` });
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const titles = `<row r="1">${cell('A1', 'id')}${cell('B1', 'date')}${cell('C1', 'partner')}${cell('D1', 'amount')}</row>`;
const line = (row: number, id: string, amount: string) =>
  `<row r="${row}">${cell(`A${row}`, id)}${cell(`B${row}`, '2026-03-01')}${cell(`C${row}`, 'R1')}<c r="D${row}">${amount}</c></row>`;
const amounts = async (prefix: string) =>
  Object.fromEntries(
    (await storedFacts(store))
      .filter(({ fact_id }) => String(fact_id).startsWith(prefix))
      .map(({ fact_id, amount }) => [fact_id, amount]),
  );

describe('a workbook', () => {
  test('is taken in as a CSV is: dates as days, numbers as decimals, rows numbered as in the sheet', async () => {
    const content = await workbook([
      texts('Bon', 'Datum', 'Klant', 'Bedrag', 'Aantal'),
      [
        { value: 100234 },
        { value: new Date(Date.UTC(2026, 2, 31)), type: Date, format: 'dd-mm-yyyy' },
        { value: 'R1' },
        { value: 1.234 },
        { value: 2 },
      ],
      [],
      [{ value: 'x-2' }, { value: '31-03-2026' }, { value: 'R1' }, { value: '1.234,56' }, null],
      [{ value: 'x-3' }, { value: '2026-03-31' }, { value: 'nobody' }, { value: 5 }],
    ]);
    const mapping = { id: 'Bon', date: 'Datum', partner: 'Klant', amount: 'Bedrag', quantity: 'Aantal' };
    const result = await take(content, { mapping, decimal: 'comma', grouping: 'point', dates: 'dmy' });
    expect(result).toMatchObject({ lines: 3, accepted: 2, rejected: 1 });
    expect(refusals(result)).toEqual(['5 Klant unknown-partner']);
    expect(await amounts('100234')).toEqual({ 100234: 1234000 });
    expect(await amounts('x-')).toEqual({ 'x-2': 1234560000 });
    expect((await storedFacts(store)).find(({ fact_id }) => fact_id === '100234')).toMatchObject({
      occurred_on: '2026-03-31',
      quantity: 2000000,
    });
  });

  test('keeps the decimals of its numbers exactly, formulas by the value that was calculated last', async () => {
    const rows = [
      line(2, 'n-1', '<v>1234.5599999999999</v>'),
      line(3, 'n-2', '<f>1/0</f><v>0.30000000000000004</v>'),
      line(4, 'n-3', '<v>1.5E+3</v>'),
      line(5, 'n-4', '<v>123456789012.123456</v>'),
      line(6, 'n-5', '<v>0.1234567</v>'),
      `<row r="7">${cell('A7', 'n-6')}${cell('B7', '2026-03-01')}${cell('C7', 'R1')}<c r="D7" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
      line(8, 'n-7', '<v>1.234</v>'),
      line(9, 'n-8', '<f>1+1</f>'),
      line(10, 'n-9', '<v>1</v>').replace('</row>', '<c r="E10" t="e"><v>#N/A</v></c></row>'),
    ];
    const result = await take(
      await written(titles.replace('</row>', `${cell('E1', 'customer')}</row>`) + rows.join('')),
    );
    expect(refusals(result)).toEqual([
      '6 amount too-many-decimals',
      '7 amount cell-error',
      '9 amount cell-error',
      '10 customer cell-error',
    ]);
    const { rows: stored } = await store.pool.query(
      `select fact_id, amount::text from sale where fact_id like 'n-%' order by 1`,
    );
    expect(stored.map(({ amount }) => amount)).toEqual([
      '1234560000',
      '300000',
      '1500000000',
      '123456789012123456',
      '1234000',
    ]);
  });

  test('with several sheets is read by the name of one, or refused with the names that there are', async () => {
    const sheets = [
      { sheet: 'Notes', data: [texts('hello')] },
      { sheet: 'Q1', data: [texts('id', 'date', 'partner', 'amount'), texts('s-1', '2026-03-01', 'R1', '5')] },
    ];
    const content = await writeWorkbook(sheets).toBuffer();
    expect(await take(content, { sheet: 'Q1' })).toMatchObject({ accepted: 1 });
    await expect(take(content, { sheet: 'Q9' })).rejects.toMatchObject({
      code: 'no-such-sheet',
      detail: { en: 'Its sheets are: Notes, Q1.' },
      where: { file: 'sales.xlsx' },
    });
    await expect(take(content)).rejects.toMatchObject({ code: 'missing-column' });
  });

  test('is previewed as it would be read', async () => {
    const content = await workbook([
      texts('id', 'date', 'partner', 'amount', 'colour'),
      texts('p-1', '2026-03-01', 'R1', 'x', 'red'),
    ]);
    const input = Readable.from([content], { objectMode: false });
    const preview = await previewStream('sales', input, { format: 'xlsx', clock: testClock }, { timeZone: 'UTC' });
    expect(preview.columns).toContainEqual({ column: 'colour', field: null });
    expect(preview.rejections).toMatchObject([{ line: 2, column: 'amount', code: 'not-a-number' }]);
    expect(preview.warnings).toMatchObject([{ code: 'columns-unused' }]);
  });

  test('with more values than names refuses the row', async () => {
    const result = await take(
      await workbook([texts('id', 'date', 'partner', 'amount'), texts('w-1', '2026-03-01', 'R1', '5', 'more')]),
    );
    expect(refusals(result)).toEqual(['2 - columns']);
  });
});

describe('a workbook that cannot be read is refused:', () => {
  const bomb = () => zipped({ ...book, 'xl/worksheets/sheet1.xml': Buffer.alloc(101_000_000, 32) });
  const lying = async () => {
    const content = await bomb();
    const at = content.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    content.writeUInt32LE(100, at + 24);
    return content;
  };
  test.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['a text', () => Buffer.from('id,date\n1,2\n'), 'no-workbook'],
    ['nothing', () => Buffer.alloc(0), 'empty-file'],
    ['another zip', () => zipped({ 'a.txt': 'hello' }), 'no-workbook'],
    ['an old workbook', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'no-workbook'],
    ['one that is cut off', async () => (await workbook([texts('id')])).subarray(0, 900), 'no-workbook'],
    ['one without rows', () => written(''), 'empty-file'],
    ['one that unpacks to very much', bomb, 'workbook-too-large'],
    ['one that says it does not', lying, 'workbook-too-large'],
    ['one that is large', () => Buffer.alloc(20_000_001), 'workbook-too-large'],
    [
      'a cell very far below',
      () => written(`${titles}<row r="1000001">${cell('A1000001', 'x')}</row>`),
      'sheet-too-large',
    ],
    [
      'a cell very far to the right',
      () => written(`${titles}<row r="2">${cell('XFD2', 'x')}</row>`),
      'sheet-too-large',
    ],
    [
      'one hidden behind a sign',
      () => written(`${titles}<row r="2"><c d=">" r="XFD2"><v>1</v></c></row>`),
      'sheet-too-large',
    ],
    ['many cells without a place', () => written(`${titles}<row>${'<c/>'.repeat(600)}</row>`), 'sheet-too-large'],
    ['a place that is none', () => written(`${titles}<row r="2"><c r="&#88;FD2"><v>1</v></c></row>`), 'no-workbook'],
    ['a column twice', () => workbook([texts('id', 'id')]), 'duplicate-column'],
    [
      'a broken sheet',
      () => zipped({ ...book, 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row' }),
      'no-workbook',
    ],
  ])('%s', async (_what, content, code) => {
    await expect(take(await content())).rejects.toMatchObject({ code });
  });
});

test('the input ends when a workbook is refused', async () => {
  const input = Readable.from([Buffer.from('PK')], { objectMode: false });
  await expect(openSheet(input, {})).rejects.toMatchObject({ code: 'no-workbook' });
});

test.each([
  ['0', '0'],
  ['-0.0', '0'],
  ['007', '7'],
  ['12.50', '12.5'],
  ['1e-7', '0.0000001'],
  ['1.5E+3', '1500'],
  ['-2.5e-1', '-0.25'],
  ['1e+21', '1000000000000000000000'],
  ['1234.5599999999999', '1234.56'],
  ['0.99999999999999989', '1'],
  ['123456789012.123456', '123456789012.123456'],
  ['1.2345678', '1.2345678'],
  ['NaN', 'NaN'],
  ['.', '.'],
])('the number %s is %s', (text, expected) => {
  expect(writtenNumber(text)).toBe(expected);
});
