import { addDays, type IsoDate } from '../engine/period.ts';
import { saveCompany } from '../partners/company.ts';
import { markAsDemo } from '../partners/company-sql.ts';
import type { Database, Store } from '../platform/database.ts';
import { conflict } from '../platform/errors.ts';
import { demoPrograms } from './programs.ts';
import { calculatedSince, finishedImports, holdsNothing } from './sql.ts';
import { LATE, tablesOf } from './tables.ts';
import { calculateAll, closeUntil, publish, type Taking, takeTable } from './take.ts';
import { BASE_CURRENCY, COMPANY_NAME } from './words.ts';
import { CLOSED_AFTER_DAYS, type DemoSize, makeWorld } from './world.ts';

export interface LoadOptions extends DemoSize, Taking {}

/** How far the demo is: `empty` database, `begun` and cut short, `done`, or `other` data that is not the demo's. */
export type DemoState =
  | { readonly state: 'empty' | 'other' }
  | { readonly state: 'begun' | 'done'; readonly today: IsoDate };

const PREFIX = 'demo ';
const labelOf = (table: string, today: IsoDate): string => `${PREFIX}${today} ${table}`;

/** Looks where loading the demo stands. */
export async function demoState(db: Database): Promise<DemoState> {
  const labels = await finishedImports(db, PREFIX);
  const [first] = labels;
  if (first === undefined) return { state: (await holdsNothing(db, COMPANY_NAME)) ? 'empty' : 'other' };
  const today = first.slice(PREFIX.length).split(' ')[0]!;
  // The last step is to calculate what the late lines changed.
  const late = labelOf(LATE, today);
  const isDone = labels.includes(late) && (await calculatedSince(db, late)) >= demoPrograms(today).length;
  return { state: isDone ? 'done' : 'begun', today };
}

/**
 * Loads the demo company: its files through the ordinary import, its programs, their results; closes older periods, then takes in some late
 * lines, so that there are adjustments to see. Goes on where it was cut short, with the day it was begun on. Throws not-empty when there is
 * other data, or the demo already.
 */
export async function loadDemo(
  store: Store,
  options: LoadOptions,
): Promise<{ today: IsoDate; lines: number; programs: string[] }> {
  const { db } = store;
  const before = await demoState(db);
  if (before.state === 'done' || before.state === 'other') throw notEmpty();
  const today = before.state === 'begun' ? before.today : options.today;
  const taking = { ...options, today };
  const world = makeWorld(taking);
  if (before.state === 'empty') {
    await saveCompany(db, {
      name: COMPANY_NAME,
      baseCurrency: BASE_CURRENCY,
      timeZone: 'Europe/Amsterdam',
      newCustomerDays: 90,
    });
    await markAsDemo(db);
  }
  const tables = tablesOf(world);
  const finished = await finishedImports(db, PREFIX);
  let lines = 0;
  for (const table of tables) {
    if (table.name === LATE || finished.includes(labelOf(table.name, today))) continue;
    lines += await takeTable(store, table, labelOf(table.name, today), taking);
  }
  const programs: string[] = [];
  for (const { text } of demoPrograms(today)) programs.push(await publish(db, text));
  await calculateAll(db, programs, taking);
  for (const program of programs) await closeUntil(db, program, addDays(today, -CLOSED_AFTER_DAYS), taking);
  if (!finished.includes(labelOf(LATE, today)))
    lines += await takeTable(store, tables.at(-1)!, labelOf(LATE, today), taking);
  await calculateAll(db, programs, taking);
  return { today, lines, programs };
}

const notEmpty = () =>
  conflict(
    'not-empty',
    {
      en: 'There is data already; the demo goes into an empty database only.',
      nl: 'Er zijn al gegevens; de demo gaat alleen in een lege database.',
    },
    {
      en: 'Use another database (DATABASE_URL or VLIEGWIEL_HOME), or write the demo to files: vliegwiel demo --out demo-files',
      nl: 'Gebruik een andere database (DATABASE_URL of VLIEGWIEL_HOME), of schrijf de demo naar bestanden: vliegwiel demo --out demo-files',
    },
  );
