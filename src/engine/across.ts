import { allocate, type BudgetRequest } from './budget.ts';
import { compare, type Exact, exact, isPositive, toText } from './exact.ts';
import { fromMinor, minorToText, split, textToMinor, toMinor, type Unit } from './money.ts';
import type { Incentive, Program } from './program.ts';
import type { BudgetState, Calculation, Cell, Line, Step } from './result.ts';

/** What the closed periods have granted each partner until now, in minor units of the program's currency: it is kept before anything else. */
export type Frozen = ReadonlyMap<string, bigint>;

/** Names a cell within its program, for {@link Frozen}. */
export const cellKey = (periodKey: string, partner: string): string => `${periodKey} ${partner}`;

/**
 * What looks across partners: contest places per period, then the budget. Depends on the cells' results only, not on their order, so that it
 * can be computed again from stored results. Give all cells that share a contest's period or the budget.
 */
export function settleAcross(program: Program, cells: readonly Cell[], frozen: Frozen = new Map()): Calculation {
  const sorted = [...cells].sort(
    (a, b) =>
      order(a.period.from, b.period.from) ||
      order(a.firstCountedOn ?? '9999', b.firstCountedOn ?? '9999') ||
      order(a.partner, b.partner),
  );
  const withPrizes = program.incentives.reduce((all, incentive) => givePrizes(program, incentive, all), sorted);
  return applyBudget(program, withPrizes, frozen);
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

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function givePrizes(program: Program, incentive: Incentive, cells: Cell[]): Cell[] {
  if (!('contest' in incentive.reward)) return cells;
  const { contest } = incentive.reward;
  const byPeriod = byPeriodKey(cells);
  const prizes = new Map<Line, { amountMinor: bigint; step: Step }>();
  for (const inPeriod of byPeriod.values()) {
    const entrants = inPeriod
      .flatMap(({ partner, lines }) =>
        lines.filter((l) => l.incentive === incentive.id).map((line) => ({ partner, line, value: rankedValue(line) })),
      )
      .filter((e): e is { partner: string; line: Line; value: Exact } => e.value !== null)
      .filter(({ value }) =>
        contest.at_least === undefined ? isPositive(value) : compare(value, exact(contest.at_least)) >= 0,
      )
      .sort((a, b) => compare(b.value, a.value) || order(a.partner, b.partner));
    const unit = entrants[0]?.line.unit ?? program.currency;
    const places = contest.places.map((prize) => toMinor(exact(prize), unit));
    let place = 0;
    while (place < entrants.length) {
      const tied = entrants.filter(({ value }) => compare(value, entrants[place]!.value) === 0);
      const amounts = prizesFor(contest.ties, places, place, tied.length);
      for (const [i, { line }] of tied.entries()) {
        const step: Step =
          place < places.length
            ? { step: 'place', place: place + 1, tiedWith: tied.length - 1, earned: minorToText(amounts[i]!, unit) }
            : { step: 'no_place', place: place + 1 };
        prizes.set(line, { amountMinor: amounts[i]!, step });
      }
      place += tied.length;
    }
  }
  return cells.map((cell) =>
    withLines(cell, (line) => (line.incentive === incentive.id ? prized(line, prizes.get(line)) : line)),
  );
}

/** A line takes part in a contest when its gates held, so that a value was ranked. */
function rankedValue(line: Line): Exact | null {
  const shut = line.steps.some((s) => (s.step === 'gate' && !s.held) || s.step === 'goal_not_reached');
  return shut || line.value === null ? null : exact(line.value);
}

/** Equal values share the prizes of the places they take, to the minor unit, or each get the first of them. */
function prizesFor(ties: 'share' | 'same', places: readonly bigint[], place: number, tied: number): bigint[] {
  if (ties === 'same') return Array(tied).fill(places[place] ?? 0n);
  const together = places.slice(place, place + tied).reduce((a, b) => a + b, 0n);
  return split(together, Array(tied).fill(1n));
}

function prized(line: Line, prize: { amountMinor: bigint; step: Step } | undefined): Line {
  const steps = line.steps.filter(({ step }) => step !== 'place' && step !== 'no_place');
  const amountMinor = String(prize?.amountMinor ?? 0n);
  return {
    ...line,
    earnedMinor: amountMinor,
    amountMinor,
    steps: [...steps, prize?.step ?? { step: 'no_place', place: null }],
  };
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
