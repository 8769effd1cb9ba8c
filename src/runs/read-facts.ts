import { CompiledQuery } from 'kysely';
import {
  type Ancestor,
  type Fact,
  type FieldValue,
  fieldOf,
  fields,
  type PartnerType,
  type Source,
} from '../engine/fact.ts';
import type { Window } from '../engine/period.ts';
import type { Database } from '../platform/database.ts';
import { bindings, type FactAlias, fieldSql, ofPartnerVersion } from './fact-sql.ts';
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
export async function readFacts(db: Database, query: FactQuery): Promise<StoredFact[]> {
  const fact: FactAlias = {
    ...(await currenciesOf(db, query.currency)),
    isWide: true,
    name: 'f',
    source: query.source,
    joins: new Map(),
    bindings: bindings(),
  };
  const { bind } = fact.bindings;
  const names = Object.keys(fields[query.source]).filter((name) => !apart.has(name));
  const values = names.map((name, i) => `${fieldSql(fact, name)} as v${i}`);
  const table = tableOf[query.source];
  const days = query.windows.map(
    ({ from, to }) => `f.occurred_on between ${bind(from, 'date')} and ${bind(to, 'date')}`,
  );
  const ids = query.partnerId === undefined ? undefined : [query.partnerId];
  const own = ids && [...ids, ...(await partnersBelow(db, ids))];
  const who = own
    ? `(f.partner_id = any (${bind(own, 'int[]')}) or f.seller_id = any (${bind(ids!, 'int[]')}))`
    : 'true';
  const conditions = [
    who,
    `(${days.join(' or ') || 'false'})`,
    ...(query.afterSeq === undefined ? [] : [`f.seq > ${bind(String(query.afterSeq), 'int8')}`]),
    ...(query.upToSeq === undefined ? [] : [`f.seq <= ${bind(String(query.upToSeq), 'int8')}`]),
    ...(query.after
      ? [
          `(f.occurred_on, f.fact_id collate "C", f.partner_id) >
            (${bind(query.after.date, 'date')}, ${bind(query.after.id, 'text')}, ${bind(String(query.after.partnerId), 'int')})`,
        ]
      : []),
  ];
  const ancestors = ofPartnerVersion('ancestor_ids')(fact);
  const text = `select f.fact_id, f.seq, f.partner_id, f.import_id, f.occurred_on, f.corrects, f.share_micro, f.currency, f.amount as sent,
      ${query.source === 'sales' ? 'f.cost' : 'null::int8'} as cost,
      ${fieldSql(fact, 'partner')} as partner, ${fieldSql(fact, 'seller')} as seller, ${ofPartnerVersion('ancestor_types')(fact)} as ancestor_types,
      array(select p.code from unnest(${ancestors}) with ordinality a (id, place) join partner p using (id) order by place) as ancestor_codes,
      ${values.join(', ')}
    from ${table} f ${[...fact.joins.values()].join(' ')} where ${conditions.join(' and ')}
    order by f.occurred_on, f.fact_id collate "C", f.partner_id ${query.limit === undefined ? '' : `limit ${query.limit}`}`;
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, fact.bindings.values));
  return rows.map((row) => ({
    fact: toFact(query, names, row),
    place: { date: row.occurred_on, id: row.fact_id, partnerId: row.partner_id },
    seq: row.seq,
    importId: row.import_id,
    currency: row.currency,
    amount: row.sent,
    cost: row.cost,
  }));
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
