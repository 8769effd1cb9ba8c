import { CompiledQuery } from 'kysely';
import type { Database } from '../platform/database.ts';
import { partnerSql, type Statement } from './counting-sql.ts';

/** By partner and slot. */
export type Places<T> = Map<string, T>;
export type Place = { partner_id: number; slot: number };
export const placeOf = ({ partner_id, slot }: Place): string => `${partner_id} ${slot}`;
export const placeSql = (statement: Statement): string =>
  `${partnerSql(statement)} as partner_id, ${slotSql(statement)} as slot`;

/** Which of the statement's slots a row is in, from 0. */
function slotSql({ slots, fact }: Statement): string {
  if (!slots) return '0';
  const starts = slots.map(({ from }) => from);
  return `width_bucket(${fact.name}.occurred_on, ${fact.bindings.bind(starts, 'date[]')}) - 1`;
}

/** Runs one of a statement's queries with the parameters that it uses. */
export async function query<R>(db: Database, { fact }: Pick<Statement, 'fact'>, text: string): Promise<R[]> {
  const used: unknown[] = [];
  const places = new Map<string, number>();
  const numbered = text.replace(/\$(\d+)::/g, (_, number: string) => {
    let place = places.get(number);
    if (place === undefined) {
      place = used.push(fact.bindings.values[Number(number) - 1]);
      places.set(number, place);
    }
    return `$${place}::`;
  });
  return (await db.executeQuery<R>(CompiledQuery.raw(numbered, used))).rows;
}
