import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codes } from '../engine/check/finding.ts';
import { check } from '../engine/check.ts';
import { readDocument } from './document.ts';

/*
 * A folder per case in fixtures/check: a program, and what check finds in it, in order (findings.json; at is line:column).
 */

const root = new URL('../../fixtures/check/', import.meta.url);
const cases = readdirSync(root);

interface Kept {
  readonly severity: string;
  readonly code: string;
  readonly at: string;
  readonly path: string;
  readonly en: string;
  readonly nl: string;
}

const kept = (name: string): Kept[] =>
  JSON.parse(readFileSync(new URL(`${name}/findings.json`, root), 'utf8')) as Kept[];

function found(name: string): Kept[] {
  const read = readDocument(readFileSync(new URL(`${name}/program.yaml`, root), 'utf8'));
  if (!('program' in read)) throw new Error(`${name} is not a program: ${JSON.stringify(read.findings)}`);
  return check(read.program).map(({ severity, code, path, message }) => {
    const { line, column } = read.positions(path);
    return { severity, code, at: `${line}:${column}`, path: path.join('.'), ...message };
  });
}

describe('check', () => {
  it.each(cases)('finds what is to be found in %s', (name) => {
    expect(found(name)).toEqual(kept(name));
  });

  it('has a case for every code, and one without findings', () => {
    const shown = new Set(cases.flatMap(kept).map(({ code }) => code));
    expect(codes.filter((code) => !shown.has(code))).toEqual([]);
    expect(kept('clean')).toEqual([]);
    expect(cases.length).toBeGreaterThan(70);
  });
});
