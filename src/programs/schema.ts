import { z } from 'zod';
import { codeShape, currencyShape, unitShape } from '../access/schema.ts';
import { incentiveKinds } from '../engine/program.ts';
import { simplicityParts } from '../engine/simplicity.ts';
import { day, decimal, instant, pageOf, pageQuery, plainText } from '../platform/schema.ts';

export const programIdShape = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and hyphens, at most 63')
  .meta({ description: 'The program’s short name, as in its document.' });
export const periodKeyShape = z
  .string()
  .regex(/^[0-9A-Za-z-]{1,40}$/, 'must be the key of a period, like 2026-Q1')
  .meta({ description: 'The period’s key: 2026-03, 2026-Q1, 2026 or campaign.' });
export const versionStatusShape = z.enum(['draft', 'in_review', 'active', 'ended']);
export type VersionStatusShape = z.infer<typeof versionStatusShape>;

const place = z.array(z.union([z.string(), z.number()])).describe('Where in the document.');
const sentenceShape = z.object({ path: place, text: z.string() }).meta({ id: 'Sentence' });

export const findingShape = z
  .object({
    severity: z.enum(['error', 'warning']),
    code: z.string(),
    path: place,
    message: z.string(),
    line: z.number().int().optional().describe('In the text, when text was given.'),
    column: z.number().int().optional(),
  })
  .meta({ id: 'Finding', description: 'Something in a program’s document to mend (error) or to look at (warning).' });
export type FindingShape = z.infer<typeof findingShape>;

export const descriptionShape = z
  .object({
    headline: z.string(),
    sentences: z.array(sentenceShape).describe('About the program as a whole: who, when, how much, when it is paid.'),
    incentives: z.array(z.object({ id: z.string(), name: z.string(), sentences: z.array(sentenceShape) })),
  })
  .meta({ id: 'Description', description: 'What a program means, made from its rules.' });

/** A program's document: its JSON Schema is at /api/v1/programs/schema. */
export const documentShape = z
  .union([z.string().min(1).max(1_000_000).describe('YAML or JSON text.'), z.record(z.string(), z.unknown())])
  .describe('The program, as text (YAML or JSON) or as JSON; its JSON Schema is at /api/v1/programs/schema.');
export const checkRequestShape = z.strictObject({ document: documentShape }).meta({ id: 'CheckRequest' });

const points = z.number().int().describe('Taken off the score.');
const partShape = z.object({ value: z.number().int(), points });
export const simplicityShape = z
  .object({
    score: z.number().int().describe('From 0 (hard) to 100 (simple).'),
    least: z.number().int().describe('What the company wants at least; below it, activating takes a reason.'),
    parts: z.object({
      rules: partShape,
      conditions: partShape,
      exceptions: partShape,
      reading: partShape.describe(
        'The mean reading ease of its sentences, 0 to 100 (English: Flesch; Dutch: Flesch-Douma), no sentence above 60, in the harder language.',
      ),
    }),
    complications: z
      .array(z.object({ part: z.enum(simplicityParts), path: place, points, text: z.string() }))
      .describe('What takes points off, most first, and what would help.'),
  })
  .meta({ id: 'Simplicity', description: 'How easy a program is to understand.' });
export type SimplicityShape = z.infer<typeof simplicityShape>;

export const checkShape = z
  .object({
    valid: z.boolean().describe('Whether it may be saved: there is no error.'),
    findings: z.array(findingShape),
    description: descriptionShape.nullable().describe('Null when the document cannot be read.'),
    simplicity: simplicityShape.nullable(),
  })
  .meta({ id: 'Check' });

export const newProgramShape = z
  .strictObject({
    document: documentShape,
    starts: day
      .optional()
      .describe('Periods that begin on or after this day follow this version. Default: the program’s own start.'),
  })
  .meta({ id: 'NewProgram' });

