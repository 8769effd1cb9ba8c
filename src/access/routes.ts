import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notFound } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { page, readCursor } from '../platform/page.ts';
import { pageOf, pageQuery, serial } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { createKey, noDemo, sessionHours, signIn } from './actions.ts';
import { forAnyone, forCompany, managerCaller, notSignedIn, partnerCaller } from './caller.ts';
import { sessionCookie } from './guard.ts';
import {
  type KeyShape,
  keyShape,
  newKeyShape,
  type SessionShape,
  sessionShape,
  shownKeyShape,
  signInShape,
} from './schema.ts';
import { deleteSession, findCompany, findPartner, type KeyRow, listKeys, revokeKey } from './sql.ts';

export function routes(app: App, services: Services): void {
  sessionRoutes(app, services);
  keyRoutes(app, services);
}

function sessionRoutes(app: App, services: Services): void {
  const { db, config } = services;
  app.get(
    '/session',
    {
      schema: {
        tags: ['session'],
        operationId: 'getSession',
        summary: 'Who am I?',
        response: { 200: sessionShape },
      },
      config: { access: forAnyone },
    },
    async (request) => {
      if (request.caller.by === 'nobody') throw notSignedIn();
      return showSession(request, services);
    },
  );
  app.post(
    '/session',
    {
      schema: {
        tags: ['session'],
        operationId: 'signIn',
        summary: 'Sign in to the demo',
        description: 'By role, without a password; only where the demo is switched on. The session is in a cookie.',
        body: signInShape,
        response: { 201: sessionShape },
      },
      config: { access: forAnyone, answerIsSecret: true },
    },
    async (request, reply) => {
      if (!config.demo) throw noDemo();
      await signOut(request, reply, services);
      const { token, expiresAt } = await signIn(db, request.body);
      reply.setCookie(sessionCookie, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: request.protocol === 'https',
        maxAge: sessionHours * 3600,
      });
      const partner = request.body.role === 'partner' ? await findPartner(db, request.body.partner) : undefined;
      request.caller = partner ? partnerCaller('', partner) : managerCaller('');
      request.sessionEndsAt = expiresAt;
      return reply.code(201).send(await showSession(request, services));
    },
  );
  app.delete(
    '/session',
    {
      schema: { tags: ['session'], operationId: 'signOut', summary: 'Sign out', response: { 204: z.null() } },
      config: { access: forAnyone },
    },
    async (request, reply) => {
      await signOut(request, reply, services);
      return reply.code(204).send(null);
    },
  );
}

async function signOut(request: FastifyRequest, reply: FastifyReply, { db }: Services): Promise<void> {
  const token = request.cookies[sessionCookie];
  if (token) await deleteSession(db, token);
  reply.clearCookie(sessionCookie, { path: '/' });
}

async function showSession(request: FastifyRequest, { db, config }: Services): Promise<SessionShape> {
  const { caller } = request;
  const company = await findCompany(db);
  const partner = caller.partner ? await findPartner(db, caller.partner.code) : undefined;
  return {
    role: caller.by === 'key' ? 'key' : partner ? 'partner' : 'manager',
    partner: partner ? { code: partner.code, name: partner.name, language: partner.language } : null,
    scopes: [...caller.scopes],
    demo: config.demo,
    company: company ? { name: company.name, currency: company.base_currency } : null,
    expires_at: request.sessionEndsAt?.toISOString() ?? null,
  };
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
      return page(await listKeys(db, Number(after), limit + 1), limit, (row) => [row.id], showKey);
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
      config: { access: forCompany('keys:write'), answerIsSecret: true },
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
