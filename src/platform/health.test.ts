import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { testServices } from '../../test/harness/services.ts';
import { openStore } from './database.ts';
import { createApp } from './http.ts';

const away = openStore('postgresql://127.0.0.1:1/nowhere', { max: 1 });
const app = await createApp(testServices(await testDatabase()), []);
const lost = await createApp(testServices(away), []);
afterAll(async () => {
  await Promise.all([app.close(), lost.close()]);
  await away.close();
});

test('health says that the program is up, ready that the database answers', async () => {
  expect((await app.inject('/health')).json()).toEqual({ status: 'up' });
  expect((await app.inject('/ready')).json()).toEqual({ status: 'ready' });
  expect((await lost.inject('/health')).statusCode).toBe(200);
  const ready = await lost.inject({ url: '/ready', headers: { 'accept-language': 'nl' } });
  expect(ready.json()).toMatchObject({ status: 503, code: 'database-away' });
});
