import { type IncomingMessage, request } from 'node:http';
import { afterAll } from 'vitest';
import type { LiveEvent } from '../../src/live/schema.ts';
import { until } from '../faults/served.ts';

const open = new Set<IncomingMessage>();
afterAll(() => {
  for (const answer of open) answer.destroy();
});

/** Listens to a server's events; fulfilled when it has answered. */
export async function listenTo(port: number, secret: string, accept = 'text/event-stream') {
  const answer = await new Promise<IncomingMessage>((done, fail) => {
    const headers = { authorization: `Bearer ${secret}`, accept };
    request({ port, path: '/api/v1/events', headers, agent: false }, done).on('error', fail).end();
  });
  open.add(answer);
  const heardSoFar: LiveEvent[] = [];
  let text = '';
  let rest = '';
  let isOver = false;
  const over = new Promise<void>((done) => answer.once('close', done)).then(() => {
    isOver = true;
    open.delete(answer);
  });
  // Cut off is an end like any other.
  answer.on('error', () => {});
  answer.on('data', (part) => {
    text += part;
    const parts = (rest + part).split('\n\n');
    rest = parts.pop()!;
    for (const one of parts)
      if (one.startsWith('data: ')) heardSoFar.push(JSON.parse(one.slice('data: '.length)) as LiveEvent);
  });
  const events = (): readonly LiveEvent[] => heardSoFar;
  const heard = (kind: LiveEvent['kind'], more: Partial<LiveEvent> = {}, from = 0) =>
    until(`an event ${kind} ${JSON.stringify(more)}`, async () =>
      events()
        .slice(from)
        .find((one) => one.kind === kind && Object.entries(more).every(([key, value]) => one[key as never] === value)),
    );
  return {
    answer,
    text: () => text,
    events,
    heard,
    over,
    isOver: () => isOver,
    close: () => answer.destroy(),
  };
}
