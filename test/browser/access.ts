import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { signInAs } from './people.ts';

export const unique = () => Math.random().toString(36).slice(2, 8);
/** As a browser tells it of our own pages. */
export const headers = { 'sec-fetch-site': 'same-origin' };

/** The newest link in a letter to this address. Needs a manager's session. */
export async function linkTo(request: APIRequestContext, email: string): Promise<string> {
  const { items } = await (await request.get('/api/v1/mailbox?limit=100')).json();
  const mail = items.find(({ to }: { to: string }) => to === email);
  const { pathname, search } = new URL(/https?:\S+/.exec(mail.text)![0]);
  return pathname + search;
}

/** Somebody of the company, signed in on this page by their invitation. */
export async function comeIn(page: Page, role: string): Promise<{ email: string; name: string }> {
  const name = `Person ${unique()}`;
  const email = `${name.replace(' ', '.').toLowerCase()}@company.example`;
  await signInAs(page, 'manager');
  const invited = await page.request.post('/api/v1/people', { headers, data: { email, name, role, language: 'en' } });
  expect(invited.status()).toBe(201);
  const link = await linkTo(page.request, email);
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page).toHaveURL(/\/overview$/);
  return { email, name };
}

/** A program to which partners are invited; its own for each test. */
export async function club(page: Page): Promise<{ id: string; name: string }> {
  const id = `club-${unique()}`;
  const name = `Heat pump ${id}`;
  const document = {
    program: id,
    name: { en: name, nl: name },
    currency: 'EUR',
    period: 'quarter',
    starts: '2026-10-01',
    ends: '2026-12-31',
    enrolment: 'invitation',
    incentives: [
      {
        id: 'units',
        name: { en: 'Per unit', nl: 'Per stuk' },
        kind: 'sale',
        measure: { source: 'sales', sum: 'quantity' },
        reward: { per_unit: '0.01' },
      },
    ],
  };
  const version = `/api/v1/programs/${id}/versions/1`;
  const post = async (path: string, data: object) =>
    await expect(await page.request.post(path, { headers, data })).toBeOK();
  // One writes it, another one puts it into effect.
  await signInAs(page, 'second manager');
  await post('/api/v1/programs', { document });
  await post(`${version}/submit`, {});
  await signInAs(page, 'manager');
  await post(`${version}/activate`, {});
  return { id, name };
}
