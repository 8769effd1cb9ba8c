import { expect, test } from '@playwright/test';
import { expectWell } from './components.ts';
import { earningPartner, signInAs } from './people.ts';

/** Every page, in each language and colour scheme, on a phone and on a desk: accessible, and no wider than the screen. */

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of ['en-GB', 'nl-NL']) {
      test.describe(`${size}, ${colorScheme}, ${locale}`, () => {
        test.use({ viewport, colorScheme, locale });

        test('sign-in', async ({ page }) => {
          await page.goto('/sign-in');
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await page.waitForLoadState('networkidle');
          await expectWell(page);
        });

        test('programs', async ({ page }) => {
          await signInAs(page, 'manager');
          await page.goto('/programs');
          await page.locator('.program-trend').first().click();
          await expect(page.locator('.program-table td').first()).toBeVisible();
          await page.waitForLoadState('networkidle');
          await expectWell(page);
        });

        test('program', async ({ page }) => {
          await signInAs(page, 'manager');
          await page.goto('/programs/volume-2026');
          await expect(page.locator('.partners td').first()).toBeVisible();
          await expect(page.locator('.rules li').first()).toBeVisible();
          await page.waitForLoadState('networkidle');
          await expectWell(page);
        });

        test('statement, a line opened', async ({ page }) => {
          await signInAs(page, 'manager');
          const { partner } = await earningPartner(page.request);
          await signInAs(page, { partner });
          await page.goto(`/partners/${partner}?period=2026-Q3`);
          await page.locator('button.line-head').first().click();
          await expect(page.locator('.facts td').first()).toBeVisible();
          await page.waitForLoadState('networkidle');
          await expectWell(page);
        });
      });
    }
  }
}

test.describe('a phone, Dutch', () => {
  test.use({ viewport: sizes.phone, locale: 'nl-NL' });

  test('a quarter of which a part is final says so in more than one line', async ({ page }) => {
    await signInAs(page, 'manager');
    const { partner } = await earningPartner(page.request);
    await signInAs(page, { partner });
    // Whether one of the programs is still open in that quarter depends on what was done to the company meanwhile.
    await page.route(`**/api/v1/partners/${partner}/statements?**`, async (route) => {
      const response = await route.fetch();
      const list = (await response.json()) as { items: { program: string; period: string; status: string }[] };
      const items = list.items.map((one) =>
        one.program === 'learning-2026' && one.period === '2026-Q3' ? { ...one, status: 'provisional' } : one,
      );
      await route.fulfill({ response, json: { ...list, items } });
    });
    await page.goto(`/partners/${partner}?period=2026-Q3`);
    await expect(page.locator('.balance-status')).toContainText('ervan is definitief, de rest kan nog veranderen');
    await expectWell(page);
  });
});
