import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Services } from './services.ts';

/** For whoever keeps the program running: /health says that it is up, /ready that it can answer. */
export function healthRoutes(app: Pick<FastifyInstance, 'get'>, { db }: Services): void {
  const config = { rateLimit: false };
  app.get('/health', { schema: { hide: true }, config }, () => ({ status: 'up' }));
  app.get('/ready', { schema: { hide: true }, config }, async () => {
    await sql`select 1`.execute(db);
    return { status: 'ready' };
  });
}
