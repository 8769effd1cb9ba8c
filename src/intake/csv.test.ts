import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type ByteOptions, LONGEST_RECORD, utf8Pieces } from './bytes.ts';
import { openCsv } from './csv.ts';
import { jsonLines } from './jsonl.ts';

/** The bytes in pieces of at most `size`. */
function* cut(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const stream = (bytes: Buffer | string, size = 1 << 16) =>
  Readable.from(cut(Buffer.from(bytes), size), { objectMode: false });

async function readAll(bytes: Buffer | string, size?: number, options: ByteOptions = {}) {
  const csv = await openCsv(utf8Pieces(stream(bytes, size), options));
  const records: { line: number; cells: readonly string[] }[] = [];
  for await (const batch of csv.batches) records.push(...batch);
  return { header: csv.header, records };
}

const problem = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error) => `${error.code} ${error.where?.line ?? '-'}`,
  );

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ',', ';', '"', '\n', ' ', '1', '€'), maxLength: 6 });

test('whatever the cells hold, the line ends and the cut into pieces, the same comes out with the right lines', async () => {
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      fc.boolean(),
      async (rows, size, crlf, mark) => {
        const header = rows[0]!.map((_, index) => `c${index}`);
        const end = crlf ? '\r\n' : '\n';
        const text = stringify([header, ...rows], { quoted: true, record_delimiter: end });
        const read = await readAll(Buffer.from((mark ? '\ufeff' : '') + text), size);
        expect(read.header).toEqual(header);
        expect(read.records.map(({ cells }) => cells)).toEqual(rows);
        let line = 2;
        for (const [index, row] of rows.entries()) {
          expect(read.records[index]!.line).toBe(line);
          line += 1 + row.join('').split('\n').length - 1;
        }
      },
    ),
  );
});

test('where the first quotation mark stands, and how the bytes are cut, changes nothing', async () => {
  const plain = fc.array(fc.constantFrom('a', 'é😀', '', ' b ', '1.5', 'x\r'), { minLength: 2, maxLength: 2 });
  const quoted = fc.tuple(cell, cell).map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`));
  const end = fc.constantFrom('\n', '\r\n');
  const lines = fc.array(fc.tuple(plain, end), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(lines, quoted, lines, fc.integer({ min: 1, max: 40 }), async (before, middle, after, size) => {
      const said = ([cells, mark]: [string[], string]) => `${cells.join(',')}${mark}`;
      const [first, last] = [before.map(said).join(''), after.map(said).join('')];
      const without = await readAll(`h,i\n${first}\n${last}`, size);
      const withMark = await readAll(`h,i\n${first}${middle.join(',')}\n${last}`, size);
      const grown = middle.join('').split('\n').length - 1;
      const at = before.length + 2;
      expect(withMark.records.filter(({ line }) => line !== at)).toEqual(
        without.records.map(({ line, cells }) => ({ line: line > at ? line + grown : line, cells })),
      );
    }),
  );
});

test('valid text passes in any pieces; a broken byte is named by its line and offset', async () => {
  const broken = fc.constantFrom(
    [0xff],
    [0xc3],
    [0xe2, 0x82],
    [0xf0, 0x9f, 0x98],
    [0xc0, 0x80],
    [0xed, 0xa0, 0x80],
    [0x80],
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(cell, { maxLength: 5 }),
      broken,
      cell,
      fc.integer({ min: 1, max: 7 }),
      async (before, bytes, after, size) => {
        const start = Buffer.from(`a${before.join('\n')}\n`);
        const whole = Buffer.concat([start, Buffer.from(bytes), Buffer.from(`x${after}`)]);
        const read = async (input: Buffer) => {
          const pieces: Buffer[] = [];
          for await (const piece of utf8Pieces(stream(input, size), {})) pieces.push(piece);
          return Buffer.concat(pieces).toString();
        };
        expect(await read(start)).toBe(start.toString());
        const error = await read(whole).then(
          () => undefined,
          (e) => e,
        );
        expect(error).toMatchObject({ code: 'broken-utf-8', where: { line: start.toString().split('\n').length } });
        expect(error.params.offset).toBe(start.length);
      },
    ),
  );
});

test('files that cannot be read as a whole say where and why', async () => {
  expect(await problem(readAll(''))).toBe('empty-file -');
  expect(await problem(readAll('\ufeff'))).toBe('empty-file -');
  expect(await problem(readAll('\n \n'))).toBe('empty-file -');
  expect(await problem(readAll('a,b\n1,"x\ny'))).toBe('quote-not-closed 2');
  expect(await problem(readAll('a,b\n1,2\n1,5" x\n'))).toBe('stray-quote 3');
  expect(await problem(readAll('a,b\n1,"5" x\n'))).toBe('stray-quote 2');
  expect(await problem(readAll('a,B,b\n1,2,3'))).toBe('duplicate-column 1');
  expect(await problem(readAll('a,b;c\n1,2;3'))).toBe('no-delimiter 1');
  expect(await problem(readAll(Buffer.from('\ufeffa,b\n', 'utf16le')))).toBe('utf-16 -');
  expect(await problem(readAll(`${'a,'.repeat(501)}b\n`))).toBe('too-many-columns 1');
});

test('a record may be as long as the limit, no longer, wherever its line ends', async () => {
  const long = 'x'.repeat(LONGEST_RECORD - 1);
  expect((await readAll(`a,b\n1,${long}\n`)).records[0]!.cells[1]).toBe(long);
  expect(await problem(readAll(`a,b\n1,2\n1,${long}xx\n`))).toBe('record-too-long 3');
  const json = async (text: string) => {
    for await (const _ of jsonLines(utf8Pieces(stream(text), {})));
  };
  expect(await problem(json(`{}\n{"a":"${long}"}`))).toBe('record-too-long 2');
});

test('the delimiter is the one of the header, and windows-1252 is read when it is said', async () => {
  expect((await readAll('a\tb\n1,5\t2\n')).records[0]!.cells).toEqual(['1,5', '2']);
  expect((await readAll('a;"b,c,d"\n1;2\n')).header).toEqual(['a', 'b,c,d']);
  const bytes = Buffer.from([97, 44, 98, 10, 0x80, 44, 0xe9, 0x9f, 10]);
  expect((await readAll(bytes, 3, { encoding: 'windows-1252' })).records[0]!.cells).toEqual(['€', 'éŸ']);
});

test.each(['id', '"id"'])('empty lines and rows of another width cost no more than others after %s', async (first) => {
  const made = vi.spyOn(Error, 'captureStackTrace');
  const { records } = await readAll(`${first},date\n1,2\n${'\n'.repeat(2000)}${'x\n'.repeat(2000)}`);
  expect(records).toHaveLength(2001);
  expect(records.at(-1)).toEqual({ line: 4002, cells: ['x'] });
  const errors = made.mock.calls.length;
  made.mockRestore();
  expect(errors).toBeLessThan(100);
});
