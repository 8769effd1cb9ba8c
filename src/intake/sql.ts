import { type RawBuilder, sql } from 'kysely';
import { tellChange } from '../live/sql.ts';
import type { Database } from '../platform/database.ts';
import { storable, storableJson } from '../platform/storable.ts';
import type { Mapping } from './plan.ts';
import type { ImportKind, ImportQuery, ImportStatus } from './schema.ts';

export type Counts = { lines: number; accepted: number; repeated: number; rejected: number };

const RUNNING = 854_344; // Any number will do, as long as every Vliegwiel uses the same one.

export async function insertImport(
  db: Database,
  begun: {
    kind: ImportKind;
    label: string;
    mapping: Mapping;
    size?: number | undefined;
    reference?: string | undefined;
  },
): Promise<bigint> {
  const { kind, label, mapping, size, reference } = begun;
  const { rows } = await sql<{ id: bigint }>`
    insert into import (kind, label, status, mapping, size, reference, phase)
    values (${kind}, ${storable(label)}, 'running', ${storableJson(mapping)}::jsonb, ${size ?? null}, ${reference ?? null}, 'reading')
    returning id`.execute(db);
  return rows[0]!.id;
}

/** Notes an import that is done, or refused as a whole, in the transaction that did it. */
export async function insertEnded(
  tx: Database,
  ended: { kind: ImportKind; label: string; counts: Counts; warnings: unknown; refused: boolean },
): Promise<bigint> {
  const { kind, label, counts, warnings, refused } = ended;
  const { rows } = await sql<{ id: bigint }>`
    insert into import (kind, label, mapping, status, error, lines, accepted, repeated, rejected, warnings, ended_at)
    values (${kind}, ${storable(label)}, '{}', ${refused ? 'failed' : 'done'}, ${refused ? 'rejected' : null}, ${counts.lines}, ${counts.accepted},
      ${counts.repeated}, ${counts.rejected}, ${storableJson(warnings)}::jsonb, clock_timestamp())
    returning id`.execute(tx);
  return rows[0]!.id;
}

/** Held while an import runs; gone with its process. */
export async function holdImport(tx: Database, id: bigint): Promise<void> {
  await sql`select pg_advisory_xact_lock(${RUNNING}::int, (${id}::int8 % 2147483647)::int)`.execute(tx);
}

export type Interrupted = { id: bigint; kind: string; label: string };

/** Imports that nobody runs any more were cut short; nothing of them was taken in. Returns those that are found so now. */
export async function endInterrupted(db: Database): Promise<Interrupted[]> {
  const { rows } = await sql<Interrupted>`
    update import set status = 'failed', error = 'interrupted', ended_at = now(), phase = null
    where status = 'running' and started_at < now() - interval '10 seconds'
      and pg_try_advisory_xact_lock(${RUNNING}::int, (id % 2147483647)::int)
    returning id, kind, label`.execute(db);
  for (const { id } of rows) await tellChange(db, { kind: 'import', id: String(id), status: 'failed' });
  return rows;
}

/** How far it is, for who watches; tells whether somebody asked to cancel it. Nothing of an import that has ended. */
export async function noteProgress(
  db: Database,
  id: bigint,
  { phase, lines, bytes }: { phase: 'reading' | 'storing'; lines: number; bytes: number },
): Promise<boolean> {
  const { rows } = await sql<{ cancel_asked: boolean }>`
    update import set phase = ${phase}, lines = ${lines}, bytes = ${bytes} where id = ${id} and status = 'running'
    returning cancel_asked`.execute(db);
  return rows[0]?.cancel_asked === true;
}

