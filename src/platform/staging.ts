import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Rows on their way in, in tables of one transaction: what came (`staged_row`), what is refused and why (`staged_rejection`), and what
 * was known already (`staged_repeat`). A row is named by its line.
 */
export async function openStaging(tx: Database): Promise<void> {
  await sql`create temp table staged_row (line bigint not null, rejection jsonb, data jsonb) on commit drop`.execute(
    tx,
  );
  await sql`
    create temp table staged_rejection (line bigint not null, column_name text, value text, code text not null,
      params jsonb not null default '{}') on commit drop`.execute(tx);
  await sql`create temp table staged_repeat (line bigint not null) on commit drop`.execute(tx);
}

/** How many lines are refused, and how many were known. */
export async function stagingCounts(tx: Database): Promise<{ rejected: number; repeated: number }> {
  const { rows } = await sql<{ rejected: number; repeated: number }>`
    select (select count(distinct line)::int from staged_rejection) as rejected,
      (select count(distinct line)::int from staged_repeat) as repeated`.execute(tx);
  return rows[0]!;
}

/** Waits for other transactions that change the same noun, and keeps new ones waiting until this one ends. */
export async function lockNoun(tx: Database, noun: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`vliegwiel ${noun}`}, 0))`.execute(tx);
}

/** As {@link lockNoun}, beside others that only share it. */
export async function shareNoun(tx: Database, noun: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`vliegwiel ${noun}`}, 0))`.execute(tx);
}

/**
 * Rows of a temporary table with the same key: one stays when they all say the same, none when they differ, whatever their order.
 * The table has the columns `line` and `data`.
 */
export async function settleDuplicates(tx: Database, table: string, key: readonly string[], column: string) {
  const keys = sql.join(key.map((name) => sql.ref(name)));
  await sql`
    create temp table duplicate_row on commit drop as
    select t.line, d.first_line, d.alike from ${sql.table(table)} t join (
      select ${keys}, min(line) as first_line, count(distinct data) = 1 as alike
      from ${sql.table(table)} group by ${keys} having count(*) > 1) d using (${keys})`.execute(tx);
  await sql`insert into staged_repeat select line from duplicate_row where alike and line <> first_line`.execute(tx);
  await sql`
    insert into staged_rejection (line, column_name, value, code, params)
    select d.line, ${column}::text, t.${sql.ref(column)}::text, 'conflict-in-file',
      jsonb_build_object('line', (select min(o.line) from duplicate_row o where o.first_line = d.first_line and o.line <> d.line))
    from duplicate_row d join ${sql.table(table)} t using (line) where not alike`.execute(tx);
  await sql`
    delete from ${sql.table(table)} t using duplicate_row d
    where d.line = t.line and (not d.alike or d.line <> d.first_line)`.execute(tx);
  await sql`drop table duplicate_row`.execute(tx);
}

/**
 * Does work without nested loops where `isLarge`: what a transaction has just written is not in the planner's statistics yet, so that it
 * takes many rows for a few and compares each with each. With `sorts: false` it does not sort either where it can hash.
 */
export async function withoutLoops<T>(
  tx: Database,
  isLarge: boolean,
  work: () => Promise<T>,
  options: { sorts?: boolean } = {},
): Promise<T> {
  if (!isLarge) return work();
  const sorting = options.sorts === false ? 'off' : 'on';
  await sql`select set_config('enable_nestloop', 'off', true), set_config('enable_sort', ${sorting}, true)`.execute(tx);
  const result = await work();
  await sql`select set_config('enable_nestloop', 'on', true), set_config('enable_sort', 'on', true)`.execute(tx);
  return result;
}
