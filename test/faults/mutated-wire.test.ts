import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createKey } from '../../src/access/actions.ts';
import { scopes } from '../../src/access/schema.ts';
import type { Random } from '../../src/demo/random.ts';
import { testDatabase } from '../harness/database.ts';
import { smallCompany } from '../harness/intake.ts';
import { answerComplaints, changeComplaints } from './mutated-answer.ts';
import { mutatedBytes } from './mutated-bytes.ts';
import { allTime, type Complaints, eachCase, isReplay, numbersOf } from './mutated-cases.ts';
import { openJournal } from './mutated-journal.ts';
import {
  formOf,
  formType,
  mustHoldNoMore,
  type Reply,
  requestOf,
  type Sending,
  send,
  startServer,
  until,
} from './mutated-server.ts';

/* What goes wrong between two computers: requests cut off, too slow, of another length than they say, compressed, or no HTTP at all. */

const store = await testDatabase();
await smallCompany(store);
const { secret } = await createKey(store.db, { name: 'wire', scopes: [...scopes] });
const journal = await openJournal(store.owner());
/** A request that is not there by then is cut off, also when it is the machine that was busy. */
const requestSeconds = 2;
const server = await startServer(store, { VLIEGWIEL_REQUEST_SECONDS: String(requestSeconds) });

const own = { authorization: `Bearer ${secret}` };
const json = { ...own, 'content-type': 'application/json' };
const rows = Buffer.from(JSON.stringify([{ id: 'w1', date: '2026-01-10', partner: 'R1', amount: '10' }]));
const csv = Buffer.from(
  `id,date,partner,amount\n${Array.from({ length: 3000 }, (_, i) => `w${i},2026-01-10,R1,10\n`).join('')}`,
);
const form = formOf({ kind: 'sales' }, { name: 'sales.csv', bytes: csv });
const sales = '/api/v1/facts/sales';
const imports = '/api/v1/imports';

interface Case {
  readonly pieces: readonly (Buffer | string)[];
  readonly sending?: Sending;
  /** Nobody waits for an answer, or what came is no request that could have one. */
  readonly mayBeSilent?: boolean;
  /** It may be right all the same. */
  readonly mayBeTaken?: boolean;
}

type Make = (random: Random) => Case;

const cut = (bytes: Buffer, random: Random) => bytes.subarray(0, random.between(1, bytes.length - 1));
const posted = (body: Buffer, more: Record<string, string> = {}) =>
  requestOf('POST', sales, { ...json, ...more }, body);
const uploaded = (body: Buffer, more: Record<string, string> = {}) =>
  requestOf('POST', imports, { ...own, 'content-type': formType, ...more }, body);

const chunked = (
  url: string,
  type: string,
  chunks: readonly (Buffer | string)[],
  end = '0\r\n\r\n',
): (Buffer | string)[] => [
  `POST ${url} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${secret}\r\ncontent-type: ${type}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n`,
  ...chunks.flatMap((chunk) => [`${Buffer.byteLength(chunk).toString(16)}\r\n`, chunk, '\r\n']),
  end,
];

