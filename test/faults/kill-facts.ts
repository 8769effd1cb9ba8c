import type { Random } from '../../src/demo/random.ts';
import type { Program } from '../../src/engine/program.ts';

/** What is sold in the installation that is killed over and over, and what is paid for it. */

const codes = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
const distributors = codes('D', 2);
const resellers = codes('R', 24);
const sellers = codes('S', 8);

export const partners = [...distributors, ...resellers, ...sellers];

export const partnersCsv = [
  'code,type,tier,parent',
  ...distributors.map((code) => `${code},distributor,gold,`),
  ...resellers.map((code, i) => `${code},reseller,${i % 2 === 0 ? 'gold' : 'silver'},D${1 + (i % 2)}`),
  ...sellers.map((code, i) => `${code},seller,,R${1 + i}`),
  '',
].join('\n');

export const productsCsv = 'code,name,category\nA,Bike,Bikes\nB,Bell,Parts\nC,Chain,Parts\n';

const years = [2024, 2025];
export const months = years.flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`),
);

/** Closed month by month. */
export const volume: Program = {
  program: 'volume',
  name: 'Volume',
  currency: 'EUR',
  period: 'month',
  starts: '2024-01-01',
  ends: '2025-12-31',
  incentives: [
    {
      id: 'turnover',
      kind: 'rebate',
      measure: { source: 'sales', sum: 'amount' },
      reward: {
        tiers: {
          mode: 'retroactive',
          bands: [
            { from: 0, rate: '1%' },
            { from: 5000, rate: '1.5%' },
            { from: 20_000, rate: '2.25%' },
          ],
        },
      },
    },
    {
      id: 'bells',
      kind: 'sale',
      measure: { source: 'sales', sum: 'quantity', where: { product: 'B' } },
      reward: { per_unit: '0.35' },
    },
  ],
};

/** Looks across partners: what one gets depends on all of them. */
export const shared: Program = {
  program: 'shared',
  name: 'Shared',
  currency: 'EUR',
  period: 'quarter',
  starts: '2024-01-01',
  ends: '2025-12-31',
  budget: { amount: '90000.00', when_exhausted: 'stop' },
  incentives: [
    {
      id: 'bikes',
      kind: 'sale',
      measure: { source: 'sales', sum: 'amount', where: { category: 'Bikes' } },
      reward: { percent: '3%' },
    },
  ],
};

export type Sale = { id: string; date: string; partner: string; product: string; amount: string; quantity: string };

export function sales(random: Random, prefix: string, count: number): Sale[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${prefix}-${i}`,
    date: `${random.pick(months)}-${String(random.between(1, 28)).padStart(2, '0')}`,
    partner: random.pick(partners),
    product: random.pick(['A', 'B', 'C']),
    amount: `${random.between(-20, 400)}.${String(random.below(100)).padStart(2, '0')}`,
    quantity: String(random.between(1, 9)),
  }));
}

export const csvOf = (rows: readonly Sale[]): string =>
  `id,date,partner,product,amount,quantity\n${rows.map((row) => `${Object.values(row).join(',')}\n`).join('')}`;
