import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { loadFamily } from '../../test/harness/family.ts';

const { app, caller, store } = await testApi();
beforeAll(() => loadFamily(store.db));
const manager = await caller();

const sale = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  date: '2026-03-01',
  partner: 'A',
  amount: '100.50',
  quantity: 2,
  ...more,
});

const countSales = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from sale`.execute(store.db);
  return rows[0]!.count;
};

describe('facts posted as rows', () => {
  test('are taken in, and a second time known', async () => {
    const rows = [sale('a-1'), sale('a-2', { amount: '-1.2345' })];
    expect((await manager.post('/facts/sales', rows)).body).toMatchObject({
      accepted: 2,
      repeated: 0,
      rejected: 0,
      rejections: [],
    });
    expect((await manager.post('/facts/sales', rows)).body).toMatchObject({ accepted: 0, repeated: 2, rejected: 0 });
    const { body } = await manager.get('/facts/sales?id=a-2');
    expect(body.items).toMatchObject([
      { source: 'sales', id: 'a-2', partner: 'A', amount: '-1.2345', quantity: '2', currency: 'EUR' },
    ]);
  });

  test('are refused one by one, with field, code and reason in the reader’s language', async () => {
    const rows = [
      sale('b-1', { amount: 12.5 }),
      sale('b-2', { partner: 'nobody' }),
      sale('b-3', { date: '2026-02-30' }),
      sale('b-4', { amount: '1.1234567' }),
      sale('b-5', { quantity: 'two' }),
      sale('b-6'),
      sale('a-1', { amount: '999' }),
      { ...sale('b-7'), id: 'b\u0000' },
    ];
    const { body } = await manager.post('/facts/sales', rows, { 'accept-language': 'nl-BE' });
    expect(body).toMatchObject({ accepted: 1, rejected: 7 });
    const said = body.rejections.map((one: { index: number; field: string; code: string }) => [
      one.index,
      one.field,
      one.code,
    ]);
    expect(said).toEqual([
      [0, 'amount', 'number-not-text'],
      [1, 'partner', 'unknown-partner'],
      [2, 'date', 'no-such-date'],
      [3, 'amount', 'too-many-decimals'],
      [4, 'quantity', 'not-a-number'],
      [6, 'id', 'conflict-known'],
      [7, 'id', 'control-character'],
    ]);
    expect(body.rejections[2].reason).toBe('Deze datum bestaat niet.');
    expect(body.rejections[0].value).toBe('12.5');
    const kept = await manager.get(`/imports/${body.import}/rejected`);
    expect(kept.body.items).toHaveLength(7);
    expect(kept.body.items[2].reason).toBe('This date does not exist.');
  });

  test.each([
    ['activities', { kind: 'demo', status: 'held' }],
    ['trainings', { course: 'safety', status: 'passed', score: '87.5' }],
    ['referrals', { stage: 'won' }],
  ])('of %s too', async (source, more) => {
    const row = { id: `${source}-1`, date: '2026-03-02', partner: 'A1', ...more };
    expect((await manager.post(`/facts/${source}`, [row])).body).toMatchObject({ accepted: 1, rejected: 0 });
    expect((await manager.get(`/facts/${source}`)).body.items).toMatchObject([{ source, ...row }]);
  });

  test('shared between partners come as one part each', async () => {
    const { partner: _, ...shared } = sale('shared', { split: 'A:60%;B:40%', amount: '0.05' });
    expect((await manager.post('/facts/sales', [shared])).body).toMatchObject({ accepted: 1 });
    const { body } = await manager.get('/facts/sales?id=shared');
    const parts = body.items.map((one: { partner: string; share: string; amount: string }) => [
      one.partner,
      one.share,
      one.amount,
    ]);
    expect(parts.sort()).toEqual([
      ['A', '0.6', '0.03'],
      ['B', '0.4', '0.02'],
    ]);
  });
});

describe('rows and what was asked with them', () => {
  test('a key that nothing is taken from is mentioned: perhaps its name is mistyped', async () => {
    const { body } = await manager.post('/facts/sales', [sale('w-1', { colour: 'red' })], { 'accept-language': 'nl' });
    expect(body).toMatchObject({ accepted: 1, warnings: ['Niet gebruikt: colour.'] });
  });

  test('with all-or-nothing, one wrong row and nothing is taken in', async () => {
    const before = await countSales();
    const rows = [sale('n-1'), sale('n-2', { partner: 'nobody' })];
    const { body } = await manager.post('/facts/sales?mode=all-or-nothing', rows);
    expect(body).toMatchObject({ accepted: 0, rejected: 1, rejections: [{ index: 1, code: 'unknown-partner' }] });
    expect(await countSales()).toBe(before);
    expect((await manager.post('/facts/sales?mode=all-or-nothing', [sale('n-1')])).body).toMatchObject({ accepted: 1 });
  });

  test('a question that the address does not know is refused, not passed over', async () => {
    const answers = await Promise.all([
      manager.post('/facts/sales?mod=all-or-nothing', [sale('n-3')]),
      manager.post('/programs/check?language=nl', { document: 'x' }),
      manager.get('/company?language=nl'),
    ]);
    for (const { body } of answers) {
      expect(body).toMatchObject({ status: 400, code: 'wrong-shape', errors: [{ path: 'querystring' }] });
    }
  });
});

describe('an Idempotency-Key', () => {
  const key = (value: string) => ({ 'idempotency-key': value });

  test('gives the first answer again, and does nothing again', async () => {
    const rows = [sale('k-1')];
    const first = await manager.post('/facts/sales', rows, key('one'));
    const again = await manager.post('/facts/sales', rows, key('one'));
    expect(again.text).toBe(first.text);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect((await manager.post('/facts/sales', rows)).body).toMatchObject({ repeated: 1 });
  });

  test('is refused for another request, and is another key for another caller', async () => {
    await manager.post('/facts/sales', [sale('k-2')], key('two'));
    const other = await manager.post('/facts/sales', [sale('k-3')], key('two'));
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    const neighbour = await caller();
    expect((await neighbour.post('/facts/sales', [sale('k-3')], key('two'))).body).toMatchObject({ accepted: 1 });
  });

  test('makes simultaneous posts happen once', async () => {
    const before = await manager.get('/imports?limit=500');
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => manager.post('/facts/sales', [sale('k-4')], key('three'))),
    );
    const after = await manager.get('/imports?limit=500');
    expect(after.body.items.length - before.body.items.length).toBe(1);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    for (const { status, body } of answers)
      expect(status === 200 ? body.accepted : body.code).toBe(status === 200 ? 1 : 'idempotency-key-in-use');
  });
});

function form(fields: Record<string, string>, file?: { name: string; content: string | Buffer }) {
  const boundary = '----form';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const chunks: Buffer[] = [Buffer.from(parts.join(''))];
  if (file) {
    chunks.push(
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: text/csv\r\n\r\n`,
      ),
      Buffer.from(file.content),
      Buffer.from('\r\n'),
    );
  }
  chunks.push(Buffer.from(`--${boundary}--\r\n`));
  return { payload: Buffer.concat(chunks), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

async function upload(
  url: string,
  fields: Record<string, string>,
  file?: { name: string; content: string | Buffer },
  language = 'en',
) {
  const { payload, headers } = form(fields, file);
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    payload,
    headers: { ...headers, authorization: `Bearer ${manager.secret}`, 'accept-language': language },
  });
  return { status: answer.statusCode, body: answer.json() };
}

