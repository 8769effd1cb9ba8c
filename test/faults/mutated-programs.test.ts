import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { calculate } from '../../src/engine/calculate.ts';
import { describe as describeProgram } from '../../src/engine/describe.ts';
import { exact } from '../../src/engine/exact.ts';
import type { Program } from '../../src/engine/program.ts';
import type { Line } from '../../src/engine/result.ts';
import { languages } from '../../src/engine/words.ts';
import { takeRows } from '../../src/intake/actions.ts';
import { importKinds } from '../../src/intake/schema.ts';
import { saveCompany } from '../../src/partners/company.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { Problem } from '../../src/platform/errors.ts';
import { publish } from '../../src/programs/actions.ts';
import { examine, type Finding } from '../../src/programs/findings.ts';
import { run } from '../../src/runs/actions.ts';
import { type Fixture, goalKey, readFixture } from '../fixtures/folder.ts';
import { testDatabase } from '../harness/database.ts';
import { importText } from '../harness/intake.ts';
import { storedResults } from '../harness/results.ts';
import { changeComplaints } from './mutated-answer.ts';
import { allTime, type Complaints, eachCase, isReplay, numbersOf } from './mutated-cases.ts';
import { type GoodProgram, goodPrograms, mutatedDocument } from './mutated-documents.ts';
import { openJournal } from './mutated-journal.ts';

/*
 * Program documents, damaged: each gets findings with their places, or is as good as any other and is calculated, in memory and in the
 * database, to the same result.
 */

const store = await testDatabase();
const owner = store.owner();
const journal = await openJournal(owner);
const clock = fixedClock('2035-01-01');
const seen = { wrong: 0, calculated: 0, earning: 0, refused: 0 };

/** Cases that share a folder's facts, which are taken in once. */
const perGood = 16;

let loaded: { folder: string; fixture: Fixture; undo(): Promise<void> } | undefined;

/** The facts of a folder, in the database and as the engine takes them. */
async function load(folder: string): Promise<Fixture> {
  if (loaded?.folder === folder) return loaded.fixture;
  await loaded?.undo();
  await sql`truncate company, partner, partner_version, product, product_version, customer, fx_rate, hand_goal, sale, activity, training, referral,
    program, program_version, enrolment, program_period, dirty, run, cell, statement, posting, import, journal restart identity cascade`.execute(
    owner.db,
  );
  const whole = readFixture(folder);
  const refused = new Set<string>();
  await saveCompany(store.db, { name: 'Test', baseCurrency: whole.program.currency });
  const codes = new Set(whole.partners({ key: '', from: '2000-01-01', to: '9999-12-31' }).map(({ code }) => code));
  const named = [...codes].map((code) => ({ code, type: 'reseller', valid_from: '1990-01-01' }));
  if (!existsSync(join(folder, 'partners.csv')) && named.length > 0)
    await takeRows(store, 'partners', named, { clock });
  const products = new Set(
    whole.facts.flatMap(({ values }) => (typeof values.product === 'string' ? [values.product] : [])),
  );
  if (!existsSync(join(folder, 'products.csv')) && products.size > 0)
    await takeRows(
      store,
      'products',
      [...products].map((code) => ({ code })),
      { clock },
    );
  for (const kind of importKinds) {
    const path = join(folder, `${kind}.csv`);
    if (!existsSync(path)) continue;
    const { rejections } = await importText(store, kind, readFileSync(path), { clock, decimal: 'point' });
    // What intake refuses, such as the correction of nothing, the engine is not given either.
    const rows = parse(readFileSync(path), { columns: true }) as { id: string }[];
    for (const { line } of rejections) refused.add(`${kind} ${rows[line - 2]!.id}`);
  }
  if (refused.size > 2) throw new Error(`${folder}: ${[...refused]}`);
  await sql`delete from journal`.execute(owner.db);
  await sql`delete from graphile_worker._private_jobs`.execute(owner.db);
  const fixture = { ...whole, facts: whole.facts.filter(({ source, id }) => !refused.has(`${source} ${id}`)) };
  loaded = { folder, fixture, undo: async () => {} };
  return fixture;
}

function findingComplaints(given: unknown, findings: readonly Finding[]): Complaints {
  const lines = typeof given === 'string' ? given.split('\n').length : 0;
  return findings.flatMap(({ severity, code, message, line, column }) => {
    const wrong: string[] = [];
    if (!['error', 'warning'].includes(severity) || !code) wrong.push('no severity or code');
    if (languages.some((language) => (message[language] ?? '').length < 8)) wrong.push('says nothing');
    if (languages.some((language) => message[language].length > 2500)) wrong.push('is endless');
    const isPlaced = line !== undefined && column !== undefined && line >= 1 && line <= lines && column >= 1;
    if (typeof given === 'string' && !isPlaced) wrong.push('has no place');
    return wrong.map((what) => `a finding ${what}: ${code} ${line}:${column} ${message.en}`.slice(0, 400));
  });
}

