import { type Exact, fraction, multiply, whole } from '../engine/exact.ts';
import { type FieldType, fieldOf, type Source } from '../engine/fact.ts';
import { numberOf } from '../engine/measure/condition.ts';
import { MICRO_DIGITS } from '../engine/money.ts';
import { isDate } from '../engine/period.ts';
import type { Condition, FieldTest } from '../engine/program.ts';

/*
 * Facts as SQL sees them: each field's expression, and conditions that hold exactly when `matches` in the engine says so. Values are always
 * bound. Statements are assembled as text, since one program's filters recur and their parameters must be the same ones to be shared.
 */

/** The parameters of a statement: the same value is bound once. */
export interface Bindings {
  readonly values: unknown[];
  bind(value: string | readonly string[] | readonly number[], type: string): string;
}

export function bindings(): Bindings {
  const values: unknown[] = [];
  const bound = new Map<string, string>();
  return {
    values,
    bind(value, type) {
      const key = `${type} ${JSON.stringify(value)}`;
      const known = bound.get(key);
      if (known) return known;
      values.push(value);
      const text = `$${values.length}::${type}`;
      bound.set(key, text);
      return text;
    },
  };
}

/** What a statement's money is converted with. `base` is the company's currency, worth 1; without rates nothing needs converting. */
export interface Currencies {
  readonly program: string;
  readonly base: string;
  readonly anyRates: boolean;
  /** Whether converted amounts are kept as numeric, since they may not fit a bigint. */
  readonly isWide: boolean;
}

/** A fact in a statement: the table's alias, and the joins that the fields read so far need. */
export interface FactAlias extends Currencies {
  /** Amounts that are converted once where the facts are read, and the joins that this needs; otherwise wherever they are named. */
  readonly converted?: { readonly columns: Map<string, string>; readonly joins: Map<string, string> } | undefined;
  readonly name: string;
  readonly source: Source;
  readonly joins: Map<string, string>;
  readonly bindings: Bindings;
}

const MICRO = fraction(10n ** BigInt(MICRO_DIGITS));

type Expression = (fact: FactAlias) => string;

const column =
  (name: string): Expression =>
  (fact) =>
    `${fact.name}.${name}`;

const joined =
  (table: string, key: string, name: string, suffix = table): Expression =>
  (fact) => {
    const alias = `${fact.name}_${suffix}`;
    fact.joins.set(alias, `left join ${table} ${alias} on ${alias}.id = ${fact.name}.${key}`);
    return `${alias}.${name}`;
  };

/** The attributes of the fact's partner on its date. */
export const ofPartnerVersion = (name: string): Expression => joined('partner_version', 'partner_version_id', name);

const money =
  (name: string): Expression =>
  (fact) => {
    if (!fact.anyRates) return `${fact.name}.${name}`;
    if (!fact.converted) return conversion(fact, name);
    fact.converted.columns.set(name, conversion({ ...fact, joins: fact.converted.joins }, name));
    return `${fact.name}.${name}_converted`;
  };

function conversion(fact: FactAlias, name: string): string {
  const amount = `${fact.name}.${name}`;
  const sent = `${fact.name}.currency`;
  const wanted = fact.bindings.bind(fact.program, 'bpchar');
  const isForeign = `${sent} <> ${wanted}`;
  const worth = rateOf(fact, 'from', sent, isForeign);
  const per = fact.program === fact.base ? baseNano : rateOf(fact, 'to', wanted, isForeign);
  const converted = `convert_micro(${amount}, ${worth}, ${per})`;
  return `case when ${sent} = ${wanted} then ${amount} else ${converted}${fact.isWide ? '' : '::int8'} end`;
}

/** What one unit of the company's currency is worth. */
const baseNano = '1000000000';

/** The worth of one unit on the fact's date, looked up once per currency and day. */
function rateOf(fact: FactAlias, side: string, currency: string, when: string): string {
  const base = fact.bindings.bind(fact.base, 'bpchar');
  const alias = `${fact.name}_${side}`;
  fact.joins.set(
    alias,
    `left join lateral (select rate_nano from fx_rate where currency = ${currency} and ${currency} <> ${base} and ${when}
       and valid_from <= ${fact.name}.occurred_on order by valid_from desc limit 1) ${alias} on true`,
  );
  return `case when ${currency} = ${base} then ${baseNano} else ${alias}.rate_nano end`;
}

const flag =
  (name: string): Expression =>
  (fact) =>
    `case when ${fact.name}.${name} then 'new' when not ${fact.name}.${name} then 'existing' end`;

const common: Record<string, Expression> = {
  id: column('fact_id'),
  date: column('occurred_on'),
  partner: joined('partner', 'partner_id', 'code'),
  partner_type: ofPartnerVersion('type'),
  partner_tier: ofPartnerVersion('tier'),
  partner_region: ofPartnerVersion('region'),
  partner_country: ofPartnerVersion('country'),
  partner_tags: ofPartnerVersion('tags'),
  seller: joined('partner', 'seller_id', 'code', 'seller'),
  amount: money('amount'),
  quantity: column('quantity'),
};
const product: Record<string, Expression> = {
  product: joined('product', 'product_id', 'code'),
  category: joined('product_version', 'product_version_id', 'category'),
  brand: joined('product_version', 'product_version_id', 'brand'),
};
const customer = joined('customer', 'customer_id', 'code');

