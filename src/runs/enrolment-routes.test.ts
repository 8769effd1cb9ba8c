import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { volume as document, loadVolume } from '../../test/harness/volume.ts';

const { caller } = await testApi({ today: '2026-05-20' });
const manager = await caller();
const nl = { 'accept-language': 'nl' };
beforeAll(async () => {
  await loadVolume(manager);
  await manager.post('/programs', { document });
  await manager.post('/programs/volume/versions/1/activate');
});

describe('taking part', () => {
  const open = document.replace('program: volume', 'program: club\nenrolment: open');

  test('a partner joins an open program itself, and leaves it', async () => {
    await manager.post('/programs', { document: open });
    await manager.post('/programs/club/versions/1/activate');
    const partner = await caller({ scopes: ['programs:read', 'enrolments:write'], partner: 'A' });
    const standing = async () => {
      const { body } = await partner.get('/partners/A/programs', nl);
      return Object.fromEntries(
        body.items.map((one: { program: string; status: string }) => [one.program, one.status]),
      );
    };
    expect(await standing()).toEqual({ volume: 'taking_part', club: 'may_join' });
    const join = (status: string) => partner.put('/partners/A/programs/club/enrolment', { status });
    expect((await join('invited')).body).toMatchObject({ status: 409, code: 'enrolment-not-possible' });
    expect((await join('enrolled')).body).toMatchObject({
      partner: 'A',
      program: 'club',
      status: 'enrolled',
      since: '2026-05-20',
    });
    expect(await standing()).toMatchObject({ club: 'taking_part' });
    const { body } = await manager.get('/programs/club/enrolments');
    expect(body.items).toMatchObject([{ partner: 'A', status: 'enrolled' }]);
    expect((await join('left')).status).toBe(200);
    expect(await standing()).toMatchObject({ club: 'left' });
    expect((await partner.put('/partners/B/programs/club/enrolment', { status: 'enrolled' })).status).toBe(404);
  });

  test('by invitation a partner comes in only when it was invited', async () => {
    await manager.post('/programs', { document: open.replace('club', 'circle').replace('open', 'invitation') });
    await manager.post('/programs/circle/versions/1/activate');
    const partner = await caller({ scopes: ['programs:read', 'enrolments:write'], partner: 'B' });
    const join = () => partner.put('/partners/B/programs/circle/enrolment', { status: 'enrolled' });
    expect((await join()).status).toBe(409);
    expect((await manager.put('/partners/B/programs/circle/enrolment', { status: 'invited' })).status).toBe(200);
    expect((await join()).status).toBe(200);
  });

  test('a seller is not asked into a program for resellers', async () => {
    const { body } = await manager.get('/partners/S/programs');
    expect(body.items).toEqual([]);
  });
});

test('a partner reads which versions held, and what each changed', async () => {
  const partner = await caller({ scopes: ['programs:read'], partner: 'A' });
  const read = async (headers = {}) => (await partner.get('/partners/A/programs/volume/versions', headers)).body;
  expect((await read()).items).toMatchObject([{ version: 1, starts: '2026-01-01', changes: null }]);
  const later = document.replace('2.5%', '3.5%');
  expect(later).not.toBe(document);
  expect((await manager.post('/programs', { document: later, starts: '2026-07-01' })).status).toBe(201);
  expect((await read()).items).toHaveLength(1);
  expect((await manager.post('/programs/volume/versions/2/activate')).status).toBe(200);
  const { items } = await read(nl);
  expect(items).toMatchObject([{ version: 2, starts: '2026-07-01' }, { version: 1 }]);
  expect(items[0].changes).toMatchObject([{ kind: 'changed', after: expect.stringContaining('3,5%') }]);
  expect((await partner.get('/partners/B/programs/volume/versions')).status).toBe(404);
  expect((await partner.get('/partners/A/programs/nothing/versions')).status).toBe(404);
});

test('a program ends early after a day in one of its periods', async () => {
  const ended = await manager.post('/programs/club/end', { ends: '2026-09-15' });
  expect(ended.body).toMatchObject({ program: 'club', ends: '2026-09-15' });
  expect((await manager.post('/programs/club/end', { ends: '2031-01-01' })).status).toBe(422);
  expect((await manager.post('/programs/club/end', { ends: '2026-02-30' })).status).toBe(400);
});
