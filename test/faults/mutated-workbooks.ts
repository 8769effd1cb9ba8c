import { crc32 } from 'node:zlib';
import type { Random } from '../../src/demo/random.ts';
import { pack, unpack } from '../../src/platform/zip.ts';
import { mutatedBytes } from './mutated-bytes.ts';
import { type GoodFile, goodTable, type Table } from './mutated-files.ts';
import { oddText } from './mutated-values.ts';

/* Workbooks: good ones, and damaged from outside (the ZIP) and inside (the sheet, its cells, how much it unpacks to). */

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheetName = 'xl/worksheets/sheet1.xml';

const frame = {
  'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  'xl/sharedStrings.xml': '<sst><si><t>shared</t></si></sst>',
};

async function zipped(files: Iterable<readonly [string, Buffer | string]>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of pack([...files].map(([name, content]) => ({ name, content: [content] }))))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!);

type Cell = (place: string, text: string) => string;

const textCell: Cell = (place, text) => `<c r="${place}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
const numberCell: Cell = (place, text) => `<c r="${place}"><v>${text}</v></c>`;
const goodCell: Cell = (place, text) => (/^-?\d+(\.\d+)?$/.test(text) ? numberCell : textCell)(place, text);

function sheetOf({ header, rows }: Table, cellAt: (row: number, column: number) => Cell): string {
  const lines = [header, ...rows].map((cells, row) => {
    const made = cells.map((text, column) =>
      text === '' ? '' : cellAt(row, column)(`${letters(column)}${row + 1}`, text),
    );
    return `<row r="${row + 1}">${made.join('')}</row>`;
  });
  return `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** What spreadsheets, and those who mean harm, put in a cell. */
const oddCells: readonly ((random: Random) => Cell)[] = [
  () => (place) => `<c r="${place}" t="e"><v>#DIV/0!</v></c>`,
  () => (place) => `<c r="${place}"><f>SUM(A1:A9)</f></c>`,
  () => (place) => `<c r="${place}" t="s"><v>0</v></c>`,
  () => (place) => `<c r="${place}" t="s"><v>99999999</v></c>`,
  () => (place) => `<c r="${place}" t="s"><v>-1</v></c>`,
  () => (place) => `<c r="${place}" t="b"><v>1</v></c>`,
  () => (place) => `<c r="${place}" t="d"><v>2026-13-45T99:00:00</v></c>`,
  () => (place) => `<c r="${place}" t="nonsense" s="999"><v>1</v></c>`,
  () => (place, text) => `<c r="${place}"><v>${escaped(text)}</v></c>`,
  (random) => (place) =>
    numberCell(
      place,
      random.pick(['1e999', '-1e-999', 'NaN', 'Infinity', '9'.repeat(400), '0x10', '1_000', ' 5 ', '']),
    ),
  (random) => (place) => textCell(place, oddText(random)),
  () => (place) => textCell(place, 'x'.repeat(70_000)),
  () => (place) => `<c r="${place}"><v>&bomb;</v></c>`,
  () => (place) => `<c r="${place}" t="inlineStr"><is><t>&#0;&#xD800;</t></is></c>`,
  (random) => (_place, text) =>
    textCell(random.pick(['XFD1', 'A1048576', 'A0', 'ZZZZ9', 'A-1', '', 'A1:B2', 'a1']), text),
];

/** Entities that unfold to a billion times their length, for a reader that believes them. */
const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50)}">${'bcdefghi'
  .split('')
  .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefgh'[i]};`.repeat(10)}">`)
  .join('')}<!ENTITY bomb "&i;">]>`;

async function oddWorkbook(random: Random, table: Table): Promise<Buffer> {
  const odd = random.below(table.rows.length + 1);
  const oddColumn = random.below(table.header.length);
  const how = random.pick(oddCells)(random);
  const sheet = sheetOf(table, (row, column) => (row === odd && column === oddColumn ? how : goodCell));
  return zipped(Object.entries({ ...frame, [sheetName]: random.chance(150) ? bomb + sheet : sheet }));
}

/** Small, and very large when it is unpacked; or one that lies about it. */
async function bombWorkbook(random: Random, good: Buffer): Promise<Buffer> {
  const files = [...unpack(good, () => true, 1e8)];
  const filling = random.pick([' ', '<row/>', '<c/>', '<row r="1"><c r="A1"><v>1</v></c></row>']);
  const content = Buffer.alloc(120_000_000, filling);
  const target = random.pick([sheetName, 'xl/sharedStrings.xml', 'xl/workbook.xml', 'xl/styles.xml']);
  const zip = await zipped([...files.filter(([name]) => name !== target), [target, content]]);
  const at = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  if (random.chance(500)) zip.writeUInt32LE(10, at + 24);
  return zip;
}

/** Damage within one of its files, packed again so that the ZIP is right. */
async function damagedInside(random: Random, good: Buffer): Promise<Buffer> {
  const files = [...unpack(good, () => true, 1e8)];
  const target = random.chance(700) ? sheetName : random.pick(files)[0];
  return zipped(
    files.map(([name, content]) => [name, name === target ? mutatedBytes(random, content) : content] as const),
  );
}

/** Files missing, twice, many, with names that lead elsewhere. */
async function oddFiles(random: Random, good: Buffer): Promise<Buffer> {
  const files: [string, Buffer | string][] = [...unpack(good, () => true, 1e8)];
  const [name, content] = random.pick(files);
  switch (random.below(5)) {
    case 0:
      return zipped(files.filter((one) => one[0] !== name));
    case 1:
      return zipped([...files, [name, content]]);
    case 2:
      return zipped([...files, ...Array.from({ length: 1200 }, (_, i): [string, string] => [`xl/x${i}.xml`, ''])]);
    case 3:
      return zipped([...files, ['../../xl/worksheets/sheet2.xml', '<row/>'], ['/etc/passwd', 'x']]);
    default:
      return zipped(files.map(([one, bytes]) => [one, one === name ? String(crc32(bytes)) : bytes]));
  }
}

/** A good workbook, and as it comes. */
export async function workbookCase(random: Random): Promise<{ good: GoodFile; bytes: Buffer }> {
  const table = goodTable(random);
  const bytes = await zipped(Object.entries({ ...frame, [sheetName]: sheetOf(table, () => goodCell) }));
  const good: GoodFile = { from: table.from, kind: table.kind, name: 'input.xlsx', bytes, fields: {} };
  const how = random.below(100);
  if (how < 10) return { good, bytes };
  if (how < 14) return { good, bytes: await bombWorkbook(random, bytes) };
  if (how < 24) return { good, bytes: await oddFiles(random, bytes) };
  if (how < 50) return { good, bytes: mutatedBytes(random, bytes) };
  if (how < 75) return { good, bytes: await damagedInside(random, bytes) };
  return { good, bytes: await oddWorkbook(random, table) };
}
