import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { createKey } from '../../src/access/actions.ts';
import { scopes } from '../../src/access/schema.ts';
import type { Random } from '../../src/demo/random.ts';
import { seeded } from '../../src/demo/random.ts';
import { testDatabase } from '../harness/database.ts';
import { ownPage } from '../harness/people.ts';
import { sale, volume } from '../harness/volume.ts';
import { answerComplaints, changeComplaints, parsed } from './mutated-answer.ts';
import { allTime, type Complaints, casesInAll, eachCase, isReplay, numbersOf } from './mutated-cases.ts';
import { openJournal } from './mutated-journal.ts';
import { type Ids, knownTo } from './mutated-known.ts';
import { type Operation, operations } from './mutated-operations.ts';
import { addPeople } from './mutated-people.ts';
import { goodRequest, type Made, type MutatedRequest, mutatedRequest } from './mutated-request.ts';
import { mustHoldNoMore, type Reply, requestOf, send, startServer } from './mutated-server.ts';
import type { Json } from './mutated-values.ts';

/* Every operation of the API with something wrong in its address, headers or body: a clear 4xx that changed nothing, or what was asked. */

const store = await testDatabase();
const { secret: key } = await createKey(store.db, { name: 'first', scopes: [...scopes] });
await createKey(store.db, { name: 'second', scopes: ['partners:read'] });
const server = await startServer(store);
let journal: Awaited<ReturnType<typeof openJournal>>;
const answered = new Map<string, number>();
let ids: Ids;
let someone: Awaited<ReturnType<typeof addPeople>>;

async function ask(method: string, url: string, body?: Json): Promise<Reply> {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const headers = { authorization: `Bearer ${key}`, ...type };
  return send(server.port, [
    requestOf(method, `/api/v1${url}`, headers, body === undefined ? undefined : JSON.stringify(body)),
  ]);
}

const openProgram = volume.replace('program: volume', 'program: joined').replace('budget:', 'enrolment: open\nbudget:');

async function mustAsk([method, url, body]: readonly [string, string, Json?]): Promise<string> {
  const { status, text } = await ask(method, url, body);
  if (status >= 300) throw new Error(`${method} ${url}: ${status} ${text}`);
  return text;
}

/** A company at work: facts, two programs, results, a draft, a rejected row, an adjustment, people and what they write. */
beforeAll(async () => {
  const steps: [string, string, Json?][] = [
    ['PUT', '/company', { name: 'Test', base_currency: 'EUR' }],
    [
      'POST',
      '/partners',
      [
        { code: 'A', name: 'Partner A', type: 'reseller' },
        { code: 'B', name: 'Partner B', type: 'reseller' },
      ],
    ],
    ['POST', '/partners', [{ code: 'S', name: 'Seller S', type: 'seller', parent: 'A' }]],
    ['POST', '/products', [{ code: 'P1', name: 'Bike', category: 'Bikes' }]],
    ['POST', '/customers', [{ code: 'C1', name: 'Customer' }]],
    ['POST', '/rates', [{ currency: 'USD', valid_from: '2020-01-01', rate: '0.9' }]],
    [
      'POST',
      '/facts/sales',
      [
        sale('1', 'A', '2026-01-10', '1000'),
        sale('2', 'B', '2026-02-10', '200.40'),
        sale('3', 'nobody', '2026-02-11', '1'),
      ],
    ],
    ['POST', '/programs', { document: volume }],
    ['POST', '/programs/volume/versions/1/activate', {}],
    ['POST', '/programs', { document: openProgram }],
    ['POST', '/programs/joined/versions/1/activate', {}],
    ['POST', '/runs', { program: 'volume' }],
    ['POST', '/runs', { program: 'joined' }],
    ['POST', '/programs', { document: volume, starts: '2026-10-01' }],
    ['POST', '/partners/A/adjustments', { unit: 'EUR', amount: '5', note: 'text' }],
  ];
  for (const step of steps) await mustAsk(step);
  await sql`update company set demo = true`.execute(store.db);
  someone = await addPeople(store, server.port);
  const line = { program: 'volume', period: '2026-Q1', incentive: 'growth' };
  const late = await mustAsk(['POST', '/facts/sales', [sale('4', 'A', '2026-11-10', '10')]]);
  ids = {
    person: someone.invited,
    preview: idOf(await mustAsk(['POST', '/programs/preview', { document: volume }])),
    question: idOf(await mustAsk(['POST', '/partners/A/questions', { ...line, text: 'Why?' }])),
    note: idOf(await mustAsk(['POST', '/partners/A/notes', { text: 'Call back' }])),
    import: String(parsed<{ import: string }>(late)!.import),
  };
  journal = await openJournal(store.owner());
});

