import { compare, divide, type Exact, exact, fraction, isPositive, minimum, ONE, sum, ZERO } from '../engine/exact.ts';
import type { MeasureRequest } from '../engine/measured.ts';
import { daysBetween, type IsoDate, type Period, yearEarlier } from '../engine/period.ts';
import type { Program, SimpleMeasure } from '../engine/program.ts';
import { isAdditive } from '../engine/reading.ts';
import { requestsOf } from '../engine/request.ts';
import type { Database } from '../platform/database.ts';
import { measureInSql } from '../runs/measure-sql.ts';

/** How far a period should be on a day. */
export interface Pace {
  /** The part of its days that is over. */
  readonly elapsed: Exact;
  /** Per incentive's place: the part that all partners together had by this day a year ago; those without a past are missing. */
  readonly usual: ReadonlyMap<number, Exact>;
  /** The same for one partner. */
  readonly own: (partnerId: number, place: number) => Exact | undefined;
  readonly all: readonly { readonly partner_id: number; readonly place: number; readonly pace: Exact }[];
}

/** The part of a period's days that is over on a day, that day included. */
export function elapsedOf({ from, to }: Period, day: IsoDate): Exact {
  if (day < from) return ZERO;
  if (day >= to) return ONE;
  return fraction(BigInt(daysBetween(from, day) + 1), BigInt(daysBetween(from, to) + 1));
}

const isOfPeriod = ({ window }: SimpleMeasure): boolean =>
  window === undefined || window === 'period' || window === 'period_to_date';

/** What the same partners had by the same day of the same period a year ago, in one measurement. A period that is over asks for all. */
export async function paceOf(
  db: Database,
  of: { program: Program; period: Period; day: IsoDate; partnerIds?: readonly number[] | undefined },
): Promise<Pace> {
  const { program, period, day } = of;
  const elapsed = elapsedOf(period, day);
  const requests = isPositive(elapsed) && compare(elapsed, ONE) < 0 ? pastRequests(program, period, day) : [];
  if (requests.length === 0) return { elapsed, usual: new Map(), own: () => undefined, all: [] };
  const [measured] = await measureInSql(db, {
    currency: program.currency,
    periods: [requests],
    partnerIds: of.partnerIds,
  });
  const own = new Map<string, Exact>();
  const all: Pace['all'][number][] = [];
  const usual = new Map<number, Exact>();
  for (const place of program.incentives.keys()) {
    const parts = [...measured!].map(([id, answers]) => {
      const value = (what: string) => answers.get(`${place} ${what}`)?.value ?? ZERO;
      return { id, begun: value('begun'), whole: value('whole') };
    });
    const together = partOf(sum(parts.map(({ begun }) => begun)), sum(parts.map(({ whole }) => whole)));
    if (together) usual.set(place, together);
    for (const { id, begun, whole } of parts) {
      const pace = partOf(begun, whole);
      if (!pace) continue;
      own.set(`${id} ${place}`, pace);
      all.push({ partner_id: id, place, pace });
    }
  }
  return { elapsed, usual, own: (id, place) => own.get(`${id} ${place}`), all };
}

/** Between nothing and all; undefined without a past. */
function partOf(begun: Exact, whole: Exact): Exact | undefined {
  if (!isPositive(whole)) return undefined;
  return isPositive(begun) ? minimum(divide(begun, whole), ONE) : ZERO;
}

function pastRequests(program: Program, period: Period, day: IsoDate): MeasureRequest[] {
  const asked = new Map(requestsOf(program, period, period.to).map((one) => [one.key, one]));
  return program.incentives.flatMap(({ measure }, place): MeasureRequest[] => {
    const request = asked.get(`incentives/${place}/measure`);
    if (!request || !isAdditive(measure) || !isOfPeriod(measure)) return [];
    const past = { measure: request.measure, each: false };
    return [
      { ...past, key: `${place} whole`, window: yearEarlier({ from: period.from, to: period.to }) },
      { ...past, key: `${place} begun`, window: yearEarlier({ from: period.from, to: day }) },
    ];
  });
}

/** A goal counts as on track from this part of the pace on. */
export const enough = exact('0.9');
