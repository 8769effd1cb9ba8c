import { beforeAll, describe, expect, test } from 'vitest';
import { type Scope, scopes } from '../src/access/schema.ts';
import { testApi } from './harness/api.ts';
import { loadFamily } from './harness/family.ts';

const { app, ask, caller, store } = await testApi();
beforeAll(() => loadFamily(store.db));

type Operation = { operationId: string; description: string; parameters?: { name: string; in: string }[] };
type Route = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; operation: Operation };

const document = app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> };
const routes: Route[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase() as Route['method'],
    path,
    operation,
  })),
);

/** These may be called by everybody. Adding one is a decision. */
const open = [
  'getSession',
  'signIn',
  'signOut',
  'listDemoPartners',
  'getProgramSchema',
  'getProgramForm',
  'listSignInWays',
  'signInByPassword',
  'signInByCode',
  'askSignInLink',
  'openSignInLink',
  'openInvitation',
  'beginSso',
  'endSso',
];

const samples: Record<string, string> = {
  partner: 'A',
  source: 'sales',
  version: '1',
  id: '1',
  period: '2026-Q1',
};
const addressOf = (path: string, more: Record<string, string> = {}) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(more[name] ?? samples[name] ?? 'x'));
const bodyFor = (method: string) => (method === 'GET' || method === 'DELETE' ? undefined : {});
const scopeOf = ({ operation }: Route) => /Scope `([\w:]+)`/.exec(operation.description)?.[1] as Scope | undefined;
const isForPartners = ({ operation }: Route) => operation.description.includes('Open to partners');
/** What people see and change of themselves: no scope, and no keys. */
const isForPeople = ({ description }: Operation) => description.includes('Open to people');
const forPeople = routes.filter(({ operation }) => isForPeople(operation));
const closed = routes.filter(({ operation }) => !open.includes(operation.operationId) && !isForPeople(operation));

test('the walk sees the routes', () => {
  expect(routes.length).toBeGreaterThan(50);
  expect(routes.length - closed.length).toBe(open.length + forPeople.length);
  expect(forPeople.length).toBeGreaterThanOrEqual(7);
});

test.each(forPeople.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s is for people, not for keys',
  async (_name, { method, path }) => {
    const { secret } = await caller();
    expect(await ask(method, addressOf(path), bodyFor(method))).toMatchObject({ status: 401 });
    const answer = await ask(method, addressOf(path), bodyFor(method), { authorization: `Bearer ${secret}` });
    expect(answer).toMatchObject({ status: 403, body: { code: 'people-only' } });
  },
);

describe.each(closed.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_name, route) => {
  const { method, path } = route;
  const call = async (who: { scopes: readonly Scope[]; partner?: string }, more = {}) => {
    const { secret } = await caller(who);
    return ask(method, addressOf(path, more), bodyFor(method), { authorization: `Bearer ${secret}` });
  };

  test('asks who calls', async () => {
    const answer = await ask(method, addressOf(path), bodyFor(method));
    expect(answer).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });

  test('refuses a key that has every scope but the one it takes', async () => {
    const scope = scopeOf(route);
    expect(scopes).toContain(scope);
    const answer = await call({ scopes: scopes.filter((one) => one !== scope) });
    expect(answer).toMatchObject({ status: 403, body: { code: 'scope-missing', params: { scope } } });
  });

  test('lets a key with that scope through', async () => {
    const answer = await call({ scopes: [scopeOf(route)!] });
    expect([401, 403]).not.toContain(answer.status);
  });

  test.runIf(!isForPartners(route))('is not for partners', async () => {
    // Put in the database directly: the API does not give a partner such a scope.
    const { secret } = await caller({ scopes: ['partners:read'], partner: 'A' });
    const answer = await ask(method, addressOf(path), bodyFor(method), { authorization: `Bearer ${secret}` });
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-for-partners' } });
  });
});

const named = ['partner', 'parent', 'below'];
const perPartner = routes
  .filter(isForPartners)
  .flatMap((route) =>
    (route.operation.parameters ?? [])
      .filter(({ name }) => named.includes(name))
      .map((parameter) => [`${route.method} ${route.path} ?${parameter.name}`, route, parameter] as const),
  );

describe.each(perPartner)('%s', (_name, route, parameter) => {
  const askAs = async (partner: string, code: string) => {
    const { secret } = await caller({ scopes: [scopeOf(route)!], partner });
    const inPath = parameter.in === 'path';
    const url = addressOf(route.path, inPath ? { [parameter.name]: code } : {});
    const query = inPath ? '' : `?${parameter.name}=${code}`;
    return ask(route.method, url + query, bodyFor(route.method), { authorization: `Bearer ${secret}` });
  };
  const unseen = { status: 404, body: { code: 'not-found', params: { name: 'B' } } };

  test('partner A cannot ask for B, nor a seller for the reseller above it', async () => {
    expect(await askAs('A', 'B')).toMatchObject(unseen);
    expect(await askAs('A1', 'A')).toMatchObject({ ...unseen, body: { code: 'not-found', params: { name: 'A' } } });
  });

  test('partner A can ask for itself and for those below it', async () => {
    for (const code of ['A', 'A1']) {
      const answer = await askAs('A', code);
      expect(answer.body?.params?.name).not.toBe(code);
      expect([401, 403]).not.toContain(answer.status);
    }
  });
});
