import { expect, test } from '@playwright/test';
import { totp } from '../harness/totp.ts';
import { club, comeIn, headers, linkTo, unique } from './access.ts';
import { complaintsOf, earningPartners, signInAs } from './people.ts';

/** Who may sign in, how they come in, and how a partner joins from a mail. */

test('a partner joins from a mail in two actions, sees what it earned, and disputes a line; a manager answers', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await signInAs(page, 'manager');
  const { partner, partner_name: name } = (await earningPartners(page.request)).at(-3)!;
  const program = await club(page);
  const email = `join.${unique()}@partner.example`;

  await page.goto('/people?of=partners');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const form = page.getByRole('dialog', { name: 'Invite somebody' });
  await form.getByRole('combobox', { name: 'Partner', exact: true }).fill(partner);
  await page.getByRole('option', { name: new RegExp(partner) }).click();
  await form.getByRole('textbox', { name: 'Name' }).fill('Robin de Vries');
  await form.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await form.getByRole('combobox', { name: /Program that the invitation opens/ }).click();
  await page.getByRole('option', { name: program.name }).click();
  await form.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(form).toBeHidden();
  await page.getByRole('link', { name: 'Open the mailbox' }).click();
  await page
    .getByRole('navigation', { name: 'E-mails' })
    .getByRole('link', { name: new RegExp(email) })
    .click();

  let actions = 0;
  const opening = page.context().waitForEvent('page');
  await page.frameLocator('iframe').getByRole('link', { name: 'Open Vliegwiel' }).click();
  actions += 1;
  const theirs = await opening;
  await page.goto('about:blank');
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(`You are invited to ${program.name}`);
  await expect(theirs.getByText('You earn €0.01 per unit.')).toBeVisible();
  await expect(theirs.locator('main').getByRole('button')).toHaveCount(1);
  await expect(theirs.locator('main').getByRole('textbox')).toHaveCount(0);
  await theirs.locator('main').getByRole('button', { name: 'Join' }).click();
  actions += 1;
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(`You take part in ${program.name}`);
  expect(actions).toBeLessThanOrEqual(2);

  await theirs.getByRole('link', { name: 'To your home page' }).click();
  await expect(theirs.getByRole('banner')).toContainText(name);
  // Where the mail leads: the browser may know the same server by another name.
  await theirs.goto(new URL(`/partners/${partner}?period=2026-Q3`, theirs.url()).href);
  await expect(theirs.getByRole('heading', { level: 1 })).toContainText('You earned');
  await theirs.getByRole('button', { name: /Growth rebate/ }).click();
  await expect(theirs.getByRole('heading', { name: 'How it came about, step by step' })).toBeVisible();
  const line = theirs.getByRole('region', { name: 'Questions' });
  const asked = `Two orders of July are missing. ${unique()}`;
  await line.getByRole('button', { name: 'Ask about this line' }).click();
  await line.locator('.ask').getByText('Dispute', { exact: true }).click();
  await line.getByRole('textbox', { name: 'What is not right, in your view?' }).fill(asked);
  await line.locator('.ask').getByRole('button', { name: 'Send' }).click();
  await expect(line.locator('.message-text').filter({ hasText: asked })).toBeVisible();

  await signInAs(page, 'manager');
  await page.goto(`/questions?kind=dispute&partner=${partner}`);
  await page.getByRole('button', { name: asked }).click();
  await page.getByRole('textbox', { name: 'Answer' }).fill('They were returned in August.');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.locator('.message-text').filter({ hasText: 'They were returned' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a link by e-mail signs in and opens what was asked for; nobody learns who is known', async ({ page }) => {
  const { email } = await comeIn(page, 'analyst');
  await page.context().clearCookies();
  await page.goto('/programs/volume-2026');
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  const address = page.getByRole('textbox', { name: 'E-mail address' });
  await address.fill('not an address');
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByText('Write your whole e-mail address')).toBeVisible();
  await expect(address).toHaveValue('not an address');
  const said: string[] = [];
  for (const one of ['nobody@company.example', email]) {
    await address.fill(one);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    const answer = page.getByRole('status').filter({ hasText: one });
    await expect(answer).toBeVisible();
    said.push((await answer.innerText()).replace(one, ''));
    if (one !== email) await page.getByRole('button', { name: 'Send to another address, or again' }).click();
  }
  expect(said[0]).toBe(said[1]);

  await signInAs(page, 'manager');
  const link = await linkTo(page.request, email);
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page).toHaveURL(/\/programs\/volume-2026$/);
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByRole('alert')).toContainText('This link no longer works.');
});

