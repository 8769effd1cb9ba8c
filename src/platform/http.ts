import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  type FastifySchemaCompiler,
  LogController,
  type RawServerDefault,
  type RouteOptions,
} from 'fastify';
import { createSerializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { prepareDeparture } from './drain.ts';
import { invalid, Problem } from './errors.ts';
import { healthRoutes } from './health.ts';
import { honourIdempotencyKeys } from './idempotency.ts';
import { metricsRoute } from './metrics.ts';
import { describeApi } from './openapi.ts';
import { loseSlowRequests } from './patience.ts';
import { callerGone, replyWithProblem, WrongShape } from './problem-reply.ts';
import type { Services } from './services.ts';
import { answerUnreadable, refuseExpectations } from './unreadable.ts';
import { serveWeb } from './web-files.ts';

/** The server as routes see it: schemas are zod, and so are the types of what they get. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Each noun's routes.ts exports `routes` of this type; its addresses begin behind /api/v1. */
export type Routes = (app: App, services: Services) => void | Promise<void>;

export type AppOptions = {
  /** Who asks, as a key: an answer kept for one caller is never given to another. */
  callerOf?: (request: FastifyRequest) => string;
  /** The built web application, served for every address that is not the API's. */
  webFolder?: string;
};

export const apiPrefix = '/api/v1';

/** Builds the server and mounts the routes; nothing listens yet. */
export async function createApp(services: Services, mounts: readonly Routes[], options: AppOptions = {}): Promise<App> {
  const { config, log } = services;
  const patience = config.requestSeconds * 1000;
  const app: App = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: config.bodyLimit,
    // One proxy is believed, in what it added itself: what stands before that may be made up by whoever calls.
    trustProxy: config.trustProxy ? (_address, hop) => hop === 0 : false,
    // Idle keep-alive connections would hold up the end of the program.
    forceCloseConnections: 'idle',
    // A request that comes over an open connection while the program ends is answered like any other.
    return503OnClosing: false,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 500 },
    // An address that cannot be decoded never comes to a route.
    frameworkErrors: replyWithProblem,
    clientErrorHandler: answerUnreadable,
    http: { headersTimeout: patience, requestTimeout: 0, connectionsCheckingInterval: Math.min(patience, 30_000) },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validate as FastifySchemaCompiler<z.ZodType>);
  app.setSerializerCompiler(createSerializerCompiler({ replacer: bigintAsText }));
  app.setErrorHandler(replyWithProblem);
  logRequests(app);
  prepareDeparture(app);
  refuseExpectations(app);
  loseSlowRequests(app, config.requestSeconds);
  app.addHook('preValidation', async ({ body }) => refuseUnusable(body));
  await protect(app, services);
  await describeApi(app);
  honourIdempotencyKeys(app, services, options.callerOf ?? ((request) => request.ip));
  healthRoutes(app, services);
  metricsRoute(app, services);
  await app.register(
    async (scope) => {
      scope.addHook('onRoute', refuseUnknownQuery);
      for (const mount of mounts) await mount(scope as App, services);
    },
    { prefix: apiPrefix },
  );
  await serveWeb(app, options.webFolder);
  return app;
}

const validate =
  ({ schema }: { schema: z.ZodType }) =>
  (data: unknown) => {
    // With the input in the issue, its sentence can be made again in another language.
    const result = schema.safeParse(data, { reportInput: true });
    return result.success ? { value: result.data } : { error: new WrongShape(result.error.issues) };
  };

/** What an address does not understand is refused, not passed over: a mistyped filter would give another answer than was asked for. */
function refuseUnknownQuery(route: RouteOptions): void {
  if (route.schema && !route.schema.querystring) route.schema.querystring = z.strictObject({});
}

const mostNesting = 100;

/**
 * What goes through a body calls itself for each level: too many would use up the stack. And no database keeps a NUL or half a character;
 * in a list of rows, which are judged one by one, it is the row that is refused for that.
 */
function refuseUnusable(body: unknown): void {
  const mayHoldRows = Array.isArray(body);
  const waiting = [{ value: body, depth: 0 }];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (typeof one.value === 'string' && !mayHoldRows && isUnusable(one.value)) throw unusableCharacter();
    if (typeof one.value !== 'object' || one.value === null) continue;
    if (one.depth > mostNesting) throw tooDeep();
    for (const inner of Object.values(one.value)) waiting.push({ value: inner, depth: one.depth + 1 });
  }
}

/** A NUL, or half of a character that takes two. */
export const isUnusable = (text: string): boolean => text.includes('\0') || /\p{Surrogate}/u.test(text);

function unusableCharacter(): Problem {
  return invalid('unusable-character', {
    en: 'The request holds a text with a NUL or with half a character.',
    nl: 'De aanvraag bevat een tekst met een NUL of met een half teken.',
  });
}

function tooDeep(): Problem {
  return invalid('too-deep', {
    en: `The request is nested deeper than ${mostNesting} levels.`,
    nl: `De aanvraag is dieper genest dan ${mostNesting} niveaus.`,
  });
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function logRequests(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    // The query may hold what somebody searched for; the path is enough to find the request again.
    const line = { status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    request.log[reply.statusCode >= 500 ? 'warn' : 'debug'](line, `${request.method} ${request.url.split('?')[0]}`);
  });
}

async function protect(app: App, { config }: Services): Promise<void> {
  // Without a connection, there is no address to count requests by. Once looked up, it is known for good.
  app.addHook('onRequest', async ({ raw: { socket } }) => {
    if (socket.destroyed || socket.remoteAddress === undefined) throw callerGone();
  });
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      directives: {
        scriptSrc: ["'self'"],
        // Ours, and what components write into the page with the number that they find in it.
        styleSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        // Over plain http on an office network this would break every script.
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: config.trustProxy || config.url.startsWith('https:'),
  });
  await app.register(rateLimit, {
    global: false,
    max: config.rateLimit,
    timeWindow: '1 minute',
    allowList: ({ routeOptions }) => routeOptions.config.rateLimit === false,
    errorResponseBuilder: (_request, context) =>
      new Problem({
        code: 'too-many-requests',
        status: 429,
        title: { en: 'Too many requests.', nl: 'Te veel aanvragen.' },
        detail: { en: `Wait ${context.after}.`, nl: `Wacht ${context.after}.` },
      }),
  });
  // The plugin's own hooks come after those that ask the database who calls.
  app.addHook('onRequest', app.rateLimit());
}
