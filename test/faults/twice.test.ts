import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { form, type Reply } from '../harness/client.ts';
import { vliegwiel } from '../harness/command.ts';
import { testDatabase } from '../harness/database.ts';
import { furnish, type NewSale, rebate, rebateOn, type Served, serve, totals, until } from './served.ts';
import { sized, thorough } from './size.ts';

const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-twice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sales of one file; every file has others. */
function file(name: string, lines: number): { sales: NewSale[]; text: string; path: string } {
  const sales = Array.from({ length: lines }, (_, i) => ({
    id: `${name}-${i}`,
    partner: ['R1', 'S1', 'T1'][i % 3]!,
    date: `2026-0${1 + (i % 5)}-${10 + (i % 18)}`,
    amount: `${1 + (i % 70)}.${10 + (i % 90)}`,
  }));
  const rows = sales.map(({ id, partner, date, amount }) => `${id},${partner},${date},${amount},1`);
  const text = `id,partner,date,amount,quantity\n${rows.join('\n')}\n`;
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, text);
  return { sales, text, path };
}

let store: Awaited<ReturnType<typeof testDatabase>>;
let servers: Served[];
const all: NewSale[] = [];

beforeAll(async () => {
  store = await testDatabase();
  const secret = await furnish(store, [rebate('rebate'), rebate('quarters', { period: 'quarter' })]);
  servers = await Promise.all([1, 2].map(() => serve({ DATABASE_URL: store.url }, secret)));
}, 120_000);

const rounds = sized(2, 15);
const both = <T>(work: (server: Served, place: number) => Promise<T>): Promise<T[]> => Promise.all(servers.map(work));
const upload = (server: Served, { text }: { text: string }, name: string): Promise<Reply> =>
  server.ask('POST', '/imports', form({ kind: 'sales' }, { name, text }));

