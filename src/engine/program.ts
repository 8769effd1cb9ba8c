import { z } from 'zod';
import { isExactText } from './exact.ts';
import { partnerTypes, sources } from './fact.ts';
import { isCurrency } from './money.ts';
import { isDate } from './period.ts';
import { problemsOf } from './problems.ts';
import type { InEveryLanguage } from './words.ts';

/*
 * The program document. One schema validates it in the editor, the API, the command line and the library, and is published as JSON Schema.
 * Numbers are texts ("2500.00", "2%", "1/3") or whole numbers: a number with a fractional part is written as text, so that no binary float
 * comes near money. (In YAML 2500.00 may stand without quotes: the reader hands it over as written.)
 */

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'use lower-case letters, digits and hyphens, at most 63');
const number = z
  .union([z.number().int(), z.string()])
  .refine((v) => isExactText(String(v)), 'not a number: write 12, "12.50", "2%" or "1/3"');
const date = z
  .string()
  .refine(isDate, 'not an existing date: write YYYY-MM-DD')
  // As facts are: nothing is calculated before or after these.
  .refine((v) => !isDate(v) || /^(19|2\d)\d\d-/.test(v), 'write a date from 1900 to 2999');
const text = z.string().min(1).max(500);
const localised = z.union([text, z.strictObject({ en: text, nl: text })]);
const fieldName = z.string().min(1).max(63);

const scalar = z.union([z.string().max(500), z.number().int(), z.boolean()]);
const fieldTest = z.union([
  scalar,
  z.array(scalar).min(1).max(10_000),
  z
    .strictObject({
      /** At least. */ from: scalar.optional(),
      /** More than. */ above: scalar.optional(),
      /** At most. */ to: scalar.optional(),
      /** Less than. */ below: scalar.optional(),
      starts_with: z.string().min(1).max(200).optional(),
    })
    .refine((test) => Object.keys(test).length > 0, 'give at least one of from, above, to, below, starts_with'),
]);
export type FieldTest = z.infer<typeof fieldTest>;

/** All of its entries must hold. A field tested against a list holds when it equals one of them; a list field when it contains one. */
export interface Condition {
  all?: Condition[] | undefined;
  any?: Condition[] | undefined;
  not?: Condition | undefined;
  [field: string]: FieldTest | Condition | Condition[] | undefined;
}
const condition: z.ZodType<Condition> = z.lazy(() =>
  z
    .object({
      all: z.array(condition).min(1).optional(),
      any: z.array(condition).min(1).optional(),
      not: condition.optional(),
    })
    .catchall(fieldTest),
) as unknown as z.ZodType<Condition>;

const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);
/** Which partners: every given attribute must match; a list means one of them. */
const partnerFilter = z.strictObject({
  type: oneOrMore(z.enum(partnerTypes)).optional(),
  tier: oneOrMore(text).optional(),
  region: oneOrMore(text).optional(),
  country: oneOrMore(text).optional(),
  tags: oneOrMore(text).optional(),
  partner: oneOrMore(text).optional(),
});
export type PartnerFilter = z.infer<typeof partnerFilter>;

const creditTo = z.union([z.enum(['partner', 'seller', 'parent']), z.strictObject({ ancestor: z.enum(partnerTypes) })]);
export type CreditTo = z.infer<typeof creditTo>;
const credit = z.union([
  creditTo,
  z.strictObject({
    shares: z
      .array(z.strictObject({ to: creditTo, share: number }))
      .min(2)
      .max(10),
  }),
]);
const window = z.union([
  z.enum([
    'period',
    'period_to_date',
    /** From the start of the (fiscal) quarter, or of the program when that is later, to the period's end. */ 'quarter_to_date',
    /** The same from the start of the (fiscal) year. */ 'year_to_date',
  ]),
  z.strictObject({ rolling_days: z.number().int().min(1).max(3660) }),
]);
const matrixRow = z.strictObject({ new_product: number, existing_product: number });

