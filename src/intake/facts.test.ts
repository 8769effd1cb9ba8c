import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { importText, refusals, smallCompany, storedFacts } from '../../test/harness/intake.ts';

const store = await testDatabase();
const owner = store.owner();

beforeAll(() => smallCompany(store));
beforeEach(async () => {
  await sql`truncate sale, activity, training, referral, customer, fx_rate, import, rejected_row restart identity cascade`.execute(
    owner.db,
  );
});

const header =
  'id,date,partner,product,customer,order,quantity,amount,cost,currency,seller,channel,customer_status,product_status,corrects,split';
const sales = (...lines: string[]) => [header, ...lines].join('\n');
const take = (...lines: string[]) => importText(store, 'sales', sales(...lines));

test('a sale is stored with all that it says, in millionths', async () => {
  const result = await take('1,2026-03-01,R1,A,C1,O1,2,1234.5678,1000,EUR,S1,web,,,,');
  expect(result).toMatchObject({ lines: 1, accepted: 1, repeated: 0, rejected: 0 });
  expect(await storedFacts(store)).toMatchObject([
    {
      fact_id: '1',
      occurred_on: '2026-03-01',
      amount: 1234567800,
      quantity: 2000000,
      cost: 1000000000,
      currency: 'EUR',
      customer: 'C1',
      order_no: 'O1',
      channel: 'web',
      new_customer: true,
      new_product: true,
      days_since_last_order: null,
    },
  ]);
});

test('the same file twice counts once; other content with a known id is a conflict', async () => {
  const lines = ['1,2026-03-01,R1,A,C1,O1,2,10,5,EUR,S1,web,,,,', '2,2026-03-02,T1,,,,1,7.5,,EUR,,,,,,'];
  await take(...lines);
  const before = await storedFacts(store);
  expect(await take(...lines)).toMatchObject({ lines: 2, accepted: 0, repeated: 2, rejected: 0 });
  const again = await take(lines[0]!, lines[1]!.replace('7.5', '7.6'), '1,2026-03-01,T1,A,C1,O1,2,10,5,EUR,S1,web,,,,');
  expect(again).toMatchObject({ accepted: 0, repeated: 1, rejected: 2 });
  expect(refusals(again)).toEqual(['3 id conflict-known', '4 id conflict-known']);
  expect(await storedFacts(store)).toEqual(before);
});

test('an id twice in one file: the same content counts once, other content is refused on both lines', async () => {
  const same = '1,2026-03-01,R1,A,C1,O1,2,10,5,EUR,,,,,,';
  const result = await take(
    same,
    same.replace('10', '10.00'),
    '2,2026-03-01,R1,,,,1,3,,EUR,,,,,,',
    '2,2026-03-01,R1,,,,1,4,,EUR,,,,,,',
  );
  expect(result).toMatchObject({ lines: 4, accepted: 1, repeated: 1, rejected: 2 });
  expect(refusals(result)).toEqual(['4 id conflict-in-file', '5 id conflict-in-file']);
  expect(result.rejections[0]!.reason.en).toContain('Line 5');
});

test('what repeats a refused row is refused like it', async () => {
  const line = '1,2026-03-01,NOBODY,A,C1,O1,2,10,5,EUR,,,,,,';
  expect(await take(line, line)).toMatchObject({ accepted: 0, repeated: 0, rejected: 2 });
});

test('unknown partner, product, seller and currency are refused, each with its column', async () => {
  const result = await take(
    '1,2026-03-01,NOBODY,A,,,1,10,,EUR,,,,,,',
    '2,2026-03-01,R1,NOTHING,,,1,10,,EUR,,,,,,',
    '3,2026-03-01,R1,A,,,1,10,,EUR,NOBODY,,,,,',
    '4,2026-03-01,R1,A,,,1,10,,USD,,,,,,',
    '5,2026-03-01,R1,A,,,1,10,,EURO,,,,,,',
    '6,2026-03-01,R1,A,,,1,10,,EUR,,,,,,',
  );
  expect(result).toMatchObject({ accepted: 1, rejected: 5 });
  expect(refusals(result)).toEqual([
    '2 partner unknown-partner',
    '3 product unknown-product',
    '4 seller unknown-seller',
    '5 currency no-rate',
    '6 currency unknown-currency',
  ]);
});

