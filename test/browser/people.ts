import { type APIRequestContext, expect, type Page } from '@playwright/test';

interface Summary {
  partner: string;
  program: string;
  period: string;
  partner_name: string;
  totals: { unit: string; amount: string }[];
}

/** Signs in through the API, as the sign-in page does; the cookie stays with the page. */
export async function signInAs(page: Page, who: 'manager' | 'second manager' | { partner: string }): Promise<void> {
  const manager = { role: 'manager', ...(who === 'second manager' ? { second: true } : {}) };
  const data = typeof who === 'string' ? manager : { role: 'partner', partner: who.partner };
  await page.context().clearCookies();
  const response = await page.request.post('/api/v1/session', { data });
  expect(response.status()).toBe(201);
}

/** Resellers and retailers with an amount in the quarter before the demo's day: found, not known by heart. Needs a manager's session. */
export async function earningPartners(request: APIRequestContext, program = 'volume-2026'): Promise<Summary[]> {
  const response = await request.get(`/api/v1/statements?program=${program}&period=2026-Q3&limit=500`);
  expect(response.ok()).toBe(true);
  const { items } = (await response.json()) as { items: Summary[] };
  return items.filter(
    ({ partner, totals }) =>
      /^[RT]/.test(partner) && totals.some(({ unit, amount }) => unit === 'EUR' && Number(amount) > 0),
  );
}

export async function earningPartner(request: APIRequestContext, program?: string): Promise<Summary> {
  const [first] = await earningPartners(request, program);
  expect(first).toBeDefined();
  return first!;
}

/** Errors on the page's console, without the refusal by which a page learns that nobody is signed in. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('/api/v1/session'))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
