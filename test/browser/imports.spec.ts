import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import writeWorkbook from 'write-excel-file/node';
import { complaintsOf, signInAs } from './people.ts';

/** Sales from before any program: they count for nothing, so that what others look at stays as it is, and they can be taken back. */
const day = '2024-07-15';

/** Of this run of the test alone, so that the same file is never known already. */
const own = (): string => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`.toUpperCase();

const csvFile = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\n')}\n`),
});

const chooseFile = (page: Page, file: ReturnType<typeof csvFile>) =>
  page.locator('input[type="file"]').setInputFiles(file);

test('a file with bad rows comes in but for those; mended, the rest comes in too and nothing twice', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await signInAs(page, 'manager');
  const id = own();
  const header = 'Factuurregel;Datum;Dealer;Bedrag;Opmerking';
  const good = [`${id}-1;15-07-2024;D-001;1.250,50;a`, `${id}-2;16-07-2024;D-001;12,50;b`];
  const name = `verkopen-${id}.csv`;
  await page.goto('/imports');
  await page.getByRole('button', { name: 'Import a file' }).first().click();
  await chooseFile(
    page,
    csvFile(name, [header, ...good, `${id}-3;17-07-2024;NOBODY;8,00;c`, `${id}-4;40-07-2024;D-001;9,00;d`]),
  );
  await expect(page.getByRole('combobox', { name: 'What is in this file?' })).toHaveValue('Sales');
  await page.getByRole('button', { name: 'Next' }).click();

  await expect(page.getByRole('combobox', { name: 'Amount' })).toHaveValue('Bedrag');
  await expect(page.getByRole('combobox', { name: 'Partner', exact: true })).toHaveValue('Dealer');
  await expect(page.getByText('Not used: Opmerking.')).toBeVisible();
  await declare(page);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('table')).toContainText('1,250.50');
  await expect(page.getByRole('region', { name: '1 mistake in these rows' })).toContainText('Line 5, Datum');
  await page.getByRole('button', { name: `Import ${name}` }).click();

  await expect(page).toHaveURL(/\/imports\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name}: 2 rows were taken in.`);
  const refused = page.getByRole('table', { name: 'Refused rows' });
  await expect(refused.getByRole('row')).toHaveCount(3);
  await expect(refused.getByRole('row', { name: /NOBODY/ })).toContainText('There is no partner');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the refused rows (CSV)' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^rejected-\d+\.csv$/);

  await page.getByRole('button', { name: 'Import the mended file' }).click();
  await chooseFile(
    page,
    csvFile(name, [header, ...good, `${id}-3;17-07-2024;D-001;8,00;c`, `${id}-4;18-07-2024;D-001;9,00;d`]),
  );
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('it is read the same way')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Dates' })).toHaveValue('Day first: 31-03-2026');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: `Import ${name}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name}: 2 rows were taken in.`);
  await expect(page.getByText('2 known already.')).toBeVisible();
  expect(complaints).toEqual([]);
});

/** As a Dutch file is written. */
async function declare(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Numbers' }).click();
  await page.getByRole('option', { name: 'Comma and points: 1.234,56' }).click();
  await page.getByRole('combobox', { name: 'Dates' }).click();
  await page.getByRole('option', { name: 'Day first: 31-03-2026' }).click();
}

test('a workbook comes in, and is taken back', async ({ page }) => {
  await signInAs(page, 'manager');
  const id = own();
  const workbook = await writeWorkbook([
    ['id', 'date', 'partner', 'amount'].map((value) => ({ value })),
    [{ value: `${id}-1` }, { value: day }, { value: 'D-002' }, { value: 99.95, type: Number }],
  ]).toBuffer();
  const buffer = Buffer.from(workbook);
  const name = `sales-${id}.xlsx`;
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.goto('/imports/new');
  await chooseFile(page, { name, mimeType, buffer });
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('table')).toContainText('99.95');
  await page.getByRole('button', { name: `Import ${name}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name}: 1 row was taken in.`);

  await page.getByRole('button', { name: 'Take this import back…' }).click();
  const question = page.getByRole('dialog', { name: `Take ${name} back?` });
  await expect(question).toContainText('All or none.');
  await question.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name} was taken back.`);
  const facts = await page.request.get(`/api/v1/facts/sales?id=${id}-1`);
  expect(((await facts.json()) as { items: unknown[] }).items).toEqual([]);
  await page.goto('/imports?status=undone');
  await expect(page.getByRole('link', { name })).toBeVisible();
});

