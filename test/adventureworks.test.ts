import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { runAdventureWorks } from '../src/adventureworks/run.ts';
import { findAdventureWorks } from '../src/adventureworks/source.ts';
import type { Store } from '../src/platform/database.ts';
import { verify } from '../src/upkeep/verify.ts';
import { type Figure, inMemoryFigures } from './adventureworks/in-memory.ts';
import { loadExpected } from './adventureworks/raw.ts';
import { testDatabase } from './harness/database.ts';
import { storedResults } from './harness/results.ts';

const data = process.env.VLIEGWIEL_DATA ?? fileURLToPath(new URL('../../shared/data', import.meta.url));
const folder = findAdventureWorks(data);
if (!folder)
  console.info(
    `AdventureWorks is not in ${data}: its test is skipped. Set VLIEGWIEL_DATA to the folder that holds it.`,
  );

/** After the last order: every period has ended. */
const AS_OF = '2014-01-31';
const INCENTIVES = 14;
const PARTNERS = 718;
const PRODUCTS = 504;
const QUOTAS = 163;
const LINES = 60_855;

describe.skipIf(!folder)('AdventureWorks, every figure against SQL over its raw CSV', () => {
  let pool: pg.Pool;
  let store: Store;

  beforeAll(async () => {
    const opened = await testDatabase();
    store = opened;
    pool = opened.owner().pool;
    await loadExpected(pool, folder!);
    const { lines } = await runAdventureWorks(store, folder!, { today: AS_OF });
    expect(lines).toBe(PARTNERS + PRODUCTS + QUOTAS + LINES);
  }, 300_000);

  it('has something to compare for every incentive', async () => {
    const { rows } = await pool.query(
      'select program, incentive, count(*)::int as figures from raw.expected where amount <> 0 group by 1, 2',
    );
    expect(new Set(rows.map((row) => row.program.replace(/-\d{4}-q\d$/, '') + row.incentive)).size).toBe(INCENTIVES);
    expect(rows.reduce((sum, row) => sum + row.figures, 0)).toBeGreaterThan(10_000);
  });

  it('keeps all four decimals of every amount', async () => {
    const { rows } = await pool.query(
      `select (select sum(amount) from sale) as kept, (select sum("SalesAmount"::numeric) * 1000000 from raw."FactResellerSales") as given,
         (select sum(cost) from sale) as cost, (select sum("TotalProductCost"::numeric) * 1000000 from raw."FactResellerSales") as given_cost`,
    );
    expect(Number(rows[0].kept)).toBe(Number(rows[0].given));
    expect(String(rows[0].kept)).toBe('80450596982300');
    expect(Number(rows[0].cost)).toBe(Number(rows[0].given_cost));
  });

  it('agrees with the database, result for result', async () => {
    const results = await storedResults(store.db);
    const rows = results.flatMap(({ lines, ...of }) =>
      lines.map(({ incentive, amountMinor }) => ({ ...of, incentive, minor: amountMinor })),
    );
    expect(await differences(rows)).toEqual([]);
  });

  it('agrees with the ledger, partner for partner', async () => {
    const { rows } = await pool.query(
      `select p.slug as program, e.incentive, e.about_period as period, a.code as partner, sum(-e.amount_minor)::text as minor
       from entry e join program p on p.id = e.program_id join partner a on a.id = e.partner_id
       where e.account = 'owed' group by 1, 2, 3, 4`,
    );
    expect(rows.length).toBeGreaterThan(10_000);
    expect(await differences(rows)).toEqual([]);
  });

  it('has nothing that is off', async () => {
    const { finding, recalculated } = await verify(store, { full: true });
    expect(finding).toBeUndefined();
    expect(recalculated.length).toBeGreaterThan(10);
  }, 300_000);

  it('agrees with the engine in memory', async () => {
    expect(await differences(inMemoryFigures(folder!, AS_OF))).toEqual([]);
  }, 120_000);

  /** Where a figure and its expected amount are not the same; what is not listed on either side is zero. */
  async function differences(figures: readonly Figure[]): Promise<unknown[]> {
    const { rows } = await pool.query(
      `with actual as (
         select program, incentive, period, partner, minor::numeric / 100 as amount
         from json_to_recordset($1::json) as f (program text, incentive text, period text, partner text, minor text)
       )
       select program, incentive, period, partner, e.amount as expected, a.amount as actual
       from raw.expected e full join actual a using (program, incentive, period, partner)
       where coalesce(e.amount, 0) <> coalesce(a.amount, 0)
       order by 1, 2, 3, 4 limit 20`,
      [JSON.stringify(figures)],
    );
    return rows;
  }
});
