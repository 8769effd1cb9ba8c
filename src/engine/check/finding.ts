import type { Incentive, Measure, Problem, Program, SimpleMeasure } from '../program.ts';
import { type InEveryLanguage, type Words, wordsFor } from '../words.ts';

export type Path = Problem['path'];

/** Every code that `check` can give. Each has a folder in fixtures/check that shows it. */
export const codes = [
  'always-pays',
  'band-beyond-limit',
  'band-gap',
  'band-overlap',
  'band-pays-nothing',
  'bands-out-of-order',
  'block-size',
  'budget-amount',
  'budget-too-small',
  'clawback-everything',
  'clawback-needs-sum',
  'clawback-part',
  'contest-ignores',
  'counted-again',
  'cumulative-needs-year',
  'deducts-later',
  'deducts-needs-money',
  'duplicate-band',
  'duplicate-id',
  'empty-band',
  'falling-step',
  'falling-total',
  'gate-always-holds',
  'gate-never-holds',
  'goal-not-positive',
  'goods-per',
  'growth-without-past',
  'guarantee-above-limit',
  'guarantee-and-draw',
  'high-growth',
  'high-rate',
  'interpolated-needs-flat',
  'limit-never-bites',
  'limit-of-zero',
  'limit-reversed',
  'long-hold',
  'matrix-needs-sales',
  'negative-amount',
  'negative-factor',
  'negative-limit',
  'negative-weight',
  'never-holds',
  'never-paid-out',
  'no-effect',
  'no-goal',
  'no-money',
  'no-past',
  'nobody',
  'not-a-number-field',
  'not-positive',
  'open-interpolation',
  'other-unit',
  'partial-period',
  'per-fact-needs-sum',
  'per-fact-on-attainment',
  'period-longer-than-program',
  'points-out-of-order',
  'pool-needs-sum',
  'prizes-rise',
  'rate-of-number',
  'ratio-with-itself',
  'share-out-of-range',
  'shares-not-100',
  'shares-without-sum',
  'unknown-field',
  'unknown-incentive',
  'unknown-value',
  'unreachable-weight',
  'unused-goal',
  'wrong-test',
  'zero-factor',
] as const;
export type FindingCode = (typeof codes)[number];

/** Something wrong (error) or doubtful (warning) in what a program means, at a place of the document. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** Stable and machine-readable: "falling-total". */
  readonly code: FindingCode;
  readonly path: Path;
  readonly message: InEveryLanguage;
}

type Say = (words: Words) => string;

/** A finding that makes the program mean nothing or something that cannot be meant. */
export const error = (code: FindingCode, path: Path, say: Say): Finding => finding('error', code, path, say);
/** A finding that may be meant: to look at and confirm. */
export const warning = (code: FindingCode, path: Path, say: Say): Finding => finding('warning', code, path, say);

function finding(severity: Finding['severity'], code: FindingCode, path: Path, say: Say): Finding {
  return { severity, code, path, message: { en: say(wordsFor('en')), nl: say(wordsFor('nl')) } };
}

/** One incentive with its place, as the rules look at it. */
export interface Checked {
  readonly program: Program;
  readonly incentive: Incentive;
  readonly index: number;
  readonly at: Path;
}

export type IncentiveRule = (checked: Checked) => Finding[];
export type ProgramRule = (program: Program) => Finding[];

export interface MeasurePlace {
  readonly measure: SimpleMeasure;
  readonly at: Path;
}

/** Every simple measure of an incentive with its place: its own, and those of gates, multipliers, additions and the fund. */
export function measuresOf({ incentive, at }: Checked): MeasurePlace[] {
  return wholeMeasuresOf(incentive, at).flatMap(({ measure, at: place }) =>
    'ratio' in measure
      ? [
          { measure: measure.ratio.of, at: [...place, 'ratio', 'of'] },
          { measure: measure.ratio.to, at: [...place, 'ratio', 'to'] },
        ]
      : [{ measure, at: place }],
  );
}

/** The same, ratios not taken apart. */
export function wholeMeasuresOf(
  { measure, gates, multipliers, reward }: Incentive,
  at: Path,
): { measure: Measure; at: Path }[] {
  const places: { measure: Measure; at: Path }[] = [{ measure, at: [...at, 'measure'] }];
  gates?.forEach((gate, i) => {
    places.push({ measure: gate.measure, at: [...at, 'gates', i, 'measure'] });
  });
  multipliers?.forEach((multiplier, i) => {
    if (multiplier.measure) places.push({ measure: multiplier.measure, at: [...at, 'multipliers', i, 'measure'] });
  });
  if ('percent' in reward) {
    reward.plus?.forEach((plus, i) => {
      places.push({ measure: plus.measure, at: [...at, 'reward', 'plus', i, 'measure'] });
    });
  }
  if ('cost_share' in reward && reward.cost_share.fund) {
    places.push({ measure: reward.cost_share.fund.of, at: [...at, 'reward', 'cost_share', 'fund', 'of'] });
  }
  return places;
}
