import { settleAcross } from './across.ts';
import { calculateCell } from './cell.ts';
import type { Exact } from './exact.ts';
import type { Fact } from './fact.ts';
import type { HandGoals } from './goal.ts';
import { measureInMemory } from './measure/measure.ts';
import type { Measured, MeasureRequest } from './measured.ts';
import { type Partner, takesPart } from './partner.ts';
import { type IsoDate, type Period, periodsOf } from './period.ts';
import { calendarOf, type Program } from './program.ts';
import { requestsOf } from './request.ts';
import type { Calculation, Cell } from './result.ts';

export interface CalculationInput {
  readonly program: Program;
  /** Every partner once per period, or once for all periods. */
  readonly partners: readonly Partner[] | ((period: Period) => readonly Partner[]);
  /** In any order. Money in the program's currency. */
  readonly facts: readonly Fact[];
  readonly handGoals?: HandGoals | undefined;
  /** Periods that begin after this date are not calculated. */
  readonly asOf: IsoDate;
  /** What has been paid out, for clawbacks that take back only that. */
  readonly paid?: ((partner: string, incentive: string, period: Period) => Exact) | undefined;
}

/**
 * The whole way from facts to amounts, in memory: for each period in time order, every partner's measures, goals, rewards and limits, then
 * contests, pools and the budget across partners. Nothing else decides an amount: the same input gives the same result in any order.
 */
export function calculate(input: CalculationInput): Calculation {
  const { program, asOf, handGoals = () => null, paid } = input;
  const cells: Cell[] = [];
  const byPartner = new Map<string, Cell[]>();
  const facts = factsByPartner(input.facts);
  for (const period of periodsOf(calendarOf(program), asOf)) {
    const requests = requestsOf(program, period, asOf);
    const partners = typeof input.partners === 'function' ? input.partners(period) : input.partners;
    for (const partner of partners) {
      if (!takesPart(partner, program.for)) continue;
      const earlier = byPartner.get(partner.code) ?? [];
      const measured = measureAll(requests, partner.code, facts.get(partner.code) ?? []);
      const cell = calculateCell({ program, period, partner, asOf, measured, handGoals, earlier, paid });
      cells.push(cell);
      byPartner.set(partner.code, [...earlier, cell]);
    }
  }
  return settleAcross(program, cells);
}

/** The in-memory executor's answers to all requests for one partner. */
export function measureAll(
  requests: readonly MeasureRequest[],
  partner: string,
  facts: readonly Fact[],
): Map<string, Measured> {
  return new Map(requests.map((request) => [request.key, measureInMemory(request, partner, facts)]));
}

/** The facts that can be credited to each partner: its own, those it sold, and those of the partners below it. */
function factsByPartner(facts: readonly Fact[]): Map<string, Fact[]> {
  const byPartner = new Map<string, Fact[]>();
  for (const fact of facts) {
    const credited = new Set([
      fact.partner,
      ...(fact.seller ? [fact.seller] : []),
      ...fact.upline.map(({ code }) => code),
    ]);
    for (const code of credited) {
      const list = byPartner.get(code);
      if (list) list.push(fact);
      else byPartner.set(code, [fact]);
    }
  }
  return byPartner;
}
