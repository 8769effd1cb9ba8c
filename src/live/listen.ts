import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Change, channel } from './sql.ts';

export type Listening = {
  /** Fulfilled when changes are heard for the first time. */
  readonly begun: Promise<void>;
  stop(): Promise<void>;
};

type Hearing = {
  onChange: (change: Change) => void;
  /** Heard again after the connection was lost: what was told meanwhile was missed. */
  onGap: () => void;
  onError: (error: Error) => void;
};

const checkMilliseconds = 15_000;

/** Hears changes on a connection of its own, one per process, which is opened again when it is lost. */
export function listen(url: string, { onChange, onGap, onError }: Hearing): Listening {
  let isStopped = false;
  let hasHeard = false;
  let current: pg.Client | undefined;
  let tellBegun = () => {};
  const begun = new Promise<void>((done) => {
    tellBegun = done;
  });
  const hear = async () => {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'vliegwiel events',
      keepAlive: true,
      connectionTimeoutMillis: checkMilliseconds,
      query_timeout: checkMilliseconds,
    });
    current = client;
    client.on('error', onError);
    client.on('notification', ({ payload }) => onChange(JSON.parse(payload ?? '{}') as Change));
    const closed = new Promise<void>((done) => client.once('end', () => done()));
    await client.connect();
    await client.query(`listen ${channel}`);
    if (hasHeard) onGap();
    hasHeard = true;
    tellBegun();
    // A server that vanished without a word is noticed.
    const check = setInterval(() => void client.query('select 1').catch(() => client.end()), checkMilliseconds);
    await closed.finally(() => clearInterval(check));
  };
  const keep = async () => {
    while (!isStopped) {
      await hear().catch(async (error: Error) => {
        if (!isStopped) onError(error);
        await current?.end().catch(() => {});
      });
      if (!isStopped) await wait(500, undefined, { ref: false });
    }
  };
  void keep();
  return {
    begun,
    stop: async () => {
      isStopped = true;
      await current?.end().catch(() => {});
    },
  };
}
