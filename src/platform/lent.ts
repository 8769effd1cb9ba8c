import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Database } from './database.ts';
import { callerGone } from './problem-reply.ts';

/** A connection that is taken when the first statement asks for it, and given back once. */
export type Lent = {
  db: Database;
  /** After the statement at hand; later ones fail. */
  giveBack(): Promise<void>;
};

/**
 * Statements go over one connection, one after the other. `take` prepares it; `giveBack` undoes that: a connection of which it fails is not used again. `after`:
 * when it has been given back.
 */
export function lend(
  take: () => Promise<pg.PoolClient>,
  giveBack: (client: pg.PoolClient) => Promise<unknown>,
  after: () => void,
): Lent {
  let taken: Promise<pg.PoolClient> | undefined;
  let isOver = false;
  let last: Promise<void> = Promise.resolve();
  const turn = async (): Promise<() => void> => {
    const before = last;
    let end = (): void => {};
    last = new Promise((done) => {
      end = done;
    });
    await before;
    return end;
  };
  const connect = async () => {
    const end = await turn();
    try {
      if (isOver) throw callerGone();
      taken ??= take();
      const client = await taken;
      return { query: client.query.bind(client), release: end };
    } catch (error) {
      end();
      throw error;
    }
  };
  const pool = { connect, end: async () => {} } as unknown as pg.Pool;
  return {
    db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }),
    async giveBack() {
      if (isOver) return;
      isOver = true;
      const end = await turn();
      const client = await taken?.catch(() => undefined);
      if (client) {
        await returned(client, giveBack);
        after();
      }
      end();
    },
  };
}

async function returned(client: pg.PoolClient, giveBack: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  try {
    await giveBack(client);
    client.release();
  } catch {
    client.release(true);
  }
}
