import { CompiledQuery } from 'kysely';
import { add, compare, type Exact, equals, ZERO } from '../engine/exact.ts';
import { inOrder, measureInMemory } from '../engine/measure/measure.ts';
import type { Clawed, EachValue, Measured, MeasuredByKey, MeasureRequest } from '../engine/measured.ts';
import type { Database } from '../platform/database.ts';
import {
  aliasOf,
  correctionsSql,
  countingOf,
  fromSql,
  partnerSql,
  type Scope,
  type Statement,
  statementOf,
} from './counting-sql.ts';
import { conditionSql, distinctSql } from './fact-sql.ts';
import { columnsOf, type Plan, planOf, type Row } from './plan-sql.ts';
import { currenciesOf, partnersBelow } from './sql.ts';

/*
 * The SQL executor of measures: all of one source and one way of crediting in one grouped statement. It answers what the engine's
 * `measureInMemory` answers, to the digit; a property test compares them.
 */

export interface Measurement {
  /** The program's currency, which money is converted to. */
  readonly currency: string;
  readonly requests: readonly MeasureRequest[];
  /** Only these partners; all without it. */
  readonly partnerIds?: readonly number[] | undefined;
  /** Only facts taken in up to this one. */
  readonly maxSeq?: bigint | undefined;
}

/** Every request's answer by partner, for the partners that have a fact to count somewhere; see {@link measuredOf} for the others. */
export type MeasuredByPartner = ReadonlyMap<number, MeasuredByKey>;

/** PostgreSQL takes up to 1,664 columns. */
const columnsAtOnce = 1000;

/** Measures in the database. Nothing is rounded; sums of any size are exact. */
export async function measureInSql(db: Database, measurement: Measurement): Promise<MeasuredByPartner> {
  const { partnerIds, requests } = measurement;
  const isUpward = requests.some(
    ({ measure: { credit } }) => credit !== undefined && credit !== 'partner' && credit !== 'seller',
  );
  const scope: Scope = {
    ...(await currenciesOf(db, measurement.currency)),
    partnerIds,
    belowIds: partnerIds && isUpward ? await partnersBelow(db, partnerIds) : [],
    maxSeq: measurement.maxSeq,
  };
  const byPartner = new Map<number, Map<string, Measured>>();
  const keep = (partner: number, key: string, measured: Measured) => {
    const known = byPartner.get(partner);
    if (known) known.set(key, measured);
    else byPartner.set(partner, new Map([[key, measured]]));
  };
  for (const group of groupsOf(requests)) await measureGroup(db, scope, group, keep);
  return byPartner;
}

/** A partner's answers, also when there was nothing to measure. */
export function measuredOf(
  byPartner: MeasuredByPartner,
  partnerId: number,
  requests: readonly MeasureRequest[],
): MeasuredByKey {
  const found = byPartner.get(partnerId);
  if (found && found.size === requests.length) return found;
  return new Map(requests.map((request) => [request.key, found?.get(request.key) ?? measureInMemory(request, '', [])]));
}

type Keep = (partner: number, key: string, measured: Measured) => void;

/** Requests that one statement can answer. */
function groupsOf(requests: readonly MeasureRequest[]): MeasureRequest[][] {
  const groups = new Map<string, MeasureRequest[]>();
  for (const request of requests) {
    const key = JSON.stringify([request.measure.source, request.measure.credit ?? 'partner']);
    const group = groups.get(key);
    if (group) group.push(request);
    else groups.set(key, [request]);
  }
  return [...groups.values()];
}

async function measureGroup(
  db: Database,
  scope: Scope,
  requests: readonly MeasureRequest[],
  keep: Keep,
): Promise<void> {
  for (let from = 0; from < requests.length; ) {
    const statement = statementOf(
      scope,
      requests[0]!.measure,
      requests.map((request) => request.window),
    );
    const plans: Plan[] = [];
    const columns = columnsOf();
    while (from < requests.length && (plans.length === 0 || columns.texts.length < columnsAtOnce)) {
      plans.push(planOf(statement, requests[from]!, columns));
      from += 1;
    }
    await runPlans(db, statement, plans, columns.texts, keep);
  }
}

async function runPlans(
  db: Database,
  statement: Statement,
  plans: readonly Plan[],
  columns: readonly string[],
  keep: Keep,
) {
  const selected = columns.map((text, i) => `${text} as c${i}`).join(', ');
  const rows = await query<Row>(
    db,
    statement,
    `select ${partnerSql(statement)} as partner_id, ${selected} ${fromSql(statement)} group by 1`,
  );
  const distincts = await countDistinct(db, statement, plans);
  const eaches = new Map<Plan, Map<number, EachValue[]>>();
  const claweds = new Map<Plan, Map<number, Clawed[]>>();
  for (const plan of plans) {
    if (plan.request.each) eaches.set(plan, await eachValues(db, statement, plan));
    if (plan.request.clawback) claweds.set(plan, await clawedFacts(db, statement, plan));
  }
  for (const row of rows) {
    for (const plan of plans) {
      const each = eaches.get(plan);
      const clawed = claweds.get(plan);
      keep(row.partner_id, plan.request.key, {
        ...plan.read(row, distincts.get(plan)?.get(row.partner_id) ?? 0n),
        ...(each ? { each: each.get(row.partner_id) ?? [] } : {}),
        ...(clawed ? { clawed: clawed.get(row.partner_id) ?? [] } : {}),
      });
    }
  }
}

