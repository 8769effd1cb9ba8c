import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openStreams, type Stream, usualLimits } from './streams.ts';

const over: (() => void)[] = [];
afterEach(() => {
  for (const end of over.splice(0)) end();
});

/** A server that answers each request with a stream, and who listens to it. */
async function serving(limits: Partial<typeof usualLimits>) {
  const streams = openStreams({ ...usualLimits, ...limits });
  const begun: Stream[] = [];
  const server = createServer((asked, answer) => {
    try {
      const caller = String(asked.headers.caller);
      const stream = streams.begin({ caller, partnerIds: null, may: () => true }, answer, endsAt());
      begun.push(stream);
      stream.body.pipe(answer);
    } catch (error) {
      answer.writeHead((error as { status: number }).status).end();
    }
  });
  let endsAt = (): Date | undefined => undefined;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  over.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const { port } = server.address() as AddressInfo;
  const listen = async (caller = 'a', ends?: Date) => {
    endsAt = () => ends;
    const asked = request({ port, headers: { caller }, agent: false }).on('error', () => {});
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    let text = '';
    answer.on('data', (part) => {
      text += part;
    });
    answer.on('error', () => {});
    const closed = new Promise<void>((done) => answer.once('close', done));
    const says = async (words: string) => {
      while (!text.includes(words)) await once(answer, 'data');
    };
    return { answer, status: answer.statusCode, text: () => text, says, closed };
  };
  return { streams, begun, listen };
}

test('a sign of life is sent from time to time, to who reads', async () => {
  const { listen } = await serving({ beatMilliseconds: 20 });
  const listener = await listen();
  await listener.says('retry: 1000\n\n');
  await listener.says(': beat\n\n: beat\n\n: beat\n\n');
});

test('who reads too slowly is told that something was missed, and hears what comes then', async () => {
  const { listen, begun } = await serving({ unreadBytes: 4096 });
  const listener = await listen();
  await listener.says('retry');
  listener.answer.pause();
  const long = 'x'.repeat(1000);
  // More than the system keeps for a connection.
  for (let i = 0; i < 20_000; i += 1) {
    begun[0]!.send({ kind: 'run', program: long, done: i });
    if (i % 100 === 0) await new Promise(setImmediate);
  }
  expect(begun[0]!.body.readableLength).toBeLessThanOrEqual(4096);
  expect(begun[0]!.body.readableLength).toBeGreaterThan(0);
  listener.answer.resume();
  await listener.says('"missed"');
  expect(listener.text()).not.toContain('"done":19999}');
  begun[0]!.send({ kind: 'run', done: 20_000 });
  await listener.says('"done":20000}');
});

test('who does not read from one sign of life to the next is cut', async () => {
  const { listen, begun, streams } = await serving({ unreadBytes: 4096, beatMilliseconds: 100 });
  const [slow, quick] = [await listen('slow'), await listen('quick')];
  await quick.says('retry');
  slow.answer.pause();
  const long = 'x'.repeat(1000);
  for (let i = 0; streams.all().length === 2; i += 1) {
    for (const stream of begun) stream.send({ kind: 'run', program: long, done: i });
    if (i % 4 === 0) await new Promise(setImmediate);
  }
  expect(streams.all().map(({ caller }) => caller)).toEqual(['quick']);
  expect(begun[0]!.body.destroyed).toBe(true);
  begun[1]!.send({ kind: 'run', done: -1 });
  await quick.says('"done":-1}');
});

test('there is room for so many, and for so many of one caller; who leaves makes room', async () => {
  const { listen, streams } = await serving({ most: 3, mostOfCaller: 2 });
  const first = await listen('a');
  await listen('a');
  expect((await listen('a')).status).toBe(429);
  await listen('b');
  expect((await listen('c')).status).toBe(503);
  first.answer.destroy();
  while (streams.all().length === 3) await new Promise(setImmediate);
  expect((await listen('c')).status).toBe(200);
});

test('a stream ends after its time, with its session, and with the process', async () => {
  const short = await serving({ lifeMilliseconds: 50 });
  const ended = await short.listen();
  await ended.closed;
  expect(ended.answer.complete).toBe(true);

  const { listen, streams } = await serving({});
  const session = await listen('a', new Date(Date.now() + 50));
  await session.closed;
  expect(session.answer.complete).toBe(true);
  const last = await listen('a');
  streams.close();
  await last.closed;
  expect(last.answer.complete).toBe(true);
  expect(streams.all()).toEqual([]);
  expect((await listen('a')).status).toBe(503);
});
