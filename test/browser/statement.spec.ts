import { readFile } from 'node:fs/promises';
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
  await line.locator('.ask').getByText('Dispute', { exact: true }).click();
  await line.locator('.ask').getByRole('button', { name: 'Send' }).click();
  await expect(line.getByText('Write in a few words what it is about.')).toBeVisible();
  await line.getByRole('textbox', { name: 'What is not right, in your view?' }).fill(asked);
  await line.locator('.ask').getByRole('button', { name: 'Send' }).click();
  await expect(line.locator('.message-text').filter({ hasText: asked })).toBeVisible();
  await expect(line.getByText('Waits for an answer').last()).toBeVisible();

  const company = await browser.newContext({ baseURL: baseURL!, locale: 'en-GB' });
  const desk = await company.newPage();
  await signInAs(desk, 'manager');
  await desk.goto('/questions?kind=dispute&program=volume-2026');
  await expect(desk.getByRole('heading', { level: 1 })).toContainText(/questions? waits? for an answer/);
  await desk.getByRole('button', { name: asked }).click();
  await expect(desk).toHaveURL(/question=(%22)?\d+/);
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
  let arrived = 0;
  await page.route('**/questions', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    tries++;
    if (tries > 1) return route.continue();
    // It arrives, but the answer is lost on its way.
    const headers = { ...(await route.request().allHeaders()), 'sec-fetch-site': 'same-origin' };
    arrived = (await route.fetch({ headers })).status();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('alert')).toContainText('The server cannot be reached.');
  expect(arrived).toBe(201);
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

test('an administrator invites a colleague, changes what they may do, and removes them', async ({ page }) => {
  const { partner } = await partnerAt(page, 16);
  await signInAs(page, { partner });
  const name = `Colleague ${unique()}`;
  const email = `${name.replace(' ', '.').toLowerCase()}@partner.example`;
  await page.goto('/my/colleagues');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('may sign in');
  await page.getByRole('button', { name: 'Invite a colleague' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite a colleague' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('nobody');
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(dialog.getByText('Write an e-mail address')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();
  const row = page.getByRole('listitem').filter({ hasText: email });
  await expect(row).toContainText('not yet accepted');
  await row.getByRole('combobox', { name: `What ${name} may do` }).click();
  await page.getByRole('option', { name: 'Everything, colleagues too' }).click();
  const roleNow = async () => {
    const answer = await page.request.get('/api/v1/people');
    const { items } = (await answer.json()) as { items: { email: string; role: string }[] };
    return items.find((one) => one.email === email)?.role;
  };
  await expect.poll(roleNow).toBe('partner_admin');
  await row.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(row).toHaveCount(0);
  expect(await roleNow()).toBeUndefined();
});

test('everybody keeps their own name, password and devices', async ({ page }) => {
  // A partner that no other test signs in as: leaving everywhere would take their sessions along.
  const { partner } = await partnerAt(page, 17);
  await signInAs(page, { partner });
  await page.goto('/me');
  const name = `Somebody ${unique()}`;
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await page.getByLabel('New password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Choose this password' }).click();
  await expect(page.getByText('Choose 12 characters or more.')).toBeVisible();
  await expect(page.getByText('this one')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect((await page.request.get('/api/v1/me')).status()).toBe(401);
});

test('a statement is saved as a file, with the figures of the page', async ({ page }) => {
  const { partner } = await partnerAt(page, 18);
  await signInAs(page, { partner });
  await page.goto(`/partners/${partner}?period=2026-Q3`);
  const part = page.getByRole('region', { name: 'Volume rebate 2026' });
  const amount = (await part.locator('.part-head .part-amount').innerText()).replace(/[^\d.]/g, '');
  expect(Number(amount)).toBeGreaterThan(0);
  for (const format of ['PDF', 'CSV'] as const) {
    const coming = page.waitForEvent('download');
    await part.getByRole('link', { name: `Save as ${format}` }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(new RegExp(`volume-2026-2026-Q3.*\\.${format.toLowerCase()}$`));
    const text = await readFile((await file.path())!, 'latin1');
    if (format === 'PDF') expect(text.slice(0, 5)).toBe('%PDF-');
    else expect(text).toContain(amount);
  }
});

test('on paper stands the statement with its facts, and nothing to press', async ({ page }) => {
  const { partner } = await partnerAt(page, 19);
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await signInAs(page, { partner });
  await page.goto(`/partners/${partner}?period=2026-Q3`);
  await page.getByRole('button', { name: 'Print this statement' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes', { timeout: 20_000 });
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.facts td').first()).toBeVisible();
  const pressable = page
    .locator('main')
    .locator('a:visible, button:visible:not(.line-head), input:visible, textarea:visible');
  expect(await pressable.allInnerTexts()).toEqual([]);
  const paper = await page.pdf({ format: 'A4' });
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(1);
});

test('on a phone every way to close a question is in sight', async ({ page }) => {
  const { partner } = await partnerAt(page, 20);
  await signInAs(page, { partner });
  const asked = `What is this? ${unique()}`;
  const line = { program: 'volume-2026', period: '2026-Q3' };
  const statement = await page.request.get(`/api/v1/partners/${partner}/statements/${line.program}/${line.period}`);
  const { lines } = (await statement.json()) as { lines: { incentive: string }[] };
  const opened = await page.request.post(`/api/v1/partners/${partner}/questions`, {
    data: { ...line, incentive: lines[0]!.incentive, text: asked },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(opened.status()).toBe(201);
  const { id } = (await opened.json()) as { id: string };
  await signInAs(page, 'manager');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/questions?question=${id}`);
  for (const ending of ['Explained', 'Corrected', 'Declined']) {
    const box = await page.locator('.endings label', { hasText: ending }).boundingBox();
    expect(box!.x + box!.width, ending).toBeLessThanOrEqual(390);
  }
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
        for (const path of ['/my/questions', '/my/statements', '/my/colleagues', '/me']) {
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await page.waitForLoadState('networkidle');
          await expectWell(page);
        }
      });
    });
  }
}
