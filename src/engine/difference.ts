import { describe, type Sentence } from './describe.ts';
import type { Problem, Program } from './program.ts';
import { type InEveryLanguage, languages } from './words.ts';

type Path = Problem['path'];
export type ChangeKind = 'added' | 'removed' | 'changed';

/** A sentence that is not the same in two documents. What was not there is null. */
export interface SentenceChange {
  readonly kind: ChangeKind;
  /** The incentive that it is about; null for the program as a whole. */
  readonly incentive: string | null;
  /** In the later document; of what was removed, in the earlier one. */
  readonly path: Path;
  readonly before: InEveryLanguage | null;
  readonly after: InEveryLanguage | null;
}

/** A value of the document that is not the same. */
export interface ValueChange {
  readonly kind: ChangeKind;
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

/** What changed from one program document to another: in its sentences, and in its values. Incentives are the same that have the same id. */
export function differenceOf(before: Program, after: Program): { sentences: SentenceChange[]; values: ValueChange[] } {
  return { sentences: sentenceChanges(before, after), values: valueChanges(before, after, []) };
}

interface Told {
  readonly incentive: string | null;
  readonly path: Path;
  readonly text: InEveryLanguage;
}

function sentenceChanges(before: Program, after: Program): SentenceChange[] {
  const [old, now] = [toldBy(before), toldBy(after)];
  const changes = [...now].flatMap(([key, { incentive, path, text }]): SentenceChange[] => {
    const was = old.get(key);
    if (!was) return [{ kind: 'added', incentive, path, before: null, after: text }];
    if (languages.every((language) => was.text[language] === text[language])) return [];
    return [{ kind: 'changed', incentive, path, before: was.text, after: text }];
  });
  const removed = [...old].flatMap(([key, { incentive, path, text }]): SentenceChange[] =>
    now.has(key) ? [] : [{ kind: 'removed', incentive, path, before: text, after: null }],
  );
  return [...changes, ...removed];
}

/** Sentences by what they are about: an incentive by its id, not by its place, and which sentence of that place it is. */
function toldBy(program: Program): Map<string, Told> {
  const told = new Map<string, { incentive: string | null; path: Path; text: Record<string, string> }>();
  for (const language of languages) {
    const { headline, sentences, incentives } = describe(program, language);
    const times = new Map<string, number>();
    const add = (incentive: string | null, { path, text }: Sentence) => {
      const own = incentive === null ? path : path.slice(2);
      const place = JSON.stringify([incentive, own]);
      const nth = times.get(place) ?? 0;
      times.set(place, nth + 1);
      const key = `${place} ${nth}`;
      const known = told.get(key) ?? { incentive, path, text: {} };
      known.text[language] = text;
      told.set(key, known);
    };
    add(null, { path: ['name'], text: headline });
    for (const one of sentences) add(null, one);
    for (const { id, name, sentences: own } of incentives) {
      const index = program.incentives.findIndex((incentive) => incentive.id === id);
      add(id, { path: ['incentives', index, 'name'], text: name });
      for (const one of own) add(id, one);
    }
  }
  return new Map([...told].map(([key, { text, ...rest }]) => [key, { ...rest, text: complete(text) }]));
}

const complete = (text: Record<string, string>): InEveryLanguage =>
  Object.fromEntries(languages.map((language) => [language, text[language] ?? ''])) as InEveryLanguage;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueChanges(before: unknown, after: unknown, path: Path): ValueChange[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ kind: 'added', path, before: null, after }];
  if (after === undefined) return [{ kind: 'removed', path, before, after: null }];
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
    return keys.flatMap((key) => valueChanges(before[key], after[key], [...path, key]));
  }
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, path);
  return same(before, after) ? [] : [{ kind: 'changed', path, before, after }];
}

/** Entries with an id are followed wherever they stand; others by their place. Another order alone is a change of the list. */
function listChanges(before: readonly unknown[], after: readonly unknown[], path: Path): ValueChange[] {
  const idOf = (entry: unknown) => {
    const { id } = isObject(entry) ? (entry as { id?: unknown }) : {};
    return typeof id === 'string' ? id : undefined;
  };
  const hasIds = [...before, ...after].every((entry) => idOf(entry) !== undefined);
  if (!hasIds) {
    const most = Math.max(before.length, after.length);
    return Array.from({ length: most }, (_, i) => valueChanges(before[i], after[i], [...path, i])).flat();
  }
  const old = new Map(before.map((entry) => [idOf(entry)!, entry]));
  const now = new Set(after.map((entry) => idOf(entry)!));
  const kept = (list: readonly unknown[]) =>
    list.map((entry) => idOf(entry)!).filter((id) => old.has(id) && now.has(id));
  const moved = same(kept(before), kept(after))
    ? []
    : [{ kind: 'changed' as const, path, before: kept(before), after: kept(after) }];
  return [
    ...moved,
    ...after.flatMap((entry, i) => valueChanges(old.get(idOf(entry)!), entry, [...path, i])),
    ...before.flatMap((entry, i) => (now.has(idOf(entry)!) ? [] : valueChanges(entry, undefined, [...path, i]))),
  ];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
