import {
  type Ancestor,
  type Fact,
  type FieldValue,
  fieldOf,
  fields,
  type PartnerType,
  type Source,
} from '../engine/fact.ts';
import type { MeasureRequest } from '../engine/measured.ts';
import type { Window } from '../engine/period.ts';
import type { Database } from '../platform/database.ts';
import { countingOf, creditedSql, statementOf } from './counting-sql.ts';
import { bindings, type FactAlias, fieldSql, ofPartnerVersion } from './fact-sql.ts';
import { query } from './query-sql.ts';
import { currenciesOf, partnersBelow, tableOf } from './sql.ts';

export interface FactQuery {
  readonly source: Source;
  /** Facts that may be credited to this partner: its own, those it sold, those of the partners below it. All facts without it. */
  readonly partnerId?: number | undefined;
  readonly windows: readonly Window[];
  /** The program's currency, which money is converted to. */
  readonly currency: string;
  /** Only facts taken in after this one, and up to this one. */
  readonly afterSeq?: bigint | undefined;
  readonly upToSeq?: bigint | undefined;
  /** At most so many, from after this one in the order in which they are read. */
  readonly limit?: number | undefined;
  readonly after?: FactPlace | undefined;
  /** Only facts that this line of the partner's statement is about. */
  readonly line?: LineFacts | undefined;
}

/** The facts of a statement's line: the partner's own, those it sold, and those credited to it. */
export interface LineFacts {
  readonly request: MeasureRequest;
  /** The last fact that was taken in when the period was closed: later ones do not count. null while it is open. */
  readonly closedSeq: bigint | null;
  /** Only those that count, or only those that do not. */
  readonly counted?: boolean | undefined;
}

/** Where a fact stands among others: by date, then id, then partner. */
export interface FactPlace {
  readonly date: string;
  readonly id: string;
  readonly partnerId: number;
}

/** A fact as the engine sees it, when it was taken in, and its money as it was sent. */
export interface StoredFact {
  readonly fact: Fact;
  readonly place: FactPlace;
  readonly seq: bigint;
  readonly importId: bigint;
  readonly currency: string;
  readonly amount: bigint | null;
  readonly cost: bigint | null;
}

type Row = {
  fact_id: string;
  seq: bigint;
  partner_id: number;
  import_id: bigint;
  cost: bigint | null;
  occurred_on: string;
  partner: string;
  seller: string | null;
  corrects: string | null;
  share_micro: bigint | null;
  currency: string;
  sent: bigint | null;
  ancestor_codes: string[];
  ancestor_types: PartnerType[];
} & Record<string, unknown>;

const apart = new Set(['id', 'date', 'partner', 'seller', 'margin']);

/** Reads facts as the in-memory executor takes them, by date, then id, then partner. */
export async function readFacts(db: Database, asked: FactQuery): Promise<StoredFact[]> {
  const { fact, conditions } = await selectionOf(db, asked);
  const { bind } = fact.bindings;
  const names = Object.keys(fields[asked.source]).filter((name) => !apart.has(name));
  const values = names.map((name, i) => `${fieldSql(fact, name)} as v${i}`);
  if (asked.after) {
    const { date, id, partnerId } = asked.after;
    conditions.push(`(f.occurred_on, f.fact_id collate "C", f.partner_id) >
      (${bind(date, 'date')}, ${bind(id, 'text')}, ${bind(String(partnerId), 'int')})`);
  }
  const ancestors = ofPartnerVersion('ancestor_ids')(fact);
  const select = `f.fact_id, f.seq, f.partner_id, f.import_id, f.occurred_on, f.corrects, f.share_micro, f.currency, f.amount as sent,
      ${asked.source === 'sales' ? 'f.cost' : 'null::int8'} as cost,
      ${fieldSql(fact, 'partner')} as partner, ${fieldSql(fact, 'seller')} as seller, ${ofPartnerVersion('ancestor_types')(fact)} as ancestor_types,
      array(select p.code from unnest(${ancestors}) with ordinality a (id, place) join partner p using (id) order by place) as ancestor_codes,
      ${values.join(', ')}`;
  const order = 'order by f.occurred_on, f.fact_id collate "C", f.partner_id';
  const limit = asked.limit === undefined ? '' : `limit ${asked.limit}`;
  const rows = await ask<Row>(db, fact, select, `${conditions.join(' and ')} ${order} ${limit}`);
  return rows.map((row) => ({
    fact: toFact(asked, names, row),
    place: { date: row.occurred_on, id: row.fact_id, partnerId: row.partner_id },
    seq: row.seq,
    importId: row.import_id,
    currency: row.currency,
    amount: row.sent,
    cost: row.cost,
  }));
}

