import { defineConfig } from '@playwright/test';
import { componentsAddress } from './test/browser/components.ts';

const port = process.env.TEST_PORT ?? '4879';
const address = `http://127.0.0.1:${port}`;

const vite = 'node node_modules/vite/bin/vite.js';
const folder = '--outDir ../node_modules/.cache/vliegwiel-components';

/** Journeys through the whole program: its own server, its own database with the demo company. */
export default defineConfig({
  testDir: 'test/browser',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  use: {
    baseURL: address,
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
      ],
    },
  },
  webServer: [
    {
      command: 'node scripts/build.mjs && exec node --import tsx test/harness/browser-server.ts',
      url: `${address}/api/v1/session`,
      env: { PORT: port, VLIEGWIEL_RATE_LIMIT: '1000000' },
      reuseExistingServer: false,
      timeout: 300_000,
      stderr: 'pipe',
      gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    },
    {
      // The page of components is in a build of the tests' own, beside the real one.
      command: `${vite} build --mode ui ${folder} --emptyOutDir --logLevel warn && exec ${vite} preview ${folder} --host 127.0.0.1 --port ${new URL(componentsAddress).port} --strictPort`,
      url: componentsAddress,
      env: { VLIEGWIEL_API: address },
      reuseExistingServer: false,
      timeout: 300_000,
      stderr: 'pipe',
    },
  ],
});
