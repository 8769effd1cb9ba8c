import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { Problem } from './errors.ts';
import type { Services } from './services.ts';

/** For whoever keeps the program running: /health says that it is up, /ready that it can answer, and goes on doing so. */
export function healthRoutes(app: Pick<FastifyInstance, 'get' | 'departure'>, { db }: Services): void {
  const config = { rateLimit: false };
  app.get('/health', { schema: { hide: true }, config }, () => ({ status: 'up' }));
  // One question for all who ask meanwhile: a database that does not answer is not asked more and more.
  let asking: Promise<unknown> | undefined;
  app.get('/ready', { schema: { hide: true }, config }, async (_request, reply) => {
    // As foreseen: nothing for the log.
    if (app.departure.isAnnounced) return reply.code(503).send({ status: 'stopping' });
    asking ??= sql`select 1`.execute(db).finally(() => {
      asking = undefined;
    });
    await Promise.race([asking, answersNot()]);
    return { status: 'ready' };
  });
}

const patienceMilliseconds = 3000;

async function answersNot(): Promise<never> {
  await wait(patienceMilliseconds, undefined, { ref: false });
  throw new Problem({
    code: 'database-busy',
    status: 503,
    title: {
      en: `The database has not answered for ${patienceMilliseconds / 1000} seconds.`,
      nl: `De database heeft ${patienceMilliseconds / 1000} seconden niet geantwoord.`,
    },
  });
}
