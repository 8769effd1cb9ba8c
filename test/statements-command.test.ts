import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { exact, sum, toText } from '../src/engine/exact.ts';
import { statementOf } from '../src/statements/actions.ts';
import { vliegwiel } from './harness/command.ts';
import { testDatabase } from './harness/database.ts';
import { importText, smallCompany } from './harness/intake.ts';

// Processes that start one after the other, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000 });

/** Calculating, closing, and reading what came of it, as someone at a terminal does. */
const store = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-statements-'));
const settings = { DATABASE_URL: store.url, VLIEGWIEL_TODAY: '2026-06-30' };
const at = (args: string[], more: Record<string, string> = {}) => vliegwiel(args, { ...settings, ...more });
const program = join(folder, 'rebate.yaml');

beforeAll(async () => {
  await smallCompany(store);
  const sales =
    'id,date,partner,product,amount\ns1,2026-01-10,R1,A,100.05\ns2,2026-02-10,T1,B,50\ns3,2026-04-10,R1,A,30\n';
  await importText(store, 'sales', sales, { decimal: 'point' });
  writeFileSync(
    program,
    `program: rebate
name: { en: Rebate, nl: Bonus }
currency: EUR
period: quarter
starts: 2026-01-01
ends: 2026-12-31
incentives:
  - id: volume
    name: Volume
    kind: rebate
    measure: { source: sales, sum: amount }
    reward: { percent: 10% }
`,
  );
  await at(['publish', program]);
  await at(['calculate']);
  await at(['close', 'rebate', '2026-Q1']);
  const late = 'id,date,partner,product,amount,corrects\nlate,2026-01-20,R1,A,10,\nback,2026-02-11,T1,B,-50,s2\n';
  await importText(store, 'sales', late);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('calculate says per program what changed, and a second time that nothing did', async () => {
  const first = JSON.parse((await at(['calculate', '--json'])).out);
  expect(first).toMatchObject({ as_of: '2026-06-30', programs: [{ program: 'rebate', changed: 2, postings: 2 }] });
  const again = await at(['calculate', '--program', 'rebate', '--full'], { LANG: 'nl_NL.UTF-8' });
  expect(again.out).toMatch(/^programma\s+berekend\s+gewijzigd\s+boekingen\nrebate\s+\d+\s+0\s+0\n$/);
});

test('a statement shows amounts, steps and what it corrects, in the language asked for', async () => {
  const { code, out } = await at(['statement', 'R1', 'rebate', '2026-Q2', '--language', 'nl']);
  const text = out.replaceAll('\u00a0', ' ');
  expect(code).toBe(0);
  expect(text).toContain('Reseller (R1): Bonus, 2026-Q2, voorlopig');
  expect(text).toMatch(/^3\.00 EUR {2}U verdiende € 3,00 met “Volume”\.$/m);
  expect(text).toMatch(/^1\.00 EUR {2}Correctie van “Volume”/m);
  expect(text).toContain('    late, 20 januari 2026');
  expect(text).toContain('Samen: 4.00 EUR');
  const list = await at(['statement', 'R1']);
  expect(list.out).toBe('rebate  2026-Q2  provisional  4.00 EUR\nrebate  2026-Q1  final        10.01 EUR\n');
});

test('explain goes down to each fact, counted or not with the reason', async () => {
  const { out } = await at(['explain', 'R1', 'rebate', '2026-Q1', 'volume', '--facts']);
  const text = out.replaceAll('\u00a0', ' ');
  expect(text).toContain('Rounded from €10.005 to €10.01.');
  expect(text).toMatch(/^s1 +2026-01-10 +100\.05$/m);
  expect(text).toMatch(/^late +2026-01-20 +– +It came in after the period was closed/m);
});

test('exported statements add up to the totals that they show', async () => {
  const { out } = await at(['export', 'statements']);
  const rows: Record<string, string>[] = parse(out, { columns: true });
  const told = rows.map((row) => [row.period, row.partner, row.about_period, row.amount, row.status].join(' '));
  expect(told).toEqual([
    '2026-Q1 D1 2026-Q1 0.00 final',
    '2026-Q1 R1 2026-Q1 10.01 final',
    '2026-Q1 S1 2026-Q1 0.00 final',
    '2026-Q1 T1 2026-Q1 5.00 final',
    '2026-Q2 D1 2026-Q2 0.00 provisional',
    '2026-Q2 R1 2026-Q2 3.00 provisional',
    '2026-Q2 R1 2026-Q1 1.00 provisional',
    '2026-Q2 S1 2026-Q2 0.00 provisional',
    '2026-Q2 T1 2026-Q2 0.00 provisional',
    '2026-Q2 T1 2026-Q1 -5.00 provisional',
  ]);
  for (const [partner, period] of [
    ['R1', '2026-Q1'],
    ['R1', '2026-Q2'],
    ['T1', '2026-Q2'],
  ]) {
    const { totals } = await statementOf(store.db, { partner: partner!, program: 'rebate', period: period! }, 'en');
    const own = rows.filter((row) => row.partner === partner && row.period === period);
    expect(toText(sum(own.map(({ amount }) => exact(amount!))))).toBe(toText(exact(totals[0]!.amount)));
  }
  const file = join(folder, 'q2.json');
  const written = await at([
    'export',
    'statements',
    '--period',
    '2026-Q2',
    '--partner',
    'T1',
    '--format',
    'json',
    '--out',
    file,
  ]);
  expect(written.out).toBe(`${file}: 2\n`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject([{ amount: '0.00' }, { amount: '-5.00' }]);
});

test('results are as they are now, and entries as they were posted', async () => {
  const results = await at(['export', 'results', '--partner', 'T1']);
  expect(results.out).toContain('rebate,2026-Q1,T1,volume,EUR,0,,0.00,0.00,provisional');
  const entries: Record<string, string>[] = parse((await at(['export', 'entries', '--program', 'rebate'])).out, {
    columns: true,
  });
  expect(toText(sum(entries.map(({ amount }) => exact(amount!))))).toBe('0');
  expect(new Set(entries.map(({ reason }) => reason))).toEqual(new Set(['reward', 'adjustment']));
});

test('what is not there is named, with exit code 4', async () => {
  const answers = await Promise.all([
    at(['statement', 'X']),
    at(['explain', 'R1', 'rebate', '2026-Q2', 'none']),
    at(['statement', 'R1', 'rebate', '2029-Q1'], { LANG: 'nl_NL.UTF-8' }),
    at(['export', 'results', '--partner', 'X']),
    at(['calculate', '--program', 'none']),
  ]);
  expect(answers.map(({ code, err }) => `${code} ${err}`)).toEqual([
    '4 vliegwiel: There is no partner “X”.\n',
    '4 vliegwiel: There is no incentive “none” of rebate.\n',
    '4 vliegwiel: Er is geen periode “2029-Q1” van rebate.\n',
    '4 vliegwiel: There is no partner “X”.\n',
    '4 vliegwiel: There is no program “none”.\n',
  ]);
  expect((await at(['export', 'everything'])).code).toBe(2);
});
