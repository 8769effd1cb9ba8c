import { expect, type Page, test } from '@playwright/test';
import type { FactsForPreviewShape, PreviewShape } from '../../src/previews/schema.ts';
import { expectWell } from './components.ts';
import { complaintsOf, earningPartner, signInAs } from './people.ts';

/** What rules would do before anybody publishes them: for one partner in the page, for all of them by the server. */

/** The rebate of the demo, for everyone it is for and without its budget: a percentage of their own sales. */
const paying = (percent: string) => `program: volume-2026
name: { en: Volume rebate 2026, nl: Volumebonus 2026 }
currency: EUR
period: quarter
starts: 2026-01-01
ends: 2026-12-31
for: { type: [distributor, reseller, retailer] }
enrolment: automatic
incentives:
  - id: growth
    name: { en: Growth rebate, nl: Groeibonus }
    kind: rebate
    for: { type: [reseller, retailer] }
    measure: { source: sales, sum: amount }
    reward: { percent: "${percent}" }
`;

async function open(page: Page): Promise<void> {
  await page.goto('/programs/volume-2026/edit');
  await page.getByRole('tab', { name: /^(Preview|Proberen)/ }).click();
  await expect(page.locator('#preview-one')).toBeVisible();
}

/** Types another document over the one that is there, and comes back to the preview. */
async function write(page: Page, document: string): Promise<void> {
  await page.getByRole('tab', { name: 'Document' }).click();
  const editor = page.getByRole('textbox', { name: 'Document' });
  await editor.focus();
  await page.keyboard.press('Control+a');
  // What a browser puts in the place of a selection gets styles of its own making, which the page refuses.
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(document);
  await expect(editor).toContainText('measure: { source: sales, sum: amount }');
  await page.getByRole('tab', { name: /^(Preview|Proberen)/ }).click();
}

/** Written by the server when it is asked; shown by the page when the server has it. */
async function calculated(page: Page, name: RegExp): Promise<PreviewShape> {
  const asked = page.waitForResponse((one) => one.url().endsWith('/programs/preview') && one.status() === 201);
  await page.getByRole('button', { name }).click();
  const { id } = (await (await asked).json()) as { id: string };
  await expect(page.locator('.preview-all')).toBeVisible({ timeout: 45_000 });
  const answer = await page.request.get(`/api/v1/programs/previews/${id}`);
  return (await answer.json()) as PreviewShape;
}

const euros = (minor: bigint): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(
    `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}` as `${number}`,
  );

const whole = (amount: string): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(
    amount as `${number}`,
  );

test('one partner’s amount follows the rules while they are written, over its own facts', async ({ page }) => {
  const complaints = complaintsOf(page);
  await signInAs(page, 'manager');
  const { partner, partner_name: name } = await earningPartner(page.request);
  await open(page);
  const one = page.getByRole('region', { name: 'For one partner' });
  await one.getByRole('combobox', { name: 'Partner' }).fill(partner);
  await page.getByRole('option', { name: new RegExp(`· ${partner}$`) }).click();
  const facts = page.waitForResponse((answer) => answer.url().includes(`/partners/${partner}/programs/volume-2026/`));
  await one.getByRole('combobox', { name: 'Period' }).click();
  await page.getByRole('option', { name: 'Quarter 3 of 2026' }).click();
  await facts;

  const answer = await page.request.get(
    `/api/v1/partners/${partner}/programs/volume-2026/facts-for-preview?period=2026-Q3`,
  );
  const given = (await answer.json()) as FactsForPreviewShape;
  const sold = given.facts
    .filter(({ source, date }) => source === 'sales' && date >= given.period.from && date <= given.period.to)
    .reduce((sum, { values }) => sum + BigInt(String(values['amount'])), 0n);
  const minorOf = (percent: bigint) => (sold * percent + 500_000n) / 1_000_000n;

  for (const percent of [3n, 7n]) {
    await write(page, paying(`${percent}%`));
    await expect(one.getByRole('status')).toContainText(`${name} would earn`);
    await expect(one.getByRole('status')).toContainText(euros(minorOf(percent)));
    await expect(one.getByRole('status')).toContainText('under the rules of today');
  }
  await one.getByText(/^How it came about/).click();
  await expect(one.getByText(/^7% of/)).toBeVisible();
  await page.getByLabel('Currency').fill('USD');
  await expect(one.getByRole('status')).toContainText('These rules pay in another currency');
  expect(complaints).toEqual([]);
});