const idOf = (text: string): string => String(parsed<{ id: string }>(text)!.id);

/** As the key, or where only people may, as somebody who is signed in. */
function made(random: Random, operation: Operation): Made {
  const good = goodRequest(random, operation, knownTo(operation, ids), key);
  if (!operation.path.startsWith('/api/v1/me')) return good;
  const { authorization: _, ...headers } = good.headers;
  return { ...good, headers: { ...headers, cookie: someone.cookie, ...ownPage } };
}

/** Rows that were taken in are there; what was saved reads as it was answered. */
async function readBack({ id }: Operation, request: MutatedRequest, reply: Reply): Promise<Complaints> {
  const body = parsed<Record<string, Json>>(reply.text) ?? {};
  const same = async (url: string, wanted: unknown) => {
    const { status, text } = await ask('GET', url);
    return status === 200 && text === JSON.stringify(wanted)
      ? []
      : [`${url} reads ${status} ${text}, answered was ${reply.text}`];
  };
  if (id === 'saveCompany') return same('/company', body);
  if (id === 'saveProgram' || id === 'saveDraft')
    return same(`/programs/${body.program}/versions/${body.version}`, body);
  if (id === 'adjust') {
    const { text } = await ask('GET', '/entries?limit=1');
    const [entry] = parsed<{ items: { posting: string }[] }>(text)?.items ?? [];
    return entry?.posting === body.posting ? [] : [`the newest entry is ${text}, answered was ${reply.text}`];
  }
  return 'import' in body && Array.isArray(request.body) ? takenComplaints(id, request.body, body) : [];
}

async function takenComplaints(id: string, rows: Json[], body: Record<string, Json>): Promise<Complaints> {
  const [accepted, repeated, rejected] = [Number(body.accepted), Number(body.repeated), Number(body.rejected)];
  const complaints: string[] = [];
  const kept = parsed<Record<string, Json>>((await ask('GET', `/imports/${body.import}`)).text) ?? {};
  const undone = kept.status === 'failed';
  if (!undone && accepted + repeated + rejected !== rows.length)
    complaints.push(`${rows.length} rows became ${JSON.stringify(body).slice(0, 300)}`);
  if (kept.accepted !== accepted || kept.rejected !== rejected) complaints.push(`kept is ${JSON.stringify(kept)}`);
  const source = /^post(Sales|Activities|Trainings|Referrals)$/.exec(id)?.[1]?.toLowerCase();
  if (!source || accepted === 0) return complaints;
  const { items } = parsed<{ items: { id: string }[] }>(
    (await ask('GET', `/facts/${source}?import=${body.import}&limit=500`)).text,
  )!;
  const ids = new Set(items.map((one) => one.id));
  if (accepted <= 200 && ids.size !== accepted) complaints.push(`${accepted} accepted, ${ids.size} read back`);
  return complaints;
}

const reads = [
  ...[
    '/programs/totals',
    '/programs',
    '/statements?program=volume&period=2026-Q1&limit=500',
    '/partners/A/balances',
    '/entries?limit=500',
    '/facts/sales?limit=500',
    '/rates',
  ],
  ...[
    '/partners',
    '/programs/volume/periods',
    '/partners/A/statements',
    '/imports',
    '/runs',
    '/goals',
    '/partners/A/statements/volume/2026-Q1',
  ],
];

