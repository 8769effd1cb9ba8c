import { add, divide, type Exact, fraction, maximum, minimum, multiply } from '../engine/exact.ts';
import type { Measured, MeasuredByKey, MeasureRequest } from '../engine/measured.ts';
import type { Database } from '../platform/database.ts';
import { type MeasuredByPartner, measureInSql } from './measure-sql.ts';
import { lastSeqBefore } from './sql.ts';
import { emptyAnswer } from './stored.ts';

/*
 * Facts are append-only, so that an answer can be carried forward by the new facts alone: sums and counts add up, an average is its sum and its count, a
 * maximum can only grow. Different values, orders taken together, the values of single facts and clawbacks cannot, and are measured anew.
 */

/** Whether an answer with new facts follows from the one without them. */
export function isCarried({ measure, each, clawback }: MeasureRequest): boolean {
  if (each || clawback) return false;
  return measure.distinct === undefined && measure.days_between === undefined && measure.per === undefined;
}

/** The answer over the facts of both. */
export function carried({ measure }: MeasureRequest, before: Measured, added: Measured): Measured {
  const value = (): Exact | null => {
    if (before.value === null || added.value === null) return before.value ?? added.value;
    if (measure.max !== undefined) return maximum(before.value, added.value);
    if (measure.min !== undefined) return minimum(before.value, added.value);
    if (measure.average === undefined) return add(before.value, added.value);
    const sumOf = (one: Measured): Exact => multiply(one.value!, fraction(BigInt(one.facts)));
    return divide(add(sumOf(before), sumOf(added)), fraction(BigInt(before.facts + added.facts)));
  };
  return { value: value(), facts: before.facts + added.facts, firstOn: earliest(before.firstOn, added.firstOn) };
}

const earliest = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a);

/** The answers of these partners with the facts of these intakes, which were not in the answers before. */
export async function measureAdded(
  db: Database,
  of: { currency: string; requests: readonly MeasureRequest[]; importIds: readonly bigint[] },
  before: ReadonlyMap<number, MeasuredByKey>,
): Promise<MeasuredByPartner> {
  const { currency, requests, importIds } = of;
  if (before.size === 0 || importIds.length === 0) return before;
  const partnerIds = [...before.keys()];
  const adding = requests.filter(isCarried);
  const others = requests.filter((request) => !isCarried(request));
  const afterSeq = await lastSeqBefore(db, importIds);
  const [added] = await measureInSql(db, { currency, periods: [adding], partnerIds, importIds, afterSeq });
  const [anew] = others.length > 0 ? await measureInSql(db, { currency, periods: [others], partnerIds }) : [new Map()];
  const answer = (partner: number, request: MeasureRequest): Measured => {
    const found = (answers: MeasuredByPartner) => answers.get(partner)?.get(request.key) ?? emptyAnswer(request);
    return isCarried(request) ? carried(request, found(before), found(added!)) : found(anew!);
  };
  return new Map(partnerIds.map((id) => [id, new Map(requests.map((request) => [request.key, answer(id, request)]))]));
}
