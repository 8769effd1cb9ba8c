import { defineConfig } from '@playwright/test';

const port = process.env.TEST_PORT ?? '4879';
const address = `http://127.0.0.1:${port}`;

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
  webServer: {
    command: 'node scripts/build.mjs && exec node --import tsx test/harness/browser-server.ts',
    url: `${address}/api/v1/session`,
    env: { PORT: port, VLIEGWIEL_RATE_LIMIT: '1000000' },
    reuseExistingServer: false,
    timeout: 300_000,
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