/** Whoever runs it ends it soon. False when it does not run. */
export async function askCancel(db: Database, id: bigint): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update import set cancel_asked = true where id = ${id} and status = 'running'`.execute(db);
  return numAffectedRows === 1n;
}

export type UndoAnswer =
  | { readonly removed: number }
  | {
      readonly refused: UndoRefusal;
      readonly program?: string;
      readonly period?: string;
      readonly partner?: string;
      readonly fact?: string;
    };
export type UndoRefusal = 'busy' | 'not-done' | 'no-facts' | 'closed' | 'posted' | 'corrected' | 'judged-beside';

/** Takes an import's facts back where nothing builds on them: the database looks for itself. */
export async function undoFacts(tx: Database, id: bigint): Promise<UndoAnswer> {
  const { rows } = await sql<{ answer: UndoAnswer }>`select undo_import(${id}) as answer`.execute(tx);
  return rows[0]!.answer;
}

/** Of all programs, in the order in which their locks are taken together. */
export async function programIds(db: Database): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from program order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** The fact number after which an import's come. */
export async function importBegan(
  tx: Database,
  id: bigint,
): Promise<{ kind: ImportKind; afterSeq: bigint } | undefined> {
  const { rows } = await sql<{ kind: ImportKind; afterSeq: bigint }>`
    select kind, coalesce(after_seq, 0) as "afterSeq" from import where id = ${id}`.execute(tx);
  return rows[0];
}

/** What has been taken in stays noted as such: a process that does not hear of its commit takes it for a failure. */
export async function endImport(
  db: Database,
  id: bigint,
  status: 'done' | 'failed' | 'cancelled',
  counts: Counts,
  more: { error?: string | undefined; warnings?: unknown } = {},
): Promise<void> {
  await sql`
    update import set status = ${status}, lines = ${counts.lines}, accepted = ${counts.accepted}, repeated = ${counts.repeated},
      rejected = ${counts.rejected}, error = ${more.error === undefined ? null : storable(more.error)}, warnings = ${storableJson(more.warnings ?? [])}::jsonb, ended_at = clock_timestamp(),
      phase = null
    where id = ${id}`.execute(db);
  await tellChange(db, { kind: 'import', id: String(id), status });
}

/** Refusals that the reading of rows found, from where they were copied to. */
export async function collectRefusals(tx: Database, stage: 'staged_row' | 'staged_fact'): Promise<void> {
  await sql`
    insert into staged_rejection (line, column_name, value, code, params)
    select line, e->>'column', e->>'value', e->>'code', coalesce(e->'params', '{}')
    from ${sql.table(stage)} cross join lateral jsonb_array_elements(rejection) e where rejection is not null`.execute(
    tx,
  );
  await sql`delete from ${sql.table(stage)} where rejection is not null`.execute(tx);
}

export type RejectionRow = {
  line: bigint;
  position: number;
  column_name: string | null;
  value: string | null;
  code: string;
  params: Record<string, unknown>;
};

/** Rejections in the order of the file, columns as the file calls them. */
const numbered = (labels: Mapping) => sql`
  select line, (row_number() over (partition by line order by column_name, code, value) - 1)::int as position,
    coalesce(${storableJson(labels)}::jsonb->>column_name, column_name) as column_name, left(value, 200) as value, code, params
  from (select distinct line, column_name, value, code, params from staged_rejection) r`;

export async function keepRejections(tx: Database, id: bigint, labels: Mapping): Promise<void> {
  await sql`
    insert into rejected_row (import_id, line, position, column_name, value, code, params)
    select ${id}::int8, r.* from (${numbered(labels)}) r order by line, position`.execute(tx);
}

/** Rejections page by page, while they are still only staged. */
export async function* stagedRejections(tx: Database, labels: Mapping): AsyncGenerator<RejectionRow[]> {
  await sql`create temp table numbered_rejection on commit drop as ${numbered(labels)}`.execute(tx);
  await sql`create index on numbered_rejection (line, position)`.execute(tx);
  yield* pages((after) => selectAfter(tx, sql`numbered_rejection`, sql`true`, after));
}

export async function insertRejections(db: Database, id: bigint, rows: readonly RejectionRow[]): Promise<void> {
  await sql`
    insert into rejected_row (import_id, line, position, column_name, value, code, params)
    select ${id}::int8, r.* from jsonb_to_recordset(${storableJson(rows)}::jsonb)
      r (line bigint, position integer, column_name text, value text, code text, params jsonb)`.execute(db);
}

/** Removes the refused rows of some imports that ended more than so many days ago; tells how many. */
export async function removeOldRejections(db: Database, days: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from rejected_row where import_id in (
      select id from import i where rejected > 0 and ended_at < now() - make_interval(days => ${days})
        and exists (select from rejected_row r where r.import_id = i.id) order by id limit 100)`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** All rejections of an import, page by page. */
export async function* keptRejections(db: Database, id: bigint): AsyncGenerator<RejectionRow[]> {
  yield* pages((after) => selectAfter(db, sql`rejected_row`, sql`import_id = ${id}`, after));
}

type Place = { line: bigint; position: number };

async function* pages(select: (after: Place) => Promise<RejectionRow[]>): AsyncGenerator<RejectionRow[]> {
  let after: Place = { line: -1n, position: 0 };
  for (;;) {
    const rows = await select(after);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!;
  }
}

const PAGE = 5000;

async function selectAfter(
  db: Database,
  table: RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
  after: Place,
  limit = PAGE,
): Promise<RejectionRow[]> {
  const { rows } = await sql<RejectionRow>`
    select line, position, column_name, value, code, params from ${table}
    where ${condition} and (line, position) > (${after.line}::int8, ${after.position}::int)
    order by line, position limit ${limit}`.execute(db);
  return rows;
}

/** One page of an import's rejections, one more than `limit` when there is more. */
export async function selectRejections(db: Database, id: bigint, after: Place | undefined, limit: number) {
  return selectAfter(db, sql`rejected_row`, sql`import_id = ${id}`, after ?? { line: -1n, position: 0 }, limit + 1);
}

export type ImportRow = Counts & {
  id: bigint;
  kind: ImportKind;
  label: string;
  status: ImportStatus;
  phase: 'reading' | 'storing' | null;
  bytes: number;
  size: number | null;
  reference: string | null;
  undone_at: Date | null;
  error: string | null;
  warnings: unknown[];
  started_at: Date;
  ended_at: Date | null;
};

/** Imports, newest first, one more than `limit` when there is more. */
export async function selectImports(
  db: Database,
  query: ImportQuery,
  before: bigint | undefined,
  id?: bigint,
): Promise<ImportRow[]> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (id !== undefined) all.push(sql`id = ${id}`);
  if (before !== undefined) all.push(sql`id < ${before}`);
  if (query.kind !== undefined) all.push(sql`kind = ${query.kind}`);
  if (query.status !== undefined) all.push(sql`status = ${query.status}`);
  if (query.reference !== undefined) all.push(sql`reference = ${query.reference}`);
  const { rows } = await sql<ImportRow>`
    select id, kind, label, status, lines::float8 as lines, accepted::float8 as accepted, repeated::float8 as repeated,
      rejected::float8 as rejected, error, warnings, started_at, ended_at, undone_at, reference, bytes::float8 as bytes, size::float8 as size,
      case when status = 'running' then phase end as phase
    from import where ${sql.join(all, sql` and `)} order by id desc limit ${query.limit + 1}`.execute(db);
  return rows;
}
