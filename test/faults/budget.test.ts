import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Program } from '../../src/engine/program.ts';
import { openStore, type Store } from '../../src/platform/database.ts';
import { run } from '../../src/runs/actions.ts';
import { testDatabase } from '../harness/database.ts';
import { importText } from '../harness/intake.ts';
import { furnish, type NewSale, rebate, type Served, serve } from './served.ts';
import { sized } from './size.ts';

const writers = 32;
const budgetMinor = 123_457n;
const partners = Array.from({ length: writers }, (_, i) => `P${i}`);

const budgeted = (slug: 'stop' | 'prorate'): Program =>
  rebate(slug, { budget: { amount: '1234.57', when_exhausted: slug } });
/** A budget for every month by itself. */
const monthly = rebate('monthly', { budget: { amount: '321.09', when_exhausted: 'stop', per: 'period' } });
const programs = [budgeted('stop'), budgeted('prorate'), monthly];

const furnished = async (store: Store): Promise<string> => {
  const secret = await furnish(store, programs);
  await importText(store, 'partners', `code,type\n${partners.map((code) => `${code},reseller\n`).join('')}`);
  return secret;
};

/** The same in every run, and more than the budgets hold; now and then something comes back. */
function salesOf(writer: number, rounds: number): (NewSale & { corrects?: string })[] {
  return Array.from({ length: rounds }, (_, round) => {
    const date = `2026-0${1 + ((writer + round) % 5)}-${10 + ((writer * 7 + round) % 18)}`;
    const isReturn = round % 4 === 3;
    const before = round - 1;
    const amount = `${30 + ((writer * 13 + (isReturn ? before : round) * 29) % 400)}.${10 + ((writer + (isReturn ? before : round)) % 89)}`;
    const id = `${writer}-${round}`;
    if (!isReturn) return { id, partner: partners[writer]!, date, amount };
    const corrected = `2026-0${1 + ((writer + before) % 5)}-28`;
    return { id, partner: partners[writer]!, date: corrected, amount: `-${amount}`, corrects: `${writer}-${before}` };
  });
}

type Granted = { slug: string; period: string; minor: bigint };

const grants = `select g.slug, o.about_period as period,
    sum(case when o.credit = 'owed' then o.amount_minor else -o.amount_minor end)::int8 as minor
  from posting o join program g on g.id = o.program_id group by 1, 2 order by 1, 2`;

/** What a budget holds, over what it has granted. */
function over(granted: readonly Granted[]): string[] {
  const of = (slug: string) => granted.filter((one) => one.slug === slug).reduce((sum, { minor }) => sum + minor, 0n);
  return [
    ...['stop', 'prorate'].flatMap((slug) => (of(slug) > budgetMinor ? [`${slug}: ${of(slug)}`] : [])),
    ...granted.flatMap(({ slug, period, minor }) =>
      slug === 'monthly' && minor > 32_109n ? [`${slug} ${period}: ${minor}`] : [],
    ),
  ];
}

