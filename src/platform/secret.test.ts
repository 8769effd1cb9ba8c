import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../test/harness/sources.ts';
import { secretOf } from './secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-secret-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('is made once, for its owner alone; processes that begin at once take the same', async () => {
  const home = join(folder, 'home');
  const code = `import { secretOf } from '${join(root, 'src/platform/secret.ts')}'; process.stdout.write(secretOf({ secret: undefined, home: '${home}' }));`;
  const one = () =>
    new Promise<string>((done) => {
      let said = '';
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { cwd: root });
      child.stdout.on('data', (part) => {
        said += part;
      });
      child.on('exit', () => done(said));
    });
  const found = await Promise.all([one(), one(), one()]);
  expect(new Set(found).size).toBe(1);
  expect(found[0]!.length).toBeGreaterThan(40);
  expect(secretOf({ secret: undefined, home })).toBe(found[0]);
  expect(readdirSync(home)).toEqual(['secret']);
  expect(statSync(join(home, 'secret')).mode & 0o077).toBe(0);
  expect(secretOf({ secret: 'as it was set', home })).toBe('as it was set');
}, 60_000);

test('where nothing can be kept, it says what to set', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => secretOf({ secret: undefined, home: join(folder, 'file') })).toThrow(/VLIEGWIEL_SECRET/);
});
