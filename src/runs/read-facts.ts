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
  /** Also facts outside the windows that these correct. */
  readonly corrected?: boolean | undefined;
}

/** A fact as the engine sees it, and when it was taken in. */
export interface StoredFact {
  readonly fact: Fact;
  readonly seq: bigint;
}

type Row = {
  fact_id: string;
  seq: bigint;
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

/** Reads facts as the in-memory executor takes them, by date and then id. */
export async function readFacts(db: Database, query: FactQuery): Promise<StoredFact[]> {
  const fact: FactAlias = {
    ...(await currenciesOf(db, query.currency)),
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
  const inDays = `(${days.join(' or ') || 'false'})`;
  const corrected = `f.fact_id in (select c.corrects from ${table} c where c.partner_id = f.partner_id and c.corrects is not null and ${inDays.replaceAll('f.', 'c.')})`;
  const ids = query.partnerId === undefined ? undefined : [query.partnerId];
  const own = ids && [...ids, ...(await partnersBelow(db, ids))];
  const who = own
    ? `(f.partner_id = any (${bind(own, 'int[]')}) or f.seller_id = any (${bind(ids!, 'int[]')}))`
    : 'true';
  const text = `select f.fact_id, f.seq, f.occurred_on, f.corrects, f.share_micro, f.currency, f.amount as sent,
      ${fieldSql(fact, 'partner')} as partner, ${fieldSql(fact, 'seller')} as seller, ${ofPartnerVersion('ancestor_types')(fact)} as ancestor_types,
      array(select p.code from unnest(${ofPartnerVersion('ancestor_ids')(fact)}) with ordinality a (id, place) join partner p using (id) order by place) as ancestor_codes,
      ${values.join(', ')}
    from ${table} f ${[...fact.joins.values()].join(' ')}
    where ${who} and (${inDays}${query.corrected ? ` or ${corrected}` : ''}) order by f.occurred_on, f.fact_id collate "C", f.partner_id`;
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, fact.bindings.values));
  return rows.map((row) => ({ seq: row.seq, fact: toFact(query, names, row) }));
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
