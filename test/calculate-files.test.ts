import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calculateFiles } from '../src/statements/bare.ts';
import { csvText } from '../src/statements/calculate-command.ts';
import { vliegwiel } from './harness/command.ts';
import { testClock } from './harness/intake.ts';
import { root } from './harness/sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-calculate-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const program = file(
  'program.yaml',
  `program: volume
name: Volume
currency: EUR
period: quarter
starts: 2026-01-01
ends: 2026-12-31
for: { type: reseller }
incentives:
  - { id: volume, kind: rebate, measure: { source: sales, sum: amount }, reward: { percent: "2%" } }
  - { id: team, kind: sale, measure: { source: sales, count: facts, credit: seller }, reward: { per_unit: 5 } }
`,
);
const options = { clock: testClock, asOf: '2026-06-30', progress: () => {} };

describe('calculating over files', () => {
  it('takes partners and products from the facts, leaves refused rows out and names their place', async () => {
    const sales = file(
      'sales.csv',
      'id,date,partner,product,amount,seller,split\n1,2026-01-05,R1,A,100.0055,S1,\n2,2026-02-30,R1,A,1,,\n3,2026-04-01,,B,10,,R1:60%;R2:40%\n',
    );
    const { lines, rejections, rejected } = await calculateFiles(program, { sales }, options);
    expect(rejections).toMatchObject([{ file: sales, line: 3, column: 'date', code: 'no-such-date' }]);
    expect(rejected).toBe(1);
    const amounts = lines
      .filter(({ amount }) => amount !== '0.00')
      .map((line) => [line.period, line.partner, line.incentive, line.amount]);
    expect(amounts).toEqual([
      ['2026-Q1', 'R1', 'volume', '2.00'],
      ['2026-Q2', 'R1', 'volume', '0.12'],
      ['2026-Q2', 'R2', 'volume', '0.08'],
    ]);
    expect(csvText(lines).split('\n').slice(0, 2)).toEqual([
      'program,period,partner,incentive,unit,value,attainment,earned,amount,status',
      'volume,2026-Q1,R1,volume,EUR,100.0055,,2.00,2.00,provisional',
    ]);
  });

  it('takes partners as their file says', async () => {
    const sales = file('s.jsonl', '{"id":"1","date":"2026-01-05","partner":"R1","amount":"100","seller":"R2"}\n');
    const partners = file('p.csv', 'code,type\nR1,retailer\nR2,reseller\n');
    const { lines } = await calculateFiles(program, { sales, partners }, options);
    expect(lines.filter(({ period }) => period === '2026-Q1')).toMatchObject([
      { partner: 'R2', incentive: 'volume', amount: '0.00' },
      { partner: 'R2', incentive: 'team', amount: '5.00' },
    ]);
  });

  it('names the file that is not there, and the place in the program that is wrong', async () => {
    await expect(calculateFiles('none.yaml', {}, options)).rejects.toMatchObject({ code: 'no-such-file' });
    await expect(calculateFiles(program, { sales: 'none.csv' }, options)).rejects.toMatchObject({
      code: 'no-such-file',
    });
    await expect(calculateFiles(program, { sales: '-' }, options)).rejects.toMatchObject({ code: 'file-needed' });
    const wrong = file('wrong.yaml', 'program: volume\nname: Volume\ncurrency: EURO\n');
    await expect(calculateFiles(wrong, {}, options)).rejects.toMatchObject({
      code: 'invalid-program',
      where: { file: wrong, line: 1, column: 1 },
      detail: { en: `vliegwiel check ${wrong} shows all that is wrong (5).` },
    });
    const unsound = join(root, 'fixtures/check/shares-not-100/program.yaml');
    await expect(calculateFiles(unsound, {}, options)).rejects.toMatchObject({
      code: 'invalid-program',
      where: { file: unsound, line: 11, column: 54 },
    });
  });

  const rejected = join(root, 'fixtures/rejected');
  it.each(readdirSync(rejected).filter((name) => name.startsWith('calculate-')))('%s', async (name) => {
    const folder = join(rejected, name);
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
    const files = Object.fromEntries(expected.files.map((kind: string) => [kind, join(folder, `${kind}.csv`)]));
    const { lines, rejections, outside } = await calculateFiles(join(folder, 'program.yaml'), files, {
      ...options,
      asOf: expected.as_of,
    });
    expect(rejections).toMatchObject(expected.rejections);
    expect(outside.map((one) => ({ ...one, file: basename(one.file) }))).toEqual(expected.outside);
    expect(Object.fromEntries(lines.map(({ period, amount }) => [period, amount]))).toEqual(expected.amounts);
  });

  it('says all of it on the command line: warnings, refused rows, rows that count for nothing', async () => {
    const folder = join(rejected, 'calculate-outside-the-program');
    const high = file(
      'high.yaml',
      readFileSync(join(folder, 'program.yaml'), 'utf8').replace('percent: 2%', 'percent: 200%'),
    );
    const args = ['calculate', '--program', high, '--sales', join(folder, 'sales.csv'), '--as-of', '2026-06-30'];
    const { code, out, err } = await vliegwiel([...args, '--out', 'csv'], { VLIEGWIEL_TODAY: '2026-06-30' });
    expect(code).toBe(3);
    expect(out).toContain('spring,2026-03,R1,growth,EUR,200,190.4762,400.00,400.00,provisional');
    expect(err).toMatch(/high\.yaml:13:\d+ warning incentives\.0\.reward\.percent: This is 200% of the value/);
    expect(err).toMatch(/sales\.csv, line 6, column date: The date is after today/);
    expect(err).toMatch(
      /sales\.csv, line 3: 28 February 2026 is outside the program, so this row counts for nothing\. So do 1 row more\./,
    );
    const json = JSON.parse((await vliegwiel([...args, '--json', '--quiet'], { VLIEGWIEL_TODAY: '2026-06-30' })).out);
    expect(json).toMatchObject({
      rejections: [{ line: 6, code: 'date-in-future', reason: expect.stringContaining('after today') }],
      warnings: [{ code: 'growth-without-past' }, { code: 'high-rate', line: 13 }],
      outside: [{ count: 2, line: 3 }],
    });
  });
});
