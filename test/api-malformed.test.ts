import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from './harness/api.ts';
import { loadFamily } from './harness/family.ts';

const { app, caller, store } = await testApi();
let authorization = '';
beforeAll(async () => {
  await loadFamily(store.db);
  authorization = `Bearer ${(await caller()).secret}`;
});

type Parameter = { name: string; in: 'path' | 'query' };
type Operation = { operationId: string; parameters?: Parameter[]; requestBody?: unknown };
const document = app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> };
const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
);

const good: Record<string, string> = {
  partner: 'A',
  source: 'sales',
  version: '1',
  id: '1',
  program: 'x',
  period: '2026-Q1',
  incentive: 'x',
};

/** What somebody might send in the place of a code, number or date; as it stands in the address. */
const values = [
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%E0%A4%A',
  '%',
  '..%2F..%2Fetc',
  '%27%3B%20drop%20table%20partner%3B--',
  '%F0%9F%92%A3',
  '%20',
  '-1',
  '0',
  '1e309',
  '99999999999999999999999999',
  '2147483648',
  '9223372036854775808',
  '2026-02-30',
  '9999-12-31',
  '0000-00-00',
  '275760-09-13',
  'NaN',
  'null',
  '[]',
  '{}',
  '__proto__',
  'constructor',
  'x'.repeat(400),
  '%25%5F%5C',
];

/** Providers of single sign-on send people back with parameters of their own. */
const takesMore = new Set(['endSso']);

const cursors = [
  '!',
  'WzFd',
  'WyJhIl0',
  ...[['-1'], ['1', '2'], ['a\u0000'], ['999999999999999999'], ['9'.repeat(40)], [null], [{}]].map(encoded),
];

