import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '../../test/harness/database.ts';
import { testServices } from '../../test/harness/services.ts';
import type { Config } from './config.ts';
import { notFound } from './errors.ts';
import { createApp, type Routes } from './http.ts';
import { page, readCursor } from './page.ts';
import { pageOf, pageQuery } from './schema.ts';

const store = await testDatabase();
const services = testServices(store);
const thing = z.object({ name: z.string().min(2), amount: z.string() }).meta({ id: 'Thing' });
let calls = 0;
let held: Promise<void> | undefined;

const things: Routes = (app) => {
  app.post('/things', { schema: { body: thing, response: { 201: thing } } }, async (request, reply) => {
    calls += 1;
    await held;
    if (request.body.name === 'burst') throw new Error('secret detail');
    return reply.code(201).send(request.body);
  });
  app.get('/things/:name', { schema: { params: z.object({ name: z.string() }) } }, (request) => {
    throw notFound({ en: 'thing', nl: 'ding' }, request.params.name);
  });
  app.get('/things', { schema: { querystring: pageQuery, response: { 200: pageOf(z.number()) } } }, (request) => {
    const { cursor, limit } = request.query;
    const after = Number(readCursor(cursor, 1)?.[0] ?? 0);
    const rows = [1, 2, 3, 4, 5].filter((one) => one > after).slice(0, limit + 1);
    return page(
      rows,
      limit,
      (one) => [one],
      (one) => one,
    );
  });
};

const app = await createApp(services, [things]);
afterAll(() => app.close());

const post = (payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/api/v1/things', payload: payload as object, headers });

test('a wrong field is named, in the language that was asked for', async () => {
  const english = await post({ name: 'a', amount: '1' });
  expect(english.statusCode).toBe(400);
  expect(english.headers['content-type']).toContain('application/problem+json');
  expect(english.json()).toMatchObject({ code: 'wrong-shape', type: 'urn:vliegwiel:problem:wrong-shape' });
  expect(english.json().errors).toEqual([{ path: 'body.name', message: expect.stringContaining('Too small') }]);
  const dutch = await post({ name: 'a', amount: 1 }, { 'accept-language': 'fr, nl-NL;q=0.8, en;q=0.3' });
  expect(dutch.json().title).toBe('De aanvraag heeft velden die ontbreken, onbekend zijn of niet kloppen.');
  expect(dutch.json().errors).toEqual([
    { path: 'body.name', message: expect.stringContaining('Te kort') },
    { path: 'body.amount', message: 'Ongeldige invoer: verwacht string, ontving getal' },
  ]);
});

test('what is not there, not readable or not foreseen is a problem too, without inner details', async () => {
  const missing = await app.inject({ url: '/api/v1/things/x', headers: { 'accept-language': 'nl' } });
  expect(missing.json()).toMatchObject({ status: 404, title: 'Er is geen ding “x”.' });
  expect((await app.inject('/api/v1/nowhere')).json()).toMatchObject({ status: 404, code: 'no-such-address' });
  const broken = await app.inject({
    method: 'POST',
    url: '/api/v1/things',
    payload: '{',
    headers: { 'content-type': 'application/json' },
  });
  expect(broken.json()).toMatchObject({ status: 400, code: 'unreadable-request' });
  const burst = await post({ name: 'burst', amount: '1' });
  expect(burst.json()).toMatchObject({ status: 500, code: 'unexpected' });
  expect(burst.body).not.toContain('secret detail');
  expect(burst.json().instance).toBe(`urn:vliegwiel:request:${burst.headers['x-request-id']}`);
});

test('pages follow one another by cursor, and a made-up cursor is refused', async () => {
  const seen: number[] = [];
  let next: string | null = '';
  while (next !== null) {
    const url = `/api/v1/things?limit=2${next ? `&cursor=${next}` : ''}`;
    const answer: { items: number[]; next: string | null } = (await app.inject(url)).json();
    seen.push(...answer.items);
    next = answer.next;
  }
  expect(seen).toEqual([1, 2, 3, 4, 5]);
  expect((await app.inject('/api/v1/things?cursor=abc')).json()).toMatchObject({ code: 'wrong-cursor', status: 422 });
});

test('the same post with the same Idempotency-Key is carried out once', async () => {
  calls = 0;
  const headers = { 'idempotency-key': 'k-1' };
  const first = await post({ name: 'chair', amount: '1' }, headers);
  const second = await post({ name: 'chair', amount: '1' }, headers);
  expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
  expect(second.json()).toEqual(first.json());
  expect(second.headers['idempotent-replayed']).toBe('true');
  expect(second.headers['content-type']).toBe(first.headers['content-type']);
  expect(calls).toBe(1);
  const other = await post({ name: 'table', amount: '1' }, headers);
  expect(other.json()).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
});

test('of two at the same time one is carried out, and a failure may be tried again', async () => {
  calls = 0;
  let letGo = () => {};
  held = new Promise((resolve) => {
    letGo = resolve;
  });
  const headers = { 'idempotency-key': 'k-2' };
  const first = post({ name: 'lamp', amount: '1' }, headers);
  await expect.poll(() => calls).toBe(1);
  expect((await post({ name: 'lamp', amount: '1' }, headers)).json()).toMatchObject({ code: 'idempotency-key-in-use' });
  letGo();
  held = undefined;
  expect((await first).statusCode).toBe(201);
  await post({ name: 'burst', amount: '1' }, { 'idempotency-key': 'k-3' });
  await post({ name: 'burst', amount: '1' }, { 'idempotency-key': 'k-3' });
  expect(calls).toBe(3);
});

test('an answer that died with its process does not hold the key for ever', async () => {
  await sql`insert into idempotency_key (key, caller, request_hash, created_at)
    values ('k-4', '127.0.0.1', '\\x00', now() - interval '11 minutes')`.execute(store.db);
  expect((await post({ name: 'sofa', amount: '1' }, { 'idempotency-key': 'k-4' })).statusCode).toBe(201);
});

test('the description of the API is OpenAPI 3.1 with its schemas and problems', async () => {
  const document = (await app.inject('/api/v1/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toEqual(['/api/v1/things', '/api/v1/things/{name}']);
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(['Thing', 'Problem']));
  const answers = document.paths['/api/v1/things'].post.responses;
  expect(answers.default.content['application/problem+json'].schema.$ref).toBe('#/components/schemas/Problem');
  expect(answers['201'].content['application/json'].schema.$ref).toBe('#/components/schemas/Thing');
  expect((await app.inject('/api/docs/')).statusCode).toBe(200);
});

test('too many requests from one address are refused kindly', async () => {
  const strict = await createApp(testServices(store, { config: { rateLimit: 2 } }), [things]);
  const answers = [];
  for (let i = 0; i < 3; i++) answers.push(await strict.inject('/api/v1/things'));
  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 429]);
  expect(answers[2]!.json()).toMatchObject({ code: 'too-many-requests' });
  await strict.close();
});

