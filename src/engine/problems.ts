import type { z } from 'zod';
import { nearest } from './nearest.ts';
import { dutchOf } from './problem-words.ts';
import type { InEveryLanguage } from './words.ts';

/*
 * What is wrong with the shape of a document, for people: where, what, and what to write instead.
 */

type Path = readonly (string | number)[];
type Issue = z.core.$ZodIssue;

export interface ShapeProblem {
  /** Where in the document: ["incentives", 0, "reward"]. */
  readonly path: Path;
  readonly text: InEveryLanguage;
}

/** The schema's issues with a document, in words. A union is told by the branch that was meant. */
export function problemsOf(issues: readonly Issue[], schema: z.ZodType, document: unknown): ShapeProblem[] {
  const found = issues.flatMap((issue) => tell(issue, [], { schema, document }));
  // An unknown key often leaves another one missing; a place is told once.
  const seen = new Set<string>();
  return found.filter(({ path, text }) => {
    const key = JSON.stringify([path, text.en]);
    return !seen.has(key) && seen.add(key);
  });
}

interface Place {
  readonly schema: z.ZodType;
  readonly document: unknown;
}

function tell(issue: Issue, above: Path, place: Place): ShapeProblem[] {
  const path = [...above, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  const one = (en: string, nl: string): ShapeProblem[] => [{ path, text: { en, nl } }];
  switch (issue.code) {
    case 'invalid_union':
      return issue.errors.length > 0
        ? tellUnion(issue.errors, path, place)
        : one(issue.message, dutchOf(issue.message));
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, keysAt(place.schema, path)));
    case 'invalid_type':
      return valueAt(place.document, path) === undefined ? [missing(path)] : [wrongKind(path, [issue.expected])];
    case 'invalid_value':
      return [notAChoice(path, issue.values.map(String), valueAt(place.document, path))];
    case 'too_small':
    case 'too_big': {
      const isBig = issue.code === 'too_big';
      const bound = String(isBig ? issue.maximum : issue.minimum);
      const [en, nl] = sizeOf(issue.origin, bound === '1');
      return one(
        `give at ${isBig ? 'most' : 'least'} ${bound}${en}`,
        `geef ${isBig ? 'hoogstens' : 'minstens'} ${bound}${nl}`,
      );
    }
    default:
      return one(issue.message, dutchOf(issue.message));
  }
}

const sizeOf = (origin: string, isOne: boolean): [string, string] => {
  if (origin === 'array') return isOne ? [' item', ' onderdeel'] : [' items', ' onderdelen'];
  if (origin === 'string') return isOne ? [' character', ' teken'] : [' characters', ' tekens'];
  return ['', ''];
};

function tellUnion(branches: readonly (readonly Issue[])[], path: Path, place: Place): ShapeProblem[] {
  const value = valueAt(place.document, path);
  if (value === undefined) return [missing(path)];
  const flat = branches.flatMap(flatBranches);
  const fitting = flat.filter((issues) => !issues.some(isOtherKind));
  if (fitting.length === 0) {
    const choices = flat.flatMap((issues) =>
      issues.flatMap((one) => (one.code === 'invalid_value' ? one.values.map(String) : [])),
    );
    return [
      choices.length > 0 && typeof value === 'string'
        ? notAChoice(path, choices, value)
        : wrongKind(path, kindsOf(flat)),
    ];
  }
  const onlyChoices = fitting.every((issues) =>
    issues.every((one) => one.code === 'invalid_value' && one.path.length === 0),
  );
  if (onlyChoices) {
    return [
      notAChoice(
        path,
        fitting.flatMap((issues) =>
          issues.flatMap((one) => (one.code === 'invalid_value' ? one.values.map(String) : [])),
        ),
        value,
      ),
    ];
  }
  const known = fitting.filter(
    (issues) => !issues.some((one) => one.code === 'unrecognized_keys' && one.path.length === 0),
  );
  if (known.length === 0) return tellKeys(fitting, path, value, place);
  const meant = known.reduce((best, issues) => (nearness(issues) > nearness(best) ? issues : best));
  return meant.flatMap((issue) => tell(issue, path, place));
}

/** A union inside a union is one union. */
function flatBranches(issues: readonly Issue[]): (readonly Issue[])[] {
  const [only] = issues;
  if (issues.length === 1 && only?.code === 'invalid_union' && only.path.length === 0)
    return only.errors.flatMap(flatBranches);
  return [issues];
}

const isOtherKind = (issue: Issue): boolean =>
  issue.path.length === 0 &&
  (issue.code === 'invalid_type' || (issue.code === 'invalid_value' && issue.values.length === 0));

const kindsOf = (branches: readonly (readonly Issue[])[]): string[] => [
  ...new Set(
    branches.flatMap((issues) => issues.flatMap((one) => (one.code === 'invalid_type' ? [one.expected] : []))),
  ),
];

const nearness = (issues: readonly Issue[]): number =>
  Math.max(...issues.map((issue) => issue.path.length)) * 100 - issues.length;

