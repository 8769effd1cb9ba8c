import { add, type Exact, exact, fraction, multiply, ONE, ZERO } from '../engine/exact.ts';
import type { MeasureRequest } from '../engine/measured.ts';
import { fromMicro } from '../engine/money.ts';
import { addDays, type Window } from '../engine/period.ts';
import type { CreditTo, SimpleMeasure } from '../engine/program.ts';
import { bindings, type Currencies, conditionSql, type FactAlias, fieldSql, ofPartnerVersion } from './fact-sql.ts';
import { tableOf } from './sql.ts';
import { weightSql, weightsOf } from './weight-sql.ts';

/** What a measurement looks at. */
export interface Scope extends Currencies {
  /** Whether the facts are spread over the machines of a cluster. */
  readonly isSpread: boolean;
  readonly partnerIds?: readonly number[] | undefined;
  /** Everyone below those partners, at any time: their facts may be credited upwards. */
  readonly belowIds?: readonly number[] | undefined;
  readonly maxSeq?: bigint | undefined;
  /** Only the facts of these intakes, found by a number that all of them come after. */
  readonly importIds?: readonly bigint[] | undefined;
  readonly afterSeq?: bigint | undefined;
}

/** Where a fact is credited to, and which part: the n-th route sets bit n of a row's `routes`. */
interface Route {
  readonly to: CreditTo;
  readonly share: Exact;
}

/** The rows of one source, credited in one way, within the days that are asked for. */
export interface Statement {
  readonly fact: FactAlias;
  readonly routes: readonly Route[];
  readonly scope: Scope;
  /** The scanned days, merged. */
  readonly windows: readonly Window[];
  /** The days of several periods that have none in common, in time order: every request is answered for each. */
  readonly slots: readonly Window[] | undefined;
}

export function statementOf(
  scope: Scope,
  measure: SimpleMeasure,
  windows: readonly Window[],
  slots?: readonly Window[],
): Statement {
  const fact: FactAlias = {
    name: 'f',
    source: measure.source,
    program: scope.program,
    base: scope.base,
    anyRates: scope.anyRates,
    isWide: scope.isWide,
    joins: new Map(),
    converted: { columns: new Map(), joins: new Map() },
    bindings: bindings(),
  };
  return { fact, routes: routesOf(measure), scope, windows: merged(windows), slots };
}

function routesOf({ credit = 'partner' }: SimpleMeasure): Route[] {
  if (typeof credit !== 'object' || !('shares' in credit)) return [{ to: credit, share: ONE }];
  const byTarget = new Map<string, Route>();
  for (const { to, share } of credit.shares) {
    const key = JSON.stringify(to);
    byTarget.set(key, { to, share: add(byTarget.get(key)?.share ?? ZERO, exact(share)) });
  }
  return [...byTarget.values()].filter(({ share }) => share.n !== 0n);
}

function merged(windows: readonly Window[]): Window[] {
  const sorted = [...windows].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const result: { from: string; to: string }[] = [];
  for (const { from, to } of sorted) {
    const last = result.at(-1);
    if (last && from <= addDays(last.to, 1)) last.to = to > last.to ? to : last.to;
    else result.push({ from, to });
  }
  return result;
}

/** Another fact of the same source in the same statement. */
export const aliasOf = (statement: Statement, name: string): FactAlias => ({
  ...statement.fact,
  name,
  joins: new Map(),
  converted: undefined,
});

const isShared = (statement: Statement): boolean => statement.routes.length > 1;

/** Who a row is credited to. */
export const partnerSql = (statement: Statement): string =>
  isShared(statement) ? 'f_credit.partner_id' : targetSql(statement.fact, statement.routes[0]!.to);

function targetSql(fact: FactAlias, to: CreditTo): string {
  if (to === 'partner') return `${fact.name}.partner_id`;
  if (to === 'seller') return `${fact.name}.seller_id`;
  const ancestors = ofPartnerVersion('ancestor_ids')(fact);
  if (to === 'parent') return `${ancestors}[1]`;
  const type = fact.bindings.bind(to.ancestor, 'text');
  return `case when ${ofPartnerVersion('type')(fact)} = ${type} then ${fact.name}.partner_id
    else ${ancestors}[array_position(${ofPartnerVersion('ancestor_types')(fact)}, ${type})] end`;
}

