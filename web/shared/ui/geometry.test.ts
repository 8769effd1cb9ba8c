import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  budgetShares,
  bulletOf,
  dotField,
  heatOf,
  shareOf,
  sparkPoints,
  stackDots,
  ticksOf,
  timeRows,
  waterfallBars,
} from './geometry.ts';

describe('the lines of an axis', () => {
  test('are round, begin at zero and reach over the highest value', () => {
    expect(ticksOf(['0', '8300'])).toEqual(['0', '5000', '10000']);
    expect(ticksOf(['0', '7'])).toEqual(['0', '2', '4', '6', '8']);
    expect(ticksOf(['12.5', '17'])).toEqual(['0', '5', '10', '15', '20']);
    expect(ticksOf(['0.12', '0.31'])).toEqual(['0', '0.1', '0.2', '0.3', '0.4']);
    expect(ticksOf(['-400', '900'])).toEqual(['-500', '0', '500', '1000']);
  });

  test('stay exact where a float would not', () => {
    expect(ticksOf(['0', '0.3'], 3)).toEqual(['0', '0.1', '0.2', '0.3']);
    expect(ticksOf(['0', '90071992547409930000']).at(-1)).toBe('100000000000000000000');
  });

  test('are few, rise evenly and hold every value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 20 }), (values) => {
        const ticks = ticksOf(values.map(String)).map(Number);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks[0]!).toBeLessThanOrEqual(Math.min(0, ...values));
        expect(ticks.at(-1)!).toBeGreaterThanOrEqual(Math.max(0, ...values));
      }),
    );
  });

  test('nothing but zero still has an axis', () => {
    expect(ticksOf(['0']).length).toBeGreaterThanOrEqual(2);
    expect(ticksOf([]).length).toBeGreaterThanOrEqual(2);
  });

  test('a value stands at its share of the axis', () => {
    expect(shareOf('75', '50', '100')).toBe(0.5);
    expect(shareOf('75', '75', '75')).toBe(0);
  });
});

describe('a forecast', () => {
  test('begins where the line ends, with a band without width', () => {
    const rows = timeRows([
      { key: 'a', label: 'A', actual: '10' },
      { key: 'b', label: 'B', actual: '20' },
      { key: 'c', label: 'C', forecast: '25', low: '22', high: '28' },
    ]);
    expect(rows.map(({ actual, forecast, band }) => ({ actual, forecast, band }))).toEqual([
      { actual: 10, forecast: null, band: null },
      { actual: 20, forecast: 20, band: [20, 20] },
      { actual: null, forecast: 25, band: [22, 28] },
    ]);
  });

  test('of a period that has begun keeps its own figure', () => {
    const [first] = timeRows([
      { key: 'a', label: 'A', actual: '10', forecast: '15', low: '12', high: '18' },
      { key: 'b', label: 'B', forecast: '16', low: '11', high: '21' },
    ]);
    expect(first).toMatchObject({ actual: 10, forecast: 15, band: [12, 18] });
  });

  test('that is not there leaves the line alone', () => {
    const rows = timeRows([
      { key: 'a', label: 'A', actual: '10' },
      { key: 'b', label: 'B', actual: '0' },
    ]);
    expect(rows.every(({ forecast, band }) => forecast === null && band === null)).toBe(true);
    expect(rows[1]!.actual).toBe(0);
  });
});

