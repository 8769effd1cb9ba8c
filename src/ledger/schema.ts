import { z } from 'zod';
import { codeShape, unitShape } from '../access/schema.ts';
import { isCurrency } from '../engine/money.ts';
import { day, decimal, instant, pageOf, pageQuery, plainText, serial } from '../platform/schema.ts';
import { periodKeyShape, programIdShape } from '../programs/schema.ts';

const reason = z.enum(['reward', 'reversal', 'adjustment', 'manual', 'payout']);

export const entryShape = z
  .object({
    posting: serial.describe('Two lines with the same number belong together and sum to zero.'),
    line: z.number().int().min(1).max(2),
    partner: codeShape,
    account: z.string(),
    unit: unitShape,
    amount: decimal.describe('Positive is debit, negative is credit.'),
    program: programIdShape.nullable(),
    incentive: z.string().nullable(),
    about_period: periodKeyShape.nullable().describe('The period in which it was earned.'),
    statement_period: periodKeyShape.nullable().describe('The period whose statement shows it.'),
    reason,
    note: z.string().nullable(),
    run: serial.nullable(),
    posted_at: instant,
  })
  .meta({ id: 'Entry', description: 'A line of the double-entry ledger. Never changed; corrected by its reversal.' });
export type EntryShape = z.infer<typeof entryShape>;
export const entryPageShape = pageOf(entryShape).meta({ id: 'EntryPage' });
export const entryQuery = pageQuery
  .extend({
    partner: codeShape.optional(),
    program: programIdShape.optional(),
    period: periodKeyShape.optional().describe('In which it was earned.'),
    reason: reason.optional(),
    account: plainText(100).optional(),
    from: day.optional().describe('Posted on this day (UTC) or later.'),
    to: day.optional(),
  })
  .strict();

export const balanceShape = z
  .object({
    unit: unitShape,
    earned: decimal.describe('All that was granted, corrections included.'),
    paid: decimal,
    open: decimal.describe('What is still to be paid.'),
  })
  .meta({ id: 'Balance' });
export const balancesShape = z
  .object({ partner: codeShape, items: z.array(balanceShape) })
  .meta({ id: 'Balances', description: 'What a partner has earned and been paid, per unit.' });

const postedUnitShape = plainText(80)
  .refine(
    (unit) => isCurrency(unit) || /^(points|(goods|badge):\S+)$/.test(unit),
    'must be a currency, points, goods:ITEM or badge:ID',
  )
  .describe('An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.');

export const newAdjustmentShape = z
  .strictObject({
    unit: postedUnitShape,
    amount: decimal.regex(/^-?\d{1,15}(\.\d{1,6})?$/, 'must be a decimal as text').describe('Negative takes back.'),
    note: plainText(500).describe('Why. The partner reads it on the statement.'),
    program: programIdShape.optional(),
    period: periodKeyShape.optional().describe('The period it is about; its statement shows it when it is still open.'),
  })
  .meta({ id: 'NewAdjustment' });

export const postingShape = z
  .object({ posting: serial, partner: codeShape, unit: unitShape, amount: decimal, note: z.string().nullable() })
  .meta({ id: 'Posting' });