describe('32 writers on hard budgets', () => {
  let store: Awaited<ReturnType<typeof testDatabase>>;
  let servers: Served[];
  const rounds = sized(8, 60);

  beforeAll(async () => {
    store = await testDatabase();
    const secret = await furnished(store);
    servers = await Promise.all([1, 2].map(() => serve({ DATABASE_URL: store.url, VLIEGWIEL_POOL: '12' }, secret)));
  }, 120_000);

  /** Looks again and again, each time at one moment of the whole. */
  function watch() {
    const reader = openStore(store.url, { max: 1, name: 'reader' });
    const seen: string[] = [];
    let looks = 0;
    let isOn = true;
    const look = async () => {
      while (isOn) {
        const client = await reader.pool.connect();
        await client.query('begin isolation level repeatable read read only');
        seen.push(...over((await client.query<Granted>(grants)).rows));
        await client.query('commit');
        client.release();
        looks += 1;
        await wait(5);
      }
      await reader.close();
    };
    const looking = look();
    return {
      stop: async () => {
        isOn = false;
        await looking;
        return { looks, seen };
      },
    };
  }

  /** One after the other, each waiting for its answer; what could not be done now is asked again. */
  async function write(writer: number, answers: Map<string, number>): Promise<void> {
    const insist = async (server: Served, path: string, body: unknown) => {
      for (;;) {
        const answer = await server.ask('POST', path, { body });
        const told = `${path} ${answer.status} ${answer.body.code ?? ''}`.trim();
        answers.set(told, (answers.get(told) ?? 0) + 1);
        if (answer.status < 300) return answer.body;
        if (answer.status !== 503) throw new Error(answer.text);
        await wait(200);
      }
    };
    for (const [round, sale] of salesOf(writer, rounds).entries()) {
      const server = servers[(writer + round) % servers.length]!;
      const { accepted } = await insist(server, '/facts/sales', [sale]);
      expect(accepted).toBe(1);
      if ((writer + round) % 4 === 0) {
        const { program } = programs[(writer + round) % 3]!;
        await insist(server, '/runs', { program, kind: round % 5 === 4 ? 'full' : 'incremental' });
      }
    }
  }

  test('never grant a minor unit too much, at any moment, and come to what one after the other comes to', {
    timeout: 900_000,
  }, async () => {
    const watching = watch();
    const answers = new Map<string, number>();
    await Promise.all(partners.map((_, writer) => write(writer, answers)));
    for (const { program } of programs) await run(store.db, { program, asOf: '2026-06-30' });
    const { looks, seen } = await watching.stop();
    expect(seen).toEqual([]);
    expect(looks).toBeGreaterThan(50);
    // A deadlock or any other mishap would have been told: only done, or not now.
    const told = [...answers.keys()].filter((one) => !/ 20[01]$/.test(one));
    expect(told.filter((one) => !one.endsWith(' 503 database-busy'))).toEqual([]);
    // The queue may meet one with an intake when it notes that jobs are done, and does so again; who asks for something never hears of it.
    const met = servers.flatMap((one) => one.said().split('\n')).filter((line) => /deadlock detected/.test(line));
    expect(met.filter((line) => line.includes('"reqId"') || line.includes('Calculated'))).toEqual([]);

    const { rows: concurrent } = await store.pool.query<Granted>(grants);
    const total = (slug: string) =>
      concurrent.filter((one) => one.slug === slug).reduce((sum, { minor }) => sum + minor, 0n);
    // The budgets are used up, to the last cent.
    expect([total('stop'), total('prorate')]).toEqual([budgetMinor, budgetMinor]);
    expect(concurrent.some(({ slug, minor }) => slug === 'monthly' && minor === 32_109n)).toBe(true);

    const alone = await testDatabase();
    await furnished(alone);
    const all = partners.flatMap((_, writer) => salesOf(writer, rounds));
    const lines = all.map(
      ({ id, partner, date, amount, corrects = '' }) => `${id},${date},${partner},${amount},${corrects}\n`,
    );
    const result = await importText(alone, 'sales', `id,date,partner,amount,corrects\n${lines.join('')}`);
    expect(result).toMatchObject({ accepted: all.length, rejected: 0 });
    for (const { program } of programs) await run(alone.db, { program, asOf: '2026-06-30' });
    const perPartner = (one: Store) =>
      one.pool
        .query(
          `select g.slug, o.about_period, p.code, o.incentive, sum(case when o.credit = 'owed' then o.amount_minor else -o.amount_minor end)::int8 as minor
            from posting o join program g on g.id = o.program_id join partner p on p.id = o.partner_id group by 1, 2, 3, 4
            having sum(case when o.credit = 'owed' then o.amount_minor else -o.amount_minor end) <> 0 order by 1, 2, 3, 4`,
        )
        .then(({ rows }) => rows);
    expect(await perPartner(store)).toEqual(await perPartner(alone));
    expect(await Promise.all(servers.map((one) => one.stop()))).toEqual([0, 0]);
  });

  test('a watcher that looks would see a minor unit too much', () => {
    expect(over([{ slug: 'stop', period: '2026-01', minor: budgetMinor + 1n }])).toHaveLength(1);
    expect(over([{ slug: 'monthly', period: '2026-01', minor: 32_110n }])).toHaveLength(1);
    expect(over([{ slug: 'stop', period: '2026-01', minor: budgetMinor }])).toEqual([]);
  });
});
