import type { Random } from '../../src/demo/random.ts';
import { mutatedBytes } from './mutated-bytes.ts';
import { goodValue, type Known, type Operation } from './mutated-operations.ts';
import { formOf, formType, type Headers, requestOf } from './mutated-server.ts';
import { type Json, mutatedJson, oddText } from './mutated-values.ts';

/** A request with something wrong somewhere, and how it reads in a complaint. */
export interface MutatedRequest {
  readonly bytes: Buffer;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Json | Buffer | undefined;
  readonly shown: string;
}

/** What of a request is damaged. */
type Part = 'nothing' | 'path' | 'query' | 'headers' | 'body' | 'bytes';

export interface Made {
  readonly path: Record<string, string>;
  readonly query: [string, string][];
  readonly headers: Headers;
  readonly body: Json | Buffer | undefined;
}

export function goodRequest(
  random: Random,
  operation: Operation,
  known: { params: Known; body: Known },
  key: string,
): Made {
  const path: Record<string, string> = {};
  const query: [string, string][] = [];
  for (const { name, in: place, schema, required } of operation.parameters) {
    const value = String(goodValue(random, schema, name, known.params));
    if (place === 'path') path[name] = value;
    else if (place === 'query' && name !== 'cursor' && (required || random.chance(300))) query.push([name, value]);
  }
  const headers: Headers = { authorization: `Bearer ${key}` };
  if (operation.bodyType) headers['content-type'] = operation.bodyType;
  return { path, query, headers, body: goodBody(random, operation, known.body) };
}

function goodBody(random: Random, operation: Operation, known: Known): Json | Buffer | undefined {
  if (operation.body === undefined) return undefined;
  if (operation.bodyType === 'multipart/form-data')
    return formOf(
      { kind: 'sales' },
      { name: 'sales.csv', bytes: Buffer.from('id,date,partner,amount\nf1,2026-01-10,A,10\n') },
    );
  const value = goodValue(random, operation.body, '', known);
  if (!Array.isArray(operation.example) || !Array.isArray(value)) return value;
  // Rows are right in ways that their schema does not say: the example shows them.
  const example = Object.entries(operation.example[0] as Record<string, Json>);
  const row = Object.fromEntries(example.map(([name, one]) => [name, known[name] ?? one]));
  return [random.chance(300) ? { ...row, ...(value[0] as Record<string, Json>) } : row];
}

export function mutatedRequest(random: Random, operation: Operation, made: Made): MutatedRequest {
  const parts: Part[] = ['nothing', 'headers', 'query', 'query'];
  if (Object.keys(made.path).length > 0) parts.push('path', 'path', 'path');
  if (made.body !== undefined) parts.push('body', 'body', 'body', 'body', 'body', 'body', 'bytes');
  const part = random.pick(parts);
  let { body } = made;
  const headers = part === 'headers' ? oddHeaders(random, made.headers) : { ...made.headers };
  if (Buffer.isBuffer(body)) headers['content-type'] ??= formType;
  if (Buffer.isBuffer(body) && headers['content-type'] === 'multipart/form-data') headers['content-type'] = formType;
  if (part === 'body') body = Buffer.isBuffer(body) ? mutatedBytes(random, body) : mutatedJson(random, body!);
  if (part === 'bytes') body = mutatedBytes(random, Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)));
  const path = part === 'path' ? oddPath(random, operation.path, made.path) : filled(operation.path, made.path);
  const query = part === 'query' ? oddQuery(random, operation, made.query) : queryText(made.query);
  const url = path + query;
  const sent = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body) ?? 'null');
  const bytes = requestOf(operation.method, url, headers, sent);
  return { bytes, method: operation.method, url, headers, body, shown: `${part} of ${operation.id}: ${shown(bytes)}` };
}

const shown = (bytes: Buffer): string => {
  const text = bytes.toString('utf8').replace(/Bearer \S+/, 'Bearer …');
  return text.length > 1500 ? `${text.slice(0, 1200)} … (${bytes.length} bytes) … ${text.slice(-200)}` : text;
};

const filled = (path: string, values: Record<string, string>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? 'x'));

