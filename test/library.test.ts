import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './harness/sources.ts';

const built = join(root, 'dist/engine');
const isBuilt = existsSync(built);
if (!isBuilt) console.warn('The engine library is not built (npm run build): its tests are skipped.');

test.skipIf(!isBuilt)('the engine is a library of its own: plain Node, nothing but zod beside it', () => {
  const program = `
    const { calculate } = await import('vliegwiel/engine/calculate');
    const { toMinor } = await import('vliegwiel/engine/money');
    console.log(typeof calculate, typeof toMinor);`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root, encoding: 'utf8' });
  expect(out).toBe('function function\n');
});

test.skipIf(!isBuilt)('every module has its types, and neither imports anything but its neighbours and zod', () => {
  const files = readdirSync(built, { recursive: true }).map(String);
  const modules = files.filter((name) => name.endsWith('.js'));
  expect(modules.length).toBeGreaterThan(40);
  for (const name of modules) {
    const types = name.replace(/\.js$/, '.d.ts');
    expect(files).toContain(types);
    expect(foreign(name, /^\.{1,2}\/.*\.js$/)).toEqual([]);
    // A compiler finds ./exact.d.ts where a declaration says ./exact.ts.
    expect(foreign(types, /^\.{1,2}\/.*\.ts$/)).toEqual([]);
  }
});

function foreign(file: string, neighbour: RegExp): string[] {
  const text = readFileSync(join(built, file), 'utf8');
  const targets = [...text.matchAll(/from ['"]([^'"]+)['"]/g)].map(([, target]) => target!);
  return targets.filter((target) => target !== 'zod' && !neighbour.test(target));
}
