type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Schemas = Record<string, Json>;
type Names = Map<string, string>;

const prefix = '#/components/schemas/';

/**
 * Each named shape is described twice, as sent (`Name`) and as received (`NameInput`). Where both say the same, or only one is used, it is
 * called `Name`; what nothing refers to goes.
 */
export function tidyComponents<T extends object>(document: T): T {
  const { components, ...rest } = document as T & { components?: { schemas?: Schemas } };
  const schemas = components?.schemas ?? {};
  const used = reach(rest as Json, schemas);
  const names: Names = new Map();
  for (const name of used) {
    const plain = name.replace(/Input$/, '');
    if (name === plain || !(plain in schemas)) continue;
    if (!used.has(plain) || saysTheSame(schemas[name]!, schemas[plain]!)) names.set(name, plain);
  }
  const kept: Schemas = {};
  for (const name of [...used].sort()) kept[names.get(name) ?? name] = rename(schemas[name]!, names);
  const sorted = Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...(rename(rest as Json, names) as object), components: { ...components, schemas: sorted } } as T;
}

/** Apart from referring to the received or the sent shape of the same name. */
function saysTheSame(one: Json, other: Json): boolean {
  const plain = (value: Json) => JSON.stringify(value).replaceAll(/("#\/components\/schemas\/\w+?)Input"/g, '$1"');
  return plain(one) === plain(other);
}

/** The names of all schemas that the value refers to, also through others. */
function reach(value: Json, schemas: Schemas): Set<string> {
  const found = new Set<string>();
  const visit = (from: Json) => {
    for (const name of refsIn(from)) {
      if (found.has(name) || !(name in schemas)) continue;
      found.add(name);
      visit(schemas[name]!);
    }
  };
  visit(value);
  return found;
}

function* refsIn(value: Json): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === '$ref' && typeof item === 'string') yield item.slice(prefix.length);
    else yield* refsIn(item);
  }
}

function rename(value: Json, names: Names): Json {
  if (Array.isArray(value)) return value.map((item) => rename(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const name = key === '$ref' && typeof item === 'string' ? names.get(item.slice(prefix.length)) : undefined;
      return [key, name ? prefix + name : rename(item, names)];
    }),
  );
}
