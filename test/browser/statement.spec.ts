import { expect, type Page, test } from '@playwright/test';
import { expectWell } from './components.ts';
import { complaintsOf, earningPartners, signInAs } from './people.ts';

/** What a partner does with its statement, and the company with the questions about it. */

/** A partner for each test, so that what one asks is not in another's way. */
async function partnerAt(page: Page, place: number): Promise<{ partner: string; name: string }> {
  await signInAs(page, 'manager');
  const partners = await earningPartners(page.request);
  const one = partners[place % partners.length]!;
  return { partner: one.partner, name: one.partner_name };
}

const unique = () => Math.random().toString(36).slice(2, 8);

test('a line is disputed, answered on the same line and closed with an outcome', async ({ page, browser, baseURL }) => {
  const complaints = complaintsOf(page);
  const { partner } = await partnerAt(page, 11);
  const asked = `Where are the June orders? ${unique()}`;
  await signInAs(page, { partner });
  await page.goto(`/partners/${partner}?period=2026-Q3`);
  await page.getByRole('button', { name: /Growth rebate/ }).click();
  const line = page.getByRole('region', { name: 'Questions' });
  await line.getByRole('button', { name: 'Ask about this line' }).click();
  await line.getByText('Dispute', { exact: true }).last().click();
  await line.getByRole('button', { name: 'Send' }).click();
  await expect(line.getByText('Write in a few words what it is about.')).toBeVisible();
  await line.getByRole('textbox', { name: 'What is not right, in your view?' }).fill(asked);
  await line.getByRole('button', { name: 'Send' }).click();
  await expect(line.locator('.message-text').filter({ hasText: asked })).toBeVisible();
  await expect(line.getByText('Waits for an answer').last()).toBeVisible();

  const company = await browser.newContext({ baseURL: baseURL!, locale: 'en-GB' });
  const desk = await company.newPage();
  await signInAs(desk, 'manager');
  await desk.goto('/questions?kind=dispute&program=volume-2026');
  await expect(desk.getByRole('heading', { level: 1 })).toContainText(/questions? waits? for an answer/);
  await desk.getByRole('button', { name: asked }).click();
  await expect(desk).toHaveURL(/question=\d+/);
  await desk.getByRole('textbox', { name: 'Answer' }).fill('They came in after the close.');
  await desk.getByRole('button', { name: 'Send' }).click();
  await expect(desk.locator('.message-text').filter({ hasText: 'They came in after the close.' })).toBeVisible();

  // On the line itself, and for good.
  await desk
    .getByRole('listitem')
    .filter({ has: desk.getByRole('button', { name: asked }) })
    .getByRole('link', { name: 'To the line' })
    .click();
  const theirs = desk.locator('.line-question').filter({ hasText: asked });
  await expect(theirs.locator('.message-text').first()).toBeVisible();
  await theirs.getByText('Corrected', { exact: true }).click();
  await theirs.getByRole('textbox', { name: 'Answer' }).fill('The difference stands on the next statement.');
  await theirs.getByRole('button', { name: 'Send and close' }).click();
  await expect(theirs.getByText('The difference stands on the next statement.')).toBeVisible();
  await company.close();

  await page.goto('/my/questions');
  await page.getByRole('button', { name: asked }).click();
  await expect(page.getByText('The difference stands on the next statement.')).toBeVisible();
  await expect(page.getByText('Corrected').first()).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('one fact is asked about, in its own row', async ({ page }) => {
  const { partner } = await partnerAt(page, 12);
  await signInAs(page, { partner });
  await page.goto(`/partners/${partner}?period=2026-Q3`);
  await page.getByRole('button', { name: /Growth rebate/ }).click();
  const ask = page.getByRole('button', { name: /^Ask about fact / }).first();
  const id = (await ask.getAttribute('aria-label'))!.replace('Ask about fact ', '');
  await ask.click();
  await page.getByRole('textbox', { name: 'What would you like to know?' }).fill('Is the price right?');
  await page.getByRole('button', { name: 'Send' }).click();
  const row = page.getByRole('row').filter({ hasText: id }).first();
  await expect(row.getByText('Waits for an answer')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Questions' })).toContainText(`fact ${id}`);
});

test('a question that cannot be sent stays as it was typed, and is sent once', async ({ page }) => {
  const { partner } = await partnerAt(page, 13);
  await signInAs(page, { partner });
  await page.goto(`/partners/${partner}?period=2026-Q3`);
  await page.getByRole('button', { name: /Growth rebate/ }).click();
  await page.getByRole('button', { name: 'Ask about this line' }).click();
  const asked = `Is this kept? ${unique()}`;
  await page.getByRole('textbox').fill(asked);
  let tries = 0;
  await page.route('**/questions', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    tries++;
    if (tries > 1) return route.continue();
    // It arrives, but the answer is lost on its way.
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('alert')).toContainText('The server cannot be reached.');
  await expect(page.getByRole('textbox')).toHaveValue(asked);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.message-text').filter({ hasText: asked })).toBeVisible();
  const kept = await page.request.get(`/api/v1/questions?partner=${partner}&limit=500`);
  const { items } = (await kept.json()) as { items: { opening: string }[] };
  expect(items.filter(({ opening }) => opening === asked)).toHaveLength(1);
});

test('the statements of a year add up to its total, and each opens its quarter', async ({ page }) => {
  const { partner } = await partnerAt(page, 14);
  await signInAs(page, { partner });
  const answer = await page.request.get(`/api/v1/partners/${partner}/statements?limit=500`);
  const { items } = (await answer.json()) as {
    items: { to: string; totals: { unit: string; amount: string }[] }[];
  };
  const cents = items
    .filter(({ to }) => to.startsWith('2026'))
    .flatMap(({ totals }) => totals.filter(({ unit }) => unit === 'EUR'))
    .reduce((total, { amount }) => total + BigInt(amount.replace('.', '')), 0n);
  const euros = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/my/statements');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `You earned ${euros.format(Number(cents) / 100)} in 2026`,
  );
  await page.getByRole('link', { name: 'Quarter 3 of 2026' }).click();
  await expect(page).toHaveURL(/\/partners\/[^?]+\?period=2026-Q3/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('in quarter 3 of 2026');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test.describe(`${colorScheme}, ${width} wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 }, locale: 'nl-NL' });

      test('the pages of questions and statements are well', async ({ page }) => {
        const { partner } = await partnerAt(page, 15);
        await page.goto('/questions');
        await expect(page.getByRole('heading', { level: 1 })).toContainText(/wacht/);
        await page.waitForLoadState('networkidle');
        await expectWell(page);
        await signInAs(page, { partner });
        for (const path of ['/my/questions', '/my/statements']) {
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await page.waitForLoadState('networkidle');
          await expectWell(page);
        }
      });
    });
  }
}
