import { z } from 'zod';
import { notFound } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { page, readCursor } from '../platform/page.ts';
import { pageOf, pageQuery, serial } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { createKey } from './actions.ts';
import { forCompany } from './caller.ts';
import { mailboxRoutes } from './mailbox-routes.ts';
import { meRoutes } from './me-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { type KeyShape, keyShape, newKeyShape, shownKeyShape } from './schema.ts';
import { sessionRoutes } from './session-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { type KeyRow, listKeys, revokeKey } from './sql.ts';

export function routes(app: App, services: Services): void {
  sessionRoutes(app, services);
  signInRoutes(app, services);
  meRoutes(app, services);
  peopleRoutes(app, services);
  mailboxRoutes(app, services);
  keyRoutes(app, services);
}

function keyRoutes(app: App, { db }: Services): void {
  app.get(
    '/keys',
    {
      schema: {
        tags: ['keys'],
        operationId: 'listKeys',
        summary: 'API keys, without the keys themselves',
        querystring: pageQuery.strict(),
        response: { 200: pageOf(keyShape).meta({ id: 'KeyPage' }) },
      },
      config: { access: forCompany('keys:read') },
    },
    async ({ query: { cursor, limit } }) => {
      const [after = '0'] = readCursor(cursor, ['serial']) ?? [];
      return page(await listKeys(db, BigInt(after), limit + 1), limit, (row) => [row.id], showKey);
    },
  );
  app.post(
    '/keys',
    {
      schema: {
        tags: ['keys'],
        operationId: 'createKey',
        summary: 'Make an API key',
        description: 'The key is in the answer, and never shown again. An Idempotency-Key has no effect here.',
        body: newKeyShape,
        response: { 201: shownKeyShape },
      },
      config: { access: forCompany('keys:write'), keepsNoAnswer: true },
    },
    async (request, reply) => {
      const { key, secret } = await createKey(db, request.body);
      return reply.code(201).send({ ...showKey(key), key: secret });
    },
  );
  app.delete(
    '/keys/:id',
    {
      schema: {
        tags: ['keys'],
        operationId: 'revokeKey',
        summary: 'Revoke an API key',
        params: z.object({ id: serial }),
        response: { 204: z.null() },
      },
      config: { access: forCompany('keys:write') },
    },
    async ({ params: { id } }, reply) => {
      const known = Number(id) <= 2_147_483_647 && (await revokeKey(db, Number(id)));
      if (!known) throw notFound({ en: 'key', nl: 'sleutel' }, id);
      return reply.code(204).send(null);
    },
  );
}

function showKey(row: KeyRow): KeyShape {
  return {
    id: String(row.id),
    name: row.name,
    scopes: row.scopes,
    partner: row.partner,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at?.toISOString() ?? null,
    revoked_at: row.revoked_at?.toISOString() ?? null,
  };
}
