import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { loadFamily } from '../../test/harness/family.ts';
import { cookiesOf, ownPage, pathOf, signedIn } from '../../test/harness/people.ts';
import { totp } from '../../test/harness/totp.ts';
import { listMail } from '../mail/sql.ts';

const { ask, store } = await testApi({ config: { signInTries: 10_000 } });
const { db } = store;
beforeAll(() => loadFamily(db));

/** The link in the newest letter to this address. */
async function linkTo(email: string): Promise<string> {
  const mail = (await listMail(db, undefined, 50)).find(({ address }) => address === email);
  return pathOf(/https?:\S+/.exec(mail!.text!)![0]);
}
const me = (headers: Record<string, string>) => ask('GET', '/me', undefined, headers);
const good = 'a long enough password';

describe('an invitation', () => {
  test('is sent in the language of the reader, signs in once, and opens what it is for', async () => {
    const owner = await signedIn(db, ask, 'owner', undefined, 'first@company.example');
    expect(owner.answer).toMatchObject({ status: 303, headers: { location: '/' } });
    const body = {
      email: 'Kim@Reseller.example',
      name: 'Kim',
      role: 'partner_admin',
      partner: 'A',
      language: 'nl',
      to: '/programs/x',
    };
    const invited = await ask('POST', '/people', body, owner.headers);
    expect(invited).toMatchObject({ status: 201, body: { email: 'kim@reseller.example', accepted_at: null } });
    expect(invited.body.invited_by).toContain('first@company.example');
    const mail = (await listMail(db, undefined, 1))[0]!;
    expect(mail).toMatchObject({ language: 'nl', subject: 'Test nodigt u uit voor Vliegwiel' });
    expect(mail.html).not.toMatch(/<img|<script/);
    const link = await linkTo('kim@reseller.example');
    const opened = await ask('GET', link);
    expect(opened).toMatchObject({ status: 303, headers: { location: '/programs/x' } });
    const session = await ask('GET', '/session', undefined, { cookie: cookiesOf(opened) });
    expect(session.body).toMatchObject({ role: 'partner', partner: { code: 'A' }, person: { role: 'partner_admin' } });
    const again = await ask('GET', link);
    expect(again.headers.location).toBe('/sign-in?failed=invitation');
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  test('that ended, was made up or was replaced does not sign in', async () => {
    const owner = await signedIn(db, ask, 'owner', undefined, 'second@company.example');
    const { body } = await ask(
      'POST',
      '/people',
      { email: 'late@company.example', name: 'Late', role: 'analyst' },
      owner.headers,
    );
    const first = await linkTo('late@company.example');
    expect((await ask('POST', `/people/${body.id}/invitation`, undefined, owner.headers)).status).toBe(202);
    const second = await linkTo('late@company.example');
    expect((await ask('GET', first)).headers.location).toContain('failed');
    expect((await ask('GET', `${second.slice(0, -2)}AA`)).headers.location).toContain('failed');
    await sql`update membership set invitation_ends_at = now() - interval '1 second' where person_id = ${body.id}`.execute(
      db,
    );
    expect((await ask('GET', second)).headers.location).toContain('failed');
  });
});

describe('a link by e-mail', () => {
  test('signs in once, whoever asked; nobody learns who is known', async () => {
    const { email } = await signedIn(db, ask, 'manager');
    const known = await ask('POST', '/session/link', { email, to: '/partners' });
    const unknown = await ask('POST', '/session/link', { email: 'nobody@company.example' });
    expect([known.status, known.text]).toEqual([202, unknown.text]);
    expect(unknown.status).toBe(202);
    expect((await listMail(db, undefined, 50)).some(({ address }) => address === 'nobody@company.example')).toBe(false);
    const link = await linkTo(email);
    const opened = await ask('GET', link);
    expect(opened).toMatchObject({ status: 303, headers: { location: '/partners' } });
    expect((await me({ cookie: cookiesOf(opened) })).body).toMatchObject({ email, role: 'manager' });
    expect((await ask('GET', link)).headers.location).toBe('/sign-in?failed=link');
  });

  test('that is too old or forged does not; nor does it lead to another site', async () => {
    const { email } = await signedIn(db, ask, 'analyst');
    await ask('POST', '/session/link', { email });
    const link = await linkTo(email);
    expect((await ask('GET', link.replace(/token=./, 'token=_'))).headers.location).toContain('failed');
    for (const to of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example'])
      expect((await ask('GET', `${link}&to=${encodeURIComponent(to)}`)).status).toBe(400);
    await sql`update person_proof set expires_at = now() - interval '1 second'`.execute(db);
    expect((await ask('GET', link)).headers.location).toContain('failed');
  });

  test('is not kept in the database in a form that works', async () => {
    const { email } = await signedIn(db, ask, 'finance');
    await ask('POST', '/session/link', { email });
    const token = new URLSearchParams((await linkTo(email)).split('?')[1]).get('token')!;
    const { rows } = await sql<{
      all: string;
    }>`select string_agg(identifier || value, ' ') as all from person_proof`.execute(db);
    expect(rows[0]!.all).not.toContain(token);
  });
});

describe('a password', () => {
  test('is chosen, signs in, and takes the present one to change', async () => {
    const { email, headers } = await signedIn(db, ask, 'manager', undefined, 'pw@company.example');
    expect((await ask('PUT', '/me/password', { password: 'short' }, headers)).status).toBe(400);
    expect((await ask('PUT', '/me/password', { password: good }, headers)).status).toBe(204);
    expect((await ask('POST', '/session/password', { email, password: 'something else' })).body.code).toBe(
      'wrong-password',
    );
    expect(
      (await ask('POST', '/session/password', { email: 'nobody@company.example', password: good })).body.code,
    ).toBe('wrong-password');
    const answer = await ask('POST', '/session/password', { email, password: good });
    expect(answer).toMatchObject({ status: 200, body: { needs_code: false } });
    const mine = { cookie: cookiesOf(answer), ...ownPage };
    expect((await me(mine)).body).toMatchObject({ has_password: true });
    expect((await ask('PUT', '/me/password', { password: `${good}!` }, mine)).body.code).toBe(
      'current-password-missing',
    );
    expect((await ask('PUT', '/me/password', { password: `${good}!`, current: 'wrong' }, mine)).body.code).toBe(
      'wrong-password',
    );
    const changed = await ask('PUT', '/me/password', { password: `${good}!`, current: good }, mine);
    expect(changed.status).toBe(204);
    expect((await me(headers)).status, 'other sessions end').toBe(401);
    expect((await me({ cookie: cookiesOf(changed, mine.cookie) })).status).toBe(200);
    expect((await ask('POST', '/session/password', { email, password: good })).status).toBe(401);
    const { rows } = await sql<{ password: string }>`select password from person_login`.execute(db);
    expect(rows.some(({ password }) => password?.includes(good))).toBe(false);
  });
});

describe('a second factor', () => {
  test('is asked for after a password and after a link; recovery codes work once', async () => {
    const { email, headers } = await signedIn(db, ask, 'owner', undefined, 'two@company.example');
    await ask('PUT', '/me/password', { password: good }, headers);
    const prepared = await ask('POST', '/me/two-factor', { password: good }, headers);
    expect(prepared.status).toBe(200);
    const codes: string[] = prepared.body.recovery_codes;
    const code = () => totp(new URL(prepared.body.uri).searchParams.get('secret')!);
    expect((await ask('POST', '/me/two-factor/confirm', { code: '000000' }, headers)).body.code).toBe('wrong-code');
    const confirmed = await ask('POST', '/me/two-factor/confirm', { code: code() }, headers);
    expect(confirmed.status).toBe(204);

    const first = await ask('POST', '/session/password', { email, password: good });
    expect(first.body).toEqual({ needs_code: true });
    expect((await me({ cookie: cookiesOf(first) })).status, 'not signed in yet').toBe(401);
    expect(
      (await ask('POST', '/session/code', { code: '000000' }, { cookie: cookiesOf(first), ...ownPage })).status,
    ).toBe(401);
    const second = await ask('POST', '/session/code', { code: code() }, { cookie: cookiesOf(first), ...ownPage });
    expect(second.status).toBe(200);
    expect((await me({ cookie: cookiesOf(second) })).body).toMatchObject({ email, two_factor: true });

    await ask('POST', '/session/link', { email });
    const byLink = await ask('GET', await linkTo(email));
    expect(byLink.headers.location).toMatch(/^\/sign-in\?step=code/);
    expect((await me({ cookie: cookiesOf(byLink) })).status).toBe(401);
    const recover = { code: codes[0]!, kind: 'recovery' };
    expect((await ask('POST', '/session/code', recover, { cookie: cookiesOf(byLink), ...ownPage })).status).toBe(200);
    const third = await ask('POST', '/session/password', { email, password: good });
    expect((await ask('POST', '/session/code', recover, { cookie: cookiesOf(third), ...ownPage })).status).toBe(401);

    const mine = { cookie: cookiesOf(second), ...ownPage };
    expect((await ask('POST', '/me/two-factor/off', { password: 'wrong' }, mine)).status).toBe(403);
    expect((await ask('POST', '/me/two-factor/off', { password: good }, mine)).status).toBe(204);
    expect((await ask('POST', '/session/password', { email, password: good })).body).toEqual({ needs_code: false });
  });
});

test('signing out everywhere ends every session of that person, and nobody else’s', async () => {
  const { email, headers } = await signedIn(db, ask, 'manager', undefined, 'many@company.example');
  const other = await signedIn(db, ask, 'manager', undefined, 'other@company.example');
  await ask('POST', '/session/link', { email });
  const elsewhere = { cookie: cookiesOf(await ask('GET', await linkTo(email))) };
  const { sessions } = (await me(headers)).body;
  expect(sessions.map((one: { way: string; is_this: boolean }) => [one.way, one.is_this])).toEqual([
    ['link', false],
    ['invitation', true],
  ]);
  expect((await me(elsewhere)).status).toBe(200);
  const out = await ask('DELETE' as 'POST', '/me/sessions', undefined, headers);
  expect(out.status).toBe(204);
  expect((await me(headers)).status).toBe(401);
  expect((await me(elsewhere)).status).toBe(401);
  expect((await me(other.headers)).status).toBe(200);
});

test('people are found by side, and by a part of their name, address or partner', async () => {
  const { headers } = await signedIn(db, ask, 'owner', undefined, 'finder@company.example');
  const one = { email: 'robin@elsewhere.example', name: 'Robin Findable', role: 'partner_user', partner: 'B' };
  expect((await ask('POST', '/people', one, headers)).status).toBe(201);
  const found = async (query: string): Promise<string[]> => {
    const { status, body } = await ask('GET', `/people?limit=500&${query}`, undefined, headers);
    expect(status).toBe(200);
    return body.items.map(({ email }: { email: string }) => email);
  };
  const [company, partners, all] = await Promise.all([found('of=company'), found('of=partners'), found('')]);
  expect(company).toContain('finder@company.example');
  expect(company).not.toContain(one.email);
  expect(partners).toContain(one.email);
  expect([...company, ...partners].sort()).toEqual([...all].sort());
  for (const search of ['FINDABLE', 'robin@else'])
    expect(await found(`search=${encodeURIComponent(search)}`), search).toEqual([one.email]);
  expect(await found('search=B&of=partners')).toContain(one.email);
  expect(await found('search=findable&of=company')).toEqual([]);
  expect(await found(`search=${encodeURIComponent('%')}`)).toEqual([]);
});
