import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { programJsonSchema } from '../src/engine/program.ts';
import { root } from './harness/sources.ts';

test('program.schema.json is what the engine checks; `npm run generate` writes it', () => {
  const kept = JSON.parse(readFileSync(join(root, 'program.schema.json'), 'utf8'));
  expect(kept, 'run `npm run generate`').toEqual(JSON.parse(JSON.stringify(programJsonSchema())));
});
