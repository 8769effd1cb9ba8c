import { readFileSync } from 'node:fs';
import { tablesOf } from '../src/demo/tables.ts';
import { publish, takeTable } from '../src/demo/take.ts';
import { makeWorld } from '../src/demo/world.ts';
import { saveCompany } from '../src/partners/company.ts';
import { openStore, type Store } from '../src/platform/database.ts';
import { migrate } from '../src/platform/migrate.ts';
import { command, type Size } from './place.ts';

/** The day it is. The generator's data ends here, whatever the day of the measurement. */
export const today = '2026-11-23';

export const programText = (): string => readFileSync(new URL('program.yaml', import.meta.url), 'utf8');

/** Fills a new database through the ordinary import, publishes the program and brings the statistics up to date. Nothing is calculated yet. */
export async function load({ url, lines, partners }: Size & { url: string }): Promise<void> {
  await migrate(url);
  await withStore(url, async (store) => {
    await saveCompany(store.db, { name: 'Benchmark', baseCurrency: 'EUR', newCustomerDays: 90 });
    const world = makeWorld({ today, partners, ...(lines > 0 ? { lines } : {}) });
    for (const table of tablesOf(world)) {
      const isWanted =
        table.name === 'sales' ? lines > 0 : ['partners', 'products', 'customers', 'rates'].includes(table.name);
      if (isWanted) await takeTable(store, table, table.name, { today });
    }
    await publish(store.db, programText());
  });
  // What PostgreSQL does by itself within minutes of a large import.
  await command(url, 'vacuum (analyze)', 'checkpoint');
}

/** Opens a database as the application does. */
export async function withStore<R>(url: string, work: (store: Store) => Promise<R>): Promise<R> {
  const store = openStore(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