describe('the same at once, by two processes', () => {
  test('a file uploaded twice is taken in once', { timeout: 300_000 }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const given = file(`up${round}`, 500 + round);
      all.push(...given.sales);
      const answers = await both((server) => upload(server, given, `up${round}.csv`));
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      const accepted = answers.map(({ body }) => body.accepted as number).sort((a, b) => a - b);
      expect(accepted).toEqual([0, given.sales.length]);
      expect(answers.map(({ body }) => body.accepted + body.repeated)).toEqual(Array(2).fill(given.sales.length));
      expect(answers.map(({ body }) => body.status)).toEqual(['done', 'done']);
    }
    expect((await totals(store, 'rebate')).facts).toBe(all.length);
  });

  test('a file imported by command and by upload is taken in once', { timeout: 300_000 }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const given = file(`cli${round}`, 20_000);
      all.push(...given.sales);
      const env = { DATABASE_URL: store.url, VLIEGWIEL_TODAY: '2026-06-30' };
      const commands = [1, 2].map(() => vliegwiel(['import', 'sales', given.path, '--json'], env));
      // A command takes a moment to begin: the upload comes when its import has.
      await until('an import that runs', async () => {
        const { rows } = await store.pool.query(`select count(*)::int as count from import where label = $1`, [
          `cli${round}.csv`,
        ]);
        return rows[0].count > 0;
      });
      const answer = await upload(servers[round % 2]!, given, `cli${round}.csv`);
      const ended = await Promise.all(commands);
      expect(ended.map(({ code }) => code)).toEqual([0, 0]);
      const accepted = [answer.body, ...ended.map(({ out }) => JSON.parse(out))].map((one) => one.accepted as number);
      expect(accepted.sort((a, b) => a - b)).toEqual([0, 0, given.sales.length]);
    }
    expect((await totals(store, 'rebate')).facts).toBe(all.length);
  });

  test('a post with the same key is carried out once; the other is told so', { timeout: 300_000 }, async () => {
    const before = (await manual()).count;
    for (let round = 0; round < rounds * 3; round += 1) {
      const asked = {
        body: { unit: 'EUR', amount: '1.00', note: `Round ${round}`, program: 'rebate' },
        headers: { 'idempotency-key': `give-${round}` },
      };
      const answers = (
        await Promise.all(
          [1, 2, 3, 4].map(() => both((server) => server.ask('POST', '/partners/T1/adjustments', asked))),
        )
      ).flat();
      const done = answers.filter(({ status }) => status === 201);
      const told = answers.filter(({ status }) => status !== 201);
      expect(done.length).toBeGreaterThan(0);
      expect(new Set(done.map(({ text }) => text)).size).toBe(1);
      expect(done.filter(({ headers }) => headers['idempotent-replayed'] !== 'true')).toHaveLength(1);
      for (const { status, body } of told) expect([status, body.code]).toEqual([409, 'idempotency-key-in-use']);
      const again = await servers[round % 2]!.ask('POST', '/partners/T1/adjustments', asked);
      expect(again.text).toBe(done[0]!.text);
    }
    expect(await manual()).toEqual({ count: before + rounds * 3, minor: String(100 * rounds * 3) });
  });

  test('a period is closed once; the other is told that it is', { timeout: 400_000 }, async () => {
    // Someone sells meanwhile, also on the days of the period.
    let isOn = true;
    const late: NewSale[] = [];
    const selling = (async () => {
      for (let i = 0; isOn; i += 1) {
        const one = { id: `late${i}`, partner: 'R1', date: `2026-0${1 + (i % 5)}-20`, amount: '7.30' };
        const { status } = await servers[i % 2]!.ask('POST', '/facts/sales', { body: [one] });
        if (status === 200) late.push(one);
      }
    })();
    for (const [program, period] of [
      ['rebate', '2026-01'],
      ['quarters', '2026-Q1'],
      ['rebate', '2026-02'],
      ...(thorough
        ? [
            ['rebate', '2026-03'],
            ['rebate', '2026-04'],
            ['rebate', '2026-05'],
          ]
        : []),
    ]) {
      const answers = (
        await Promise.all(
          [1, 2].map(() => both((server) => server.ask('POST', `/programs/${program}/periods/${period}/close`))),
        )
      ).flat();
      expect(answers.map(({ status, body }) => `${status} ${body.code ?? ''}`).sort()).toEqual([
        '200 ',
        '409 period-closed',
        '409 period-closed',
        '409 period-closed',
      ]);
      const { rows } = await store.pool.query(
        `select count(*)::int as count, count(distinct s.partner_id)::int as partners from statement s
          join program g on g.id = s.program_id where g.slug = $1 and s.period_key = $2`,
        [program, period],
      );
      expect(rows).toEqual([{ count: 4, partners: 4 }]);
    }
    isOn = false;
    await selling;
    all.push(...late);
    // What was posted about each period is what its sales are worth, whenever they came; and what was given by hand.
    const byHand = BigInt((await manual()).minor);
    const wanted = rebateOn(all) + byHand;
    await until('everything posted', async () => (await totals(store, 'rebate')).posted === wanted).catch(() => {});
    expect((await totals(store, 'rebate')).posted).toBe(wanted);
    const frozen = await store.pool.query(
      `select count(*)::int as count from statement s join program g on g.id = s.program_id
        where s.amount_minor <> (select coalesce(sum(case when credit = 'owed' then o.amount_minor else -o.amount_minor end), 0) from posting o
          where o.partner_id = s.partner_id and o.program_id = s.program_id and o.about_period = s.period_key and o.reason in ('reward', 'reversal'))`,
    );
    expect(frozen.rows).toEqual([{ count: 0 }]);
  });

  test('more requests than connections, each refused as a whole, keep no one waiting for ever', {
    timeout: 200_000,
  }, async () => {
    const asked = Array.from({ length: 25 }, (_, i) => ({
      body: [
        { id: `right${i}`, partner: 'R1', date: '2026-03-01', amount: '1.00' },
        { id: `wrong${i}`, partner: 'nobody', date: '2026-03-01', amount: '1.00' },
      ],
    }));
    const begun = Date.now();
    const answers = await Promise.all(
      asked.map((one) => servers[0]!.ask('POST', '/facts/sales?mode=all-or-nothing', one)),
    );
    expect(
      answers.map(({ status, body }) => `${status} ${body.accepted} ${body.rejected} ${body.rejections?.length}`),
    ).toEqual(Array(25).fill('200 0 1 1'));
    expect(Date.now() - begun).toBeLessThan(30_000);
  });

  test('both end well', async () => {
    expect(await both((server) => server.stop())).toEqual([0, 0]);
  });
});

const manual = async (): Promise<{ count: number; minor: string }> => {
  const { rows } = await store.pool.query(
    `select count(*)::int as count, coalesce(sum(amount_minor), 0)::text as minor from posting where reason = 'manual'`,
  );
  return rows[0];
};
