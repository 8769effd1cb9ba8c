/*
 * What may be written at a place of a YAML document, by its JSON Schema. The document is being typed, so it is seldom whole: where one is
 * follows from the indentation of the lines above alone.
 */

export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly type?: string | readonly string[];
  readonly description?: string;
}

export interface Proposal {
  readonly label: string;
  readonly insert: string;
  readonly detail: string | undefined;
  readonly kind: 'key' | 'value';
}

export interface Proposals {
  /** Where what is being typed begins. */
  readonly from: number;
  readonly proposals: readonly Proposal[];
}

const line = /^(\s*)((?:- +)*)(?:([\w.-]+|"[^"]*"):)?(?:\s+(.*))?$/;

/** Keys and values that fit at the position, or undefined where nothing can be said. */
export function proposalsAt(text: string, position: number, schema: JsonSchema): Proposals | undefined {
  const before = text.slice(0, position);
  const lines = before.split('\n');
  const current = lines.at(-1)!;
  if (/(^|\s)#/.test(current)) return undefined;
  const [, value] = /^\s*(?:- +)*[\w.-]+:\s+(\S*)$/.exec(current) ?? [];
  if (value !== undefined) {
    const key = /([\w.-]+):\s+\S*$/.exec(current)![1]!;
    const places = follow(schema, [...pathAbove(lines), key], schema);
    return { from: position - value.length, proposals: valuesOf(places, schema) };
  }
  const [, lead, word] = /^(\s*(?:- +)*)([\w.-]*)$/.exec(current) ?? [];
  if (lead === undefined || word === undefined) return undefined;
  const places = follow(schema, pathAbove(lines), schema);
  const present = siblings(text, before.lastIndexOf('\n') + 1, lead.length);
  const keys = keysOf(places, schema).filter(({ label }) => !present.has(label));
  const proposals = /^\s*(- +)+$/.test(lead) || keys.length === 0 ? [...keys, ...valuesOf(places, schema)] : keys;
  return { from: position - word.length, proposals };
}

type Part = string | '[]';

/** The keys and lists that the last line lies in, outermost first. */
function pathAbove(lines: readonly string[]): Part[] {
  const [, space = '', dashes = ''] = line.exec(lines.at(-1)!) ?? [];
  const path: Part[] = [];
  if (dashes) path.unshift('[]');
  // A dash may stand as far left as the key that it belongs to.
  let limit = dashes ? space.length + 1 : space.length;
  let dashLimit = space.length;
  for (const above of lines.slice(0, -1).toReversed()) {
    const found = line.exec(above);
    if (!found || above.trim() === '' || above.trim().startsWith('#')) continue;
    const [, lead = '', marks = '', key, rest] = found;
    const at = lead.length + marks.length;
    if (key !== undefined && at < limit && !rest) {
      path.unshift(key.replaceAll('"', ''));
      limit = at;
      dashLimit = at;
    }
    if (marks && lead.length < dashLimit) {
      path.unshift('[]');
      limit = lead.length + 1;
      dashLimit = lead.length;
    }
    if (limit === 0) break;
  }
  return path;
}

/** What stands beside it in the same map, so that no key is proposed twice. */
function siblings(text: string, lineStart: number, indent: number): Set<string> {
  const lines = text.split('\n');
  const at = text.slice(0, lineStart).split('\n').length - 1;
  const found = new Set<string>();
  const note = (one: string): boolean => {
    const [, lead = '', marks = '', key] = line.exec(one) ?? [];
    const place = lead.length + marks.length;
    if (one.trim() === '') return true;
    if (key !== undefined && place === indent) found.add(key);
    return place >= indent && !(marks && lead.length < indent);
  };
  const upwards = lines.slice(0, at).toReversed();
  if (!/^\s*- /.test(lines[at]!)) for (const one of upwards) if (!note(one)) break;
  for (const one of lines.slice(at + 1)) {
    const [, lead = '', marks = ''] = line.exec(one) ?? [];
    if (marks && lead.length < indent) break;
    if (!note(one)) break;
  }
  return found;
}

/** The schemas that a place may have: a choice of several stays one. */
function expand(schema: JsonSchema, root: JsonSchema, depth = 0): JsonSchema[] {
  if (depth > 12) return [];
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  const target = schema.$ref === '#' ? root : name === undefined ? undefined : root.$defs?.[name];
  const inner = [
    ...(target ? [target] : []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
  ];
  return [schema, ...inner.flatMap((one) => expand(one, root, depth + 1))];
}

function follow(schema: JsonSchema, path: readonly Part[], root: JsonSchema): JsonSchema[] {
  let places = expand(schema, root);
  for (const part of path) {
    const next = places.flatMap(({ properties, items, additionalProperties }) => {
      if (part === '[]') return items ? [items] : [];
      const own = properties?.[part];
      if (own) return [own];
      return typeof additionalProperties === 'object' ? [additionalProperties] : [];
    });
    places = next.flatMap((one) => expand(one, root));
  }
  return places;
}

function keysOf(places: readonly JsonSchema[], root: JsonSchema): Proposal[] {
  const found = new Map<string, Proposal>();
  for (const { properties } of places) {
    for (const [label, schema] of Object.entries(properties ?? {})) {
      if (found.has(label)) continue;
      const detail = expand(schema, root).find(({ description }) => description)?.description;
      found.set(label, { label, insert: `${label}: `, detail, kind: 'key' });
    }
  }
  return [...found.values()];
}

function valuesOf(places: readonly JsonSchema[], root: JsonSchema): Proposal[] {
  const found = new Map<string, Proposal>();
  for (const place of places.flatMap((one) => expand(one, root))) {
    const isSwitch = place.type === 'boolean';
    const values = [
      ...(place.enum ?? []),
      ...('const' in place ? [place.const] : []),
      ...(isSwitch ? [true, false] : []),
    ];
    for (const value of values) {
      const label = String(value);
      found.set(label, { label, insert: label, detail: place.description, kind: 'value' });
    }
  }
  return [...found.values()];
}
