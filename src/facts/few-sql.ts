import { sql } from 'kysely';
import type { Source } from '../engine/fact.ts';
import type { Company } from '../partners/company-sql.ts';
import type { Database } from '../platform/database.ts';
import { insertion, inTime, type SeqRange, settled } from './insert-sql.ts';
import { beside, knownBefore, rates, stagedHere, unknownNames, versions } from './staged-sql.ts';

/** What is to be said of a fact that is not taken in: why it is refused, or no code when it was known already. */
export interface Verdict {
  readonly line: bigint;
  readonly column_name: string | null;
  readonly value: string | null;
  readonly code: string | null;
  readonly params: Record<string, unknown>;
}

/** Judges a few facts that correct nothing and have different ids, as many are judged, in one statement. Hold the source. */
export async function judgeFew(
  tx: Database,
  source: Source,
  baseCurrency: string,
  facts: readonly object[],
): Promise<Verdict[]> {
  const relations = [
    stagedHere(facts),
    ...versions,
    rates,
    { name: 'staged_rejection', rows: unknownNames(source, baseCurrency) },
    { name: 'fact_known', rows: knownBefore(source) },
  ];
  const { rows } = await sql<Verdict>`
    ${beside(relations)}
    select line, column_name, value, code, params from staged_rejection
    union all
    select line, 'id', fact_id, case when not same then 'conflict-known' end, jsonb_build_object('partner', partner) from fact_known`.execute(
    tx,
  );
  return rows;
}

/** Adds a few facts that were judged right; their customers are known. */
export async function insertFew(
  tx: Database,
  source: Source,
  company: Company,
  importId: bigint,
  facts: readonly object[],
): Promise<SeqRange> {
  const { rows } = await sql<{ seq: bigint }>`
    ${beside([stagedHere(facts), ...versions, ...settled(source, company)])} ${insertion(source, company, importId, 0)} ${inTime} returning seq`.execute(
    tx,
  );
  if (rows.length !== facts.length)
    throw new Error(`${facts.length} facts were judged right, ${rows.length} were added`);
  const numbers = rows.map(({ seq }) => seq);
  return numbers.reduce<SeqRange>(
    ({ fromSeq, toSeq }, seq) => ({ fromSeq: seq < fromSeq ? seq : fromSeq, toSeq: seq > toSeq ? seq : toSeq }),
    { fromSeq: numbers[0]!, toSeq: numbers[0]! },
  );
}
