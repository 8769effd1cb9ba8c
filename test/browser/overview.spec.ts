import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { expectWell } from './components.ts';
import { complaintsOf, earningPartner, signInAs } from './people.ts';

/** What a manager lands on, every partner, and one of them. */

interface Overview {
  decisions: { kind: string; program: string | null }[];
  programs: {
    program: string;
    name: string;
    spent: string;
    standings: Record<string, number> | null;
  }[];
}

/** Opens the overview, and gives what it was told: others may change it meanwhile. */
async function openOverview(page: Page, path = '/overview'): Promise<Overview> {
  const told = page.waitForResponse('**/api/v1/overview');
  await page.goto(path);
  return (await told).json();
}
const euros = (amount: string): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(Number(amount));

test('a manager lands on what to decide first, and goes there', async ({ page }) => {
  const complaints = complaintsOf(page);
  await signInAs(page, 'manager');
  const { programs, decisions } = await openOverview(page, '/');
  await expect(page).toHaveURL(/\/overview$/);
  const first = page.getByRole('heading', { level: 1 }).getByRole('link');
  await expect(first).toBeVisible();
  const others = page.getByRole('region', { name: 'What needs a decision' }).getByRole('listitem');
  await expect(others).toHaveCount(decisions.length - 1);
  const over = decisions.findIndex(({ kind }) => kind === 'budget_over');
  const { program, name } = programs.find((one) => one.program === decisions[over]!.program)!;
  const link = over === 0 ? first : others.nth(over - 1).getByRole('link');
  await expect(link).toHaveText(`${name}: the budget is used up`);
  await link.click();
  await expect(page).toHaveURL(new RegExp(`/programs/${program}$`));
  expect(complaints).toEqual([]);
});

test('a program’s money over time is also a table, and ends where the program stands', async ({ page }) => {
  await signInAs(page, 'manager');
  const { programs } = await openOverview(page);
  const program = page.getByRole('article', { name: 'Bring a customer 2026' });
  const line = program.getByRole('figure', { name: /Granted since the start/ });
  await expect(line.locator('svg.recharts-surface')).toBeVisible();
  await line.getByRole('button', { name: 'Show as a table' }).click();
  const { spent } = programs.find(({ program: id }) => id === 'referral-2026')!;
  const rows = line.getByRole('row');
  await expect(rows.nth(-2)).toContainText(euros(spent).replace('€', ''));
  await expect(rows.last()).toContainText('31 Dec');
  await expect(rows.last()).toContainText('100,000.00');
});

