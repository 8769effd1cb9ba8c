import { setTimeout as wait } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';

/** A sign in the database that a process is there. It goes with the process, however that ends. */
export type Presence = {
  readonly name: string;
  /** Fulfilled when the sign can be seen for the first time. */
  readonly seen: Promise<void>;
  stop(): Promise<void>;
};

// Any number will do, as long as every Vliegwiel uses the same one.
const PRESENT = 854_345;

/**
 * Shows this name in the database until it is stopped, on a connection of its own, which is opened again when it is lost. The database gives the
 * name up as soon as the process has ended, or when the network has not carried a sign of life for a minute.
 */
export function showPresence(url: string, name: string, onError: (error: Error) => void): Presence {
  let isStopped = false;
  let current: pg.Client | undefined;
  let tellSeen = () => {};
  const seen = new Promise<void>((done) => {
    tellSeen = done;
  });
  const show = async () => {
    const client = new pg.Client({ connectionString: url, application_name: 'vliegwiel presence', keepAlive: true });
    current = client;
    client.on('error', onError);
    const closed = new Promise<void>((done) => client.once('end', () => done()));
    await client.connect();
    // Where the connection is a local one, the database passes over these settings.
    await client.query('set tcp_keepalives_idle = 20; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 4');
    // Shared: a connection that the database has not given up yet does not stand in the way of its successor.
    await client.query('select pg_advisory_lock_shared($1, hashtext($2))', [PRESENT, name]);
    tellSeen();
    await closed;
  };
  const keep = async () => {
    while (!isStopped) {
      await show().catch(async (error: Error) => {
        if (!isStopped) onError(error);
        await current?.end().catch(() => {});
      });
      if (!isStopped) await wait(500, undefined, { ref: false });
    }
  };
  void keep();
  return {
    name,
    seen,
    stop: async () => {
      isStopped = true;
      await current?.end().catch(() => {});
    },
  };
}

/** Whether a process shows this name. */
export const isPresent = (name: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
  select from pg_locks where locktype = 'advisory' and granted and objsubid = 2 and classid = ${PRESENT}
    and objid = (hashtext(${name})::bigint & 4294967295)::oid
    and database = (select oid from pg_database where datname = current_database()))`;
