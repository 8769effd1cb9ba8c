import { z } from 'zod';
import { codeShape, currencyShape, unitShape } from '../access/schema.ts';
import { factShape, sourceShape } from '../facts/schema.ts';
import { day, decimal, instant, pageOf, pageQuery, serial } from '../platform/schema.ts';
import { periodKeyShape, programIdShape } from '../programs/schema.ts';

const amountShape = z.object({ unit: unitShape, amount: decimal }).meta({ id: 'Amount' });

const header = {
  partner: codeShape,
  partner_name: z.string(),
  program: programIdShape,
  program_name: z.string().describe('In the language of Accept-Language.'),
  version: z.number().int(),
  currency: currencyShape,
  period: periodKeyShape,
  from: day,
  to: day,
  status: z.enum(['provisional', 'final']).describe('A final statement never changes.'),
  closed_at: instant.nullable(),
  totals: z.array(amountShape).describe('What this statement comes to, per unit, adjustments included.'),
};

export const statementSummaryShape = z.object(header).meta({ id: 'StatementSummary' });
export type StatementSummaryShape = z.infer<typeof statementSummaryShape>;
export const statementPageShape = pageOf(statementSummaryShape).meta({ id: 'StatementPage' });
export const statementQuery = pageQuery
  .extend({ program: programIdShape.optional(), status: z.enum(['provisional', 'final']).optional() })
  .strict();

/** The partners of a program's period with their amounts, the largest amount first. */
export const statementsQuery = pageQuery
  .extend({
    program: programIdShape,
    period: periodKeyShape,
    search: z.string().max(100).optional().describe('Part of the partner’s code or name.'),
  })
  .strict();

export const stepShape = z
  .object({
    step: z.string().describe('What kind of step: measured, goal, band, rounded, …'),
    text: z.string().describe('The step as a sentence, in the language of Accept-Language.'),
    values: z.record(z.string(), z.unknown()).describe('Its figures; numbers are decimal texts.'),
  })
  .meta({ id: 'Step', description: 'One step of how an amount came about.' });

export const statementLineShape = z
  .object({
    incentive: z.string(),
    name: z.string(),
    kind: z.string(),
    unit: unitShape,
    earned: decimal.describe('By the rules and the partner’s own limits, before contests and the budget.'),
    amount: decimal.describe('What is granted.'),
    value: decimal.nullable().describe('What was measured.'),
    value_unit: z.string().nullable().describe('What it is counted in: a currency, or nothing for a plain number.'),
    attainment: z.string().nullable().describe('Part of the goal that was reached, as a percentage: 112.5.'),
    sentence: z.string().describe('The whole line in one sentence.'),
    rule: z.array(z.string()).describe('The rule, in sentences.'),
    steps: z.array(stepShape),
  })
  .meta({ id: 'StatementLine' });

export const adjustmentShape = z
  .object({
    posting: serial,
    unit: unitShape,
    amount: decimal,
    reason: z.enum(['adjustment', 'manual', 'reversal']),
    incentive: z.string().nullable(),
    about_period: periodKeyShape.nullable().describe('The closed period that it corrects.'),
    text: z.string(),
    facts: z
      .array(z.object({ source: sourceShape, id: z.string(), date: day, corrects: z.string().nullable() }))
      .describe('What came in after the period was closed; at most a hundred.'),
    posted_at: instant,
  })
  .meta({ id: 'StatementAdjustment' });

export const statementShape = z
  .object({
    ...header,
    calculated_at: instant.nullable(),
    headline: z.string().describe('What the program is, in one sentence.'),
    lines: z.array(statementLineShape),
    adjustments: z.array(adjustmentShape).describe('Corrections of earlier periods, and amounts given by hand.'),
    pays_on: day.nullable().describe('From when it can be paid; null when that is not known.'),
    minimum: decimal.nullable().describe('Less than this is not paid but carried; null when there is no minimum.'),
    carried: z.boolean().describe('Whether what is owed now is less than the minimum.'),
  })
  .meta({ id: 'Statement' });
export type StatementShape = z.infer<typeof statementShape>;

export const statementFactShape = z
  .object({
    fact: factShape,
    counted: z.boolean(),
    counts_for: decimal.nullable().describe('What it adds to the measured value, weighted and credited.'),
    reason: z
      .string()
      .nullable()
      .describe('Why it does not count, or what became of it, in the language of Accept-Language.'),
    late: z.boolean().describe('Whether it came after the period was closed.'),
  })
  .meta({ id: 'StatementFact' });
export type StatementFactShape = z.infer<typeof statementFactShape>;
export const statementFactPageShape = pageOf(statementFactShape).meta({ id: 'StatementFactPage' });
export const statementFactQuery = pageQuery
  .extend({
    counted: z.enum(['true', 'false']).optional().describe('Only those that count, or only those that do not.'),
    measure: z.string().max(200).optional().describe('Another measure of the incentive, by its place in the document.'),
  })
  .strict();

/** How one amount came about, for reading from top to bottom. */
export const explanationShape = z
  .object({
    partner: codeShape,
    program: programIdShape,
    period: periodKeyShape,
    incentive: z.string(),
    name: z.string(),
    unit: unitShape,
    amount: decimal,
    sentences: z
      .array(z.string())
      .describe('The rule, each step with its figures, and the facts that count, in words.'),
    steps: z.array(stepShape),
    counted: z.number().int().describe('Facts that count.'),
    not_counted: z.number().int().describe('Facts of the partner in the measure’s days that do not count.'),
  })
  .meta({ id: 'Explanation' });
export type ExplanationShape = z.infer<typeof explanationShape>;
