import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { toText } from '../src/engine/exact.ts';
import { fields, type Source, sources } from '../src/engine/fact.ts';
import { measureInMemory } from '../src/engine/measure/measure.ts';
import type { Measured, MeasureRequest } from '../src/engine/measured.ts';
import { addDays } from '../src/engine/period.ts';
import type { Store } from '../src/platform/database.ts';
import { expressions } from '../src/runs/fact-sql.ts';
import { type MeasuredByPartner, measureInSql } from '../src/runs/measure-sql.ts';
import { readFacts } from '../src/runs/read-facts.ts';
import { condition, simpleMeasure } from './arbitrary/measure.ts';
import { engineFacts, firstDay, world } from './arbitrary/world.ts';
import { testDatabase } from './harness/database.ts';
import { loadWorld } from './harness/load.ts';

const runs = Number(process.env.PROPERTY_RUNS ?? 60);

let store: Store;
let owner: Store;
beforeAll(async () => {
  const database = await testDatabase();
  store = database;
  owner = database.owner();
});

const request = fc.constantFrom<Source>('sales', 'sales', ...sources).chain((source) =>
  fc
    .record({
      measure: simpleMeasure(source),
      from: fc.integer({ min: 0, max: 700 }),
      days: fc.integer({ min: 0, max: 700 }),
      each: fc.boolean(),
      clawback: fc.option(condition(source, 1), { nil: undefined }),
    })
    .map(({ from, days, ...rest }) => ({
      ...rest,
      window: { from: addDays(firstDay, from), to: addDays(firstDay, from + days) },
    })),
);
const requests = fc
  .array(request, { minLength: 1, maxLength: 25 })
  .map((list): MeasureRequest[] => list.map((one, i) => ({ ...one, key: `m${i}` })));

/** The same requests, and again some days later: with days in common or without. */
const periods = fc
  .record({ first: requests, count: fc.integer({ min: 1, max: 3 }), apart: fc.integer({ min: 1, max: 400 }) })
  .map(({ first, count, apart }) =>
    Array.from({ length: count }, (_, n) =>
      first.map((one) => ({
        ...one,
        window: { from: addDays(one.window.from, n * apart), to: addDays(one.window.to, n * apart) },
      })),
    ),
  );

const answer = (measured: MeasuredByPartner, id: number, request: MeasureRequest): Measured =>
  measured.get(id)?.get(request.key) ?? measureInMemory(request, '', []);

/** Exact values as texts, so that a difference reads well. */
const readable = (measured: Measured) => ({
  ...measured,
  value: measured.value && `${measured.value.n}/${measured.value.d}`,
  each: measured.each?.map(({ value, facts }) => `${facts} × ${toText(value, 30)}`),
  clawed: measured.clawed?.map(({ value, ...rest }) => ({ ...rest, value: `${value.n}/${value.d}` })),
});

describe('the SQL executor', () => {
  test('answers every request of every period as the in-memory executor does, to the digit', async () => {
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(world(), periods, fc.constantFrom('EUR', 'USD'), async (company, asked, currency) => {
        const ids = await loadWorld(owner, company);
        const facts = engineFacts(company, currency);
        const all = await measureInSql(store.db, { currency, periods: asked });
        const half = [...ids.values()].filter((id) => id % 2 === 1);
        const some = await measureInSql(store.db, { currency, periods: asked, partnerIds: half });
        expect(some.flatMap((one) => [...one.keys()]).filter((id) => !half.includes(id))).toEqual([]);
        for (const [i, period] of asked.entries()) {
          for (const [code, id] of ids) {
            for (const one of period) {
              const expected = readable(measureInMemory(one, code, facts));
              counted += expected.facts;
              expect(readable(answer(all[i]!, id, one))).toEqual(expected);
              if (half.includes(id)) expect(readable(answer(some[i]!, id, one))).toEqual(expected);
            }
          }
        }
      }),
      { numRuns: runs },
    );
    // Not a comparison of nothing with nothing.
    expect(counted).toBeGreaterThan(runs);
  }, 300_000);

  test('reads back the facts that went in', async () => {
    await fc.assert(
      fc.asyncProperty(world(30), fc.constantFrom('EUR', 'USD'), async (company, currency) => {
        const ids = await loadWorld(owner, company);
        const facts = engineFacts(company, currency);
        for (const source of sources) {
          const windows = [{ from: firstDay, to: addDays(firstDay, 800) }];
          const read = await readFacts(store.db, { source, windows, currency });
          const present = ({ values, ...rest }: (typeof facts)[number]) => ({
            ...rest,
            values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
          });
          const expected = facts.filter((fact) => fact.source === source).map(present);
          const got = read.map(({ fact: { sentAmountMicro: _, sentCurrency: __, ...fact } }) => present(fact));
          const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
          expect(got.sort(byId)).toEqual(expected.sort(byId));
          for (const [code, partnerId] of ids) {
            const own = await readFacts(store.db, { source, windows, currency, partnerId });
            const theirs = facts.filter(
              (f) =>
                f.source === source &&
                (f.partner === code || f.seller === code || f.upline.some((a) => a.code === code)),
            );
            const ids = new Set(own.map(({ fact }) => `${fact.partner} ${fact.id}`));
            expect(theirs.filter((fact) => !ids.has(`${fact.partner} ${fact.id}`))).toEqual([]);
          }
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  test('knows every field of every source', () => {
    for (const source of sources) {
      expect(Object.keys(expressions[source]).sort()).toEqual(Object.keys(fields[source]).sort());
    }
  });
});
