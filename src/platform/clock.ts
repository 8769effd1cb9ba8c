/** What time it is. Passed in, never read from the system elsewhere, so that a test can choose the day. */
export type Clock = {
  now(): Date;
  /** The calendar day at a place: 'YYYY-MM-DD'. */
  today(timeZone?: string): string;
};

export const systemClock: Clock = {
  now: () => new Date(),
  today: (timeZone = 'UTC') => dayIn(new Date(), timeZone),
};

/** Always noon (UTC) of the given day. */
export function fixedClock(day: string): Clock {
  return { now: () => new Date(`${day}T12:00:00Z`), today: () => day };
}

export function clockFor(day: string | undefined): Clock {
  return day === undefined ? systemClock : fixedClock(day);
}

function dayIn(moment: Date, timeZone: string): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(moment);
}
