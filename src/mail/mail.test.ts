import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { loadFamily } from '../../test/harness/family.ts';
import { startWorker } from '../platform/queue.ts';
import { post } from './actions.ts';
import { jobs } from './jobs.ts';
import { listMail } from './sql.ts';

/** What a mail server took in; it refuses the first letter, as busy ones do. */
const taken: string[] = [];
let refusals = 1;
const server = createServer((socket) => {
  let isLetter = false;
  let letter = '';
  socket.on('error', () => {});
  socket.write('220 here\r\n');
  socket.on('data', (part) => {
    if (isLetter) {
      letter += part.toString();
      if (!letter.endsWith('\r\n.\r\n')) return;
      taken.push(letter);
      isLetter = false;
      letter = '';
      socket.write('250 taken\r\n');
      return;
    }
    for (const line of part.toString().split('\r\n').filter(Boolean)) {
      const word = line.slice(0, 4).toUpperCase();
      if (word === 'MAIL' && refusals-- > 0) socket.write('451 later\r\n');
      else if (word === 'DATA') {
        isLetter = true;
        socket.write('354 go on\r\n');
      } else if (word === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 fine\r\n');
    }
  });
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
afterAll(() => new Promise((done) => server.close(done)));

const smtp = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
const mail = { smtp, from: 'Vliegwiel <rewards@company.example>', mailbox: true };
const { services, store, caller } = await testApi({ config: { mail } });
const { db } = store;
beforeAll(() => loadFamily(db));

const letter = {
  kind: 'test',
  language: 'nl' as const,
  address: 'reader@company.example',
  subject: { en: 'Hello', nl: 'Dag' },
  lines: [{ en: 'One', nl: 'Regel <b>' }],
  link: { label: { en: 'Open', nl: 'Openen' }, url: 'http://localhost/x?a=1&b=2' },
};

test('a letter goes when its cause is there, again when the server was busy, and keeps no text', async () => {
  const undone = db.transaction().execute(async (tx) => {
    await post(tx, services.config, { ...letter, address: 'nobody@company.example' });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await db.transaction().execute((tx) => post(tx, services.config, letter));
  const worker = await startWorker(jobs, services);
  afterAll(() => worker.stop());
  for (let i = 0; i < 600 && !(await listMail(db, undefined, 1))[0]?.sent_at; i += 1) await wait(100);
  expect(await listMail(db, undefined, 10)).toMatchObject([{ address: letter.address, text: null, html: null }]);
  expect(refusals).toBeLessThan(1);
  expect(taken).toHaveLength(1);
  expect(taken[0]).toContain('Subject: Dag');
  expect(taken[0]).toContain('To: reader@company.example');
  expect(taken[0]).toContain('Regel <b>');
  expect(taken[0]!.replaceAll('=\r\n', '')).toContain('Regel &lt;b&gt;');
}, 90_000);

test('where mail is really sent, there is no mailbox', async () => {
  const manager = await caller();
  expect(await manager.get('/mailbox')).toMatchObject({ status: 404, body: { code: 'no-mailbox' } });
});

test('where none is sent, the mailbox shows it, newest first; without either, nobody is invited in vain', async () => {
  const manager = await caller();
  services.config.mail = { ...mail, smtp: undefined };
  await db.transaction().execute((tx) => post(tx, services.config, { ...letter, language: 'en' }));
  const { body } = await manager.get('/mailbox?limit=1');
  expect(body.items).toMatchObject([
    { subject: 'Hello', to: letter.address, text: 'One\n\nOpen:\nhttp://localhost/x?a=1&b=2\n' },
  ]);
  expect((await manager.get(`/mailbox?cursor=${body.next}`)).body.items).toMatchObject([{ subject: 'Dag' }]);
  const shown = await manager.get(`/mailbox/${body.items[0].id}/letter`);
  expect(shown.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(shown.text).toContain('<base target="_blank">');
  // It may run nothing and fetch nothing, and only this answer may bring styles of its own.
  expect(shown.headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'unsafe-inline'; .*frame-ancestors 'self'; sandbox /,
  );
  expect(shown.headers['content-security-policy']).not.toContain('allow-scripts');
  expect((await manager.get('/mailbox/999999/letter')).body.code).toBe('no-letter');
  services.config.mail = { ...mail, smtp: undefined, mailbox: false };
  expect((await manager.get('/mailbox')).status).toBe(404);
  expect((await manager.get(`/mailbox/${body.items[0].id}/letter`)).body.code).toBe('no-mailbox');
  const invited = await manager.post('/people', { email: 'a@b.example', name: 'A', role: 'analyst' });
  expect(invited).toMatchObject({ status: 409, body: { code: 'no-mail' } });
});
