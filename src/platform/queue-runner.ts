import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger as QueueLogger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import { cutAll, openPlainPool } from './database.ts';
import type { Logger } from './log.ts';
import { type Presence, showPresence } from './presence.ts';
import type { Services } from './services.ts';

/** The library at work, until it gives up or is asked to stop. */
export type QueueRunner = {
  /** Fulfilled when it works no more and nothing of it is left, however it ended. */
  readonly ended: Promise<void>;
  /** Takes no new jobs; those at hand are finished. */
  stop(): void;
};

/** `atHand`: the ids of the jobs that are being done. */
export async function beginRunner(
  services: Services,
  taskList: TaskList,
  atHand: ReadonlySet<string>,
): Promise<QueueRunner> {
  const { config, log, store } = services;
  const onError = (error: Error) => log.warn({ err: error }, 'A database connection of the queue was lost');
  // One connection to listen on, one or two per job to fetch and finish it; what a job itself asks goes through the store.
  const pool = openPlainPool(store.url, { max: config.jobs + 2, name: 'vliegwiel queue', onError });
  askAgainAfterDeadlock(pool);
  const { plugin, name, leave } = presenceOfPool(store.url, onError);
  const events: WorkerEvents = new EventEmitter();
  const stuck = stuckIn(events, atHand);
  let runner: Runner | undefined;
  let isCut = false;
  const breakOff = () => {
    isCut = true;
    runner?.stop().catch(() => {});
  };
  // The database may have given us a job, and we never heard of it. Under a new name, what was taken under the old one is free again.
  events.once('worker:getJob:error', breakOff);
  try {
    runner = await run({
      events,
      pgPool: pool,
      taskList,
      crontab: '',
      noHandleSignals: true,
      logger: new QueueLogger(() => logTo(log)),
      // Without a delay, a failure to note a job's end would not be waited for by anyone, and end the process.
      preset: {
        plugins: [plugin],
        worker: { concurrentJobs: config.jobs, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      },
    });
  } catch (error) {
    leave();
    await close(pool);
    throw error;
  }
  if (isCut) breakOff();
  const endLooking = lookForMissing(services, name, atHand, breakOff);
  const worked = runner.promise.catch((error: Error) => log.warn({ err: error }, 'The queue broke off'));
  const ended = Promise.race([worked, stuck]).then(() => {
    endLooking();
    leave();
    return close(pool);
  });
  return { ended, stop: breakOff };
}

const timesAfterDeadlock = 5;

/**
 * Jobs that end together are noted in one statement, which may wait for someone who asks for the same jobs in another order. The library means to note
 * them again after a deadlock, but throws out of its own loop. Its statements are transactions of their own, so they can be asked again.
 */
function askAgainAfterDeadlock(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const ask = client.query.bind(client) as (...asked: unknown[]) => unknown;
    const askAgain = async (...asked: unknown[]): Promise<unknown> => {
      for (let time = 1; ; time += 1) {
        try {
          return await ask(...asked);
        } catch (error) {
          if ((error as { code?: unknown }).code !== '40P01' || time === timesAfterDeadlock) throw error;
        }
      }
    };
    const query = (...asked: unknown[]) => (typeof asked.at(-1) === 'function' ? ask(...asked) : askAgain(...asked));
    client.query = query as pg.PoolClient['query'];
  });
}

const secondsToEnd = 5;

/** When the end of a job could not be noted, the library may wait for ever while it shuts down: fulfilled when nothing is at hand and it has had its time. */
const stuckIn = (events: WorkerEvents, atHand: ReadonlySet<string>): Promise<void> =>
  new Promise((done) => {
    events.once('pool:gracefulShutdown', async () => {
      while (atHand.size > 0) await wait(200, undefined, { ref: false });
      await wait(secondsToEnd * 1000, undefined, { ref: false });
      done();
    });
  });

/** Closes the connections; cuts those that the library did not give back. */
async function close(pool: pg.Pool): Promise<void> {
  const ended = pool.end().catch(() => {});
  await Promise.race([ended, wait(1000, undefined, { ref: false })]);
  cutAll(pool);
}

/** A worker shows itself under the name by which it takes jobs, before it takes the first one. */
function presenceOfPool(url: string, onError: (error: Error) => void) {
  let presence: Presence | undefined;
  const plugin: GraphileConfig.Plugin = {
    name: 'VliegwielPresence',
    version: '1',
    worker: {
      hooks: {
        startWorker: (_context, { worker }) => {
          presence ??= showPresence(url, worker.workerPool.id, onError);
          return presence.seen;
        },
      },
    },
  };
  return { plugin, name: () => presence?.name, leave: () => void presence?.stop() };
}

/** Looks from time to time for jobs that this worker was given and does not know of: however its connection broke, they are not forgotten. */
function lookForMissing(
  { db, log }: Services,
  name: () => string | undefined,
  atHand: ReadonlySet<string>,
  found: () => void,
) {
  let before = new Set<string>();
  const look = async () => {
    const { rows } = await sql<{ id: string }>`
      select id::text as id from graphile_worker._private_jobs where locked_by = ${name() ?? null}`.execute(db);
    const unknown = rows.map(({ id }) => id).filter((id) => !atHand.has(id));
    // One that has just come or is just being ended is gone the next time.
    const missed = unknown.filter((id) => before.has(id));
    before = new Set(unknown);
    if (missed.length === 0) return;
    log.warn({ jobs: missed }, 'Jobs were given to this worker and it never heard of them; they are done now');
    found();
  };
  // Without a database, the next time will do.
  const timer = setInterval(() => void look().catch(() => {}), secondsBetweenLooks * 1000).unref();
  return () => clearInterval(timer);
}

const secondsBetweenLooks = 10;

function logTo(log: Logger) {
  return (level: string, message: string, meta?: Record<string, unknown>) => {
    const error = meta?.error ?? meta?.e;
    if (level === 'error') log.error({ err: error }, message);
    else if (level === 'warning') log.warn({ err: error }, message);
    else log.debug(message);
  };
}
