/** How much of a slow test is done: all of it with `npm run test:faults` (or `npm test -- --slow`), a short version otherwise. */
export const thorough = process.env.TEST_SLOW === '1';

export const sized = (short: number, full: number): number => (thorough ? full : short);