const aggregates = ['sum', 'average', 'min', 'max', 'count', 'distinct', 'days_between'] as const;
const simpleMeasure = z
  .strictObject({
    source: z.enum(sources),
    sum: fieldName.optional(),
    average: fieldName.optional(),
    min: fieldName.optional(),
    max: fieldName.optional(),
    count: z.literal('facts').optional(),
    distinct: fieldName.optional(),
    /** Average days between the dates on which something with another value of this field happened, e.g. order. */
    days_between: fieldName.optional(),
    /**
     * Facts with the same value of this field (an order) are taken as one: by an average, and with sum or count by rewards and limits per fact.
     */
    per: fieldName.optional(),
    where: condition.optional(),
    /** Each fact counts as many times as the first entry whose condition holds says; once when none does. */
    weights: z
      .array(z.strictObject({ where: condition, by: number }))
      .min(1)
      .max(50)
      .optional(),
    matrix: z.strictObject({ new_customer: matrixRow, existing_customer: matrixRow }).optional(),
    credit: credit.optional(),
    window: window.optional(),
  })
  .refine(
    (m) => aggregates.filter((a) => m[a] !== undefined).length === 1,
    `give exactly one of ${aggregates.join(', ')}`,
  )
  .refine((m) => !m.per || m.average !== undefined || m.sum !== undefined || m.count !== undefined, {
    message: 'per goes with average, sum or count',
    path: ['per'],
  })
  .refine(
    (m) => !(m.weights || m.matrix) || m.sum !== undefined || m.count !== undefined,
    'weights and matrix go with sum or count',
  )
  .refine((m) => !(m.weights && m.matrix), 'give weights or matrix, not both');
export type SimpleMeasure = z.infer<typeof simpleMeasure>;
const measure = z.union([
  simpleMeasure,
  z.strictObject({ ratio: z.strictObject({ of: simpleMeasure, to: simpleMeasure }) }),
]);
export type Measure = z.infer<typeof measure>;

/** Default true: rewards other than tiers, curves and contests pay only when the goal is reached. false: it only sets the attainment. */
const required = z.boolean().optional();
const goal = z.union([
  z.strictObject({ fixed: number, required }),
  z.strictObject({
    required,
    growth: z.strictObject({
      over: z.enum(['same_period_last_year', 'previous_period']),
      /** How much more than the past; default 0%: the past itself is the goal. */
      by: number.optional(),
      /** The goal is never below this; also the goal of a partner without a past. */
      at_least: number.optional(),
    }),
  }),
  /** The name of an imported set of goals: one value per partner and period. */
  z.strictObject({ by_hand: id, required }),
]);
export type Goal = z.infer<typeof goal>;

/** What a gate can ask: from a value on, more than it, up to and including it, less than it. */
export const gateBounds = ['at_least', 'above', 'at_most', 'below'] as const;
export type GateBound = (typeof gateBounds)[number];
const gate = z
  .strictObject({
    name: localised.optional(),
    measure,
    /** With a goal, what is asked is read against the attainment. */
    goal: goal.optional(),
    at_least: number.optional(),
    /** More than. */ above: number.optional(),
    at_most: number.optional(),
    /** Less than. */ below: number.optional(),
  })
  .refine((g) => gateBounds.some((bound) => g[bound] !== undefined), 'give at_least, above, at_most or below');
export type Gate = z.infer<typeof gate>;

const bandEdge = {
  /** The band begins at this value, itself included. */ from: number.optional(),
  /** The band begins just above this value. */ above: number.optional(),
};
const oneEdge = (b: { from?: unknown; above?: unknown }) => (b.from === undefined) !== (b.above === undefined);
const oneEdgeMessage = 'give from (that value included) or above (not included)';

