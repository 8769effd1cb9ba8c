import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Import, importsOf, isTest, readSources, root, type Sources } from './harness/sources.ts';

const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
/** From left to right, as ARCHITECTURE.md says. */
const order = /^ +(engine · platform · .+)$/m.exec(architecture)![1]!.split(' · ');
const sources = readSources(['src', 'web'], /\.tsx?$/);

/** The engine is a library: neither clock, chance, environment nor input and output. */
const impure = /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|process\.|globalThis|fetch\(|crypto\.)/;

/** 'src/ledger/sql.ts' → 'ledger'; a file directly in src mounts the rest. */
const folderOf = (path: string): string => (path.split('/').length > 2 ? path.split('/')[1]! : 'mount');

function wrongIn(all: Sources): string[] {
  const wrong: string[] = [];
  for (const one of importsOf(all)) {
    const reason = whyNot(one);
    if (reason) wrong.push(`${one.from} imports ${one.to}: ${reason}`);
  }
  for (const [path, text] of all) {
    const found = path.startsWith('src/engine/') && !isTest(path) ? impure.exec(text) : null;
    if (found) wrong.push(`${path} uses ${found[0]}: the engine is pure`);
  }
  return [...wrong, ...cyclesIn(importsOf(all).filter((one) => one.isRelative))];
}

function whyNot(one: Import): string | undefined {
  const { from, to, isRelative } = one;
  if (from.startsWith('web/')) return isRelative ? whyNotInWeb(to) : undefined;
  if (isTest(from) && (!isRelative || to.startsWith('test/'))) return undefined;
  if (from.startsWith('src/engine/') && !isRelative)
    return to === 'zod' ? undefined : 'the engine needs nothing but zod';
  if (!isRelative) return from.endsWith('/schema.ts') && to !== 'zod' ? 'the browser loads schemas too' : undefined;
  if (!to.startsWith('src/')) return 'outside src';
  if (from.endsWith('/schema.ts') && !/^src\/(engine\/.+|[a-z]+\/schema)\.ts$/.test(to))
    return 'the browser loads schemas too';
  return whyNotInOrder(folderOf(from), folderOf(to));
}

function whyNotInWeb(to: string): string | undefined {
  const isAllowed = to.startsWith('web/') || to.startsWith('src/engine/') || /^src\/[a-z]+\/schema\.ts$/.test(to);
  return isAllowed ? undefined : 'web imports the engine and schemas only';
}

function whyNotInOrder(from: string, to: string): string | undefined {
  if (from === to || from === 'mount') return undefined;
  if (!order.includes(from)) return `${from} is not in ARCHITECTURE.md's order`;
  return order.indexOf(to) >= 0 && order.indexOf(to) < order.indexOf(from)
    ? undefined
    : `${to} is not to the left of ${from}`;
}

function cyclesIn(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: string[]): void => {
    if (way.includes(path)) found.push(`a cycle: ${[...way.slice(way.indexOf(path)), path].join(' → ')}`);
    if (done.has(path)) return;
    done.add(path);
    for (const to of targets.get(path) ?? []) visit(to, [...way, path]);
  };
  for (const path of targets.keys()) visit(path, []);
  return found;
}

test('every import goes to the own folder or to the left, without cycles', () => {
  expect(wrongIn(sources)).toEqual([]);
});

test('the check saw the files: every folder of the order, and their imports', () => {
  const folders = new Set([...sources.keys()].filter((path) => path.startsWith('src/')).map(folderOf));
  expect([...folders].filter((name) => name !== 'mount').sort()).toEqual([...order].sort());
  expect(sources.size).toBeGreaterThan(120);
  expect(importsOf(sources).length).toBeGreaterThan(300);
});

describe('a planted violation is seen:', () => {
  const cases: [string, string, string, RegExp][] = [
    [
      'to the right',
      'src/ledger/planted.ts',
      `import '../statements/sql.ts';`,
      /statements is not to the left of ledger/,
    ],
    ['a type only', 'src/ledger/planted.ts', `import type { A } from '../demo/a.ts';`, /demo is not to the left/],
    ['dynamic', 'src/ledger/planted.ts', `await import('../runs/sql.ts');`, /runs is not to the left/],
    ['an unknown folder', 'src/stray/planted.ts', `import '../engine/exact.ts';`, /stray is not in ARCHITECTURE/],
    ['a mount', 'src/ledger/planted.ts', `import '../server.ts';`, /mount is not to the left/],
    ['engine → node', 'src/engine/planted.ts', `import 'node:fs';`, /nothing but zod/],
    ['engine → clock', 'src/engine/planted.ts', 'export const a = Date.now();', /the engine is pure/],
    [
      'engine → platform',
      'src/engine/planted.ts',
      `import '../platform/errors.ts';`,
      /platform is not to the left of engine/,
    ],
    ['web → sql', 'web/planted.tsx', `import '../src/ledger/sql.ts';`, /web imports the engine and schemas only/],
    ['schema → node', 'src/ledger/schema.ts', `import 'node:fs';`, /the browser loads schemas too/],
    ['outside', 'src/ledger/planted.ts', `import '../../test/harness/database.ts';`, /outside src/],
  ];
  test.each(cases)('%s', (_name, path, text, expected) => {
    expect(wrongIn(new Map([[path, text]])).join('\n')).toMatch(expected);
  });

  test('a cycle', () => {
    const planted = new Map([
      ['src/ledger/a.ts', `import './b.ts';`],
      ['src/ledger/b.ts', `import './c.ts';`],
      ['src/ledger/c.ts', `import './a.ts';`],
    ]);
    expect(wrongIn(planted)).toEqual([
      'a cycle: src/ledger/a.ts → src/ledger/b.ts → src/ledger/c.ts → src/ledger/a.ts',
    ]);
  });
});
