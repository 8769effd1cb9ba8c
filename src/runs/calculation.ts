import { takesPart } from '../engine/partner.ts';
import type { IsoDate } from '../engine/period.ts';
import type { Program } from '../engine/program.ts';
import { carries, dependsOnDay, requestsOf } from '../engine/request.ts';
import { type ParticipantRow, type PeriodRow, partnersFor, setCalculated } from '../programs/sql.ts';
import type { Calculating } from './calculating.ts';
import { measureAdded } from './carry.ts';
import { measuredBefore } from './cell-sql.ts';
import { measureInSql } from './measure-sql.ts';
import { calculateCells, type Participants } from './results.ts';
import { type Marked, takeMarks } from './sql.ts';
import { measuredFrom } from './stored.ts';

/** Whom to calculate in a period: everyone, or these. */
type Who = 'everyone' | Marked;

/** Periods after each other that follow one document, and whom to calculate in them. */
interface Stretch {
  readonly program: Program;
  readonly periods: readonly PeriodRow[];
  readonly who: Who;
}

interface Counts {
  cells: number;
  changed: number;
}

/**
 * Measures and calculates what changed, or everything, period by period in time order: a period's results may need those before it.
 * Results across partners are not settled yet. Returns how many results were calculated and how many became another.
 */
export async function calculateChanged(run: Calculating): Promise<Counts> {
  const { tx, programId, asOf, periods } = run;
  const marks = await takeMarks(tx, programId);
  const begun = periods.filter(({ from }) => from <= asOf);
  const total = { cells: 0, changed: 0 };
  for (const stretch of stretchesOf(run, begun, marks)) {
    if (stretch.who === 'everyone') await calculateEveryone(run, stretch, total);
    else await calculateMarked(run, stretch.periods[0]!, stretch.program, stretch.who, total);
  }
  total.changed += await run.writes.done();
  await setCalculated(tx, programId, asOf);
  return total;
}

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

function stretchesOf(run: Calculating, begun: readonly PeriodRow[], marks: ReadonlyMap<string, Marked>): Stretch[] {
  const stretches: Stretch[] = [];
  // Everyone or those of an earlier period, where later periods look back at it.
  let carriedOn: Who = new Map();
  for (const period of begun) {
    const program = run.programOf(period);
    const marked = marks.get(period.key) ?? new Map();
    const looksBack = carries(program);
    const isEveryone: boolean =
      run.isFull || isStale(program, period, run.asOf) || (looksBack && carriedOn === 'everyone');
    // Those carried on have no new facts in this period.
    const before: Marked = looksBack && carriedOn !== 'everyone' ? noFacts(carriedOn) : new Map();
    const who: Who = isEveryone ? 'everyone' : new Map([...before, ...marked]);
    const last = stretches.at(-1);
    if (last?.who === 'everyone' && who === 'everyone' && last.program === program) {
      stretches[stretches.length - 1] = { ...last, periods: [...last.periods, period] };
    } else stretches.push({ program, periods: [period], who });
    if (carriedOn !== 'everyone') carriedOn = who === 'everyone' ? who : new Map([...carriedOn, ...who]);
  }
  return stretches;
}

const noFacts = (marked: Marked): Marked => new Map([...marked.keys()].map((id) => [id, []]));

/** Whether every result of a period is out of date: never calculated, or days have passed that its measures look at. */
function isStale(program: Program, { calculated_on, to }: PeriodRow, asOf: IsoDate): boolean {
  return calculated_on === null || (dependsOnDay(program) && calculated_on < earlier(to, asOf));
}

/** Values measured in one statement, and into how many statements the periods go at least, so that the next are measured while one is calculated. */
const valuesAtOnce = 500_000;
const leastMeasurements = 6;

