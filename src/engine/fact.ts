import type { IsoDate } from './period.ts';

/** Where facts come from: sale lines and returns, activities, training completions, referral stages. */
export const sources = ['sales', 'activities', 'trainings', 'referrals'] as const;
export type Source = (typeof sources)[number];

export const partnerTypes = ['distributor', 'reseller', 'seller', 'service_provider', 'retailer'] as const;
export type PartnerType = (typeof partnerTypes)[number];

/**
 * What a rule may read. `money` is in the fact's currency, converted to the program's; `number` is a plain decimal; both are kept in
 * micros. `text` compares as written; `list` holds texts (tags); `date` is an ISO date. A `derived` field is not sent by the source:
 * it is computed (margin) or looked up at the fact's date when the fact is taken in (category, a partner's tier, new or existing).
 */
export type FieldType = 'money' | 'number' | 'text' | 'list' | 'date';
export interface Field {
  readonly type: FieldType;
  readonly derived?: true;
}

const common = {
  id: { type: 'text' },
  date: { type: 'date' },
  partner: { type: 'text' },
  partner_type: { type: 'text', derived: true },
  partner_tier: { type: 'text', derived: true },
  partner_region: { type: 'text', derived: true },
  partner_country: { type: 'text', derived: true },
  partner_tags: { type: 'list', derived: true },
  seller: { type: 'text' },
  amount: { type: 'money' },
  quantity: { type: 'number' },
} as const satisfies Record<string, Field>;

const product = {
  product: { type: 'text' },
  category: { type: 'text', derived: true },
  brand: { type: 'text', derived: true },
} as const satisfies Record<string, Field>;

/** Every field of every source. Adding one: here, in the fact table's columns, and in the SQL executor's map (a test compares them). */
export const fields = {
  sales: {
    ...common,
    ...product,
    cost: { type: 'money' },
    margin: { type: 'money', derived: true },
    customer: { type: 'text' },
    order: { type: 'text' },
    channel: { type: 'text' },
    customer_status: { type: 'text', derived: true },
    product_status: { type: 'text', derived: true },
    days_since_last_order: { type: 'number', derived: true },
  },
  activities: { ...common, ...product, kind: { type: 'text' }, status: { type: 'text' }, customer: { type: 'text' } },
  trainings: {
    ...common,
    kind: { type: 'text' },
    course: { type: 'text' },
    level: { type: 'text' },
    status: { type: 'text' },
    person: { type: 'text' },
    score: { type: 'number' },
  },
  referrals: { ...common, ...product, stage: { type: 'text' }, customer: { type: 'text' } },
} as const satisfies Record<Source, Record<string, Field>>;

/** The field's definition, or undefined when the source has no such field. */
export function fieldOf(source: Source, name: string): Field | undefined {
  return Object.hasOwn(fields[source], name) ? (fields[source] as Record<string, Field>)[name] : undefined;
}

export type FieldValue = bigint | string | readonly string[] | null;

/** A partner above another, as it was at the fact's date; nearest first in `upline`. */
export interface Ancestor {
  readonly code: string;
  readonly type: PartnerType;
}

/**
 * Something that happened. Never edited: a return or correction is a new fact that names the old one in `corrects` and carries the difference.
 * `values` holds the fields above except id, date, partner and seller; money and numbers in micros (bigint), money already in the program's
 * currency, absent = null. When one sale is shared between partners, each partner has a fact with the same id and its own part of the numbers.
 */
export interface Fact {
  readonly source: Source;
  readonly id: string;
  readonly partner: string;
  readonly seller?: string | undefined;
  readonly date: IsoDate;
  readonly corrects?: string | undefined;
  /** Part of a shared fact, in micros of 1 (600000n = 60%); absent when not shared. */
  readonly shareMicro?: bigint | undefined;
  /** ISO 4217 code the money was sent in, and the amount as sent, in micros, when it differs from the program's currency. */
  readonly sentCurrency?: string | undefined;
  readonly sentAmountMicro?: bigint | undefined;
  readonly upline: readonly Ancestor[];
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** The value of a field, margin and the identifying fields included. */
export function fieldValue(fact: Fact, name: string): FieldValue {
  switch (name) {
    case 'id':
      return fact.id;
    case 'date':
      return fact.date;
    case 'partner':
      return fact.partner;
    case 'seller':
      return fact.seller ?? null;
    case 'margin': {
      const [amount, cost] = [fact.values['amount'], fact.values['cost']];
      return typeof amount === 'bigint' && typeof cost === 'bigint' ? amount - cost : null;
    }
    default:
      return fact.values[name] ?? null;
  }
}
