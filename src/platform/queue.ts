import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { isPresent } from './presence.ts';
import { beginRunner } from './queue-runner.ts';
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
  /** So long from now, by the database's clock. */
  minutes?: number;
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
    run_at => coalesce(${options.runAt ?? null}::timestamptz, now() + make_interval(mins => ${options.minutes ?? null}::int)), max_attempts => ${options.attempts ?? 10}::int,
    job_key => ${options.key ?? randomUUID()}::text)`.execute(db);
}

/** Works on the queue until stopped; stopping waits for the jobs at hand. Begins anew when the library gives up, as it does without a database. */
export async function startWorker(jobs: Jobs, services: Services): Promise<{ stop(): Promise<void> }> {
  const atHand = new Set<string>();
  const taskList = Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, logged(job, services, atHand)]));
  const { log } = services;
  const begin = () => beginRunner(services, taskList, atHand);
  let current = await begin();
  let isStopping = false;
  const watch = async () => {
    for (;;) {
      await current.ended;
      if (isStopping) return;
      await wait(secondsUntilAnew * 1000, undefined, { ref: false });
      if (isStopping) return;
      await begin().then(
        (next) => {
          current = next;
          log.info('The queue works again');
          void tidy.now();
          if (isStopping) next.stop();
        },
        (error: Error) => log.warn({ err: error }, 'The queue cannot begin yet'),
      );
    }
  };
  const tidy = keepTidy(services);
  const watching = watch();
  const stop = async () => {
    isStopping = true;
    tidy.stop();
    current.stop();
    await watching;
  };
  let stopped: Promise<void> | undefined;
  return { stop: () => (stopped ??= stop()) };
}

const secondsUntilAnew = 2;

/** Frees the jobs of workers that were killed, at once and from time to time. */
function keepTidy({ db, log }: Services): { now(): Promise<void>; stop(): void } {
  const now = async () => {
    try {
      for (const { task, payload, attempts } of await freeAbandoned(db))
        log.warn({ task, payload, attempts }, 'A worker is gone in the middle of a job; the job is done again');
    } catch (error) {
      log.warn({ err: error }, 'The queue could not be looked through for workers that are gone');
    }
  };
  void now();
  const timer = setInterval(now, secondsUntilFreed * 1000).unref();
  return { now, stop: () => clearInterval(timer) };
}

const secondsUntilFreed = 10;

type Freed = { task: string; payload: unknown; attempts: number };

/**
 * The library would wait four hours before it takes a job from a worker that does not answer. The job may be tried once more even if this was
 * its last attempt, but ever later: it may be what the worker died of.
 */
export async function freeAbandoned(db: Database): Promise<Freed[]> {
  const { rows } = await sql<Freed>`
    with holder as (
      select locked_by from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null),
    gone as materialized (select locked_by from holder where not ${isPresent(sql`locked_by`)}),
    line as (
      update graphile_worker._private_job_queues q set locked_by = null, locked_at = null from gone where q.locked_by = gone.locked_by),
    job as (
      update graphile_worker._private_jobs j set locked_by = null, locked_at = null,
        attempts = case when j.key is null then j.attempts else least(j.attempts, j.max_attempts - 1) end,
        run_at = greatest(j.run_at, now() + make_interval(secs => power(least(j.attempts, 10) - 1, 2)))
      from gone where j.locked_by = gone.locked_by returning j.*)
    select t.identifier as task, job.payload, job.attempts from job join graphile_worker._private_tasks t on t.id = job.task_id
    where job.key is not null`.execute(db);
  // While a job is done, asking for it again takes its key: when it ends badly, the new one does its work.
  await sql`delete from graphile_worker._private_jobs where key is null and locked_at is null and attempts >= max_attempts`.execute(
    db,
  );
  return rows;
}

type Helpers = { job: { id: string; task_identifier: string; key: string | null }; abortSignal?: AbortSignal };

function logged(work: Job, services: Services, atHand: Set<string>) {
  return async (payload: unknown, { job, abortSignal }: Helpers): Promise<void> => {
    const about = { job: job.id, task: job.task_identifier, name: job.key };
    services.log.debug(about, 'Job begins');
    atHand.add(job.id);
    try {
      await work(payload, services, abortSignal);
    } finally {
      atHand.delete(job.id);
      services.log.debug(about, 'Job ends');
    }
  };
}
