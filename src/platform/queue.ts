import { Logger as QueueLogger, run } from 'graphile-worker';
import { sql } from 'kysely';
import { type Database, openPlainPool } from './database.ts';
import type { Logger } from './log.ts';
import type { Services } from './services.ts';

/** Does one job; runs again later when it throws, so it must be safe to repeat. */
export type Job = (payload: unknown, services: Services, signal: AbortSignal | undefined) => Promise<void>;
export type Jobs = Record<string, Job>;

export type EnqueueOptions = {
  /** A waiting job with the same key is replaced, so that the work is done once. */
  key?: string;
  /** Jobs of one line run one after another. */
  line?: string;
  runAt?: Date;
  attempts?: number;
};

/** Asks for a job as part of the caller's transaction: it exists exactly when the rest is committed. */
export async function enqueue(
  db: Database,
  task: string,
  payload: unknown,
  options: EnqueueOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    ${task}, payload => ${JSON.stringify(payload)}::json, queue_name => ${options.line ?? null}::text,
    run_at => ${options.runAt ?? null}::timestamptz, max_attempts => ${options.attempts ?? 10}::int,
    job_key => ${options.key ?? null}::text)`.execute(db);
}

/** Works on the queue until stopped; stopping waits for the jobs at hand. */
export async function startWorker(jobs: Jobs, services: Services): Promise<{ stop(): Promise<void> }> {
  const taskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      (payload: unknown, helpers: { abortSignal?: AbortSignal }) => job(payload, services, helpers.abortSignal),
    ]),
  );
  const { config, log, store } = services;
  const onError = (error: Error) => log.warn({ err: error }, 'A database connection of the queue was lost');
  // One connection to listen on, one or two per job to fetch and finish it; what a job itself asks goes through the store.
  const pool = openPlainPool(store.url, { max: config.jobs + 2, name: 'vliegwiel queue', onError });
  const runner = await run({
    pgPool: pool,
    taskList,
    concurrency: config.jobs,
    crontab: '',
    noHandleSignals: true,
    logger: new QueueLogger(() => logTo(log)),
  });
  let stopped: Promise<void> | undefined;
  return { stop: () => (stopped ??= runner.stop().finally(() => pool.end())) };
}

function logTo(log: Logger) {
  return (level: string, message: string, meta?: Record<string, unknown>) => {
    const error = meta?.error ?? meta?.e;
    if (level === 'error') log.error({ err: error }, message);
    else if (level === 'warning') log.warn({ err: error }, message);
    else log.debug(message);
  };
}