test('a rate that would change facts already taken in is refused', async () => {
  await importText(store, 'rates', 'currency,valid_from,rate\nUSD,2026-01-01,0.9\n');
  await take('1,2026-03-01,R1,A,,,1,10,,USD,,,,,,');
  const late = await importText(
    store,
    'rates',
    'currency,valid_from,rate\nUSD,2026-03-01,0.8\nUSD,2026-03-02,0.7\nUSD,2026-01-01,0.9\nGBP,2020-01-01,1.2\nUSD,2025-01-01,0.95\n',
  );
  expect(late).toMatchObject({ accepted: 3, repeated: 1, rejected: 1 });
  expect(refusals(late)).toEqual(['2 valid_from rate-too-late']);
  const changed = await importText(store, 'rates', 'currency,valid_from,rate\nUSD,2026-01-01,0.91\nEUR,2026-01-01,1\n');
  expect(refusals(changed)).toEqual(['2 rate rate-known', '3 currency base-currency']);
});

test('a correction names a known fact of the same partner and takes over what it leaves out', async () => {
  await take('1,2026-03-01,R1,A,C1,O1,2,10,5,EUR,S1,web,,,,');
  const result = await take(
    '4,2026-04-03,R1,,,,-1,-2,-1,,,,,,3,',
    '3,2026-04-02,R1,,,,-1,-5,-2.5,,,,,,1,',
    '5,2026-04-02,T1,,,,-1,-5,-2.5,,,,,,1,',
    '6,2026-04-02,R1,,,,-1,-5,-2.5,,,,,,99,',
    '7,2026-04-02,R1,,,,-1,-5,-2.5,,,,,,8,',
    '8,2026-04-02,R1,,,,-1,-5,-2.5,,,,,,7,',
    '9,2026-04-02,R1,B,C1,,-1,-5,-2.5,,,,,,1,',
  );
  expect(refusals(result)).toEqual([
    '4 corrects corrects-other-partner',
    '5 corrects unknown-corrected',
    '6 corrects corrects-refused',
    '7 corrects corrects-refused',
  ]);
  const kept = await storedFacts(store);
  expect(
    kept.map((fact) => [fact.fact_id, fact.customer, fact.channel, fact.order_no, fact.new_customer, fact.new_product]),
  ).toEqual([
    ['1', 'C1', 'web', 'O1', true, true],
    ['3', 'C1', 'web', 'O1', true, true],
    ['4', 'C1', 'web', 'O1', true, true],
    ['9', 'C1', 'web', 'O1', true, false],
  ]);
  expect(new Set(kept.slice(0, 3).map((fact) => fact.product_id)).size).toBe(1);
  const again = await take('3,2026-04-02,R1,,,,-1,-5,-2.5,,,,,,1,', '4,2026-04-03,R1,,,,-1,-2,-1,,,,,,3,');
  expect(again).toMatchObject({ repeated: 2, rejected: 0 });
});

test('a shared sale is one row per partner whose parts add up', async () => {
  const result = await take(
    '1,2026-03-01,,A,C1,,1,100.000001,,EUR,,,,,,R1:33.3333%;T1:33.3333%;D1:33.3334%',
    '2,2026-03-01,S1,A,C1,,1,100,,EUR,,,,,,R1:60%;T1:40%',
    '3,2026-03-01,,A,C1,,1,100,,EUR,,,,,,R1:60%;T1:30%',
    '4,2026-03-01,,A,C1,,1,100,,EUR,,,,,,R1:60%;NOBODY:40%',
  );
  expect(refusals(result)).toEqual(['3 partner split-partner', '4 split split-sum', '5 partner unknown-partner']);
  const { rows } = await sql<{
    total: bigint;
    shares: bigint;
  }>`select sum(amount)::bigint as total, sum(share_micro)::bigint as shares from sale`.execute(store.db);
  expect(rows[0]).toEqual({ total: 100000001n, shares: 1000000n });
  expect(await take('1,2026-03-01,,A,C1,,1,100.000001,,EUR,,,,,,D1:33.3334%;R1:33.3333%;T1:33.3333%')).toMatchObject({
    repeated: 1,
  });
  const corrections = await take(
    '5,2026-03-05,R1,,,,-1,-10,,,,,,,1,',
    '6,2026-03-05,,,,,-1,-10,,,,,,,1,R1:100%',
    '7,2026-03-05,,,,,-1,-10,,,,,,,1,D1:50%;S1:50%',
  );
  expect(refusals(corrections)).toEqual(['2 corrects split-needed', '4 corrects corrects-other-partner']);
});