/** No branch knows all the keys that are given. */
function tellKeys(
  branches: readonly (readonly Issue[])[],
  path: Path,
  value: unknown,
  { schema }: Place,
): ShapeProblem[] {
  const known = keysAt(schema, path);
  const given = Object.keys(value as object);
  const unknown = given.filter((key) => !known.includes(key));
  if (unknown.length > 0) return unknown.map((key) => unknownKey(key, path, known));
  const fewest = branches.reduce((best, issues) => (unknownIn(issues).length < unknownIn(best).length ? issues : best));
  const wrong = unknownIn(fewest);
  const rest = given.filter((key) => !wrong.includes(key));
  return wrong.map((key) => ({
    path: [...path, key],
    text:
      rest.length > 0
        ? {
            en: `${key} does not go together with ${rest.join(', ')}`,
            nl: `${key} gaat niet samen met ${rest.join(', ')}`,
          }
        : { en: `${key} cannot stand here like this`, nl: `${key} kan hier zo niet staan` },
  }));
}

const unknownIn = (issues: readonly Issue[]): string[] =>
  issues.flatMap((one) => (one.code === 'unrecognized_keys' && one.path.length === 0 ? one.keys : []));

function unknownKey(key: string, path: Path, known: readonly string[]): ShapeProblem {
  const meant = nearest(key, known);
  const list = known.join(', ');
  const shown = key.length > 100 ? `${key.slice(0, 100)}…` : key;
  const text = meant
    ? { en: `unknown key "${shown}"; did you mean ${meant}?`, nl: `onbekende sleutel "${shown}"; bedoelt u ${meant}?` }
    : { en: `unknown key "${shown}"; known here: ${list}`, nl: `onbekende sleutel "${shown}"; hier bekend: ${list}` };
  return { path: [...path, key], text };
}

const missing = (path: Path): ShapeProblem => {
  const key = String(path.at(-1));
  return { path, text: { en: `${key} is missing`, nl: `${key} ontbreekt` } };
};

function notAChoice(path: Path, choices: readonly string[], value: unknown): ShapeProblem {
  const meant = typeof value === 'string' ? nearest(value, choices) : undefined;
  const list = choices.join(', ');
  const hint = meant ? { en: `; did you mean ${meant}?`, nl: `; bedoelt u ${meant}?` } : { en: '', nl: '' };
  if (value === undefined) return missing(path);
  return { path, text: { en: `choose one of ${list}${hint.en}`, nl: `kies een van ${list}${hint.nl}` } };
}

const kindWords: Readonly<Record<string, InEveryLanguage>> = {
  string: { en: 'text', nl: 'tekst' },
  number: { en: 'a number', nl: 'een getal' },
  int: { en: 'a whole number', nl: 'een geheel getal' },
  boolean: { en: 'true or false', nl: 'true of false' },
  object: { en: 'a block of keys and values', nl: 'een blok met sleutels en waarden' },
  array: { en: 'a list', nl: 'een lijst' },
};

function wrongKind(path: Path, kinds: readonly string[]): ShapeProblem {
  const words = kinds.map((kind) => kindWords[kind] ?? { en: kind, nl: kind });
  const isNumber =
    kinds.includes('string') && (kinds.includes('number') || kinds.includes('int')) && kinds.length === 2;
  if (isNumber) {
    return {
      path,
      text: {
        en: 'write a number: a whole one, or one with decimals as text, such as "12.50" or "2%"',
        nl: 'schrijf een getal: een geheel getal, of een met decimalen als tekst, zoals "12.50" of "2%"',
      },
    };
  }
  const onlyText = kinds.length === 1 && kinds[0] === 'string';
  const quotes = onlyText
    ? { en: ': put it between quotes', nl: ': zet het tussen aanhalingstekens' }
    : { en: '', nl: '' };
  return {
    path,
    text: {
      en: `give ${words.map(({ en }) => en).join(' or ')} here${quotes.en}`,
      nl: `geef hier ${words.map(({ nl }) => nl).join(' of ')}${quotes.nl}`,
    },
  };
}

function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    document,
  );
}

/** What zod keeps of a schema, as far as its keys need. */
interface Inner {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly catchall?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly innerType?: z.ZodType;
  readonly getter?: () => z.ZodType;
}

/** The keys that a schema knows at a place, in any of its branches. */
export function keysAt(schema: z.ZodType, path: Path): string[] {
  let here: z.ZodType[] = branchesOf(schema);
  for (const part of path) {
    here = here.flatMap((one) => {
      const inner = innerOf(one);
      const next = typeof part === 'number' ? inner.element : (inner.shape?.[part] ?? inner.catchall);
      return next ? branchesOf(next) : [];
    });
  }
  return [...new Set(here.flatMap((one) => Object.keys(innerOf(one).shape ?? {})))];
}

const innerOf = (schema: z.ZodType): Inner => schema._zod.def as unknown as Inner;

/** A schema without what wraps it: optional, lazy and union say nothing of their own. */
function branchesOf(schema: z.ZodType): z.ZodType[] {
  const inner = innerOf(schema);
  if (inner.options) return inner.options.flatMap(branchesOf);
  if (inner.innerType) return branchesOf(inner.innerType);
  if (inner.getter) return branchesOf(inner.getter());
  return [schema];
}
