import { type AddressInfo, connect } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '../../test/harness/database.ts';
import { testServices } from '../../test/harness/services.ts';
import { createApp, type Routes } from './http.ts';

const store = await testDatabase();
const thing: Routes = (app) => {
  app.post('/things', { schema: { body: z.object({}), response: { 200: z.object({}) } } }, async () => ({}));
};
const app = await createApp(testServices(store, { config: { requestSeconds: 1 } }), [thing]);
await app.listen({ port: 0, host: '127.0.0.1' });
afterAll(() => app.close());

/** What comes back until the server closes the connection; our side stays open. */
function told(...pieces: string[]): Promise<{ status: number; head: string; body: string }> {
  return new Promise((done) => {
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1', async () => {
      for (const piece of pieces) {
        socket.write(piece);
        await new Promise((next) => setTimeout(next, 50));
      }
    });
    let text = '';
    socket.setEncoding('utf8').on('data', (piece) => {
      text += piece;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n');
      done({ status: Number(head.slice(9, 12)), head: head.toLowerCase(), body });
    });
  });
}

const post = (more: string, body = '') =>
  `POST /api/v1/things HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${more}\r\n\r\n${body}`;

test.each([
  ['headers without end', [`GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`], 431, 'headers-too-large'],
  ['an address without end', [`GET /${'y'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`], 431, 'headers-too-large'],
  ['what is no HTTP', ['hello\r\n\r\n'], 400, 'unreadable-request'],
  ['an unknown expectation', ['GET /api/v1 HTTP/1.1\r\nhost: x\r\nexpect: much\r\n\r\n'], 417, 'unknown-expectation'],
  ['a body that stops', [post('content-length: 20', '{')], 408, 'too-slow'],
  ['chunks that stop', [post('transfer-encoding: chunked', '1\r\n{\r\n')], 408, 'too-slow'],
  ['a body byte by byte', [post('content-length: 100'), ...'x'.repeat(60)], 408, 'too-slow'],
  ['a broken chunk', [post('transfer-encoding: chunked', 'zz\r\n')], 400, 'unreadable-request'],
])('%s is answered as a problem, and the connection closed', async (_, pieces, status, code) => {
  const answer = await told(...pieces);
  expect(answer.status).toBe(status);
  expect(answer.head).toContain('content-type: application/problem+json');
  expect(JSON.parse(answer.body)).toMatchObject({ status, code, type: `urn:vliegwiel:problem:${code}` });
});

test('a connection over which headers never come is closed', async () => {
  expect((await told('POST /api/v1/things HTTP/1.1\r\nhost: x\r\n')).status).toBe(408);
});

test('what did not come over a connection is not cut off', async () => {
  const thrown: unknown[] = [];
  const note = (error: unknown) => thrown.push(error);
  process.on('uncaughtException', note);
  await app.inject({ method: 'POST', url: '/api/v1/things', payload: {} });
  await new Promise((next) => setTimeout(next, 1500));
  process.off('uncaughtException', note);
  expect(thrown).toEqual([]);
});
