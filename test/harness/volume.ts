import type { testApi } from './api.ts';

type Caller = Awaited<ReturnType<Awaited<ReturnType<typeof testApi>>['caller']>>;

/** A program as a person writes it. */
export const volume = `
program: volume
name: { en: Volume rebate, nl: Volumebonus }
currency: EUR
period: quarter
starts: 2026-01-01
ends: 2026-12-31
for: { type: [reseller] }
budget: { amount: 100.00, when_exhausted: stop }
incentives:
  - id: growth
    name: { en: Growth, nl: Groei }
    kind: rebate
    measure: { source: sales, sum: amount, where: { quantity: { above: 0 } } }
    reward: { percent: 2.5% }
`;

export const sale = (
  id: string,
  partner: string,
  date: string,
  amount: string,
  more: Record<string, unknown> = {},
) => ({
  id,
  partner,
  date,
  amount,
  quantity: '1',
  ...more,
});

/** Three partners and their first sales of the year. */
export async function loadVolume(manager: Caller): Promise<void> {
  await manager.put('/company', { name: 'Test', base_currency: 'EUR' });
  await manager.post('/partners', [
    { code: 'A', name: 'Partner A', type: 'reseller' },
    { code: 'B', name: 'Partner B', type: 'reseller' },
    { code: 'S', name: 'Seller S', type: 'seller', parent: 'A' },
  ]);
  await manager.post('/facts/sales', [
    sale('1', 'A', '2026-01-10', '1000'),
    sale('2', 'A', '2026-02-10', '200.40'),
    sale('3', 'A', '2026-02-11', '50', { quantity: '0' }),
    sale('4', 'B', '2026-01-11', '2000'),
    sale('5', 'A', '2026-04-02', '400'),
  ]);
}
