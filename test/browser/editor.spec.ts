import { expect, type Page, test } from '@playwright/test';
import { expectWell } from './components.ts';
import { complaintsOf, signInAs } from './people.ts';

/** A program is built, tried, reviewed and published; nothing that was typed is lost on the way. */

/** A short name that no other test has, also when one is tried again. */
const slug = () => `editor-${Date.now().toString(36)}-${Math.floor(Math.random() * 1e6)}`;

const open = async (page: Page, from: string): Promise<void> => {
  await page.goto(`/programs/new?from=${from}`);
  await expect(page.getByRole('button', { name: 'Save as draft' })).toBeVisible();
};

test('a manager builds a program from a template, sends it for review and publishes it', async ({ page }) => {
  const complaints = complaintsOf(page);
  await signInAs(page, 'manager');
  const program = slug();
  await page.goto('/programs');
  await page.getByRole('link', { name: 'Make a program' }).click();
  await page.getByRole('link', { name: 'Growth rebate' }).click();
  const short = page.getByLabel('Short name').first();
  await expect(short).toHaveValue(/^rebate-\d{4}$/);
  await short.fill(program);
  await page.getByLabel('Name in Dutch').first().fill('Groeibonus voor de proef');

  const dutch = page.getByRole('region', { name: 'Nederlands' });
  await expect(dutch).toContainText('Groeibonus voor de proef');
  await page.getByLabel('Amount', { exact: true }).fill('250,000');
  await expect(page.getByRole('region', { name: 'English' })).toContainText('The budget is €250,000');
  await expect(dutch).toContainText('Het budget is € 250.000');
  await expect(page.getByText('Nothing to mend')).toBeVisible();

  await page.getByRole('button', { name: 'Save as draft' }).click();
  await expect(page).toHaveURL(new RegExp(`/programs/${program}/edit$`));
  await page.getByRole('button', { name: 'Ask for review' }).click();
  await expect(page.getByRole('region', { name: 'Save and publish' })).toContainText('waits for a second person');
  // Whoever wrote it does not put it into effect.
  await expect(page.getByText('You wrote this version')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Activate', exact: true })).toHaveCount(0);
  const own = await page.request.post(`/api/v1/programs/${program}/versions/1/activate`, {
    headers: { 'sec-fetch-site': 'same-origin' },
    data: {},
  });
  expect(await own.json()).toMatchObject({ status: 409, code: 'own-version' });
  await signInAs(page, 'second manager');
  await page.goto(`/programs/${program}`);
  await page.getByRole('link', { name: 'Change the rules' }).click();
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Activate version 1?' });
  await dialog.getByRole('button', { name: 'Activate' }).click();
  await expect(page.getByRole('region', { name: 'Save and publish' })).toContainText(
    'A change becomes the next version',
  );

  const answer = await page.request.get(`/api/v1/programs/${program}/versions/1`);
  const kept = (await answer.json()) as { status: string; document: { budget: object; name: object } };
  expect(kept.status).toBe('active');
  expect(kept.document.budget).toEqual({ amount: 250_000, when_exhausted: 'stop' });
  expect(kept.document.name).toEqual({ en: 'Growth rebate', nl: 'Groeibonus voor de proef' });
  expect(complaints).toEqual([]);
});

test('form and document stay in step, remarks and order too', async ({ page }) => {
  await signInAs(page, 'manager');
  await open(page, 'rebate');
  await page.getByRole('tab', { name: 'Document' }).click();
  const editor = page.getByRole('textbox', { name: 'Document' });
  await expect(editor).toContainText('# A percentage on all sales');
  await page.getByLabel('Currency').fill('USD');
  await expect(editor).toContainText('currency: USD');
  await expect(editor).toContainText('# A percentage on all sales');
  await editor.focus();
  await page.keyboard.press('Control+Home');
  // The first line takes two.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.type('-more');
  await expect(page.getByLabel('Short name').first()).toHaveValue(/^rebate-\d{4}-more$/);

  const reward = page.getByRole('combobox', { name: 'Kind of reward' });
  await reward.click();
  await page.getByRole('option', { name: 'Fixed amount' }).click();
  await expect(page.getByLabel('Fixed amount', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Fixed amount', { exact: true }).fill('75.5');
  await expect(editor).toContainText('fixed: "75.5"');
  await reward.click();
  await page.getByRole('option', { name: 'Steps' }).click();
  await expect(editor).toContainText('mode: retroactive');
});

test('what cannot be read is kept and said, the form waits, and it is all there after leaving', async ({ page }) => {
  await signInAs(page, 'manager');
  await open(page, 'training');
  await page.getByRole('tab', { name: 'Document' }).click();
  const editor = page.getByRole('textbox', { name: 'Document' });
  await editor.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n[broken');
  await expect(page.getByText('The document cannot be read at the moment')).toBeVisible();
  await expect(page.getByLabel('Currency')).toBeDisabled();
  await page.goto('/programs/new');
  await expect(page.getByText(/What you typed here on .* is kept/)).toHaveCount(1);
  await page.getByRole('link', { name: 'Certificates' }).click();
  await expect(page.getByText(/What you typed on .* and did not save is here again/)).toBeVisible();
  await expect(page.getByText('The document cannot be read at the moment')).toBeVisible();
  await page.getByRole('tab', { name: 'Document' }).click();
  await expect(editor).toContainText('[broken');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(editor).not.toContainText('[broken');
  await expect(page.getByLabel('Currency')).toBeEnabled();
});

test('with the keyboard alone: a finding leads to its field, a part is added and taken away', async ({ page }) => {
  await signInAs(page, 'manager');
  await open(page, 'sale');
  const currency = page.getByLabel('Currency');
  await currency.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('EURO');
  const finding = page.getByRole('region', { name: 'Findings' }).getByRole('button', { name: /^Currency/ });
  await finding.focus();
  await page.keyboard.press('Enter');
  await expect(currency).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('EUR');
  await expect(page.getByText('Nothing to mend')).toBeVisible();

  const add = page.getByRole('button', { name: 'Payout' });
  await add.focus();
  await page.keyboard.press('Enter');
  const payout = page.getByRole('group', { name: 'Payout' });
  await expect(payout.getByRole('button', { name: 'Remove Payout' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(payout.getByRole('textbox', { name: 'Not below' })).toBeFocused();
  await page.keyboard.type('50');
  await expect(page.getByRole('region', { name: 'English' })).toContainText('Less than €50');
  await payout.getByRole('button', { name: 'Remove Payout' }).focus();
  await page.keyboard.press('Enter');
  await expect(payout).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [locale, width] of [
    ['en-GB', 1280],
    ['nl-NL', 390],
  ] as const) {
    test.describe(`${colorScheme}, ${locale}, ${width} wide`, () => {
      test.use({ colorScheme, locale, viewport: { width, height: 900 } });

      test('the start and each part of the editor are accessible and no wider than the screen', async ({ page }) => {
        await signInAs(page, 'manager');
        await page.goto('/programs/new');
        await expect(page.getByRole('link', { name: /Growth rebate|Groeibonus/ })).toBeVisible();
        await expectWell(page);
        await page.goto('/programs/new?from=activity');
        await expect(page.getByRole('tab').first()).toBeVisible();
        for (const tab of await page.getByRole('tab').all()) {
          await tab.click();
          await expect(page.getByRole('tabpanel')).toBeVisible();
          if ((await tab.textContent()) === 'Document') await expect(page.locator('.cm-lineNumbers')).toBeVisible();
          await expectWell(page);
        }
        expect(await page.getByRole('tab').count()).toBe(width === 390 ? 5 : 4);
      });
    });
  }
}
