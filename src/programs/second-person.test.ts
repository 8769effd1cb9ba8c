import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { signedIn } from '../../test/harness/people.ts';
import { loadVolume, volume } from '../../test/harness/volume.ts';

const { ask, store, caller } = await testApi({ config: { signInTries: 10_000 } });
beforeAll(async () => loadVolume(await caller()));

const named = (program: string, percent = '2.5%') =>
  volume.replace('program: volume', `program: ${program}`).replace('2.5%', percent);
const version = '/programs/reviewed/versions/1';

test('what a person wrote is put into effect by somebody else, after it was offered for review', async () => {
  const { headers: writer } = await signedIn(store.db, ask, 'owner', undefined, 'writer@company.example');
  const { headers: reader } = await signedIn(store.db, ask, 'manager', undefined, 'reader@company.example');
  const drafted = await ask('POST', '/programs', { document: named('reviewed') }, writer);
  expect(drafted).toMatchObject({ status: 201, body: { written_by: { name: 'The owner' }, activated_by: null } });
  const activate = (headers: Record<string, string>) => ask('POST', `${version}/activate`, {}, headers);
  expect((await activate(reader)).body.code).toBe('not-reviewed');
  expect((await ask('POST', `${version}/submit`, undefined, writer)).status).toBe(200);
  expect((await activate(writer)).body).toMatchObject({ status: 409, code: 'own-version' });

  // Whoever changes it meanwhile wrote it, and it is a draft again.
  await ask('PUT', '/programs/reviewed/draft', { document: named('reviewed', '3%') }, reader);
  expect((await activate(writer)).body.code).toBe('not-reviewed');
  await ask('POST', `${version}/submit`, undefined, reader);
  expect((await activate(reader)).body.code).toBe('own-version');
  const active = await activate(writer);
  expect(active).toMatchObject({
    status: 200,
    body: { written_by: { name: 'The manager' }, activated_by: 'The owner' },
  });
});

test('a company may leave it to one person; keys do what they may', async () => {
  const { headers: writer } = await signedIn(store.db, ask, 'owner', undefined, 'alone@company.example');
  await ask('POST', '/programs', { document: named('alone') }, writer);
  await ask('POST', '/programs/alone/versions/1/submit', undefined, writer);
  expect((await ask('POST', '/programs/alone/versions/1/activate', {}, writer)).body.code).toBe('own-version');
  expect((await ask('PUT', '/company', { review_by_second_person: false }, writer)).status).toBe(200);
  expect((await ask('POST', '/programs/alone/versions/1/activate', {}, writer)).status).toBe(200);
  expect((await ask('PUT', '/company', { review_by_second_person: true }, writer)).status).toBe(200);

  const key = await caller();
  await key.post('/programs', { document: named('automatic') });
  expect((await key.post('/programs/automatic/versions/1/activate', {})).body).toMatchObject({
    status: 'active',
    written_by: { id: expect.stringMatching(/^key:/) },
  });
});
