import { type Bilingual, codeOf, Problem } from './errors.ts';

/*
 * What the database or the system reports and nobody did wrong: it is gone, too busy, or its disk is full. These pass, and what was asked can
 * be asked again. And what it cannot count: that stays until somebody mends the amounts.
 */

/** The problem in an error of the database, the driver or the system; undefined for any other error. */
export function troubleOf(error: unknown, place?: string): Problem | undefined {
  const seen = new Set<unknown>();
  for (let one = error; one instanceof Error && !seen.has(one); one = one.cause) {
    seen.add(one);
    if (one instanceof Problem) return undefined;
    const kind = kindOf(one);
    if (kind) return problems[kind](one, place);
  }
  return undefined;
}

type Kind = 'full' | 'busy' | 'away' | 'large';

function kindOf(error: Error): Kind | undefined {
  const code = codeOf(error) ?? '';
  if (fullCodes.has(code)) return 'full';
  if (code === '22003') return 'large';
  if (busyCodes.has(code) || busyWords.test(error.message)) return 'busy';
  if (/^(08|57P)/.test(code) || awayCodes.has(code) || awayWords.test(error.message)) return 'away';
  // The folder of the server's socket is not there. Of a file, it says something else.
  return code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect' ? 'away' : undefined;
}

const fullCodes = new Set(['53100', 'ENOSPC', 'EDQUOT']);
// Cancelled for taking too long, waiting in vain, a deadlock, out of memory or connections.
const busyCodes = new Set(['57014', '55P03', '40001', '40P01', '53000', '53200', '53300']);
const awayCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);
// The driver's own errors have no code.
const busyWords = /^timeout exceeded when trying to connect/;
const awayWords =
  /^(Connection terminated|Client was closed|Client has encountered a connection error|Cannot use a pool after|timeout expired)/;

const problems: Record<Kind, (cause: Error, place: string | undefined) => Problem> = {
  full: diskFull,
  // Every amount is refused where it would be too large, but who knows how many are added up.
  large: (cause) =>
    new Problem({ code: 'amount-too-large', status: 422, title: titles.large, detail: details.smaller, cause }),
  busy: (cause) =>
    new Problem({ code: 'database-busy', status: 503, title: titles.busy, detail: details.sameAgain, cause }),
  away: (cause) =>
    new Problem({ code: 'database-away', status: 503, title: titles.away, detail: details.sameAgain, cause }),
};

/** `place`: where the database keeps its data, for readers who look after it. */
export function diskFull(cause: unknown, place?: string): Problem {
  const file = typeof cause === 'object' && cause !== null && 'path' in cause ? String(cause.path) : undefined;
  const where = file ?? place;
  const [en, nl] = where === undefined ? [' of the database', ' van de database'] : [` of ${where}`, ` van ${where}`];
  return new Problem({
    code: 'disk-full',
    status: 507,
    title: { en: `The disk${en} is full.`, nl: `De schijf${nl} is vol.` },
    detail: details.room,
    cause,
  });
}

const titles = {
  large: {
    en: 'Amounts add up to more than can be counted.',
    nl: 'Bedragen tellen op tot meer dan geteld kan worden.',
  },
  busy: {
    en: 'The database is too busy at the moment.',
    nl: 'De database heeft het nu te druk.',
  },
  away: {
    en: 'The database cannot be reached at the moment.',
    nl: 'De database is nu niet bereikbaar.',
  },
} satisfies Record<string, Bilingual>;

const details = {
  smaller: {
    en: 'Nothing was changed. Look for mistyped amounts and rates, and take them back.',
    nl: 'Er is niets veranderd. Zoek verkeerd getypte bedragen en percentages, en draai ze terug.',
  },
  sameAgain: {
    en: 'Nothing was half-done. Try again shortly.',
    nl: 'Er is niets half gedaan. Probeer het zo opnieuw.',
  },
  room: {
    en: 'Nothing was half-done. Make room on that disk, then try again: nothing needs to be repaired.',
    nl: 'Er is niets half gedaan. Maak ruimte op die schijf en probeer het opnieuw: herstellen is niet nodig.',
  },
} satisfies Record<string, Bilingual>;
