import type { Random } from '../../src/demo/random.ts';

/* What somebody, or some program, might put in the place of a right value, and how right texts and documents go wrong. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

// Between bars, so that each list stays a few lines.
const listed = (text: string): string[] => text.split('¦');
const numbers = [
  ...listed('0¦-0¦00012¦1,5¦1.5¦1.000¦1.000,50¦+1¦-1¦.5¦5.¦1e3¦1e400¦-1e400¦NaN¦Infinity¦-Infinity¦0x10¦١٢¦１２¦1_000'),
  ...listed("1 000¦1'000¦999999999999¦1000000000000¦1000000000000.000001¦-1000000000000¦9223372036854775807"),
  ...listed('9223372036854775808¦-9223372036854775808¦92233720368547758.07¦2147483648¦999999999999999.999999¦0.000001'),
  ...listed('0.0000001¦1/3¦1/0¦100%¦100.0001%¦250%¦-5%'),
  ...['9'.repeat(40), `0.${'3'.repeat(60)}`],
];
const dates = [
  ...listed('0000-00-00¦0001-01-01¦1899-12-31¦1900-01-01¦2026-02-29¦2024-02-29¦2026-13-01¦2026-00-10¦2026-06-31'),
  ...listed('9999-12-31¦10000-01-01¦+010000-01-01¦-000001-01-01¦2026-W07¦2026-W07-3¦2026-200¦20260131¦31-12-2026'),
  ...listed('12/31/2026¦1-2-2026¦2026-01-01T00:00:00Z¦2026-01-01T23:59:60+14:00¦2026-01-01T24:00:00¦2026-1-1¦today'),
  ...listed('2999-12-31¦2026-Q1¦2026-Q5'),
];
const texts = [
  ...listed('¦ ¦\t¦\n¦null¦undefined¦true¦~¦-¦=¦=1+1¦@SUM(1)¦" or ""="¦\\¦%¦_¦{{7*7}}¦<script>alert(1)</script>'),
  ...listed("'; drop table partner; --¦../../../etc/passwd¦%00¦\u0000¦a\u0000b¦\u0007¦\u001b[31m¦\u007f¦\u0085¦\ud800"),
  ...listed(
    '\udc00x¦x\ud83d¦😀¦👩‍👩‍👧¦\u202eabc¦\u200b¦a\u200bb¦\ufeff¦x\ufeffy¦\u2028¦é¦e\u0301¦ı¦İ¦ß¦ﷺ¦EUR ¦eur¦BTC',
  ),
  ...listed(
    'points¦goods:¦badge:x¦__proto__¦constructor¦prototype¦toString¦length¦R1:60%;R2:50%¦R1:50%;R1:50%¦:¦;¦R1:',
  ),
  // Put together here: as one word it would be taken for something left over.
  ...[`XX${'X'}`, `$${'{7*7}'}`, 'x'.repeat(65), 'x'.repeat(129), 'x'.repeat(1000), 'x'.repeat(70_000)],
];
const jsonOnly: Json[] = [
  ...(JSON.parse('[null,true,false,0,-0,1,-1,0.1,1e21,1e308,9007199254740993,1.5e-7]') as Json[]),
  ...(JSON.parse('[[],{},[[]],[null],{"a":1},["x",1],[{}],{"__proto__":{"admin":true}}]') as Json[]),
];
const protoKeys = listed(
  '__proto__¦constructor¦prototype¦toString¦valueOf¦hasOwnProperty¦then¦toJSON¦¦ ¦0¦\u0000¦$¦a.b',
);

const oddTexts = [...numbers, ...dates, ...texts];

export const oddText = (random: Random): string => random.pick(random.pick([numbers, dates, texts]));

export function oddJson(random: Random): Json {
  const kind = random.below(10);
  if (kind < 5) return oddText(random);
  if (kind < 8) return random.pick(jsonOnly);
  return kind === 8 ? nested(random.pick([5, 60, 99, 101, 500, 900]), random) : manyOf(random);
}

function nested(levels: number, random: Random): Json {
  const key = random.pick(['all', 'not', 'a', '0']);
  let value: Json = random.pick(jsonOnly);
  for (let i = 0; i < levels; i += 1) value = random.chance(500) ? [value] : { [key]: value };
  return value;
}

const manyOf = (random: Random): Json =>
  new Array<Json>(random.pick([2, 21, 101, 1001, 10_001])).fill(random.pick(jsonOnly));

/** Every place in a document where something stands. */
function placesOf(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner: [string | number, Json][] = Array.isArray(value)
    ? value.map((one, i) => [i, one])
    : Object.entries(value);
  return [path, ...inner.flatMap(([key, one]) => placesOf(one, [...path, key]))];
}

