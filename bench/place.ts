import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../src/platform/embedded.ts';
import { inProcess } from './measuring.ts';

/** A private PostgreSQL, as the product starts and sets it, with a database per use. */
export interface Place {
  /** For files. */
  readonly folder: string;
  /** The address of generated data that nobody changes; made when it is not there. */
  base(size: Size): Promise<string>;
  /** The address of a copy that one part may change. */
  copy(size: Size, name: string): Promise<string>;
  close(): Promise<void>;
}

export interface Size {
  /** 0: partners, products, customers, rates, and no sales. */
  readonly lines: number;
  readonly partners: number;
}

export async function openPlace(home: string | undefined, say: (text: string) => void): Promise<Place> {
  const folder = home === undefined ? mkdtempSync(join(tmpdir(), 'vliegwiel-bench-')) : resolve(home);
  mkdirSync(folder, { recursive: true });
  // As root, the server runs under an ordinary account that has to pass through.
  if (home === undefined) chmodSync(folder, 0o755);
  const remove = () => {
    if (home === undefined) rmSync(folder, { recursive: true, force: true });
  };
  const server = await startEmbedded({ folder, say }).catch((error: unknown) => {
    remove();
    throw error;
  });
  const addressOf = (name: string) => server.url.replace(/\/vliegwiel\?/, `/${name}?`);
  const base = async ({ lines, partners }: Size) => {
    const name = `base_${lines}_${partners}`;
    const isThere = await withClient(server.url, (client) =>
      client.query('select from pg_database where datname = $1', [name]),
    );
    if (isThere.rowCount) return addressOf(name);
    say(`Generating and importing ${lines} lines of ${partners} partners …`);
    const unfinished = `${name}_unfinished`;
    await command(server.url, `drop database if exists ${unfinished}`, `create database ${unfinished}`);
    await inProcess('load', { url: addressOf(unfinished), lines, partners });
    await command(server.url, `alter database ${unfinished} rename to ${name}`);
    return addressOf(name);
  };
  return {
    folder,
    base,
    copy: async (size, name) => {
      await base(size);
      const template = `base_${size.lines}_${size.partners}`;
      await command(
        server.url,
        `drop database if exists ${name} with (force)`,
        `create database ${name} template ${template} strategy file_copy`,
      );
      return addressOf(name);
    },
    close: async () => {
      await server.stop();
      remove();
    },
  };
}

/** Statements as the owner, outside a transaction. */
export async function command(url: string, ...statements: string[]): Promise<void> {
  await withClient(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

export async function withClient<R>(url: string, work: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
