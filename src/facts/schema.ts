import { z } from 'zod';
import { codeShape, currencyShape } from '../access/schema.ts';
import { sources } from '../engine/fact.ts';
import { day, decimal, pageOf, pageQuery, plainText, serial } from '../platform/schema.ts';

export const sourceShape = z.enum(sources).meta({ id: 'Source', description: 'What kind of facts.' });
const status = z.enum(['new', 'existing']);
const factId = plainText(128).meta({ description: 'The id that the source gave it.', examples: ['S-1042-1'] });

const common = {
  id: factId,
  date: day,
  partner: codeShape,
  seller: codeShape.nullable(),
  corrects: z.string().nullable().describe('The id of the fact that this one corrects or takes back.'),
  share: decimal.nullable().describe('This partner’s part of a shared fact, as 0.6; null when it is not shared.'),
  currency: currencyShape,
  amount: decimal.nullable(),
  quantity: decimal.nullable(),
  import: serial.describe('The import that brought it.'),
};
const product = {
  product: codeShape.nullable(),
  category: z.string().nullable(),
  brand: z.string().nullable(),
  customer: codeShape.nullable(),
};

/** Attributes of products and partners are those of the fact's date. */
export const saleShape = z
  .object({
    source: z.literal('sales'),
    ...common,
    ...product,
    cost: decimal.nullable().describe('What it cost the company; null for partners.'),
    order: z.string().nullable(),
    channel: z.string().nullable(),
    customer_status: status.nullable(),
    product_status: status.nullable(),
    days_since_last_order: z.number().int().nullable(),
  })
  .meta({ id: 'Sale' });
export const activityShape = z
  .object({
    source: z.literal('activities'),
    ...common,
    ...product,
    kind: z.string().nullable(),
    status: z.string().nullable(),
  })
  .meta({ id: 'Activity' });
export const trainingShape = z
  .object({
    source: z.literal('trainings'),
    ...common,
    kind: z.string().nullable(),
    course: z.string().nullable(),
    level: z.string().nullable(),
    status: z.string().nullable(),
    person: z.string().nullable(),
    score: decimal.nullable(),
  })
  .meta({ id: 'Training' });
export const referralShape = z
  .object({ source: z.literal('referrals'), ...common, ...product, stage: z.string().nullable() })
  .meta({ id: 'Referral' });

/** Something that happened; what else it holds follows from its source. */
export const factShape = z
  .discriminatedUnion('source', [saleShape, activityShape, trainingShape, referralShape])
  .meta({ id: 'Fact' });
export type FactShape = z.infer<typeof factShape>;

export const factPageShape = pageOf(factShape).meta({ id: 'FactPage' });

export const factQuery = pageQuery
  .extend({
    partner: codeShape.optional().describe('This partner and those below it.'),
    from: day.optional(),
    to: day.optional().describe('That day included.'),
    id: factId.optional(),
    corrects: factId.optional().describe('Only what corrects this fact.'),
    product: codeShape.optional(),
    customer: codeShape.optional(),
    import: serial.optional(),
  })
  .strict();

/** Amounts are texts, or whole numbers. */
const number = z.union([z.string(), z.number().int()]).describe('A decimal as text, or a whole number.');
const money = number.describe('At most six decimals, as text; negative for a return.');
const newCommon = {
  id: factId,
  date: day,
  partner: codeShape.describe('The partner, unless `split` names several.').optional(),
  seller: codeShape.optional(),
  currency: currencyShape.optional().describe('Default: the partner’s.'),
  amount: money.optional(),
  quantity: number.optional(),
  corrects: factId.optional(),
};
const newSplit = { split: z.string().optional().describe('Shared between partners: `CODE:60%;CODE:40%`.') };
const newProduct = { product: codeShape.optional(), customer: codeShape.optional() };

export const newSaleShape = z
  .strictObject({
    ...newCommon,
    ...newSplit,
    ...newProduct,
    order: plainText(200).optional(),
    cost: money.optional(),
    channel: plainText(200).optional(),
    customer_status: status.optional().describe('Derived from history when it is left out.'),
    product_status: status.optional().describe('Derived from the launch date when it is left out.'),
  })
  .meta({
    id: 'NewSale',
    examples: [
      {
        id: 'S-1042-1',
        date: '2026-03-31',
        partner: 'R-1001',
        product: 'P-7',
        customer: 'C-12',
        quantity: 3,
        amount: '1499.85',
      },
    ],
  });
export const newActivityShape = z
  .strictObject({
    ...newCommon,
    ...newSplit,
    ...newProduct,
    kind: plainText(200).optional(),
    status: plainText(200).optional(),
  })
  .meta({
    id: 'NewActivity',
    examples: [{ id: 'A-7', date: '2026-03-31', partner: 'R-1001', kind: 'demo', status: 'done' }],
  });
export const newTrainingShape = z
  .strictObject({
    ...newCommon,
    kind: plainText(200).optional(),
    course: plainText(200).optional(),
    level: plainText(200).optional(),
    status: plainText(200).optional(),
    person: plainText(200).optional(),
    score: number.optional(),
  })
  .meta({
    id: 'NewTraining',
    examples: [
      { id: 'T-3', date: '2026-03-31', partner: 'R-1001', kind: 'certification', course: 'basics', status: 'passed' },
    ],
  });
export const newReferralShape = z
  .strictObject({ ...newCommon, ...newSplit, ...newProduct, stage: plainText(200).optional() })
  .meta({
    id: 'NewReferral',
    examples: [{ id: 'L-5', date: '2026-03-31', partner: 'R-1001', stage: 'won', amount: '2500.00' }],
  });
