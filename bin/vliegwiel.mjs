#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A checkout brings its own preparation; a package was installed with all it needs.
const prepare = new URL('../scripts/prepare.mjs', import.meta.url);
const installed = new URL('../node_modules/.package-lock.json', import.meta.url);
if (existsSync(prepare) && !existsSync(installed)) {
  const { checkNode, installIfStale, refuse } = await import(prepare.href);
  try {
    checkNode();
    await installIfStale();
  } catch (error) {
    refuse(error);
  }
}
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('../src/cli.ts');
await main(process.argv.slice(2));
