import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore, type Store } from '../../src/platform/database.ts';
import { backup } from '../../src/upkeep/backup.ts';
import { restore } from '../../src/upkeep/restore.ts';
import { emptyDatabase, testDatabase } from './database.ts';
import { fillDatabase } from './whole.ts';

export const product = { product: '0.0.0-test', now: () => new Date('2026-11-23T12:00:00Z') };

/** A filled database, its backup in a folder of its own, and databases restored from it; gone after the file's tests. */
export async function backedUp(...size: [lines?: number]) {
  const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-backup-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const opened: Store[] = [];
  afterAll(() => Promise.all(opened.map((one) => one.close())));
  const open = (url: string, role: 'owner' | 'application' = 'owner'): Store => {
    const store = openStore(url, { role, name: 'test' });
    opened.push(store);
    return store;
  };
  const source = await testDatabase();
  await fillDatabase(source, ...size);
  const file = join(folder, 'all.backup');
  await backup(source.url, file, product);
  /** A database of the backup's own, and a way to ask it. */
  const restored = async (from = file): Promise<Store> => {
    const url = await emptyDatabase();
    await restore(url, from);
    return open(url);
  };
  return { folder, source, file, open, restored };
}