const block = z.strictObject({
  size: number,
  /** A begun block counts (up) or does not (down). */ round: z.enum(['up', 'down']),
  /** Blocks at the start that pay nothing. */ free: z.number().int().min(0).max(1000).optional(),
});
export type Block = z.infer<typeof block>;

const band = z
  .strictObject({
    ...bandEdge,
    /** Where the band ends; only to say it twice, or for the last interpolated band. */ to: number.optional(),
    /** Part of the value, as "2%". */ rate: number.optional(),
    /** Amount per unit of the value, or per block. */ per_unit: number.optional(),
    block: block.optional(),
    /** Fixed amount. */ flat: number.optional(),
  })
  .refine(oneEdge, oneEdgeMessage)
  .refine((b) => !(b.rate !== undefined && b.per_unit !== undefined), 'give rate or per_unit, not both')
  .refine((b) => !b.block || b.per_unit !== undefined, { message: 'block goes with per_unit', path: ['block'] });
export type Band = z.infer<typeof band>;

const steps = <T extends z.ZodRawShape>(shape: T) =>
  z
    .array(
      z
        .strictObject({ ...bandEdge, ...shape })
        .refine((step) => oneEdge(step as { from?: unknown; above?: unknown }), oneEdgeMessage),
    )
    .min(1)
    .max(100);
/**
 * Where a partner stands: on the measured value; on value ÷ goal; on value ÷ past - 1 (growth, "10%"); or on value - past (increase, in the
 * measure's own unit).
 */
export const positions = ['value', 'attainment', 'growth', 'increase'] as const;
export type Position = (typeof positions)[number];
const on = z.enum(positions);
const paysOn = z.enum(['all', 'above_baseline', 'above_goal']);
export const tierModes = ['marginal', 'retroactive', 'rolling', 'total', 'interpolated'] as const;
export type TierMode = (typeof tierModes)[number];

const tiers = z.strictObject({
  /** What the bands are read on; default value. */ on: on.optional(),
  mode: z.enum(tierModes),
  /** Each fact on its own instead of the period's value. */ per_fact: z.boolean().optional(),
  pays_on: paysOn.optional(),
  bands: z.array(band).min(1).max(100),
});
export type Tiers = z.infer<typeof tiers>;

const reward = z.union([
  z.strictObject({
    percent: number,
    /** Added to the percentage when another measure reaches a step. */
    plus: z
      .array(z.strictObject({ measure, goal: goal.optional(), bands: steps({ rate: number }) }))
      .max(10)
      .optional(),
    per_fact: z.boolean().optional(),
    pays_on: paysOn.optional(),
  }),
  z.strictObject({
    per_unit: number,
    block: block.optional(),
    per_fact: z.boolean().optional(),
    pays_on: paysOn.optional(),
  }),
  /** One amount when the goal is reached and the gates hold. */
  z.strictObject({ fixed: number }),
  z.strictObject({ tiers }),
  z.strictObject({
    curve: z.strictObject({
      on: on.optional(),
      /** The target amount, or `value`: `pays` is then a part of it ("50%"), or of the measured value; without it `pays` is an amount. */
      of: z.union([number, z.literal('value')]).optional(),
      points: z
        .array(z.strictObject({ at: number, pays: number }))
        .min(1)
        .max(100),
      /** Between two points: on the straight line (linear) or as the lower point (step). Below the first point nothing, above the last as the last. */
      between: z.enum(['linear', 'step']),
    }),
  }),
  z.strictObject({
    contest: z.strictObject({
      /** The prizes, first place first. */ places: z.array(number).min(1).max(1000),
      /** Equal values share the prizes of the places they take together, or each get the highest of them. */ ties: z.enum(
        ['share', 'same'],
      ),
      /** What the places are read on; default value. */ on: on.optional(),
      /** A partner takes part from this value (or attainment, growth, increase) on. */ at_least: number.optional(),
    }),
  }),
  z.strictObject({
    pool: z
      .strictObject({
        /** Shared each period by the partners that reach the goal and the gates, and whose value is above zero. */
        amount: number.optional(),
        /** Instead of an amount: this part of all partners' values together. */ percent: number.optional(),
        /** In proportion to their values, or the same for each. */ by: z.enum(['value', 'equally']),
        /** The amount is multiplied by what all partners' values together are of this: 80% of the target shares out 80% of it. */
        target: z
          .strictObject({
            value: number,
            /** Below this part of the target nothing is shared out. */ at_least: number.optional(),
            /** More than this part of the target shares out no more. */ at_most: number.optional(),
          })
          .optional(),
      })
      .refine((p) => (p.amount === undefined) !== (p.percent === undefined), 'give amount or percent')
      .refine((p) => !p.target || p.amount !== undefined, { message: 'target goes with amount', path: ['target'] }),
  }),
  z.strictObject({ badge: z.strictObject({ id, name: localised }) }),
  z.strictObject({ goods: z.strictObject({ item: text, give: z.number().int().min(1), per: number }) }),
  z.strictObject({
    cost_share: z.strictObject({
      /** Part of the proven cost (the measured value) that is paid. */ share: number,
      /** Up to a fund that accrues as a part of another measure, less what it has already paid in the fund's year. */
      fund: z.strictObject({ accrues: number, of: simpleMeasure }).optional(),
    }),
  }),
]);
export type Reward = z.infer<typeof reward>;

