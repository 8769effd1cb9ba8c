import { newCustomerShape } from '../../../src/customers/schema.ts';
import { newActivityShape, newReferralShape, newSaleShape, newTrainingShape } from '../../../src/facts/schema.ts';
import { newGoalShape } from '../../../src/goals/schema.ts';
import type { ImportKind } from '../../../src/intake/schema.ts';
import { newPartnerShape } from '../../../src/partners/schema.ts';
import { newProductShape } from '../../../src/products/schema.ts';
import { newRateShape } from '../../../src/rates/schema.ts';

export type Field = (typeof fieldNames)[number];

/** What a column of a file can hold, over all kinds, in the order in which a form asks. */
const fieldNames = [
  'id',
  'code',
  'date',
  'partner',
  'currency',
  'amount',
  'quantity',
  'cost',
  'product',
  'customer',
  'order',
  'seller',
  'channel',
  'kind',
  'stage',
  'course',
  'level',
  'person',
  'score',
  'status',
  'customer_status',
  'product_status',
  'corrects',
  'split',
  'goal_set',
  'period',
  'value',
  'name',
  'type',
  'tier',
  'region',
  'country',
  'tags',
  'language',
  'parent',
  'category',
  'brand',
  'launched_on',
  'rate',
  'valid_from',
] as const;

const shapes: Record<ImportKind, { shape: object }> = {
  sales: newSaleShape,
  activities: newActivityShape,
  trainings: newTrainingShape,
  referrals: newReferralShape,
  partners: newPartnerShape,
  products: newProductShape,
  customers: newCustomerShape,
  rates: newRateShape,
  goals: newGoalShape,
};

export const fieldsOf = (kind: ImportKind): Field[] => fieldNames.filter((name) => name in shapes[kind].shape);
