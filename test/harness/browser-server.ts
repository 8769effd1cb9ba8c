/** The whole program with the demo company in a database of its own, for the browser journeys; gone afterwards. */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli.ts';
import { administer, removeLeftovers, testFolder, withDatabase } from './server.ts';

removeLeftovers();
const given = process.env.TEST_DATABASE_URL;
const name = `vliegwiel_browser_${randomBytes(6).toString('hex')}`;
const folder = join(tmpdir(), testFolder(process.pid));
// One day for all, so that a picture taken tomorrow shows the same figures.
process.env.VLIEGWIEL_TODAY ??= '2026-11-23';
process.env.LOG_LEVEL ??= 'warn';
if (given) {
  await administer(given, `create database ${name}`);
  process.env.DATABASE_URL = withDatabase(given, name);
} else {
  delete process.env.DATABASE_URL;
  process.env.VLIEGWIEL_HOME = folder;
}
await main(['serve', '--demo']);
if (given) await administer(given, `drop database if exists ${name} with (force)`);
rmSync(folder, { recursive: true, force: true });
