import { measureAll } from '../../src/engine/calculate.ts';
import { type CellInput, calculateCell } from '../../src/engine/cell.ts';
import { exact, toText } from '../../src/engine/exact.ts';
import type { Source } from '../../src/engine/fact.ts';
import { type FactJson, factFromJson } from '../../src/engine/fact-json.ts';
import type { Measured, MeasureRequest } from '../../src/engine/measured.ts';
import { isCurrency, minorToText } from '../../src/engine/money.ts';
import { type NextStep, nextStep } from '../../src/engine/next-step.ts';
import { takesPart } from '../../src/engine/partner.ts';
import type { Program, SimpleMeasure } from '../../src/engine/program.ts';
import { isAdditive, unitOfMeasure } from '../../src/engine/reading.ts';
import { requestsOf } from '../../src/engine/request.ts';
import type { Cell, Line } from '../../src/engine/result.ts';
import { inLanguage, type Language } from '../../src/engine/words.ts';
import type { FactsForPreviewShape } from '../../src/previews/schema.ts';
import { drawn, total } from '../shared/numbers.ts';
import type { Range } from '../shared/ui/slid.ts';
import type { Amount } from './quarters.ts';

/** What can be slid: a measured value of the partner, wherever in the program it counts. */
export interface Slide {
  readonly key: string;
  readonly name: string;
  readonly source: Source;
  readonly unit: string;
  readonly now: string;
  readonly range: Range;
  /** The places in the program that it is measured for. */
  readonly places: readonly string[];
}

/** One incentive, as it is and as it would be. */
export interface Tried {
  readonly incentive: string;
  readonly name: string;
  readonly unit: string;
  readonly now: string;
  readonly after: string;
  readonly next: NextStep | null;
}

export type Slid = Readonly<Record<string, string>>;

/** A partner's period, measured once, to be calculated with other values as often as one likes. */
export interface Trial {
  readonly program: Program;
  readonly input: CellInput;
  readonly slides: readonly Slide[];
}

export function trialOf(given: FactsForPreviewShape, language: Language): Trial {
  const program = given.document as unknown as Program;
  const facts = given.facts.map((one) => factFromJson(one as FactJson));
  const goals = new Map(given.hand_goals.map(({ set, value }) => [set, exact(value)]));
  const requests = requestsOf(program, given.period, given.as_of);
  const measured = measureAll(requests, given.partner.code, facts);
  const input: CellInput = {
    program,
    period: given.period,
    partner: given.partner,
    asOf: given.as_of,
    measured,
    handGoals: (set) => goals.get(set) ?? null,
    earlier: given.earlier.map(
      ({ period, first_counted_on, lines }): Cell => ({
        program: program.program,
        partner: given.partner.code,
        period,
        firstCountedOn: first_counted_on,
        lines: lines as unknown as Line[],
      }),
    ),
    isTold: false,
  };
  return { program, input, slides: slidesOf(input, requests, language) };
}

/** What is measured for an incentive and for its conditions; the same measure in two places is one slider. */
function slidesOf(input: CellInput, requests: readonly MeasureRequest[], language: Language): Slide[] {
  const { program, measured, partner } = input;
  const slides = new Map<string, Slide>();
  for (const { key, measure, window, each } of requests) {
    const place = /^incentives\/(\d+)\/(?:gates\/(\d+)\/)?measure$/.exec(key);
    const incentive = program.incentives[Number(place?.[1])];
    const value = measured.get(key)?.value;
    if (!incentive || each || !takesPart(partner, incentive.for) || !canSlide(measure)) continue;
    const name = (place?.[2] === undefined ? undefined : incentive.gates?.[Number(place[2])]?.name) ?? incentive.name;
    const same = JSON.stringify([measure, window]);
    const known = slides.get(same);
    const now = value ? toText(value) : '0';
    slides.set(same, {
      key: same,
      name: known?.name ?? (name ? inLanguage(name, language) : incentive.id),
      source: measure.source,
      unit: unitOfMeasure(program, measure),
      now,
      range:
        known?.range ?? rangeOf(now, measure, place?.[2] === undefined ? nextStep(input, Number(place?.[1])) : null),
      places: [...(known?.places ?? []), key],
    });
  }
  return [...slides.values()];
}

/** What only grows with what is done, or is a score. Where a contest or a pool decides, others do too. */
const canSlide = (measure: SimpleMeasure): boolean => measure.average !== undefined || isAdditive(measure);

/** From nothing to twice what it is, and at least past the next step, in round steps. */
function rangeOf(now: string, measure: SimpleMeasure, next: NextStep | null): Range {
  const most = Math.max(drawn(now) * 2, next ? drawn(next.at) * 1.25 : 0, measure.average === undefined ? 10 : 100);
  const isCounted = measure.count !== undefined || measure.distinct !== undefined || most <= 200;
  const step = isCounted && most <= 1000 ? 1 : 10 ** Math.max(Math.floor(Math.log10(most)) - 2, 0);
  const end = measure.average !== undefined && most <= 100 ? 100 : Math.ceil(most / step) * step;
  return { from: '0', to: String(end), step: String(step) };
}

const withSlid = ({ input, slides }: Trial, slid: Slid): CellInput => {
  const measured = new Map(input.measured);
  for (const { key, places, now } of slides) {
    const to = slid[key];
    if (to === undefined || to === now) continue;
    for (const place of places) {
      const before = measured.get(place) as Measured;
      measured.set(place, { ...before, value: exact(to), facts: Math.max(before.facts, 1) });
    }
  }
  return { ...input, measured };
};

/** Every incentive as it is now and as it would be, by the engine. */
export function tried(trial: Trial, slid: Slid, language: Language): Tried[] {
  const input = withSlid(trial, slid);
  const [now, then] = [calculateCell(trial.input), calculateCell(input)];
  return now.lines.map(({ incentive: id, unit, earnedMinor }, index) => {
    const place = trial.program.incentives.findIndex((one) => one.id === id);
    const { name } = trial.program.incentives[place]!;
    return {
      incentive: id,
      name: name ? inLanguage(name, language) : id,
      unit,
      now: minorToText(BigInt(earnedMinor), unit),
      after: minorToText(BigInt(then.lines[index]!.earnedMinor), unit),
      next: nextStep(input, place),
    };
  });
}

/** What lines come to together in the unit that says most: money, or else the first. */
export function mainTotal(lines: readonly Tried[], which: 'now' | 'after'): Amount | undefined {
  const unit = (lines.find((one) => isCurrency(one.unit)) ?? lines[0])?.unit;
  if (unit === undefined) return undefined;
  return { unit, amount: total(lines.filter((one) => one.unit === unit).map((one) => one[which])) };
}

/** How each amount would come about, in sentences. */
export async function toldSteps(trial: Trial, slid: Slid, language: Language): Promise<ReadonlyMap<string, string[]>> {
  const { explain } = await import('../../src/engine/explain.ts');
  const cell = calculateCell({ ...withSlid(trial, slid), isTold: true });
  const { lines } = explain(cell, trial.program, language);
  return new Map(lines.map(({ incentive, steps }) => [incentive, steps.map(({ text }) => text)]));
}