/** What was taken in can be calculated (or it says why not), and every page shows. */
async function aftermath(): Promise<Complaints> {
  const complaints: string[] = [];
  const { text } = await ask('GET', '/programs?limit=500');
  for (const { program } of parsed<{ items: { program: string }[] }>(text)?.items ?? []) {
    const reply = await ask('POST', '/runs', { program, kind: 'full' });
    complaints.push(...answerComplaints(reply).map((one) => `then a run of ${program}: ${one}`));
  }
  for (const url of reads) {
    const reply = await ask('GET', url);
    if (![200, 404].includes(reply.status))
      complaints.push(`then GET ${url}: ${reply.status} ${reply.text.slice(0, 300)}`);
  }
  return complaints;
}

async function complaintsAbout(random: Random, operation: Operation): Promise<Complaints> {
  const request = mutatedRequest(random, operation, made(random, operation));
  const reply = await send(server.port, [request.bytes]);
  const complaints = [...answerComplaints(reply), ...server.errors()];
  const changes = await journal.changes();
  const isReading = operation.method === 'GET' || operation.id === 'checkProgram' || operation.id === 'previewFile';
  if (reply.status >= 400 || isReading) complaints.push(...changeComplaints(changes));
  else {
    answered.set(operation.id, (answered.get(operation.id) ?? 0) + 1);
    complaints.push(...(await readBack(operation, request, reply)));
    // The key that was asked with may be the one that was revoked, or the company another's.
    if (operation.id !== 'revokeKey') complaints.push(...(await aftermath()));
    complaints.push(...server.errors());
  }
  return complaints.length === 0 ? [] : [...complaints, request.shown];
}

test('the cases are ten thousand in all, and every operation of the API has its share', () => {
  expect(casesInAll).toBeGreaterThanOrEqual(10_000);
  expect(operations.length).toBeGreaterThan(60);
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
});

/** What a good request is answered where what it takes is a secret, or is not set up here. */
const otherwise: Readonly<Record<string, number>> = {
  ...{ signInByPassword: 401, signInByCode: 401, confirmTwoFactor: 401, openSignInLink: 303, openInvitation: 303 },
  ...{ beginSso: 404, endSso: 404, listenToEvents: 406 },
};

test('every operation does what a good request asks', { timeout: allTime }, async () => {
  const failed: string[] = [];
  for (const operation of operations) {
    const good = made({ ...seeded(5), chance: () => false }, operation);
    const body = Buffer.isBuffer(good.body) || good.body === undefined ? good.body : JSON.stringify(good.body);
    const query = new URLSearchParams(good.query).toString();
    const url = `${operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => good.path[name]!)}${query && '?'}${query}`;
    const type = Buffer.isBuffer(body) ? { 'content-type': 'multipart/form-data; boundary=vliegwiel-boundary' } : {};
    const reply = await send(server.port, [requestOf(operation.method, url, { ...good.headers, ...type }, body)]);
    const taken = parsed<{ rejected?: number; rejections?: unknown }>(reply.text);
    const isAsWanted =
      operation.id in otherwise ? reply.status === otherwise[operation.id] : reply.status >= 200 && reply.status <= 299;
    if (!isAsWanted || taken?.rejected)
      failed.push(`${operation.id}: ${reply.status} ${reply.text.slice(0, 400)} to ${body}`);
    await journal.undo();
  }
  expect(failed).toEqual([]);
});

test('every damaged request gets a clear answer, and a refused one changes nothing', { timeout: allTime }, async () => {
  const held = await server.held();
  const covered = new Set<string>();
  await eachCase('api', numbersOf('api'), async (random, number) => {
    const operation = operations[number % operations.length]!;
    covered.add(operation.id);
    try {
      return await complaintsAbout(random, operation);
    } finally {
      await journal.undo();
    }
  });
  await mustHoldNoMore(server, held);
  if (isReplay) return;
  expect(covered.size).toBe(operations.length);
  console.log(`${operations.length} operations; still right: ${JSON.stringify(Object.fromEntries(answered))}`);
  expect(answered.size).toBeGreaterThan(8);
});
