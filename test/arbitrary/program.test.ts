import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseProgram } from '../../src/engine/program.ts';
import { program } from './program.ts';

test('generated programs are valid and survive JSON', () => {
  fc.assert(
    fc.property(program, (document) => {
      expect(parseProgram(JSON.parse(JSON.stringify(document)))).toEqual({ program: document });
    }),
    { numRuns: 300 },
  );
});
