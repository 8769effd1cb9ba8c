import { partnerTypes } from '../engine/fact.ts';
import type { ImportKind } from './schema.ts';

/** What a column holds, which decides how it is read. */
export interface Column {
  readonly type:
    | 'text'
    | 'code'
    | 'date'
    | 'past-date'
    | 'number'
    | 'rate'
    | 'currency'
    | 'choice'
    | 'period'
    | 'tags'
    | 'split';
  /** A correction takes over what it does not give itself. */
  readonly required?: true | 'unless-correcting';
  /** Most characters of a text. */
  readonly most?: number;
  readonly choices?: readonly string[];
  /** The column of the fact table, where it has another name. */
  readonly stored?: string;
}

const text = (most: number) => ({ type: 'text', most }) as const;
const code = { type: 'code', most: 64 } as const;
const number = { type: 'number' } as const;
const currency = { type: 'currency' } as const;
const status = (stored: string) => ({ type: 'choice', choices: ['new', 'existing'], stored }) as const;

const id = { type: 'code', most: 128, required: true, stored: 'fact_id' } as const;
const day = { type: 'past-date', required: true, stored: 'occurred_on' } as const;
const corrects = { type: 'code', most: 128 } as const;
const split = { type: 'split' } as const;

/** The columns of each kind of import, in the order of the documentation. */
export const columnsOf: Record<ImportKind, Readonly<Record<string, Column>>> = {
  partners: {
    code: { ...code, required: true },
    name: text(200),
    type: { type: 'choice', choices: partnerTypes },
    tier: text(100),
    region: text(100),
    country: text(100),
    tags: { type: 'tags', most: 100 },
    currency,
    language: { type: 'choice', choices: ['en', 'nl'] },
    parent: code,
    valid_from: { type: 'date' },
  },
  products: {
    code: { ...code, required: true },
    name: text(200),
    category: text(200),
    brand: text(200),
    launched_on: { type: 'date' },
    valid_from: { type: 'date' },
  },
  customers: { code: { ...code, required: true }, name: text(200) },
  rates: {
    currency: { ...currency, required: true },
    valid_from: { type: 'date', required: true },
    rate: { type: 'rate', required: true },
  },
  goals: {
    goal_set: { type: 'code', most: 63, required: true },
    partner: { ...code, required: true },
    period: { type: 'period', required: true },
    value: { ...number, required: true },
  },
  sales: {
    id,
    date: day,
    partner: code,
    product: code,
    customer: code,
    order: { ...text(200), stored: 'order_no' },
    quantity: number,
    amount: number,
    cost: number,
    currency,
    seller: code,
    channel: text(200),
    customer_status: status('new_customer'),
    product_status: status('new_product'),
    corrects,
    split,
  },
  activities: {
    id,
    date: day,
    partner: code,
    kind: { ...text(200), required: 'unless-correcting' },
    status: text(200),
    quantity: number,
    amount: number,
    currency,
    product: code,
    customer: code,
    seller: code,
    corrects,
    split,
  },
  trainings: {
    id,
    date: day,
    partner: { ...code, required: true },
    kind: text(200),
    course: text(200),
    level: text(200),
    status: text(200),
    person: text(200),
    score: number,
    quantity: number,
    amount: number,
    currency,
    seller: code,
    corrects,
  },
  referrals: {
    id,
    date: day,
    partner: code,
    stage: { ...text(200), required: 'unless-correcting' },
    amount: number,
    currency,
    customer: code,
    product: code,
    quantity: number,
    seller: code,
    corrects,
    split,
  },
};
