import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type JsonSchema, proposalsAt } from './yaml-completion.ts';

const schema = JSON.parse(readFileSync('program.schema.json', 'utf8')) as JsonSchema;

/** What is proposed where the bar stands. */
const at = (text: string): string[] =>
  proposalsAt(text.replace('|', ''), text.indexOf('|'), schema)?.proposals.map(({ label }) => label) ?? [];

test('at the top: the keys of a program that are not yet there, above or below', () => {
  const keys = at('program: volume\n|\ncurrency: EUR\n');
  expect(keys).toContain('incentives');
  expect(keys).toContain('period');
  expect(keys).not.toContain('program');
  expect(keys).not.toContain('currency');
});

test('after a key: the values that it may have', () => {
  expect(at('period: |')).toEqual(expect.arrayContaining(['month', 'quarter', 'year']));
  expect(at('budget:\n  amount: "1"\n  when_exhausted: st|')).toEqual(
    expect.arrayContaining(['stop', 'prorate', 'warn']),
  );
});

test('in a list: the keys of its items, wherever the dashes stand', () => {
  for (const text of [
    'incentives:\n  - id: volume\n    |',
    'incentives:\n- id: volume\n  |',
    'incentives:\n  - id: first\n    kind: sale\n  - |',
  ])
    expect(at(text), text).toEqual(expect.arrayContaining(['measure', 'reward', 'kind']));
  expect(at('incentives:\n  - id: volume\n    kind: |')).toEqual(expect.arrayContaining(['sale', 'rebate']));
  expect(at('incentives:\n  - id: volume\n    |')).not.toContain('id');
  expect(at('incentives:\n  - id: first\n  - |')).toContain('id');
});

test('deeper, through references and choices', () => {
  expect(at('incentives:\n  - id: volume\n    reward:\n      |')).toEqual(expect.arrayContaining(['tiers', 'percent']));
  expect(at('incentives:\n  - id: volume\n    reward:\n      tiers:\n        mode: |')).toEqual(
    expect.arrayContaining(['marginal', 'retroactive']),
  );
});

test('nothing in a comment, and never an error, wherever one stands in any text', () => {
  expect(at('# per|')).toEqual([]);
  const text = 'program: x\n\n  - - a\n:\n"b": [1, {c: d}]\n\te: |-\n  text\n---\nincentives: [ { id: |';
  for (let position = 0; position <= text.length; position++) proposalsAt(text, position, schema);
});