export const activateShape = z
  .strictObject({
    confirmed: z
      .array(plainText(100))
      .max(100)
      .default([])
      .describe('Codes of the warnings that were read and are meant; a version with others is refused.'),
    reason: plainText(1000, 3)
      .optional()
      .describe('Why it is less simple than the company wants; without it, such a version is refused.'),
  })
  .meta({ id: 'Activate' });

export const versionShape = z
  .object({
    program: programIdShape,
    version: z.number().int(),
    status: versionStatusShape,
    starts: day,
    created_at: instant,
    activated_at: instant.nullable(),
    simplicity: z.number().int().nullable().describe('From 0 (hard) to 100, when it was activated.'),
    reason: z.string().nullable().describe('Why it was activated though less simple than the company wants.'),
    written_by: z
      .object({
        id: z.string().describe('Like person:… or key:….'),
        name: z.string().describe('As they were called then.'),
      })
      .nullable()
      .describe('Who changed it last; null at the command line.'),
    activated_by: z.string().nullable().describe('Who put it into effect, as they were called then.'),
    document: z.record(z.string(), z.unknown()),
    findings: z.array(findingShape),
  })
  .meta({ id: 'ProgramVersion' });
export type VersionShape = z.infer<typeof versionShape>;
export const versionSummaryShape = versionShape
  .omit({ document: true, findings: true })
  .meta({ id: 'ProgramVersionSummary' });
export type VersionSummaryShape = z.infer<typeof versionSummaryShape>;
export const versionsShape = z.object({ items: z.array(versionSummaryShape) }).meta({ id: 'ProgramVersions' });

export const templateShape = z
  .object({
    kind: z.enum(incentiveKinds),
    name: z.string(),
    sentence: z.string().describe('What it does.'),
    simplicity: z.number().int(),
    document: z.string().describe('YAML, for this year, with remarks.'),
  })
  .meta({ id: 'ProgramTemplate' });
export type TemplateShape = z.infer<typeof templateShape>;
export const templatesShape = z.object({ items: z.array(templateShape) }).meta({ id: 'ProgramTemplates' });

const changeKindShape = z.enum(['added', 'removed', 'changed']);
const everyLanguage = z.object({ en: z.string(), nl: z.string() });
export const differenceShape = z
  .object({
    program: programIdShape,
    before: z.number().int().describe('The version.'),
    after: z.number().int(),
    sentences: z
      .array(
        z.object({
          kind: changeKindShape,
          incentive: z.string().nullable().describe('Null: about the program as a whole.'),
          path: place,
          before: everyLanguage.nullable(),
          after: everyLanguage.nullable(),
        }),
      )
      .describe('In both languages.'),
    values: z.array(z.object({ kind: changeKindShape, path: place, before: z.unknown(), after: z.unknown() })),
  })
  .meta({ id: 'ProgramDifference', description: 'What changed between two versions of a program.' });

const money = decimal.describe('In the program’s currency.');
export const budgetShape = z
  .object({
    amount: money,
    per: z.enum(['program', 'period']),
    period: periodKeyShape.nullable().describe('The period that these figures are of; null for the whole program.'),
    when_exhausted: z.enum(['stop', 'prorate', 'warn']),
    spent: money.describe('What was granted until now.'),
    wanted: money.describe('What would have been granted without a budget.'),
    left: money,
  })
  .meta({ id: 'Budget' });

export const trendPointShape = z
  .object({
    period: periodKeyShape,
    from: day,
    to: day,
    amount: money,
    partners: z.number().int().describe('How many partners earned something.'),
    closed: z.boolean(),
  })
  .meta({ id: 'TrendPoint' });

