import { expect, test } from '@playwright/test';
import { club, headers, unique } from './access.ts';
import { expectWell } from './components.ts';
import { earningPartners, signInAs } from './people.ts';

/** The pages of people and access: accessible, and no wider than the screen. */

test.describe.configure({ timeout: 120_000 });

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries({
    desk: { width: 1280, height: 900 },
    phone: { width: 390, height: 844 },
  })) {
    test.describe(`${size}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, locale: size === 'phone' ? 'nl-NL' : 'en-GB' });
      test('signing in and joining are well', async ({ page }) => {
        await page.goto('/sign-in?failed=invitation');
        await expect(page.getByRole('alert')).toBeVisible();
        await page.getByRole('button', { name: /password instead|wachtwoord gebruiken/ }).click();
        await expectWell(page);
        await page.goto('/sign-in?step=code');
        await expect(page.getByRole('textbox')).toBeVisible();
        await expectWell(page);

        await signInAs(page, 'manager');
        const { partner } = (await earningPartners(page.request)).at(-2)!;
        const { id } = await club(page);
        await page.request.put(`/api/v1/partners/${partner}/programs/${id}/enrolment`, {
          headers,
          data: { status: 'invited' },
        });
        await signInAs(page, { partner });
        await page.goto(`/my/programs/${id}`);
        await expect(page.locator('main').getByRole('button')).toBeVisible();
        await expectWell(page);
      });

      test('people, settings, keys and letters are well', async ({ page }) => {
        await signInAs(page, 'manager');
        const { partner } = (await earningPartners(page.request)).at(-2)!;
        const email = `look.${unique()}@partner.example`;
        const data = { email, name: 'Look', role: 'partner_user', partner };
        expect((await page.request.post('/api/v1/people', { headers, data })).status()).toBe(201);
        await page.goto(`/people?of=partners&q=${email}`);
        await expect(page.locator('.people > li')).toHaveCount(1);
        await expectWell(page);
        await page.goto('/people?of=partners&invite=true');
        await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible();
        await expectWell(page);
        await page.goto('/settings');
        await expect(page.getByRole('checkbox').first()).toBeVisible();
        await expectWell(page);
        await page.goto('/settings/keys');
        await page.getByRole('button', { name: /Make a key|Sleutel maken/ }).click();
        await page.getByRole('button', { name: /Make a key|Sleutel maken/ }).click();
        await expect(page.getByRole('alert').first()).toBeVisible();
        await expectWell(page);
        await page.goto('/mailbox');
        await page.getByRole('link', { name: new RegExp(email) }).click();
        await expect(page.frameLocator('iframe').getByRole('link')).toBeVisible();
        await expectWell(page);
      });
    });
  }
}