/** Every field of the engine's `fields`, as an expression. */
export const expressions: Record<Source, Record<string, Expression>> = {
  sales: {
    ...common,
    ...product,
    cost: money('cost'),
    margin: (fact) => `(${money('amount')(fact)}) - (${money('cost')(fact)})`,
    customer,
    order: column('order_no'),
    channel: column('channel'),
    customer_status: flag('new_customer'),
    product_status: flag('new_product'),
    days_since_last_order: (fact) => `${fact.name}.days_since_last_order::int8 * 1000000`,
  },
  activities: { ...common, ...product, kind: column('kind'), status: column('status'), customer },
  trainings: {
    ...common,
    kind: column('kind'),
    course: column('course'),
    level: column('level'),
    status: column('status'),
    person: column('person'),
    score: column('score'),
  },
  referrals: { ...common, ...product, stage: column('stage'), customer },
};

/** A field's expression in parentheses. Throws a RangeError when the source has no such field. */
export function fieldSql(fact: FactAlias, field: string): string {
  const expression = Object.hasOwn(expressions[fact.source], field) ? expressions[fact.source][field] : undefined;
  if (!expression) throw new RangeError(`${fact.source} have no field "${field}"`);
  return `(${expression(fact)})`;
}

/** A field's expression to tell values apart by; a list is one text, as in the engine. */
export function distinctSql(fact: FactAlias, field: string): string {
  const value = fieldSql(fact, field);
  return fieldOf(fact.source, field)?.type === 'list' ? `array_to_string(${value}, ',')` : value;
}

/** A condition; null where it is unknown, which counts as not holding. */
export function conditionSql(fact: FactAlias, condition: Condition | undefined): string {
  const parts = Object.entries(condition ?? {}).flatMap(([key, test]) => {
    if (test === undefined) return [];
    if (key === 'all') return (test as Condition[]).map((part) => conditionSql(fact, part));
    if (key === 'any')
      return [`(${(test as Condition[]).map((part) => conditionSql(fact, part)).join(' or ') || 'false'})`];
    if (key === 'not') return [`not coalesce(${conditionSql(fact, test as Condition)}, false)`];
    return [testSql(fact, key, test as FieldTest)];
  });
  return parts.length === 0 ? 'true' : `(${parts.join(' and ')})`;
}

type Scalar = string | number | boolean;

function testSql(fact: FactAlias, field: string, test: FieldTest): string {
  const type = fieldOf(fact.source, field)?.type;
  if (type === undefined) return 'false';
  const value = fieldSql(fact, field);
  if (typeof test !== 'object') return equalSql(fact, type, value, [test]);
  if (Array.isArray(test)) return equalSql(fact, type, value, test);
  const { starts_with: start, ...bounds } = test;
  // A range without bounds that can be compared still asks for a value.
  const parts = [`${value} is not null`];
  if (start !== undefined) {
    parts.push(
      type === 'text' && isStorable(start) ? `starts_with(${value}, ${fact.bindings.bind(start, 'text')})` : 'false',
    );
  }
  for (const [key, bound] of Object.entries(bounds)) {
    if (bound !== undefined) parts.push(orderSql(fact, type, value, key as keyof typeof ordered, bound));
  }
  return `(${parts.join(' and ')})`;
}

function equalSql(fact: FactAlias, type: FieldType, value: string, wanted: readonly Scalar[]): string {
  const { bind } = fact.bindings;
  if (type === 'number' || type === 'money') {
    const micros = wanted.map(numberOf).flatMap((number) => (number ? [inMicros(number)] : []));
    const fitting = micros.filter((micro) => micro.d === 1n && fits(micro.n)).map((micro) => String(micro.n));
    return fitting.length === 0 ? 'false' : `${value} = any (${bind(fitting, 'int8[]')})`;
  }
  const texts = wanted.map(String).filter(type === 'date' ? isDate : isStorable);
  if (texts.length === 0) return 'false';
  if (type === 'list') return `${value} && ${bind(texts, 'text[]')}`;
  return texts.length === 1 ? `${value} = ${bind(texts[0]!, type)}` : `${value} = any (${bind(texts, `${type}[]`)})`;
}

/** How each bound compares, and which whole number of micros stands for it when it is a fraction of one. */
const ordered = {
  from: { operator: '>=', round: 'up' },
  above: { operator: '>', round: 'down' },
  to: { operator: '<=', round: 'down' },
  below: { operator: '<', round: 'up' },
} as const;

function orderSql(fact: FactAlias, type: FieldType, value: string, key: keyof typeof ordered, bound: Scalar): string {
  const { operator, round } = ordered[key];
  if (type === 'date') {
    const text = String(bound);
    if (isDate(text)) return `${value} ${operator} ${fact.bindings.bind(text, 'date')}`;
    if (!isStorable(text)) return 'false';
    return `to_char(${value}, 'YYYY-MM-DD') collate "C" ${operator} ${fact.bindings.bind(text, 'text')}`;
  }
  if (type !== 'number' && type !== 'money') return 'false';
  const number = numberOf(bound);
  if (!number) return 'false';
  const micros = whole(inMicros(number), round);
  // Beyond any number that a fact can have, the type only has to hold it.
  return `${value} ${operator} ${fact.bindings.bind(String(micros), fits(micros) ? 'int8' : 'numeric')}`;
}

const inMicros = (number: Exact): Exact => multiply(number, MICRO);
const fits = (n: bigint): boolean => n >= -(2n ** 63n) && n < 2n ** 63n;
/** PostgreSQL's text holds neither NUL nor half a surrogate pair, so no fact equals one that has them. */
const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);
