import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { tablesOf } from '../src/demo/tables.ts';
import { makeWorld } from '../src/demo/world.ts';
import { streamOf } from '../src/demo/write.ts';
import { importStream } from '../src/intake/actions.ts';
import { fixedClock } from '../src/platform/clock.ts';
import { today, withStore } from './load.ts';
import { timed } from './measuring.ts';
import { command, type Size, withClient } from './place.ts';

/** Writes the sales of a company as an import file. */
export async function writeSales({ lines, partners, file }: Size & { file: string }): Promise<void> {
  const table = tablesOf(makeWorld({ today, lines, partners })).find(({ name }) => name === 'sales')!;
  await pipeline(streamOf(table), createWriteStream(file));
}

/** The ordinary import: every row judged, versions and history looked up, cells marked. */
export async function importFile({ url, file }: { url: string; file: string }) {
  return withStore(url, async (store) => {
    const { seconds, value } = await timed(() =>
      importStream(store, 'sales', createReadStream(file), {
        clock: fixedClock(today),
        label: file,
        decimal: 'point',
        dates: 'ymd',
      }),
    );
    if (value.rejected > 0) throw new Error(`${value.rejected} lines were refused`);
    return { seconds, lines: value.lines };
  });
}

const columns = `id text not null, date date not null, partner text not null, product text, customer text, "order" text, quantity bigint,
  amount numeric, cost numeric, currency char(3), seller text, channel text, corrects text, split text`;

/** Indexes with as many entries as those of the table of sales: of a customer's lines, two in five have one. */
const keys = [
  'alter table plain add seq bigserial',
  'alter table plain add primary key (id, partner)',
  'create index on plain (partner, date)',
  'create index on plain (seller, date) where seller is not null',
  'create index on plain (customer, date) where quantity % 5 < 2',
  'create index on plain (seq)',
  'create index on plain using brin (date)',
];

/** PostgreSQL's own COPY of the file into a table with the file's columns; `keyed`: with as many indexes as the table of sales has. */
export async function bareCopy({ url, file, keyed }: { url: string; file: string; keyed: boolean }) {
  await command(
    url,
    'drop table if exists plain',
    `create table plain (${columns})`,
    ...(keyed ? keys : []),
    'checkpoint',
  );
  const names = columns.split(',').map((column) => column.trim().split(' ')[0]);
  return withClient(url, async (client) => {
    const text = `copy plain (${names.join(', ')}) from stdin with (format csv, header)`;
    const { seconds } = await timed(() => pipeline(createReadStream(file), client.query(copyFrom(text))));
    return { seconds };
  });
}
