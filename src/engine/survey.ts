import { divide, type Exact, fraction, HUNDRED, isPositive, multiply, subtract, sum, ZERO } from './exact.ts';

/** How many answered how: 9 and 10 promote, 7 and 8 are passive, 0 to 6 detract. Counts, or percentages of all. */
export interface Answers {
  readonly promoters: Exact;
  readonly passives: Exact;
  readonly detractors: Exact;
}

/** Answers on the scale of 0 to 10, counted. Throws a RangeError for an answer off that scale. */
export function answersOf(scores: readonly number[]): Answers {
  const wrong = scores.find((score) => !Number.isInteger(score) || score < 0 || score > 10);
  if (wrong !== undefined) throw new RangeError(`not an answer from 0 to 10: ${wrong}`);
  const count = (from: number, to: number) =>
    fraction(BigInt(scores.filter((score) => score >= from && score <= to).length));
  return { promoters: count(9, 10), passives: count(7, 8), detractors: count(0, 6) };
}

/** Net promoter score (eNPS of a team or of partners), -100 to 100: the percentage of promoters less that of detractors. No answers: 0. */
export function netPromoterScore({ promoters, passives, detractors }: Answers): Exact {
  const all = sum([promoters, passives, detractors]);
  return isPositive(all) ? multiply(divide(subtract(promoters, detractors), all), HUNDRED) : ZERO;
}
