import { z } from 'zod';
import { codeShape, currencyShape, unitShape } from '../access/schema.ts';
import { partnerTypes, sources } from '../engine/fact.ts';
import { day, decimal, instant, pageOf, pageQuery, serial } from '../platform/schema.ts';
import { documentShape, periodKeyShape, programIdShape } from '../programs/schema.ts';

export const newPreviewShape = z
  .strictObject({
    document: documentShape,
    over: z
      .union([z.literal('last_year'), z.strictObject({ from: day, to: day })])
      .default('last_year')
      .describe(
        'The past to calculate over. Days outside the document’s own dates: as if it had held then, for the whole periods that hold them.',
      ),
    compare_with: z
      .number()
      .int()
      .min(1)
      .max(1_000_000)
      .nullable()
      .optional()
      .describe('A version of the same program. Default: the one that holds today; null: none.'),
    participants: z
      .enum(['everyone', 'as_enrolled'])
      .optional()
      .describe(
        'everyone: all partners that the program is for. as_enrolled: who was enrolled in this program then. Default: everyone, and as_enrolled for days on which the program was in effect.',
      ),
  })
  .meta({ id: 'NewPreview' });
export type NewPreview = z.infer<typeof newPreviewShape>;

const money = decimal.describe('In the program’s currency.');
export const previewPartnerShape = z
  .object({
    partner: codeShape,
    amount: money.describe('Under the document that is tried.'),
    compared_amount: money.nullable().describe('Under the version that it is compared with.'),
    difference: money.nullable(),
  })
  .meta({ id: 'PreviewPartner' });
export type PreviewPartnerShape = z.infer<typeof previewPartnerShape>;
export const previewPartnerNamedShape = previewPartnerShape
  .extend({ name: z.string().nullable().describe('What the partner is called now.') })
  .meta({ id: 'PreviewPartnerNamed' });
export type PreviewPartnerNamedShape = z.infer<typeof previewPartnerNamedShape>;
export const previewPartnersShape = pageOf(previewPartnerNamedShape).meta({ id: 'PreviewPartners' });
export const previewPartnersQuery = pageQuery.strict();

const sumsShape = z
  .object({
    cost: money.describe('All that would have been granted.'),
    wanted: money.describe('What it would have been without a budget.'),
    reached: z.number().int().describe('Partners that would have got money.'),
    taking_part: z.number().int(),
    other_units: z.array(z.object({ unit: unitShape, amount: decimal })),
    periods: z.array(z.object({ period: periodKeyShape, from: day, to: day, amount: money })),
  })
  .meta({ id: 'PreviewSums' });

export const previewResultShape = z
  .object({
    currency: currencyShape,
    tried: sumsShape,
    compared: sumsShape.nullable(),
    partners: z.number().int().describe('Partners with an amount under either.'),
    winning: z.number().int().nullable().describe('Partners that get more than under the version it is compared with.'),
    losing: z.number().int().nullable(),
    winners: z.array(previewPartnerShape).describe('Those that gain most; at most ten.'),
    losers: z.array(previewPartnerShape).describe('Those that lose most; at most ten.'),
  })
  .meta({ id: 'PreviewResult' });
export type PreviewResultShape = z.infer<typeof previewResultShape>;

export const previewShape = z
  .object({
    id: serial,
    program: programIdShape,
    status: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    from: day,
    to: day,
    compared_with: z.number().int().nullable().describe('The version.'),
    participants: z.enum(['everyone', 'as_enrolled']),
    done: z.number().int().describe('Periods calculated, of either document.'),
    to_do: z.number().int().describe('Periods to calculate.'),
    problem: z.object({ title: z.string(), detail: z.string().optional() }).nullable(),
    result: previewResultShape.nullable(),
    asked_at: instant,
  })
  .meta({ id: 'ProgramPreview', description: 'What a document would have cost over a past. Kept for a day.' });
export type PreviewShape = z.infer<typeof previewShape>;

const micros = z.string().meta({ pattern: '^-?\\d+$', description: 'Millionths, as text.' });
const partnerShape = z.object({
  code: codeShape,
  type: z.enum(partnerTypes),
  tier: z.string().nullable(),
  region: z.string().nullable(),
  country: z.string().nullable(),
  tags: z.array(z.string()),
});
export const engineFactShape = z
  .object({
    source: z.enum(sources),
    id: z.string(),
    partner: codeShape,
    date: day,
    upline: z
      .array(z.object({ code: codeShape, type: z.enum(partnerTypes) }))
      .describe('Partners above, nearest first.'),
    values: z
      .record(z.string(), z.union([z.string(), z.array(z.string()), z.null()]))
      .describe('Fields as they were on the fact’s date. Money, in the program’s currency, and numbers in millionths.'),
    seller: codeShape.optional(),
    corrects: z.string().optional(),
    share_micro: micros.optional(),
    sent_currency: currencyShape.optional(),
    sent_amount_micro: micros.optional(),
  })
  .meta({ id: 'EngineFact', description: 'A fact as the engine calculates with it.' });

export const factsForPreviewShape = z
  .object({
    partner: partnerShape.describe('As it is for the period.'),
    takes_part: z.boolean().describe('In the version that the period follows.'),
    period: z.object({ key: periodKeyShape, from: day, to: day }),
    version: z.number().int(),
    document: z.record(z.string(), z.unknown()).describe('The version’s document.'),
    as_of: day.describe('The day to calculate as of.'),
    from: day.describe(
      'Facts from this day on are here; a document that looks further back cannot be calculated with them.',
    ),
    facts: z.array(engineFactShape),
    hand_goals: z.array(z.object({ set: z.string(), value: z.string() })).describe('The period’s goals set by hand.'),
    earlier: z
      .array(
        z.object({
          period: z.object({ key: periodKeyShape, from: day, to: day }),
          first_counted_on: day.nullable(),
          lines: z.array(z.record(z.string(), z.unknown())),
        }),
      )
      .describe('Results of earlier periods before contests and the budget, in time order, as the engine keeps them.'),
  })
  .meta({ id: 'FactsForPreview', description: 'All that the engine needs to calculate one partner’s period.' });
export type FactsForPreviewShape = z.infer<typeof factsForPreviewShape>;
export const factsForPreviewQuery = z.strictObject({
  period: periodKeyShape.optional().describe('Default: the one that holds today, or the last one that has begun.'),
});
