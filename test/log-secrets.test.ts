import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKey } from '../src/access/actions.ts';
import { listMail } from '../src/mail/sql.ts';
import { openStore } from '../src/platform/database.ts';
import { createLog } from '../src/platform/log.ts';
import { createServer } from '../src/server.ts';
import { work } from '../src/worker.ts';
import type { Answer } from './harness/api.ts';
import { testDatabase } from './harness/database.ts';
import { loadFamily } from './harness/family.ts';
import { cookiesOf, ownPage, pathOf, signedIn } from './harness/people.ts';
import { testServices } from './harness/services.ts';

const lines: string[] = [];
const to = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk));
    done();
  },
});
const log = createLog({ level: 'trace', format: 'json', to });
const own = {
  smtp: 'smtp-password-of-tests',
  signing: 'signing-secret-of-tests-long-enough',
  metrics: 'metrics-token-of-tests',
};
const config = {
  rateLimit: 1_000_000,
  signInTries: 10_000,
  secret: own.signing,
  metricsToken: own.metrics,
  // Nothing listens there, so that sending fails.
  mail: {
    smtp: `smtp://vliegwiel:${own.smtp}@127.0.0.1:1`,
    from: 'Vliegwiel <vliegwiel@company.example>',
    mailbox: true,
  },
};
const store = await testDatabase();
const services = { ...testServices(store, { config }), log };
const app = await createServer(services);
const away = openStore('postgresql://vliegwiel:database-password-of-tests@127.0.0.1:1/nowhere', { max: 1 });
const lost = await createServer({ ...testServices(away, { config }), log });
beforeAll(() => loadFamily(store.db));
afterAll(async () => {
  await Promise.all([app.close(), lost.close()]);
  await away.close();
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const askOf =
  (server: typeof app) =>
  async (method: Method, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
    const path = url.startsWith('/api/') || url === '/metrics' ? url : `/api/v1${url}`;
    const payload = body === undefined ? {} : { payload: body as object };
    const answer = await server.inject({ method, url: path, headers, ...payload });
    const isJson = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      body: isJson && answer.body ? JSON.parse(answer.body) : undefined,
    };
  };
const ask = askOf(app);

async function linkTo(email: string): Promise<string> {
  const mail = (await listMail(store.db, undefined, 50)).find(({ address }) => address === email);
  return pathOf(/https?:\S+/.exec(mail!.text!)![0]);
}

/** Everything that somebody does who comes in by every way there is; gives what must stay between them and us. */
async function comeInByEveryWay(): Promise<Record<string, string>> {
  const [password, wrong] = ['a long enough pass phrase', 'a wrong pass phrase'];
  const owner = await signedIn(store.db, ask, 'owner', undefined, 'first@company.example');
  const { cookie } = owner.headers;
  await ask('PUT', '/me/password', { password: 'short1' }, owner.headers);
  const changed = await ask('PUT', '/me/password', { password }, owner.headers);
  const headers = { cookie: cookiesOf(changed, cookie), ...ownPage };
  await ask('POST', '/session/password', { email: owner.email, password: wrong });
  await ask('POST', '/session/password', { email: owner.email, password, surprise: wrong });
  await ask('POST', '/session/link', { email: owner.email });
  const link = await linkTo(owner.email);
  await ask('GET', link);
  await ask('GET', link);
  await ask(
    'POST',
    '/people',
    { email: 'kim@reseller.example', name: 'Kim', role: 'partner_admin', partner: 'A' },
    headers,
  );
  const invitation = await linkTo('kim@reseller.example');
  await ask('GET', invitation);
  await ask('GET', `${invitation}x`);
  const factor = (await ask('POST', '/me/two-factor', { password }, headers)).body;
  const { key } = (await ask('POST', '/keys', { name: 'shop', scopes: ['partners:read'] }, headers)).body;
  for (const given of [key, `${key}x`])
    await ask('GET', '/partners?limit=1', undefined, { authorization: `Bearer ${given}` });
  await ask('GET', '/metrics', undefined, { authorization: `Bearer ${own.metrics}` });
  await ask('POST', '/session', { role: 'manager', password: wrong });
  return {
    password,
    wrong,
    key,
    link: tokenOf(link),
    invitation: tokenOf(invitation),
    factor: new URL(factor.uri).searchParams.get('secret')!,
    recovery: factor.recovery_codes[0],
    ...Object.fromEntries(cookie.split('; ').map((one, at) => [`cookie ${at}`, one.slice(one.indexOf('=') + 1)])),
  };
}

const tokenOf = (link: string): string => new URLSearchParams(link.split('?')[1]).get('token')!;

test('of all that somebody is known by, nothing is in the log', async () => {
  const worker = await work(services);
  const used = await comeInByEveryWay();
  const secrets: Record<string, string> = { ...own, ...used };
  await expect.poll(() => lines.some((line) => line.includes('ECONNREFUSED'))).toBe(true);
  await worker.stop();
  const askLost = askOf(lost);
  const { secret } = await createKey(store.db, { name: 'lost', scopes: ['partners:read'] });
  expect((await askLost('GET', '/partners', undefined, { authorization: `Bearer ${secret}` })).status).toBe(503);
  expect(
    (await askLost('POST', '/session/password', { email: 'first@company.example', password: used.password })).status,
  ).toBeGreaterThanOrEqual(500);
  const log = lines.join('');
  // Who came in, who was refused what, and nothing of what either is known by.
  const said = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const ways = said.filter(({ msg }) => msg === 'Signed in').map(({ way }) => way);
  expect(ways).toEqual(expect.arrayContaining(['invitation', 'link']));
  const refused = said.filter(({ msg }) => msg === 'Refused');
  expect(refused).toContainEqual(
    expect.objectContaining({ code: 'wrong-password', status: 401, asked: 'POST /api/v1/session/password' }),
  );
  expect(refused.some(({ caller }) => String(caller).startsWith('person:'))).toBe(true);
  for (const { address } of await listMail(store.db, undefined, 50)) expect(log.includes(address), address).toBe(false);
  for (const [name, value] of Object.entries({ ...secrets, lostKey: secret, database: 'database-password-of-tests' })) {
    expect(value.length, name).toBeGreaterThan(5);
    expect(
      lines.filter((line) => line.includes(value)),
      name,
    ).toEqual([]);
    expect(log.includes(encodeURIComponent(value)), name).toBe(false);
  }
});