describe('dots', () => {
  test('that are far apart lie side by side; close ones are stacked', () => {
    expect(stackDots([0, 10, 12, 30], 5)).toEqual([
      { x: 0, level: 0 },
      { x: 10, level: 0 },
      { x: 12, level: 1 },
      { x: 30, level: 0 },
    ]);
  });

  test('never overlap', () => {
    const shares = fc.array(
      fc.integer({ min: 0, max: 10_000 }).map((one) => one / 10_000),
      { minLength: 1, maxLength: 150 },
    );
    fc.assert(
      fc.property(shares, fc.integer({ min: 200, max: 1200 }), (given, width) => {
        const { radius, dots } = dotField(
          given.toSorted((a, b) => a - b),
          width,
          120,
        );
        for (const [index, a] of dots.entries()) {
          for (const b of dots.slice(0, index))
            expect(Math.hypot(a.x - b.x, (a.level - b.level) * 2 * radius)).toBeGreaterThanOrEqual(2 * radius - 1e-9);
        }
      }),
    );
  });

  test('are as large as the height allows, and stay within the width', () => {
    expect(dotField([0, 0.5, 1], 400, 100)).toMatchObject({ radius: 7, height: 14 });
    const crowd = dotField(
      Array.from({ length: 60 }, () => 0.5),
      400,
      160,
    );
    expect(crowd.radius).toBeLessThan(7);
    for (const { x } of dotField([0, 1], 400, 100).dots) {
      expect(x).toBeGreaterThanOrEqual(7);
      expect(x).toBeLessThanOrEqual(393);
    }
  });
});

describe('the bars of a waterfall', () => {
  const stage = (key: string, change: string, after: string, isTotal = false) => ({
    key,
    label: key,
    change,
    after,
    isTotal,
  });

  test('each begins where the one before ended; a total stands on zero', () => {
    expect(
      waterfallBars([
        stage('a', '80', '80'),
        stage('b', '20', '100'),
        stage('c', '-50', '50'),
        stage('d', '0', '50', true),
      ]),
    ).toEqual([
      { left: 0, width: 0.8 },
      { left: 0.8, width: 0.2 },
      { left: 0.5, width: 0.5 },
      { left: 0, width: 0.5 },
    ]);
  });

  test('below zero they have room at the left', () => {
    expect(waterfallBars([stage('a', '50', '50'), stage('b', '-100', '-50')])).toEqual([
      { left: 0.5, width: 0.5 },
      { left: 0, width: 1 },
    ]);
  });
});

describe('a bullet bar', () => {
  const steps = [
    { at: '10000', name: 'gold' },
    { at: '5000', name: 'silver' },
  ];

  test('names the next step and how far it is', () => {
    const { share, marks, next } = bulletOf('8760.05', steps);
    expect(next).toEqual({ step: steps[0], left: '1239.95' });
    expect(share).toBeCloseTo(0.876005);
    expect(marks.map(({ step, share: at, isReached }) => `${step.name} ${at} ${isReached}`)).toEqual([
      'silver 0.5 true',
      'gold 1 false',
    ]);
  });

  test('a step that is just reached is not the next one; beyond the last there is none', () => {
    expect(bulletOf('5000', steps).next?.step.name).toBe('gold');
    const beyond = bulletOf('20000', steps);
    expect(beyond.next).toBeUndefined();
    expect(beyond.share).toBe(1);
    expect(beyond.marks[1]!.share).toBe(0.5);
  });

  test('less than nothing is drawn as nothing, and said in full', () => {
    expect(bulletOf('-100', steps)).toMatchObject({ share: 0, next: { left: '5100' } });
  });
});

describe('the other pictures', () => {
  test('a budget’s parts fit on the bar, also when they are more than the budget', () => {
    expect(budgetShares('100', ['20', '30', '10'])).toEqual({ parts: [0.2, 0.3, 0.1], mark: 1 });
    expect(budgetShares('100', ['80', '80', '40'])).toEqual({ parts: [0.4, 0.4, 0.2], mark: 0.5 });
    expect(budgetShares('0', ['0', '-5', '0'])).toEqual({ parts: [0, 0, 0], mark: 0 });
  });

  test('a heat map has five depths from the lowest to the highest', () => {
    const all = ['0', '25', '50', '75', '100'];
    expect(all.map((one) => heatOf(one, all))).toEqual([0, 1, 2, 3, 4]);
    expect(heatOf('7', ['7', '7'])).toBe(2);
  });

  test('a sparkline uses its whole box', () => {
    expect(sparkPoints(['10', '30', '20'], 100, 20)).toEqual([
      { x: 0, y: 20 },
      { x: 50, y: 0 },
      { x: 100, y: 10 },
    ]);
    expect(sparkPoints(['5'], 100, 20)).toEqual([{ x: 100, y: 10 }]);
  });
});
