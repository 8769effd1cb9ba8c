import { expect, type Page, test } from '@playwright/test';
import { componentsAddress } from './components.ts';

/** The table of a hundred thousand rows: by keyboard, in the address, on a phone, and without ever holding the page up. */

test.use({ baseURL: componentsAddress });

const many = (page: Page) => page.locator('[data-sample="many"]');
const amounts = async (page: Page) =>
  (await many(page).locator('tbody tr:not(.data-gap) td:nth-of-type(4)').allTextContents()).slice(0, 5);

async function open(page: Page, search = ''): Promise<void> {
  await page.goto(`/ui?section=table${search}`);
  await expect(
    many(page)
      .getByText(/100[.,]000|of|van/)
      .first(),
  ).toBeVisible();
}

test('sorting, filtering and searching stand in the address, and come back from it', async ({ page }) => {
  await open(page);
  await many(page).getByRole('button', { name: 'Earned (EUR)' }).click();
  await expect(many(page).locator('th[aria-sort="descending"]')).toContainText('Earned (EUR)');
  await expect(page).toHaveURL(/sort=-earned/);
  await expect.poll(() => amounts(page)).toEqual(expect.arrayContaining([expect.stringMatching(/^89,9/)]));
  await many(page).getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('textbox', { name: 'Earned (EUR) to' }).fill('100.5');
  await expect(page).toHaveURL(/where=earned/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('zwolle');
  await expect(page).toHaveURL(/q=zwolle/);
  await expect(many(page).getByRole('status').first()).toContainText(/^\d+ of 100,000 rows$/);
  await expect(many(page).locator('tbody')).not.toContainText('Breda');
  const before = await amounts(page);
  await page.reload();
  await expect.poll(() => amounts(page)).toEqual(before);
  await expect(many(page).locator('tbody')).not.toContainText('Breda');
});

test('with the keyboard alone: to the last of them, open it, choose it', async ({ page }) => {
  await open(page);
  await many(page).locator('tr[data-index="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-sample="opened"]')).toHaveText('R000002');
  await page.keyboard.press('End');
  await expect(many(page).locator('tr[data-index="99999"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-sample="opened"]')).toHaveText('R099999');
  await page.keyboard.press('Space');
  await expect(many(page).getByText('1 chosen')).toBeVisible();
  await page.keyboard.press('Home');
  await expect(many(page).locator('tr[data-index="0"]')).toBeFocused();
});

test('columns are hidden and shown, never the first', async ({ page }) => {
  await open(page, '&hide=tier');
  await expect(many(page).getByRole('columnheader', { name: 'Tier' })).toHaveCount(0);
  await many(page).getByRole('button', { name: 'Columns' }).click();
  await expect(page.getByRole('checkbox', { name: 'Partners' })).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Tier' }).check();
  await expect(many(page).getByRole('columnheader', { name: 'Tier' })).toBeVisible();
  await expect(page).not.toHaveURL(/hide/);
});

test('a server’s next page comes before the end is reached', async ({ page }) => {
  await open(page);
  const paged = page.locator('[data-sample="paged"]');
  await paged.locator('tr[data-index="0"]').focus();
  for (const last of [39, 79, 119]) {
    await page.keyboard.press('End');
    await expect(paged.locator(`tr[data-index="${last}"]`)).toBeFocused();
    await expect(paged.locator(`tr[data-index="${last + 1}"]`)).toBeAttached();
  }
});

test('a hundred thousand rows: sorting and scrolling leave the page free, and few elements exist', async ({ page }) => {
  await page.addInitScript(() => {
    const longest: number[] = [];
    new PerformanceObserver((list) => longest.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
    Object.assign(window, { longest });
  });
  await open(page);
  await page.evaluate(() => Object.assign(window, { before: Reflect.get(window, 'longest').splice(0).length }));
  await many(page).getByRole('button', { name: 'Partners' }).click();
  await expect.poll(() => many(page).locator('tbody th').first().textContent()).toContain('Amersfoort');
  await many(page)
    .locator('.data-box')
    .evaluate(async (box) => {
      for (let turn = 0; turn < 30; turn++) {
        box.scrollTop += turn < 20 ? 400 : 400_000;
        await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      }
    });
  await expect(many(page).locator('tbody th').first()).toBeVisible();
  const longest = await page.evaluate(() => Math.max(0, ...(Reflect.get(window, 'longest') as number[])));
  const elements = await page.evaluate(() => document.querySelectorAll('[data-sample="many"] *').length);
  test.info().annotations.push({ type: 'measured', description: `longest task ${longest} ms, ${elements} elements` });
  expect(elements).toBeLessThan(800);
  // However busy the machine, less than sorting them at one go.
  const atOneGo = await page.evaluate(() => {
    const { compare } = new Intl.Collator('en', { numeric: true });
    const names = Array.from({ length: 100_000 }, (_, at) => `Rijwielhandel ${(at * 48_271) % 100_003}`);
    const started = performance.now();
    names.sort(compare);
    return performance.now() - started;
  });
  expect(longest).toBeLessThan(Math.max(250, atOneGo));
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('rows are cards in a page that is no wider than the screen, however far one scrolls', async ({ page }) => {
    await open(page, '&sort=-earned');
    await expect(many(page).getByRole('table')).toHaveCount(0);
    await expect(many(page).getByRole('listitem').first()).toContainText('Earned (EUR)');
    await page.mouse.wheel(0, 50_000);
    await expect.poll(() => many(page).getByRole('listitem').first().getAttribute('aria-posinset')).not.toBe('1');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.querySelectorAll('[data-sample="many"] li').length)).toBeLessThan(40);
  });
});
