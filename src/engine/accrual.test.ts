import { describe, expect, it } from 'vitest';
import { catchUp, expectedPrice, rebateLiability } from './accrual.ts';
import { exact, multiply, toText, ZERO } from './exact.ts';
import { slicesOf, tiersOn } from './reward/tiers.ts';
import { noSteps } from './steps.ts';

/** Published figures; their sources stand in fixtures/published/groups.yaml. */
describe('revenue at an expected price', () => {
  it('ACCR-03: 75 at 480 = 36,000; then 300 to date at 432 = 129,600, of which 93,600 in the second quarter', () => {
    const first = catchUp(exact(75), exact(480), ZERO);
    expect(toText(first)).toBe('36000');
    const toDate = exact(75 + 225);
    expect(toText(multiply(toDate, exact(432)))).toBe('129600');
    expect(toText(catchUp(toDate, exact(432), first))).toBe('93600');
  });

  it('ACCR-04: 150,000 expected over graduated tiers = 1,450,000; 9.67 each; 30,000 sold book 290,100, 9,900 owed', () => {
    const tiers = {
      mode: 'marginal',
      bands: [
        { from: 0, per_unit: 10 },
        { above: 100_000, per_unit: 9 },
        { above: 200_000, per_unit: 8 },
      ],
    } as const;
    const slices = slicesOf({ ...tiers, bands: [...tiers.bands] }, { goal: null, baseline: null })!;
    const total = tiersOn({ ...tiers, bands: [...tiers.bands] }, slices, exact(150_000), null, noSteps);
    expect(toText(total)).toBe('1450000');
    const price = expectedPrice(total, exact(150_000), true);
    expect(toText(price)).toBe('9.67');
    const booked = catchUp(exact(30_000), price, ZERO);
    expect(toText(booked)).toBe('290100');
    expect(toText(rebateLiability(exact('300000'), booked))).toBe('9900');
    const unrounded = catchUp(exact(30_000), expectedPrice(total, exact(150_000), false), ZERO);
    expect(toText(unrounded)).toBe('290000');
  });
});