test('who is on track: a dot each, found and opened with the keyboard', async ({ page }) => {
  await signInAs(page, 'manager');
  const { programs } = await openOverview(page);
  const { standings } = programs.find(({ program }) => program === 'volume-2026')!;
  const { reached = 0, on_track = 0, at_risk = 0 } = standings!;
  const dots = page.getByRole('article', { name: 'Volume rebate 2026' }).getByRole('listbox');
  await expect(dots.getByRole('option')).toHaveCount(reached + on_track + at_risk);
  await dots.focus();
  await page.keyboard.press('End');
  const best = dots.getByRole('option', { selected: true });
  const name = (await best.getAttribute('aria-label'))!.replace(/: .*/, '');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/partners\/[^/]+\/overview$/);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('partners are searched, filtered by one of their tags, and saved as they are shown', async ({ page }) => {
  await signInAs(page, 'manager');
  const response = await page.request.get('/api/v1/partners?tag=rural&type=service_provider&limit=500');
  const { items } = (await response.json()) as { items: { code: string; name: string }[] };
  expect(items.length).toBeGreaterThan(0);
  await page.goto('/partners?where=type~service_provider');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/\d+ partners/);
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('combobox', { name: 'Tags' }).click();
  await page.getByRole('option', { name: 'rural', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/tags(~|%7E)rural/);
  await expect(page.getByText(new RegExp(`^${items.length} of \\d+ rows$`))).toBeVisible();
  const link = await page.getByRole('link', { name: 'Save as CSV' }).getAttribute('href');
  const file = await (await page.request.get(link!)).text();
  expect(file.trim().split('\n')).toHaveLength(items.length + 1);

  await page.keyboard.press('/');
  await page.keyboard.type(items[0]!.code);
  await expect(page).toHaveURL(new RegExp(`q=${items[0]!.code}`));
  await page.locator('tr[data-index="0"]').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/partners/${items[0]!.code}/overview$`));
  await expect(page.getByRole('heading', { name: items[0]!.name })).toBeVisible();
});

test('the tree unfolds to what is looked for, by keyboard too', async ({ page }) => {
  await signInAs(page, 'manager');
  const response = await page.request.get('/api/v1/partners?type=seller&limit=1');
  const [seller] = ((await response.json()) as { items: { code: string; name: string; parent: string }[] }).items;
  await page.goto('/partners');
  await page.getByText('Tree', { exact: true }).click();
  await expect(page).toHaveURL(/as=tree/);
  const tree = page.getByRole('tree', { name: 'The tree of partners' });
  await expect(tree.getByRole('treeitem').first()).toBeVisible();
  await expect(tree.getByText(seller!.code, { exact: false })).toHaveCount(0);
  await tree.getByRole('treeitem').first().focus();
  const folded = await tree.getByRole('treeitem').count();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => tree.getByRole('treeitem').count()).toBeGreaterThan(folded);
  await page.keyboard.press('/');
  await page.keyboard.type(seller!.code);
  await expect(tree.getByRole('link', { name: seller!.name })).toBeVisible();
  await expect(tree.locator(`[data-value="${seller!.parent}"]`).first()).toBeVisible();
});

test('five thousand partners are sorted and scrolled with few elements', async ({ page }) => {
  await signInAs(page, 'manager');
  const rows = Array.from({ length: 5000 }, (_, at) => ({
    code: `X-${String(at).padStart(5, '0')}`,
    name: `Partner ${(at * 4_827) % 5_003}`,
    type: 'reseller',
    tier: ['bronze', 'silver', 'gold'][at % 3],
    region: null,
    country: 'NL',
    tags: at % 2 ? ['rural'] : [],
    currency: 'EUR',
    language: 'nl',
    parent: at > 0 ? `X-${String(Math.floor((at - 1) / 10)).padStart(5, '0')}` : null,
    valid_from: '2026-01-01',
    children: at < 500 ? 10 : 0,
  }));
  await page.route('**/api/v1/partners?*', (route) => {
    const cursor = Number(new URL(route.request().url()).searchParams.get('cursor') ?? '0');
    const next = cursor + 500 < rows.length ? String(cursor + 500) : null;
    return route.fulfill({ json: { items: rows.slice(cursor, cursor + 500), next } });
  });
  await page.goto('/partners?sort=-name');
  await expect(page.getByText('5,000 rows')).toBeVisible();
  await expect(page.locator('tbody th').first()).toHaveText('Partner 5002');
  await page.locator('tr[data-index="0"]').focus();
  await page.keyboard.press('End');
  await expect(page.locator('tr[data-index="4999"]')).toBeFocused();
  expect(await page.evaluate(() => document.querySelectorAll('.data-table *').length)).toBeLessThan(1200);
  await page.goto('/partners?as=tree&q=partner');
  await expect(page.getByText('5,000 of 5,000 partners')).toBeVisible();
  // Too many hits to unfold: their one root stands there, folded.
  await expect(page.getByRole('treeitem')).toHaveCount(1);
});

test('a partner’s page: earned as its statements say, and what the partner sees is one click away', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await signInAs(page, 'manager');
  const { partner, partner_name: name, totals } = await earningPartner(page.request, 'referral-2026');
  const summary = await (await page.request.get(`/api/v1/partners/${partner}/summary`)).json();
  await page.goto(`/partners/${partner}/overview`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const euro = summary.balances.find(({ unit }: { unit: string }) => unit === 'EUR');
  await expect(page.locator('.answer')).toContainText(`Earned ${euros(euro.earned)}`);
  await page.getByRole('button', { name: `Show all ${summary.earned.length}` }).click();
  const earned = page.getByRole('region', { name: 'Earned per program and period' }).first();
  const row = earned.getByRole('row', { name: /Bring a customer 2026.*Quarter 3 of 2026/ });
  await expect(row).toContainText(euros(totals.find(({ unit }) => unit === 'EUR')!.amount));
  await row.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/partners/${partner}\\?.*period=2026-Q3`));
  await page.goBack();
  await page.getByRole('link', { name: 'See what the partner sees' }).click();
  await expect(page).toHaveURL(new RegExp(`/partners/${partner}$`));
  expect(complaints).toEqual([]);
});

test('a note is added, kept and removed by who wrote it; an empty one is refused', async ({ page }) => {
  await signInAs(page, 'manager');
  const { partner } = await earningPartner(page.request);
  await page.goto(`/partners/${partner}/overview`);
  const notes = page.getByRole('region', { name: 'Notes' });
  await notes.getByRole('button', { name: 'Add the note' }).click();
  await expect(notes.getByText('Write something first.')).toBeVisible();
  const text = `Called about the spring order. ${randomUUID()}`;
  await notes.getByRole('textbox', { name: 'New note' }).fill(text);
  await notes.getByRole('button', { name: 'Add the note' }).click();
  const note = notes.getByRole('listitem').filter({ hasText: text });
  await expect(note).toBeVisible();
  await expect(notes.getByRole('textbox', { name: 'New note' })).toHaveValue('');
  await page.reload();
  await note.getByRole('button', { name: 'Remove the note' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the note' }).click();
  await expect(page.getByText('The note has been removed.')).toBeVisible();
  await expect(note).toHaveCount(0);
});

const sizes = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of ['en-GB', 'nl-NL']) {
      test.describe(`${size}, ${colorScheme}, ${locale}`, () => {
        test.use({ viewport, colorScheme, locale });

        test('the overview, the partners and one of them are well', async ({ page }) => {
          await signInAs(page, 'manager');
          const { partner } = await earningPartner(page.request);
          const ready = {
            '/overview': '.dots',
            '/partners': '.data-table li, .data-table td',
            '/partners?as=tree': '[role=treeitem]',
          };
          for (const [path, shown] of Object.entries({
            ...ready,
            [`/partners/${partner}/overview`]: '.partner-list li',
          })) {
            await page.goto(path);
            await expect(page.locator(shown).first()).toBeVisible();
            await page.waitForLoadState('networkidle');
            await expectWell(page);
          }
        });
      });
    }
  }
}
