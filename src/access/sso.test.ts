import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { loadFamily } from '../../test/harness/family.ts';
import { cookiesOf, pathOf } from '../../test/harness/people.ts';
import { root } from '../../test/harness/sources.ts';
import { readConfig } from '../platform/config.ts';
import { invite } from './people.ts';

const url = 'http://localhost:4800';
const issuer = await startProvider(`${url}/api/v1/session/sso/callback`);
const sso = { issuer, client: 'vliegwiel', secret: 'a-secret-between-two', name: 'Company account' };
const { ask, store } = await testApi({ config: { sso, url, signInTries: 10_000 } });
beforeAll(() => loadFamily(store.db));

const ask303 = async (path: string, cookie = '') => {
  const answer = await ask('GET', path, undefined, cookie ? { cookie } : {});
  return { ...answer, to: String(answer.headers.location), cookie: cookiesOf(answer, cookie) };
};
const asInvited = (email: string) =>
  invite(store.db, readConfig({}), { email, name: 'Sam', role: 'finance' }, { name: 'test', partner: null }, true);

test('whoever was invited signs in at the provider, and stays the same person', async () => {
  await asInvited('sam@company.example');
  expect((await ask('GET', '/session/ways')).body.sso).toEqual({ name: 'Company account' });
  for (const _ of ['first', 'again']) {
    const begun = await ask303('/session/sso?to=/ledger');
    expect(begun.status).toBe(303);
    const back = await throughProvider(begun.to, 'sam@company.example');
    // As providers do that keep sessions of their own.
    const ended = await ask303(`${pathOf(back)}&session_state=x`, begun.cookie);
    expect(ended).toMatchObject({ status: 303, to: '/ledger' });
    const { body } = await ask('GET', '/session', undefined, { cookie: ended.cookie });
    expect(body).toMatchObject({
      role: 'manager',
      person: { email: 'sam@company.example', role: 'finance', name: 'Sam' },
    });
  }
});

test('another site can send nobody to the provider', async () => {
  const headers = { 'sec-fetch-site': 'cross-site' };
  const answer = await ask('GET', '/session/sso?to=/ledger', undefined, headers);
  expect(answer).toMatchObject({ status: 303, headers: { location: '/sign-in' } });
});

test('whoever was not invited does not get in, whatever the provider says', async () => {
  const begun = await ask303('/session/sso');
  const back = await throughProvider(begun.to, 'stranger@company.example');
  const ended = await ask303(pathOf(back), begun.cookie);
  expect(ended.to).toBe('/sign-in?failed=sso');
  expect((await ask('GET', '/session', undefined, { cookie: ended.cookie })).status).toBe(401);
});

test('a way back that was not begun in this browser, or is used twice, does not sign in', async () => {
  await asInvited('lee@company.example');
  const begun = await ask303('/session/sso');
  const back = pathOf(await throughProvider(begun.to, 'lee@company.example'));
  const elsewhere = await ask303(back);
  expect(elsewhere.to).toBe('/sign-in?failed=sso');
  expect((await ask('GET', '/session', undefined, { cookie: elsewhere.cookie })).status).toBe(401);
  const forged = await ask303(back.replace(/code=[^&]{4}/, 'code=AAAA'), begun.cookie);
  expect(forged.to).toBe('/sign-in?failed=sso');
  expect((await ask('GET', '/session', undefined, { cookie: forged.cookie })).status).toBe(401);
});

/** What a browser does at the provider: types who it is, agrees, and is sent back. */
async function throughProvider(begin: string, person: string): Promise<string> {
  let cookie = '';
  let next = begin;
  for (let step = 0; step < 12; step += 1) {
    if (next.startsWith(url)) return next;
    let answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
    cookie = cookiesOf({ headers: { 'set-cookie': answer.headers.getSetCookie() } }, cookie);
    if (answer.status === 200) {
      const form = await answer.text();
      const action = /action="([^"]+)"/.exec(form)![1]!;
      const prompt = /name="prompt" value="([^"]+)"/.exec(form)![1]!;
      const body = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: person, password: 'any' } : {}) });
      answer = await fetch(new URL(action, next), { method: 'POST', body, redirect: 'manual', headers: { cookie } });
      cookie = cookiesOf({ headers: { 'set-cookie': answer.headers.getSetCookie() } }, cookie);
    }
    next = new URL(answer.headers.get('location')!, next).href;
  }
  throw new Error('The provider does not come to an end');
}

async function startProvider(redirect: string): Promise<string> {
  const file = join(root, 'test/harness/oidc-provider.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', file, redirect], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  afterAll(() => child.kill());
  // Read on for as long as it lives: it would die of a pipe that nobody reads.
  const said = await new Promise<string>((done) => {
    child.stdout.once('data', (part: Buffer) => done(part.toString()));
    child.stdout.resume();
  });
  return said.trim();
}
