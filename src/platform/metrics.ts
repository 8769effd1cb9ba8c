import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Problem } from './errors.ts';
import type { Services } from './services.ts';

type Server = Pick<FastifyInstance, 'get' | 'addHook'>;

/** Requests, background jobs, connections, memory and the event loop as Prometheus reads them, for whoever shows the token. */
export function metricsRoute(app: Server, services: Services): void {
  const { metricsToken } = services.config;
  const registry = new Registry();
  const refresh = metricsToken === undefined ? undefined : measureAll(app, services, registry);
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!refresh) throw notOpened();
    if (!isSame(request.headers.authorization, `Bearer ${metricsToken}`)) throw notKnown(reply);
    await refresh();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** Gives what brings the figures up to date that are not counted as things happen. */
function measureAll(app: Server, services: Services, registry: Registry): () => Promise<void> {
  collectDefaultMetrics({ register: registry });
  measureRequests(app, registry);
  showPool(services, registry);
  return jobsInQueue(services, registry);
}

function measureRequests(app: Server, registry: Registry): void {
  const seconds = new Histogram({
    name: 'vliegwiel_request_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      { method: request.method, route: routeOf(request), status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
}

/** Addresses as they are written in the program, so that there are not more of them than routes. */
const routeOf = ({ is404, routeOptions }: FastifyRequest): string => (is404 ? 'none' : (routeOptions.url ?? 'none'));

function showPool({ store: { pool } }: Services, registry: Registry): void {
  new Gauge({
    name: 'vliegwiel_connections',
    help: 'Connections to the database, and who waits for one.',
    labelNames: ['state'] as const,
    registers: [registry],
    collect() {
      this.set({ state: 'in_use' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'wanted' }, pool.waitingCount);
    },
  });
}

type Waiting = { task: string; state: 'waiting' | 'later' | 'at_hand' | 'given_up'; jobs: number; oldest: number };

/** Read from the queue itself, so that it holds for every worker there is. */
function jobsInQueue({ db }: Services, registry: Registry): () => Promise<void> {
  const more = { labelNames: ['task', 'state'] as const, registers: [registry] };
  const jobs = new Gauge({ name: 'vliegwiel_jobs', help: 'Background jobs in the queue.', ...more });
  const oldest = new Gauge({
    name: 'vliegwiel_jobs_oldest_seconds',
    help: 'How long ago the oldest of them could have begun, or began.',
    ...more,
  });
  const unread = new Counter({
    name: 'vliegwiel_jobs_unread_total',
    help: 'How often the queue could not be read for these figures.',
    registers: [registry],
  });
  return async () => {
    jobs.reset();
    oldest.reset();
    try {
      for (const { task, state, jobs: count, oldest: seconds } of await readJobs(db)) {
        jobs.set({ task, state }, count);
        oldest.set({ task, state }, seconds);
      }
    } catch {
      // The rest is told all the more when the database is away.
      unread.inc();
    }
  };
}

async function readJobs(db: Services['db']): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select task, state, count(*)::int as jobs, extract(epoch from greatest(now() - min(since), interval '0'))::float8 as oldest
    from (
      select t.identifier as task,
        case when j.locked_at is not null then 'at_hand' when j.attempts >= j.max_attempts then 'given_up'
          when j.run_at > now() then 'later' else 'waiting' end as state,
        coalesce(j.locked_at, j.run_at) as since
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id) one
    group by task, state`.execute(db);
  return rows;
}

function isSame(given: string | undefined, wanted: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function notOpened(): Problem {
  return new Problem({
    code: 'metrics-closed',
    status: 404,
    title: { en: 'The metrics are not open.', nl: 'De meetgegevens staan niet open.' },
    detail: {
      en: 'Set VLIEGWIEL_METRICS_TOKEN, and let Prometheus send it as its bearer token.',
      nl: 'Zet VLIEGWIEL_METRICS_TOKEN, en laat Prometheus dat als bearer token meesturen.',
    },
  });
}

function notKnown(reply: FastifyReply): Problem {
  reply.header('www-authenticate', 'Bearer');
  return new Problem({
    code: 'metrics-token',
    status: 401,
    title: {
      en: 'The metrics are for who knows their token.',
      nl: 'De meetgegevens zijn voor wie het token ervan kent.',
    },
  });
}
