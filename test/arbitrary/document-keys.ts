import { programJsonSchema } from '../../src/engine/program.ts';

/*
 * The keys and places of a program document, walked through its JSON Schema: what every sentence is held against.
 */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  anyOf?: Schema[];
  enum?: Json[];
  items?: Schema;
  properties?: Record<string, Schema>;
}

/**
 * Keys that by their meaning say nothing in some places, each with the reason. The property below would fail on them.
 */
const silent = new Map([
  ['incentives/*/gates/*/goal/required', 'a gate states itself what must be reached'],
  ['incentives/*/gates/*/goal/growth/required', 'a gate states itself what must be reached'],
  ['incentives/*/multipliers/*/goal/required', 'the steps state themselves what must be reached'],
  ['incentives/*/reward/plus/*/goal/required', 'the steps state themselves what must be reached'],
]);

/** Every key of the document, as "incentives/N/reward/percent" with a star for N. A condition's fields are not keys of the schema. */
function keysOf(schema: Schema, root: Schema, path: string, seen: readonly string[] = []): string[] {
  const ref = schema.$ref;
  if (ref) {
    if (seen.includes(ref)) return [];
    const target = ref === '#' ? root : root.$defs![ref.replace('#/$defs/', '')]!;
    return keysOf(target, root, path, [...seen, ref]);
  }
  const branches = schema.anyOf ?? [];
  const items = schema.items;
  const properties = schema.properties ?? {};
  return [
    ...branches.flatMap((branch) => keysOf(branch, root, path, seen)),
    ...(items ? keysOf(items, root, `${path}/*`, seen) : []),
    ...Object.entries(properties).flatMap(([key, value]) => {
      const at = path === '' ? key : `${path}/${key}`;
      return [at, ...keysOf(value, root, at, seen)];
    }),
  ];
}

/** What each key that chooses between words can be. */
export function choicesOf(
  schema: Schema,
  root: Schema,
  path: string,
  found = new Map<string, Json[]>(),
  depth = 0,
): Map<string, Json[]> {
  if (schema.$ref || depth > 12) return found;
  if (schema.enum && schema.enum.length > 1) found.set(canonical(path), schema.enum);
  for (const branch of schema.anyOf ?? []) choicesOf(branch, root, path, found, depth + 1);
  if (schema.items) choicesOf(schema.items, root, `${path}/*`, found, depth + 1);
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    choicesOf(value, root, path === '' ? key : `${path}/${key}`, found, depth + 1);
  }
  return found;
}

/** The two parts of a ratio are measures like any other, and a condition inside a condition is a condition like any other. */
const canonical = (key: string): string =>
  key
    .replace(/\/ratio\/(of|to)\//, '/')
    .replace(/\/weights\/\*\/where\/.*/, '/weights/*/where')
    .replace(/\/clawback\/where\/.*/, '/clawback/where')
    .replace(/\/where\/(all|any)\/\*\/.*/, '/where/$1');

const allKeys = [...new Set(keysOf(programJsonSchema(), programJsonSchema(), '').map(canonical))];
/** A key that holds other keys is heard through them; `count` has one value only and is heard as the lack of another aggregate. */
export const keys = allKeys.filter(
  (key) =>
    !allKeys.some((other) => other.startsWith(`${key}/`)) && !/\/(count|ratio\/(of|to))$/.test(key) && !silent.has(key),
);
export const isKey = new Set(keys);

/** All places of a document, as paths. */
export function placesOf(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value)) return value.flatMap((each, i) => [[...path, i], ...placesOf(each, [...path, i])]);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) => [[...path, key], ...placesOf(each, [...path, key])]);
  return [];
}

export const nameOfPlace = (path: readonly (string | number)[]) =>
  canonical(path.map((part) => (typeof part === 'number' ? '*' : part)).join('/'));

export function at(value: Json, path: readonly (string | number)[]): Json {
  return path.reduce<Json>((inner, key) => (inner as Record<string | number, Json>)[key]!, value);
}

export function without(document: Json, path: readonly (string | number)[]): Json {
  const copy = structuredClone(document);
  const holder = at(copy, path.slice(0, -1));
  delete (holder as Record<string | number, Json>)[path.at(-1)!];
  return copy;
}

export function replaced(document: Json, path: readonly (string | number)[], value: Json): Json {
  const copy = structuredClone(document);
  (at(copy, path.slice(0, -1)) as Record<string | number, Json>)[path.at(-1)!] = value;
  return copy;
}
