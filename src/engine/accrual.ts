import { divide, type Exact, fraction, HUNDRED, multiply, roundHalfUp, subtract } from './exact.ts';

/*
 * What the vendor books before a volume rebate is certain (IFRS 15, variable consideration). It rests on an expected volume, which is the
 * vendor's judgement and not a fact, so that it is no incentive of a program; the expected total may come from one, calculated on that volume.
 */

/** Revenue to book now so that everything sold to date stands at the price that is now expected: cumulative catch-up. */
export function catchUp(soldToDate: Exact, expectedPrice: Exact, bookedBefore: Exact): Exact {
  return subtract(multiply(soldToDate, expectedPrice), bookedBefore);
}

/** Expected total ÷ expected units, to the cent when `inCents`: the price at which each unit is booked. */
export function expectedPrice(expectedTotal: Exact, expectedUnits: Exact, inCents: boolean): Exact {
  const price = divide(expectedTotal, expectedUnits);
  return inCents ? divide(fraction(roundHalfUp(price, 2)), HUNDRED) : price;
}

/** What was invoiced above what is booked: owed to the buyer when the expected rebate is reached. */
export function rebateLiability(invoiced: Exact, booked: Exact): Exact {
  return subtract(invoiced, booked);
}
