import { sql } from 'kysely';
import { inSession, type Store } from '../platform/database.ts';
import type { Bilingual } from '../platform/errors.ts';
import { isSpread } from '../platform/spread.ts';
import { inTurn } from '../platform/turn.ts';
import { intake } from '../runs/sql.ts';
import { budgets } from './checks/budgets.ts';
import type { Check, Finding, Scope } from './checks/check.ts';
import { facts } from './checks/facts.ts';
import { ledger } from './checks/ledger.ts';
import { programsToRecalculate, recalculate } from './checks/recalculation.ts';
import { results } from './checks/results.ts';
import { statements } from './checks/statements.ts';

export interface VerifyOptions extends Partial<Scope> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((check: string, about?: string) => void) | undefined;
}

export interface Verified {
  /** Those that found nothing, in the order in which they were made. */
  readonly right: readonly { readonly name: string; readonly what: Bilingual }[];
  /** Programs that were calculated again. */
  readonly recalculated: readonly string[];
  /** The first thing that is off; what comes after it has not been looked at. */
  readonly finding: (Finding & { readonly check: string }) | undefined;
}

const recalculation = {
  name: 'recalculation',
  what: {
    en: 'calculated again from the facts, the last runs give the same',
    nl: 'opnieuw berekend uit de feiten geven de laatste berekeningen hetzelfde',
  },
};

/**
 * Looks whether everything that is kept says the same: in one snapshot, while others go on working, and without changing anything. Calculating
 * again is done for real and undone; runs of that program wait meanwhile.
 */
export async function verify(store: Store, options: VerifyOptions = {}): Promise<Verified> {
  const scope: Scope = { full: options.full === true };
  const right: Verified['right'][number][] = [];
  const recalculated: string[] = [];
  const look = async (check: Pick<Check, 'name' | 'what'>, find: () => Promise<Finding | undefined>) => {
    options.signal?.throwIfAborted();
    options.onProgress?.(check.name);
    const finding = await find();
    if (!finding) right.push({ name: check.name, what: check.what });
    return finding && { ...finding, check: check.name };
  };
  const inOrder = async (checks: readonly Check[]) => {
    for (const check of checks) {
      const finding = await look(check, () => snapshot(store, check.fetches ?? [], (db) => check.find(db, scope)));
      if (finding) return finding;
    }
    return undefined;
  };
  const finding =
    (await inOrder([ledger, results, statements, budgets])) ??
    (await look(recalculation, async () => {
      for (const program of await programsToRecalculate(store.db, scope)) {
        options.signal?.throwIfAborted();
        options.onProgress?.(recalculation.name, program.slug);
        const found = await recalculate(store, program);
        if (found) return found;
        recalculated.push(program.slug);
      }
      return undefined;
    })) ??
    (await inOrder([facts]));
  return { right, recalculated, finding };
}

/** One moment for all statements of a check: what is taken in or calculated meanwhile is no difference. */
async function snapshot<T>(
  store: Store,
  fetches: readonly string[],
  work: (db: Store['db']) => Promise<T>,
): Promise<T> {
  const spread = await isSpread(store.db);
  const look = () =>
    inSession(store.pool, async ({ client, db }) => {
      await client.query(`set transaction isolation level repeatable read, read ${spread ? 'write' : 'only'}`);
      // Every row of large tables is read once; the default would sort them on disk.
      await sql`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`.execute(db);
      if (spread) await fetch(db, fetches);
      return work(db);
    });
  // Several machines have no moment in common, except while nobody writes.
  return spread ? inTurn(store.db, intake, look) : look();
}

/** Puts copies of tables, on this machine and for this transaction, in their place, and in that of the view on postings. */
async function fetch(db: Store['db'], tables: readonly string[]): Promise<void> {
  const { rows } = await sql<{
    definition: string;
  }>`select pg_get_viewdef('public.entry'::regclass) as definition`.execute(db);
  for (const table of tables)
    await sql`create temp table ${sql.table(table)} on commit drop as select * from public.${sql.table(table)}`.execute(
      db,
    );
  if (tables.includes('posting')) await sql.raw(`create temp view entry as ${rows[0]!.definition}`).execute(db);
}
