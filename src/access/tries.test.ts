import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { loadFamily } from '../../test/harness/family.ts';
import { signedIn } from '../../test/harness/people.ts';

const { app, ask, store } = await testApi({ config: { signInTries: 5 } });
beforeAll(() => loadFamily(store.db));

test('tries to sign in are counted per address; others and other work go on', async () => {
  const { email, headers } = await signedIn(store.db, ask, 'manager');
  const attempt = (remoteAddress: string, forwarded?: string) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/session/password',
      payload: { email, password: 'wrong' },
      remoteAddress,
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded, 'x-vliegwiel-address': forwarded },
    });
  const statuses: number[] = [];
  for (let i = 0; i < 7; i += 1) statuses.push((await attempt('192.0.2.1')).statusCode);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  const refused = await attempt('192.0.2.1', '192.0.2.99');
  expect(refused.statusCode, 'whatever address it says that it has').toBe(429);
  expect(refused.json()).toMatchObject({ code: 'too-many-tries' });
  expect((await attempt('192.0.2.2')).statusCode).toBe(401);
  expect((await ask('GET', '/me', undefined, headers)).status).toBe(200);
});

test('signing out is no try', async () => {
  const { headers } = await signedIn(store.db, ask, 'finance');
  const statuses: number[] = [];
  for (let i = 0; i < 7; i += 1) statuses.push((await ask('DELETE', '/session', undefined, headers)).status);
  expect(statuses).toEqual(Array(7).fill(204));
});
