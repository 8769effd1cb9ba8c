import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from './harness/sources.ts';

/** A machine without a browser, whose apt and dpkg are stand-ins: only fetching for oneself is allowed, and Playwright's download is blocked. */
const machine = mkdtempSync(join(tmpdir(), 'vliegwiel-machine-'));
afterAll(() => rmSync(machine, { recursive: true, force: true }));
chmodSync(machine, 0o777);
cpSync(join(root, 'scripts'), join(machine, 'scripts'), { recursive: true });
mkdirSync(join(machine, 'bin'));
for (const name of ['sh', 'mkdir', 'sed', 'echo', 'chmod', 'cat'])
  symlinkSync(`/bin/${name}`, join(machine, 'bin', name));

const program = (name: string, lines: string[]) => {
  writeFileSync(join(machine, 'bin', name), ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(join(machine, 'bin', name), 0o755);
};
program('apt-get', [
  `archives=$(echo "$*" | sed -n 's/.*archives=\\([^ ]*\\).*/\\1/p')`,
  'case "$*" in *--download-only*) echo deb > "$archives/chromium.deb";; *) exit 100;; esac',
]);
program('dpkg-deb', [
  'mkdir -p "$3/usr/lib/chromium"',
  `echo '#!/bin/sh' > "$3/usr/lib/chromium/chromium"`,
  'chmod 755 "$3/usr/lib/chromium/chromium"',
]);
const find = `import('${join(machine, 'scripts/chromium.mjs')}').then(async ({ findChromium }) => console.log(await findChromium()), console.error)`;

function asOrdinaryUser(more: Record<string, string> = {}) {
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const env = { PATH: join(machine, 'bin'), HOME: machine, ...more };
  return spawnSync(process.execPath, ['-e', find], { cwd: machine, env, encoding: 'utf8', ...nobody });
}

test.skipIf(process.platform !== 'linux')('an ordinary user without a Chromium gets one of its own, once', () => {
  const first = asOrdinaryUser();
  expect(first.stderr).toBe('Installing Chromium …\n');
  expect(first.stdout).toBe(`${machine}/.cache/vliegwiel/chromium/chromium\n`);
  expect(asOrdinaryUser()).toMatchObject({ stderr: '', stdout: first.stdout });
});

test('a CHROMIUM_PATH that does not start is said, and nothing is installed in its place', () => {
  const { stderr } = asOrdinaryUser({ CHROMIUM_PATH: '/nowhere/chromium', HOME: '/nowhere' });
  expect(stderr).toContain('CHROMIUM_PATH=/nowhere/chromium does not start');
});