/** A line of the manager's list. */
export const programShape = z
  .object({
    program: programIdShape,
    name: z.string().describe('In the language of Accept-Language.'),
    description: z.string().nullable(),
    kinds: z.array(z.enum(incentiveKinds)).describe('Of its incentives.'),
    status: versionStatusShape,
    version: z.number().int().describe('The one that holds today; the newest when none does.'),
    currency: currencyShape,
    period: z.enum(['month', 'quarter', 'year', 'campaign']),
    starts: day,
    ends: day,
    enrolment: z.enum(['automatic', 'open', 'invitation']),
    budget: budgetShape.nullable(),
    spent: money.describe('All that was granted in money, over all periods.'),
    other_units: z.array(z.object({ unit: unitShape, amount: decimal })).describe('Points, goods and badges granted.'),
    partners_earning: z.number().int().describe('Partners with something granted, over all periods.'),
    partners_taking_part: z.number().int(),
    trend: z.array(trendPointShape).describe('Per period, oldest first; at most the last twelve.'),
    calculated_at: instant.nullable(),
  })
  .meta({ id: 'Program' });
export type ProgramShape = z.infer<typeof programShape>;
/** GET /programs/totals: the manager's answer in one line, over active programs. */
export const programTotalsShape = z
  .object({
    programs: z.number().int().describe('Active programs.'),
    partners_earning: z.number().int().describe('Partners with something granted in any of them, each counted once.'),
    money: z
      .array(z.object({ currency: currencyShape, budget: decimal, spent: decimal }))
      .describe('Per currency: the budgets together, and what was granted.'),
  })
  .meta({ id: 'ProgramTotals' });
export type ProgramTotalsShape = z.infer<typeof programTotalsShape>;
export const programPageShape = pageOf(programShape).meta({ id: 'ProgramPage' });
export const programQuery = pageQuery.extend({ status: versionStatusShape.optional() }).strict();

export const endShape = z
  .strictObject({ ends: day.describe('The last day of the program.') })
  .meta({ id: 'EndProgram' });

export const enrolmentStatusShape = z.enum(['invited', 'enrolled', 'left']);
export const enrolmentShape = z
  .object({
    partner: codeShape,
    program: programIdShape,
    status: enrolmentStatusShape,
    since: day,
    changed_at: instant,
  })
  .meta({ id: 'Enrolment' });
export type EnrolmentShape = z.infer<typeof enrolmentShape>;
export const enrolmentPageShape = pageOf(enrolmentShape).meta({ id: 'EnrolmentPage' });
export const setEnrolmentShape = z
  .strictObject({
    status: enrolmentStatusShape.describe('A partner may enrol and leave; invitations come from the company.'),
  })
  .meta({ id: 'SetEnrolment' });
export type SetEnrolmentShape = z.infer<typeof setEnrolmentShape>;

/** A program as a partner sees it. */
export const partnerProgramShape = z
  .object({
    program: programIdShape,
    name: z.string(),
    description: descriptionShape,
    currency: currencyShape,
    starts: day,
    ends: day,
    enrolment: z.enum(['automatic', 'open', 'invitation']),
    status: z
      .enum(['taking_part', 'may_join', 'invited', 'left', 'ended'])
      .describe('ended: the program is over, and the partner took part in it.'),
    period: z.object({ key: periodKeyShape, from: day, to: day }).nullable().describe('The one that holds today.'),
  })
  .meta({ id: 'PartnerProgram' });
export type PartnerProgramShape = z.infer<typeof partnerProgramShape>;
/** A version as a partner reads it: what it changed, in sentences. */
export const partnerVersionShape = z
  .object({
    version: z.number().int(),
    starts: day,
    changes: z
      .array(
        z.object({
          kind: changeKindShape,
          incentive: z.string().nullable().describe('Null: about the program as a whole.'),
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      )
      .nullable()
      .describe('What is not the same as in the version before it; null for the first one.'),
  })
  .meta({ id: 'PartnerProgramVersion' });
export type PartnerVersionShape = z.infer<typeof partnerVersionShape>;
export const partnerVersionsShape = z
  .object({ items: z.array(partnerVersionShape) })
  .meta({ id: 'PartnerProgramVersions' });
export const partnerProgramsShape = z.object({ items: z.array(partnerProgramShape) }).meta({ id: 'PartnerPrograms' });
