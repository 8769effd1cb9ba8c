import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAdventureWorks } from '../src/adventureworks/source.ts';
import { type Figure, inMemoryFigures } from './adventureworks/in-memory.ts';
import { loadExpected } from './adventureworks/raw.ts';
import { testDatabase } from './harness/database.ts';

const data = process.env.VLIEGWIEL_DATA ?? fileURLToPath(new URL('../../shared/data', import.meta.url));
const folder = findAdventureWorks(data);
if (!folder)
  console.info(
    `AdventureWorks is not in ${data}: its test is skipped. Set VLIEGWIEL_DATA to the folder that holds it.`,
  );

/** After the last order: every period has ended. */
const AS_OF = '2014-01-31';
const INCENTIVES = 14;

describe.skipIf(!folder)('AdventureWorks, every figure against SQL over its raw CSV', () => {
  let pool: pg.Pool;

  beforeAll(async () => {
    const store = await testDatabase();
    pool = store.owner().pool;
    await loadExpected(pool, folder!);
  }, 120_000);

  it('has something to compare for every incentive', async () => {
    const { rows } = await pool.query(
      'select program, incentive, count(*)::int as figures from raw.expected where amount <> 0 group by 1, 2',
    );
    expect(new Set(rows.map((row) => row.program.replace(/-\d{4}-q\d$/, '') + row.incentive)).size).toBe(INCENTIVES);
    expect(rows.reduce((sum, row) => sum + row.figures, 0)).toBeGreaterThan(10_000);
  });

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
