import { type ExplainedFact, explainFacts } from '../engine/explain/facts.ts';
import { reasonText } from '../engine/explain/reason.ts';
import type { MeasureRequest } from '../engine/measured.ts';
import type { Period } from '../engine/period.ts';
import type { Incentive, Program } from '../engine/program.ts';
import { requestsOf } from '../engine/request.ts';
import { type Language, wordsFor } from '../engine/words.ts';
import type { Database } from '../platform/database.ts';
import { notFound } from '../platform/errors.ts';
import { countFacts, type FactPlace, readFacts, type StoredFact } from '../runs/read-facts.ts';
import { shapeOf } from './fact-shape.ts';
import type { Found } from './found.ts';
import type { StatementFactShape } from './schema.ts';

/** A fact behind a line: whether it counts, and why not. */
export interface LineFact {
  readonly stored: StoredFact;
  readonly explained: ExplainedFact;
  /** It came after the period was closed, so that it is in an adjustment and not in the line. */
  readonly isLate: boolean;
}

export interface LineQuery {
  readonly incentive: string;
  /** Another measure of the incentive by its place in the document: incentives/0/gates/1/measure. Default: what is rewarded. */
  readonly measure?: string | undefined;
  readonly counted?: boolean | undefined;
  readonly after?: FactPlace | undefined;
  /** Default: all. */
  readonly limit?: number | undefined;
}

/**
 * The facts of a line's measure that are the partner's or credited to it, in order of their date: those that count add up to the measured
 * value. Throws not-found for an incentive or measure that the program does not have.
 */
export async function factsOf(db: Database, found: Found, query: LineQuery): Promise<LineFact[]> {
  const aspect = aspectOf(found, query);
  const selection = selectionOf(found, aspect, query.counted);
  const stored = await readFacts(db, { ...selection, after: query.after, limit: query.limit });
  const { closedSeq } = selection.line;
  return explained(found, aspect, stored).map((one) => ({
    ...one,
    isLate: closedSeq !== null && one.stored.seq > closedSeq,
  }));
}

/** How many facts of a line count, and how many do not. Throws not-found as `factsOf` does. */
export function countsOf(db: Database, found: Found, incentive: string) {
  return countFacts(db, selectionOf(found, aspectOf(found, { incentive })));
}

function selectionOf({ partner, program, row }: Found, { request }: Aspect, counted?: boolean) {
  return {
    source: request.measure.source,
    partnerId: partner.id,
    windows: [request.window],
    currency: program.currency,
    line: { request, closedSeq: row?.closed_at ? row.closed_seq : null, counted },
  };
}

/** What the facts are explained for: one measure, as if it were the incentive's own. */
interface Aspect {
  readonly request: MeasureRequest;
  readonly program: Program;
  readonly incentive: string;
  readonly period: Period;
}

function aspectOf(
  { program, period, row }: Found,
  { incentive: id, measure }: Pick<LineQuery, 'incentive' | 'measure'>,
): Aspect {
  const index = program.incentives.findIndex((one) => one.id === id);
  const incentive = program.incentives[index];
  if (!incentive) throw notFound({ en: 'incentive', nl: 'regeling' }, id, program.program);
  const own = `incentives/${index}/measure`;
  const place = measure ?? own;
  const requests = requestsOf(program, period, row?.calculated_on ?? period.to).filter(({ key }) =>
    key.startsWith(`incentives/${index}/`),
  );
  const request = requests.find(({ key }) => key === place) ?? requests.find(({ key }) => key === `${place}/of`);
  if (!request) throw notFound({ en: 'measure', nl: 'meting' }, place, id);
  return {
    request,
    program: { ...program, incentives: [alone(incentive, request, request.key.startsWith(own))] },
    incentive: id,
    period: { key: period.key, ...request.window },
  };
}

/** An incentive that measures just this, over the days of its period. */
function alone(incentive: Incentive, request: MeasureRequest, isOwn: boolean): Incentive {
  const { limits, measure, ...rest } = incentive;
  const parts = 'ratio' in measure ? measure.ratio : { of: measure, to: measure };
  const own = request.key.endsWith('/to') ? parts.to : parts.of;
  const only = isOwn ? own : request.measure;
  const clawback = isOwn && limits?.clawback ? { limits: { clawback: limits.clawback } } : {};
  return { ...rest, ...clawback, measure: { ...only, window: 'period' } };
}

function explained(found: Found, aspect: Aspect, stored: readonly StoredFact[]): Omit<LineFact, 'isLate'>[] {
  const told = explainFacts({
    program: aspect.program,
    incentive: aspect.incentive,
    period: aspect.period,
    asOf: aspect.period.to,
    facts: stored.map(({ fact }) => fact),
    partner: found.partner.code,
  });
  return told.map((one, i) => ({ stored: stored[i]!, explained: one }));
}

/** Why a fact does not count, as a sentence; null when it does. */
export function whyNotText(
  { explained: { reason }, isLate }: LineFact,
  language: Language,
  currency: string,
): string | null {
  if (reason) return reasonText(reason, language, currency);
  if (!isLate) return null;
  return wordsFor(language).t(
    'It came in after the period was closed; it is in an adjustment on a later statement.',
    'Het kwam binnen na de afsluiting van de periode; het staat in een correctie op een later overzicht.',
  );
}

/** A fact behind a line as the API shows it. */
export function showLineFact(one: LineFact, currency: string, language: Language): StatementFactShape {
  const { explained, stored, isLate } = one;
  const counted = explained.counted && !isLate;
  return {
    fact: shapeOf(stored),
    counted,
    counts_for: counted ? (explained.contribution ?? null) : null,
    reason: whyNotText(one, language, currency),
    late: isLate,
  };
}