/** Whether a fact is credited to this partner. */
export function creditedSql({ routes }: Statement, fact: FactAlias, partnerId: number): string {
  if (routes.length === 0) return 'false';
  const targets = routes.map(({ to }) => targetSql(fact, to));
  return `coalesce(${fact.bindings.bind(String(partnerId), 'int')} in (${targets.join(', ')}), false)`;
}

/** A fact's credited partners, each with the routes that lead to it. */
function creditJoin(statement: Statement, fact: FactAlias): string {
  const targets = statement.routes.map(({ to }, i) => `(${targetSql(fact, to)}, ${1 << i})`);
  return `cross join lateral (select partner_id, bit_or(bit) as routes from (values ${targets.join(', ')}) t (partner_id, bit)
    where partner_id is not null group by partner_id) ${fact.name}_credit`;
}

/**
 * Selects of a statement's facts: within the scanned days, of the partners asked for, where this holds. Facts are read, and their money converted, before
 * anything is joined to them, and only what is named is joined.
 */
export function selectSql(statement: Statement, select: string, where: readonly string[] = [], more = ''): string {
  const { fact } = statement;
  const partner = partnerSql(statement);
  const credit = isShared(statement) ? creditJoin(statement, fact) : '';
  const conditions = [...targetCondition(statement, partner), ...where];
  const named = [select, credit, more, ...conditions].join(' ');
  const joins = [...fact.joins].flatMap(([alias, join]) => (named.includes(`${alias}.`) ? [join] : []));
  const rest = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  return `select ${select} from ${factsSql(statement, named)} ${joins.join(' ')} ${credit} ${more} ${rest}`;
}

function factsSql(statement: Statement, named: string): string {
  const { fact } = statement;
  const { columns = new Map<string, string>(), joins = new Map<string, string>() } = fact.converted ?? {};
  const days = statement.windows.map((window) => daysSql(fact, window));
  const conditions = [
    `(${days.join(' or ')})`,
    ...ownCondition(statement),
    ...seqCondition(statement, fact),
    ...importCondition(statement),
  ];
  const table = `${tableOf[fact.source]} ${fact.name}`;
  const where = conditions.join(' and ');
  const converted = [...columns].filter(([name]) => named.includes(`${fact.name}.${name}_converted`));
  if (converted.length === 0) return `(select ${fact.name}.* from ${table} where ${where}) ${fact.name}`;
  // Most facts are in the program's currency: they are spared the look at the rates.
  const type = fact.isWide ? '::numeric' : '';
  const own = converted.map(([name]) => `, ${fact.name}.${name}${type} as ${name}_converted`).join('');
  const foreign = converted.map(([name, expression]) => `, ${expression} as ${name}_converted`).join('');
  const wanted = fact.bindings.bind(fact.program, 'bpchar');
  return `(select ${fact.name}.*${own} from ${table} where ${where} and ${fact.name}.currency = ${wanted}
    union all
    select ${fact.name}.*${foreign} from ${table} ${[...joins.values()].join(' ')} where ${where} and ${fact.name}.currency <> ${wanted}
    ${onceSql(statement)}) ${fact.name}`;
}

/** Ends a subquery whose expressions are worked out once for each row. A cluster would bring all rows to one machine for it, and works them out again. */
export const onceSql = ({ scope }: Statement): string => (scope.isSpread ? '' : 'offset 0');

function daysSql({ name, bindings: { bind } }: FactAlias, { from, to }: Window): string {
  return `${name}.occurred_on between ${bind(from, 'date')} and ${bind(to, 'date')}`;
}

function seqCondition({ scope: { maxSeq } }: Statement, fact: FactAlias): string[] {
  return maxSeq === undefined ? [] : [`${fact.name}.seq <= ${fact.bindings.bind(String(maxSeq), 'int8')}`];
}

function importCondition({ scope: { importIds, afterSeq = 0n }, fact: { name, bindings } }: Statement): string[] {
  if (importIds === undefined) return [];
  const ids = bindings.bind(importIds.map(String), 'int8[]');
  return [`${name}.import_id = any (${ids}) and ${name}.seq > ${bindings.bind(String(afterSeq), 'int8')}`];
}

/** Whose facts can be credited to those asked for: columns with an index. */
function ownCondition({ scope: { partnerIds, belowIds = [] }, routes, fact }: Statement): string[] {
  if (partnerIds === undefined) return [];
  const { bind } = fact.bindings;
  const own = new Set(
    routes.map(({ to }) => {
      if (to === 'partner') return `f.partner_id = any (${bind(partnerIds, 'int[]')})`;
      if (to === 'seller') return `f.seller_id = any (${bind(partnerIds, 'int[]')})`;
      return `f.partner_id = any (${bind([...partnerIds, ...belowIds], 'int[]')})`;
    }),
  );
  return [`(${[...own].join(' or ')})`];
}

