import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vliegwiel } from './harness/command.ts';
import { testDatabase } from './harness/database.ts';
import { smallCompany } from './harness/intake.ts';
import { root } from './harness/sources.ts';

/** Files that are not there, may not be written or are something else: what is said, and that nothing is half-done. */
const store = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-files-'));
const settings = { DATABASE_URL: store.url };
const sales = join(folder, 'sales.csv');
const text = 'id,date,partner,amount\n1,2026-03-01,R1,10\n2,2026-03-01,NONE,10\n';
beforeAll(async () => {
  await smallCompany(store);
  writeFileSync(sales, text);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function taken(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from sale`.execute(store.db);
  return rows[0]!.n;
}

test('a file that is not there or is a folder is named, in the language of the account', async () => {
  const answers = await Promise.all([
    vliegwiel(['import', 'sales', 'none.csv'], settings),
    vliegwiel(['check', 'none.yaml'], { ...settings, LANG: 'nl_NL.UTF-8' }),
    vliegwiel(['calculate', '--program', './none.yaml'], settings),
    vliegwiel(['import', 'sales', folder], settings),
    vliegwiel(['check', folder], settings),
    vliegwiel(['import', 'sales', sales, '--map', 'none.json'], settings),
  ]);
  expect(answers.map(({ code, err }) => [code, err])).toEqual([
    [4, 'vliegwiel: There is no file none.csv.\n'],
    [4, 'vliegwiel: Er is geen bestand none.yaml.\n'],
    [4, 'vliegwiel: There is no file ./none.yaml.\n'],
    [3, `vliegwiel: ${folder} cannot be read: it is a folder.\n`],
    [3, `vliegwiel: ${folder} cannot be read: it is a folder.\n`],
    [4, 'vliegwiel: There is no file none.json.\n'],
  ]);
});

test('a file that cannot be written is said before anything is taken in', async () => {
  const nowhere = join(folder, 'none', 'out.csv');
  const said = `vliegwiel: ${nowhere} cannot be written: its folder does not exist.\n`;
  expect(await vliegwiel(['import', 'sales', sales, '--rejected', nowhere], settings)).toEqual({
    code: 3,
    out: '',
    err: said,
  });
  expect(await taken()).toBe(0);
  expect(await vliegwiel(['export', 'entries', '--out', nowhere], settings)).toEqual({ code: 3, out: '', err: said });
});

test('refused rows are never written over the file that is imported', async () => {
  const { code, err } = await vliegwiel(['import', 'sales', sales, '--rejected', sales], settings);
  expect(code).toBe(3);
  expect(err).toContain('give the refused rows another name');
  expect(readFileSync(sales, 'utf8')).toBe(text);
  expect(await taken()).toBe(0);
});

test('refused rows go to a file, and the others are taken in', async () => {
  const refused = join(folder, 'refused.csv');
  const { code, out } = await vliegwiel(['import', 'sales', sales, '--rejected', refused], settings);
  expect(code).toBe(3);
  expect(out).toMatch(/^2 rows: 1 taken in, 0 known already, 1 refused\.$/m);
  expect(readFileSync(refused, 'utf8')).toMatch(/^line,column,value,code,reason\n3,partner,NONE,unknown-partner,/);
  expect(await taken()).toBe(1);
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

test('a mapping that is no object of texts is refused in words', async () => {
  const mapping = join(folder, 'mapping.json');
  writeFileSync(mapping, '{"amount": 5}');
  const { code, err } = await vliegwiel(['import', 'sales', sales, '--map', mapping], settings);
  expect(code).toBe(3);
  expect(err).toMatch(/is no mapping: it must be one JSON object of texts\.\nWrite --map column=name/);
});

test('a program of 2 GB is refused before it is held', async () => {
  const child = spawn(process.execPath, [join(root, 'bin/vliegwiel.mjs'), 'check', '-'], {
    env: { PATH: process.env.PATH },
  });
  const piece = Buffer.alloc(1 << 20, 'é');
  let [sent, out] = [0, ''];
  child.stdin.on('error', () => {});
  child.stdout.on('data', (text) => {
    out += text;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for (; sent < 2048 && child.stdin.writable; sent += 1)
    if (!child.stdin.write(piece))
      await Promise.race([ended, new Promise((drained) => child.stdin.once('drain', drained))]);
  expect(await ended).toBe(3);
  expect(out).toContain('[too-large]');
  expect(sent).toBeLessThan(100);
});
