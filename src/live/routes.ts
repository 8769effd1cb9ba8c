import { setTimeout as wait } from 'node:timers/promises';
import { seenPartners } from '../access/actions.ts';
import { type Caller, forPartnersToo } from '../access/caller.ts';
import type { Scope } from '../access/schema.ts';
import { Problem } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import type { Services } from '../platform/services.ts';
import { telling } from './actions.ts';
import { type LiveEvent, liveEventShape } from './schema.ts';
import { openStreams } from './streams.ts';

const type = 'text/event-stream';

/** Which scope one needs to hear of something, besides the route's own. */
const scopeFor: Partial<Record<LiveEvent['kind'], Scope>> = {
  run: 'runs:read',
  import: 'imports:read',
  question: 'questions:read',
};

const secondsForFirst = 3;

export function routes(app: App, services: Services): void {
  const { db, clock } = services;
  const streams = openStreams();
  const changes = telling(services, streams);
  app.addHook('preClose', async () => streams.close());
  app.addHook('onClose', () => changes.stop());
  app.get(
    '/events',
    {
      exposeHeadRoute: false,
      schema: {
        tags: ['events'],
        operationId: 'listenToEvents',
        summary: 'Hear of changes as they happen',
        description:
          'Server-sent events: ask with `Accept: text/event-stream`. The data of each is a LiveEvent, as JSON. The first one is `ready`. ' +
          'The company hears of runs, imports, questions and adjustments, a partner of what is its own. A stream ends after some minutes; browsers come back by themselves.',
        produces: [type],
        response: { 200: { content: { [type]: { schema: liveEventShape } } } },
      },
      config: { access: forPartnersToo('statements:read') },
    },
    async (request, reply) => {
      if (!(request.headers.accept ?? '').includes(type)) throw notAsked();
      const { caller } = request;
      const seen = await seenPartners(db, caller, clock.today());
      await Promise.race([changes.begin(), wait(secondsForFirst * 1000, undefined, { ref: false })]);
      const listener = {
        caller: caller.id,
        partnerIds: seen && new Set(seen),
        may: (kind: LiveEvent['kind']) => mayHear(caller, kind),
      };
      const stream = streams.begin(listener, reply.raw, request.sessionEndsAt);
      stream.send({ kind: 'ready' });
      // Proxies pass it on at once, and unchanged.
      reply.type(type).header('cache-control', 'no-store, no-transform').header('x-accel-buffering', 'no');
      return reply.send(stream.body as never);
    },
  );
}

function mayHear(caller: Caller, kind: LiveEvent['kind']): boolean {
  const scope = scopeFor[kind];
  return scope === undefined || caller.scopes.includes(scope);
}

function notAsked(): Problem {
  return new Problem({
    code: 'not-acceptable',
    status: 406,
    title: { en: 'This is a stream of events.', nl: 'Dit is een stroom van gebeurtenissen.' },
    detail: { en: `Ask for it with Accept: ${type}.`, nl: `Vraag erom met Accept: ${type}.` },
  });
}
