import { compare, exact, multiply } from '../../src/engine/exact.ts';
import type { ProgramShape } from '../../src/programs/schema.ts';
import { isBelow, isNothing, minus } from '../shared/numbers.ts';

/** Something about a program that a manager should decide. */
export type Decision =
  | { what: 'review' }
  | { what: 'draft' }
  | { what: 'over_budget'; by: string }
  | { what: 'budget_gone' }
  | { what: 'budget_nearly_gone'; left: string }
  | { what: 'close'; periods: { key: string; from: string; to: string }[] };

type Asked = Pick<ProgramShape, 'status' | 'budget' | 'trend' | 'calculated_at'>;

/** The most pressing first. */
export function decisionsOf(program: Asked): Decision[] {
  return [...stateDecisions(program), ...budgetDecisions(program), ...closeDecisions(program)];
}

function stateDecisions({ status }: Asked): Decision[] {
  if (status === 'in_review') return [{ what: 'review' }];
  return status === 'draft' ? [{ what: 'draft' }] : [];
}

function budgetDecisions({ status, budget }: Asked): Decision[] {
  if (!budget || status !== 'active') return [];
  const over = minus(budget.wanted, budget.amount);
  if (isBelow('0', over)) return [{ what: 'over_budget', by: over }];
  if (isNothing(budget.left)) return [{ what: 'budget_gone' }];
  const tenth = multiply(exact(budget.amount), exact('10%'));
  return compare(exact(budget.left), tenth) <= 0 ? [{ what: 'budget_nearly_gone', left: budget.left }] : [];
}

/** Periods that were over when the program was last calculated and are still open, but for the newest of them: facts may still come in. */
function closeDecisions({ status, trend, calculated_at }: Asked): Decision[] {
  if (status !== 'active' || !calculated_at) return [];
  const today = calculated_at.slice(0, 10);
  const waiting = trend.filter(({ to, closed }) => !closed && to < today).slice(0, -1);
  return waiting.length === 0
    ? []
    : [{ what: 'close', periods: waiting.map(({ period, from, to }) => ({ key: period, from, to })) }];
}
