import type { IsoDate } from '../engine/period.ts';
import { importStream } from '../intake/actions.ts';
import { fixedClock } from '../platform/clock.ts';
import type { Database, Store } from '../platform/database.ts';
import { invalid } from '../platform/errors.ts';
import { activate, programOf, saveDraft } from '../programs/actions.ts';
import { examine, mustBeRead } from '../programs/findings.ts';
import { findProgram, periodRows } from '../programs/sql.ts';
import { closePeriod, run } from '../runs/actions.ts';
import type { DemoTable } from './tables.ts';
import { streamOf } from './write.ts';

/** What examples take in and publish, through the same doors as everybody's files. */
export interface Taking {
  readonly today: IsoDate;
  /** Told what is being done, in English. */
  readonly progress?: ((text: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Imports a table through the ordinary import. An example whose rows are refused is broken: a Problem that names the first of them. */
export async function takeTable(store: Store, table: DemoTable, label: string, taking: Taking): Promise<number> {
  const { progress = () => {}, signal, today } = taking;
  progress(`Importing ${table.name} …`);
  const result = await importStream(store, table.kind, streamOf(table), {
    clock: fixedClock(today),
    label,
    signal,
    decimal: 'point',
    dates: 'ymd',
    mode: 'all-or-nothing',
    onProgress: ({ phase, lines }) =>
      progress(`${phase === 'reading' ? 'Reading' : 'Storing'} ${table.name}: ${lines} lines …`),
  });
  const [first] = result.rejections;
  if (first) {
    const place = `${table.name}, line ${first.line}${first.column ? `, ${first.column}` : ''}: `;
    throw invalid('example-refused', { en: place + first.reason.en, nl: place + first.reason.nl });
  }
  return result.accepted;
}

/** Saves and activates a program from its text, unless there is one of its name; returns its name. */
export async function publish(db: Database, text: string): Promise<string> {
  const document = mustBeRead(examine(text));
  const { program: name } = document;
  const isActive =
    (await findProgram(db, name)) && (await programOf(db, name)).versions.some(({ status }) => status === 'active');
  if (isActive) return name;
  const draft = await saveDraft(db, { document });
  await activate(db, name, draft.version);
  return name;
}

/** Calculates programs, one after the other. */
export async function calculateAll(db: Database, programs: readonly string[], taking: Taking): Promise<void> {
  for (const program of programs) {
    taking.signal?.throwIfAborted();
    taking.progress?.(`Calculating ${program} …`);
    await run(db, { program, asOf: taking.today });
  }
}

/** Closes all periods of a program that ended on or before a day and are open. */
export async function closeUntil(db: Database, program: string, until: IsoDate, taking: Taking): Promise<void> {
  const { id } = await programOf(db, program);
  for (const period of await periodRows(db, id)) {
    if (period.closed_at !== null || period.to > until) continue;
    taking.signal?.throwIfAborted();
    taking.progress?.(`Closing ${period.key} of ${program} …`);
    await closePeriod(db, { program, period: period.key, asOf: taking.today });
  }
}
