import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const FILES = [
  'FactResellerSales',
  'DimReseller',
  'DimProduct',
  'DimProductSubcategory',
  'DimProductCategory',
  'FactSalesQuota',
];

/** Copies the CSV files as they are into tables of text columns, and works out in SQL what everyone should earn: raw.expected. */
export async function loadExpected(pool: pg.Pool, folder: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('create schema raw');
    for (const file of FILES) {
      const path = join(folder, `${file}.csv`);
      const [header] = readFileSync(path, 'utf8').split(/\r?\n/, 1) as [string];
      const columns = header.split(',').map((name) => `"${name}" text`);
      await client.query(`create table raw."${file}" (${columns.join(', ')})`);
      await pipeline(
        createReadStream(path),
        client.query(copyFrom(`copy raw."${file}" from stdin (format csv, header)`)),
      );
    }
    await client.query('create table raw.quota_history (id text, day text, quota text, row_id text, changed text)');
    await client.query(
      'create table raw.sales_person (id text, territory text, quota text, bonus text, commission text, ytd text, last_year text, row_id text, changed text)',
    );
    const tabbed = [
      ['SalesPersonQuotaHistory', 'quota_history'],
      ['SalesPerson', 'sales_person'],
    ] as const;
    for (const [file, table] of tabbed)
      await pipeline(
        createReadStream(join(folder, `${file}.csv`)),
        client.query(copyFrom(`copy raw.${table} from stdin`)),
      );
    await client.query(readFileSync(new URL('./expected.sql', import.meta.url), 'utf8'));
  } finally {
    client.release();
  }
}
