import { beforeAll, expect, test, vi } from 'vitest';
import { requireSight, seenPartners } from '../src/access/actions.ts';
import type { Caller } from '../src/access/caller.ts';
import { partnerScopes } from '../src/access/schema.ts';
import { testApi } from './harness/api.ts';
import { codeOfB, leaks, loadNeighbours, routesOf, type Told, walk } from './harness/walk.ts';

/*
 * As api-partner-walk.test.ts, with everything in the code that keeps partners apart switched off: what is left is the database.
 */

vi.mock('../src/access/actions.ts', async (original) => ({
  ...(await original<object>()),
  requireSight: async () => {},
  seenPartners: async () => null,
}));
vi.mock('../src/access/sql.ts', async (original) => ({
  ...(await original<object>()),
  isBelow: async () => true,
  idsBelow: async () => Array.from({ length: 100 }, (_, i) => i + 1),
}));
vi.mock('../src/partners/actions.ts', async (original) => {
  const actual = await original<typeof import('../src/partners/actions.ts')>();
  const listPartners: typeof actual.listPartners = (db, query, day) =>
    actual.listPartners(db, { ...query, below: undefined }, day);
  return { ...actual, listPartners };
});

const api = await testApi({ today: '2026-05-20' });
const manager = await api.caller();
const byRole =
  'listPartners getPartner listPartnerVersions listFacts listEntries getBalances listPartnerPrograms setEnrolment';
const operations = `${byRole} getCompany listStatements getStatement listStatementFacts explain`.split(' ');
const routes = routesOf(api).filter(({ operation }) => operations.includes(operation.operationId));
let answers: Told[];

beforeAll(async () => {
  await loadNeighbours(manager);
  for (const program of ['volume', 'bxq-circle']) await manager.post('/runs', { program });
  await manager.post('/programs/volume/periods/2026-Q1/close');
  const { secret } = await api.caller({ scopes: partnerScopes, partner: 'A' });
  answers = await walk(api, secret, routes);
}, 600_000);

test('the code’s own checks are off', async () => {
  const caller = { partner: { id: 1, code: 'A' } } as Caller;
  await requireSight(api.store.db, caller, codeOfB, '2026-05-20');
  expect(await seenPartners(api.store.db, caller, '2026-05-20')).toBeNull();
  expect(routes.map(({ operation }) => operation.operationId).sort()).toEqual([...operations].sort());
  expect(answers.length).toBeGreaterThan(200);
});

test('the database alone shows nothing of B', () => {
  expect(leaks(answers)).toEqual([]);
});

test('it still shows A what is its own', () => {
  expect(answers.filter(({ status }) => status >= 500).map(({ step, text }) => step.url + text)).toEqual([]);
  const own = new Set(
    answers.filter(({ status }) => status === 200).map(({ step }) => step.route.operation.operationId),
  );
  expect([...own].sort()).toEqual([...operations].sort());
});

test('nor can A write for B', async () => {
  const put = answers.filter(
    ({ step }) => step.route.operation.operationId === 'setEnrolment' && step.url.includes(codeOfB),
  );
  expect(put.length).toBeGreaterThan(0);
  expect(put.map(({ status }) => status)).toEqual(put.map(() => 404));
});
