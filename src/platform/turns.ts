import { Problem } from './errors.ts';

/** Waits for a turn and returns how to end it; throws database-busy when that takes too long. */
export type TakeTurn = () => Promise<() => void>;

/** Lets so many at a time through; the others wait in the order in which they came, but no longer than so many milliseconds: then they are told `refusal`. */
export function turns(most: number, milliseconds: number, refusal: () => Problem = tooManyImports): TakeTurn {
  let free = most;
  const waiting: (() => void)[] = [];
  const end = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  const wait = () =>
    new Promise<void>((go, fail) => {
      const next = () => {
        clearTimeout(timer);
        go();
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(next), 1);
        fail(refusal());
      }, milliseconds);
      waiting.push(next);
    });
  return async () => {
    if (free > 0) free -= 1;
    else await wait();
    return end;
  };
}

function tooManyImports(): Problem {
  return new Problem({
    code: 'database-busy',
    status: 503,
    title: { en: 'Too many imports at a time.', nl: 'Te veel imports tegelijk.' },
    detail: {
      en: 'Nothing was taken in. Send it again in a moment.',
      nl: 'Er is niets ingenomen. Stuur het zo opnieuw.',
    },
  });
}
