import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { checkServer } from '../../src/platform/database.ts';
import { startEmbedded } from '../../src/platform/embedded.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { isAlive } from '../../src/platform/processes.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    serverUrl: string;
    templateName: string;
  }
}

const prefix = 'vliegwiel-test-';

export const testFolder = (pid: number): string => `${prefix}${pid}`;

/** Once per test run: a server, and in it a migrated database that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? undefined : await ownServer();
  const serverUrl = given ?? server!.url;
  if (given) await checkServer(given);
  const run = randomBytes(6).toString('hex');
  const templateName = `vliegwiel_test_${run}_template`;
  await administer(serverUrl, `create database ${templateName}`);
  await migrate(withDatabase(serverUrl, templateName));
  project.provide('serverUrl', serverUrl);
  project.provide('templateName', templateName);
  return async () => {
    await dropDatabases(serverUrl, `vliegwiel_test_${run}_`);
    if (!server) return;
    await server.stop();
    rmSync(server.folder, { recursive: true, force: true });
  };
}

async function ownServer() {
  removeLeftovers();
  return startEmbedded({ folder: join(tmpdir(), testFolder(process.pid)), durable: false });
}

// A killed test run leaves its server behind.
export function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
    const folder = join(tmpdir(), name);
    try {
      const pid = Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)) process.kill(pid, 'SIGQUIT');
    } catch {
      // No server left, or another account's.
    }
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another account's.
    }
  }
}

async function dropDatabases(serverUrl: string, start: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [start],
    );
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  } finally {
    await client.end();
  }
}

export async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export function withDatabase(serverUrl: string, name: string): string {
  return serverUrl.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}

export function databaseOf(url: string): string {
  return /^\w+:\/\/[^/]*\/([^?]*)/.exec(url)![1]!;
}
