import { z } from 'zod';
import { day, decimal, instant, pageOf, pageQuery, plainText, serial } from '../platform/schema.ts';
import { periodKeyShape, programIdShape } from '../programs/schema.ts';

export const runKindShape = z.enum(['incremental', 'full', 'close']);
export const runShape = z
  .object({
    id: serial,
    program: programIdShape,
    kind: runKindShape,
    as_of: day,
    status: z.enum(['running', 'done', 'failed']),
    cells: z.number().int().describe('Results that were calculated.'),
    changed: z.number().int().describe('Results that became another.'),
    postings: z.number().int().describe('Lines added to the ledger.'),
    error: z.string().nullable(),
    started_at: instant,
    ended_at: instant.nullable(),
  })
  .meta({ id: 'Run', description: 'One calculation of a program.' });
export type RunShape = z.infer<typeof runShape>;
export const runPageShape = pageOf(runShape).meta({ id: 'RunPage' });
export const runQuery = pageQuery.extend({ program: programIdShape.optional() }).strict();

export const newRunShape = z
  .strictObject({
    program: programIdShape,
    kind: z
      .enum(['incremental', 'full'])
      .default('incremental')
      .describe('incremental: what changed since the last run. full: everything again; it comes to the same.'),
  })
  .meta({ id: 'NewRun' });

export const approvalShape = z
  .object({
    by: z.string().describe('Who approved it, as an id.'),
    name: z.string().describe('What they were called then.'),
    note: z.string().nullable(),
    run: serial.describe('The last run that had changed a result of the period.'),
    amount: decimal.describe('What all its results came to then, in the program’s currency.'),
    approved_at: instant,
    holds: z.boolean().describe('Whether no run changed a result of the period since.'),
  })
  .meta({ id: 'PeriodApproval' });
export type ApprovalShape = z.infer<typeof approvalShape>;
export const approveShape = z.strictObject({ note: plainText(1000).optional() }).meta({ id: 'ApprovePeriod' });

export const periodShape = z
  .object({
    program: programIdShape,
    period: periodKeyShape,
    version: z.number().int(),
    from: day,
    to: day,
    calculated_on: day.nullable(),
    changed: z.number().int().describe('Partners whose facts changed since their result was calculated.'),
    closed_at: instant.nullable().describe('When its statements became final.'),
    approval: approvalShape.nullable().describe('The last one.'),
  })
  .meta({ id: 'Period' });
export type PeriodShape = z.infer<typeof periodShape>;
export const periodsShape = z.object({ items: z.array(periodShape) }).meta({ id: 'Periods' });

export const closedShape = z
  .object({
    program: programIdShape,
    period: periodKeyShape,
    statements: z.number().int().describe('Statements that became final.'),
    postings: z.number().int().describe('Lines added to the ledger by what had changed.'),
  })
  .meta({ id: 'ClosedPeriod' });
