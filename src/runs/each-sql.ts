import { add, compare, type Exact, equals, ZERO } from '../engine/exact.ts';
import { inOrder } from '../engine/measure/measure.ts';
import type { Clawed, EachValue } from '../engine/measured.ts';
import type { Database } from '../platform/database.ts';
import { aliasOf, correctionsSql, countingOf, type Statement, selectSql } from './counting-sql.ts';
import { conditionSql, distinctSql } from './fact-sql.ts';
import type { Plan } from './plan-sql.ts';
import { type Place, type Places, placeOf, placeSql, query } from './query-sql.ts';

type EachRow = Place & { weight: number; routes: number; value: bigint | string; facts: bigint };

/** How many facts counted with each value, per partner; with `per`, how many different orders did. */
export async function eachValues(db: Database, statement: Statement, plan: Plan): Promise<Places<EachValue[]>> {
  const { per } = plan.request.measure;
  return per === undefined ? histogram(db, statement, plan) : groupedHistogram(db, statement, plan, per);
}

type GroupRow = EachRow & { group: string };

/** The facts of one order added up first. */
async function groupedHistogram(
  db: Database,
  statement: Statement,
  { counting }: Plan,
  per: string,
): Promise<Places<EachValue[]>> {
  const rows = await query<GroupRow>(
    db,
    statement,
    `${selectSql(
      statement,
      `${placeSql(statement)}, ${distinctSql(statement.fact, per)}::text as "group", ${counting.weight} as weight,
       ${counting.routes} as routes, sum(${counting.value})::text as value, count(*) as facts`,
      [counting.counts],
    )} group by 1, 2, 3, 4, 5`,
  );
  const totals = new Map<string, Map<string, Exact>>();
  for (const row of rows) {
    // A count adds one per fact: the rows of a group are as many contributions.
    const value = counting.contribution({ ...row, value: BigInt(row.value) }, row.facts);
    const groups = totals.get(placeOf(row)) ?? new Map<string, Exact>();
    totals.set(placeOf(row), groups);
    groups.set(row.group, add(groups.get(row.group) ?? ZERO, value));
  }
  return new Map([...totals].map(([place, groups]) => [place, countEqual([...groups.values()])]));
}

function countEqual(values: Exact[]): EachValue[] {
  const result: { value: Exact; facts: number }[] = [];
  for (const value of values.sort(compare)) {
    const last = result.at(-1);
    if (last && equals(last.value, value)) last.facts += 1;
    else result.push({ value, facts: 1 });
  }
  return result;
}

/** How many facts counted with each value, per partner. */
async function histogram(db: Database, statement: Statement, { counting }: Plan): Promise<Places<EachValue[]>> {
  const rows = await query<EachRow>(
    db,
    statement,
    `${selectSql(
      statement,
      `${placeSql(statement)}, ${counting.weight} as weight, ${counting.routes} as routes, ${counting.value} as value, count(*) as facts`,
      [counting.counts],
    )} group by 1, 2, 3, 4, 5`,
  );
  const byPlace = new Map<string, Map<string, { value: Exact; facts: number }>>();
  for (const row of rows) {
    const value = counting.contribution({ ...row, value: BigInt(row.value) });
    const values = byPlace.get(placeOf(row)) ?? new Map<string, { value: Exact; facts: number }>();
    byPlace.set(placeOf(row), values);
    const key = `${value.n}/${value.d}`;
    values.set(key, { value, facts: (values.get(key)?.facts ?? 0) + Number(row.facts) });
  }
  return new Map(
    [...byPlace].map(([place, values]) => [place, [...values.values()].sort((a, b) => compare(a.value, b.value))]),
  );
}

type ClawedRow = Place & {
  fact: string;
  date: string;
  corrects: string;
  corrected_date: string;
  counted: boolean | null;
  weight: number;
  routes: number;
  value: bigint | string | null;
};

/** The facts that take back what an earlier one counted, per partner. */
export async function clawedFacts(db: Database, statement: Statement, { request }: Plan): Promise<Places<Clawed[]>> {
  const original = aliasOf(statement, 'o');
  const counting = countingOf(statement, original, request);
  const corrects = countingOf(statement, statement.fact, request).inDays;
  const where = [corrects, conditionSql(statement.fact, request.clawback)];
  const select = `${placeSql(statement)}, f.fact_id as fact, f.occurred_on as date, o.fact_id as corrects,
      o.occurred_on as corrected_date, ${counting.where} as counted,
      ${counting.weight} as weight, ${counting.routes} as routes, ${counting.value} as value`;
  const text = correctionsSql(statement, select, original, where);
  const byPlace: Places<Clawed[]> = new Map();
  for (const row of await query<ClawedRow>(db, statement, text)) {
    const clawed = byPlace.get(placeOf(row)) ?? [];
    byPlace.set(placeOf(row), clawed);
    const value =
      row.counted && row.value !== null ? counting.contribution({ ...row, value: BigInt(row.value) }) : ZERO;
    clawed.push({ fact: row.fact, date: row.date, corrects: row.corrects, correctedDate: row.corrected_date, value });
  }
  for (const clawed of byPlace.values()) {
    clawed.sort(inOrder);
  }
  return byPlace;
}
