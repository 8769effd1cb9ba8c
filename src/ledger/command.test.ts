import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { vliegwiel } from '../../test/harness/command.ts';
import { testDatabase } from '../../test/harness/database.ts';
import type { Store } from '../platform/database.ts';
import { type NewPosting, post } from './sql.ts';
import { wholeLedger } from './whole-sql.ts';

const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [one, other] = [await testDatabase(), await testDatabase()];

const codes = ['a', 'B', '_', 'é'];
const given: readonly (Omit<NewPosting, 'partnerId'> & { partner: string })[] = [
  { partner: 'a', unit: 'EUR', amountMinor: 1205n, reason: 'manual', note: 'one, “quoted”' },
  { partner: 'a', unit: 'EUR', amountMinor: -1205n, reason: 'manual', note: 'one, “quoted”' },
  { partner: 'a', unit: 'EUR', amountMinor: 1205n, reason: 'manual', note: 'one, “quoted”' },
  { partner: 'a', unit: 'points', amountMinor: 7n, reason: 'manual', aboutPeriod: '2026-Q1' },
  { partner: 'B', unit: 'EUR', amountMinor: 5n, reason: 'payout' },
  { partner: 'é', unit: 'EUR', amountMinor: 5n, reason: 'reward', incentive: 'volume' },
  { partner: 'é', unit: 'points', amountMinor: 5n, reason: 'reward', incentive: 'volume' },
  { partner: '_', unit: 'EUR', amountMinor: 6n, reason: 'reward', incentive: 'volume' },
];

/** The same in another order, so that partners and postings have other numbers. */
async function fill(store: Store, backwards: boolean): Promise<void> {
  const turned = <T>(list: readonly T[]): T[] => (backwards ? [...list].reverse() : [...list]);
  const ids = new Map<string, number>();
  for (const code of turned(codes)) {
    const { rows } = await sql<{ id: number }>`
      insert into partner (code, name, currency) values (${code}, ${code}, 'EUR') returning id`.execute(store.db);
    ids.set(code, rows[0]!.id);
  }
  for (const { partner, ...posting } of turned(given))
    await post(store.db, [{ ...posting, partnerId: ids.get(partner)! }]);
}

const digest = async (store: Store): Promise<{ digest: string; entries: number }> =>
  JSON.parse((await vliegwiel(['ledger', '--digest', '--json'], { DATABASE_URL: store.url })).out);

test('two databases with the same ledger write the same, byte for byte, and a cent tells them apart', async () => {
  // One that sorts texts as a dictionary does, where the server can.
  await sql`
    do $$ begin alter table partner alter code type text collate "en-x-icu"; exception when undefined_object then null; end $$`.execute(
    other.owner().db,
  );
  await fill(one, false);
  await fill(other, true);
  const file = join(folder, 'ledger.csv');
  expect(await vliegwiel(['ledger', '--out', file], { DATABASE_URL: one.url })).toMatchObject({ code: 0, out: '' });
  const text = readFileSync(file, 'utf8');
  expect((await vliegwiel(['ledger'], { DATABASE_URL: other.url })).out).toBe(text);
  expect(text.split('\n').map((line) => line.split(',')[0])).toEqual(
    // The order of bytes, whatever the database's language is.
    ['partner', 'B', 'B', '_', '_', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'é', 'é', 'é', 'é', ''],
  );
  expect(text).toContain('\na,,2026-Q1,,,manual,,points,owed,-7\n');
  expect(text).toContain('\na,,,,,manual,"one, “quoted”",EUR,cost,12.05\n');
  const same = { digest: createHash('sha256').update(text).digest('hex'), entries: 2 * given.length };
  expect(await digest(one)).toEqual(same);
  expect(await digest(other)).toEqual(same);
  const said = await vliegwiel(['ledger', '--digest'], { DATABASE_URL: one.url, LANG: 'nl_NL.UTF-8' });
  expect(said.out).toBe(`${same.digest}  16 boekingsregels\n`);
  await sql`update posting set amount_minor = 8 where about_period = '2026-Q1'`.execute(other.owner().db);
  const changed = await digest(other);
  expect(changed.digest).not.toBe(same.digest);
  expect(changed.entries).toBe(16);
}, 180_000);

test('many partners are read some at a time, none twice', async () => {
  const { db } = one;
  await sql`
    insert into partner (code, name, currency) select 'many' || n, 'x', 'EUR' from generate_series(1, 1200) n`.execute(
    db,
  );
  await sql`
    insert into posting (partner_id, unit, amount_minor, debit, credit, reason)
    select id, 'EUR', id, 'cost', 'owed', 'manual' from partner where code like 'many%'`.execute(db);
  const seen: string[] = [];
  let pages = 0;
  for await (const entries of wholeLedger(db)) {
    pages += 1;
    seen.push(...entries.map(({ partner }) => partner));
  }
  expect(pages).toBe(3);
  expect(seen).toHaveLength(2 * (given.length + 1200));
  expect(seen).toEqual([...seen].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
});
