import fc, { type Arbitrary } from 'fast-check';
import { partnerTypes } from '../../src/engine/fact.ts';
import { addDays } from '../../src/engine/period.ts';
import {
  type Band,
  type Gate,
  type Goal,
  type Incentive,
  incentiveKinds,
  type Limits,
  type Multiplier,
  type PartnerFilter,
  type Program,
  positions,
  type Range,
  type Reward,
  tierModes,
} from '../../src/engine/program.ts';
import { condition, decimalText, measure, optional, partText, record, seldom, simpleMeasure } from './measure.ts';
import { pools } from './pools.ts';

/*
 * Random valid programs: every kind of reward, tier mode, measure, window, credit, goal, gate and limit. They pass the schema and mean
 * something (their fields exist), but may be as odd as the schema allows.
 */

const amount = fc.oneof(decimalText(0, 1000), fc.integer({ min: 0, max: 5000 }));
const name = fc.oneof(
  fc.constantFrom('Spring action', 'Volume bonus'),
  fc.record({ en: fc.constantFrom('Growth', 'Extra'), nl: fc.constantFrom('Groei', 'Extra premie') }),
);
const oneOrMore = <T>(values: readonly T[]): Arbitrary<T | T[]> =>
  fc.oneof(fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }));

export const partnerFilter: Arbitrary<PartnerFilter> = record({
  type: optional(oneOrMore(partnerTypes)),
  tier: optional(oneOrMore<string>(pools.partner_tier)),
  region: optional(oneOrMore<string>(pools.partner_region)),
  country: optional(oneOrMore<string>(pools.partner_country)),
  tags: optional(oneOrMore<string>(pools.partner_tags)),
  partner: optional(oneOrMore<string>(pools.partner)),
});

export const goal: Arbitrary<Goal> = fc.oneof(
  record({ fixed: decimalText(1, 1000), required: optional(fc.boolean()) }),
  record({
    growth: record({
      over: fc.constantFrom('same_period_last_year' as const, 'previous_period' as const),
      by: optional(fc.oneof(partText, fc.constant('-5%'))),
      at_least: optional(decimalText(1, 1000)),
    }),
    required: optional(fc.boolean()),
  }),
  record({ by_hand: fc.constantFrom('quota', 'target-2'), required: optional(fc.boolean()) }),
);

const bounds = fc.oneof(
  decimalText(0, 50).map((at_least) => ({ at_least })),
  decimalText(50, 100).map((at_most) => ({ at_most })),
  decimalText(0, 50).map((above) => ({ above })),
  decimalText(50, 100).map((below) => ({ below })),
  fc.tuple(decimalText(0, 50), decimalText(50, 100)).map(([at_least, at_most]) => ({ at_least, at_most })),
);
export const gate: Arbitrary<Gate> = fc
  .tuple(record({ name: optional(name), measure, goal: optional(goal) }), bounds)
  .map(([rest, bound]) => ({ ...rest, ...bound }));

/** Rising edges, as from or above, on the scale of a value ("250") or of a part ("110%"). */
function edges(scale: 'value' | 'part', maxLength = 4): Arbitrary<({ from: string } | { above: string })[]> {
  return fc
    .uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength })
    .chain((numbers) => fc.tuple(...numbers.sort((a, b) => a - b).map((n) => fc.boolean().map((up) => ({ n, up })))))
    .map((list) =>
      list.map(({ n, up }) => {
        const at = scale === 'part' ? `${n}%` : String(n);
        return up ? { above: at } : { from: at };
      }),
    );
}

const block = record({
  size: decimalText(1, 50, 1),
  round: fc.constantFrom('up' as const, 'down' as const),
  free: optional(fc.integer({ min: 0, max: 3 })),
});
const pays: Arbitrary<Partial<Band>> = fc.oneof(
  partText.map((rate) => ({ rate })),
  amount.map((flat) => ({ flat })),
  record({ per_unit: amount, block: optional(block), flat: optional(amount) }),
  fc.tuple(partText, amount).map(([rate, flat]) => ({ rate, flat })),
);
const bandsOn = (scale: 'value' | 'part', what: Arbitrary<Partial<Band>>): Arbitrary<Band[]> =>
  edges(scale).chain((list) =>
    fc.tuple(fc.boolean(), ...list.map(() => what)).map(([ends, ...paid]) =>
      list.map((edge, i) => {
        const last = i === list.length - 1;
        const to = last && ends ? { to: scale === 'part' ? '500%' : '500' } : {};
        return { ...edge, ...paid[i], ...to } as Band;
      }),
    ),
  );

