import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { calculate } from '../src/engine/calculate.ts';
import { check } from '../src/engine/check.ts';
import { add, exact, toText, ZERO } from '../src/engine/exact.ts';
import { type Source, sources } from '../src/engine/fact.ts';
import { textToMinor } from '../src/engine/money.ts';
import type { Partner } from '../src/engine/partner.ts';
import { addDays, daysBetween, type IsoDate, periodsOf } from '../src/engine/period.ts';
import { calendarOf, type Measure, type Program } from '../src/engine/program.ts';
import type { Line } from '../src/engine/result.ts';
import type { Database, Store } from '../src/platform/database.ts';
import { run } from '../src/runs/actions.ts';
import { markDirty } from '../src/runs/mark-sql.ts';
import { tableOf } from '../src/runs/sql.ts';
import { statementOf } from '../src/statements/actions.ts';
import { countsOf, factsOf, type LineFact } from '../src/statements/facts.ts';
import { type Found, findStatement } from '../src/statements/found.ts';
import { program } from './arbitrary/program.ts';
import { changeDay, engineFacts, firstDay, type World, world } from './arbitrary/world.ts';
import { testDatabase } from './harness/database.ts';
import { addFacts, loadWorld } from './harness/load.ts';
import { publish } from './harness/publish.ts';
import { storedResults } from './harness/results.ts';

const runs = Number(process.env.PROPERTY_RUNS ?? 30);

let store: Store;
let owner: Store;
beforeAll(async () => {
  const database = await testDatabase();
  store = database;
  owner = database.owner();
});

/** A program in a currency that the company has rates for, for everyone, and mostly without what keeps it from earning anything. */
const programs = fc.tuple(program, fc.infiniteStream(fc.nat(9))).map(([one, die]): Program => {
  const below = (sides: number) => (die.next().value as number) < sides;
  const without = <T extends object>(of: T, ...keys: (keyof T)[]): T =>
    below(1) ? of : (Object.fromEntries(Object.entries(of).filter(([key]) => !keys.includes(key as keyof T))) as T);
  const open = (measure: Measure): Measure =>
    'ratio' in measure
      ? { ratio: { of: without(measure.ratio.of, 'where'), to: without(measure.ratio.to, 'where') } }
      : without(measure, 'where');
  return {
    ...without(one, 'for'),
    currency: one.currency === 'JPY' ? 'USD' : one.currency,
    enrolment: 'automatic',
    ...(one.budget ? { budget: { ...one.budget, amount: (die.next().value as number) * 7 } } : {}),
    incentives: one.incentives.map((incentive) => ({
      ...without(incentive, 'for', 'gates'),
      measure: open(incentive.measure),
      ...(below(5) && !incentive.limits?.clawback ? { goal: undefined, reward: { per_unit: '1/3' } } : {}),
    })),
  };
});

function partnersOf(company: World, period: { from: IsoDate }): Partner[] {
  return company.partners.map(({ code, versions }) => ({
    code,
    ...versions.findLast(({ from }) => from <= period.from || from < changeDay)!.attributes,
  }));
}

const handValue = (partner: string, period: string) => BigInt(partner.charCodeAt(1) * 10 + period.length) * 1_000_000n;

