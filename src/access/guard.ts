import cookie from '@fastify/cookie';
import type { FastifyReply, FastifyRequest, FastifySchema, RouteOptions } from 'fastify';
import { Problem } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { callerGone } from '../platform/problem-reply.ts';
import type { Services } from '../platform/services.ts';
import { sessionCookie } from './accounts.ts';
import { callerOfKey, requireSight } from './actions.ts';
import { type Access, type Caller, nobody, personCaller, requireAccess, wrongCredentials } from './caller.ts';
import { createLibrary, type Library } from './library.ts';
import { findPerson } from './people-sql.ts';
import { limitSight } from './sight.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    caller: Caller;
    /** Of the caller's session. */
    sessionEndsAt: Date | undefined;
    sessionId: string | undefined;
    sessionBegan: Date | undefined;
    sessionWay: string | undefined;
  }
  interface FastifyInstance {
    library: Library;
  }
}

/** Whose kept answer it is, for a post with an Idempotency-Key. */
export function callerOf(request: FastifyRequest): string {
  return request.caller?.id ?? `address:${request.ip}`;
}

/** Finds out who asks and refuses what the route does not allow. Mount it before every other noun. */
export async function guard(app: App, services: Services): Promise<void> {
  const { db, clock } = services;
  await app.register(cookie);
  app.decorateRequest('caller');
  for (const name of ['sessionEndsAt', 'sessionId', 'sessionBegan', 'sessionWay']) app.decorateRequest(name, undefined);
  app.decorate('library', createLibrary(services));
  limitSight(app, services);
  app.addHook('onRoute', documentAccess);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('vary', 'Accept-Language, Cookie, Authorization').header('cache-control', 'no-store');
    request.caller = await identify(request, reply, app.library, db);
    request.log = request.log.child({ caller: request.caller.id });
    const access = request.routeOptions.config.access!;
    requireAccess(request.caller, access);
    for (const code of partnersNamed(request)) await requireSight(db, request.caller, code, clock.today());
    // Whoever left meanwhile has no address any more to count requests by.
    if (request.raw.socket.destroyed) throw callerGone();
  });
}

async function identify(
  request: FastifyRequest,
  reply: FastifyReply,
  library: Library,
  db: Services['db'],
): Promise<Caller> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const key = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1];
    const caller = key && (await callerOfKey(db, key));
    if (!caller) throw wrongCredentials();
    return caller;
  }
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  if (changes && comesFromElsewhere(request)) throw foreignOrigin();
  const session = request.cookies[sessionCookie] ? await library.sessionOf(request, reply) : undefined;
  const person = session && (await findPerson(db, session.person));
  if (!person) return nobody(request.ip);
  // A browser sends the cookie along whoever asks it to; an own page shows itself by its origin.
  if (changes && !comesFromHere(request)) throw foreignOrigin();
  request.sessionEndsAt = session.endsAt;
  request.sessionId = session.id;
  request.sessionBegan = session.began;
  request.sessionWay = session.way;
  return personCaller(person);
}

function comesFromHere(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  if (request.headers['sec-fetch-site'] === 'same-origin') return true;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.host;
}

function comesFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  const said = request.headers.origin !== undefined || (site !== undefined && site !== 'none');
  return said && !comesFromHere(request);
}

/** Parameters with these names hold a partner's code, in whatever route. */
const partnerParameters = ['partner', 'parent', 'below'];

function partnersNamed(request: FastifyRequest): string[] {
  const given = [request.params, request.query] as Record<string, unknown>[];
  return given.flatMap((parameters) =>
    partnerParameters.map((name) => parameters?.[name]).filter((code) => typeof code === 'string'),
  );
}

type Documented = FastifySchema & { security?: unknown; description?: string };

/** Refuses a route that does not say who may call it; writes in the API's description who may. */
function documentAccess(route: RouteOptions): void {
  const access = route.config?.access;
  if (!access) throw new Error(`${String(route.method)} ${route.url} does not say who may call it`);
  const schema = (route.schema ?? {}) as Documented;
  const who = access.anyone
    ? 'Open to everyone.'
    : access.people
      ? 'Open to people who are signed in, not to API keys.'
      : `${access.scope ? `Scope \`${access.scope}\`.` : 'Any caller.'}${access.partners ? ' Open to partners, for what is theirs.' : ''}`;
  const security = access.anyone ? [] : [{ apiKey: [] }, { session: [] }];
  // A copy: the framework describes HEAD with the same object as GET.
  const described: Documented = {
    ...schema,
    description: [schema.description, who].filter(Boolean).join('\n\n'),
    security,
  };
  route.schema = described;
}

function foreignOrigin(): Problem {
  return new Problem({
    code: 'foreign-origin',
    status: 403,
    title: {
      en: 'This request does not come from Vliegwiel’s own pages.',
      nl: 'Deze aanvraag komt niet van Vliegwiels eigen pagina’s.',
    },
    detail: {
      en: 'Programs use an API key instead of a session.',
      nl: 'Programma’s gebruiken een API-sleutel in plaats van een sessie.',
    },
  });
}