/** Those credited. */
function targetCondition({ scope: { partnerIds }, routes, fact }: Statement, partner: string): string[] {
  const isOwn = routes.length === 1 && routes[0]!.to === 'partner';
  if (isOwn) return [];
  if (partnerIds === undefined) return [`${partner} is not null`];
  return [`${partner} = any (${fact.bindings.bind(partnerIds, 'int[]')})`];
}

/** The facts that correct another one (alias `o`) while `where` holds, both credited to the same partner. */
export function correctionsSql(
  statement: Statement,
  select: string,
  original: FactAlias,
  where: readonly string[],
): string {
  const credit = isShared(statement)
    ? `${creditJoin(statement, original).replace('cross join', 'join')} on o_credit.partner_id = f_credit.partner_id`
    : '';
  const same = isShared(statement)
    ? []
    : [`${targetSql(original, statement.routes[0]!.to)} = ${partnerSql(statement)}`];
  const joins = [
    `join ${tableOf[original.source]} o on o.partner_id = f.partner_id and o.fact_id = f.corrects`,
    ...original.joins.values(),
    credit,
  ];
  return selectSql(statement, select, [...where, ...same, ...seqCondition(statement, original)], joins.join(' '));
}

/** How a request's facts count. */
export interface Counting {
  /** Whether a fact counts, its date left aside. */
  readonly where: string;
  /** Whether a fact in the scanned days is within the request's. */
  readonly inDays: string;
  /** Both. */
  readonly counts: string;
  /** What is added up or compared: micros, or 1. */
  readonly value: string;
  /** Which weight applies, by number, and which routes lead to the row's partner, as bits. */
  readonly weight: string;
  readonly routes: string;
  /** The rows that count with the same factor: all, or those with a weight, a route or both. Together they are all that counts; with shares a row may be in several. */
  readonly parts: readonly {
    readonly weight?: number | undefined;
    readonly routeBit?: number | undefined;
    readonly times: Exact;
  }[];
  /** What one fact counts for, or so many with the same weight and routes whose values are added up. */
  contribution(
    row: { readonly value: bigint; readonly weight: number; readonly routes: number },
    facts?: bigint,
  ): Exact;
}

export function countingOf(statement: Statement, fact: FactAlias, { measure, window }: MeasureRequest): Counting {
  const field = measure.sum ?? measure.average ?? measure.min ?? measure.max;
  const needed = [field ?? measure.distinct ?? measure.days_between, measure.per].filter((name) => name !== undefined);
  const where = [conditionSql(fact, measure.where), ...needed.map((name) => `${fieldSql(fact, name)} is not null`)]
    .filter((part) => part !== 'true')
    .join(' and ');
  const isAll =
    statement.slots !== undefined ||
    (statement.windows.length === 1 &&
      statement.windows[0]!.from === window.from &&
      statement.windows[0]!.to === window.to);
  const inDays = isAll ? 'true' : daysSql(fact, window);
  const weights = weightsOf(fact, measure);
  const weight = weightSql(weights);
  const shares = isShared(statement) ? statement.routes : [];
  const { routes } = statement;
  return {
    where: where || 'true',
    inDays,
    counts: [where, inDays].filter((part) => part !== '' && part !== 'true').join(' and ') || 'true',
    value: field === undefined ? '1::int8' : fieldSql(fact, field),
    weight,
    routes: shares.length > 0 ? `${fact.name}_credit.routes` : '1',
    parts: weights.flatMap(({ by }, w) => {
      const weighted = weights.length > 1 ? { weight: w } : {};
      if (shares.length === 0) return [{ ...weighted, times: by }];
      return shares.map(({ share }, s) => ({ ...weighted, routeBit: 1 << s, times: multiply(by, share) }));
    }),
    contribution(row, facts = 1n) {
      if (measure.distinct !== undefined || measure.days_between !== undefined) return ONE;
      const amount = measure.count === undefined ? fromMicro(row.value) : fraction(facts);
      if (measure.sum === undefined && measure.count === undefined) return amount;
      const share = routes.reduce((total, route, i) => ((row.routes >> i) & 1 ? add(total, route.share) : total), ZERO);
      return multiply(multiply(amount, weights[row.weight]!.by), share);
    },
  };
}
