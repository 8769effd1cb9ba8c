import { partnerTypes } from '../../src/engine/fact.ts';

/** The few values that generated programs test for and generated facts carry, so that rules and facts meet. */
export const pools = {
  id: ['f-1', 'f-2', 'f-3', 'f-10'],
  partner: ['P1', 'P2', 'P3', 'P4'],
  seller: ['S1', 'S2'],
  partner_type: [...partnerTypes],
  partner_tier: ['bronze', 'silver', 'gold'],
  partner_region: ['North', 'South'],
  partner_country: ['NL', 'BE', 'DE'],
  partner_tags: ['vip', 'new-york', 'pilot'],
  product: ['BK-1', 'BK-2', 'HL-1'],
  category: ['Bikes', 'Helmets', 'Accessories'],
  brand: ['Acme', 'Brio'],
  customer: ['C1', 'C2', 'C3'],
  order: ['O1', 'O2', 'O3'],
  channel: ['web', 'shop'],
  customer_status: ['new', 'existing'],
  product_status: ['new', 'existing'],
  kind: ['demo', 'event', 'quiz'],
  status: ['approved', 'pending', 'passed'],
  course: ['intro', 'expert'],
  level: ['basic', 'advanced'],
  person: ['A', 'B'],
  stage: ['lead', 'won'],
} as const satisfies Record<string, readonly string[]>;

/** Days on which generated facts fall and which generated tests name. */
export const firstDay = '2024-01-01';
export const lastDay = '2026-12-31';
