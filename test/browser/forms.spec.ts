import { expect, type Page, test } from '@playwright/test';
import { componentsAddress, expectWell } from './components.ts';

/** Frame, forms, questions and long work, as a person without a mouse meets them; and each of them in every look. */

test.use({ baseURL: componentsAddress });

const open = async (page: Page, section: string): Promise<void> => {
  await page.goto(`/ui?section=${section}`);
  await expect(page.locator('.ui-part').first()).toBeVisible();
};

test('what was typed is kept after an error, the first wrong field has the focus, and amounts stay exact', async ({
  page,
}) => {
  await open(page, 'forms');
  await page.getByLabel('Budget').fill('1,234.567');
  await page.getByLabel('Rate').fill('two');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('There are 3 things to mend')).toBeVisible();
  await expect(page.getByLabel('Name')).toBeFocused();
  await expect(page.getByText('At most 2 decimals, such as 1,250.00.')).toBeVisible();
  await expect(page.getByLabel('Rate')).toHaveValue('two');
  await page.keyboard.type('fail');
  await page.getByLabel('Budget').fill('90,071,992,547,409,933.07');
  await page.getByLabel('Rate').fill('2.125');
  await page.getByLabel('Starts').fill('31-12-2026');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('This could not be shown.')).toBeVisible();
  await expect(page.getByText('What you typed is kept.')).toBeVisible();
  await page.getByLabel('Name').fill('Volume');
  await page.getByRole('button', { name: 'Save' }).click();
  const sent = { name: 'Volume', budget: '90071992547409933.07', rate: '2.125%', starts: '2026-12-31' };
  await expect(page.locator('[data-sample="sent"]')).toHaveText(JSON.stringify(sent));
});

test('a document proposes what may be written, says what was found, and lets the keyboard out', async ({ page }) => {
  await open(page, 'forms');
  const editor = page.getByRole('textbox', { name: 'Program' });
  await editor.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('  when');
  await expect(page.getByRole('option', { name: 'when_exhausted' })).toBeVisible();
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
  await expect(editor).toContainText('when_exhausted:');
  await expect(page.locator('.cm-lint-marker-warning')).toHaveCount(1);
  await expect(page.getByRole('list', { name: 'Findings' })).toContainText('Less than was spent last year.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();
});

test('a question wants its reason, keeps it when it fails, and what was done can be undone', async ({ page }) => {
  await open(page, 'work');
  const asking = page.getByRole('button', { name: 'Close the period' });
  await asking.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Close 2026-Q3?' });
  await expect(dialog.getByLabel('Why?')).toBeFocused();
  await dialog.getByRole('button', { name: 'Close the period' }).click();
  await expect(dialog).toContainText('Write in a few words why.');
  await dialog.getByLabel('Why?').fill('fail');
  await dialog.getByRole('button', { name: 'Close the period' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(dialog.getByLabel('Why?')).toHaveValue('fail');
  await dialog.getByLabel('Why?').fill('all facts are in');
  await dialog.getByRole('button', { name: 'Close the period' }).click();
  await expect(dialog).toBeHidden();
  await expect(asking).toBeFocused();
  await expect(page.getByText('Closed: all facts are in')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone.')).toBeVisible();
});

test('a file of another kind, or too large, is refused in words; a good one leads on', async ({ page }) => {
  await open(page, 'work');
  const input = page.locator('input[type="file"]');
  const next = page.getByRole('button', { name: 'Next' });
  await input.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('x') });
  await expect(page.getByRole('alert')).toContainText('photo.png is not of a kind that can be read here.');
  await input.setInputFiles({ name: 'big.csv', mimeType: 'text/csv', buffer: Buffer.alloc(1_000_001) });
  await expect(page.getByRole('alert')).toContainText('big.csv is larger than 1 MB.');
  await expect(next).toBeDisabled();
  await input.setInputFiles({ name: 'sales.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n') });
  await expect(page.getByText('Chosen: sales.csv')).toBeVisible();
  await next.click();
  await expect(page.getByRole('heading', { name: 'Step 2 of 3 Map the columns' })).toBeFocused();
});

test('managers go anywhere by Ctrl+K', async ({ page }) => {
  await open(page, 'frame');
  await page.keyboard.press('Control+k');
  const search = page.getByLabel('Where to? A page, a program, an action');
  await expect(search).toBeFocused();
  await search.fill('nederlands');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
});

test('on a phone the places are behind one button', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, 'frame');
  const partner = page.locator('[data-sample="partner"]');
  await expect(partner.getByRole('link', { name: 'What if' })).toHaveCount(0);
  await partner.getByRole('button', { name: "Partner's menu" }).click();
  await expect(partner.getByRole('link', { name: 'What if' })).toBeVisible();
});

for (const section of ['frame', 'table', 'forms', 'work']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [locale, width, size] of [
      ['en-GB', 1280, '100%'],
      ['nl-NL', 390, '100%'],
      ['nl-NL', 1280, '200%'],
    ] as const) {
      test.describe(`${section}, ${colorScheme}, ${locale}, ${width} wide, text at ${size}`, () => {
        test.use({ colorScheme, locale, viewport: { width, height: 900 } });

        test('is accessible and no wider than the screen', async ({ page }) => {
          await open(page, section);
          await page.addStyleTag({ content: `html { font-size: ${size} !important }` });
          if (section === 'forms') await expect(page.locator('.cm-line').first()).toBeVisible();
          if (section === 'table') await expect(page.getByText(/^100[.,]000/).first()).toBeVisible();
          await expectWell(page);
        });
      });
    }
  }
}
