import { compare, type Exact, exact, isPositive } from '../exact.ts';
import { minorToText, split, toMinor, type Unit } from '../money.ts';
import type { Reward } from '../program.ts';
import type { Line } from '../result.ts';
import { type Entrant, openValue, order, type Share } from './across.ts';
import { exactText, type RewardContext } from './context.ts';
import { positionOn } from './curve.ts';

type Contest = Extract<Reward, { contest: unknown }>['contest'];

/** Writes where a partner stands when its place does not follow from the value itself. The prizes are given out across partners later. */
export function enterContest({ contest: { on = 'value' } }: { contest: Contest }, context: RewardContext): void {
  if (on === 'value') return;
  const at = positionOn(on, context);
  if (at !== null) context.steps.keep({ step: 'stands', on, at: exactText(at) });
}

/** Who gets which prize in one period. Lines that do not take part are left out. */
export function prizesOf(contest: Contest, all: readonly Entrant[], unit: Unit): Map<Line, Share> {
  const least = contest.at_least === undefined ? null : exact(contest.at_least);
  const entrants = all
    .flatMap(({ partner, line }) => {
      const at = rankedAt(contest, line);
      const takesPart = at !== null && (least === null ? isPositive(at) : compare(at, least) >= 0);
      return takesPart ? [{ partner, line, at }] : [];
    })
    .sort((a, b) => compare(b.at, a.at) || order(a.partner, b.partner));
  const places = contest.places.map((prize) => toMinor(exact(prize), unit));
  const prizes = new Map<Line, Share>();
  let place = 0;
  while (place < entrants.length) {
    const tied = entrants.filter(({ at }) => compare(at, entrants[place]!.at) === 0);
    const amounts = prizesFor(contest.ties, places, place, tied.length);
    for (const [i, { line }] of tied.entries()) {
      const amountMinor = amounts[i]!;
      const earned = minorToText(amountMinor, unit);
      prizes.set(line, {
        amountMinor,
        steps:
          place < places.length
            ? [{ step: 'place', place: place + 1, tiedWith: tied.length - 1, earned }]
            : [{ step: 'no_place', place: place + 1 }],
      });
    }
    place += tied.length;
  }
  return prizes;
}

function rankedAt({ on = 'value' }: Contest, line: Line): Exact | null {
  const value = openValue(line);
  if (on === 'value' || value === null) return value;
  const stands = line.steps.find((one) => one.step === 'stands');
  return stands ? exact(stands.at) : null;
}

/** Equal values share the prizes of the places they take, to the minor unit, or each get the first of them. */
function prizesFor(ties: 'share' | 'same', places: readonly bigint[], place: number, tied: number): bigint[] {
  if (ties === 'same') return Array(tied).fill(places[place] ?? 0n);
  const together = places.slice(place, place + tied).reduce((a, b) => a + b, 0n);
  return split(together, Array(tied).fill(1n));
}