const made: Record<string, Make> = {
  'a request cut off, then gone': (random) => ({
    pieces: [cut(posted(rows), random)],
    sending: { hangUp: true, pause: 20 },
    mayBeSilent: true,
  }),
  'an upload cut off, then gone': (random) => ({
    pieces: [cut(uploaded(form), random)],
    sending: { hangUp: true, pause: 50 },
    mayBeSilent: true,
  }),
  'a request cut off, then silence': (random) => ({ pieces: [cut(posted(rows), random)] }),
  'an upload cut off, then silence': (random) => ({ pieces: [cut(uploaded(form), random)] }),
  'one byte now and then': () => ({
    pieces: [...posted(rows).toString('latin1')],
    // Whoever goes on sending after the answer may lose it.
    mayBeSilent: true,
    sending: { pause: 120 },
  }),
  'an upload in slow pieces, but never pausing': () => {
    const bytes = uploaded(form);
    const size = Math.ceil(bytes.length / 12);
    const pieces = Array.from({ length: 12 }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
    return { pieces, sending: { pause: 200 }, mayBeTaken: true };
  },
  'longer than it says': (random) => ({
    pieces: [posted(rows, { 'content-length': String(random.below(rows.length)) })],
  }),
  'shorter than it says': () => ({ pieces: [posted(rows, { 'content-length': String(rows.length + 5) })] }),
  'an impossible length': (random) => ({
    pieces: [
      posted(rows, {
        'content-length': random.pick(['-1', '1e3', '99999999999999999999', '0x10', '', '5, 6', '17179869184']),
      }),
    ],
  }),
  'a length and chunks': () => ({ pieces: [posted(rows, { 'transfer-encoding': 'chunked' })] }),
  'two lengths': () => ({ pieces: [posted(rows, { 'Content-Length ': '3', 'content-length': '9' })] }),
  chunks: (random) => ({ pieces: chunked(sales, 'application/json', [cut(rows, random), '']), mayBeTaken: true }),
  'whole chunks': () => ({
    pieces: chunked(sales, 'application/json', [rows.subarray(0, 9), rows.subarray(9)]),
    mayBeTaken: true,
  }),
  'chunks that do not end': () => ({ pieces: chunked(sales, 'application/json', [rows], '') }),
  'chunks of a wrong size': (random) => ({
    pieces: chunked(
      random.pick([sales, imports]),
      'application/json',
      [rows],
      random.pick(['zz\r\n', '-1\r\n', 'ffffffffffffffffff\r\n', '5\r\nabc', `1;${'x'.repeat(20_000)}\r\n`]),
    ),
  }),
  'a chunked upload cut off': (random) => ({
    pieces: chunked(imports, formType, [cut(form, random)], ''),
    mayBeTaken: true,
  }),
  'a chunked upload of half a form': (random) => ({
    pieces: chunked(imports, formType, [cut(form, random)]),
    mayBeTaken: true,
  }),
  compressed: (random) => ({
    pieces: [posted(gzipSync(rows), { 'content-encoding': random.pick(['gzip', 'br', 'deflate', 'x']) })],
  }),
  'a bomb': () => ({ pieces: [posted(gzipSync(Buffer.alloc(50_000_000, '[')), { 'content-encoding': 'gzip' })] }),
  'a compressed file': () => ({
    pieces: [uploaded(formOf({ kind: 'sales' }, { name: 'sales.csv.gz', bytes: gzipSync(csv) }))],
  }),
  'too large': () => ({ pieces: [posted(Buffer.alloc(17 * 1_048_576, ' '))] }),
  'damaged bytes': (random) => ({ pieces: [mutatedBytes(random, posted(rows))], mayBeSilent: true, mayBeTaken: true }),
  'a damaged form': (random) => ({ pieces: [uploaded(mutatedBytes(random, form.subarray(0, 400)))], mayBeTaken: true }),
  'an odd form': (random) => ({ pieces: [uploaded(oddForm(random))], mayBeTaken: true }),
  'no HTTP': (random) => ({
    pieces: [
      random.pick([
        '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
        'GET / HTTP/9.9\r\n\r\n',
        'hello\r\n\r\n',
        '\r\n\r\n\r\n',
        'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
        'GET /\r\n\r\n',
        '\0'.repeat(200),
      ]),
    ],
    mayBeSilent: true,
  }),
  'another method': (random) => {
    const method = random.pick(['TRACE', 'PATCH', 'PROPFIND', 'HEAD', 'OPTIONS', 'CONNECT', 'get', 'LONG'.repeat(20)]);
    return {
      pieces: [requestOf(method, sales, own)],
      mayBeSilent: method === 'CONNECT',
      mayBeTaken: method === 'HEAD',
    };
  },
  'an odd address': (random) => ({
    pieces: [
      requestOf(
        'GET',
        random.pick([
          '*',
          '//',
          'http://evil.example/api/v1/partners',
          '/api/v1/../../etc/passwd',
          '/api/v1//partners',
          '/%',
          '/api/v1/partners#x',
          `/${'a/'.repeat(5000)}`,
          '/api/v1/partners\t',
          '/api/\u00e9',
        ]),
        own,
      ),
    ],
    mayBeTaken: true,
  }),
  'odd headers': (random) => ({
    pieces: [
      requestOf('GET', '/api/v1/partners', {
        ...own,
        ...random.pick<Record<string, string>>([
          { 'x y': '1' },
          { x: 'a\u0001b' },
          { ': ': '' },
          { host: '' },
          { upgrade: 'websocket', connection: 'upgrade' },
          { x: 'y'.repeat(20_000) },
          Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`h${i}`, '1'])),
        ]),
      }),
    ],
    mayBeTaken: true,
  }),
  'two at once': () => ({
    pieces: [Buffer.concat([posted(rows, { connection: 'keep-alive' }), posted(rows)])],
    mayBeTaken: true,
  }),
};

