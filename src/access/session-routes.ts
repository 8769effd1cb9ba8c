import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../platform/http.ts';
import { plainText } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { sessionCookie } from './accounts.ts';
import { demoPerson, noDemo } from './actions.ts';
import { forAnyone, notSignedIn, personCaller } from './caller.ts';
import { findPerson, type PersonRow } from './people-sql.ts';
import { demoPartnersShape, type SessionShape, sessionShape, signInShape } from './schema.ts';
import { findCompany, findPartner, isDemo, suggestPartners } from './sql.ts';

const tags = ['session'];
const config = { access: forAnyone };

export function sessionRoutes(app: App, services: Services): void {
  const response = { 200: sessionShape };
  app.get(
    '/session',
    { schema: { tags, operationId: 'getSession', summary: 'Who am I?', response }, config },
    async (request) => {
      if (request.caller.by === 'nobody') throw notSignedIn();
      return showSession(request, services);
    },
  );
  app.delete(
    '/session',
    { schema: { tags, operationId: 'signOut', summary: 'Sign out', response: { 204: z.null() } }, config },
    async (request, reply) => {
      if (request.cookies[sessionCookie]) await app.library.ask(request, reply, '/sign-out', { body: {} });
      reply.clearCookie(sessionCookie, { path: '/' });
      return reply.code(204).send(null);
    },
  );
  demoRoutes(app, services);
}

function demoRoutes(app: App, services: Services): void {
  app.post(
    '/session',
    {
      schema: {
        tags,
        operationId: 'signIn',
        summary: 'Sign in to the demo',
        description: 'By role, without a password; only where the demo company is loaded. The session is in a cookie.',
        body: signInShape,
        response: { 201: sessionShape },
      },
      config: { ...config, keepsNoAnswer: true },
    },
    async (request, reply) => {
      if (!(await demoIsOn(services))) throw noDemo();
      const person = await demoPerson(services.db, request.body);
      const { endsAt } = await app.library.enter(request, reply, person, 'demo');
      request.caller = personCaller((await findPerson(services.db, person))!);
      request.sessionEndsAt = endsAt;
      return reply.code(201).send(await showSession(request, services));
    },
  );
  app.get(
    '/session/partners',
    {
      schema: {
        tags,
        operationId: 'listDemoPartners',
        summary: 'Whom one may sign in as, in the demo',
        querystring: z.strictObject({ search: plainText(100).optional().describe('Part of the code or name.') }),
        response: { 200: demoPartnersShape },
      },
      config,
    },
    async ({ query: { search } }) => {
      if (!(await demoIsOn(services))) throw noDemo();
      return { items: await suggestPartners(services.db, search) };
    },
  );
}

/** Where a real company's data is, nobody signs in without a password, whatever the settings say. */
async function demoIsOn({ db, config }: Services): Promise<boolean> {
  return config.demo && (await isDemo(db));
}

async function showSession(request: FastifyRequest, services: Services): Promise<SessionShape> {
  const { caller } = request;
  const company = await findCompany(services.db);
  const partner = caller.partner ? await findPartner(services.db, caller.partner.code) : undefined;
  return {
    role: caller.by === 'key' ? 'key' : partner ? 'partner' : 'manager',
    partner: partner ? { code: partner.code, name: partner.name, language: partner.language } : null,
    person: caller.person ? showPerson(caller.person) : null,
    scopes: [...caller.scopes],
    demo: await demoIsOn(services),
    company: company ? { name: company.name, currency: company.base_currency } : null,
    expires_at: request.sessionEndsAt?.toISOString() ?? null,
  };
}

const showPerson = ({ id, name, email, role, language }: PersonRow) => ({ id, name, email, role, language });
