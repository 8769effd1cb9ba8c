import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { openStore, type Store } from '../../src/platform/database.ts';
import { administer, withDatabase } from './server.ts';

/**
 * A migrated, empty database of this test file's own; dropped when the file is done. Call it once, at the top of the file or in
 * beforeAll. `db` and `pool` work as the application's role; `owner()` opens one that may do anything.
 */
export async function testDatabase(): Promise<Store & { owner(): Store }> {
  const stores: Store[] = [];
  const url = await createDatabase(`template ${inject('templateName')}`, () => stores.map((one) => one.close()));
  const store = openStore(url, { name: 'test' });
  stores.push(store);
  const owner = () => {
    const opened = openStore(url, { role: 'owner', name: 'test owner' });
    stores.push(opened);
    return opened;
  };
  return { ...store, owner };
}

/** The address of a database without anything in it. */
export function emptyDatabase(): Promise<string> {
  return createDatabase('template template0', () => []);
}

async function createDatabase(options: string, close: () => Promise<void>[]): Promise<string> {
  const serverUrl = inject('serverUrl');
  const name = `vliegwiel_test_${randomBytes(6).toString('hex')}`;
  await administer(serverUrl, `create database ${name} ${options}`);
  afterAll(async () => {
    await Promise.allSettled(close());
    await administer(serverUrl, `drop database if exists ${name} with (force)`);
  });
  return withDatabase(serverUrl, name);
}