test('behind a proxy, callers are told apart by what the proxy saw, not by what they say of themselves', async () => {
  const strict = await createApp(testServices(store, { config: { rateLimit: 2, trustProxy: true } }), [things]);
  const statusFor = async (forwarded: string) =>
    (await strict.inject({ url: '/api/v1/things', headers: { 'x-forwarded-for': forwarded } })).statusCode;
  const made = ['192.0.2.7', '10.0.0.1, 192.0.2.7', '10.0.0.2, 192.0.2.7'];
  const statuses: number[] = [];
  for (const forwarded of made) statuses.push(await statusFor(forwarded));
  expect(statuses).toEqual([200, 200, 429]);
  expect(await statusFor('192.0.2.7, 192.0.2.8')).toBe(200);
  await strict.close();
});

test('where people come over https, browsers are told to keep to it', async () => {
  const told = async (config: Partial<Config>) => {
    const one = await createApp(testServices(store, { config }), [things]);
    const { headers } = await one.inject('/api/v1/things');
    await one.close();
    return headers['strict-transport-security'];
  };
  expect(await told({ url: 'https://rewards.company.example' })).toMatch(/^max-age=31536000/);
  expect(await told({ trustProxy: true })).toMatch(/^max-age=31536000/);
  expect(await told({})).toBeUndefined();
});

test('who sends too much hears of it, also when reading the answer only after all is sent', async () => {
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const bytes = services.config.bodyLimit + 4 * 1_048_576;
  const came: Buffer[] = [];
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  const head = `POST /api/v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n`;
  await new Promise((sent) => socket.write(Buffer.concat([Buffer.from(head), Buffer.alloc(bytes, ' ')]), sent));
  await wait(300);
  socket.on('data', (piece) => came.push(piece));
  await expect.poll(() => Buffer.concat(came).toString()).toMatch(/^HTTP\/1\.1 413 .*"status":413/s);
  socket.destroy();
});

test('who goes on sending after the answer is cut off in the end', async () => {
  const hasty = await createApp(testServices(store, { config: { requestSeconds: 1 } }), [things]);
  await hasty.listen({ port: 0, host: '127.0.0.1' });
  const { port } = hasty.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  let answer = '';
  socket.on('data', (piece) => {
    answer += piece;
  });
  const closed = once(socket, 'close');
  socket.write(
    `POST /api/v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${2 ** 40}\r\n\r\n`,
  );
  const dripping = setInterval(() => socket.write('    '), 50);
  await expect(Promise.race([closed.then(() => 'cut off'), wait(10_000, 'still open')])).resolves.toBe('cut off');
  clearInterval(dripping);
  expect(answer).toMatch(/^HTTP\/1\.1 413/);
  await hasty.close();
}, 20_000);