const multiplier = z
  .strictObject({
    /** Always, or for these partners. */ by: number.optional(),
    for: partnerFilter.optional(),
    /** Or by the step reached, on this incentive's own value or attainment, or on another measure. */
    on: on.optional(),
    measure: measure.optional(),
    goal: goal.optional(),
    bands: steps({ by: number }).optional(),
  })
  .refine((m) => (m.by === undefined) !== (m.bands === undefined), 'give by, or bands')
  .refine((m) => !m.goal || m.measure, { message: 'goal goes with measure', path: ['goal'] });
export type Multiplier = z.infer<typeof multiplier>;

/** A single number is the maximum. */
const range = z.union([number, z.strictObject({ minimum: number.optional(), maximum: number.optional() })]);
export type Range = z.infer<typeof range>;
const limits = z.strictObject({
  per_fact: range.optional(),
  /** Per partner and period. */ per_period: range.optional(),
  /** Per partner and (fiscal) year. */ per_year: range.optional(),
  /** Per partner over the whole program. */ per_partner: range.optional(),
  /** Topped up to this amount each period; with carry_forward, what was earned above it lowers the next period's. */
  guarantee: z.strictObject({ amount: number, carry_forward: z.boolean().optional() }).optional(),
  /** Advanced each period and recovered from later earnings above it. */
  draw: z.strictObject({ amount: number }).optional(),
  /** What a fact earned is taken back when a later fact that names it matches. Such facts are not measured themselves. */
  clawback: z
    .strictObject({
      where: condition,
      /** A part of what it earned ("50%"), or the part of a term of so many days or months that was left on the later fact's date. */
      take_back: z.union([
        number,
        z.strictObject({ unused_days_of: z.number().int().min(1).max(36_600) }),
        /** A begun month counts as used. */ z.strictObject({ unused_months_of: z.number().int().min(1).max(1200) }),
      ]),
      /** Never more than has been paid out for the period in which it was earned. */
      only_paid: z.boolean().optional(),
    })
    .optional(),
});
export type Limits = z.infer<typeof limits>;

