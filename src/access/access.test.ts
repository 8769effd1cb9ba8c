import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { loadFamily } from '../../test/harness/family.ts';

const { app, ask, caller, services, store } = await testApi();
beforeAll(() => loadFamily(store.db));

const own = { 'sec-fetch-site': 'same-origin' };

async function signIn(body: unknown) {
  const answer = await ask('POST', '/session', body, own);
  const cookie = String(answer.headers['set-cookie'] ?? '');
  return { answer, cookie, headers: { cookie: /vliegwiel_session=[^;]+/g.exec(cookie.split(',').at(-1)!)?.[0] ?? '' } };
}

describe('signing in to the demo', () => {
  test('as manager and as partner, each sees who it is', async () => {
    const manager = await signIn({ role: 'manager' });
    expect(manager.answer.status).toBe(201);
    expect(manager.cookie).toMatch(/HttpOnly/);
    expect(manager.cookie).toMatch(/SameSite=Lax/);
    expect((await ask('GET', '/session', undefined, manager.headers)).body).toMatchObject({
      role: 'manager',
      partner: null,
    });
    const partner = await signIn({ role: 'partner', partner: 'A' });
    const me = await ask('GET', '/session', undefined, partner.headers);
    expect(me.body).toMatchObject({ role: 'partner', partner: { code: 'A', name: 'Partner A' }, demo: true });
    expect(me.body.scopes).not.toContain('keys:write');
  });

  test('who reads the database cannot sign in with what it keeps, or with a signature of their own', async () => {
    const { headers } = await signIn({ role: 'manager' });
    const { rows } = await sql<{ token: string }>`select token from person_session`.execute(store.db);
    const value = decodeURIComponent(headers.cookie.split('=')[1]!);
    const signature = value.slice(value.indexOf('.'));
    expect(rows.some(({ token }) => value.startsWith(`${token}.`))).toBe(true);
    const wrong = `${signature[1] === 'A' ? '.B' : '.A'}${signature.slice(2)}`;
    for (const { token } of rows)
      for (const made of [token, `${token}.`, `${token}${wrong}`]) {
        const cookie = `vliegwiel_session=${encodeURIComponent(made)}`;
        expect((await ask('GET', '/session', undefined, { cookie })).status).toBe(401);
      }
  });

  test('a session ends by signing out, and by itself', async () => {
    const { headers } = await signIn({ role: 'manager' });
    expect((await ask('DELETE', '/session', undefined, { ...headers, ...own })).status).toBe(204);
    expect((await ask('GET', '/session', undefined, headers)).status).toBe(401);
    const later = await signIn({ role: 'manager' });
    await sql`update person_session set expires_at = now() - interval '1 second'`.execute(store.db);
    expect((await ask('GET', '/partners', undefined, later.headers)).status).toBe(401);
  });

  test('is refused where the company is not the demo, and where the demo is switched off', async () => {
    await sql`update company set demo = false`.execute(store.db);
    expect((await signIn({ role: 'manager' })).answer.body).toMatchObject({ status: 403, code: 'demo-sign-in-off' });
    expect((await ask('GET', '/session/partners')).status).toBe(403);
    await sql`update company set demo = true`.execute(store.db);
    services.config.demo = false;
    expect((await signIn({ role: 'manager' })).answer.status).toBe(403);
    services.config.demo = true;
    expect((await signIn({ role: 'manager' })).answer.status).toBe(201);
  });

  test('as an unknown partner or role gets a problem', async () => {
    expect((await signIn({ role: 'partner', partner: 'nobody' })).answer.status).toBe(404);
    expect((await signIn({ role: 'partner' })).answer.status).toBe(400);
    expect((await signIn({ role: 'owner' })).answer.status).toBe(400);
    expect((await signIn({ role: 'partner', partner: 'A\u0000' })).answer.status).toBe(422);
  });

  test('whom one may be is found by code or name', async () => {
    const answer = await ask('GET', '/session/partners?search=seller');
    expect(answer.body.items).toEqual([{ code: 'A1', name: 'Seller A1', type: 'seller' }]);
    expect((await ask('GET', '/session/partners?search=%25')).body.items).toEqual([]);
  });
});

