import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { program as anyProgram } from '../../test/arbitrary/program.ts';
import { implies } from './check/conditions.ts';
import { check } from './check.ts';
import type { Program } from './program.ts';

/** The value at a finding's path, or undefined when the path is not in the document. */
function holderOf(program: Program, path: readonly (string | number)[]): unknown {
  return path.slice(0, -1).reduce<unknown>((value, key) => (value as Record<string | number, unknown>)?.[key], program);
}

describe('check', () => {
  test('never throws, speaks both languages and points into the document, whatever the program', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(anyProgram, (program) => {
        for (const { code, path, message } of check(program)) {
          met.add(code);
          expect(`${message.en} ${message.nl}`).not.toMatch(/undefined|NaN|\[object|null/);
          expect(message.en).toMatch(/[.?!]$/);
          expect(message.nl).toMatch(/[.?!]$/);
          expect(message.en).not.toBe(message.nl);
          expect(holderOf(program, path)).toBeTypeOf('object');
        }
      }),
      { numRuns: 800 },
    );
    expect(met.size).toBeGreaterThan(25);
  });

  test('the generated programs know their fields and fit their tests', () => {
    fc.assert(
      fc.property(anyProgram, (program) => {
        const codes = check(program).map(({ code }) => code);
        for (const code of [
          'unknown-field',
          'not-a-number-field',
          'wrong-test',
          'duplicate-id',
          'unknown-incentive',
        ] as const) {
          expect(codes).not.toContain(code);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('implies', () => {
  test.each([
    [{ category: 'Bikes' }, {}, true],
    [{ category: 'Bikes' }, { category: ['Bikes', 'Helmets'] }, true],
    [{ category: ['Bikes', 'Helmets'] }, { category: 'Bikes' }, false],
    [{ category: 'Bikes', quantity: 5 }, { quantity: 5 }, true],
    [{ quantity: { from: 5 } }, { quantity: { from: 5 } }, true],
    [{ quantity: { from: 5 } }, { quantity: { from: 6 } }, false],
    [{ all: [{ category: 'Bikes' }] }, { any: [{ category: 'Helmets' }, { category: 'Bikes' }] }, true],
    [{ not: { category: 'Bikes' } }, { not: { category: 'Bikes' } }, true],
    [{ category: 'Bikes' }, { not: { category: 'Helmets' } }, false],
  ])('%j implies %j: %s', (narrow, wide, expected) => {
    expect(implies(narrow, wide)).toBe(expected);
  });
});