test('last year by the server: what it costs, who it reaches, who wins and loses, and each leads to its own sum', async ({
  page,
}) => {
  await signInAs(page, 'manager');
  await open(page);
  await write(page, paying('1%'));
  const all = page.getByRole('region', { name: 'For everyone, over last year' });
  const { result, compared_with } = await calculated(page, /^Calculate last year$/);
  const { tried, compared, winning, losing, partners } = result!;
  expect(winning).toBeGreaterThan(0);
  expect(losing).toBeGreaterThan(0);
  await expect(all.locator('.preview-answer')).toContainText(`It would have cost ${whole(tried.cost)}`);
  const less = Number(tried.cost) < Number(compared!.cost);
  await expect(all.locator('.preview-answer')).toContainText(`${less ? 'less' : 'more'} than version ${compared_with}`);
  const counts = all.locator('.preview-counts > div');
  await expect(counts.filter({ hasText: 'Partners reached' })).toContainText(
    `${tried.reached} of ${tried.taking_part}`,
  );
  await expect(counts.filter({ hasText: 'Get more' }).locator('dd')).toHaveText(String(winning));
  await expect(counts.filter({ hasText: 'Get less' }).locator('dd')).toHaveText(String(losing));
  await expect(counts.filter({ hasText: 'The same' }).locator('dd')).toHaveText(String(partners - winning! - losing!));
  const quarters = all.getByRole('figure', { name: /Cost per period/ });
  for (const { amount } of tried.periods) await expect(quarters).toContainText(whole(amount));

  const strip = all.getByRole('listbox', { name: /What each partner gets more or less/ });
  await strip.focus();
  await page.keyboard.press('End');
  const most = page.locator(`[id="${await strip.getAttribute('aria-activedescendant')}"]`);
  const winner = (await most.getAttribute('aria-label'))!.split(':')[0]!;
  await page.keyboard.press('Enter');
  const one = page.getByRole('region', { name: 'For one partner' });
  await expect(one.getByRole('status')).toContainText(`${winner} would earn`);

  await expect(all.getByText('The rules have changed since this was calculated.')).toHaveCount(0);
  await page.getByLabel('Amount', { exact: true }).or(page.getByLabel('Currency')).first().fill('USD');
  await expect(all.getByText('The rules have changed since this was calculated.')).toBeVisible();
});

test('the rules of today beside themselves: nobody gets more or less', async ({ page }) => {
  await signInAs(page, 'manager');
  await open(page);
  const { result, compared_with } = await calculated(page, /^Calculate last year$/);
  expect(result).toMatchObject({ winning: 0, losing: 0 });
  await expect(page.locator('.preview-all .preview-answer')).toContainText(`as much as version ${compared_with}`);
  await expect(page.getByRole('listbox', { name: /What each partner gets/ })).toHaveCount(0);
});

for (const [colorScheme, locale, width] of [
  ['light', 'en-GB', 1280],
  ['dark', 'nl-NL', 390],
] as const) {
  test.describe(`${colorScheme}, ${locale}, ${width} wide`, () => {
    test.use({ colorScheme, locale, viewport: { width, height: 900 } });

    test('a preview of both kinds is accessible and no wider than the screen', async ({ page }) => {
      await signInAs(page, 'manager');
      await open(page);
      await write(page, paying('2.5%'));
      await expect(page.locator('.preview-one')).toBeVisible();
      await calculated(page, /^(Calculate last year|Vorig jaar berekenen)$/);
      await expect(page.locator('.preview-all .dot').first()).toBeVisible();
      await expectWell(page);
    });
  });
}
