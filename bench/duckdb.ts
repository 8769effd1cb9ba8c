import { createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import { digestOf } from './full.ts';
import { timed } from './measuring.ts';
import { peer } from './peer.ts';
import { withClient } from './place.ts';
import { statement } from './sums.ts';

interface Connection {
  run(text: string): Promise<unknown>;
  runAndReadAll(text: string): Promise<{ getRows(): unknown[][] }>;
}
interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}

/** What the statement reads, with DuckDB's types. */
const tables = {
  sale: {
    partner_id: 'integer',
    occurred_on: 'date',
    partner_version_id: 'integer',
    product_version_id: 'integer',
    currency: 'varchar',
    amount: 'bigint',
    cost: 'bigint',
    quantity: 'bigint',
    order_no: 'varchar',
    channel: 'varchar',
    new_customer: 'boolean',
    new_product: 'boolean',
  },
  product_version: { id: 'integer', category: 'varchar' },
  partner_version: { id: 'integer', tier: 'varchar' },
  fx_rate: { currency: 'varchar', valid_from: 'date', rate_nano: 'bigint' },
} as const;

/** The same sums over the same rows, held in memory by DuckDB; only the question is timed. The first one warms up. */
export async function takeDuckdb({ url, folder, repeat }: { url: string; folder: string; repeat: number }) {
  const { DuckDBInstance } = await peer<DuckDb>('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const [table, columns] of Object.entries(tables)) {
    const file = join(folder, `${table}.csv`);
    await exportTable(url, table, Object.keys(columns), file);
    const types = Object.entries(columns).map(([column, type]) => `'${column}': '${type}'`);
    await connection.run(
      `create table ${table} as select * from read_csv('${file.replaceAll("'", "''")}', header = true, columns = {${types.join(', ')}})`,
    );
    rmSync(file);
  }
  const seconds: number[] = [];
  let digest = '';
  for (let round = 0; round <= repeat; round += 1) {
    const once = await timed(() => connection.runAndReadAll(statement('sums-duckdb.sql')));
    if (round > 0) seconds.push(once.seconds);
    else digest = digestOf(once.value.getRows());
  }
  return { seconds, digest };
}

async function exportTable(url: string, table: string, columns: readonly string[], file: string): Promise<void> {
  await withClient(url, async (client) => {
    const text = `copy ${table} (${columns.join(', ')}) to stdout with (format csv, header)`;
    await pipeline(client.query(copyTo(text)), createWriteStream(file));
  });
}
