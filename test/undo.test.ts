import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Program } from '../src/engine/program.ts';
import { openStore } from '../src/platform/database.ts';
import { closePeriod, run } from '../src/runs/actions.ts';
import { verify } from '../src/upkeep/verify.ts';
import { testApi } from './harness/api.ts';
import { importText, smallCompany } from './harness/intake.ts';
import { publish } from './harness/publish.ts';

const { store, services, caller } = await testApi({ today: '2026-06-30' });
const owner = openStore(services.store.url, { role: 'owner', name: 'test owner' });
afterAll(() => owner.close());
let manager: Awaited<ReturnType<typeof caller>>;

const program: Program = {
  program: 'rebate',
  name: 'Rebate',
  currency: 'EUR',
  period: 'month',
  starts: '2026-01-01',
  ends: '2026-12-31',
  incentives: [
    {
      id: 'volume',
      kind: 'rebate',
      measure: { source: 'sales', sum: 'amount' },
      reward: {
        tiers: {
          mode: 'retroactive',
          bands: [
            { from: 0, rate: '0%' },
            { from: 1000, rate: '10%' },
          ],
        },
      },
    },
  ],
};

beforeEach(async () => {
  await sql`truncate company, partner, partner_version, product, product_version, customer, sale, activity, training, referral, import, rejected_row, program,
    program_version, program_period, enrolment, dirty, run, cell, statement, posting restart identity cascade`.execute(
    owner.db,
  );
  await smallCompany(store);
  manager = await caller();
});

const calculate = () => run(store.db, { program: 'rebate', asOf: '2026-06-30' });
const sales = async (rows: string) =>
  String((await importText(store, 'sales', `id,date,partner,customer,amount,corrects\n${rows}`)).importId);
const undo = (id: string) => manager.post(`/imports/${id}/undo`, undefined);
const stored = async () =>
  (await sql<{ fact_id: string }>`select fact_id from sale order by 1`.execute(store.db)).rows.map(
    (row) => row.fact_id,
  );
const sound = async () => expect((await verify(store, { full: true })).finding).toBeUndefined();

describe('an import is undone', () => {
  test('while nothing was calculated, and its file can be taken in again', async () => {
    const kept = await sales('k-1,2026-03-01,T1,,50,\n');
    const id = await sales('a-1,2026-03-01,R1,K,50,\na-2,2026-03-02,R1,K,60,a-1\n');
    const { status, body } = await undo(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'undone', accepted: 2 });
    expect(body.undone_at).not.toBeNull();
    expect(await stored()).toEqual(['k-1']);
    await sound();
    expect(await importText(store, 'sales', 'id,date,partner,amount\na-1,2026-03-01,S1,7\n')).toMatchObject({
      accepted: 1,
    });
    expect((await undo(id)).body).toMatchObject({ status: 409, code: 'undo-not-done' });
    expect((await undo(kept)).status).toBe(200);
  });

  test('after a run counted it without posting anything: what it counted for is measured anew', async () => {
    await publish(store.db, program);
    await sales('b-1,2026-03-01,R1,,900,\n');
    await calculate();
    const id = await sales('b-2,2026-03-02,R1,,50,\n');
    expect((await calculate()).postings).toBe(0);
    expect((await undo(id)).status).toBe(200);
    const later = await sales('b-3,2026-03-03,R1,,60,\n');
    expect((await calculate()).postings).toBe(0);
    await sound();
    await sales('b-4,2026-03-04,R1,,40,\n');
    expect((await calculate()).postings).toBe(1);
    await sound();
    expect((await undo(later)).body).toMatchObject({ code: 'undo-posted' });
  });

  test('of activities, trainings and referrals too', async () => {
    for (const [kind, more] of [
      ['activities', 'kind'],
      ['trainings', 'course'],
      ['referrals', 'stage'],
    ] as const) {
      const { importId } = await importText(store, kind, `id,date,partner,${more}\nx,2026-03-01,R1,y\n`);
      expect((await undo(String(importId))).status).toBe(200);
      expect((await manager.get(`/facts/${kind}`)).body.items).toEqual([]);
    }
    await sound();
  });

  test('posted through the API', async () => {
    const { body } = await manager.post('/facts/sales', [
      { id: 'p-1', date: '2026-03-01', partner: 'R1', amount: '5' },
    ]);
    expect((await undo(body.import)).status).toBe(200);
    expect(await stored()).toEqual([]);
  });
});