describe('a session is not to be used from elsewhere', () => {
  const body = { name: 'stolen', scopes: ['partners:read'] };
  const post = (headers: Record<string, string>) => ask('POST', '/keys', body, headers);

  test('changes are taken from our own pages only', async () => {
    const { headers } = await signIn({ role: 'manager' });
    expect((await post(headers)).body).toMatchObject({ status: 403, code: 'foreign-origin' });
    expect((await post({ ...headers, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ ...headers, origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post({ ...headers, origin: 'null' })).status).toBe(403);
    expect((await post({ ...headers, origin: 'http://localhost', host: 'localhost' })).status).toBe(201);
    expect((await post({ ...headers, ...own })).status).toBe(201);
  });

  test('nor can another page sign someone in', async () => {
    const answer = await ask('POST', '/session', { role: 'manager' }, { origin: 'https://elsewhere.example' });
    expect(answer.status).toBe(403);
  });

  test('a form cannot pass for JSON', async () => {
    const { headers } = await signIn({ role: 'manager' });
    const types = ['text/plain', 'application/x-www-form-urlencoded'];
    for (const type of types) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/v1/keys',
        headers: { ...headers, ...own, 'content-type': type },
        payload: JSON.stringify(body),
      });
      expect([400, 415]).toContain(answer.statusCode);
    }
  });
});

describe('API keys', () => {
  test('are shown once, listed without themselves, and stop when revoked', async () => {
    const manager = await caller();
    const made = await manager.post('/keys', { name: 'till', scopes: ['partners:read', 'partners:read'] });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: 'till', scopes: ['partners:read'], partner: null, revoked_at: null });
    const bearer = { authorization: `Bearer ${made.body.key}` };
    expect((await ask('GET', '/partners', undefined, bearer)).status).toBe(200);
    const list = await manager.get('/keys');
    expect(list.text).not.toContain(made.body.key);
    expect(list.body.items.map((one: { id: string }) => one.id)).toContain(made.body.id);
    expect((await manager.delete(`/keys/${made.body.id}`)).status).toBe(204);
    expect((await ask('GET', '/partners', undefined, bearer)).body).toMatchObject({
      status: 401,
      code: 'wrong-credentials',
    });
    expect((await manager.delete('/keys/999999')).status).toBe(404);
    expect((await manager.delete('/keys/99999999999999999')).status).toBe(404);
    expect((await manager.delete('/keys/x')).status).toBe(400);
  });

  test('expire on their day', async () => {
    const manager = await caller();
    const make = async (expires_on: string) => {
      const made = await manager.post('/keys', { name: 'old', scopes: ['partners:read'], expires_on });
      return ask('GET', '/partners', undefined, { authorization: `Bearer ${made.body.key}` });
    };
    expect((await make('2020-01-01')).status).toBe(401);
    expect((await make('2999-01-01')).status).toBe(200);
  });

  test('of a partner cannot hold the company’s scopes', async () => {
    const manager = await caller();
    const wanted = { name: 'too much', scopes: ['partners:read', 'partners:write'], partner: 'A' };
    const answer = await manager.post('/keys', wanted, { 'accept-language': 'nl' });
    expect(answer.body).toMatchObject({ status: 422, code: 'scope-not-for-partners' });
    expect(answer.body.title).toContain('kan het recht partners:write niet hebben');
    expect((await manager.post('/keys', { ...wanted, scopes: ['partners:read'], partner: 'C' })).status).toBe(404);
    expect((await manager.post('/keys', { ...wanted, scopes: ['everything'] })).status).toBe(400);
    expect((await manager.post('/keys', { ...wanted, scopes: [] })).status).toBe(400);
  });

  test('that are wrong are refused, even beside a good session', async () => {
    const { headers } = await signIn({ role: 'manager' });
    for (const authorization of [
      'Bearer nonsense',
      'Bearer vlw_',
      'Basic YTpi',
      'Bearer',
      `Bearer vlw_${'x'.repeat(300)}`,
    ]) {
      const answer = await ask('GET', '/partners', undefined, { ...headers, authorization });
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toContain('Bearer');
    }
  });

  test('are never kept with an Idempotency-Key', async () => {
    const manager = await caller();
    const body = { name: 'twice', scopes: ['partners:read'] };
    const first = await manager.post('/keys', body, { 'idempotency-key': 'k1' });
    const { rows } = await sql<{ response: string | null }>`select response from idempotency_key`.execute(store.db);
    expect(JSON.stringify(rows)).not.toContain(first.body.key);
  });
});

test('keys are paged by number, and a key made meanwhile moves nothing', async () => {
  const manager = await caller();
  for (let i = 0; i < 3; i += 1) await caller();
  const first = await manager.get('/keys?limit=2');
  await caller();
  const second = await manager.get(`/keys?limit=2&cursor=${first.body.next}`);
  const ids = [...first.body.items, ...second.body.items].map((one: { id: string }) => Number(one.id));
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
  expect(new Set(ids).size).toBe(4);
  const made = Buffer.from('["1; drop"]').toString('base64url');
  expect((await manager.get(`/keys?cursor=${made}`)).body).toMatchObject({ status: 422, code: 'wrong-cursor' });
});
