import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { form } from '../../test/harness/client.ts';
import { smallCompany, testClock } from '../../test/harness/intake.ts';
import { importStream } from './actions.ts';

const { app, store, caller } = await testApi({ today: '2026-06-30' });
beforeAll(() => smallCompany(store));
const manager = await caller();

async function send(url: string, fields: Record<string, string>, text: string) {
  const { raw, headers } = form(fields, { name: 'till.csv', text });
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    payload: raw as Buffer,
    headers: { ...headers, authorization: `Bearer ${manager.secret}` },
  });
  return { status: answer.statusCode, body: answer.json() };
}

/** A file that goes on until it is told to end. */
function slowFile() {
  const file = { ended: false };
  async function* rows() {
    yield Buffer.from('id,date,partner,amount\n');
    for (let row = 0; !file.ended && row < 2000; row += 1) {
      yield Buffer.from(`slow-${row},2026-03-01,R1,5\n`);
      await setTimeout(20);
    }
  }
  return { file, input: Readable.from(rows(), { objectMode: false }) };
}

async function found(
  reference: string,
  is: (one: { status: string; lines: number; progress: { phase: string } | null }) => boolean,
) {
  for (;;) {
    const [one] = (await manager.get(`/imports?reference=${reference}`)).body.items;
    if (one && is(one)) return one;
    await setTimeout(50);
  }
}

test('an import says how far it is while it runs, to whoever knows its reference', async () => {
  const { file, input } = slowFile();
  const work = importStream(store, 'sales', input, { clock: testClock, reference: 'till-1', size: 100_000 });
  const one = await found('till-1', ({ lines }) => lines > 3);
  expect(one).toMatchObject({ status: 'running', progress: { phase: 'reading', size: 100_000 } });
  expect(one.progress.bytes).toBeGreaterThan(60);
  expect(one.progress.share).toBeGreaterThan(0);
  expect(one.progress.share).toBeLessThan(1);
  file.ended = true;
  const { accepted } = await work;
  const done = (await manager.get(`/imports/${one.id}`)).body;
  expect(done).toMatchObject({ status: 'done', accepted, lines: accepted, progress: null, reference: 'till-1' });
}, 60_000);

test('one that is cancelled ends by itself, and nothing of it is taken in', async () => {
  const { input } = slowFile();
  const work = importStream(store, 'sales', input, { clock: testClock, reference: 'till-2' });
  const refused = expect(work).rejects.toMatchObject({ code: 'import-cancelled' });
  const one = await found('till-2', ({ lines }) => lines > 3);
  expect((await manager.post(`/imports/${one.id}/cancel`)).status).toBe(200);
  await refused;
  expect((await manager.get(`/imports/${one.id}`)).body).toMatchObject({ status: 'cancelled', accepted: 0 });
  expect((await manager.get(`/facts/sales?import=${one.id}`)).body.items).toEqual([]);
  expect((await manager.post(`/imports/${one.id}/cancel`)).body).toMatchObject({ status: 'cancelled' });
  expect((await manager.post('/imports/999999/cancel')).status).toBe(404);
}, 60_000);

test('a file that has arrived whole is put away, also when whoever sent it goes away meanwhile', async () => {
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const text = 'id,date,partner,amount\nleft-1,2026-03-01,R1,5\n';
  const { raw, headers } = form({ kind: 'sales', reference: 'till-3' }, { name: 'till.csv', text });
  const sent = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/api/v1/imports',
    headers: { ...headers, authorization: `Bearer ${manager.secret}` },
  });
  sent.on('error', () => {});
  // Nobody can put facts away as long as this lasts.
  await store
    .owner()
    .db.transaction()
    .execute(async (tx) => {
      await sql`lock table sale in exclusive mode`.execute(tx);
      sent.end(raw);
      await found('till-3', (one) => one.progress?.phase === 'storing');
      sent.destroy();
      await new Promise((closed) => sent.once('close', closed));
      await setTimeout(200);
    });
  const ended = await found('till-3', ({ status }) => status !== 'running');
  expect(ended).toMatchObject({ status: 'done', accepted: 1 });
}, 60_000);

test('what was declared of a file is proposed for the next with the same columns', async () => {
  const mapping = { id: 'Bon', date: 'Datum', partner: 'Klant', amount: 'Bedrag' };
  const locale = { decimal: 'comma', dates: 'dmy' };
  const file = (id: string) => `Bon;Datum;Klant;Bedrag\n${id};31-03-2026;R1;12,50\n`;
  const asked = { kind: 'sales' };
  const before = await send('/imports/preview', asked, file('m-1'));
  expect(before.body).toMatchObject({ proposed: null, missing: ['id', 'date', 'partner', 'amount'] });
  const declared = { ...asked, mapping: JSON.stringify(mapping), locale: JSON.stringify(locale) };
  expect((await send('/imports', declared, file('m-1'))).body).toMatchObject({ accepted: 1 });

  const other = file('m-2')
    .replace('Bon;Datum;Klant;Bedrag', 'DATUM;Bon;Bedrag;klant')
    .replace('m-2;31-03-2026;R1;12,50', '31-03-2026;m-2;12,50;R1');
  const { body } = await send('/imports/preview', asked, other);
  expect(body).toMatchObject({ proposed: { mapping, locale }, missing: [], rejections: [] });
  expect(body.rows).toEqual([{ id: 'm-2', date: '2026-03-31', partner: 'R1', amount: '12.5' }]);
  // What is declared now goes before; another kind and other columns have nothing to do with it.
  expect((await send('/imports/preview', { ...asked, mapping: '{}' }, other)).body.proposed).toBeNull();
  expect((await send('/imports/preview', { kind: 'activities' }, other)).body.proposed).toBeNull();
  expect((await send('/imports/preview', asked, file('m-3').replace('Bon', 'Bonnr'))).body.proposed).toBeNull();
});

test('partners are mapped and proposed in the same way', async () => {
  const file = 'Nummer,Naam,Soort\nP-1,Een,reseller\n';
  const mapping = { code: 'Nummer', name: 'Naam', type: 'Soort' };
  const sent = await send('/imports', { kind: 'partners', mapping: JSON.stringify(mapping) }, file);
  expect(sent.body).toMatchObject({ accepted: 1 });
  const { body } = await send('/imports/preview', { kind: 'partners' }, file.replace('P-1,Een', 'P-2,Twee'));
  expect(body).toMatchObject({ proposed: { mapping }, missing: [], rows: [{ code: 'P-2', name: 'Twee' }] });
});
