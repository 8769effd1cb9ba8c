import type { Clawed, EachValue, Measured, MeasuredByKey, MeasureRequest } from '../engine/measured.ts';
import type { Window } from '../engine/period.ts';
import type { Database } from '../platform/database.ts';
import { onceSql, type Scope, type Statement, selectSql, statementOf } from './counting-sql.ts';
import { clawedFacts, eachValues } from './each-sql.ts';
import { distinctSql } from './fact-sql.ts';
import { type Columns, columnsOf, type Plan, planOf, type Row } from './plan-sql.ts';
import { type Places, placeOf, placeSql, query } from './query-sql.ts';
import { currenciesOf, partnersBelow } from './sql.ts';

/*
 * The SQL executor of measures: all of one source and one way of crediting in one grouped statement. It answers what the engine's
 * `measureInMemory` answers, to the digit; a property test compares them.
 */

export interface Measurement {
  /** The program's currency, which money is converted to. */
  readonly currency: string;
  /** What is asked of each period, in time order: the same requests, each with its own days. */
  readonly periods: readonly (readonly MeasureRequest[])[];
  /** Only these partners; all without it. */
  readonly partnerIds?: readonly number[] | undefined;
  /** Only facts taken in up to this one. */
  readonly maxSeq?: bigint | undefined;
  /** Only facts of these intakes. */
  readonly importIds?: readonly bigint[] | undefined;
  /** A number that all facts of these intakes come after. */
  readonly afterSeq?: bigint | undefined;
}

/** Answers by partner, for the partners that have a fact to count somewhere; a request that is missing has an empty answer. */
export type MeasuredByPartner = ReadonlyMap<number, MeasuredByKey>;

/** PostgreSQL takes up to 1,664 columns. */
const columnsAtOnce = 1000;

/** Measures in the database: the answers of each period. Nothing is rounded; sums of any size are exact. */
export async function measureInSql(db: Database, measurement: Measurement): Promise<readonly MeasuredByPartner[]> {
  const { partnerIds, periods } = measurement;
  const first = periods[0] ?? [];
  const isUpward = first.some(
    ({ measure: { credit } }) => credit !== undefined && credit !== 'partner' && credit !== 'seller',
  );
  const scope: Scope = {
    ...(await currenciesOf(db, measurement.currency)),
    partnerIds,
    belowIds: partnerIds && isUpward ? await partnersBelow(db, partnerIds) : [],
    maxSeq: measurement.maxSeq,
    importIds: measurement.importIds,
    afterSeq: measurement.afterSeq,
  };
  const answers = periods.map(() => new Map<number, Map<string, Measured>>());
  for (const { places, slots } of groupsOf(periods)) {
    const keepIn = (period: number): Keep => {
      return (slot, partner, key, measured) => {
        const byPartner = answers[period + slot]!;
        const known = byPartner.get(partner);
        if (known) known.set(key, measured);
        else byPartner.set(partner, new Map([[key, measured]]));
      };
    };
    if (slots) await measureGroup(db, scope, picked(first, places), keepIn(0), slots);
    else for (const [i, period] of periods.entries()) await measureGroup(db, scope, picked(period, places), keepIn(i));
  }
  return answers;
}

const picked = (requests: readonly MeasureRequest[], places: readonly number[]): MeasureRequest[] =>
  places.map((place) => requests[place]!);

type Keep = (slot: number, partner: number, key: string, measured: Measured) => void;

/** Requests that the same statements can answer, by their places: with slots one for all periods, otherwise one for each. */
interface Group {
  readonly places: readonly number[];
  readonly slots?: readonly Window[] | undefined;
}

function groupsOf(periods: readonly (readonly MeasureRequest[])[]): Group[] {
  const groups = new Map<string, { places: number[]; slots: Window[] | undefined }>();
  periods[0]?.forEach(({ measure }, place) => {
    const windows = periods.map((requests) => requests[place]!.window);
    const slots = periods.length > 1 && areApart(windows) ? windows : undefined;
    const key = JSON.stringify([measure.source, measure.credit ?? 'partner', slots]);
    const group = groups.get(key);
    if (group) group.places.push(place);
    else groups.set(key, { places: [place], slots });
  });
  return [...groups.values()];
}

