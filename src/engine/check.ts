import { amountFindings } from './check/amounts.ts';
import { audienceFindings } from './check/audience.ts';
import { bandFindings } from './check/bands.ts';
import { conditionFindings } from './check/conditions.ts';
import { tierTotals } from './check/falling.ts';
import { fieldFindings } from './check/fields.ts';
import type { Checked, Finding, IncentiveRule, ProgramRule } from './check/finding.ts';
import { goalFindings } from './check/goals.ts';
import { limitFindings, programLimitFindings } from './check/limits.ts';
import { measureFindings } from './check/measures.ts';
import { programFindings } from './check/program.ts';
import { rewardFindings } from './check/rewards.ts';
import { stackingFindings } from './check/stacking.ts';
import type { Program } from './program.ts';

export type { Finding } from './check/finding.ts';

const programRules: readonly ProgramRule[] = [programFindings, programLimitFindings];
const incentiveRules: readonly IncentiveRule[] = [
  audienceFindings,
  fieldFindings,
  conditionFindings,
  measureFindings,
  goalFindings,
  rewardFindings,
  bandFindings,
  tierTotals,
  amountFindings,
  limitFindings,
  stackingFindings,
];

/**
 * What is wrong or doubtful in what a valid program means, in the order of the document. Errors make a program that cannot be meant;
 * warnings ask to be confirmed. Never throws for a valid program.
 */
export function check(program: Program): Finding[] {
  const findings = [
    ...programRules.flatMap((rule) => rule(program)),
    ...program.incentives.flatMap((incentive, index) => {
      const checked: Checked = { program, incentive, index, at: ['incentives', index] };
      return incentiveRules.flatMap((rule) => rule(checked));
    }),
  ];
  return findings.sort((a, b) => placeOf(a) - placeOf(b));
}

const keyOrder = ['program', 'period', 'starts', 'ends', 'budget', 'limits', 'payout'];

/** Errors and warnings stand where a reader of the document meets them: the program's own first, then incentive by incentive. */
function placeOf({ path }: Finding): number {
  const [key, index] = path;
  return key === 'incentives' && typeof index === 'number' ? keyOrder.length + index : keyOrder.indexOf(String(key));
}
