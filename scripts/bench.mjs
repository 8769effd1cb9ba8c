// npm run bench: installs what is missing, the packages that are compared with too, then measures. No test runs this.
//   npm run bench -- --lines 10m --out docs/benchmarks.md
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkNode, installIfStale, Refusal, refuse, root, run } from './prepare.mjs';

async function installPeers() {
  const folder = join(root, 'bench');
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return;
  console.error('Installing the packages that are compared with …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const options = { cwd: folder, stdio: ['ignore', 2, 2] };
  const code = npm ? await run(process.execPath, [npm, ...args], options) : await run('npm', args, options);
  if (code !== 0) throw new Refusal('The packages in bench/ could not be installed: see above what npm says.');
}

try {
  checkNode();
  await installIfStale();
  await installPeers();
  process.exitCode = await run(process.execPath, ['--import', 'tsx', 'bench/main.ts', ...process.argv.slice(2)]);
} catch (error) {
  refuse(error);
}
