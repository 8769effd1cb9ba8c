import { expect, type Page, test } from '@playwright/test';
import { componentsAddress, expectWell } from './components.ts';
import { complaintsOf } from './people.ts';

/** The charts and the ways of writing amounts, each by itself on the page of components. */

test.use({ baseURL: componentsAddress });

async function open(page: Page, section: 'pictures' | 'amounts'): Promise<void> {
  await page.goto(`/ui?section=${section}`);
  await expect(page.locator('.samples')).toBeVisible();
  if (section === 'pictures') await expect(page.locator('.time-line .recharts-line').first()).toBeVisible();
}

const sizes = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of ['en-GB', 'nl-NL']) {
      test.describe(`${size}, ${colorScheme}, ${locale}`, () => {
        test.use({ viewport, colorScheme, locale });

        test('pictures, and their tables', async ({ page }) => {
          await open(page, 'pictures');
          await expectWell(page);
          for (const button of await page.getByRole('button', { name: /as a table|als tabel/ }).all())
            await button.click();
          await expect(page.locator('.figure-table')).toHaveCount(2);
          await expectWell(page);
        });

        test('amounts, and what they open', async ({ page }) => {
          await open(page, 'amounts');
          await expectWell(page);
          await page.locator('.opens').first().click();
          await expect(page.getByRole('dialog')).toBeVisible();
          await expectWell(page);
        });
      });
    }
  }
}

test('a line’s table says the same, exactly, and goes back to the picture', async ({ page }) => {
  await open(page, 'pictures');
  const figure = page.getByRole('figure', { name: /Granted per month/ });
  const button = figure.getByRole('button', { name: 'Show as a table' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(figure.getByRole('row', { name: /Mar/ })).toContainText('12,040.55');
  await expect(figure.getByRole('row', { name: /Nov/ })).toContainText('17,200.00 and 21,100.00');
  await page.keyboard.press('Enter');
  await expect(figure.locator('.recharts-line').first()).toBeVisible();
});

test('a label stands under its own point, on a narrow screen too', async ({ page }) => {
  for (const viewport of Object.values(sizes)) {
    await page.setViewportSize(viewport);
    await open(page, 'pictures');
    const labels = page.locator('.time-line .recharts-xAxis-tick-labels text');
    await expect(labels.first()).toHaveText('Jan');
    await expect(labels.last()).toHaveText('Dec');
  }
});

test('the keyboard goes along a line and hears its figures', async ({ page }) => {
  await open(page, 'pictures');
  await page.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.time-line-note')).toContainText('Feb');
  await expect(page.locator('.time-line-note')).toContainText('Actual: €9,310.00');
});

test('dots are gone through from low to high, and opened', async ({ page }) => {
  const complaints = complaintsOf(page);
  await open(page, 'pictures');
  const strip = page.getByRole('listbox', { name: /Partners by attainment/ });
  await strip.focus();
  const active = async () => page.locator(`[id="${await strip.getAttribute('aria-activedescendant')}"]`);
  const percent = async () => Number(/: (\d+)%/.exec((await (await active()).getAttribute('aria-label'))!)![1]);
  const lowest = await percent();
  await page.keyboard.press('End');
  const highest = await percent();
  expect(lowest).toBe(Math.min(...(await percents(page))));
  expect(highest).toBe(Math.max(...(await percents(page))));
  await expect(await active()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowLeft');
  expect(await percent()).toBeLessThanOrEqual(highest);
  const id = await (await active()).getAttribute('aria-label');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('opened')).toHaveText(/^P\d+$/);
  await expect(page.locator('.dots-note')).toContainText(id!.split(':')[0]!);
  await page.getByTestId('opened').evaluate((element) => element.replaceChildren());
  await page.getByRole('option').first().click();
  await expect(page.locator('.dots-note strong')).not.toBeEmpty();
  expect(complaints.filter((text) => !/Failed to load resource/.test(text))).toEqual([]);
});

const percents = async (page: Page): Promise<number[]> =>
  (await page.getByRole('option').evaluateAll((options) => options.map((one) => one.getAttribute('aria-label')!))).map(
    (label) => Number(/: (\d+)%/.exec(label)![1]),
  );

test('dots drawn on the page do not overlap', async ({ page }) => {
  await open(page, 'pictures');
  const places = await page.getByRole('option').evaluateAll((options) =>
    options.map((option) => {
      const { x, y, width, height } = option.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2, size: Math.max(width, height) };
    }),
  );
  expect(places.length).toBe(120);
  const overlapping = places.flatMap((a, index) =>
    places.slice(0, index).filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < Math.min(a.size, b.size) - 0.5),
  );
  expect(overlapping).toEqual([]);
});

test('an amount is opened and closed by the keyboard, which comes back to it', async ({ page }) => {
  await open(page, 'amounts');
  const amount = page.getByRole('button', { name: 'Explain €1,240.05' });
  await amount.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('10% of that is €1,240.00.');
  await expect(page.getByRole('dialog')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(amount).toBeFocused();
  await expect(page.getByText('-€90,071,992,547,409,931.27')).toBeVisible();
});

test('a slider stays exact and goes back', async ({ page }) => {
  await open(page, 'amounts');
  const slider = page.getByRole('slider', { name: 'What if you sold' });
  await expect(slider).toHaveAttribute('aria-valuetext', '€8,760.10');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', '€8,770.10');
  await page.keyboard.press('PageUp');
  await expect(slider).toHaveAttribute('aria-valuetext', '€10,770.10');
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', '€20,000.10');
  await page.keyboard.press('PageUp');
  await expect(slider).toHaveAttribute('aria-valuetext', '€20,000.10');
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', '€0.10');
  await page.getByRole('button', { name: 'Back to €8,760.10' }).click();
  await expect(page.locator('output')).toHaveText('€8,760.10');
});

test('nothing moves, also for who did not ask for stillness', async ({ page }) => {
  for (const reducedMotion of ['reduce', 'no-preference'] as const) {
    await page.emulateMedia({ reducedMotion });
    await open(page, 'pictures');
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter((one) => one.effect instanceof KeyframeEffect && one.effect.target?.closest('.samples'))
        .map((one) => (one.effect as KeyframeEffect).target?.outerHTML),
    );
    expect(moving).toEqual([]);
  }
});

test('on paper the pictures stay and the buttons go', async ({ page }) => {
  await open(page, 'pictures');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Show as a table' })).toHaveCount(0);
  await expect(page.locator('.time-line .recharts-line').first()).toBeVisible();
  await expect(page.locator('.dot').first()).toBeVisible();
  const kept = await page
    .locator('.bar, .bullet-track, .waterfall-stage, .heat td, .dot')
    .evaluateAll((all) => all.filter((one) => getComputedStyle(one).printColorAdjust !== 'exact').length);
  expect(kept).toBe(0);
});

test.describe('a finger', () => {
  test.use({ hasTouch: true, viewport: sizes.phone });

  test('sets a slider to the place that it touches', async ({ page }) => {
    await open(page, 'amounts');
    const slider = page.locator('.mantine-Slider-root');
    await slider.scrollIntoViewIfNeeded();
    const track = (await slider.boundingBox())!;
    await page.touchscreen.tap(track.x + track.width / 4, track.y + track.height / 2);
    await expect(page.locator('output')).not.toHaveText('€8,760.10');
    const cents = (await page.locator('output').innerText()).replaceAll(/\D/g, '');
    expect(cents).toMatch(/^[1-9]\d*010$/);
    expect(Number(cents)).toBeGreaterThan(400_000);
    expect(Number(cents)).toBeLessThan(600_000);
  });
});
