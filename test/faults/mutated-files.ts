import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Random } from '../../src/demo/random.ts';
import { type ImportKind, importKinds } from '../../src/intake/schema.ts';
import { saveCompany } from '../../src/partners/company.ts';
import type { Store } from '../../src/platform/database.ts';
import { importText } from '../harness/intake.ts';
import { root } from '../harness/sources.ts';

/** A good import file in one of its forms, and what is declared about it. */
export interface GoodFile {
  readonly from: string;
  readonly kind: ImportKind;
  readonly name: string;
  readonly bytes: Buffer;
  readonly fields: Readonly<Record<string, string>>;
}

export type Table = { from: string; kind: ImportKind; header: string[]; rows: string[][] };

const fixtures = join(root, 'fixtures');

export const fixtureFolders = ['published', 'engine'].flatMap((kind) =>
  readdirSync(join(fixtures, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(fixtures, kind, entry.name))
    .sort(),
);

function tableOf(path: string, kind: ImportKind): Table[] {
  if (!existsSync(path)) return [];
  const [header, ...rows] = parse(readFileSync(path), { bom: true, trim: true }) as string[][];
  return [{ from: path.slice(fixtures.length + 1), kind, header: header!, rows }];
}

/** Kinds of which the fixtures have no file. */
const more: Table[] = [
  {
    from: 'customers',
    kind: 'customers',
    header: ['code', 'name'],
    rows: [
      ['C1', 'First'],
      ['C2', 'Second'],
    ],
  },
  {
    from: 'rates',
    kind: 'rates',
    header: ['currency', 'valid_from', 'rate'],
    rows: [
      ['USD', '2020-01-01', '0.9'],
      ['GBP', '2020-01-01', '1.15'],
      ['USD', '2026-02-01', '0.95'],
    ],
  },
  {
    from: 'split sales',
    kind: 'sales',
    header: [
      'id',
      'date',
      'partner',
      'split',
      'amount',
      'quantity',
      'cost',
      'currency',
      'product',
      'customer',
      'seller',
      'corrects',
    ],
    rows: [
      ['s1', '2026-01-10', '', 'R1:60%;R2:40%', '100.01', '3', '40', 'EUR', 'A', 'C1', 'S1', ''],
      ['s2', '2026-01-11', 'R1', '', '250', '1', '', '', 'B', 'C2', '', ''],
      ['s3', '2026-02-11', '', 'R1:60%;R2:40%', '-100.01', '-3', '-40', 'EUR', 'A', 'C1', 'S1', 's1'],
    ],
  },
];

const tables: readonly Table[] = [
  ...fixtureFolders.flatMap((folder) => importKinds.flatMap((kind) => tableOf(join(folder, `${kind}.csv`), kind))),
  ...more,
];

/** The files of bad cases are good ones to go on from, too. */
const rejected: readonly GoodFile[] = readdirSync(join(fixtures, 'rejected'))
  .filter((name) => name.startsWith('import-'))
  .map((name): GoodFile => {
    const folder = join(fixtures, 'rejected', name);
    const { kind } = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as { kind: ImportKind };
    const input = ['input.csv', 'input.jsonl', 'input.xlsx'].find((one) => existsSync(join(folder, one)))!;
    return { from: name, kind, name: input, bytes: readFileSync(join(folder, input)), fields: {} };
  });

export const goodFileCount = tables.length + rejected.length;

/** A good file: one of the fixtures' own, or a table of theirs written in another way. */
export function goodFile(random: Random): GoodFile {
  if (random.chance(120)) return random.pick(rejected);
  const { from, kind, header, rows } = goodTable(random);
  const form = random.below(6);
  const file = (
    name: string,
    text: string,
    fields: Record<string, string> = {},
    encoding: BufferEncoding = 'utf8',
  ) => ({
    from,
    kind,
    name,
    bytes: Buffer.from(text, encoding),
    fields,
  });
  if (form === 0) return file('input.jsonl', rows.map((row) => jsonLine(header, row)).join('\n'));
  if (form === 1) {
    const commas = rows.map((row) => row.map((cell) => (/^-?\d+\.\d+$/.test(cell) ? cell.replace('.', ',') : cell)));
    const locale = JSON.stringify({ decimal: 'comma', grouping: 'point' });
    return file('input.csv', stringify([header, ...commas], { delimiter: ';' }), { locale });
  }
  if (form === 2) {
    const renamed = header.map((name) => `Kolom ${name}é`);
    const mapping = JSON.stringify(Object.fromEntries(header.map((name) => [name, `Kolom ${name}é`])));
    return file('input.csv', stringify([renamed, ...rows]), { encoding: 'windows-1252', mapping }, 'latin1');
  }
  if (form === 3)
    return file('input.csv', `\ufeff${stringify([header, ...rows], { record_delimiter: '\r\n', quoted: true })}`);
  if (form === 4)
    return file('input.txt', stringify([header, ...rows], { delimiter: '\t' }), { delimiter: '\t', format: 'csv' });
  return file('input.csv', stringify([header, ...rows]), random.chance(300) ? { mode: 'all-or-nothing' } : {});
}

export const goodTable = (random: Random): Table => random.pick(random.chance(150) ? more : tables);

const jsonLine = (header: readonly string[], row: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(header.flatMap((name, i) => (row[i] === '' ? [] : [[name, row[i]!]]))));

/** A company that knows every partner, product and seller that the good files name, so that their rows are right. */
export async function knowEverything(store: Store): Promise<void> {
  await saveCompany(store.db, { name: 'Test', baseCurrency: 'EUR', timeZone: 'Europe/Amsterdam' });
  const [partners, products] = [new Set(['R1', 'R2', 'S1', 'A', 'D1', 'T1']), new Set(['A', 'B'])];
  for (const { header, rows } of tables) {
    for (const row of rows) {
      for (const [i, name] of header.entries()) {
        const cell = row[i];
        if (!cell) continue;
        if (name === 'partner' || name === 'seller' || name === 'parent') partners.add(cell);
        if (name === 'split') for (const part of cell.split(';')) partners.add(part.split(':')[0]!.trim());
        if (name === 'product') products.add(cell);
      }
    }
  }
  await importText(
    store,
    'partners',
    stringify([['code', 'name', 'type'], ...[...partners].map((c) => [c, c, 'reseller'])]),
  );
  await importText(store, 'products', stringify([['code', 'name'], ...[...products].map((c) => [c, c])]));
  await importText(store, 'rates', stringify([more[1]!.header, ...more[1]!.rows]), { decimal: 'point' });
}
