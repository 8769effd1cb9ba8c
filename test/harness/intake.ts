import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { type ImportOptions, importStream } from '../../src/intake/actions.ts';
import type { ImportResult } from '../../src/intake/result.ts';
import type { ImportKind } from '../../src/intake/schema.ts';
import { saveCompany } from '../../src/partners/company.ts';
import type { Company } from '../../src/partners/company-sql.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import type { Store } from '../../src/platform/database.ts';

export const testClock = fixedClock('2026-06-30');

/** A company, a seller under a reseller under a distributor, a retailer, two products. */
export async function smallCompany(store: Store, settings: Partial<Company> = {}): Promise<void> {
  await saveCompany(store.db, { name: 'Test', baseCurrency: 'EUR', timeZone: 'Europe/Amsterdam', ...settings });
  await importText(
    store,
    'partners',
    `code,name,type,tier,region,country,tags,parent
D1,Distributor,distributor,gold,North,NL,,
R1,Reseller,reseller,silver,North,NL,web;shop,D1
S1,Seller,seller,,North,NL,,R1
T1,Retailer,retailer,bronze,South,BE,,
`,
  );
  await importText(
    store,
    'products',
    `code,name,category,brand,launched_on
A,Bike,Bikes,Acme,2026-01-01
B,Bell,Parts,Acme,
`,
  );
}

export function importText(
  store: Store,
  kind: ImportKind,
  text: string | Buffer,
  options: Partial<ImportOptions> = {},
): Promise<ImportResult> {
  const input = Readable.from([Buffer.from(text)], { objectMode: false });
  return importStream(store, kind, input, { clock: testClock, ...options });
}

/** Refusals as `line column code`. */
export const refusals = (result: ImportResult): string[] =>
  result.rejections.map(({ line, column, code }) => `${line} ${column ?? '-'} ${code}`);

/** What is stored of a source's facts, without what numbers the order of their arrival. */
export async function storedFacts(store: Store, table = 'sale'): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select to_jsonb(f) - '{seq,import_id,again,customer_id,partner_version_id,product_version_id}'::text[]
      || jsonb_build_object('customer', (select code from customer c where c.id = (to_jsonb(f)->>'customer_id')::bigint)) as fact
    from ${sql.table(table)} f order by fact_id, partner_id`.execute(store.db);
  return rows.map((row) => row.fact as Record<string, unknown>);
}
