import { z } from 'zod';
import { codeShape, currencyShape, unitShape } from '../access/schema.ts';
import { partnerTypes } from '../engine/fact.ts';
import { factShape } from '../facts/schema.ts';
import { day, decimal, instant, pageOf, pageQuery, plainText, serial } from '../platform/schema.ts';
import { budgetShape, periodKeyShape, programIdShape } from '../programs/schema.ts';
import { runShape } from '../runs/schema.ts';

const money = decimal.describe('In the program’s currency.');
const percent = decimal.describe('As a percentage: 112.5.');

export const standings = ['reached', 'on_track', 'at_risk', 'not_started', 'no_goal'] as const;
export const standingShape = z.enum(standings).meta({
  id: 'Standing',
  description:
    'reached: every goal is reached. on_track: every goal is reached, or at least 90% as far as the pace asks. at_risk: a goal is further behind. not_started: nothing counts for any goal yet. no_goal: the partner has no goal in this period. The pace is the part of the measured value that the same partner had by this day of the same period a year ago, and without such a past, the part of the period’s days that is over.',
});
export type Standing = z.infer<typeof standingShape>;

export const forecastShape = z
  .object({
    period: periodKeyShape,
    to: day,
    estimate: z.literal(true).describe('An estimate, not a promise.'),
    method: z
      .enum(['last_year', 'pace'])
      .describe(
        'What was measured until now is carried to the period’s end, and the program’s own rules are applied to that for each partner. last_year: as much more as came after this day in the same period a year ago. pace: at the pace of the days that are over. What is counted per fact grows with it; prizes and parts of pools stay; a hard budget holds.',
      ),
    share: percent.describe('The part of the period that is over, in days.'),
    now: money.describe('Granted until now.'),
    expected: money,
    low: money.describe(
      'last_year: by the smaller of both methods, and 10% less of what is still to come; pace: 25% less of what is still to come.',
    ),
    high: money.describe('The same upwards: by the larger of both, and 10% more; or 25% more.'),
  })
  .meta({ id: 'Forecast' });
export type ForecastShape = z.infer<typeof forecastShape>;

export const spendMonthShape = z
  .object({
    month: z.string().describe('YYYY-MM.'),
    final: money.describe('Of closed periods.'),
    provisional: money.describe('Of open periods.'),
    budget: money.nullable().describe('The budget’s part for this month, spread evenly over its days.'),
  })
  .meta({
    id: 'SpendMonth',
    description:
      'What was granted, by month. A longer period’s amount is spread over its months by their days, as far as they are over; the months add up to it.',
  });

export const overviewProgramShape = z
  .object({
    program: programIdShape,
    name: z.string().describe('In the language of Accept-Language.'),
    currency: currencyShape,
    starts: day,
    ends: day,
    budget: budgetShape.nullable(),
    spent: money,
    months: z.array(spendMonthShape).describe('Oldest first.'),
    period: z
      .object({ key: periodKeyShape, from: day, to: day, elapsed: percent })
      .nullable()
      .describe('The one that holds today.'),
    standings: z
      .object(Object.fromEntries(standings.map((one) => [one, z.number().int()])) as Record<Standing, z.ZodNumber>)
      .nullable()
      .describe('How many partners stand where in that period; null when it was not calculated yet.'),
    forecast: forecastShape.nullable().describe('Null when less than a twentieth of the period is over.'),
  })
  .meta({ id: 'OverviewProgram' });
export type OverviewProgramShape = z.infer<typeof overviewProgramShape>;

export const decisionKinds = [
  'version_in_review',
  'budget_over',
  'budget_nearly',
  'period_to_close',
  'run_failed',
  'import_failed',
  'questions_open',
] as const;
export const decisionShape = z
  .object({
    kind: z
      .enum(decisionKinds)
      .describe(
        'budget_over: all is spent, or more was earned than it holds. budget_nearly: 90% or more is spent. period_to_close: it is over and open. run_failed: the last calculation failed. import_failed: in the last thirty days, and the file did not come in since.',
      ),
    program: programIdShape.nullable(),
    version: z.number().int().nullable(),
    period: periodKeyShape.nullable().describe('The earliest, where there are more.'),
    id: serial.nullable().describe('Of the run or import.'),
    label: z.string().nullable().describe('Of the import: the name of its file.'),
    count: z.number().int().describe('How many there are of this: periods over, questions open; otherwise 1.'),
    since: z.string().describe('A day or a moment.'),
  })
  .meta({ id: 'Decision' });
export type DecisionShape = z.infer<typeof decisionShape>;

export const overviewShape = z
  .object({
    day,
    programs: z.array(overviewProgramShape).describe('Active ones, newest first.'),
    decisions: z.array(decisionShape),
  })
  .meta({ id: 'Overview' });
export type OverviewShape = z.infer<typeof overviewShape>;

export const periodPartnerShape = z
  .object({
    partner: codeShape,
    name: z.string(),
    type: z.enum(partnerTypes),
    tier: z.string().nullable(),
    attainment: percent.nullable().describe('Of the goal that it is furthest behind on.'),
    amount: money.describe('What is granted.'),
    standing: standingShape,
    recent: z.array(money).describe('What was granted in this period and up to seven before it, oldest first.'),
  })
  .meta({ id: 'PeriodPartner' });
export const periodPartnerPageShape = pageOf(periodPartnerShape)
  .extend({ periods: z.array(periodKeyShape).describe('Those of `recent`, oldest first.') })
  .meta({ id: 'PeriodPartnerPage' });
