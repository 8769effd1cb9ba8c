import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { testServices } from '../../test/harness/services.ts';
import { openStore } from './database.ts';
import { createApp, type Routes } from './http.ts';
import { enqueue } from './queue.ts';

const metricsToken = 'a-token-of-tests-only';
const authorization = `Bearer ${metricsToken}`;
const store = await testDatabase();
const away = openStore('postgresql://127.0.0.1:1/nowhere', { max: 1 });
const things: Routes = (app) => {
  app.get('/things/:thing', { schema: { hide: true } }, () => ({ fine: true }));
};
const app = await createApp(testServices(store, { config: { metricsToken } }), [things]);
const lost = await createApp(testServices(away, { config: { metricsToken } }), []);
const closed = await createApp(testServices(store), []);
afterAll(async () => {
  await Promise.all([app.close(), lost.close(), closed.close()]);
  await away.close();
});

type Sample = { name: string; labels: Record<string, string>; value: number };

/** The text format of Prometheus, read by its rules; a line that is none of them is an error. */
function read(text: string): Sample[] {
  expect(text.endsWith('\n')).toBe(true);
  const lines = text.split('\n').filter((line) => line !== '' && !/^# (HELP|TYPE) [a-z_\d]+ /.test(line));
  return lines.map((line) => {
    const found = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (!found) throw new Error(`Not a sample: ${line}`);
    const labels = [...(found[2] ?? '').matchAll(/(\w+)="((?:[^"\\]|\\.)*)",?/g)].map(([, key, value]) => [
      key!,
      value!,
    ]);
    const isNothing = found[3]!.toLowerCase() === 'nan';
    const value = isNothing || found[3] === '+Inf' ? Number.POSITIVE_INFINITY : Number(found[3]);
    expect(value, line).not.toBeNaN();
    return { name: found[1]!, labels: Object.fromEntries(labels), value };
  });
}

async function measured(from = app): Promise<Sample[]> {
  const answer = await from.inject({ url: '/metrics', headers: { authorization } });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  return read(answer.body);
}

const sum = (samples: readonly Sample[], name: string, labels: Record<string, string> = {}): number =>
  samples
    .filter((one) => one.name === name && Object.entries(labels).every(([key, value]) => one.labels[key] === value))
    .reduce((total, { value }) => total + value, 0);

test('only who knows the token reads them, and nobody where none is set', async () => {
  const without = await closed.inject({ url: '/metrics', headers: { 'accept-language': 'nl' } });
  expect(without.json()).toMatchObject({
    status: 404,
    code: 'metrics-closed',
    title: 'De meetgegevens staan niet open.',
  });
  for (const given of [
    undefined,
    'Bearer',
    'Bearer ',
    `Bearer ${metricsToken}x`,
    `Basic ${metricsToken}`,
    metricsToken,
  ]) {
    const answer = await app.inject({ url: '/metrics', headers: given === undefined ? {} : { authorization: given } });
    expect(answer.statusCode, given).toBe(401);
    expect(answer.body).not.toContain('vliegwiel_');
  }
});

test('requests are counted by route, however many addresses it has', async () => {
  const before = await measured();
  for (let thing = 0; thing < 20; thing += 1) await app.inject(`/api/v1/things/secret-${thing}`);
  for (let nothing = 0; nothing < 20; nothing += 1) await app.inject(`/api/v1/nothing-${nothing}`);
  const after = await measured();
  const count = 'vliegwiel_request_seconds_count';
  const of = { method: 'GET', route: '/api/v1/things/:thing', status: '200' };
  expect(sum(after, count, of) - sum(before, count, of)).toBe(20);
  expect(sum(after, count, { route: 'none', status: '404' }) - sum(before, count, { route: 'none' })).toBe(20);
  const routes = new Set(after.filter(({ name }) => name === count).map(({ labels }) => labels.route));
  expect([...routes].sort()).toEqual(['/api/v1/things/:thing', '/metrics', 'none']);
  expect(JSON.stringify(after)).not.toContain('secret');
});

test('jobs are shown with how long the oldest waits', async () => {
  const sheet = { task: 'count-sheep', state: 'waiting' };
  expect(sum(await measured(), 'vliegwiel_jobs', sheet)).toBe(0);
  await enqueue(store.db, 'count-sheep', {}, { runAt: new Date(Date.now() - 90_000) });
  await enqueue(store.db, 'count-sheep', {}, { minutes: 0 });
  await enqueue(store.db, 'count-sheep', {}, { minutes: 10 });
  const samples = await measured();
  expect(sum(samples, 'vliegwiel_jobs', sheet)).toBe(2);
  expect(sum(samples, 'vliegwiel_jobs', { ...sheet, state: 'later' })).toBe(1);
  expect(sum(samples, 'vliegwiel_jobs_oldest_seconds', sheet)).toBeGreaterThanOrEqual(90);
  expect(sum(samples, 'vliegwiel_jobs_oldest_seconds', { ...sheet, state: 'later' })).toBe(0);
  await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker._private_jobs))`.execute(
    store.db,
  );
  expect(sum(await measured(), 'vliegwiel_jobs', sheet)).toBe(0);
});

test('memory, the event loop and connections are there, also when the database is away', async () => {
  const samples = await measured(lost);
  for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'])
    expect(sum(samples, name), name).toBeGreaterThan(0);
  expect(samples.filter(({ name }) => name === 'vliegwiel_connections')).toHaveLength(3);
  expect(sum(await measured(lost), 'vliegwiel_jobs_unread_total')).toBeGreaterThan(0);
  expect(sum(await measured(), 'vliegwiel_jobs_unread_total')).toBe(0);
});
