import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { firstLoadLimit } from '../../web/build.ts';
import { earningPartner, signInAs } from './people.ts';

test('when the server fails, the page says what is safe and tries again', async ({ page }) => {
  await signInAs(page, 'manager');
  let failing = true;
  await page.route('**/api/v1/programs?*', (route) => (failing ? route.abort() : route.continue()));
  await page.goto('/programs');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The server cannot be reached.', { timeout: 20_000 });
  await expect(alert).toContainText('Nothing has changed');
  failing = false;
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: 'Volume rebate 2026' })).toBeVisible();
});

test('while it is fetched, the page has its own shape and says so', async ({ page }) => {
  await signInAs(page, 'manager');
  let go = () => {};
  const waiting = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route('**/api/v1/programs?*', async (route) => {
    await waiting;
    await route.continue();
  });
  await page.goto('/programs');
  await expect(page.getByText('One moment, fetching the figures.')).toBeAttached();
  expect(await page.locator('.bone').count()).toBeGreaterThan(5);
  go();
  await expect(page.getByRole('link', { name: 'Volume rebate 2026' })).toBeVisible();
});

test('without a connection, what was seen stays and the page says so', async ({ page, context }) => {
  await signInAs(page, 'manager');
  await page.goto('/programs');
  await expect(page.getByRole('link', { name: 'Volume rebate 2026' })).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Volume rebate 2026' })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('You are offline.')).toHaveCount(0);
});

test('a search that finds nothing, a program that is not there, an address that is not', async ({ page }) => {
  await signInAs(page, 'manager');
  await page.goto('/programs?q=nothing-like-this');
  await page.getByRole('button', { name: 'Show all programs' }).click();
  await expect(page.getByRole('link', { name: 'Volume rebate 2026' })).toBeVisible();
  await page.goto('/programs/no-such-program');
  await expect(page.getByRole('alert')).toContainText('no-such-program');
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible();
});

test('a partner’s phone fetches little before it shows a statement', async ({ page }) => {
  await signInAs(page, 'manager');
  const { partner } = await earningPartner(page.request);
  await signInAs(page, { partner });
  const scripts = new Map<string, number>();
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return;
    scripts.set(response.url(), gzipSync(await response.body()).length);
    expect(response.headers()['content-encoding'] ?? 'plain', response.url()).toBe(
      response.url().includes('/assets/') ? 'gzip' : 'plain',
    );
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You earned');
  await page.waitForLoadState('networkidle');
  const bytes = [...scripts.values()].reduce((total, size) => total + size, 0);
  expect(scripts.size).toBeGreaterThan(2);
  expect(bytes).toBeLessThan(firstLoadLimit);
});

test('on paper every line is unfolded and the buttons are gone', async ({ page }) => {
  await signInAs(page, 'manager');
  const { partner } = await earningPartner(page.request);
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await page.goto(`/partners/${partner}?period=2026-Q3`);
  await page.getByRole('button', { name: 'Print this statement' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes', { timeout: 20_000 });
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.steps').first()).toBeVisible();
  expect(await page.locator('.line-head[aria-expanded="false"]').count()).toBe(0);
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print this statement' })).toBeHidden();
});