test('a password and a second step: what was typed stays, and the reason is kind', async ({ page }) => {
  const { email } = await comeIn(page, 'analyst');
  const password = 'twelve letters and more';
  expect((await page.request.put('/api/v1/me/password', { headers, data: { password } })).status()).toBe(204);
  const prepared = await page.request.post('/api/v1/me/two-factor', { headers, data: { password } });
  const { uri, recovery_codes: codes } = await prepared.json();
  const code = () => totp(new URL(uri).searchParams.get('secret')!);
  const on = await page.request.post('/api/v1/me/two-factor/confirm', { headers, data: { code: code() } });
  expect(on.status()).toBe(204);

  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Use a password instead' }).click();
  const address = page.getByRole('textbox', { name: 'E-mail address' });
  await address.fill(email);
  await page.getByLabel('Password', { exact: true }).fill('something else altogether');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('The e-mail address or the password is not right.');
  await expect(address).toHaveValue(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();

  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
  const field = page.getByRole('textbox', { name: 'Recovery code' });
  await field.fill('not-a-code');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('This code is not right');
  await expect(field).toHaveValue('not-a-code');
  await field.fill(codes[0]);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/overview$/);
});

test('an owner finds, invites, changes and removes people; the last owner stays', async ({ page }) => {
  const complaints = complaintsOf(page);
  await signInAs(page, 'manager');
  const email = `kim.${unique()}@company.example`;
  await page.goto('/people');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const form = page.getByRole('dialog', { name: 'Invite somebody' });
  await form.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(form.getByRole('alert')).toContainText('There are 2 things to mend');
  await form.getByRole('textbox', { name: 'Name' }).fill('Kim Jansen');
  await form.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await form.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Analyst' }).click();
  await form.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByText(`An invitation is on its way to ${email}.`)).toBeVisible();

  await page.getByRole('searchbox', { name: 'Search name, address or partner' }).fill(email);
  await expect(page).toHaveURL(/q=kim/);
  const row = page.getByRole('listitem').filter({ hasText: email });
  await expect(row).toContainText('not yet accepted');
  await expect(page.locator('.people > li')).toHaveCount(1);
  await row.getByRole('combobox', { name: 'What Kim Jansen may do' }).click();
  await page.getByRole('option', { name: 'Finance' }).click();
  await expect(page.getByText('Changed what Kim Jansen may do.')).toBeVisible();
  await page.reload();
  await expect(row.getByRole('combobox')).toHaveValue('Finance');
  await row.getByRole('button', { name: 'Send again' }).click();
  await row.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('heading', { name: 'Nobody fits' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a key is shown once, does what it may and no more, and is refused when revoked', async ({ page, playwright }) => {
  const complaints = complaintsOf(page);
  await signInAs(page, 'manager');
  const name = `Webshop ${unique()}`;
  await page.goto('/settings');
  await page.getByRole('link', { name: 'API keys' }).click();
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByRole('textbox', { name: 'What it is for' }).fill(name);
  await page.getByRole('button', { name: 'Make a key' }).click();
  await expect(page.getByText('Choose at least one thing that the key may do.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'What it is for' })).toHaveValue(name);
  await page.getByRole('checkbox', { name: 'Read: programs' }).check();
  await page.getByRole('textbox', { name: /First day on which it no longer works/ }).fill('31-12-2027');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const shown = page.getByRole('region', { name: `The key “${name}” is made` });
  const key = await shown.locator('code').innerText();
  const other = await playwright.request.newContext({
    baseURL: new URL(page.url()).origin,
    extraHTTPHeaders: { authorization: `Bearer ${key}` },
  });
  expect((await other.get('/api/v1/programs?limit=1')).status()).toBe(200);
  expect((await other.get('/api/v1/partners?limit=1')).status()).toBe(403);
  await shown.getByRole('button', { name: 'I have kept it' }).click();
  await expect(page.getByText(key)).toHaveCount(0);

  const row = page.getByRole('listitem').filter({ hasText: name });
  await expect(row).toContainText('Reads programs.');
  await expect(row).toContainText('Works until');
  await row.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(row).toContainText('Revoked on');
  expect((await other.get('/api/v1/programs?limit=1')).status()).toBe(401);
  await other.dispose();
  expect(complaints).toEqual([]);
});

test('settings keep what was typed, and are saved', async ({ page }) => {
  await signInAs(page, 'manager');
  await page.goto('/settings');
  const months = page.getByRole('textbox', { name: /A customer is new again after/ });
  const before = await months.inputValue();
  await months.fill('500');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await expect(page.getByText('Write a whole number from 1 to 240.')).toBeVisible();
  await expect(months).toHaveValue('500');
  await months.fill('25');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await expect(page.getByText('The settings are saved.')).toBeVisible();
  await page.reload();
  await expect(months).toHaveValue('25');
  await months.fill(before);
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await expect(page.getByText('The settings are saved.')).toBeVisible();
});