/** How many of the facts of a partner's line count, and how many do not. */
export async function countFacts(
  db: Database,
  asked: FactQuery & { readonly line: LineFacts },
): Promise<{ counted: number; notCounted: number }> {
  const { fact, conditions, counts } = await selectionOf(db, asked);
  const select = `count(*) filter (where ${counts}) as counted, count(*) as facts`;
  const [row] = await ask<{ counted: bigint; facts: bigint }>(db, fact, select, conditions.join(' and '));
  const { counted, facts } = row!;
  return { counted: Number(counted), notCounted: Number(facts - counted) };
}

function ask<R>(db: Database, fact: FactAlias, select: string, rest: string): Promise<R[]> {
  const joins = [...fact.joins.values()].join(' ');
  return query<R>(db, { fact }, `select ${select} from ${tableOf[fact.source]} f ${joins} where ${rest}`);
}

interface Selection {
  readonly fact: FactAlias;
  readonly conditions: string[];
  /** Whether a fact counts in the line asked for. */
  readonly counts: string;
}

async function selectionOf(db: Database, asked: FactQuery): Promise<Selection> {
  const fact: FactAlias = {
    ...(await currenciesOf(db, asked.currency)),
    isWide: true,
    name: 'f',
    source: asked.source,
    joins: new Map(),
    bindings: bindings(),
  };
  const { bind } = fact.bindings;
  const days = asked.windows.map(
    ({ from, to }) => `f.occurred_on between ${bind(from, 'date')} and ${bind(to, 'date')}`,
  );
  const conditions = [
    `(${days.join(' or ') || 'false'})`,
    ...(asked.afterSeq === undefined ? [] : [`f.seq > ${bind(String(asked.afterSeq), 'int8')}`]),
    ...(asked.upToSeq === undefined ? [] : [`f.seq <= ${bind(String(asked.upToSeq), 'int8')}`]),
  ];
  const { partnerId, line } = asked;
  if (partnerId === undefined) return { fact, conditions, counts: 'true' };
  const below = bind([partnerId, ...(await partnersBelow(db, [partnerId]))], 'int[]');
  const me = bind(String(partnerId), 'int');
  conditions.push(`(f.partner_id = any (${below}) or f.seller_id = ${me})`);
  if (!line) return { fact, conditions, counts: 'true' };
  const { credited, counts } = lineSql(fact, line, partnerId);
  // A fact of a partner below that counts for that partner only is no business of this one.
  conditions.push(`(f.partner_id = ${me} or f.seller_id = ${me} or ${credited})`);
  if (line.counted !== undefined) conditions.push(line.counted ? counts : `not ${counts}`);
  return { fact, conditions, counts };
}

/** Whether a fact is credited to the partner, and whether it counts: what the engine's `explainFacts` says of it. */
function lineSql(fact: FactAlias, { request, closedSeq }: LineFacts, partnerId: number) {
  const statement = statementOf({ ...fact, isSpread: false }, request.measure, [request.window]);
  const credited = creditedSql(statement, fact, partnerId);
  const counting = countingOf(statement, fact, request);
  const inTime = closedSeq === null ? 'true' : `f.seq <= ${fact.bindings.bind(String(closedSeq), 'int8')}`;
  return { credited, counts: `coalesce(${credited} and ${inTime} and ${counting.counts}, false)` };
}

function toFact({ source, currency }: FactQuery, names: readonly string[], row: Row): Fact {
  const values: Record<string, FieldValue> = {};
  names.forEach((name, i) => {
    const value = row[`v${i}`] as FieldValue;
    const type = fieldOf(source, name)!.type;
    // Converted money comes as numeric.
    if (value !== null) values[name] = type === 'money' ? BigInt(value as string) : value;
  });
  const isConverted = row.currency !== currency && row.sent !== null;
  return {
    source,
    id: row.fact_id,
    partner: row.partner,
    date: row.occurred_on,
    upline: row.ancestor_codes.map((code, i): Ancestor => ({ code, type: row.ancestor_types[i]! })),
    values,
    ...(row.seller === null ? {} : { seller: row.seller }),
    ...(row.corrects === null ? {} : { corrects: row.corrects }),
    ...(row.share_micro === null ? {} : { shareMicro: row.share_micro }),
    ...(isConverted ? { sentCurrency: row.currency, sentAmountMicro: row.sent! } : {}),
  };
}
