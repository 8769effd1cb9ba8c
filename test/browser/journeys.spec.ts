import { expect, test } from '@playwright/test';
import { complaintsOf, earningPartner, earningPartners, signInAs } from './people.ts';

test('a manager goes from the programs to one partner’s facts', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as manager' }).click();
  await expect(page).toHaveURL(/\/overview$/);
  await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Programs' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/€[\d,]+ of €[\d,]+ spent in \d+ programs/);

  await page.getByRole('link', { name: 'Volume rebate 2026' }).click();
  await expect(page).toHaveURL(/\/programs\/volume-2026$/);
  await expect(page.getByRole('heading', { name: 'Growth rebate' })).toBeVisible();
  await expect(page.getByText(/100%.*120% of your goal/)).toBeVisible();
  await expect(page.getByRole('row', { name: /Quarter 1 of 2026.*Final/ })).toBeVisible();

  const partner = await earningPartner(page.request);
  await page.getByRole('combobox', { name: 'Period' }).click();
  await page.getByRole('option', { name: 'Quarter 3 of 2026' }).click();
  await expect(page).toHaveURL(/period=2026-Q3/);
  await page.getByRole('searchbox', { name: 'Search partners' }).fill(partner.partner);
  await expect(page).toHaveURL(new RegExp(`q=${partner.partner}`));
  await page.getByRole('link', { name: partner.partner_name }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${partner.partner_name} earned €`);
  const line = page.getByRole('button', { name: /Growth rebate/ });
  await line.click();
  await expect(line).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('heading', { name: 'How it came about, step by step' })).toBeVisible();
  expect(await page.locator('.steps li').count()).toBeGreaterThan(2);
  await expect(page.getByRole('table', { name: 'From what was measured to this amount' })).toContainText('By the rate');
  const counted = page.getByRole('table', { name: 'Counted', exact: true });
  await expect(counted.getByRole('row')).not.toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a partner finds its own statement by name, its facts and what does not count', async ({ page }) => {
  const complaints = complaintsOf(page);
  await signInAs(page, 'manager');
  const { partner, partner_name: name, totals } = await earningPartner(page.request, 'referral-2026');
  await page.context().clearCookies();

  await page.goto('/');
  await page.getByRole('combobox', { name: 'Which partner' }).fill(partner);
  await page.getByRole('option', { name: new RegExp(partner) }).click();
  await page.getByRole('button', { name: 'Sign in as this partner' }).click();
  await expect(page).toHaveURL(/\/home$/);
  await expect(page.getByRole('banner')).toContainText(name);
  await page.getByRole('link', { name: 'How it came about' }).click();
  await expect(page).toHaveURL(new RegExp(`/partners/${partner}\\?`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You earned');

  await page
    .getByRole('navigation', { name: 'Quarters' })
    .getByRole('link', { name: /quarter 3 of 2026/ })
    .click();
  await expect(page).toHaveURL(/period=2026-Q3/);
  const part = page.getByRole('region', { name: 'Bring a customer 2026' });
  await expect(part).toContainText(euros(totals[0]!.amount));

  await part.getByRole('button', { name: /Deals won/ }).click();
  await expect(part.getByRole('heading', { name: 'The facts behind it' })).toBeVisible();
  await part.getByText(/^Not counted/).click();
  const left = part.getByRole('table', { name: 'Not counted' });
  await expect(left.locator('.facts-reason').first()).not.toBeEmpty();
  expect(complaints).toEqual([]);
});

test('a partner sees nothing of another', async ({ page }) => {
  await signInAs(page, 'manager');
  const [mine, theirs] = await earningPartners(page.request);
  await signInAs(page, { partner: mine!.partner });
  await page.goto(`/partners/${theirs!.partner}`);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByText(theirs!.partner_name)).toHaveCount(0);
  await page.goto('/programs');
  await expect(page.getByRole('alert')).toBeVisible();
});

test('everything is in Dutch for who wants that, and stays so', async ({ page }) => {
  await signInAs(page, 'manager');
  await page.goto('/programs');
  await page.getByRole('button', { name: 'In het Nederlands' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/besteed in \d+ programma’s/);
  await page.reload();
  await page.getByRole('link', { name: 'Volumebonus 2026' }).click();
  await expect(page.getByRole('heading', { name: 'Groeibonus' })).toBeVisible();
  const { partner } = await earningPartner(page.request);
  await page.goto(`/partners/${partner}?period=2026-Q3`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/verdiende .*in het 3e kwartaal van 2026/);
  await page.getByRole('button', { name: /Groeibonus/ }).click();
  await expect(page.getByRole('heading', { name: 'Hoe dit tot stand kwam, stap voor stap' })).toBeVisible();
  await expect(page.getByText(/Definitief|Voorlopig/).first()).toBeVisible();
});

test('a Dutch browser gets Dutch at once', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'nl-NL', baseURL: baseURL! });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Aanmelden als manager' })).toBeVisible();
  await context.close();
});

test('filters are in the address, and the keyboard finds and opens a program', async ({ page }) => {
  await signInAs(page, 'manager');
  await page.goto('/programs?kind=training');
  await expect(page.getByRole('link', { name: 'Learning 2026' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Volume rebate 2026' })).toHaveCount(0);
  await page.goto('/programs');
  await expect(page.getByRole('link', { name: 'Learning 2026' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('volume');
  await expect(page).toHaveURL(/q=volume/);
  await expect(page.getByRole('link', { name: 'Learning 2026' })).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: 'Volume rebate 2026' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/programs\/volume-2026$/);
});

test('who signed out has to sign in again, and lands where they were going', async ({ page }) => {
  await signInAs(page, 'manager');
  await page.goto('/programs/volume-2026?period=2026-Q1');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in as manager' })).toBeVisible();
  await page.goto('/programs/volume-2026?period=2026-Q1');
  await page.getByRole('button', { name: 'Sign in as manager' }).click();
  await expect(page).toHaveURL(/\/programs\/volume-2026\?period=2026-Q1$/);
});

const euros = (amount: string): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(Number(amount));
