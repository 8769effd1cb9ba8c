import { cellKey, moneyMinor, settleAcross } from '../engine/across.ts';
import { minorToText, textToMinor } from '../engine/money.ts';
import type { Program } from '../engine/program.ts';
import type { Cell, Line } from '../engine/result.ts';
import { isAcross } from '../engine/reward/across.ts';
import { askedOf, noteAsked, type PeriodRow } from '../programs/sql.ts';
import { mustFit } from './bounds.ts';
import type { Calculating } from './calculating.ts';
import {
  type CellRow,
  type Claim,
  cellsOf,
  changedPerPeriod,
  claims,
  type SettledCell,
  settleCells,
} from './cell-sql.ts';
import { cellOf } from './results.ts';
import { amountsOf, linesFrom, storedLines } from './stored.ts';

/*
 * What looks across partners, from stored results. Contests and pools need all results of a period; a budget needs of each result only what it asks,
 * and where there is room for everything, not even that. Only results that become another are read and written.
 */

/** Gives contest prizes and parts of pools, and applies the budget to the results that this run changed and to those that they change. */
export async function settle(run: Calculating): Promise<void> {
  const changed = await changedPerPeriod(run.tx, run.runId);
  for (const period of run.periods) {
    const program = run.programOf(period);
    if (changed.has(period.key) && program.incentives.some(looksAcross)) await giveShares(run, period, program);
  }
  if (changed.size === 0) return;
  await noteAsked(run.tx, run.programId, [...changed.keys()]);
  for (const group of budgetGroups(run)) await applyBudget(run, group);
}

const looksAcross = ({ reward }: Program['incentives'][number]): boolean => isAcross(reward);
const withoutBudget = ({ budget: _, ...program }: Program): Program => program;

async function giveShares(run: Calculating, period: PeriodRow, program: Program): Promise<void> {
  const rows = await cellsOf(run.tx, { programId: run.programId, periods: [period.key] });
  const byPartner = new Map(rows.map((row) => [row.partner, row]));
  const { cells } = settleAcross(
    withoutBudget(program),
    rows.map((row) => cellOf(run, period, row)),
  );
  const settled = cells.flatMap((cell): SettledCell[] => {
    const row = byPartner.get(cell.partner)!;
    const before = storedLines(program, withoutGrants(run, period, row).lines);
    if (JSON.stringify(storedLines(program, cell.lines)) === JSON.stringify(before)) return [];
    const earnedMinor = moneyMinor(program.currency, cell.lines);
    return [{ ...resultOf(program, row, cell.lines), earnedMinor, amountMinor: earnedMinor }];
  });
  await write(run, settled);
}

function resultOf(program: Program, row: CellRow, lines: readonly Line[]) {
  mustFit(row.period, lines);
  return {
    partnerId: row.partner_id,
    period: row.period,
    lines: storedLines(program, lines),
    raw: row.raw ?? row.lines,
    amounts: amountsOf(program, lines),
  };
}

/** A stored result with its prizes and parts of pools, without what the budget did to it. */
function withoutGrants(run: Calculating, period: PeriodRow, row: CellRow): Cell {
  const program = run.programOf(period);
  const stored: Cell = { ...cellOf(run, period, row), lines: linesFrom(program, row.lines, row.amounts) };
  return settleAcross(ownOnly(withoutBudget(program)), [stored]).cells[0]!;
}

/** The program without what compares partners, to look at one result by itself. */
const ownOnly = (program: Program): Program => ({
  ...program,
  incentives: program.incentives.filter((one) => !looksAcross(one)),
});

/** Periods that share a budget, and the document that says which. */
interface BudgetGroup {
  readonly program: Program;
  readonly periods: readonly PeriodRow[];
}

/** A budget of the whole program is that of its latest version; a period's is that of the version that the period follows. */
function budgetGroups(run: Calculating): BudgetGroup[] {
  const last = run.periods.at(-1);
  if (!last) return [];
  const latest = run.programOf(last);
  if (latest.budget && latest.budget.per !== 'period') return [{ program: latest, periods: run.periods }];
  return run.periods.map((period) => ({ program: run.programOf(period), periods: [period] }));
}

