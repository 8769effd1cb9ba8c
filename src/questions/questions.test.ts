import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { importText, smallCompany } from '../../test/harness/intake.ts';
import { publish } from '../../test/harness/publish.ts';
import { asCaller } from '../access/sight.ts';
import { run } from '../runs/actions.ts';

const { caller, store, ask } = await testApi({ today: '2026-06-30' });
const manager = await caller();
type Who = Awaited<ReturnType<typeof caller>>;
let reseller: Who;
let above: Who;
let other: Who;

beforeAll(async () => {
  await smallCompany(store);
  await publish(store.db, {
    program: 'rebate',
    name: 'Rebate',
    currency: 'EUR',
    period: 'month',
    starts: '2026-01-01',
    ends: '2026-12-31',
    incentives: [
      { id: 'volume', kind: 'rebate', measure: { source: 'sales', sum: 'amount' }, reward: { percent: '10%' } },
      {
        id: 'sold',
        kind: 'sale',
        measure: { source: 'sales', sum: 'amount', credit: 'seller' },
        reward: { percent: '1%' },
      },
    ],
  });
  await importText(
    store,
    'sales',
    `id,date,partner,product,amount,seller
q-1,2026-03-05,R1,A,100,S1
q-2,2026-03-05,R1,A,50,
q-4,2026-04-05,R1,A,50,
q-3,2026-03-05,T1,A,70,
`,
  );
  await run(store.db, { program: 'rebate', asOf: '2026-06-30' });
  const partners = { scopes: ['questions:read', 'questions:write', 'statements:read'] as const };
  reseller = await caller({ ...partners, partner: 'R1' });
  above = await caller({ ...partners, partner: 'D1' });
  other = await caller({ ...partners, partner: 'T1' });
});

const line = { program: 'rebate', period: '2026-03', incentive: 'volume' };
const opened = async (more: Record<string, unknown> = {}, who: Who = reseller, partner = 'R1') => {
  const answer = await who.post(`/partners/${partner}/questions`, { ...line, text: 'Why is this so little?', ...more });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body as { id: string };
};

test('a partner asks, the company answers, the partner asks on, the company closes', async () => {
  const { id } = await opened({ kind: 'dispute' });
  expect((await reseller.get(`/questions/${id}`)).body).toMatchObject({
    partner: 'R1',
    partner_name: 'Reseller',
    ...line,
    fact: null,
    kind: 'dispute',
    status: 'open',
    outcome: null,
    messages: 1,
    thread: [{ side: 'partner', text: 'Why is this so little?', outcome: null }],
  });
  const answered = await manager.post(`/questions/${id}/messages`, { text: 'A return\nis in it.' });
  expect(answered).toMatchObject({ status: 201, body: { status: 'answered', messages: 2 } });
  expect((await reseller.post(`/questions/${id}/messages`, { text: 'Which one?' })).body.status).toBe('open');
  const closed = await manager.post(`/questions/${id}/close`, { outcome: 'corrected', text: 'Taken out.' });
  expect(closed).toMatchObject({ status: 201, body: { status: 'closed', outcome: 'corrected' } });
  const { thread } = (await reseller.get(`/questions/${id}`)).body;
  expect(thread).toMatchObject([
    { side: 'partner', outcome: null },
    { side: 'company', text: 'A return\nis in it.', outcome: null },
    { side: 'partner', text: 'Which one?' },
    { side: 'company', text: 'Taken out.', outcome: 'corrected' },
  ]);
  for (const one of thread) {
    expect(one.name).toMatch(/^test \d+$/);
    expect(Date.parse(one.written_at)).not.toBeNaN();
  }
  for (const [who, more] of [
    [reseller, 'messages'],
    [manager, 'messages'],
    [manager, 'close'],
  ] as const) {
    const body = more === 'close' ? { outcome: 'declined', text: 'x' } : { text: 'x' };
    expect(await who.post(`/questions/${id}/${more}`, body)).toMatchObject({
      status: 409,
      body: { code: 'question-closed' },
    });
  }
});

