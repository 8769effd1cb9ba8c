import { afterAll, expect, test } from 'vitest';
import { openStore } from '../src/platform/database.ts';
import { createServer } from '../src/server.ts';
import { testServices } from './harness/services.ts';

// Whatever asks this database something is told that it is away.
const away = openStore('postgresql://127.0.0.1:1/nowhere', { max: 1 });
const app = await createServer(testServices(away, { config: { rateLimit: 3 } }));
afterAll(async () => {
  await app.close();
  await away.close();
});

const statusesOf = async (remoteAddress: string, url: string, headers: Record<string, string> = {}) => {
  const statuses: number[] = [];
  for (let time = 0; time < 5; time += 1) statuses.push((await app.inject({ url, headers, remoteAddress })).statusCode);
  return statuses;
};

test('too many requests are refused before the database is asked who calls', async () => {
  const authorization = 'Bearer vlw_that-somebody-guesses';
  expect(await statusesOf('192.0.2.1', '/api/v1/partners', { authorization })).toEqual([503, 503, 503, 429, 429]);
  const refused = await app.inject({ url: '/api/v1/partners', remoteAddress: '192.0.2.1', headers: { authorization } });
  expect(refused.json()).toMatchObject({ code: 'too-many-requests' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
});

test('addresses that are not there count as well; who looks whether the program is up does not', async () => {
  expect(await statusesOf('192.0.2.2', '/api/v1/nothing')).toEqual([404, 404, 404, 429, 429]);
  expect(await statusesOf('192.0.2.3', '/health')).toEqual([200, 200, 200, 200, 200]);
});
