import type { CellInput } from '../engine/cell.ts';
import { compare, type Exact, exact, HUNDRED, isPositive, multiply, ONE, toText } from '../engine/exact.ts';
import { minorToText } from '../engine/money.ts';
import { gatesOf, goalFor, nextStep } from '../engine/next-step.ts';
import type { IsoDate } from '../engine/period.ts';
import { unitOfMeasure } from '../engine/reading.ts';
import type { Line } from '../engine/result.ts';
import { inLanguage, type Language } from '../engine/words.ts';
import type { PeriodRow } from '../programs/sql.ts';
import { calculatedRows } from '../runs/cell-sql.ts';
import { linesFrom } from '../runs/stored.ts';
import { holding, inputsOf, type Looking } from './calculated.ts';
import { elapsedOf, enough, type Pace, paceOf } from './pace.ts';
import type { GoalStandingShape, Standing } from './schema.ts';

/** Each incentive of a partner's result in the period that holds on a day, with its goal and what comes next. */
export async function goalsOf(
  looking: Looking,
  partnerId: number,
  day: IsoDate,
  language: Language,
): Promise<GoalStandingShape[]> {
  const period = holding(looking.periods, day);
  if (!period || period.closed_at !== null) return [];
  const of = { programId: looking.programId, period: period.key, partnerId };
  const rows = await calculatedRows(looking.db, of, { after: 0, limit: 1 });
  const [input] = await inputsOf(looking, period, rows);
  if (!input) return [];
  const { program } = input;
  const hasGoal = program.incentives.some(({ goal }) => goal !== undefined);
  const pace: Pace = hasGoal
    ? await paceOf(looking.db, { program, period, day, partnerIds: [partnerId] })
    : { elapsed: elapsedOf(period, day), usual: new Map(), own: () => undefined, all: [] };
  return linesFrom(program, rows[0]!.lines, rows[0]!.amounts).map((line) => {
    const place = program.incentives.findIndex(({ id }) => id === line.incentive);
    return showLine(input, period, line, place, pace.own(partnerId, place) ?? pace.elapsed, language);
  });
}

function showLine(
  input: CellInput,
  period: PeriodRow,
  line: Line,
  place: number,
  pace: Exact,
  language: Language,
): GoalStandingShape {
  const { program } = input;
  const incentive = program.incentives[place]!;
  const { goal } = goalFor(input, incentive, `incentives/${place}/measure`);
  return {
    program: program.program,
    program_name: inLanguage(program.name, language),
    period: period.key,
    from: period.from,
    to: period.to,
    incentive: line.incentive,
    name: incentive.name ? inLanguage(incentive.name, language) : line.incentive,
    value: line.value === null ? null : toText(exact(line.value)),
    value_unit: unitOfMeasure(program, incentive.measure),
    goal: goal && toText(goal),
    attainment: line.attainment === null ? null : toText(multiply(exact(line.attainment), HUNDRED), 1),
    standing: standingOf(line.attainment === null ? null : exact(line.attainment), pace),
    amount: minorToText(BigInt(line.amountMinor), line.unit),
    unit: line.unit,
    gates: gatesOf(input, place).map(({ name, ...gate }) => ({
      name: name === undefined ? null : inLanguage(name, language),
      ...gate,
    })),
    next: nextStep(input, place),
  };
}

/** The same that `standing-sql.ts` says of all partners; a test compares them. */
export function standingOf(attainment: Exact | null, pace: Exact): Standing {
  if (attainment === null) return 'no_goal';
  if (compare(attainment, ONE) >= 0) return 'reached';
  if (!isPositive(attainment)) return 'not_started';
  return compare(attainment, multiply(pace, enough)) >= 0 ? 'on_track' : 'at_risk';
}
