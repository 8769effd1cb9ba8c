import { z } from 'zod';
import { codeShape } from '../access/schema.ts';
import { sources } from '../engine/fact.ts';
import { instant, pageOf, pageQuery, plainText, serial } from '../platform/schema.ts';
import { periodKeyShape, programIdShape } from '../programs/schema.ts';

const kindShape = z.enum(['question', 'dispute']);
const statusShape = z
  .enum(['open', 'answered', 'closed'])
  .describe('open: waits for the company. answered: the company wrote last.');
const outcomeShape = z.enum(['explained', 'corrected', 'declined']);
const textShape = plainText(2000).regex(/\S/, 'must say something').describe('Plain text.');
const incentiveShape = plainText(63).describe('The incentive’s id: the line of the statement.');
const factIdShape = plainText(200);

export const newQuestionShape = z
  .strictObject({
    program: programIdShape,
    period: periodKeyShape,
    incentive: incentiveShape,
    fact: z
      .strictObject({
        id: factIdShape,
        partner: codeShape.optional().describe('Whose fact it is, where it is not the statement’s partner’s own.'),
      })
      .optional()
      .describe('One fact of the line that it is about.'),
    kind: kindShape.default('question'),
    text: textShape,
  })
  .meta({ id: 'NewQuestion' });
export type NewQuestionShape = z.infer<typeof newQuestionShape>;

export const newMessageShape = z.strictObject({ text: textShape }).meta({ id: 'NewMessage' });
export const closeQuestionShape = z
  .strictObject({ outcome: outcomeShape, text: textShape.describe('Why; the partner reads it.') })
  .meta({ id: 'CloseQuestion' });

export const messageShape = z
  .object({
    id: serial,
    side: z.enum(['company', 'partner']),
    name: z.string().describe('What who wrote it was called then.'),
    text: z.string(),
    outcome: outcomeShape.nullable().describe('On the message that closed it.'),
    written_at: instant,
  })
  .meta({ id: 'Message' });

const common = {
  id: serial,
  partner: codeShape,
  partner_name: z.string(),
  program: programIdShape,
  period: periodKeyShape,
  incentive: z.string(),
  fact: z.object({ source: z.enum(sources), id: z.string(), partner: codeShape.nullable() }).nullable(),
  kind: kindShape,
  status: statusShape,
  outcome: outcomeShape.nullable(),
  messages: z.number().int(),
  opened_at: instant,
  changed_at: instant,
};
export const questionSummaryShape = z
  .object({ ...common, opening: z.string().describe('The beginning of its first message.') })
  .meta({ id: 'QuestionSummary' });
export type QuestionSummaryShape = z.infer<typeof questionSummaryShape>;
export const questionPageShape = pageOf(questionSummaryShape).meta({ id: 'QuestionPage' });

export const questionShape = z
  .object({ ...common, thread: z.array(messageShape).describe('Oldest first.') })
  .meta({ id: 'Question' });
export type QuestionShape = z.infer<typeof questionShape>;

export const questionQuery = pageQuery
  .extend({
    partner: codeShape.optional(),
    program: programIdShape.optional(),
    period: periodKeyShape.optional(),
    incentive: incentiveShape.optional(),
    status: statusShape.optional(),
    kind: kindShape.optional(),
  })
  .strict();

export const questionCountsShape = z
  .object({
    items: z.array(
      z.object({
        program: programIdShape,
        waiting: z.number().int().describe('Open: they wait for the company.'),
        answered: z.number().int().describe('Not closed, and the company wrote last.'),
        disputes: z.number().int().describe('Of both, those that dispute an amount.'),
        oldest: instant.describe('Since when the one that was opened first is not closed.'),
      }),
    ),
  })
  .meta({ id: 'QuestionCounts' });