test('a customer is new until it bought earlier, within the window; partners have days since their last order', async () => {
  await take('1,2023-01-10,R1,A,C1,,1,10,,EUR,,,,,,');
  await take(
    '5,2026-02-11,T1,A,C1,,1,10,,EUR,,,existing,,,',
    '4,2025-02-11,R1,A,C1,,1,10,,EUR,,,,,,',
    '2,2025-01-10,R1,B,C1,,1,10,,EUR,,,,,,',
    '3,2025-01-11,R1,A,C2,,1,-3,,EUR,,,,,,',
    '6,2025-01-12,R1,A,C2,,1,3,,EUR,,,,new,,',
    '7,2025-01-12,R1,,,,1,3,,EUR,,,,,,',
    '8,2026-01-01,R1,A,C9,,1,3,,EUR,,,,,,',
    '9,2026-06-30,R1,B,C9,,1,3,,EUR,,,,,,',
  );
  const kept = await storedFacts(store);
  expect(kept.map((f) => [f.fact_id, f.new_customer, f.new_product, f.days_since_last_order])).toEqual([
    ['1', true, true, null],
    ['2', false, false, 731],
    ['3', true, true, null],
    ['4', false, true, 30],
    ['5', false, true, null],
    ['6', true, true, 2],
    ['7', null, null, 2],
    ['8', true, true, 324],
    ['9', false, false, 180],
  ]);
});

test('of the lines of a customer, partner and day one is in the index of days, a purchase where there is one', async () => {
  await take(
    '1,2026-01-01,R1,A,C1,,-1,-3,,EUR,,,,,,',
    '2,2026-01-01,R1,A,C1,,1,3,,EUR,,,,,,',
    '3,2026-01-01,R1,B,C1,,1,3,,EUR,,,,,,',
    '4,2026-01-01,T1,A,C1,,1,3,,EUR,,,,,,',
    '5,2026-01-01,R1,A,C2,,1,3,,EUR,,,,,,',
    '6,2026-01-01,R1,A,,,1,3,,EUR,,,,,,',
  );
  await take('7,2026-01-01,R1,A,C1,,1,3,,EUR,,,,,,', '8,2026-06-30,R1,A,C1,,1,3,,EUR,,,,,,');
  const { rows } = await sql<{ again: string[] }>`
    select array_agg(fact_id order by fact_id) as again from sale where again`.execute(store.db);
  expect(rows[0]!.again).toEqual(['1', '3']);
  const kept = await storedFacts(store);
  expect(kept.map((fact) => fact.new_customer)).toEqual([true, true, true, true, true, null, true, false]);
});

test('activities, trainings and referrals are taken in likewise', async () => {
  expect(
    await importText(
      store,
      'activities',
      'id,date,partner,kind,status,quantity,split\nX1,2026-01-05,R1,demo,done,1,\nX2,2026-01-05,,event,done,3,R1:50%;T1:50%\nX3,2026-01-05,R1,,done,1,\n',
    ),
  ).toMatchObject({ accepted: 2, rejected: 1 });
  expect(
    await importText(
      store,
      'trainings',
      'id,date,partner,kind,course,level,person,score\nT1,2026-01-05,S1,exam,Safety,2,Jo,87.5\n',
    ),
  ).toMatchObject({ accepted: 1, rejected: 0 });
  expect(
    await importText(
      store,
      'referrals',
      'id,date,partner,stage,amount,currency,customer\nF1,2026-01-05,R1,won,100,EUR,C7\n',
    ),
  ).toMatchObject({ accepted: 1, rejected: 0 });
  expect(await storedFacts(store, 'training')).toMatchObject([{ score: 87500000, course: 'Safety' }]);
  expect(await storedFacts(store, 'activity')).toHaveLength(3);
});
