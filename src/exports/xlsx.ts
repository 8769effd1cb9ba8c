import type { Language } from '../platform/language.ts';
import { pack, type ZipFile } from '../platform/zip.ts';
import type { Column, Table } from './table.ts';

/** A sheet holds 1,048,576 rows; what comes after goes on the next one. */
const MOST_ROWS = 1_000_000;
/** What a spreadsheet keeps of a number: one with more digits is a text, so that none is lost. */
const MOST_DIGITS = 15;
const MOST_CHARACTERS = 32_767;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A table as a workbook, packed while it is read: texts are never formulas, numbers are numbers where they stay exact. */
export function xlsxOf<Row>(table: Table<Row>, language: Language, mostRows = MOST_ROWS): AsyncGenerator<Buffer> {
  return pack(filesOf(table, language, mostRows));
}

async function* filesOf<Row>(table: Table<Row>, language: Language, mostRows: number): AsyncGenerator<ZipFile> {
  const source = table.pages[Symbol.asyncIterator]();
  const rest: Rest<Row> = { rows: [], ended: false };
  let sheets = 0;
  do {
    sheets += 1;
    const content = sheetOf(table.columns, language, (room) => next(source, rest, room), mostRows);
    yield { name: `xl/worksheets/sheet${sheets}.xml`, content };
  } while (await hasMore(source, rest));
  yield* frameOf(sheets);
}

interface Rest<Row> {
  rows: readonly Row[];
  ended: boolean;
}

async function hasMore<Row>(source: AsyncIterator<readonly Row[]>, rest: Rest<Row>): Promise<boolean> {
  while (rest.rows.length === 0 && !rest.ended) {
    const { value, done } = await source.next();
    rest.ended = done === true;
    rest.rows = done ? [] : value;
  }
  return rest.rows.length > 0;
}

/** Rows for the sheet at hand, at most as many as it has room for. */
async function next<Row>(
  source: AsyncIterator<readonly Row[]>,
  rest: Rest<Row>,
  room: number,
): Promise<readonly Row[]> {
  await hasMore(source, rest);
  const rows = rest.rows.slice(0, room);
  rest.rows = rest.rows.slice(room);
  return rows;
}

async function* sheetOf<Row>(
  columns: readonly Column<Row>[],
  language: Language,
  read: (room: number) => Promise<readonly Row[]>,
  mostRows: number,
): AsyncGenerator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  const letters = columns.map((_, index) => lettersOf(index));
  const rowOf = (row: number, cells: readonly ((place: string) => string)[]) =>
    `<row r="${row}">${cells.map((cell, index) => cell(`${letters[index]}${row}`)).join('')}</row>`;
  yield rowOf(
    1,
    columns.map(
      ({ title }) =>
        (place) =>
          textCell(place, title[language], HEADING),
    ),
  );
  let last = 1;
  for (let left = mostRows; left > 0; ) {
    const rows = await read(left);
    if (rows.length === 0) break;
    left -= rows.length;
    const first = last + 1;
    last += rows.length;
    const cells = (row: Row) => columns.map((one) => (place: string) => cellOf(place, one, row));
    yield rows.map((row, index) => rowOf(first + index, cells(row))).join('');
  }
  yield '</sheetData></worksheet>';
}

// The places of the styles below.
const [HEADING, DAY, MONEY, LONG] = [1, 2, 3, 4];

/** A, B, … Z, AA. */
const lettersOf = (index: number): string =>
  (index >= 26 ? lettersOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

function cellOf<Row>(place: string, { kind, value }: Column<Row>, row: Row): string {
  const text = value(row);
  if (text === null || text === '') return '';
  if (kind === 'text') return textCell(place, text);
  if (kind === 'day') {
    const days = Date.parse(`${text}T00:00:00Z`) / 86_400_000 + 25_569;
    // Spreadsheets know no days before 1900-03-01 on which they agree.
    return days > 60 ? `<c r="${place}" s="${DAY}"><v>${days}</v></c>` : textCell(place, text);
  }
  if (text.replace(/^-?0*\.?0*|\./g, '').length > MOST_DIGITS) return textCell(place, text, LONG);
  return `<c r="${place}"${kind === 'money' ? ` s="${MONEY}"` : ''}><v>${text}</v></c>`;
}

const textCell = (place: string, text: string, style?: number): string =>
  `<c r="${place}" t="inlineStr"${style === undefined ? '' : ` s="${style}"`}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

const escaped = (text: string): string =>
  text
    .slice(0, MOST_CHARACTERS)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold these
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>\r]/g, (sign) => signs[sign]!);

function frameOf(sheets: number): ZipFile[] {
  const all = Array.from({ length: sheets }, (_, index) => index + 1);
  const file = (name: string, text: string): ZipFile => ({ name, content: [HEAD + text] });
  const part = (name: string, type: string) => `<Override PartName="/xl/${name}" ContentType="${TYPE}.${type}+xml"/>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  return [
    file(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${all.map((n) => `<sheet name="${n}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    ),
    file(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${all.map((n) => relation(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`)).join('')}${relation('styles', 'styles', 'styles.xml')}</Relationships>`,
    ),
    file('xl/styles.xml', styles),
    file(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    file(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}${all.map((n) => part(`worksheets/sheet${n}.xml`, 'worksheet')).join('')}</Types>`,
    ),
  ];
}

const styles = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00####"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf applyAlignment="1"><alignment horizontal="right"/></xf></cellXfs></styleSheet>`;
