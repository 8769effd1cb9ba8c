import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from './harness/sources.ts';

/** A checkout in which nothing is installed yet, and an npm that only says what it was asked. */
const checkout = mkdtempSync(join(tmpdir(), 'vliegwiel-checkout-'));
afterAll(() => rmSync(checkout, { recursive: true }));
for (const part of ['bin', 'scripts', 'package.json', 'package-lock.json'])
  cpSync(join(root, part), join(checkout, part), { recursive: true });
const npm = join(checkout, 'npm.mjs');
writeFileSync(npm, `console.log('npm', ...process.argv.slice(2)); process.exit(3);`);

test.each(['bin/vliegwiel.mjs', 'scripts/vliegwiel.mjs', 'scripts/build.mjs'])(
  '%s installs the packages of a fresh checkout first',
  (script) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(checkout, script), '--version'], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, npm_execpath: npm },
    });
    expect(stdout).toBe('');
    expect(stderr).toContain('npm ci');
    expect(stderr).toContain('Installing packages');
    expect(stderr).toContain('The packages could not be installed');
    expect(stderr).not.toContain('ERR_MODULE_NOT_FOUND');
    expect(status).toBe(1);
  },
);