/** Every partner of periods that follow one document, a batch of partners at a time, several periods measured at once. */
async function calculateEveryone(run: Calculating, { program, periods }: Stretch, total: Counts): Promise<void> {
  const requests = periods.map((period) => requestsOf(program, period, run.asOf));
  for (let after = 0; ; ) {
    const groups: Participants[] = [];
    for (const period of periods) {
      groups.push(await participants(run, period, program, { after, limit: run.batch }));
    }
    const { all } = groups[0]!;
    const isLast = all.length < run.batch;
    const of = { currency: program.currency, partnerIds: isLast && after === 0 ? undefined : all.map(({ id }) => id) };
    const atOnce = all.length === 0 ? 0 : periodsAtOnce(all.length * requests[0]!.length, periods.length);
    let place = 0;
    for await (const measured of inAdvance(chunks(requests, atOnce), (some) =>
      run.reading((db) => measureInSql(db, { ...of, periods: some })),
    )) {
      for (const answers of measured) {
        await calculateCells(run, periods[place]!, program, groups[place]!, requests[place]!, answers, total);
        place += 1;
      }
    }
    if (isLast) return;
    after = all.at(-1)!.id;
  }
}

function periodsAtOnce(valuesPerPeriod: number, periods: number): number {
  const most = Math.ceil(periods / leastMeasurements);
  return Math.max(1, Math.min(most, Math.floor(valuesAtOnce / Math.max(1, valuesPerPeriod))));
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return size === 0
    ? []
    : Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

/** Does the work for each, in order, two ahead of who takes the results: the database goes on while they are calculated with. */
async function* inAdvance<T, R>(list: readonly T[], work: (one: T) => Promise<R>): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  for (let next = 0; next < list.length || underWay.length > 0; ) {
    while (next < list.length && underWay.length < 3) {
      const result = work(list[next]!);
      // Its failure is told where it is waited for.
      result.catch(() => {});
      underWay.push(result);
      next += 1;
    }
    yield await underWay.shift()!;
  }
}

async function participants(
  run: Calculating,
  period: PeriodRow,
  program: Program,
  which: Parameters<typeof partnersFor>[2],
): Promise<Participants> {
  const of = { programId: run.programId, enrolment: program.enrolment ?? 'automatic', period };
  const all = await partnersFor(run.tx, of, which);
  return { all, taking: all.filter((partner) => partner.enrolled && takesPart(partner, program.for)) };
}

/** Intakes up to which results are carried forward by new facts; more are measured anew. */
const mostIntakes = 200;

/** The partners of a period whose facts changed: carried forward by the new facts alone where that is enough. */
async function calculateMarked(
  run: Calculating,
  period: PeriodRow,
  program: Program,
  marked: Marked,
  total: Counts,
): Promise<void> {
  const ids = [...marked.keys()].sort((a, b) => a - b);
  const requests = requestsOf(program, period, run.asOf);
  for (let i = 0; i < ids.length; i += run.batch) {
    const group = await participants(run, period, program, { ids: ids.slice(i, i + run.batch) });
    const known = await knownBefore(run, period, group.taking, marked);
    const importIds = [...new Set([...known.keys()].flatMap((id) => marked.get(id) ?? []))];
    if (importIds.length > mostIntakes) known.clear();
    const anew = group.taking.flatMap(({ id }) => (known.has(id) ? [] : [id]));
    const { currency } = program;
    const [answers] =
      anew.length > 0 ? await measureInSql(run.tx, { currency, periods: [requests], partnerIds: anew }) : [new Map()];
    const before = new Map([...known].map(([id, stored]) => [id, measuredFrom(requests, stored)] as const));
    const measured = new Map([...answers!, ...(await measureAdded(run.tx, { currency, requests, importIds }, before))]);
    await calculateCells(run, period, program, group, requests, measured, total);
  }
}

/** What those were measured from of whom the new facts are known. */
async function knownBefore(run: Calculating, period: PeriodRow, taking: readonly ParticipantRow[], marked: Marked) {
  const partnerIds = taking.flatMap(({ id }) => (marked.get(id) ? [id] : []));
  if (partnerIds.length === 0) return new Map<number, never>();
  return measuredBefore(run.tx, {
    programId: run.programId,
    period: period.key,
    version: period.version,
    partnerIds,
  });
}