async function applyBudget(run: Calculating, group: BudgetGroup): Promise<void> {
  const { program, periods } = group;
  const { budget } = program;
  const keys = periods.map(({ key }) => key);
  const { asked_minor: asked, is_reduced: isReduced } = await askedOf(run.tx, run.programId, keys);
  const isAmple =
    !budget || budget.when_exhausted === 'warn' || asked <= textToMinor(String(budget.amount), program.currency);
  if (isAmple && !isReduced) return;
  const closed = periods.flatMap(({ key, closed_at }) => (closed_at === null ? [] : [key]));
  const all = await claims(run.tx, run.programId, { periods: keys, closed }, program.currency);
  const granted = grantsFor(program, periods, all);
  const other = all.filter((claim) => granted.get(cellKey(claim.period, claim.partner)) !== claim.amount_minor);
  for (let i = 0; i < other.length; i += cellsAtOnce) {
    await grant(run, group, other.slice(i, i + cellsAtOnce), granted);
  }
  await noteAsked(run.tx, run.programId, [...new Set(other.map(({ period }) => period))]);
}

/** Results read and written at once. */
const cellsAtOnce = 2000;

/** What each result is granted, as the engine decides it: each asks for one amount. */
function grantsFor(program: Program, periods: readonly PeriodRow[], all: readonly Claim[]): Map<string, bigint> {
  const byKey = new Map(periods.map((period) => [period.key, period]));
  const frozen = new Map(
    all.flatMap((one) =>
      one.frozen_minor === null ? [] : [[cellKey(one.period, one.partner), one.frozen_minor] as const],
    ),
  );
  const asking = all.map((claim): Cell => {
    const earnedMinor = String(claim.earned_minor);
    const line: Line = {
      incentive: '',
      unit: program.currency,
      earnedMinor,
      amountMinor: earnedMinor,
      value: null,
      attainment: null,
      steps: [],
    };
    return {
      program: program.program,
      period: byKey.get(claim.period)!,
      partner: claim.partner,
      firstCountedOn: claim.first_counted_on,
      lines: [line],
    };
  });
  const { cells } = settleAcross(ownOnly(program), asking, frozen);
  return new Map(cells.map((cell) => [cellKey(cell.period.key, cell.partner), BigInt(cell.lines[0]!.amountMinor)]));
}

/** Spreads what these results are granted over their lines. */
async function grant(
  run: Calculating,
  group: BudgetGroup,
  some: readonly Claim[],
  granted: ReadonlyMap<string, bigint>,
): Promise<void> {
  const wanted = new Set(some.map((claim) => cellKey(claim.period, claim.partner)));
  const byKey = new Map(group.periods.map((period) => [period.key, period]));
  const rows = await cellsOf(run.tx, {
    programId: run.programId,
    periods: [...new Set(some.map(({ period }) => period))],
    partnerIds: [...new Set(some.map(({ partner_id }) => partner_id))],
  });
  const settled = rows.flatMap((row): SettledCell[] => {
    const key = cellKey(row.period, row.partner);
    if (!wanted.has(key)) return [];
    const period = byKey.get(row.period)!;
    const program = run.programOf(period);
    const plain = withoutGrants(run, period, row);
    const { lines } = settleAcross(ownOnly(budgetOf(program, group.program.budget, granted.get(key)!)), [plain])
      .cells[0]!;
    return [
      {
        ...resultOf(program, row, lines),
        earnedMinor: moneyMinor(program.currency, plain.lines),
        amountMinor: grantedMinor(program, lines),
      },
    ];
  });
  await write(run, settled);
}

/** A budget for one result alone: exactly what it is granted. */
function budgetOf(program: Program, budget: Program['budget'], amountMinor: bigint): Program {
  if (!budget) return withoutBudget(program);
  return { ...program, budget: { ...budget, amount: minorToText(amountMinor, program.currency) } };
}

const grantedMinor = ({ currency }: Program, lines: readonly Line[]): bigint =>
  lines.reduce((sum, { unit, amountMinor }) => (unit === currency ? sum + BigInt(amountMinor) : sum), 0n);

async function write(run: Calculating, settled: readonly SettledCell[]): Promise<void> {
  for (let i = 0; i < settled.length; i += cellsAtOnce) {
    await settleCells(run.tx, { programId: run.programId, runId: run.runId }, settled.slice(i, i + cellsAtOnce));
  }
}
