import { allocate, type BudgetRequest } from './budget.ts';
import { toText } from './exact.ts';
import { fromMinor, split, textToMinor, type Unit } from './money.ts';
import type { Incentive, Program } from './program.ts';
import type { BudgetState, Calculation, Cell, Line, Step } from './result.ts';
import { acrossSteps, type Entrant, isAcross, order, type Share } from './reward/across.ts';
import { prizesOf } from './reward/contest.ts';
import { sharesOf } from './reward/pool.ts';
import { unitOf } from './reward/reward.ts';

/** What the closed periods have granted each partner until now, in minor units of the program's currency: it is kept before anything else. */
export type Frozen = ReadonlyMap<string, bigint>;

/** Names a cell within its program, for {@link Frozen}. */
export const cellKey = (periodKey: string, partner: string): string => `${periodKey} ${partner}`;

/**
 * What looks across partners: contests and pools per period, then the budget. Depends on the cells' results only, not on their order, so that it
 * can be computed again from stored results. Give all cells that share a contest's or pool's period or the budget.
 */
export function settleAcross(program: Program, cells: readonly Cell[], frozen: Frozen = new Map()): Calculation {
  const sorted = [...cells].sort(
    (a, b) =>
      order(a.period.from, b.period.from) ||
      order(a.firstCountedOn ?? '9999', b.firstCountedOn ?? '9999') ||
      order(a.partner, b.partner),
  );
  const withShares = program.incentives.reduce((all, incentive) => giveShares(program, incentive, all), sorted);
  return applyBudget(program, withShares, frozen);
}

function byPeriodKey(cells: readonly Cell[]): Map<string | null, Cell[]> {
  const groups = new Map<string | null, Cell[]>();
  for (const cell of cells) {
    const group = groups.get(cell.period.key);
    if (group) group.push(cell);
    else groups.set(cell.period.key, [cell]);
  }
  return groups;
}

/** Gives out the prizes of a contest or the parts of a pool, period by period. */
function giveShares(program: Program, incentive: Incentive, cells: Cell[]): Cell[] {
  const { reward } = incentive;
  if (!isAcross(reward)) return cells;
  const unit = unitOf(program, incentive);
  const shares = new Map<Line, Share>();
  for (const inPeriod of byPeriodKey(cells).values()) {
    const entrants = inPeriod.flatMap(({ partner, lines }) =>
      lines.filter((line) => line.incentive === incentive.id).map((line) => ({ partner, line })),
    );
    const given = 'contest' in reward ? prizesOf(reward.contest, entrants, unit) : poolShares(reward, entrants, unit);
    for (const [line, share] of given) shares.set(line, share);
  }
  const none: Share = {
    amountMinor: 0n,
    steps: ['contest' in reward ? { step: 'no_place', place: null } : { step: 'no_share' }],
  };
  return cells.map((cell) =>
    withLines(cell, (line) => (line.incentive === incentive.id ? withShare(line, shares.get(line) ?? none) : line)),
  );
}

const poolShares = (reward: Incentive['reward'], entrants: readonly Entrant[], unit: Unit): Map<Line, Share> =>
  'pool' in reward ? sharesOf(reward.pool, entrants, unit) : new Map();

function withShare(line: Line, share: Share): Line {
  const own = line.steps.filter(({ step }) => !acrossSteps.includes(step));
  const amountMinor = String(share.amountMinor);
  return { ...line, earnedMinor: amountMinor, amountMinor, steps: [...own, ...share.steps] };
}

const withLines = (cell: Cell, change: (line: Line) => Line): Cell => ({ ...cell, lines: cell.lines.map(change) });

/** Grants money within the budget; other units are not budgeted. Cells come sorted in the order in which a budget serves them. */
function applyBudget(program: Program, cells: readonly Cell[], frozen: Frozen): Calculation {
  const fresh = cells.map((cell) => withLines(cell, unbudgeted));
  const { budget } = program;
  if (!budget) return { cells: fresh, budgets: [] };
  const amount = textToMinor(String(budget.amount), program.currency);
  const groups = budget.per === 'period' ? byPeriodKey(fresh) : new Map([[null, fresh]]);
  const budgets: BudgetState[] = [];
  const granted = new Map<Cell, bigint>();
  for (const [period, group] of groups) {
    const requests = group.map(
      (cell): BudgetRequest => ({
        wantedMinor: moneyMinor(program.currency, cell.lines),
        frozenMinor: frozen.get(cellKey(cell.period.key, cell.partner)) ?? 0n,
      }),
    );
    const grants = allocate(amount, budget.when_exhausted, requests);
    group.forEach((cell, i) => {
      granted.set(cell, grants[i]!);
    });
    budgets.push({
      period,
      amountMinor: String(amount),
      wantedMinor: String(requests.reduce((sum, { wantedMinor }) => sum + wantedMinor, 0n)),
      grantedMinor: String(grants.reduce((a, b) => a + b, 0n)),
    });
  }
  return { cells: fresh.map((cell) => grant(program, cell, granted.get(cell)!)), budgets };
}

/** A line before the budget, so that a stored result can be settled again. */
function unbudgeted(line: Line): Line {
  return { ...line, amountMinor: line.earnedMinor, steps: line.steps.filter(({ step }) => step !== 'budget') };
}

export function moneyMinor(currency: Unit, lines: readonly Line[]): bigint {
  return lines.reduce((sum, { unit, earnedMinor }) => (unit === currency ? sum + BigInt(earnedMinor) : sum), 0n);
}

/** Spreads what a cell is granted over its lines: what is taken back stays, the rest in proportion to what was earned. */
function grant(program: Program, cell: Cell, grantedMinor: bigint): Cell {
  const wantedMinor = moneyMinor(program.currency, cell.lines);
  if (wantedMinor === grantedMinor) return cell;
  const isGiving = ({ unit, earnedMinor }: Line) => unit === program.currency && BigInt(earnedMinor) > 0n;
  const giving = cell.lines.filter(isGiving).map(({ earnedMinor }) => BigInt(earnedMinor));
  const total = giving.reduce((a, b) => a + b, 0n);
  const parts = split(total - (wantedMinor - grantedMinor), giving);
  let next = 0;
  return withLines(cell, (line) => {
    if (!isGiving(line)) return line;
    const part = parts[next++]!;
    const [wanted, got] = [fromMinor(BigInt(line.earnedMinor), line.unit), fromMinor(part, line.unit)];
    const step: Step = {
      step: 'budget',
      rule: program.budget!.when_exhausted,
      wanted: toText(wanted),
      granted: toText(got),
    };
    return { ...line, amountMinor: String(part), steps: [...line.steps, step] };
  });
}
