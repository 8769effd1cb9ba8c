import { compare, exact, HUNDRED, multiply, toText } from '../engine/exact.ts';
import { textToMinor } from '../engine/money.ts';
import type { IsoDate } from '../engine/period.ts';
import type { Language } from '../engine/words.ts';
import type { Database } from '../platform/database.ts';
import { type PeriodFigures, periodFigures } from '../programs/figures-sql.ts';
import type { ProgramShape } from '../programs/schema.ts';
import { type HeldProgram, programsOn, showPrograms } from '../programs/show.ts';
import { allVersions, type PeriodRow } from '../programs/sql.ts';
import { countRows } from '../questions/sql.ts';
import { holding, type Looking, lookAt } from './calculated.ts';
import { forecastOf } from './forecast.ts';
import { monthsOf } from './months.ts';
import { elapsedOf, type Pace, paceOf } from './pace.ts';
import { kept } from './remembered.ts';
import {
  type DecisionShape,
  type ForecastShape,
  type OverviewProgramShape,
  type OverviewShape,
  type Standing,
  standings,
} from './schema.ts';
import { failedImports, failedRuns, lastRuns, periodsToClose } from './sql.ts';
import { standingCounts } from './standing-sql.ts';
import { standingInput } from './standings.ts';

/** Where active programs stand on a day, and what waits for a person. */
export async function overviewOn(db: Database, day: IsoDate, language: Language): Promise<OverviewShape> {
  const active = (await programsOn(db, day)).filter(({ status }) => status === 'active');
  const ids = active.map(({ id }) => id);
  const [shown, figures, runs] = await Promise.all([
    showPrograms(db, active, day, language),
    periodFigures(db, ids),
    lastRuns(db),
  ]);
  const programs: OverviewProgramShape[] = [];
  for (const [i, program] of active.entries()) {
    const own = figures.filter((one) => one.program_id === program.id);
    programs.push(await showOne(db, program, shown[i]!, own, day, runs.get(program.id) ?? 0n));
  }
  return { day, programs, decisions: await decisionsOn(db, shown, day) };
}

async function showOne(
  db: Database,
  { id, held, ends }: HeldProgram,
  shown: ProgramShape,
  figures: readonly PeriodFigures[],
  day: IsoDate,
  lastRun: bigint,
): Promise<OverviewProgramShape> {
  const looking = await lookAt(db, id);
  const period = holding(looking.periods, day);
  const current = period && (await currentOf(looking, period, figures, day, lastRun));
  const { program, name, currency, starts, budget, spent } = shown;
  return {
    program,
    name,
    currency,
    starts,
    ends,
    budget,
    spent,
    months: monthsOf(held.document, ends, figures, day),
    period: period
      ? {
          key: period.key,
          from: period.from,
          to: period.to,
          elapsed: toText(multiply(elapsedOf(period, day), HUNDRED), 1),
        }
      : null,
    standings: current?.standings ?? null,
    forecast: current?.forecast ?? null,
  };
}

interface Current {
  readonly standings: Record<Standing, number>;
  readonly forecast: ForecastShape | null;
}

/** Of the period that holds, as long as no run changes its results. */
async function currentOf(
  looking: Looking,
  period: PeriodRow,
  figures: readonly PeriodFigures[],
  day: IsoDate,
  lastRun: bigint,
): Promise<Current | undefined> {
  if (period.calculated_on === null) return undefined;
  const key = `overview ${looking.programId} ${period.key} ${period.version} ${day} ${lastRun}`;
  return kept(looking.db, key, async () => {
    const pace = await paceIn(looking, period, day, lastRun);
    const counts = await standingCounts(looking.db, standingInput(looking, period.key, pace));
    const all = standings.map((one) => [one, counts.get(one) ?? 0] as const);
    return {
      standings: Object.fromEntries(all) as Record<Standing, number>,
      forecast: await forecastOf(looking, { period, pace, day, figures }),
    };
  });
}

/** Everybody's pace in a period, measured again after each run. */
export function paceIn(looking: Looking, period: PeriodRow, day: IsoDate, lastRun: bigint): Promise<Pace> {
  const key = `pace ${looking.programId} ${period.key} ${period.version} ${day} ${lastRun}`;
  return kept(looking.db, key, () => paceOf(looking.db, { program: looking.documentOf(period.version), period, day }));
}

const nothing = { program: null, version: null, period: null, id: null, label: null, count: 1 };

/** What waits for a person, the most pressing kind first. */
async function decisionsOn(db: Database, shown: readonly ProgramShape[], day: IsoDate): Promise<DecisionShape[]> {
  const [runs, imports, periods, versions, questions] = await Promise.all([
    failedRuns(db),
    failedImports(db, day),
    periodsToClose(db, day),
    allVersions(db),
    countRows(db),
  ]);
  return [
    ...runs.map(({ id, program, at }) => {
      return { ...nothing, kind: 'run_failed' as const, program, id: String(id), since: at.toISOString() };
    }),
    ...imports.map(({ id, label, at }) => {
      return { ...nothing, kind: 'import_failed' as const, id: String(id), label, since: at.toISOString() };
    }),
    ...shown.flatMap((program) => budgetDecision(program, day)),
    ...periods.map(({ program, period, ended_on, count }) => {
      return { ...nothing, kind: 'period_to_close' as const, program, period, count, since: ended_on };
    }),
    ...versions.flatMap(({ slug, version, status, created_at }) =>
      status === 'in_review'
        ? [{ ...nothing, kind: 'version_in_review' as const, program: slug, version, since: created_at.toISOString() }]
        : [],
    ),
    ...questions.flatMap(({ program, waiting, oldest }) =>
      waiting > 0
        ? [{ ...nothing, kind: 'questions_open' as const, program, count: waiting, since: oldest.toISOString() }]
        : [],
    ),
  ];
}

/** From this part of a budget on, it is nearly spent. */
const nearly = exact('0.9');

function budgetDecision({ program, budget, currency }: ProgramShape, day: IsoDate): DecisionShape[] {
  if (!budget) return [];
  const [amount, spent, wanted] = [budget.amount, budget.spent, budget.wanted].map((one) => textToMinor(one, currency));
  const isOver = spent! >= amount! || wanted! > amount!;
  const isNearly = compare(exact(budget.spent), multiply(exact(budget.amount), nearly)) >= 0;
  if (!isOver && !isNearly) return [];
  return [{ ...nothing, kind: isOver ? 'budget_over' : 'budget_nearly', program, period: budget.period, since: day }];
}