describe('a file', () => {
  const csv =
    'Bon;Datum;Klantnr;Bedrag\r\nf-1;31-03-2026;A;1.234,50\r\nf-2;01-04-2026;B;x\r\nf-3;02-04-2026;A;=1+1\r\n';
  const fields = {
    kind: 'sales',
    mapping: JSON.stringify({ id: 'Bon', date: 'Datum', partner: 'Klantnr', amount: 'Bedrag' }),
    locale: JSON.stringify({ decimal: 'comma', grouping: 'point', dates: 'dmy' }),
  };

  test('is taken in with its own columns, decimal commas and dates', async () => {
    const { status, body } = await upload('/imports', fields, { name: 'kassa.csv', content: csv });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'sales',
      label: 'kassa.csv',
      status: 'done',
      lines: 3,
      accepted: 1,
      rejected: 2,
    });
    expect((await manager.get('/facts/sales?id=f-1')).body.items).toMatchObject([
      { date: '2026-03-31', amount: '1234.5' },
    ]);
    expect((await manager.get(`/imports/${body.id}`)).body).toEqual(body);
    const page = await manager.get(`/imports/${body.id}/rejected?limit=1`);
    expect(page.body.items).toMatchObject([{ line: 3, column: 'Bedrag', value: 'x', code: 'not-a-number' }]);
    const rest = await manager.get(`/imports/${body.id}/rejected?limit=1&cursor=${page.body.next}`);
    expect(rest.body.items).toMatchObject([{ line: 4 }]);
    expect(rest.body.next).toBeNull();
  });

  test('gives its rejected rows back as a file that no spreadsheet takes for formulas', async () => {
    const [last] = (await manager.get('/imports?limit=1&kind=sales')).body.items;
    const file = await manager.get(`/imports/${last.id}/rejected.csv`, { 'accept-language': 'nl' });
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.headers['content-disposition']).toContain(`rejected-${last.id}.csv`);
    const lines = file.text.trim().split('\n');
    expect(lines[0]).toBe('line,column,value,code,reason');
    expect(lines[1]).toContain('3,Bedrag,x,not-a-number,"Dit is geen getal.');
    expect(lines[2]).toContain("4,Bedrag,'=1+1,");
  });

  test('of JSON lines is known by its name', async () => {
    const content = `${JSON.stringify(sale('l-1'))}\n${JSON.stringify(sale('l-2'))}\n`;
    expect((await upload('/imports', { kind: 'sales' }, { name: 'x.jsonl', content })).body).toMatchObject({
      accepted: 2,
    });
  });

  test('can be all or nothing', async () => {
    const before = await countSales();
    const { body } = await upload(
      '/imports',
      { ...fields, mode: 'all-or-nothing' },
      { name: 'x.csv', content: csv.replaceAll('f-', 'g-') },
      'nl',
    );
    expect(body).toMatchObject({ status: 'failed', accepted: 0, rejected: 2 });
    expect(body.error).toContain('niets ingenomen');
    expect(await countSales()).toBe(before);
  });

  test('that cannot be read as a whole is a problem that names the place', async () => {
    const broken = await upload(
      '/imports',
      { kind: 'sales' },
      { name: 'x.csv', content: Buffer.from([0x69, 0x64, 0x0a, 0xff, 0xfe, 0xc3]) },
    );
    expect(broken.status).toBe(422);
    expect(broken.body.where.file).toBe('x.csv');
    expect((await upload('/imports', { kind: 'sales' }, { name: 'x.csv', content: '' })).status).toBe(422);
    const columns = await upload('/imports', { kind: 'sales' }, { name: 'x.csv', content: 'a,b\n1,2\n' });
    expect(columns.status).toBe(422);
    expect((await manager.get('/imports?limit=1')).body.items[0]).toMatchObject({ status: 'failed' });
  });

  test.each<[Record<string, string>, string]>([
    [{}, 'no kind'],
    [{ kind: 'invoices' }, 'an unknown kind'],
    [{ kind: 'sales', mapping: '{' }, 'a mapping that is no JSON'],
    [{ kind: 'sales', mapping: '[1]' }, 'a mapping that is a list'],
    [{ kind: 'sales', locale: '{"decimal": "dot"}' }, 'an unknown locale'],
    [{ kind: 'sales', colour: 'red' }, 'an unknown field'],
  ])('with %j (%s) is refused', async (given) => {
    const { status, body } = await upload('/imports', given, { name: 'x.csv', content: csv });
    expect(status).toBe(400);
    expect(body.errors.length).toBeGreaterThan(0);
  });

  test('must be there', async () => {
    expect((await upload('/imports', { kind: 'sales' })).body).toMatchObject({ status: 422, code: 'no-file' });
    expect((await manager.post('/imports', { kind: 'sales' })).status).toBe(415);
    expect((await manager.get('/imports/999999')).status).toBe(404);
    expect((await manager.get('/imports/999999/rejected.csv')).status).toBe(404);
  });
});
