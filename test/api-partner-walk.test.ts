import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { partnerScopes } from '../src/access/schema.ts';
import { testApi } from './harness/api.ts';
import { codeOfB, leaks, loadNeighbours, mark, routesOf, stepsOf, type Told, walk } from './harness/walk.ts';

/*
 * Partner A asks every route for what is B's. The same with the routes' own checks switched off is in api-partner-walk-unchecked.test.ts.
 */

const api = await testApi({ today: '2026-05-20' });
const manager = await api.caller();
const routes = routesOf(api);
let answers: Told[];
let before: string[];

beforeAll(async () => {
  await loadNeighbours(manager);
  for (const program of ['volume', 'bxq-circle']) await manager.post('/runs', { program });
  await manager.post('/programs/volume/periods/2026-Q1/close');
  before = await rowsOfB();
  const { secret } = await api.caller({ scopes: partnerScopes, partner: 'A' });
  answers = await walk(api, secret, routes);
}, 600_000);

/** All that is kept of B, whatever the table. */
async function rowsOfB(): Promise<string[]> {
  const { db } = api.store;
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'partner_id' and not a.attisdropped order by 1`.execute(
    db,
  );
  const all: string[] = [];
  for (const { name } of rows) {
    const found = await sql<{ row: string }>`
      select t::text as row from ${sql.table(name)} t join partner p on p.id = t.partner_id where p.code like 'BXQ%' order by 1`.execute(
      db,
    );
    all.push(...found.rows.map(({ row }) => `${name} ${row}`));
  }
  return all;
}

test('the walk goes through every route, and gives each parameter a value of B’s', () => {
  expect(routes.length).toBeGreaterThan(60);
  expect(new Set(answers.map(({ step }) => step.route)).size).toBe(routes.length);
  for (const route of routes) {
    const urls = stepsOf(route).map(({ url }) => url);
    expect(urls.filter((url) => url.includes('{'))).toEqual([]);
    for (const { name } of (route.operation.parameters ?? []).filter((one) => one.in === 'query')) {
      expect(
        urls.find((url) => new RegExp(`[?]${name}=.`).test(url)),
        `${route.path} ${name}`,
      ).toBeDefined();
    }
  }
  expect(answers.length).toBeGreaterThan(500);
});

test('what the walk looks for is there, for the company', async () => {
  const { secret } = await api.caller();
  const reading = routes.filter(({ method }) => method === 'GET');
  const found = (await walk(api, secret, reading)).filter(({ status, told }) => status === 200 && told.length > 0);
  const where = new Set(found.map(({ step }) => step.route.operation.operationId));
  const wanted = 'listPartners getPartner listPartnerVersions listFacts listEntries getBalances listPartnerPrograms';
  for (const one of `${wanted} listStatements getStatement listStatementFacts explain`.split(' '))
    expect(where).toContain(one);
}, 300_000);

test('nothing of B is in any answer to A', () => {
  expect(leaks(answers)).toEqual([]);
});

test('A is answered for what is its own', () => {
  const own = new Set(
    answers.filter(({ status }) => status === 200).map(({ step }) => step.route.operation.operationId),
  );
  const wanted =
    'getCompany listPartners getPartner listPartnerVersions listFacts listEntries getBalances listPartnerPrograms';
  for (const one of `${wanted} listStatements getStatement listStatementFacts explain`.split(' '))
    expect(own).toContain(one);
  expect(answers.filter(({ status }) => status >= 500).map(({ step, text }) => step.url + text)).toEqual([]);
  const sales = answers.find(({ step }) => step.url.endsWith('/facts/sales'))!;
  expect(JSON.parse(sales.text).items).toMatchObject([
    { id: '2', partner: 'A' },
    { id: '1', partner: 'A', seller: 'A1', customer: 'C-1' },
  ]);
});

test('nothing of B has changed', async () => {
  expect(before.length).toBeGreaterThan(10);
  expect(before.join().toLowerCase()).toContain(mark);
  expect(await rowsOfB()).toEqual(before);
});

test('a seller sees on its statement what it sold for the partner above it', async () => {
  const seller = await api.caller({ scopes: partnerScopes, partner: 'A1' });
  const { body } = await seller.get('/partners/A1/statements/volume/2026-Q1/growth/facts');
  expect(body.items).toMatchObject([{ fact: { id: '1', partner: 'A', seller: 'A1', customer: 'C-1' } }]);
  expect((await seller.get('/facts/sales')).body.items).toEqual([]);
  expect((await seller.get(`/partners/${codeOfB}`)).status).toBe(404);
  expect((await seller.get('/partners/A1')).body).toMatchObject({ code: 'A1', parent: 'A' });
});