export const periodPartnerQuery = pageQuery
  .extend({
    sort: z.enum(['amount', 'attainment', 'name', 'partner', 'standing']).default('amount'),
    direction: z.enum(['ascending', 'descending']).optional().describe('Default: descending for figures.'),
    standing: standingShape.optional(),
    type: z.enum(partnerTypes).optional(),
    tier: plainText(100).optional(),
    search: plainText(100).optional().describe('Part of the code or name.'),
  })
  .strict();
export type PeriodPartnerQuery = z.infer<typeof periodPartnerQuery>;

const change = {
  before: decimal.describe('What was posted for it before this run.'),
  after: decimal,
  change: decimal,
};
export const moverShape = z
  .object({
    partner: codeShape,
    partner_name: z.string(),
    period: periodKeyShape,
    incentive: z.string(),
    unit: unitShape,
    ...change,
  })
  .meta({ id: 'Mover' });

export const anomalyShape = z
  .object({
    partner: codeShape,
    partner_name: z.string(),
    period: periodKeyShape,
    incentive: z.string(),
    unit: z.string().describe('What the value counts: a currency, `units`, `facts`, or `distinct:` and a field.'),
    value: decimal.describe('What is measured now.'),
    median: decimal.describe('Of the earlier stretches.'),
    score: decimal.describe('How many times the usual spread it is away from the median; negative when it is below.'),
    stretches: z.number().int().describe('Earlier stretches that it is compared with.'),
  })
  .meta({
    id: 'Anomaly',
    description:
      'A measured value that is more than 3.5 times the usual spread away from the median of the same partner’s up to eight stretches of equal length before it, from the first in which it had anything, of which there are at least four. The usual spread is 1.4826 × the median distance to the median, at least 20% of the median, and for what is counted at least the root of the median and one. It is also at least twice the most of those stretches, or at most half of the least. A period that is not over is judged upwards only. Compared are results that this run changed; at most the last four periods of them.',
  });
export type AnomalyShape = z.infer<typeof anomalyShape>;

export const runChangesShape = z
  .object({
    run: runShape,
    previous: serial.nullable().describe('The run of this program before it.'),
    totals: z
      .array(
        z.object({
          unit: unitShape,
          ...change,
          partners: z.number().int().describe('Whose amount changed.'),
          results: z.number().int().describe('Amounts that changed: per partner, period and incentive.'),
        }),
      )
      .describe('Per unit, over the whole program.'),
    movers: z.array(moverShape).describe('The largest changes, money first.'),
    anomalies: z.array(anomalyShape).describe('The furthest away first.'),
  })
  .meta({ id: 'RunChanges' });
export type RunChangesShape = z.infer<typeof runChangesShape>;
export const runChangesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('Of movers and of anomalies.'),
});

export const nextStepShape = z
  .object({
    kind: z
      .enum(['step', 'more'])
      .describe('step: what the next goal or band brings. more: there is no step; what some more brings.'),
    more: decimal.describe('How much more is to be measured.'),
    more_unit: z.string().describe('A currency, `units`, `facts`, or `distinct:` and a field.'),
    at: decimal.describe('The value that it then is.'),
    gain: decimal.describe(
      'What that brings by the rules and the partner’s own limits, before contests and the budget.',
    ),
    unit: unitShape,
  })
  .meta({ id: 'NextStep' });

export const goalStandingShape = z
  .object({
    program: programIdShape,
    program_name: z.string(),
    period: periodKeyShape,
    from: day,
    to: day,
    incentive: z.string(),
    name: z.string(),
    value: decimal.nullable().describe('What was measured.'),
    value_unit: z.string(),
    goal: decimal.nullable(),
    attainment: percent.nullable(),
    standing: standingShape,
    amount: decimal.describe('What is granted until now.'),
    unit: unitShape,
    gates: z
      .array(z.object({ name: z.string().nullable(), held: z.boolean(), value: z.string(), wanted: z.string() }))
      .describe('Conditions before anything is earned.'),
    next: nextStepShape.nullable().describe('Null where nothing more can be said to bring more.'),
  })
  .meta({ id: 'GoalStanding' });
export type GoalStandingShape = z.infer<typeof goalStandingShape>;

export const earnedShape = z
  .object({
    program: programIdShape,
    program_name: z.string(),
    period: periodKeyShape,
    from: day,
    to: day,
    status: z.enum(['provisional', 'final']),
    totals: z.array(z.object({ unit: unitShape, amount: decimal })),
    pays_on: day.nullable().describe('From when it can be paid; null when that is not known.'),
    payable: z.boolean().describe('Whether it is final and that day has come.'),
    minimum: decimal.nullable().describe('Less than this is carried to a later payout.'),
  })
  .meta({ id: 'Earned' });

export const partnerSummaryShape = z
  .object({
    partner: codeShape,
    name: z.string(),
    day,
    balances: z
      .array(z.object({ unit: unitShape, earned: decimal, paid: decimal, open: decimal }))
      .describe('Everything until now.'),
    earned: z.array(earnedShape).describe('Per program and period, latest first; at most fifty.'),
    goals: z.array(goalStandingShape).describe('Each incentive of the periods that hold today.'),
    trainings: z.array(factShape).describe('The last ones taken in; at most twenty.'),
    facts: z.array(factShape).describe('The last ones taken in; at most ten.'),
    calculated_at: instant.nullable(),
  })
  .meta({ id: 'PartnerSummary' });
export type PartnerSummaryShape = z.infer<typeof partnerSummaryShape>;