describe('undoing is refused with the reason, and changes nothing:', () => {
  const refused = async (id: string, code: string, words: string) => {
    const before = await stored();
    const { status, body } = await undo(id);
    expect({ status, code: body.code }).toEqual({ status: 409, code });
    expect(body.detail).toContain(words);
    expect(await stored()).toEqual(before);
    const { rows } = await sql`select from dirty`.execute(store.db);
    expect(rows).toHaveLength(0);
    await sound();
  };

  test('something was posted since', async () => {
    await publish(store.db, program);
    const id = await sales('c-1,2026-03-01,R1,,2000,\n');
    await calculate();
    await refused(id, 'undo-posted', 'R1 in rebate, 2026-03');
  });

  test('a period was closed since', async () => {
    await publish(store.db, program);
    const id = await sales('d-1,2026-01-05,R1,,20,\n');
    await closePeriod(store.db, { program: 'rebate', period: '2026-01', asOf: '2026-06-30' });
    await refused(id, 'undo-closed', '2026-01 of rebate');
  });

  test('a later fact corrects one of its facts', async () => {
    const id = await sales('e-1,2026-03-01,R1,,20,\n');
    const later = await sales('e-2,2026-03-01,R1,,-20,e-1\n');
    await refused(id, 'undo-corrected', 'e-2 of R1');
    expect((await undo(later)).status).toBe(200);
    expect((await undo(id)).status).toBe(200);
  });

  test('a later sale was judged beside its sales', async () => {
    const id = await sales('f-1,2026-03-01,R1,K,20,\n');
    await sales('f-2,2026-03-05,T1,K,20,\n');
    await refused(id, 'undo-judged-beside', 'f-2 of T1');
    const days = await sales('f-3,2026-04-01,S1,,20,\n');
    await sales('f-4,2026-04-03,S1,,20,\n');
    await refused(days, 'undo-judged-beside', 'f-4 of S1');
  });

  test('it was none of facts, or not done, or is not there', async () => {
    const { importId } = await importText(store, 'partners', 'code,type\nN1,reseller\n');
    expect((await undo(String(importId))).body).toMatchObject({ status: 422, code: 'undo-no-facts' });
    expect((await undo('999')).status).toBe(404);
    await importText(store, 'sales', 'id,date\n1,2\n').catch(() => {});
    const [failed] = (await manager.get('/imports?status=failed')).body.items;
    expect((await undo(failed.id)).body).toMatchObject({ code: 'undo-not-done' });
    const reader = await caller({ scopes: ['imports:read'] });
    expect((await reader.post(`/imports/${importId}/undo`)).status).toBe(403);
  });
});

describe('undoing and others at the same time', () => {
  test('a run that has seen the facts posts them, or they are gone: never half', async () => {
    await publish(store.db, program);
    const seen = new Set<number>();
    for (let round = 0; round < 8; round += 1) {
      const id = await sales(`r-${round},2026-0${1 + (round % 5)}-01,R1,,2000,\n`);
      const [answer] = await Promise.all([
        setTimeout(round % 2 === 0 ? 0 : 30).then(() => undo(id)),
        setTimeout(round % 2 === 0 ? 15 : 0).then(() => calculate()),
      ]);
      seen.add(answer.status);
      expect((await stored()).includes(`r-${round}`)).toBe(answer.status !== 200);
      await calculate();
      await sound();
    }
    expect([...seen].every((status) => status === 200 || status === 409)).toBe(true);
  }, 120_000);

  test('a fact that corrects one meanwhile is refused, or keeps it', async () => {
    const id = await sales('g-1,2026-03-01,R1,,20,\n');
    const [answer, later] = await Promise.all([
      undo(id),
      importText(store, 'sales', 'id,date,partner,amount,corrects\ng-2,2026-03-01,R1,-20,g-1\n'),
    ]);
    expect(later.accepted).toBe(answer.status === 200 ? 0 : 1);
    await sound();
  });

  test('twice at once happens once', async () => {
    const id = await sales('h-1,2026-03-01,R1,,20,\n');
    const answers = await Promise.all([undo(id), undo(id), undo(id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test('cut off in its midst, it has done nothing', async () => {
    const id = await sales('i-1,2026-03-01,R1,,20,\n');
    const client = await owner.pool.connect();
    await client.query('begin; lock table import in share mode');
    const answer = undo(id);
    await setTimeout(300);
    await owner.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%undo_import%' and pid <> pg_backend_pid()`,
    );
    await client.query('rollback');
    client.release();
    expect((await answer).status).toBeGreaterThanOrEqual(500);
    expect(await stored()).toEqual(['i-1']);
    expect((await manager.get(`/imports/${id}`)).body.status).toBe('done');
    expect((await undo(id)).status).toBe(200);
  });
});

test('the application itself cannot remove facts', async () => {
  await sales('j-1,2026-03-01,R1,,20,\n');
  await expect(sql`delete from sale`.execute(store.db)).rejects.toThrow(/permission denied/);
});
