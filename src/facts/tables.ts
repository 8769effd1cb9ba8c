import type { Source } from '../engine/fact.ts';

/** Where a source's facts are kept, and which columns they have beside those that all share. */
export interface FactTable {
  readonly table: string;
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
  /** Whether a fact names a product and a customer. */
  readonly product: boolean;
}

export const factTables: Record<Source, FactTable> = {
  sales: { table: 'sale', numbers: ['amount', 'quantity', 'cost'], texts: ['order_no', 'channel'], product: true },
  activities: { table: 'activity', numbers: ['amount', 'quantity'], texts: ['kind', 'status'], product: true },
  trainings: {
    table: 'training',
    numbers: ['amount', 'quantity', 'score'],
    texts: ['kind', 'course', 'level', 'status', 'person'],
    product: false,
  },
  referrals: { table: 'referral', numbers: ['amount', 'quantity'], texts: ['stage'], product: true },
};
