import { sql } from 'kysely';
import type { Program } from '../engine/program.ts';
import type { Database } from '../platform/database.ts';
import type { Bilingual } from '../platform/errors.ts';
import type { PreviewPartnerNamedShape, PreviewPartnerShape, PreviewResultShape, PreviewShape } from './schema.ts';

/** What was asked, settled when it was: the same is calculated whenever it is done. */
export interface Request {
  readonly document: Program;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  /** The program whose enrolments count; null: everyone takes part that the document is for. */
  readonly programId: number | null;
  readonly compared: { readonly version: number; readonly document: Program } | null;
}

export interface PreviewProblem {
  readonly title: Bilingual;
  readonly detail?: Bilingual | undefined;
}

export interface PreviewRow {
  readonly id: bigint;
  readonly request: Request;
  readonly status: PreviewShape['status'];
  readonly done: number;
  readonly to_do: number;
  readonly result: PreviewResultShape | null;
  readonly problem: PreviewProblem | null;
  readonly asked_at: Date;
}

const columns = sql`id, request, status, done, to_do, result, problem, asked_at`;

export async function insertPreview(db: Database, request: Request, toDo: number): Promise<bigint> {
  const { rows } = await sql<{ id: bigint }>`
    insert into preview (request, to_do) values (${JSON.stringify(request)}, ${toDo}) returning id`.execute(db);
  return rows[0]!.id;
}

export async function findPreview(db: Database, id: bigint): Promise<PreviewRow | undefined> {
  const { rows } = await sql<PreviewRow>`select ${columns} from preview where id = ${id}`.execute(db);
  return rows[0];
}

/** Notes how far it is. False when it was cancelled or is gone. */
export async function noteProgress(db: Database, id: bigint, done: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update preview set status = 'running', done = ${done} where id = ${id} and status in ('waiting', 'running')`.execute(
    db,
  );
  return numAffectedRows === 1n;
}

export async function keepResult(
  db: Database,
  id: bigint,
  result: PreviewResultShape,
  partners: readonly PreviewPartnerShape[],
): Promise<void> {
  await sql`
    update preview set status = 'done', done = to_do, result = ${JSON.stringify(result)}, partners = ${JSON.stringify(partners)}
    where id = ${id} and status in ('waiting', 'running')`.execute(db);
}

export async function keepProblem(db: Database, id: bigint, problem: PreviewProblem): Promise<void> {
  await sql`
    update preview set status = 'failed', problem = ${JSON.stringify(problem)}
    where id = ${id} and status in ('waiting', 'running')`.execute(db);
}

/** Stops one that is waiting or running; one that has ended stays as it is. */
export async function cancelPreview(db: Database, id: bigint): Promise<void> {
  await sql`update preview set status = 'cancelled' where id = ${id} and status in ('waiting', 'running')`.execute(db);
}

/** Each partner's amounts, with its place in the list, from after `after`. */
export async function previewPartners(
  db: Database,
  id: bigint,
  after: number,
  limit: number,
): Promise<(PreviewPartnerNamedShape & { readonly place: number })[]> {
  const { rows } = await sql<{ place: bigint; one: PreviewPartnerShape; name: string | null }>`
    with shown as materialized (
      select place, one from preview cross join jsonb_array_elements(coalesce(partners, '[]')) with ordinality p (one, place)
      where id = ${id} and place > ${after} order by place limit ${limit})
    select place, one, partner.name from shown left join partner on partner.code = one ->> 'partner' order by place`.execute(
    db,
  );
  return rows.map(({ place, one, name }) => ({ place: Number(place), ...one, name }));
}

export async function countPartners(db: Database): Promise<number> {
  const { rows } = await sql<{ partners: number }>`select count(*)::int as partners from partner`.execute(db);
  return rows[0]!.partners;
}

/** Those waiting or at hand. */
export async function countUnderWay(db: Database): Promise<number> {
  const { rows } = await sql<{ under_way: number }>`
    select count(*)::int as under_way from preview where status in ('waiting', 'running')`.execute(db);
  return rows[0]!.under_way;
}

export async function removeOldPreviews(db: Database): Promise<number> {
  const { numAffectedRows } = await sql`delete from preview where asked_at < now() - interval '1 day'`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
