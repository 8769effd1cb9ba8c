import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { loadFamily } from '../../test/harness/family.ts';
import { signedIn } from '../../test/harness/people.ts';
import { root } from '../../test/harness/sources.ts';
import { roleScopes } from './roles.ts';
import { type Role, roles, type Scope, scopes } from './schema.ts';

const { app, ask, store } = await testApi({ config: { signInTries: 10_000 } });
beforeAll(() => loadFamily(store.db));
const partnerOf = (role: Role) => (role.startsWith('partner_') ? 'A' : undefined);
const who = new Map<Role, Awaited<ReturnType<typeof signedIn>>>();
beforeAll(async () => {
  for (const role of roles) who.set(role, await signedIn(store.db, ask, role, partnerOf(role)));
});
const as = (role: Role) => who.get(role)!.headers;
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const call = (role: Role, method: Method, url: string, body?: unknown) => ask(method, url, body, as(role));

describe('every role at every route', () => {
  type Operation = { description: string; operationId: string };
  const document = app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> };
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase() as Method, operation })),
  );
  const scoped = routes.flatMap((route) => {
    const scope = /Scope `([\w:]+)`/.exec(route.operation.description)?.[1] as Scope | undefined;
    return scope ? [{ ...route, scope, forPartners: route.operation.description.includes('Open to partners') }] : [];
  });

  test('is walked', () => {
    expect(scoped.length).toBeGreaterThan(60);
  });

  test.each(roles)('%s gets as far as its scopes allow, and no further', async (role) => {
    const wrong: string[] = [];
    for (const { path, method, scope, forPartners, operation } of scoped) {
      // What would not come to an end, or end somebody who asks the rest.
      if (operation.description.includes('server-sent') || /event/i.test(operation.operationId)) continue;
      const allowed = roleScopes[role].includes(scope) && (forPartners || partnerOf(role) === undefined);
      const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'partner' ? 'A' : '999999'));
      const body = method === 'GET' || method === 'DELETE' ? undefined : {};
      const { status, body: answer } = await call(role, method, url, body);
      const refused =
        status === 401 || (status === 403 && ['scope-missing', 'not-for-partners'].includes(answer?.code));
      if (refused === allowed) wrong.push(`${role} ${method} ${path} (${scope}): ${status} ${answer?.code ?? ''}`);
    }
    expect(wrong).toEqual([]);
  });

  test('the table of docs/accounts.md says the same', () => {
    const text = readFileSync(join(root, 'docs/accounts.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `(\w+:\w+)` \|(.+)\|$/gm)].map(([, scope, cells]) => ({
      scope: scope as Scope,
      who: roles.filter((_, place) => cells!.split('|')[place]!.trim() === 'yes'),
    }));
    expect(rows.map(({ scope }) => scope)).toEqual([...scopes]);
    for (const { scope, who } of rows)
      expect([scope, who]).toEqual([scope, roles.filter((role) => roleScopes[role].includes(scope))]);
  });
});

describe('who manages people', () => {
  const newcomer = (more: object) => ({ email: `n${Math.random()}@people.example`, name: 'New', ...more });

  test('a partner’s administrator invites, sees and removes its own colleagues only', async () => {
    const b = await signedIn(store.db, ask, 'partner_admin', 'B', 'admin@b.example');
    const invited = await call('partner_admin', 'POST', '/people', newcomer({ role: 'partner_user' }));
    expect(invited).toMatchObject({ status: 201, body: { partner: 'A', role: 'partner_user' } });
    for (const more of [
      { role: 'partner_user', partner: 'B' },
      { role: 'partner_user', partner: 'A1' },
      { role: 'owner' },
    ])
      expect((await call('partner_admin', 'POST', '/people', newcomer(more))).body.code).toBe('own-colleagues-only');
    const list = await call('partner_admin', 'GET', '/people');
    expect(list.body.items.length).toBeGreaterThan(2);
    expect(new Set(list.body.items.map((one: { partner: string }) => one.partner))).toEqual(new Set(['A']));
    expect((await call('partner_admin', 'GET', '/people?partner=B')).status).toBe(404);
    const outside: [Method, string, object?][] = [
      ['GET', `/people/${b.id}`],
      ['PUT', `/people/${b.id}`, { role: 'partner_user' }],
      ['DELETE', `/people/${b.id}`],
      ['POST', `/people/${b.id}/invitation`],
      ['DELETE', `/people/${who.get('owner')!.id}`],
    ];
    for (const [method, url, body] of outside)
      expect((await call('partner_admin', method, url, body)).status).toBe(404);
    expect((await ask('GET', '/me', undefined, b.headers)).status).toBe(200);
    const promoted = await call('partner_admin', 'PUT', `/people/${invited.body.id}`, { role: 'owner' });
    expect(promoted.body.code).toBe('role-of-other-side');
    expect((await call('partner_admin', 'DELETE', `/people/${invited.body.id}`)).status).toBe(204);
    expect((await call('partner_user', 'POST', '/people', newcomer({ role: 'partner_user' }))).status).toBe(403);
  });

  test('a role that changes counts at once, and says who changed it', async () => {
    const one = await signedIn(store.db, ask, 'analyst', undefined, 'changing@company.example');
    expect((await ask('GET', '/keys', undefined, one.headers)).status).toBe(403);
    const changed = await call('owner', 'PUT', `/people/${one.id}`, { role: 'manager' });
    expect(changed.body.changed_by).toContain('owner@people.example');
    expect((await ask('GET', '/keys', undefined, one.headers)).status).toBe(200);
  });

  test('whoever is removed is out at once, and can be invited again', async () => {
    const one = await signedIn(store.db, ask, 'manager', undefined, 'leaving@company.example');
    expect((await call('owner', 'POST', '/people', newcomer({ role: 'manager', email: one.email }))).body.code).toBe(
      'person-exists',
    );
    expect((await call('owner', 'DELETE', `/people/${one.id}`)).status).toBe(204);
    expect((await ask('GET', '/me', undefined, one.headers)).status).toBe(401);
    expect((await call('owner', 'GET', `/people/${one.id}`)).status).toBe(404);
    const again = await call('owner', 'POST', '/people', newcomer({ role: 'analyst', email: one.email }));
    expect(again).toMatchObject({ status: 201, body: { role: 'analyst', accepted_at: null } });
  });

  test('the last owner stays, also when two owners remove each other at once', async () => {
    const second = await signedIn(store.db, ask, 'owner', undefined, 'second-owner@people.example');
    const first = who.get('owner')!;
    const answers = await Promise.all([
      ask('DELETE', `/people/${second.id}`, undefined, first.headers),
      ask('DELETE', `/people/${first.id}`, undefined, second.headers),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const left = answers[0].status === 204 ? first : second;
    expect((await ask('PUT', `/people/${left.id}`, { role: 'manager' }, left.headers)).body.code).toBe('last-owner');
  });
});