const queryText = (query: readonly [string, string][]): string =>
  query.length === 0 ? '' : `?${query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;

/** As it stands in the address: what an address cannot hold is escaped, rightly or not. */
function inAddress(random: Random, text: string): string {
  try {
    if (random.chance(850)) return encodeURIComponent(text.slice(0, random.pick([100, 2000, 20_000])));
  } catch {
    // Half a character has no escape.
  }
  return random.pick([
    '%',
    '%zz',
    '%00',
    '%ED%A0%80',
    '%C0%AF',
    '..%2f..',
    '%2e%2e',
    '%25',
    '%F0%9F%92%A3',
    '+',
    ';',
    '*',
    '%0d%0aX:1',
  ]);
}

function oddPath(random: Random, path: string, values: Record<string, string>): string {
  const wanted = random.pick(Object.keys(values));
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === wanted ? inAddress(random, oddText(random)) : encodeURIComponent(values[name] ?? 'x'),
  );
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function oddQuery(random: Random, { parameters }: Operation, query: readonly [string, string][]): string {
  const names = [
    ...parameters.filter((one) => one.in === 'query').map(({ name }) => name),
    'no_such',
    '__proto__',
    'limit',
    'cursor',
  ];
  const name = random.pick(names);
  const odd = name === 'cursor' && random.chance(700) ? oddCursor(random) : inAddress(random, oddText(random));
  const good = queryText(query).slice(1);
  const pieces = random.pick([
    [good, `${name}=${odd}`],
    [`${name}=${odd}`],
    [`${name}=1`, `${name}=${odd}`],
    [`${name}[]=${odd}`],
    [`${name}[a]=${odd}`],
    [name],
    ['&&&', '='],
    [`${name}=${'x'.repeat(random.pick([500, 5000, 14_000, 70_000]))}`],
    Array.from({ length: 3000 }, () => `${name}=1`),
  ]);
  return `?${pieces.filter(Boolean).join('&')}`;
}

const oddCursor = (random: Random): string =>
  encoded(
    random.pick<unknown>([
      [oddText(random)],
      [oddText(random), oddText(random)],
      ['1', '1'],
      ['1'],
      ['0', '0', '0'],
      ['999999999999999999'],
      ['-1', 'x'],
      [1],
      [null],
      {},
      '1',
      [['1']],
      ['2026-01-01', '1'],
      ['9999-12-31', '9'.repeat(18)],
    ]),
  );

const headerNames = [
  'content-type',
  'idempotency-key',
  'accept-language',
  'authorization',
  'cookie',
  'origin',
  'sec-fetch-site',
  'accept',
];
const headerNamesToo = [
  'content-encoding',
  'accept-encoding',
  'x-forwarded-for',
  'range',
  'if-none-match',
  'expect',
  'x-http-method-override',
];
const headerValues = [
  ...[
    '',
    ' ',
    '*',
    ',',
    ';q=',
    'nl;q=abc',
    'nl,en;q=0.5,*;q=0',
    'nl-NL-x-y',
    'text/html',
    'application/json; charset=utf-16',
    'application/json;',
  ],
  ...[
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary=""',
    'application/x-www-form-urlencoded',
  ],
  ...[
    'gzip',
    'br',
    'Bearer',
    'Bearer x',
    'Basic Og==',
    'Bearer \u00e9',
    'vliegwiel_session=x',
    'vliegwiel_session=%00',
    '__Host-x=;;;=',
    'bytes=0-',
  ],
  ...[
    'same-origin',
    'cross-site',
    'http://evil.example',
    'null',
    'http://',
    '100-continue',
    'DELETE',
    '127.0.0.1, 1.2.3.4',
    'x'.repeat(201),
  ],
];

function oddHeaders(random: Random, good: Headers): Headers {
  const name = random.pick([...headerNames, ...headerNames, ...headerNamesToo]);
  const value = random.chance(700) ? random.pick(headerValues) : oddText(random);
  const odd: Headers = { ...good, [name]: value.replaceAll(/[\r\n\0]/g, ' ') };
  if (random.chance(100)) delete odd.authorization;
  if (random.chance(50)) odd['x-long'] = 'x'.repeat(random.pick([8000, 20_000]));
  return odd;
}
