import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { testServices } from '../../test/harness/services.ts';
import { type App, createApp } from './http.ts';
import { createLog } from './log.ts';

const store = await testDatabase();
const agents: Agent[] = [];
afterAll(() => {
  for (const agent of agents) agent.destroy();
});

/** A server with an address that answers when told to, and a client that keeps its connection. */
async function listening() {
  let finish = (): void => {};
  const slow = new Promise<void>((done) => {
    finish = done;
  });
  let begun = (): void => {};
  const hasBegun = new Promise<void>((done) => {
    begun = done;
  });
  const app = await createApp(testServices(store), [
    (scope: App) => {
      scope.get('/quick', async () => 'quick');
      scope.get('/slow', async () => {
        begun();
        await slow;
        return 'slow';
      });
    },
  ]);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  agents.push(agent);
  const ask = async (path: string): Promise<{ status: number; connection: string | undefined; text: string }> => {
    const [answer] = (await once(get({ port, path, agent }), 'response')) as [IncomingMessage];
    let text = '';
    for await (const part of answer) text += String(part);
    return { status: answer.statusCode!, connection: answer.headers.connection, text };
  };
  return { app, port, ask, finish, hasBegun };
}

test('a server that is about to stop says so, and answers until others have taken over', async () => {
  const { app, ask, finish, hasBegun } = await listening();
  expect(await ask('/ready')).toMatchObject({ status: 200, connection: 'keep-alive' });
  const inFlight = ask('/api/v1/slow');
  await hasBegun;

  app.departure.isAnnounced = true;
  const ready = await ask('/ready');
  expect(ready).toMatchObject({ status: 503, connection: 'close' });
  expect(JSON.parse(ready.text)).toEqual({ status: 'stopping' });
  expect((await ask('/health')).status).toBe(200);
  expect(await ask('/api/v1/quick')).toEqual({ status: 200, connection: 'close', text: 'quick' });

  const closed = app.close();
  finish();
  // What was begun before is answered too, and its connection not used again.
  expect(await inFlight).toEqual({ status: 200, connection: 'close', text: 'slow' });
  await closed;
});

test('a request whose connection was there before is answered while the server stops', async () => {
  const { app, port, ask, finish, hasBegun } = await listening();
  const inFlight = ask('/api/v1/slow');
  const early = connect(port, '127.0.0.1');
  await Promise.all([hasBegun, once(early, 'connect')]);
  // The first half of a request, so that the connection is not idle.
  early.write('GET /api/v1/quick HTTP/1.1\r\nhost: x\r\n');
  await wait(50);
  const closed = app.close();
  await wait(50);
  early.write('\r\n');
  const [answer] = await once(early, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1.1 200 /);
  finish();
  expect(await inFlight).toMatchObject({ status: 200, text: 'slow' });
  await closed;
});

test('a connection over which nothing is asked does not hold up the end', async () => {
  const { app, port } = await listening();
  const silent = connect(port, '127.0.0.1');
  await once(silent, 'connect');
  await wait(50);
  const ended = await Promise.race([app.close().then(() => 'closed'), wait(5000, 'still open', { ref: false })]);
  silent.destroy();
  expect(ended).toBe('closed');
});

test('who is gone before the server has looked is not an error', async () => {
  const errors: string[] = [];
  const to = new Writable({ write: (line, _, done) => done(void errors.push(String(line))) });
  const services = { ...testServices(store), log: createLog({ level: 'error', format: 'json', to }) };
  const app = await createApp(services, [(scope: App) => void scope.get('/quick', async () => 'quick')]);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  let taken = 0;
  for (let n = 0; n < 3; n += 1) {
    const socket = connect({ port, host: '127.0.0.1' });
    await once(socket, 'connect');
    app.server.prependOnceListener('request', () => {
      taken += 1;
      socket.resetAndDestroy();
    });
    socket.write('GET /api/v1/quick HTTP/1.1\r\nhost: here\r\n\r\n');
    await once(socket, 'close');
  }
  await app.close();
  expect(taken).toBe(3);
  expect(errors).toEqual([]);
});