export const incentiveKinds = ['sale', 'activity', 'rebate', 'training', 'referral'] as const;
const incentive = z.strictObject({
  id,
  name: localised.optional(),
  kind: z.enum(incentiveKinds),
  for: partnerFilter.optional(),
  measure,
  goal: goal.optional(),
  gates: z.array(gate).max(20).optional(),
  reward,
  multipliers: z.array(multiplier).max(20).optional(),
  limits: limits.optional(),
  /** Default money, in the program's currency. */ pays_in: z.enum(['money', 'points']).optional(),
  /** Earnings of incentives before this one that are taken off its value first: all of them, or these. */
  deducts: z.union([z.literal('earlier'), z.array(id).min(1)]).optional(),
  /** Its earnings are not taken off by incentives that deduct `earlier`. */
  not_deducted: z.boolean().optional(),
  /** cumulative: what earlier periods of the measure's window earned is taken off. Goes with a year_to_date or quarter_to_date window. */
  settles: z.enum(['period', 'cumulative']).optional(),
});
export type Incentive = z.infer<typeof incentive>;

export const programSchema = z
  .strictObject({
    program: id,
    name: localised,
    description: localised.optional(),
    currency: z.string().refine(isCurrency, 'not an ISO 4217 currency'),
    period: z.enum(['month', 'quarter', 'year', 'campaign']),
    fiscal_year_starts: z.number().int().min(1).max(12).optional(),
    time_zone: z.string().refine(isTimeZone, 'not an IANA time zone').optional(),
    starts: date,
    ends: date,
    for: partnerFilter.optional(),
    enrolment: z.enum(['automatic', 'open', 'invitation']).optional(),
    budget: z
      .strictObject({
        amount: number,
        when_exhausted: z.enum(['stop', 'prorate', 'warn']),
        per: z.enum(['program', 'period']).optional(),
      })
      .optional(),
    incentives: z.array(incentive).min(1).max(100),
    /** On a partner's incentives together; what is over is taken off the last incentive first. */
    limits: z
      .strictObject({ per_period: number.optional(), per_year: number.optional(), per_partner: number.optional() })
      .optional(),
    payout: z
      .strictObject({
        /** Less than this is carried to a later payout. */ minimum: number.optional(),
        /** Days after the period's end before it is paid. */ hold_days: z.number().int().min(0).max(730).optional(),
      })
      .optional(),
  })
  .refine((p) => p.starts <= p.ends, { message: 'the program ends before it starts', path: ['ends'] });

/** A valid program document. Build one with {@link parseProgram}. */
export type Program = z.infer<typeof programSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export interface Problem {
  /** Where in the document: ["incentives", 0, "reward"]. */
  readonly path: readonly (string | number)[];
  /** What is wrong and what to write instead, in English. */
  readonly message: string;
  /** The same in every language. */
  readonly text: InEveryLanguage;
}

/** Validates the shape of a program document. The meaning is checked by `check`. */
export function parseProgram(document: unknown): { program: Program } | { problems: Problem[] } {
  const result = programSchema.safeParse(document);
  if (result.success) return { program: result.data };
  const problems = problemsOf(result.error.issues, programSchema, document);
  return { problems: problems.map(({ path, text }) => ({ path, message: text.en, text })) };
}

/** A number as JSON Schema says it. Editors read 2500.00 as a number; the reader of documents keeps it as it is written. */
const numberJsonSchema = {
  type: ['number', 'string'],
  pattern: '^[+-]?\\d+(\\.\\d+)?%?$|^[+-]?\\d+/0*[1-9]\\d*$',
  description: 'A number: 12, "12.50", "2%" or "1/3". In JSON, one with decimals is text.',
};

/** The document's JSON Schema (2020-12), for editors and integrators. */
export function programJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(programSchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if ((zodSchema as unknown) === number) {
        delete jsonSchema.anyOf;
        Object.assign(jsonSchema, numberJsonSchema);
      }
      if ((zodSchema as unknown) === date) jsonSchema.format = 'date';
    },
  });
  return { title: 'Vliegwiel program', ...schema } as Record<string, unknown>;
}

/** The program's periods follow from this. */
export function calendarOf(program: Program) {
  return {
    period: program.period,
    starts: program.starts,
    ends: program.ends,
    fiscalYearStarts: program.fiscal_year_starts,
  };
}