const on = fc.constantFrom(...positions);
const scaleOf = (what: string | undefined) =>
  what === undefined || what === 'value' || what === 'increase' ? 'value' : 'part';
const paysOn = fc.constantFrom('all' as const, 'above_baseline' as const, 'above_goal' as const);
const linear = { per_fact: optional(fc.boolean()), pays_on: optional(paysOn) };
const stepBands = <K extends string>(key: K, value: Arbitrary<string | number>) =>
  fc.constantFrom('value' as const, 'part' as const).chain((scale) => stepsOn(scale, key, value));
const stepsOn = <K extends string>(scale: 'value' | 'part', key: K, value: Arbitrary<string | number>) =>
  edges(scale, 3).chain((list) =>
    fc
      .tuple(...list.map(() => value))
      .map((values) =>
        list.map((edge, i) => ({ ...edge, [key]: values[i]! }) as typeof edge & Record<K, string | number>),
      ),
  );

const tiers: Arbitrary<Reward> = fc.tuple(optional(on), fc.constantFrom(...tierModes)).chain(([what, mode]) =>
  record({
    on: fc.constant(what),
    mode: fc.constant(mode),
    ...linear,
    bands: bandsOn(scaleOf(what), mode === 'interpolated' ? amount.map((flat) => ({ flat })) : pays),
  }).map((rest) => ({ tiers: rest })),
);

const curve: Arbitrary<Reward> = fc
  .tuple(optional(on), optional(fc.oneof(amount, fc.constant('value' as const))))
  .chain(([what, of]) =>
    fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 4 }).chain((ats) =>
      fc
        .tuple(
          fc.constantFrom('linear' as const, 'step' as const),
          ...ats.map(() => (of === undefined ? amount : partText)),
        )
        .map(([between, ...paid]) => ({
          curve: {
            ...(what && { on: what }),
            ...(of !== undefined && { of }),
            points: ats
              .sort((a, b) => a - b)
              .map((at, i) => ({ at: scaleOf(what) === 'part' ? `${at}%` : String(at), pays: paid[i]! })),
            between,
          },
        })),
    ),
  );

/** One arbitrary per kind of reward, by its key. */
export const rewards: Readonly<Record<string, Arbitrary<Reward>>> = {
  percent: record({
    percent: partText,
    plus: optional(
      fc.array(record({ measure, goal: optional(goal), bands: stepBands('rate', partText) }), {
        minLength: 1,
        maxLength: 2,
      }),
    ),
    ...linear,
  }),
  per_unit: record({ per_unit: amount, block: optional(block), ...linear }),
  fixed: amount.map((fixed) => ({ fixed })),
  tiers,
  curve,
  contest: record({
    places: fc.array(amount, { minLength: 1, maxLength: 5 }),
    ties: fc.constantFrom('share' as const, 'same' as const),
    on: optional(on),
    at_least: optional(decimalText(0, 100)),
  }).map((contest) => ({ contest })),
  pool: record({
    amount: optional(amount),
    percent: partText,
    by: fc.constantFrom('value' as const, 'equally' as const),
    target: optional(
      record({
        value: decimalText(1, 2000),
        at_least: optional(fc.constantFrom('50%', '80%')),
        at_most: optional(fc.constantFrom('100%', '120%')),
      }),
    ),
  }).map(({ amount: fixed, percent, target, ...pool }) => ({
    pool: fixed === undefined ? { ...pool, percent } : { ...pool, amount: fixed, ...(target && { target }) },
  })),
  badge: fc.record({ id: fc.constantFrom('star', 'gold-2026'), name }).map((badge) => ({ badge })),
  goods: fc
    .record({ item: fc.constantFrom('MUG', 'CAP'), give: fc.integer({ min: 1, max: 5 }), per: decimalText(1, 50, 1) })
    .map((goods) => ({ goods })),
  cost_share: record({
    share: partText,
    fund: optional(fc.record({ accrues: partText, of: simpleMeasure() })),
  }).map((cost_share) => ({ cost_share })),
};

export const reward: Arbitrary<Reward> = fc.oneof(...Object.values(rewards));