/** A document in which something, or a few things, went wrong. The given one stays as it is. */
export function mutatedJson(random: Random, given: Json): Json {
  let value = structuredClone(given);
  const times = random.pick([1, 1, 1, 2, 3]);
  for (let i = 0; i < times; i += 1) value = mutatedOnce(random, value);
  return value;
}

function mutatedOnce(random: Random, value: Json): Json {
  const path = random.pick(placesOf(value));
  const key = path.at(-1);
  if (key === undefined) return random.chance(300) ? oddJson(random) : around(random, value);
  const holder = path.slice(0, -1).reduce<Json>((inner, part) => (inner as never)[part], value) as Record<
    string | number,
    Json
  >;
  change(random, holder, key);
  return value;
}

/** Something beside what is there already. */
function around(random: Random, value: Json): Json {
  if (Array.isArray(value)) {
    if (value.length > 0 && random.chance(500)) value.push(structuredClone(random.pick(value)));
    else value.push(oddJson(random));
    return value;
  }
  if (typeof value !== 'object' || value === null) return [value];
  define(value, random.pick(protoKeys), oddJson(random));
  return random.chance(100) ? [value, value] : value;
}

function change(random: Random, holder: Record<string | number, Json>, key: string | number): void {
  const old = holder[key]!;
  const how = random.below(9);
  if (how === 0) {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  } else if (how === 1 && !Array.isArray(holder)) {
    delete holder[key];
    define(
      holder,
      random.chance(500) ? random.pick(protoKeys) : `${key}${random.pick(['s', ' ', '_', '\u200b'])}`,
      old,
    );
  } else if (how === 2 && Array.isArray(holder)) holder.push(structuredClone(old));
  else if (how === 3) holder[key] = random.chance(500) ? [old] : { value: old };
  else if (how === 4) holder[key] = nearBy(random, old);
  else if (how === 5) holder[key] = around(random, old);
  else holder[key] = oddJson(random);
}

/** As JSON.parse does: a key of its own, also where assigning would reach the prototype. */
function define(holder: object, key: string, value: Json): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A value of the same kind, so that what comes of it is often still right. */
function nearBy(random: Random, value: Json): Json {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return random.pick([value + 1, -value, value * 1000, 0, value + 0.5, 1e15]);
  if (typeof value !== 'string') return value;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return random.pick(dates);
  if (/^[-\d.]+%?$/.test(value)) {
    const shifted = [
      `${value}0`,
      `0${value}`,
      `-${value}`,
      `${value}.5`,
      value.replace(/\d/, String(random.below(10))),
    ];
    return random.pick([...shifted, ...numbers]);
  }
  return random.pick([
    value.toUpperCase(),
    ` ${value} `,
    `${value}${value}`,
    value.slice(1),
    `${value}\u200b`,
    random.pick(oddTexts),
  ]);
}

/** A document in which a number, a day or a switch became another, or something that may be left out was: often it is right still. */
export function nudgedJson(random: Random, given: Json): Json {
  const value = structuredClone(given);
  const places = placesOf(value).filter((path) => path.length > 1);
  for (let i = random.pick([1, 1, 2, 3]); i > 0 && places.length > 0; i -= 1) {
    const path = random.pick(places);
    const key = path.at(-1)!;
    const at = path.slice(0, -1);
    const holder = at.reduce<Json | undefined>((inner, part) => (inner as never)?.[part], value);
    if (typeof holder !== 'object' || holder === null || !(key in holder)) continue;
    const old = (holder as Record<string | number, Json>)[key]!;
    if (random.chance(100) && !Array.isArray(holder)) delete holder[key as string];
    else (holder as Record<string | number, Json>)[key] = nudged(random, old);
  }
  return value;
}

function nudged(random: Random, value: Json): Json {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return random.pick([value + 1, value - 1, value * 10, -value, 0]);
  if (typeof value !== 'string') return value;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return value.replace(/\d\d$/, String(random.between(10, 28)));
  if (/^-?[\d.]+%?$/.test(value)) {
    const digit = random.below(10);
    return random.pick([
      value.replace(/\d/, String(digit)),
      `${digit}${value}`,
      `1/${digit + 1}`,
      `${digit}%`,
      `-${digit}.5`,
    ]);
  }
  return value;
}