test('by keyboard alone, from the list to the rows that came in', async ({ page }) => {
  await signInAs(page, 'manager');
  const id = own();
  const name = `keys-${id}.csv`;
  await page.goto('/imports');
  await page.getByRole('button', { name: 'Import a file' }).first().focus();
  await page.keyboard.press('Enter');
  const drop = page.getByRole('button', { name: 'Drop a file here, or choose one' });
  await drop.focus();
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await choosing).setFiles(csvFile(name, ['id,date,partner,amount', `${id}-1,${day},D-001,5.00`]));
  await tabTo(page, 'Next');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Which column is what/ })).toBeFocused();
  await tabTo(page, 'Next');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Look, and import/ })).toBeFocused();
  await tabTo(page, `Import ${name}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name}: 1 row was taken in.`);
});

/** Tab by tab, as somebody without a mouse would. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await expect(button).toBeEnabled();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`"${name}" is not reached by Tab`);
}

test('a file that cannot be read says so, and what was chosen can be chosen again', async ({ page }) => {
  await signInAs(page, 'manager');
  await page.goto('/imports/new');
  await chooseFile(page, { name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from([0xff, 0xfe, 0x41, 0x00]) });
  await expect(page.getByRole('alert')).toContainText('Nothing has changed');
  await expect(page.getByRole('button', { name: 'Next' })).toBeDisabled();
  await chooseFile(page, { name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from('png') });
  await expect(page.getByRole('alert').filter({ hasText: 'picture.png' })).toContainText('CSV or Excel (XLSX)');
  await chooseFile(page, csvFile('partners.csv', ['code,name,type', 'X-1,A dealer,reseller']));
  await expect(page.getByRole('combobox', { name: 'What is in this file?' })).toHaveValue('Partners');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a program is calculated by hand, and the run says what it looked at', async ({ page }) => {
  await signInAs(page, 'manager');
  await page.goto('/runs');
  await page.getByRole('combobox', { name: 'Which program' }).click();
  await page.getByRole('option', { name: 'Learning 2026' }).click();
  await page.getByRole('checkbox', { name: 'Everything again' }).check();
  await page.getByRole('button', { name: 'Calculate now' }).click();
  await expect(page).toHaveURL(/\/runs\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Learning 2026 was calculated');
  await expect(page.getByText(/results were looked at, up to/)).toBeVisible();
  await page.getByRole('link', { name: 'All runs' }).click();
  await expect(page.getByRole('table', { name: 'Every calculation' }).getByRole('row').nth(1)).toBeVisible();
});

test('a run with changes shows who moved, from what to what, and closing asks first', async ({ page }) => {
  await signInAs(page, 'manager');
  const { items } = (await (await page.request.get('/api/v1/runs?limit=200')).json()) as {
    items: { id: string; changed: number }[];
  };
  const changed = items.find((run) => run.changed > 0);
  expect(changed).toBeDefined();
  await page.goto(`/runs/${changed!.id}`);
  const movers = page.getByRole('table', { name: 'Biggest movers' });
  await expect(movers.getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Looks odd' })).toBeVisible();
  await page.goto('/runs');
  await page
    .getByRole('button', { name: /^Close: / })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toContainText('This cannot be undone.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`no page has what stands in the way of a screen reader, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await signInAs(page, 'manager');
    for (const path of ['/imports', '/imports/new', '/runs']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
      await expect(page.locator('.bone')).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