describe('a fact of the line', () => {
  test('is named by its id, and by its partner where it is another one’s', async () => {
    const { id } = await opened({ fact: { id: 'q-2' } });
    expect((await reseller.get(`/questions/${id}`)).body.fact).toEqual({ source: 'sales', id: 'q-2', partner: 'R1' });
    const credited = await opened({ incentive: 'sold', fact: { id: 'q-1', partner: 'R1' } }, manager, 'S1');
    expect((await manager.get(`/questions/${credited.id}`)).body).toMatchObject({
      partner: 'S1',
      fact: { id: 'q-1', partner: 'R1' },
    });
  });

  test.each([
    ['of another partner', { id: 'q-3', partner: 'T1' }],
    ['of another period', { id: 'q-4' }],
    ['that there is not', { id: 'q-9' }],
    ['of a partner that there is not', { id: 'q-1', partner: 'nobody' }],
  ])('%s is refused', async (_name, fact) => {
    const answer = await reseller.post('/partners/R1/questions', { ...line, fact, text: 'x' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found', params: { name: fact.id } } });
  });
});

test.each([
  ['incentive', { incentive: 'none' }],
  ['period', { period: '2025-03' }],
  ['program', { program: 'none' }],
])('a line of another %s is refused', async (_name, more) => {
  const answer = await reseller.post('/partners/R1/questions', { ...line, text: 'x', ...more });
  expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
});

test.each([
  ['no text', { text: '' }],
  ['only spaces', { text: ' \n ' }],
  ['too much', { text: 'x'.repeat(2001) }],
  ['control characters', { text: 'a\u0007b' }],
  ['an unknown kind', { text: 'x', kind: 'complaint' }],
  ['an unknown field', { text: 'x', status: 'closed' }],
])('%s is refused', async (_name, body) => {
  expect((await reseller.post('/partners/R1/questions', { ...line, ...body })).status).toBe(400);
});

test('a partner sees and writes to its own only, and those below it', async () => {
  const mine = await opened({ text: 'mine alone' });
  const theirs = await opened({ text: 'theirs alone' }, other, 'T1');
  expect((await above.get(`/questions/${mine.id}`)).status).toBe(200);
  for (const [who, { id }] of [
    [other, mine],
    [reseller, theirs],
    [above, theirs],
  ] as const) {
    const unseen = { status: 404, body: { code: 'not-found', params: { name: id } } };
    expect(await who.get(`/questions/${id}`)).toMatchObject(unseen);
    expect(await who.post(`/questions/${id}/messages`, { text: 'x' })).toMatchObject(unseen);
    expect((await who.get('/questions?limit=500')).body.items.map((one: { id: string }) => one.id)).not.toContain(id);
  }
  expect((await reseller.get('/questions?partner=T1')).status).toBe(404);
  expect((await reseller.post('/partners/T1/questions', { ...line, text: 'x' })).status).toBe(404);
  expect((await reseller.post(`/questions/${mine.id}/close`, { outcome: 'explained', text: 'x' })).status).toBe(403);
  expect((await reseller.get('/questions/counts')).status).toBe(403);
  expect((await manager.get('/questions?partner=R1&limit=500')).text).not.toContain('theirs alone');
});

test('the list shows open ones first, what changed last before the others; pages and filters', async () => {
  const kept = await opened({ incentive: 'sold', text: 'first' });
  const answered = await opened({ incentive: 'sold', text: 'second' });
  const closed = await opened({ incentive: 'sold', text: 'third' });
  const last = await opened({ incentive: 'sold', text: 'fourth', kind: 'dispute' });
  await manager.post(`/questions/${answered.id}/messages`, { text: 'So.' });
  await manager.post(`/questions/${closed.id}/close`, { outcome: 'explained', text: 'So.' });
  await reseller.post(`/questions/${kept.id}/messages`, { text: 'And?' });
  const wanted = [kept.id, last.id, answered.id, closed.id];
  const address = '/questions?partner=R1&program=rebate&period=2026-03&incentive=sold';
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await manager.get(`${address}&limit=1${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.items.map((one: { id: string }) => one.id));
    cursor = body.next;
  }
  expect(seen).toEqual(wanted);
  const idsOf = async (more: string) =>
    (await manager.get(`${address}&${more}`)).body.items.map((one: { id: string }) => one.id);
  expect(await idsOf('status=answered')).toEqual([answered.id]);
  expect(await idsOf('kind=dispute')).toEqual([last.id]);
  expect((await manager.get('/questions?period=2026-04')).body.items).toEqual([]);
  expect((await manager.get(`${address}&limit=1`)).body.items[0]).toMatchObject({ opening: 'first', messages: 2 });
});

test('what is not closed is counted per program', async () => {
  const before = (await manager.get('/questions/counts')).body.items[0];
  expect(before.program).toBe('rebate');
  const { id } = await opened({ kind: 'dispute' });
  const after = async () => (await manager.get('/questions/counts')).body.items[0];
  expect(await after()).toEqual({ ...before, waiting: before.waiting + 1, disputes: before.disputes + 1 });
  await manager.post(`/questions/${id}/messages`, { text: 'So.' });
  expect(await after()).toEqual({ ...before, answered: before.answered + 1, disputes: before.disputes + 1 });
  await manager.post(`/questions/${id}/close`, { outcome: 'declined', text: 'No.' });
  expect(await after()).toEqual(before);
});

test('sent again with its Idempotency-Key, it is written once', async () => {
  const body = { ...line, text: 'only once' };
  const key = { 'idempotency-key': 'question-1' };
  const first = await reseller.post('/partners/R1/questions', body, key);
  const again = await reseller.post('/partners/R1/questions', body, key);
  expect(again.body).toEqual(first.body);
  expect((await manager.get('/questions?limit=500')).text.match(/only once/g)).toHaveLength(1);
});

test('a thread ends somewhere; it can always be closed', async () => {
  const { id } = await opened();
  await store.pool.query('update question set messages = 200 where id = $1', [id]);
  expect(await reseller.post(`/questions/${id}/messages`, { text: 'more' })).toMatchObject({
    status: 409,
    body: { code: 'thread-full' },
  });
  expect((await manager.post(`/questions/${id}/close`, { outcome: 'explained', text: 'x' })).status).toBe(201);
});

test('of many who write and close at once, nobody writes after the close', async () => {
  const { id } = await opened();
  const all = await Promise.all([
    ...Array.from({ length: 6 }, (_, i) => reseller.post(`/questions/${id}/messages`, { text: `at once ${i}` })),
    manager.post(`/questions/${id}/close`, { outcome: 'explained', text: 'Enough.' }),
    manager.post(`/questions/${id}/close`, { outcome: 'declined', text: 'Enough.' }),
  ]);
  const { thread, messages, outcome } = (await manager.get(`/questions/${id}`)).body;
  expect(thread).toHaveLength(messages);
  expect(thread.at(-1).outcome).toBe(outcome);
  expect(thread.filter((one: { outcome: string | null }) => one.outcome)).toHaveLength(1);
  expect(all.filter(({ status }) => status === 201)).toHaveLength(messages - 1);
});

test('what was written cannot be changed by the application', async () => {
  for (const statement of [
    'update question_message set text = $$x$$',
    'delete from question_message',
    'delete from question',
  ])
    await expect(store.pool.query(statement)).rejects.toThrow('permission denied');
  expect((await ask('GET', '/questions')).status).toBe(401);
});

describe('the database alone keeps a partner', () => {
  const asPartner = async (code: string, statement: string) => {
    const { rows } = await store.pool.query<{ id: number }>('select id from partner where code = $1', [code]);
    const partner = { id: rows[0]!.id, code };
    return store.db.transaction().execute((tx) =>
      asCaller(tx, { id: 'test', by: 'key', scopes: [], partner }, '2026-06-30', async () => {
        const result = await sql.raw<Record<string, unknown>>(statement).execute(tx);
        return result.rows.length + Number(result.numAffectedRows ?? 0n);
      }),
    );
  };
  const write = (id: string, of: string, side = 'partner', outcome = 'null') =>
    `insert into question_message (question_id, partner_id, side, author, author_name, text, outcome)
      select ${id}, ${of}, '${side}', 'x', 'x', 'x', ${outcome}`;
  const ofR1 = `(select partner_id from question where id = `;

  test('from what is another’s', async () => {
    const { id } = await opened({ text: 'for the database' });
    expect(await asPartner('R1', `select from question where id = ${id}`)).toBe(1);
    expect(await asPartner('D1', `select from question_message where question_id = ${id}`)).toBe(1);
    for (const table of ['question where id', 'question_message where question_id'])
      expect(await asPartner('T1', `select from ${table} = ${id}`)).toBe(0);
    expect(await asPartner('T1', `update question set messages = 9, status = 'open' where id = ${id}`)).toBe(0);
    const { rows } = await store.pool.query('select partner_id from question where id = $1', [id]);
    // Neither as the other one nor as itself.
    for (const of of [rows[0].partner_id, "(select id from partner where code = 'T1')"])
      await expect(asPartner('T1', write(id, String(of)))).rejects.toThrow('row-level security');
    await expect(
      asPartner(
        'T1',
        `insert into question (partner_id, program_id, period_key, incentive, kind, messages, last_message)
        values (${rows[0].partner_id}, 1, '2026-03', 'volume', 'question', 0, 0)`,
      ),
    ).rejects.toThrow('row-level security');
  });

  test('from writing as the company, closing, and notes', async () => {
    const { id } = await opened();
    expect(await asPartner('R1', write(id, `${ofR1}${id})`))).toBe(1);
    await expect(asPartner('R1', write(id, `${ofR1}${id})`, 'company'))).rejects.toThrow('row-level security');
    await expect(asPartner('R1', write(id, `${ofR1}${id})`, 'partner', `'corrected'`))).rejects.toThrow(
      'row-level security',
    );
    await expect(
      asPartner('R1', `update question set status = 'closed', outcome = 'corrected' where id = ${id}`),
    ).rejects.toThrow('row-level security');
    await manager.post(`/questions/${id}/close`, { outcome: 'declined', text: 'x' });
    await expect(asPartner('R1', write(id, `${ofR1}${id})`))).rejects.toThrow('row-level security');
    expect(await asPartner('R1', `update question set messages = 9 where id = ${id}`)).toBe(0);
    await expect(asPartner('R1', 'select from note')).rejects.toThrow('permission denied');
  });
});
