import { multiply, toText } from '../engine/exact.ts';
import type { Looking } from './calculated.ts';
import { enough, type Pace } from './pace.ts';
import type { StandingInput } from './standing-sql.ts';

/** What decides who is on track in a period. */
export function standingInput(looking: Looking, period: string, pace: Pace): StandingInput {
  const goals = looking.versions.map(({ version, document }) => ({
    version,
    places: [...document.incentives.keys()].filter((place) => document.incentives[place]!.goal !== undefined),
  }));
  const places = new Set(goals.flatMap((one) => one.places));
  return {
    programId: looking.programId,
    period,
    goals,
    wanted: toText(multiply(pace.elapsed, enough)),
    own: pace.all.flatMap((one) =>
      places.has(one.place)
        ? [{ partner_id: one.partner_id, place: one.place, wanted: toText(multiply(one.pace, enough)) }]
        : [],
    ),
  };
}