/** Runs one of a statement's queries with the parameters that it uses. */
async function query<R>(db: Database, statement: Statement, text: string): Promise<R[]> {
  const used: unknown[] = [];
  const places = new Map<string, number>();
  const numbered = text.replace(/\$(\d+)::/g, (_, number: string) => {
    let place = places.get(number);
    if (place === undefined) {
      place = used.push(statement.fact.bindings.values[Number(number) - 1]);
      places.set(number, place);
    }
    return `$${place}::`;
  });
  return (await db.executeQuery<R>(CompiledQuery.raw(numbered, used))).rows;
}

/** Counts the different values of a field, for all the requests that ask for it at once. */
async function countDistinct(
  db: Database,
  statement: Statement,
  plans: readonly Plan[],
): Promise<Map<Plan, Map<number, bigint>>> {
  const byField = new Map<string, Plan[]>();
  for (const plan of plans) {
    const { distinct, days_between, per } = plan.request.measure;
    const field = distinct ?? per ?? (days_between === undefined ? undefined : 'date');
    if (field !== undefined) byField.set(field, [...(byField.get(field) ?? []), plan]);
  }
  const counts = new Map<Plan, Map<number, bigint>>();
  for (const [field, asking] of byField) {
    const value = distinctSql(statement.fact, field);
    const flags = asking.map(({ counting }, i) => `bool_or(${counting.counts}) as b${i}`);
    const sums = asking.map((_, i) => `count(*) filter (where b${i}) as c${i}`);
    const rows = await query<Row>(
      db,
      statement,
      `select partner_id, ${sums.join(', ')} from (
         select ${partnerSql(statement)} as partner_id, ${value} as v, ${flags.join(', ')} ${fromSql(statement)} group by 1, 2) g group by 1`,
    );
    asking.forEach((plan, i) => {
      counts.set(plan, new Map(rows.map((row) => [row.partner_id, BigInt(row[`c${i}`]!)])));
    });
  }
  return counts;
}

type EachRow = { partner_id: number; weight: number; routes: number; value: bigint | string; facts: bigint };

/** How many facts counted with each value, per partner; with `per`, how many different orders did. */
async function eachValues(db: Database, statement: Statement, plan: Plan): Promise<Map<number, EachValue[]>> {
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
): Promise<Map<number, EachValue[]>> {
  const rows = await query<GroupRow>(
    db,
    statement,
    `select ${partnerSql(statement)} as partner_id, ${distinctSql(statement.fact, per)}::text as "group", ${counting.weight} as weight,
       ${counting.routes} as routes, sum(${counting.value})::text as value, count(*) as facts
     ${fromSql(statement, [counting.counts])} group by 1, 2, 3, 4`,
  );
  const totals = new Map<number, Map<string, Exact>>();
  for (const row of rows) {
    // A count adds one per fact: the rows of a group are as many contributions.
    const value = counting.contribution({ ...row, value: BigInt(row.value) }, row.facts);
    const groups = totals.get(row.partner_id) ?? new Map<string, Exact>();
    totals.set(row.partner_id, groups);
    groups.set(row.group, add(groups.get(row.group) ?? ZERO, value));
  }
  return new Map([...totals].map(([partner, groups]) => [partner, countEqual([...groups.values()])]));
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
async function histogram(db: Database, statement: Statement, { counting }: Plan): Promise<Map<number, EachValue[]>> {
  const rows = await query<EachRow>(
    db,
    statement,
    `select ${partnerSql(statement)} as partner_id, ${counting.weight} as weight, ${counting.routes} as routes, ${counting.value} as value,
       count(*) as facts ${fromSql(statement, [counting.counts])} group by 1, 2, 3, 4`,
  );
  const byPartner = new Map<number, Map<string, { value: Exact; facts: number }>>();
  for (const row of rows) {
    const value = counting.contribution({ ...row, value: BigInt(row.value) });
    const values = byPartner.get(row.partner_id) ?? new Map<string, { value: Exact; facts: number }>();
    byPartner.set(row.partner_id, values);
    const key = `${value.n}/${value.d}`;
    values.set(key, { value, facts: (values.get(key)?.facts ?? 0) + Number(row.facts) });
  }
  return new Map(
    [...byPartner].map(([partner, values]) => [
      partner,
      [...values.values()].sort((a, b) => compare(a.value, b.value)),
    ]),
  );
}

type ClawedRow = {
  partner_id: number;
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
async function clawedFacts(db: Database, statement: Statement, { request }: Plan): Promise<Map<number, Clawed[]>> {
  const original = aliasOf(statement, 'o');
  const counting = countingOf(statement, original, request);
  const corrects = countingOf(statement, statement.fact, request).inDays;
  const where = [corrects, conditionSql(statement.fact, request.clawback)];
  const text = `select ${partnerSql(statement)} as partner_id, f.fact_id as fact, f.occurred_on as date, o.fact_id as corrects,
      o.occurred_on as corrected_date, ${counting.where} as counted,
      ${counting.weight} as weight, ${counting.routes} as routes, ${counting.value} as value
    ${correctionsSql(statement, original, where)}`;
  const byPartner = new Map<number, Clawed[]>();
  for (const row of await query<ClawedRow>(db, statement, text)) {
    const clawed = byPartner.get(row.partner_id) ?? [];
    byPartner.set(row.partner_id, clawed);
    const value =
      row.counted && row.value !== null ? counting.contribution({ ...row, value: BigInt(row.value) }) : ZERO;
    clawed.push({ fact: row.fact, date: row.date, corrects: row.corrects, correctedDate: row.corrected_date, value });
  }
  for (const clawed of byPartner.values()) {
    clawed.sort(inOrder);
  }
  return byPartner;
}
