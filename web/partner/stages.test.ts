import { describe, expect, test } from 'vitest';
import { earningStep, type GivenStep, nextStep, stagesOf, sumOfStages } from './stages.ts';

const step = (name: string, values: Record<string, unknown>): GivenStep => ({ step: name, text: '', values });

describe('how an amount came about, as bars', () => {
  test('rate, multiplier, limit and budget, each with what it changes', () => {
    const stages = stagesOf(
      [
        step('measured', { value: '10000' }),
        step('percent', { rate: '0.1', base: '10000', earned: '1000' }),
        step('multiplied', { by: '1.1', earned: '1100' }),
        step('limited', { limit: 'per_period', bound: 'maximum', at: '1050', from: '1100', to: '1050' }),
        step('budget', { rule: 'stop', wanted: '1050', granted: '800.5' }),
      ],
      '800.50',
      'EUR',
    );
    expect(stages.map(({ name, change }) => `${name} ${change}`)).toEqual([
      'rate 1000',
      'multiplied 100',
      'limit -50',
      'budget -249.5',
      'now 800.50',
    ]);
    expect(sumOfStages(stages)).toBe('800.5');
  });

  test('bands add up to one bar', () => {
    const stages = stagesOf([step('band', { earned: '20' }), step('band', { earned: '5.5' })], '25.50', 'EUR');
    expect(stages.map(({ name, change }) => `${name} ${change}`)).toEqual(['rate 25.5', 'now 25.50']);
  });

  test('every bar is in whole cents, and they add up to the amount', () => {
    const steps = [
      step('percent', { earned: '1942.4065' }),
      step('multiplied', { earned: '2136.64715' }),
      step('rounded', { from: '2136.64715', to: '2136.65' }),
      step('budget', { granted: '1981.5' }),
    ];
    const stages = stagesOf(steps, '1981.50', 'EUR');
    expect(stages.map(({ name, change }) => `${name} ${change}`)).toEqual([
      'rate 1942.41',
      'multiplied 194.24',
      'budget -155.15',
      'now 1981.50',
    ]);
    expect(sumOfStages(stages)).toBe('1981.5');
  });

  test('bands that are each a fraction of a cent are rounded together', () => {
    const stages = stagesOf([step('band', { earned: '0.004' }), step('band', { earned: '0.004' })], '0.01', 'EUR');
    expect(stages.map(({ name, change }) => `${name} ${change}`)).toEqual(['rate 0.01', 'now 0.01']);
  });

  test('rounding to cents goes into the last bar', () => {
    const stages = stagesOf(
      [step('percent', { earned: '10.006' }), step('rounded', { from: '10.006', to: '10.01' })],
      '10.01',
      'EUR',
    );
    expect(stages.map(({ name, change }) => `${name} ${change}`)).toEqual(['rate 10.01', 'now 10.01']);
  });

  test('a limit on single facts is within the rate; a clawback takes off', () => {
    const stages = stagesOf(
      [
        step('per_fact', { facts: 3, earned: '90' }),
        step('limited', { limit: 'per_fact', bound: 'maximum', at: '30', from: '120', to: '90' }),
        step('clawback', { earned: '40', takenBack: '40' }),
      ],
      '50.00',
      'EUR',
    );
    expect(stages.map(({ name, change }) => `${name} ${change}`)).toEqual(['rate 90', 'clawback -40', 'now 50.00']);
  });

  test('what the steps do not tell is shown as other, so that the bars are always true', () => {
    const stages = stagesOf([step('percent', { earned: '10' }), step('something_new', {})], '7.00', 'EUR');
    expect(stages.map(({ name, change }) => `${name} ${change}`)).toEqual(['rate 10', 'other -3', 'now 7.00']);
    expect(sumOfStages(stages)).toBe('7');
  });

  test('nothing earned has no picture', () => {
    expect(stagesOf([step('nothing_measured', {})], '0.00', 'EUR')).toEqual([]);
  });
});

describe('the step by which it was earned', () => {
  test('when there is one', () => {
    const percent = step('percent', { earned: '5' });
    expect(earningStep([step('measured', {}), percent])).toBe(percent);
    expect(earningStep([step('band', {}), step('band', {})])).toBeUndefined();
    expect(earningStep([step('measured', {})])).toBeUndefined();
  });
});

describe('how far to the next step', () => {
  test('to the end of the reached band, the first band, or the goal', () => {
    expect(nextStep([step('band', { from: '0', to: '1000' })], '998.5')).toEqual({ at: '1000', left: '1.5' });
    expect(nextStep([step('no_band', { first: '60' })], '42')).toEqual({ at: '60', left: '18' });
    expect(nextStep([step('goal', { value: '100' }), step('goal_not_reached', { percent: '80' })], '80')).toEqual({
      at: '100',
      left: '20',
    });
  });

  test('nothing above the top band, or when it is not known', () => {
    expect(nextStep([step('band', { from: '0', to: null })], '998.5')).toBeUndefined();
    expect(nextStep([step('percent', { earned: '5' })], '10')).toBeUndefined();
    expect(nextStep([step('no_band', { first: '60' })], null)).toBeUndefined();
  });
});
