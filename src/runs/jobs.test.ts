import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { loadFamily } from '../../test/harness/family.ts';
import { publish } from '../../test/harness/publish.ts';
import { testServices } from '../../test/harness/services.ts';
import { jobs } from './jobs.ts';

const store = await testDatabase();

test('the next calculation by day is never due at once, not even where it is an earlier day than in the database', async () => {
  await loadFamily(store.db);
  await publish(store.db, {
    program: 'volume',
    name: 'Volume',
    currency: 'EUR',
    period: 'quarter',
    starts: '2020-01-01',
    ends: '2020-12-31',
    incentives: [{ id: 'all', kind: 'rebate', measure: { source: 'sales', sum: 'amount' }, reward: { percent: '1%' } }],
  });
  const minutesUntil = async () => {
    const { rows } = await sql<{ minutes: number }>`
      select extract(epoch from run_at - now())::float8 / 60 as minutes from graphile_worker.jobs where key like '% later'`.execute(
      store.db,
    );
    return rows.map(({ minutes }) => minutes);
  };
  await jobs.calculate!({ program: 'volume' }, testServices(store, { today: '2020-06-30' }), undefined);
  const [behind] = await minutesUntil();
  expect(behind).toBeGreaterThan(5);
  await jobs.calculate!({ program: 'volume' }, testServices(store, { today: '2999-06-30' }), undefined);
  const [ahead] = await minutesUntil();
  expect(ahead).toBeGreaterThan(60);
  expect(ahead).toBeLessThanOrEqual(25 * 60);
});
