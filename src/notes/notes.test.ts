import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { loadFamily } from '../../test/harness/family.ts';
import { partnerScopes, scopes } from '../access/schema.ts';

const { app, caller, store } = await testApi();
beforeAll(() => loadFamily(store.db));
const one = await caller();
const another = await caller();

type Item = { id: string; text: string; own: boolean; name: string };
const listed = async (who = one, query = '') =>
  (await who.get(`/partners/A/notes${query}`)).body as { items: Item[]; next: string | null };

test('notes are added, listed newest first in pages, and removed by who wrote them', async () => {
  const ids: string[] = [];
  for (const text of ['met at the fair', 'moves to\nUtrecht', 'asks for training']) {
    const { status, body } = await one.post('/partners/A/notes', { text });
    expect({ status, body }).toMatchObject({ status: 201, body: { text, own: true } });
    ids.unshift(body.id);
  }
  const last = (await another.post('/partners/A/notes', { text: 'of another' })).body.id;
  const { items } = await listed();
  expect(items.map(({ id }) => id)).toEqual([last, ...ids]);
  expect(items.map(({ own }) => own)).toEqual([false, true, true, true]);
  expect(new Set(items.map(({ name }) => name)).size).toBe(2);
  const first = await listed(one, '?limit=3');
  const second = await listed(one, `?limit=3&cursor=${first.next}`);
  expect([...first.items, ...second.items]).toEqual(items);
  expect(second.next).toBeNull();

  expect(await one.delete(`/partners/A/notes/${last}`)).toMatchObject({
    status: 409,
    body: { code: 'note-of-another' },
  });
  expect((await one.delete(`/partners/B/notes/${ids[0]}`)).status).toBe(404);
  expect((await one.delete(`/partners/A/notes/${ids[0]}`)).status).toBe(204);
  expect((await one.delete(`/partners/A/notes/${ids[0]}`)).status).toBe(404);
  expect((await listed()).items.map(({ id }) => id)).toEqual([last, ...ids.slice(1)]);
});

test('partners never see them', async () => {
  await one.post('/partners/A/notes', { text: 'not for their eyes' });
  const partner = await caller({ partner: 'A', scopes: partnerScopes });
  expect((await partner.get('/partners/A/notes')).body.code).toBe('not-for-partners');
  expect((await partner.post('/partners/A/notes', { text: 'x' })).body.code).toBe('not-for-partners');
  expect((await partner.delete('/partners/A/notes/1')).body.code).toBe('not-for-partners');
  expect(partnerScopes.filter((scope) => scope.startsWith('notes'))).toEqual([]);
  const { paths } = app.swagger() as unknown as { paths: Record<string, { get?: unknown }> };
  const open = Object.keys(paths).filter((path) => paths[path]!.get && !path.includes('notes'));
  let answered = 0;
  for (const path of open) {
    const address = path.replaceAll('{partner}', 'A').replaceAll(/\{\w+\}/g, '1');
    const { status, text } = await partner.get(address);
    if (status === 200) answered += 1;
    expect(text, path).not.toContain('not for their eyes');
  }
  expect(answered).toBeGreaterThan(5);
});

test.each([
  ['nothing', {}],
  ['only spaces', { text: '  ' }],
  ['too much', { text: 'x'.repeat(4001) }],
])('%s is refused', async (_name, body) => {
  expect((await one.post('/partners/A/notes', body)).status).toBe(400);
});

test('a partner that there is not, and scopes that one has not', async () => {
  expect((await one.get('/partners/none/notes')).status).toBe(404);
  expect((await one.post('/partners/none/notes', { text: 'x' })).status).toBe(404);
  const reader = await caller({ scopes: scopes.filter((scope) => scope !== 'notes:write') });
  expect((await reader.post('/partners/A/notes', { text: 'x' })).body).toMatchObject({ code: 'scope-missing' });
});
