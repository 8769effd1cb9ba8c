import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { Problem } from './errors.ts';
import type { Services } from './services.ts';

/** For whoever keeps the program running: /health says that it is up, /ready that it can answer, and goes on doing so. */
export function healthRoutes(app: Pick<FastifyInstance, 'get' | 'departure'>, { db }: Services): void {
  const config = { rateLimit: false };
  app.get('/health', { schema: { hide: true }, config }, () => ({ status: 'up' }));
  app.get('/ready', { schema: { hide: true }, config }, async () => {
    if (app.departure.isAnnounced) throw stopping();
    await sql`select 1`.execute(db);
    return { status: 'ready' };
  });
}

function stopping(): Problem {
  return new Problem({
    code: 'stopping',
    status: 503,
    title: {
      en: 'This server is about to stop; send new requests to another one.',
      nl: 'Deze server gaat stoppen; stuur nieuwe aanvragen naar een andere.',
    },
  });
}
