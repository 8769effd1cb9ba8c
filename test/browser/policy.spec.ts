import { expect, type Page, test } from '@playwright/test';
import { earningPartner, signInAs } from './people.ts';

/** What the browser refused because the page's own policy does not allow it: scripts made of text, styles that nobody vouches for. */
async function refusalsOn(page: Page): Promise<string[]> {
  const refusals: string[] = [];
  await page.exposeFunction('tellRefusal', (what: string) => refusals.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, sample }) => {
      const tell = (globalThis as unknown as { tellRefusal(what: string): void }).tellRefusal;
      tell(`${location.pathname}: ${violatedDirective} ${blockedURI} ${sourceFile} ${sample}`);
    });
  });
  return refusals;
}

async function visit(page: Page, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 }).first(), address).toBeVisible();
    await page.waitForLoadState('networkidle');
  }
}

test('nothing that a manager opens is against the policy', async ({ page }) => {
  await signInAs(page, 'manager');
  const refusals = await refusalsOn(page);
  const { partner } = await earningPartner(page.request);
  await visit(page, ['/sign-in', '/overview', '/programs', '/programs/volume-2026', '/programs/volume-2026/versions']);
  await visit(page, [
    '/partners',
    `/partners/${partner}/overview`,
    '/imports',
    '/imports/new',
    '/runs',
    '/questions',
    '/me',
  ]);
  await page.goto('/programs/volume-2026/edit');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page
    .getByRole('tab', { name: 'Document' })
    .or(page.getByRole('radio', { name: 'Document' }))
    .first()
    .click();
  await expect(page.locator('.cm-line').first()).toBeVisible();
  // The colours of the code come from styles that its library writes into the page.
  const gutter = await page
    .locator('.cm-gutters')
    .first()
    .evaluate((one) => getComputedStyle(one).display);
  expect(gutter).toBe('flex');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(refusals).toEqual([]);
});

test('nothing that a partner opens is against the policy, and what is against it is refused', async ({ page }) => {
  await signInAs(page, 'manager');
  const refusals = await refusalsOn(page);
  const { partner } = await earningPartner(page.request);
  await signInAs(page, { partner });
  await visit(page, [
    '/home',
    '/my/what-if',
    '/my/programs',
    '/my/statements',
    '/my/questions',
    '/my/colleagues',
    '/me',
  ]);
  await visit(page, [`/partners/${partner}?period=2026-Q3`]);
  await page.locator('button.line-head').first().click();
  await expect(page.locator('.facts td').first()).toBeVisible();
  expect(refusals).toEqual([]);
  // The other way round: the test would hear of it.
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.head.append(style);
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken over"';
    document.head.append(script);
  });
  await expect.poll(() => refusals.length).toBe(2);
  await expect(page.locator('body')).toBeVisible();
  expect(await page.title()).not.toBe('taken over');
});
