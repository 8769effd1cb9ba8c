import { measureAll } from '../../src/engine/calculate.ts';
import { calculateCell } from '../../src/engine/cell.ts';
import { describe } from '../../src/engine/describe.ts';
import { exact, HUNDRED, multiply, toText } from '../../src/engine/exact.ts';
import { type FactJson, factFromJson } from '../../src/engine/fact-json.ts';
import { minorToText } from '../../src/engine/money.ts';
import type { Program } from '../../src/engine/program.ts';
import { requestsOf } from '../../src/engine/request.ts';
import type { Line } from '../../src/engine/result.ts';
import type { FactsForPreviewShape } from '../../src/previews/schema.ts';

/** A line's figures as the API shows them. */
export interface Figures {
  readonly incentive: string;
  readonly unit: string;
  readonly value: string | null;
  readonly attainment: string | null;
  readonly earned: string;
}

/** What the engine makes of the facts for a preview: the way of a page, without the page. */
export function calculated(given: FactsForPreviewShape): { headline: string; lines: Figures[] } {
  const program = given.document as unknown as Program;
  const facts = given.facts.map((one) => factFromJson(one as FactJson));
  const goals = new Map(given.hand_goals.map(({ set, value }) => [set, exact(value)]));
  const { lines } = calculateCell({
    program,
    period: given.period,
    partner: given.partner,
    asOf: given.as_of,
    measured: measureAll(requestsOf(program, given.period, given.as_of), given.partner.code, facts),
    handGoals: (set) => goals.get(set) ?? null,
    earlier: given.earlier.map(({ period, first_counted_on, lines: earlier }) => ({
      program: program.program,
      partner: given.partner.code,
      period,
      firstCountedOn: first_counted_on,
      lines: earlier as unknown as Line[],
    })),
  });
  return { headline: describe(program, 'nl').headline, lines: lines.map(figuresOf) };
}

function figuresOf({ incentive, unit, value, attainment, earnedMinor }: Line): Figures {
  return {
    incentive,
    unit,
    value: value === null ? null : toText(exact(value)),
    attainment: attainment === null ? null : toText(multiply(exact(attainment), HUNDRED), 4),
    earned: minorToText(BigInt(earnedMinor), unit),
  };
}
