import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../engine/check.ts';
import { languages } from '../engine/words.ts';
import { maxDocumentBytes, readDocument } from './document.ts';
import { examine } from './findings.ts';

/*
 * Bad programs: a folder per case in fixtures/rejected/program-…, with what is said about it (findings.json). A program that is only doubtful
 * is read, and its warnings ask to be confirmed.
 */

const root = new URL('../../fixtures/rejected/', import.meta.url);
const cases = readdirSync(root).filter((name) => name.startsWith('program-'));

function said(text: string): object[] {
  const read = readDocument(text);
  const findings =
    'findings' in read
      ? read.findings.map((one) => ({ severity: 'error', ...one }))
      : check(read.program).map((one) => ({ ...one, ...read.positions(one.path) }));
  return findings.map(({ severity, code, line, column, path, message }) => {
    return { severity, code, at: `${line}:${column}`, path: path.join('.'), ...message };
  });
}

describe('a bad program', () => {
  it.each(cases)('%s: the place, what is wrong and what to do', (name) => {
    const folder = new URL(`${name}/`, root);
    const file = readdirSync(folder).find((one) => one.startsWith('program.'))!;
    const expected: unknown = JSON.parse(readFileSync(new URL('findings.json', folder), 'utf8'));
    const findings = said(readFileSync(new URL(file, folder), 'utf8'));
    expect(findings).toEqual(expected);
    expect(findings.length).toBeGreaterThan(0);
  });

  it('has the cases that people make', () => {
    expect(cases.length).toBeGreaterThan(14);
  });

  it('larger than is read is refused, one just below it is read', () => {
    const program = readFileSync(new URL('../check/clean/program.yaml', root), 'utf8');
    const filled = (size: number) => `${program}# ${'x'.repeat(size - program.length - 2)}`;
    expect(said(filled(maxDocumentBytes))).toEqual([]);
    expect(said(filled(maxDocumentBytes + 1))).toMatchObject([{ code: 'too-large', at: '1:1' }]);
  });

  it('of very many keys is answered with the first that are wrong, and comparing them takes no minutes', () => {
    const keys = (count: number) => Array.from({ length: count }, (_, i) => `k${i}: 1`).join('\n');
    const started = performance.now();
    expect(said(keys(50_000))).toHaveLength(200);
    // A second or so; comparing each with each took minutes.
    expect(performance.now() - started).toBeLessThan(60_000);
    expect(said(`${keys(500)}\nk7: 2\nk9: 2`)).toMatchObject([
      { code: 'duplicate-key', at: '501:1' },
      { code: 'duplicate-key', at: '502:1' },
    ]);
  }, 120_000);

  it('with a text that no database keeps is refused with its place', () => {
    const program = readFileSync(new URL('../check/clean/program.yaml', root), 'utf8');
    const text = program.replace(/^name: .*$/m, 'name: "a\\u0000b"');
    const line = text.split('\n').findIndex((one) => one.startsWith('name:')) + 1;
    expect(examine(text).findings).toMatchObject([{ code: 'unusable-character', path: ['name'], line, column: 1 }]);
    expect(examine(text).program).toBeUndefined();
  });

  it('with years beyond those of facts is refused', () => {
    const program = readFileSync(new URL('../check/clean/program.yaml', root), 'utf8');
    for (const year of ['9999', '3000', '1899', '0001']) {
      const text = program.replace(/^ends: \d{4}/m, `ends: ${year}`);
      expect(text).not.toBe(program);
      expect(said(text)[0]).toMatchObject({ severity: 'error', code: 'wrong-shape', path: 'ends' });
    }
  });

  it('with everything twice as deep as can be read is refused, not crashed on', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{a: ', '}'],
    ] as const) {
      const text = `x: ${open.repeat(20_000)}${close.repeat(20_000)}`;
      expect(said(text)).toMatchObject([{ code: 'too-deep' }]);
    }
    expect(languages).toEqual(['en', 'nl']);
  });
});
