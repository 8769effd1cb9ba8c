import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './budget.ts';

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
const anyRequests = fc.array(fc.record({ wantedMinor: fc.bigInt(-1000n, 100_000n), frozenMinor: fc.constant(0n) }), {
  maxLength: 30,
});

describe('a budget', () => {
  it('is never exceeded by a minor unit, and nobody gets more than wanted', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 500_000n),
        fc.constantFrom('stop', 'prorate'),
        anyRequests,
        (amount, rule, requests) => {
          const granted = allocate(amount, rule, requests);
          expect(sum(granted) <= amount).toBe(true);
          granted.forEach((minor, i) => {
            expect(minor <= requests[i]!.wantedMinor).toBe(true);
            if (requests[i]!.wantedMinor > 0n) expect(minor >= 0n).toBe(true);
          });
          const wanted = sum(requests.map(({ wantedMinor }) => wantedMinor));
          if (wanted <= amount && requests.every(({ wantedMinor }) => wantedMinor >= 0n))
            expect(sum(granted)).toBe(wanted);
          if (wanted > amount && requests.every(({ wantedMinor }) => wantedMinor >= 0n))
            expect(sum(granted)).toBe(amount);
        },
      ),
    );
  });

  it('stops: first come, first served', () => {
    const requests = [400n, 400n, 400n, 10n].map((wantedMinor) => ({ wantedMinor, frozenMinor: 0n }));
    expect(allocate(1000n, 'stop', requests)).toEqual([400n, 400n, 200n, 0n]);
  });

  it('prorates: everyone the same part, to the minor unit', () => {
    const requests = [300n, 300n, 300n].map((wantedMinor) => ({ wantedMinor, frozenMinor: 0n }));
    expect(allocate(100n, 'prorate', requests)).toEqual([34n, 33n, 33n]);
  });

  it('keeps what closed periods have granted before anything else', () => {
    const requests = [
      { wantedMinor: 500n, frozenMinor: 0n },
      { wantedMinor: 700n, frozenMinor: 600n },
    ];
    expect(allocate(1000n, 'stop', requests)).toEqual([400n, 600n]);
    expect(allocate(1000n, 'prorate', requests)).toEqual([400n, 600n]);
  });

  it('grants the same after some periods were closed as before, whatever was closed first', () => {
    const closing = fc.array(fc.record({ wantedMinor: fc.bigInt(-1000n, 100_000n), isClosed: fc.boolean() }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.bigInt(0n, 500_000n), fc.constantFrom('stop', 'prorate'), closing, (amount, rule, cells) => {
        const open = cells.map(({ wantedMinor }) => ({ wantedMinor, frozenMinor: 0n }));
        const before = allocate(amount, rule, open);
        const closed = cells.map(({ wantedMinor, isClosed }, i) => ({
          wantedMinor,
          frozenMinor: isClosed ? before[i]! : 0n,
        }));
        expect(allocate(amount, rule, closed)).toEqual(before);
      }),
    );
  });

  it('holds as well when facts change what closed and open periods want', () => {
    const changes = fc.array(fc.bigInt(-60_000n, 60_000n), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(
        fc.bigInt(0n, 500_000n),
        fc.constantFrom('stop', 'prorate'),
        anyRequests,
        changes,
        (amount, rule, open, change) => {
          const before = allocate(amount, rule, open);
          const later = open.map(({ wantedMinor }, i) => ({
            wantedMinor: wantedMinor + change[i]!,
            frozenMinor: i % 2 === 0 ? before[i]! : 0n,
          }));
          const granted = allocate(amount, rule, later);
          expect(sum(granted) <= amount).toBe(true);
          later.forEach(({ wantedMinor, frozenMinor }, i) => {
            expect(granted[i]! <= wantedMinor).toBe(true);
            expect(granted[i]! >= (wantedMinor < frozenMinor ? wantedMinor : frozenMinor)).toBe(true);
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('only warns when it may be exceeded', () => {
    expect(allocate(1n, 'warn', [{ wantedMinor: 5n, frozenMinor: 0n }])).toEqual([5n]);
  });
});
