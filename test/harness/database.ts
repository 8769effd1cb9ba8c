import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { openStore, type Store } from '../../src/platform/database.ts';
import { administer, databaseOf, withDatabase } from './server.ts';

/**
 * A migrated, empty database of this test file's own; dropped when the file is done. Call it once, at the top of the file or in
 * beforeAll. `db` and `pool` work as the application's role; `owner()` opens one that may do anything.
 */
export async function testDatabase(): Promise<Store & { owner(): Store }> {
  const url = await createDatabase(inject('templateName'));
  const store = openStore(url, { name: 'test' });
  const stores = [store];
  afterAll(async () => {
    await Promise.allSettled(stores.map((one) => one.close()));
    await administer(inject('serverUrl'), `drop database if exists ${databaseOf(url)} with (force)`);
  });
  const owner = () => {
    const opened = openStore(url, { role: 'owner', name: 'test owner' });
    stores.push(opened);
    return opened;
  };
  return { ...store, owner };
}

/** The address of a database without anything in it; dropped when all tests are done. */
export function emptyDatabase(): Promise<string> {
  return createDatabase('template0');
}

async function createDatabase(template: string): Promise<string> {
  const serverUrl = inject('serverUrl');
  const name = inject('templateName').replace('template', randomBytes(6).toString('hex'));
  await administer(serverUrl, `create database ${name} template ${template}`);
  return withDatabase(serverUrl, name);
}