async function setGoals(company: World, of: Program): Promise<void> {
  const sets = [...new Set([...JSON.stringify(of).matchAll(/"by_hand":"([^"]+)"/g)].map(([, set]) => set!))];
  for (const { key } of periodsOf(calendarOf(of))) {
    for (const set of sets) {
      for (const [i, { code }] of company.partners.entries()) {
        await sql`insert into hand_goal values (${i + 1}, ${set}, ${key}, ${handValue(code, key)})`.execute(owner.db);
      }
    }
  }
}

type Result = Record<string, { firstCountedOn: IsoDate | null; lines: readonly Line[] }>;

function inMemory(company: World, of: Program, asOf: IsoDate): Result {
  const { cells } = calculate({
    program: of,
    partners: (period) => partnersOf(company, period),
    facts: engineFacts(company, of.currency),
    handGoals: (_, partner, period) => exact(handValue(partner, period) / 1_000_000n),
    asOf,
  });
  return Object.fromEntries(
    cells.map(({ partner, period, firstCountedOn, lines }) => [`${period.key} ${partner}`, { firstCountedOn, lines }]),
  );
}

async function inDatabase(db: Database): Promise<Result> {
  const results = await storedResults(db);
  return Object.fromEntries(
    results.map(({ partner, period, firstCountedOn, lines }) => [`${period} ${partner}`, { firstCountedOn, lines }]),
  );
}

/** Per partner, period, incentive and unit: what is posted; and what the results say. */
async function posted(db: Database): Promise<Record<string, string>> {
  const { rows } = await sql<{ key: string; minor: string }>`
    select concat_ws(' ', about_period, p.code, incentive, unit) as key,
      sum(case when credit = 'owed' then amount_minor else -amount_minor end)::text as minor
    from posting o join partner p on p.id = o.partner_id group by 1`.execute(db);
  return Object.fromEntries(rows.filter(({ minor }) => minor !== '0').map(({ key, minor }) => [key, minor]));
}

const amounts = (result: Result): Record<string, string> =>
  Object.fromEntries(
    Object.entries(result).flatMap(([key, { lines }]) =>
      lines
        .filter(({ amountMinor }) => amountMinor !== '0')
        .map(({ incentive, unit, amountMinor }) => [`${key} ${incentive} ${unit}`, amountMinor]),
    ),
  );

const plain = (result: Result): Result => JSON.parse(JSON.stringify(result));

describe('runs', () => {
  test('come to what the engine calculates in memory, in steps or at once, in batches of any size', async () => {
    let earned = 0;
    let lines = 0;
    const arrivals = fc.record({
      drawn: world(60, 20),
      of: programs,
      late: fc.infiniteStream(fc.integer({ min: 0, max: 2 })),
      day: fc.integer({ min: 0, max: 400 }),
      batch: fc.integer({ min: 1, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(arrivals, async ({ drawn, of, late, day, batch }) => {
        fc.pre(check(of).every(({ severity }) => severity === 'warning'));
        const company = meeting(drawn, of);
        const waves: World['facts'][number][][] = [[], [], []];
        // A correction never comes before what it corrects: intake refuses it.
        const arrivedIn = new Map<string, number>();
        for (const fact of company.facts) {
          const wave = Math.max(late.next().value as number, arrivedIn.get(fact.corrects ?? '') ?? 0);
          arrivedIn.set(fact.id, wave);
          waves[wave]!.push(fact);
        }
        const [first, last] = [addDays(of.starts, Math.floor(day / 2)), addDays(of.starts, day)];
        const calculated = (arrived: number, asOf: IsoDate): Result =>
          plain(inMemory({ ...company, facts: waves.slice(0, arrived).flat() }, of, asOf));
        const [begun, expected] = [calculated(1, first), calculated(3, last)];
        fc.pre([begun, calculated(2, first), expected].every(canBeKept));
        await loadWorld(owner, { ...company, facts: waves[0]! }, company);
        await setGoals(company, of);
        await publish(store.db, of);
        const request = { program: of.program, batch };

        await run(store.db, { ...request, asOf: first });
        expect(await inDatabase(store.db)).toEqual(begun);
        await arrive(company, waves[1]!);
        await run(store.db, { ...request, asOf: first });
        await arrive(company, waves[2]!);
        await run(store.db, { ...request, asOf: last });
        expect(await inDatabase(store.db)).toEqual(expected);
        expect(await posted(store.db)).toEqual(amounts(expected));
        earned += Object.keys(amounts(expected)).length;

        lines += await addUp(of, expected);

        // Nothing new, and all over again: nothing to post, nothing becomes another.
        expect(await run(store.db, { ...request, asOf: last })).toMatchObject({ changed: 0, postings: 0 });
        expect(await run(store.db, { ...request, asOf: last, kind: 'full' })).toMatchObject({
          changed: 0,
          postings: 0,
        });
        expect(await inDatabase(store.db)).toEqual(expected);
        const { rows } = await sql<{ sum: string }>`select coalesce(sum(amount_minor), 0) as sum from entry`.execute(
          store.db,
        );
        expect(rows[0]!.sum).toBe('0');
      }),
      { numRuns: runs, endOnFailure: process.env.NO_SHRINK !== undefined },
    );
    // Not a comparison of nothing with nothing.
    expect(earned).toBeGreaterThan(runs / 2);
    expect(lines).toBeGreaterThan(runs / 4);
  }, 300_000);
});

/** A fact whose numbers are not the largest that can be kept: what they earn together must still fit the ledger. */
const modest = (fact: World['facts'][number]): World['facts'][number] => {
  const most = 10n ** 13n;
  const within = (value: bigint | null) => value && value % most;
  return { ...fact, amount: within(fact.amount), quantity: within(fact.quantity), cost: within(fact.cost) };
};

/** Most facts fall in the program's first months, so that they count. */
const meeting = (company: World, of: Program): World => ({
  ...company,
  facts: company.facts.map((fact, i) =>
    modest(i % 3 === 0 ? fact : { ...fact, date: addDays(of.starts, daysBetween(firstDay, fact.date) % 120) }),
  ),
});

/** A run refuses larger amounts: see `mustFit`. */
const canBeKept = (result: Result): boolean =>
  Object.values(result).every(({ lines }) =>
    lines.every(({ earnedMinor, amountMinor }) =>
      [earnedMinor, amountMinor].every((minor) => minor.replace('-', '').length <= 15),
    ),
  );

/** Every statement comes to what is posted for it, and the facts of its lines to what they measured. Returns how many lines were added up. */
async function addUp(of: Program, expected: Result): Promise<number> {
  let lines = 0;
  for (const [key, result] of Object.entries(expected)) {
    const [period, partner] = key.split(' ') as [string, string];
    const found = await findStatement(store.db, { partner, program: of.program, period });
    const shown = await statementOf(store.db, { partner, program: of.program, period }, 'en');
    const totals: Record<string, bigint> = {};
    for (const { unit, amount } of shown.lines) totals[unit] = (totals[unit] ?? 0n) + textToMinor(amount, unit);
    const posted = Object.fromEntries(shown.totals.map(({ unit, amount }) => [unit, textToMinor(amount, unit)]));
    for (const [unit, minor] of Object.entries(totals)) expect(posted[unit] ?? 0n).toBe(minor);
    for (const { incentive, value } of result.lines) {
      const { measure } = of.incentives.find(({ id }) => id === incentive)!;
      if ('ratio' in measure || (measure.sum === undefined && measure.count === undefined)) continue;
      const facts = await factsOf(store.db, found, { incentive, counted: true, limit: 1000 });
      await expectSorted(found, incentive, facts);
      const total = facts.map(({ explained }) => exact(explained.contribution!)).reduce(add, ZERO);
      expect(toText(total)).toBe(toText(exact(value!)));
      lines += facts.length > 0 ? 1 : 0;
    }
  }
  return lines;
}

/** The database and the engine agree on which facts count: each is listed once, under what the engine says of it. */
async function expectSorted(found: Found, incentive: string, counted: readonly LineFact[]): Promise<void> {
  const all = await factsOf(store.db, found, { incentive, limit: 1000 });
  const others = await factsOf(store.db, found, { incentive, counted: false, limit: 1000 });
  const namesOf = (facts: readonly LineFact[]) => facts.map(({ stored }) => JSON.stringify(stored.place));
  expect(namesOf(counted)).toEqual(namesOf(all.filter(({ explained }) => explained.counted)));
  expect(namesOf(others)).toEqual(namesOf(all.filter(({ explained }) => !explained.counted)));
  expect(await countsOf(store.db, found, incentive)).toEqual({ counted: counted.length, notCounted: others.length });
}

async function arrive(company: World, facts: World['facts']): Promise<void> {
  await store.db.transaction().execute(async (tx) => {
    for (const source of sources) await arriveFrom(tx, company, source, facts);
  });
}

let intake = 1n;

async function arriveFrom(tx: Database, company: World, source: Source, facts: World['facts']): Promise<void> {
  const own = facts.filter((fact) => fact.source === source);
  if (own.length === 0) return;
  intake += 1n;
  await addFacts(tx, company, own, intake);
  const { rows } = await sql<{
    seq: bigint;
  }>`select coalesce(max(seq), 0) as seq from ${sql.table(tableOf[source])}`.execute(tx);
  const toSeq = rows[0]!.seq;
  await markDirty(tx, { source, importId: intake, fromSeq: toSeq - BigInt(own.length) + 1n, toSeq });
}
