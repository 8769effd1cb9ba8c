import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { openStore, type Store } from '../../src/platform/database.ts';
import { administer, withDatabase } from './server.ts';

/**
 * A migrated, empty database of this test file's own; dropped when the file is done. Call it once, at the top of the file or in
 * beforeAll. `db` and `pool` work as the application's role; `owner()` opens one that may do anything.
 */
export async function testDatabase(): Promise<Store & { owner(): Store }> {
  const serverUrl = inject('serverUrl');
  const name = `vliegwiel_test_${randomBytes(6).toString('hex')}`;
  await administer(serverUrl, `create database ${name} template ${inject('templateName')}`);
  const url = withDatabase(serverUrl, name);
  const store = openStore(url, { name: 'test' });
  const owners: Store[] = [];
  afterAll(async () => {
    for (const one of [store, ...owners]) await one.close().catch(() => {});
    await administer(serverUrl, `drop database if exists ${name} with (force)`);
  });
  const owner = () => {
    const opened = openStore(url, { role: 'owner', name: 'test owner' });
    owners.push(opened);
    return opened;
  };
  return { ...store, owner };
}
