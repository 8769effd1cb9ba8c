import { describe, expect, it } from 'vitest';
import { exact, toText } from './exact.ts';
import { answersOf, netPromoterScore } from './survey.ts';

const counted = (promoters: number, passives: number, detractors: number) =>
  toText(netPromoterScore({ promoters: exact(promoters), passives: exact(passives), detractors: exact(detractors) }));
const scored = (...scores: number[]) => toText(netPromoterScore(answersOf(scores)));

/** Published figures; their sources stand in fixtures/published/groups.yaml. */
describe('net promoter score', () => {
  it('ENPS-01: 25% promoters, 55% passives, 20% detractors: 25 - 20 = 5', () => {
    expect(counted(25, 55, 20)).toBe('5');
  });
  it('ENPS-02: 50, 30 and 20 of 100: 50% - 20% = 30', () => {
    expect(counted(50, 30, 20)).toBe('30');
  });
  it('ENPS-04: scores 10, 7, 3, 9: 2 of 4 promote, 1 of 4 detracts: 50 - 25 = 25', () => {
    expect(scored(10, 7, 3, 9)).toBe('25');
  });
  it('ENPS-06: no answers: 0', () => {
    expect(scored()).toBe('0');
  });
  it('counts 9 as promoting, 8 and 7 as passive, 6 and 0 as detracting', () => {
    expect([scored(9), scored(8), scored(7), scored(6), scored(0)]).toEqual(['100', '0', '0', '-100', '-100']);
  });
  it('refuses answers off the scale', () => {
    expect(() => answersOf([11])).toThrow(RangeError);
    expect(() => answersOf([-1])).toThrow(RangeError);
    expect(() => answersOf([7.5])).toThrow(RangeError);
  });
});