export const multiplier: Arbitrary<Multiplier> = fc.oneof(
  record({ by: decimalText(0, 3), for: seldom(partnerFilter) }),
  record({ bands: stepsOn('part', 'by', decimalText(0, 3)), on: optional(on), for: seldom(partnerFilter) }),
  record({ bands: stepBands('by', decimalText(0, 3)), measure, goal: optional(goal), for: seldom(partnerFilter) }),
);

const range: Arbitrary<Range> = fc.oneof(
  amount,
  fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 100, max: 5000 }))
    .chain(([minimum, maximum]) => fc.constantFrom<Range>({ minimum }, { maximum }, { minimum, maximum })),
);

/** Limits; a clawback reads the fields that all sources have. */
export const limits: Arbitrary<Limits> = record({
  per_fact: optional(range),
  per_period: optional(range),
  per_year: optional(range),
  per_partner: optional(range),
  guarantee: optional(record({ amount, carry_forward: optional(fc.boolean()) })),
  draw: optional(fc.record({ amount })),
  clawback: optional(
    record({
      where: fc.oneof(fc.constant({ amount: { below: 0 } }), condition('sales', 0).map(onlyCommon)),
      take_back: fc.oneof(
        partText,
        fc.integer({ min: 1, max: 400 }).map((unused_days_of) => ({ unused_days_of })),
        fc.integer({ min: 1, max: 36 }).map((unused_months_of) => ({ unused_months_of })),
      ),
      only_paid: optional(fc.boolean()),
    }),
  ),
});

function onlyCommon(where: Record<string, unknown>) {
  const { quantity, amount: money, partner, seller } = where;
  const kept = Object.entries({ quantity, amount: money, partner, seller }).filter(([, test]) => test !== undefined);
  return (kept.length > 0 ? Object.fromEntries(kept) : { quantity: { below: '0' } }) as Record<string, never>;
}

/** An incentive; `id` must be unique in its program. */
export function incentive(id: string, earlier: readonly string[] = []): Arbitrary<Incentive> {
  const deducts =
    earlier.length > 0
      ? fc.oneof(fc.constant('earlier' as const), fc.subarray([...earlier], { minLength: 1 }))
      : fc.constant(undefined);
  return record({
    id: fc.constant(id),
    name: optional(name),
    kind: fc.constantFrom(...incentiveKinds),
    for: seldom(partnerFilter),
    measure,
    goal: optional(goal),
    gates: seldom(fc.array(gate, { maxLength: 2 })),
    reward,
    multipliers: optional(fc.array(multiplier, { maxLength: 2 })),
    limits: optional(limits),
    pays_in: optional(fc.constantFrom('money' as const, 'points' as const)),
    deducts: optional(deducts),
    not_deducted: optional(fc.boolean()),
    settles: optional(fc.constantFrom('period' as const, 'cumulative' as const)),
  });
}

const incentives = fc.integer({ min: 1, max: 3 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, i) => `incentive-${i + 1}`);
  return fc.tuple(...ids.map((id, i) => incentive(id, ids.slice(0, i))));
});

/** A whole program in 2025 and 2026. */
export const program: Arbitrary<Program> = fc
  .tuple(fc.constantFrom('2025-01-01', '2025-04-01', '2026-01-01', '2026-02-15'), fc.integer({ min: 20, max: 400 }))
  .chain(([starts, days]) =>
    record({
      program: fc.constantFrom('spring-2026', 'volume'),
      name,
      description: optional(name),
      currency: fc.constantFrom('EUR', 'USD', 'JPY'),
      period: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const, 'campaign' as const),
      fiscal_year_starts: optional(fc.integer({ min: 1, max: 12 })),
      time_zone: optional(fc.constantFrom('Europe/Amsterdam', 'UTC')),
      starts: fc.constant(starts),
      ends: fc.constant(addDays(starts, days)),
      for: seldom(partnerFilter),
      enrolment: optional(fc.constantFrom('automatic' as const, 'open' as const, 'invitation' as const)),
      budget: optional(
        record({
          amount: fc.integer({ min: 1, max: 100_000 }),
          when_exhausted: fc.constantFrom('stop' as const, 'prorate' as const, 'warn' as const),
          per: optional(fc.constantFrom('program' as const, 'period' as const)),
        }),
      ),
      incentives,
      limits: optional(
        record({ per_period: optional(amount), per_year: optional(amount), per_partner: optional(amount) }),
      ),
      payout: optional(record({ minimum: optional(amount), hold_days: optional(fc.integer({ min: 0, max: 90 })) })),
    }),
  );
