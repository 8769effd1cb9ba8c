import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../platform/errors.ts';
import type { Services } from '../platform/services.ts';
import { type Accounts, addressHeader, createAccounts, libraryPath, ssoProvider } from './accounts.ts';
import { findPerson } from './people-sql.ts';

/** What the library answered: its cookies are in our reply already. */
export type LibraryAnswer = { status: number; body: Record<string, unknown>; location: string | null };

export type OpenSession = { id: string; person: string; way: string | undefined; began: Date; endsAt: Date };

export type Library = {
  accounts: Accounts;
  /** Asks one of its addresses, the way a browser would: with its checks and its limits on tries. */
  ask(
    request: FastifyRequest,
    reply: FastifyReply,
    path: string,
    more?: { body?: unknown; query?: Record<string, string> },
  ): Promise<LibraryAnswer>;
  /** The session whose cookie this request brings; longer from now on when it is a day old. */
  sessionOf(request: FastifyRequest, reply: FastifyReply): Promise<OpenSession | undefined>;
  putPassword(person: string, password: string): Promise<void>;
  /** Begins a session for a person whom a route has made sure of. */
  enter(
    request: FastifyRequest,
    reply: FastifyReply,
    person: string,
    way: string,
  ): Promise<{ needsCode: boolean; endsAt: Date }>;
  /** Looks for the single sign-on provider again when it was away; whether it is there. */
  hasProvider(): Promise<boolean>;
};

export function createLibrary(services: Services): Library {
  const { config } = services;
  let accounts = createAccounts(services);
  const headersOf = (request: FastifyRequest): Headers => {
    const headers = new Headers({ [addressHeader]: request.ip, origin: config.url });
    for (const name of ['cookie', 'user-agent']) {
      const value = request.headers[name];
      if (typeof value === 'string') headers.set(name, value);
    }
    return headers;
  };
  const passCookies = (request: FastifyRequest, reply: FastifyReply, headers: Headers): void => {
    const isSecure = request.protocol === 'https' || config.url.startsWith('https:');
    for (const cookie of headers.getSetCookie())
      reply.header('set-cookie', isSecure && !/;\s*secure/i.test(cookie) ? `${cookie}; Secure` : cookie);
  };
  return {
    get accounts() {
      return accounts;
    },
    ask: async (request, reply, path, { body, query } = {}) => {
      const headers = headersOf(request);
      const asked = new URL(`${config.url}${libraryPath}${path}`);
      for (const [name, value] of Object.entries(query ?? {})) asked.searchParams.set(name, value);
      if (body !== undefined) headers.set('content-type', 'application/json');
      const answer = await accounts.handler(
        new Request(asked, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }),
      );
      if (answer.status === 429) throw tooManyTries(Number(answer.headers.get('x-retry-after') ?? 60));
      if (answer.status >= 500) throw new Error(`Signing in at ${path} answered ${answer.status}`);
      passCookies(request, reply, answer.headers);
      const text = await answer.text();
      const said: unknown = text.startsWith('{') ? JSON.parse(text) : {};
      return { status: answer.status, body: said as LibraryAnswer['body'], location: answer.headers.get('location') };
    },
    enter: async (request, reply, person, way) => {
      const answer = await accounts.api.enter({
        body: { person, way },
        headers: headersOf(request),
        asResponse: true,
      });
      if (!answer.ok) throw new Error(`A session could not begin: ${answer.status}`);
      passCookies(request, reply, answer.headers);
      const said = (await answer.json()) as { twoFactorRedirect?: true; ends?: string };
      return { needsCode: said.twoFactorRedirect === true, endsAt: new Date(said.ends ?? 0) };
    },
    sessionOf: async (request, reply) => {
      const found = await findSession(accounts, services, headersOf(request));
      if (!found) return undefined;
      passCookies(request, reply, found.headers);
      return found.session;
    },
    putPassword: (person, password) => putPassword(accounts, person, password),
    hasProvider: async () => {
      const isThere = async () => (await accounts.$context).socialProviders.some(({ id }) => id === ssoProvider);
      if (!config.sso) return false;
      if (await isThere()) return true;
      accounts = createAccounts(services);
      return isThere();
    },
  };
}

async function findSession(
  accounts: Accounts,
  { db }: Services,
  asked: Headers,
): Promise<{ session: OpenSession; headers: Headers } | undefined> {
  try {
    const { response, headers } = await accounts.api.getSession({ headers: asked, returnHeaders: true });
    if (!response) return undefined;
    const { id, userId, way, createdAt, expiresAt } = response.session;
    return { session: { id, person: userId, way: way ?? undefined, began: createdAt, endsAt: expiresAt }, headers };
  } catch (error) {
    // The library does not say what went wrong; a database that is away says so when it is asked anything.
    await findPerson(db, '');
    throw error;
  }
}

async function putPassword(accounts: Accounts, person: string, password: string): Promise<void> {
  const { internalAdapter, password: kept } = await accounts.$context;
  const hash = await kept.hash(password);
  const logins = await internalAdapter.findAccounts(person);
  if (logins.some(({ providerId }) => providerId === 'credential')) await internalAdapter.updatePassword(person, hash);
  else
    await internalAdapter.linkAccount({
      userId: person,
      providerId: 'credential',
      accountId: person,
      password: hash,
    });
}

function tooManyTries(seconds: number): Problem {
  return new Problem({
    code: 'too-many-tries',
    status: 429,
    title: { en: 'Too many tries to sign in.', nl: 'Te veel pogingen om u aan te melden.' },
    detail: { en: `Wait ${seconds} seconds.`, nl: `Wacht ${seconds} seconden.` },
    params: { seconds },
  });
}
