import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vliegwiel } from './harness/command.ts';
import { testDatabase } from './harness/database.ts';
import { importText, smallCompany } from './harness/intake.ts';
import { root } from './harness/sources.ts';

/** From a program's file to amounts, on the command line alone. */
const store = await testDatabase();
const settings = { DATABASE_URL: store.url, VLIEGWIEL_TODAY: '2026-06-30' };
const high = join(root, 'fixtures/rejected/program-rate-of-200-percent/program.yaml');
const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-publish-'));
beforeAll(async () => {
  await smallCompany(store);
  await importText(store, 'sales', 'id,date,partner,product,amount\n1,2026-03-01,R1,A,60000\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function versions(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from program_version`.execute(store.db);
  return rows[0]!.n;
}

test('a program with an error or a warning that nobody confirmed is not published, and no draft of it is kept', async () => {
  const wrong = join(folder, 'wrong.yaml');
  writeFileSync(wrong, readFileSync(high, 'utf8').replace('sum: amount', 'sum: weight'));
  const [error, warning] = await Promise.all([
    vliegwiel(['publish', wrong], settings),
    vliegwiel(['publish', high, '--language', 'nl'], settings),
  ]);
  expect(error).toMatchObject({
    code: 3,
    out: expect.stringMatching(/wrong\.yaml:11:\d+ error .*\nNot published\.\n/s),
  });
  expect(warning.code).toBe(3);
  expect(warning.out).toMatch(/program\.yaml:17:28 warning .*200%.*\[high-rate\]/);
  expect(warning.out).toContain('Niet gepubliceerd. Als dit de bedoeling is: --confirm high-rate');
  expect(await versions()).toBe(0);
});

test('what cannot hold leaves no draft behind', async () => {
  const dollars = join(folder, 'dollars.yaml');
  writeFileSync(dollars, readFileSync(high, 'utf8').replace('EUR', 'USD'));
  const { code, err } = await vliegwiel(['publish', dollars, '--confirm', 'high-rate'], settings);
  expect(code).toBe(3);
  expect(err).toContain('The program pays in USD, which has no rate to EUR on 2026-01-01');
  expect(await versions()).toBe(0);
});

test('a confirmed one is, and is calculated', async () => {
  const { code, out } = await vliegwiel(['publish', high, '--confirm', 'high-rate'], settings);
  expect([code, out]).toEqual([
    0,
    'Version 1 of volume holds from 1 January 2026. Next: vliegwiel calculate --program volume\n',
  ]);
  await vliegwiel(['calculate', '--program', 'volume'], settings);
  const results = await vliegwiel(['export', 'results', '--partner', 'R1'], settings);
  expect(results.out).toContain('volume,2026-Q1,R1,volume,EUR,60000,,120000.00,120000.00,provisional');
  const again = await vliegwiel(['publish', high, '--confirm', 'high-rate', '--json'], settings);
  expect(JSON.parse(again.out)).toEqual({ published: true, program: 'volume', version: 2, starts: '2026-01-01' });
});
