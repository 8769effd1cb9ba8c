import { minorToText } from '../engine/money.ts';
import type { Calculation } from '../engine/result.ts';
import type { PreviewPartnerShape, PreviewResultShape } from './schema.ts';
import type { Span } from './span.ts';

/** What a document came to over the periods that were asked for. */
export interface Outcome {
  readonly span: Span;
  readonly calculation: Calculation;
}

/** Winners and losers shown with the result; all partners are there page by page. */
const mostShown = 10;

/** Amounts of money per partner, in minor units of the program's currency. */
function moneyPerPartner({ span, calculation }: Outcome): Map<string, bigint> {
  const amounts = new Map<string, bigint>();
  for (const { period, partner, lines } of calculation.cells) {
    if (!span.counted.has(period.key)) continue;
    for (const line of lines) {
      if (line.unit !== span.program.currency) continue;
      amounts.set(partner, (amounts.get(partner) ?? 0n) + BigInt(line.amountMinor));
    }
  }
  return amounts;
}

/** Every partner that gets something under either document, what differs most first. */
export function partnersOf(tried: Outcome, compared: Outcome | null): PreviewPartnerShape[] {
  const { currency } = tried.span.program;
  const amounts = moneyPerPartner(tried);
  const others = compared ? moneyPerPartner(compared) : new Map<string, bigint>();
  const text = (minor: bigint) => minorToText(minor, currency);
  return [...new Set([...amounts.keys(), ...others.keys()])]
    .map((partner) => ({ partner, amount: amounts.get(partner) ?? 0n, compared: others.get(partner) ?? 0n }))
    .filter(({ amount, compared: other }) => amount !== 0n || other !== 0n)
    .map((one) => ({ ...one, difference: one.amount - one.compared }))
    .sort((a, b) => byDistance(a.difference, b.difference) || (a.partner < b.partner ? -1 : 1))
    .map(({ partner, amount, compared: other, difference }) => ({
      partner,
      amount: text(amount),
      compared_amount: compared ? text(other) : null,
      difference: compared ? text(difference) : null,
    }));
}

const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);
const byDistance = (a: bigint, b: bigint): number => (size(a) > size(b) ? -1 : size(a) < size(b) ? 1 : 0);

/** Cost, reach, winners and losers. */
export function resultOf(
  tried: Outcome,
  compared: Outcome | null,
  partners: readonly PreviewPartnerShape[],
): PreviewResultShape {
  const isLoss = (one: PreviewPartnerShape) => one.difference?.startsWith('-') === true;
  const losers = partners.filter(isLoss);
  const winners = partners.filter((one) => one.difference !== null && /[1-9]/.test(one.difference) && !isLoss(one));
  return {
    currency: tried.span.program.currency,
    tried: sumsOf(tried),
    compared: compared && sumsOf(compared),
    partners: partners.length,
    winning: compared ? winners.length : null,
    losing: compared ? losers.length : null,
    winners: winners.slice(0, mostShown),
    losers: losers.slice(0, mostShown),
  };
}

function sumsOf(outcome: Outcome): PreviewResultShape['tried'] {
  const { span, calculation } = outcome;
  const { currency } = span.program;
  const text = (minor: bigint) => minorToText(minor, currency);
  const amounts = [...moneyPerPartner(outcome).values()];
  const counted = span.periods.filter(({ key }) => span.counted.has(key));
  const cells = calculation.cells.filter(({ period }) => span.counted.has(period.key));
  const money = (of: typeof cells, which: 'amountMinor' | 'earnedMinor') =>
    of
      .flatMap(({ lines }) => lines)
      .reduce((sum, line) => (line.unit === currency ? sum + BigInt(line[which]) : sum), 0n);
  return {
    cost: text(money(cells, 'amountMinor')),
    wanted: text(money(cells, 'earnedMinor')),
    reached: amounts.filter((minor) => minor > 0n).length,
    taking_part: new Set(cells.map(({ partner }) => partner)).size,
    other_units: otherUnits(cells.flatMap(({ lines }) => lines).filter(({ unit }) => unit !== currency)),
    periods: counted.map(({ key, from, to }) => {
      const own = cells.filter(({ period }) => period.key === key);
      return { period: key, from, to, amount: text(money(own, 'amountMinor')) };
    }),
  };
}

function otherUnits(lines: readonly { unit: string; amountMinor: string }[]): { unit: string; amount: string }[] {
  const sums = new Map<string, bigint>();
  for (const { unit, amountMinor } of lines) sums.set(unit, (sums.get(unit) ?? 0n) + BigInt(amountMinor));
  return [...sums].sort().map(([unit, minor]) => ({ unit, amount: minorToText(minor, unit) }));
}