function oddForm(random: Random): Buffer {
  const file = { name: 'sales.csv', bytes: Buffer.from('id,date,partner,amount\nf1,2026-01-10,R1,10\n') };
  const good = formOf({ kind: 'sales' }, file).toString('latin1');
  return random.pick([
    () => Buffer.from(good.replaceAll('vliegwiel-boundary', 'other')),
    () => Buffer.from(good.replace('--vliegwiel-boundary--', '')),
    () => Buffer.from(good.replace('name="file"', 'name="__proto__"')),
    () => Buffer.from(good.replace('name="kind"', 'name="constructor"')),
    () => Buffer.from(good.replace('filename="sales.csv"', `filename="${'x'.repeat(5000)}.csv"`)),
    () => Buffer.from(good.replace('filename="sales.csv"', 'filename="../../\0x.csv"')),
    () => Buffer.from(good.replace('filename="sales.csv"', "filename*=utf-8''%00%ff.csv")),
    () => Buffer.from(good.replace('; filename="sales.csv"', '')),
    () => formOf(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}`, 'x'])), file),
    () => formOf({ kind: 'sales', mapping: `{"id":"${'x'.repeat(200_000)}"}` }, file),
    () => formOf({ kind: 'sales', mapping: '{"id":"\\ud800","amount":"=\\u0000"}' }, file),
    () => formOf({ kind: 'sales', mapping: '{"\\ud800":"id"}' }, file),
    () => formOf({ kind: 'sales', locale: '{"decimal":'.repeat(2000) }, file),
    () => Buffer.concat([formOf({ kind: 'sales' }, file).subarray(0, -26), formOf({ kind: 'sales' }, file)]),
    () => Buffer.from(good.replace('content-disposition', `x-long: ${'y'.repeat(100_000)}\r\ncontent-disposition`)),
    () => Buffer.alloc(0),
  ])();
}

/** What an import that was cut off leaves: a note that it failed, and nothing of it. */
async function stillRunning(): Promise<boolean> {
  const { rows: found } = await sql`select from import where status = 'running'`.execute(store.db);
  return found.length > 0;
}

/** Three times in a row, nothing is being done in the database. */
async function atRest(): Promise<void> {
  for (let rested = 0; rested < 3; rested += 1) {
    await wait(30);
    if ((await server.held()).inTransaction > 0) rested = -1;
  }
}

async function complaintsAbout({ pieces, sending, mayBeSilent, mayBeTaken }: Case): Promise<Complaints> {
  const began = performance.now();
  const reply: Reply = await send(server.port, pieces, sending);
  const isCutOff = performance.now() - began >= requestSeconds * 1000;
  // The server may hear of a caller that went away a moment later, and begin with the second of two requests when the first is answered.
  if (mayBeSilent || mayBeTaken) await atRest();
  await until(async () => !(await stillRunning()), 20_000).catch(() => {});
  const complaints: string[] = [...server.errors()];
  if (reply.status !== 0) complaints.push(...(reply.status === 204 ? [] : answerComplaints(reply)));
  else if (!mayBeSilent && !isCutOff) complaints.push('no answer came');
  if (await stillRunning()) complaints.push('an import is left as running');
  const wasTaken = reply.status >= 200 && reply.status < 300;
  if (wasTaken && !mayBeTaken && !mayBeSilent) complaints.push(`taken for right: ${reply.text.slice(0, 300)}`);
  if (reply.status >= 400) complaints.push(...changeComplaints(await journal.changes()));
  return complaints;
}

test('whatever comes over the wire is answered or cut off, and nothing of it is kept by half', {
  timeout: allTime,
}, async () => {
  await send(server.port, [requestOf('GET', '/api/v1/partners', own)]);
  const held = await server.held();
  const kinds = Object.keys(made);
  await eachCase('wire', numbersOf('wire'), async (random, number) => {
    const kind = kinds[number % kinds.length]!;
    try {
      const complaints = await complaintsAbout(made[kind]!(random));
      return complaints.length === 0 ? [] : [kind, ...complaints];
    } finally {
      await journal.undo();
    }
  });
  await mustHoldNoMore(server, held);
});

test('after all of it, a good request is answered as always', async () => {
  if (isReplay) return;
  const reply = await send(server.port, [posted(rows)]);
  expect(reply.status).toBe(200);
  expect(JSON.parse(reply.text)).toMatchObject({ accepted: 1 });
});