const areApart = (windows: readonly Window[]): boolean =>
  windows.every(({ from, to }, i) => from <= to && (i === 0 || windows[i - 1]!.to < from));

async function measureGroup(
  db: Database,
  scope: Scope,
  requests: readonly MeasureRequest[],
  keep: Keep,
  slots?: readonly Window[],
): Promise<void> {
  const windows = slots ?? requests.map(({ window }) => window);
  for (let from = 0; from < requests.length; ) {
    const statement = statementOf(scope, requests[0]!.measure, windows, slots);
    const plans: Plan[] = [];
    const columns = columnsOf();
    while (from < requests.length && columns.sums.length < columnsAtOnce) {
      plans.push(planOf(statement, requests[from]!, columns));
      from += 1;
    }
    await runPlans(db, statement, plans, columns, keep);
  }
}

async function runPlans(
  db: Database,
  statement: Statement,
  plans: readonly Plan[],
  columns: Columns,
  keep: Keep,
): Promise<void> {
  // One after the other on the same connection; asked at once, so that it does not wait in between.
  const summing = query<Row>(db, statement, sumsSql(statement, columns));
  const [rows, distincts] = await Promise.all([summing, countDistinct(db, statement, plans)]);
  const eaches = new Map<Plan, Places<EachValue[]>>();
  const claweds = new Map<Plan, Places<Clawed[]>>();
  for (const plan of plans) {
    if (plan.request.each) eaches.set(plan, await eachValues(db, statement, plan));
    if (plan.request.clawback) claweds.set(plan, await clawedFacts(db, statement, plan));
  }
  for (const row of rows) {
    const place = placeOf(row);
    for (const plan of plans) {
      const answer = plan.read(row, distincts.get(plan)?.get(place) ?? 0n);
      const each = eaches.get(plan);
      const clawed = claweds.get(plan);
      const found =
        each || clawed
          ? { ...answer, each: each && (each.get(place) ?? []), clawed: clawed && (clawed.get(place) ?? []) }
          : answer;
      keep(row.slot, row.partner_id, plan.request.key, found);
    }
  }
}

function sumsSql(statement: Statement, { values, sums }: Columns): string {
  const named = (texts: readonly string[], prefix: string) =>
    texts.map((text, i) => `, ${text} as ${prefix}${i}`).join('');
  const facts = `${placeSql(statement)}, f.occurred_on as day${named(values, 'v')}`;
  return `select partner_id, slot${named(sums, 'c')} from (${selectSql(statement, facts)} ${onceSql(statement)}) fact group by 1, 2`;
}

/** Counts the different values of a field, for all the requests that ask for it at once. */
async function countDistinct(
  db: Database,
  statement: Statement,
  plans: readonly Plan[],
): Promise<Map<Plan, Places<bigint>>> {
  const byField = new Map<string, Plan[]>();
  for (const plan of plans) {
    const { distinct, days_between, per } = plan.request.measure;
    const field = distinct ?? per ?? (days_between === undefined ? undefined : 'date');
    if (field !== undefined) byField.set(field, [...(byField.get(field) ?? []), plan]);
  }
  const counts = new Map<Plan, Places<bigint>>();
  for (const [field, asking] of byField) {
    const value = distinctSql(statement.fact, field);
    const flags = asking.map(({ counting }, i) => `bool_or(${counting.counts}) as b${i}`);
    const sums = asking.map((_, i) => `count(*) filter (where b${i}) as c${i}`);
    const [flagged, summed] = asking.length === 1 ? ['', 'count(*) as c0'] : [`, ${flags.join(', ')}`, sums.join(', ')];
    const where = `(${asking.map(({ counting }) => counting.counts).join(' or ')})`;
    const rows = await query<Row>(
      db,
      statement,
      `select partner_id, slot, ${summed} from (
         ${selectSql(statement, `${placeSql(statement)}, ${value} as v${flagged}`, [where])} group by 1, 2, 3) g group by 1, 2`,
    );
    asking.forEach((plan, i) => {
      counts.set(plan, new Map(rows.map((row) => [placeOf(row), BigInt(row[`c${i}`]!)])));
    });
  }
  return counts;
}