function encoded(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

const deep = (levels: number) => `${'{"all":['.repeat(levels)}{}${']}'.repeat(levels)}`;
const bodies: [string, string][] = [
  ['nothing', ''],
  ['no JSON', '{'],
  ['null', 'null'],
  ['a number', '1'],
  ['a text', '"x"'],
  ['an empty list', '[]'],
  ['a list of nothing', '[null, 1, "x", [], {}]'],
  ['an empty object', '{}'],
  ['a prototype', '{"__proto__": {"admin": true}, "constructor": {"prototype": {}}}'],
  ['infinity', '[{"id": 1e999, "amount": -1e999, "quantity": 1e400, "rate": 1e-400, "value": 1e30}]'],
  [
    'control characters',
    '[{"id": "a\\u0000", "code": "\\u0000", "name": "\\u0000", "partner": "A\\u0000", "date": "2026-01-01\\u0000"}]',
  ],
  ['half a character', '[{"id": "\\ud800", "code": "\\udc00", "name": "\\ud800", "type": "reseller"}]'],
  ['long texts', JSON.stringify([{ id: 'x'.repeat(5000), code: 'x'.repeat(5000), name: 'x'.repeat(5000) }])],
  ['objects for texts', '[{"id": {}, "code": [], "name": {"a": 1}, "tags": [], "split": {}, "parent": []}]'],
  ['deep nesting', `{"document": ${deep(5000)}}`],
  ['deep text', JSON.stringify({ document: '['.repeat(100_000) })],
  ['deep YAML', JSON.stringify({ document: deep(3000) })],
  ['an odd document', '{"document": {"program": "x", "incentives": [{"measure": {"source": "__proto__"}}]}}'],
  ['control characters in a document', '{"document": "program: \\u0000\\nname: \\ud800"}'],
  ['an odd adjustment', '{"unit": "goods:\\u0000", "amount": "1", "note": "x"}'],
  ['a huge adjustment', '{"unit": "EUR", "amount": "999999999999999.99", "note": "x"}'],
  ['an adjustment in the smallest parts', '{"unit": "EUR", "amount": "0.001", "note": "x"}'],
  ['a currency with a proto name', '{"unit": "toString", "amount": "1", "note": "x"}'],
  ['a key for nobody', '{"name": "x", "scopes": ["partners:read"], "partner": "nobody", "expires_on": "9999-12-31"}'],
  ['a company of nothing', '{"name": " ", "base_currency": "ZZZ", "time_zone": "Nowhere/Land"}'],
  ['an enrolment', '{"status": "enrolled"}'],
  ['a run', '{"program": "nowhere"}'],
];

async function ask(method: string, url: string, payload?: string, headers: Record<string, string> = {}) {
  const type = payload === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await app.inject({
    method: method as 'GET',
    url,
    headers: { authorization, ...type, ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, type: String(answer.headers['content-type'] ?? ''), text: answer.body };
}

function mustBeAnswered(answer: { status: number; type: string; text: string }, what: string): void {
  expect(answer.status, `${what}: ${answer.text.slice(0, 300)}`).toBeLessThan(500);
  if (answer.status < 400) return;
  expect(answer.type, what).toContain('application/problem+json');
  const problem = JSON.parse(answer.text) as Record<string, unknown>;
  expect(problem, what).toMatchObject({ status: answer.status, title: expect.any(String), type: expect.any(String) });
}

const addressOf = (path: string, more: Record<string, string> = {}) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => more[name] ?? good[name] ?? 'x');

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  (_name, { method, path, operation }) => {
    const body = operation.requestBody ? '{}' : undefined;
    const parameters = operation.parameters ?? [];

    test.runIf(parameters.some((one) => one.in === 'path'))('answers odd paths', async () => {
      for (const parameter of parameters.filter((one) => one.in === 'path')) {
        for (const value of values) {
          const url = addressOf(path, { [parameter.name]: value });
          mustBeAnswered(await ask(method, url, body), `${method} ${url}`);
        }
      }
    });

    test.runIf(parameters.some((one) => one.in === 'query'))('answers odd queries', async () => {
      for (const { name } of parameters.filter((one) => one.in === 'query')) {
        for (const value of name === 'cursor' ? [...values, ...cursors] : values) {
          const url = `${addressOf(path)}?${name}=${value}`;
          mustBeAnswered(await ask(method, url, body), `${method} ${url}`);
        }
        const twice = `${addressOf(path)}?${name}=1&${name}=2`;
        mustBeAnswered(await ask(method, twice, body), twice);
      }
      if (takesMore.has(operation.operationId)) return;
      const unknown = await ask(method, `${addressOf(path)}?no_such_parameter=1`, body);
      expect(unknown.status).toBe(400);
    });

    test.runIf(operation.requestBody)('answers odd bodies', async () => {
      for (const [name, text] of bodies) {
        mustBeAnswered(await ask(method, addressOf(path), text), `${method} ${path} with ${name}`);
      }
    });

    test.runIf(operation.requestBody)('takes no other kind of body', async () => {
      for (const type of [
        'text/html',
        'application/xml',
        'application/x-www-form-urlencoded',
        'nonsense',
        'application/json; charset=latin1',
      ]) {
        const answer = await ask(method, addressOf(path), '<a/>', { 'content-type': type });
        mustBeAnswered(answer, type);
        expect(answer.status, type).toBeGreaterThanOrEqual(400);
      }
    });
  },
);

test('what is too large is refused', async () => {
  const answer = await ask('POST', '/api/v1/facts/sales', `[${' '.repeat(17 * 1_048_576)}]`);
  expect(answer.status).toBe(413);
  mustBeAnswered(answer, 'a large body');
  const many = JSON.stringify(Array.from({ length: 10_001 }, () => ({})));
  expect((await ask('POST', '/api/v1/facts/sales', many)).status).toBe(400);
});

test('what is nested too deeply is refused before anything goes through it', async () => {
  const measure = `{"source": "sales", "sum": "amount", "where": ${deep(4000)}}`;
  const program = `{"document": {"program": "x", "incentives": [{"id": "x", "kind": "rebate", "measure": ${measure}}]}}`;
  for (const headers of [{}, { 'idempotency-key': 'deep' }]) {
    const answer = await ask('POST', '/api/v1/programs/check', program, headers);
    expect(JSON.parse(answer.text)).toMatchObject({ status: 422, code: 'too-deep' });
  }
  const rows = await ask('POST', '/api/v1/facts/sales', `[${deep(4000)}]`, { 'idempotency-key': 'deep rows' });
  expect(rows.status).toBeLessThan(500);
});

test('another address or method is a problem too', async () => {
  for (const [method, url] of [
    ['GET', '/api/v1/nowhere'],
    ['PATCH', '/api/v1/partners'],
    ['GET', '/api/v2/partners'],
  ] as const) {
    const answer = await ask(method, url);
    mustBeAnswered(answer, url);
    expect(answer.status).toBe(404);
  }
});
