import { measureAll } from '../../../src/engine/calculate.ts';
import { calculateCell } from '../../../src/engine/cell.ts';
import { exact } from '../../../src/engine/exact.ts';
import { type FactJson, factFromJson } from '../../../src/engine/fact-json.ts';
import { takesPart } from '../../../src/engine/partner.ts';
import { type Period, periodsOf } from '../../../src/engine/period.ts';
import { calendarOf, type Program, parseProgram } from '../../../src/engine/program.ts';
import { readsOf, requestsOf } from '../../../src/engine/request.ts';
import type { Cell, Line } from '../../../src/engine/result.ts';
import type { FactsForPreviewShape } from '../../../src/previews/schema.ts';

/** Why a document cannot be calculated here over what was fetched. */
export type Hindrance = 'unreadable' | 'left_out' | 'other_currency' | 'other_periods' | 'looks_back' | 'broken';

export type Tried =
  | { readonly cell: Cell; readonly program: Program; readonly hindrance?: undefined }
  | { readonly hindrance: Hindrance };

/** One partner's period under a document, by the engine in this browser: before contests, pools and the budget, which look across partners. */
export function tryOut(given: FactsForPreviewShape, document: unknown): Tried {
  const parsed = parseProgram(document);
  if (!('program' in parsed)) return { hindrance: 'unreadable' };
  const today = given.document as unknown as Program;
  if (parsed.program.currency !== today.currency) return { hindrance: 'other_currency' };
  const program = heldThen(parsed.program, today, given.period);
  if (!program) return { hindrance: 'other_periods' };
  if (!takesPart(given.partner, program.for)) return { hindrance: 'left_out' };
  try {
    if (readsOf(program, given.period).some(({ from }) => from < given.from)) return { hindrance: 'looks_back' };
    return { cell: calculate(given, program), program };
  } catch {
    // What is being typed can be well formed and still mean nothing that can be calculated.
    return { hindrance: 'broken' };
  }
}

/** A version for later days is tried as if it had held on today's. */
function heldThen(program: Program, today: Program, period: Period): Program | undefined {
  const moved = { ...program, starts: today.starts, ends: today.ends };
  return [program, moved].find((one) =>
    periodsOf(calendarOf(one), period.to).some(
      ({ key, from, to }) => key === period.key && from === period.from && to === period.to,
    ),
  );
}

function calculate(given: FactsForPreviewShape, program: Program): Cell {
  const facts = given.facts.map((one) => factFromJson(one as FactJson));
  const goals = new Map(given.hand_goals.map(({ set, value }) => [set, exact(value)]));
  return calculateCell({
    program,
    period: given.period,
    partner: given.partner,
    asOf: given.as_of,
    measured: measureAll(requestsOf(program, given.period, given.as_of), given.partner.code, facts),
    handGoals: (set) => goals.get(set) ?? null,
    earlier: given.earlier.map(({ period, first_counted_on, lines }) => ({
      program: program.program,
      partner: given.partner.code,
      period,
      firstCountedOn: first_counted_on,
      lines: lines as unknown as Line[],
    })),
  });
}