async function complaintsAbout(good: GoodProgram, given: unknown): Promise<Complaints> {
  const started = Date.now();
  const { program, findings } = examine(given);
  const complaints = [...findingComplaints(given, findings)];
  if (Date.now() - started > 15_000) complaints.push(`the check took ${Date.now() - started} ms`);
  if (!program && !findings.some(({ severity }) => severity === 'error')) complaints.push('refused without an error');
  if (!program) {
    seen.wrong += 1;
    return complaints;
  }
  for (const language of languages) {
    const text = JSON.stringify(describeProgram(program, language));
    if (/undefined|NaN|\[object/.test(text) && !/undefined|NaN|\[object/.test(JSON.stringify(program)))
      complaints.push(`described as ${text}`);
  }
  if (findings.some(({ severity }) => severity === 'error')) {
    seen.wrong += 1;
    return complaints;
  }
  return [...complaints, ...(await calculationComplaints(good.folder, program))];
}

type Result = Record<string, { firstCountedOn: string | null; lines: readonly Line[] }>;

function inMemory({ partners, facts, goals }: Fixture, program: Program, asOf: string): Result {
  const handGoals = (set: string, partner: string, period: string) => {
    const value = goals.get(goalKey(set, partner, period));
    return value === undefined ? null : exact(value);
  };
  const { cells } = calculate({ program, partners, facts, handGoals, asOf });
  return Object.fromEntries(
    cells.map(({ partner, period, firstCountedOn, lines }) => [`${period.key} ${partner}`, { firstCountedOn, lines }]),
  );
}

async function inDatabase(): Promise<Result> {
  const results = await storedResults(store.db);
  return Object.fromEntries(
    results.map(({ partner, period, firstCountedOn, lines }) => [`${period} ${partner}`, { firstCountedOn, lines }]),
  );
}

/** An amount of more than fifteen digits in minor units is refused. */
const isBeyond = (result: Result): boolean =>
  Object.values(result).some(({ lines }) =>
    lines.some(({ earnedMinor, amountMinor }) => /\d{16}/.test(earnedMinor) || /\d{16}/.test(amountMinor)),
  );

/** A program without errors is calculated, in memory and in the database, to the same; or the amounts are larger than can be kept, and it says so. */
async function calculationComplaints(folder: string, whole: Program): Promise<Complaints> {
  const fixture = await load(folder);
  const program: Program = { ...whole, enrolment: 'automatic' };
  const last = program.ends < clock.today() ? program.ends : clock.today();
  const asOf = last < program.starts ? program.starts : last;
  const draft = await publish(store.db, { document: program }, { confirmed: 'all' }).catch(refusal);
  if (draft instanceof Problem) {
    seen.refused += 1;
    return [...problemComplaints(draft, [409, 422]), ...changeComplaints(await journal.changes())];
  }
  const expected = inMemory(fixture, program, asOf);
  const done = await run(store.db, { program: program.program, asOf }).catch(refusal);
  if (done instanceof Problem) {
    if (isBeyond(expected)) return problemComplaints(done, [422]);
    return [`cannot be calculated: ${done.message}`];
  }
  seen.calculated += 1;
  if (Object.values(expected).some(({ lines }) => lines.some(({ amountMinor }) => amountMinor !== '0')))
    seen.earning += 1;
  return differences(await inDatabase(), expected);
}

const refusal = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  throw error;
};

const problemComplaints = ({ status, title, code }: Problem, statuses: readonly number[]): Complaints =>
  statuses.includes(status) && title.en && title.nl && code ? [] : [`a problem ${status} ${code}: ${title.en}`];

function differences(is: Result, expected: Result): Complaints {
  const keys = [...new Set([...Object.keys(is), ...Object.keys(expected)])].sort();
  const differing = keys.filter((key) => canonical(is[key]) !== canonical(expected[key]));
  return differing.slice(0, 2).map((key) => {
    return `${key}: in the database ${canonical(is[key])}\n   in memory ${canonical(expected[key])}`.slice(0, 3000);
  });
}

/** jsonb orders keys in its own way. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? 'nothing'
  );
}

test('every damaged program gets findings with their places, or is calculated', { timeout: allTime }, async () => {
  expect(goodPrograms.length).toBeGreaterThan(220);
  await eachCase('programs', numbersOf('programs', perGood), async (random, number) => {
    const good = goodPrograms[Math.floor(number / perGood) % goodPrograms.length]!;
    const given = number % perGood === 0 ? good.text : mutatedDocument(random, good.text);
    try {
      const complaints = await complaintsAbout(good, given);
      return complaints.length === 0 ? [] : [...complaints, `of ${good.folder}: ${shown(given)}`];
    } catch (error) {
      throw new Error(`${shown(given)}\n${error instanceof Error ? error.stack : error}`);
    } finally {
      await journal.undo();
    }
  });
  if (isReplay) return;
  console.log(JSON.stringify(seen));
  expect(seen.wrong).toBeGreaterThan(30);
  expect(seen.calculated).toBeGreaterThan(30);
  expect(seen.earning).toBeGreaterThan(15);
});

const shown = (given: unknown): string => (typeof given === 'string' ? given : JSON.stringify(given)).slice(0, 3000);
