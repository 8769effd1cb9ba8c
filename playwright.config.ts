import { defineConfig } from '@playwright/test';

const port = process.env.TEST_PORT ?? '4871';
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'test/browser',
  outputDir: 'test-results',
  forbidOnly: process.env.CI === 'true',
  workers: 2,
  timeout: 60_000,
  use: {
    baseURL,
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      // Containers often forbid what the sandbox needs; these are our own pages.
      args: ['--no-sandbox'],
    },
  },
  webServer: {
    command: 'node --import tsx test/harness/browser-server.ts',
    url: `${baseURL}/api/v1/openapi.json`,
    env: { PORT: port },
    timeout: 240_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
  },
});
