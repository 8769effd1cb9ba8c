import { periodName } from '../engine/describe/name.ts';
import { describe } from '../engine/describe.ts';
import { compare, exact, HUNDRED, multiply, toText } from '../engine/exact.ts';
import { explain } from '../engine/explain.ts';
import { fromMinor, minorToText } from '../engine/money.ts';
import { addDays, type IsoDate, periodAfter } from '../engine/period.ts';
import { calendarOf, type Program } from '../engine/program.ts';
import { unitOfMeasure } from '../engine/reading.ts';
import type { Cell, Line } from '../engine/result.ts';
import { inLanguage, type Language, wordsFor } from '../engine/words.ts';
import { postingsOnStatement, type StatementPosting } from '../ledger/sql.ts';
import type { Database } from '../platform/database.ts';
import { notFound } from '../platform/errors.ts';
import { programOf } from '../programs/actions.ts';
import { type VersionRow, versionsOf } from '../programs/sql.ts';
import { countsOf } from './facts.ts';
import { type Found, findStatement, type StatementKey } from './found.ts';
import { lateFacts } from './late.ts';
import type { ExplanationShape, StatementShape, StatementSummaryShape } from './schema.ts';
import { owedMinor, partnerNamed, type StatementRow, statementsOfPartner, statementsOfPeriod } from './sql.ts';

/**
 * What a partner sees of a period: every amount, its rule in words and its steps, and the adjustments of earlier periods with what they
 * correct. The lines and adjustments add up to what is posted for the statement. Throws not-found.
 */
export async function statementOf(db: Database, key: StatementKey, language: Language): Promise<StatementShape> {
  const found = await findStatement(db, key);
  const { partner, programId, period, program, result } = found;
  const postings = await postingsOnStatement(db, { partnerId: partner.id, programId, period: period.key });
  const others = postings.filter((one) => one.reason === 'manual' || one.about_period !== period.key);
  if (!result && others.length === 0) throw noResult(key);
  const cell: Cell = {
    program: program.program,
    period: { key: period.key, from: period.from, to: period.to },
    partner: partner.code,
    firstCountedOn: result?.first_counted_on ?? null,
    lines: result?.lines ?? [],
  };
  const described = describe(program, language);
  return {
    ...headerOf(found, language),
    totals: totalsOf(totalsPerUnit(postings)),
    calculated_at: result?.calculated_at.toISOString() ?? null,
    headline: described.headline,
    lines: linesOf(cell, program, language, described),
    adjustments: await Promise.all(others.map((one) => adjustmentOf(db, found, one, language))),
    pays_on: program.payout?.hold_days === undefined ? null : addDays(period.to, program.payout.hold_days),
    ...(await carriedOf(db, partner.id, program)),
  };
}

function noResult({ partner, program, period }: StatementKey) {
  return notFound({ en: `statement for ${program}`, nl: `overzicht voor ${program}` }, period, partner);
}

function headerOf({ partner, period, row, program, result }: Found, language: Language) {
  return {
    partner: partner.code,
    partner_name: partner.name,
    program: program.program,
    program_name: inLanguage(program.name, language),
    version: result?.version ?? row?.version ?? 0,
    currency: program.currency,
    period: period.key,
    from: period.from,
    to: period.to,
    status: row?.closed_at ? ('final' as const) : ('provisional' as const),
    closed_at: row?.closed_at?.toISOString() ?? null,
  };
}

function totalsPerUnit(postings: readonly StatementPosting[]): Map<string, bigint> {
  const totals = new Map<string, bigint>();
  for (const { unit, amount_minor } of postings) totals.set(unit, (totals.get(unit) ?? 0n) + amount_minor);
  return totals;
}

const totalsOf = (perUnit: ReadonlyMap<string, bigint>) =>
  [...perUnit].sort().map(([unit, minor]) => ({ unit, amount: minorToText(minor, unit) }));

function linesOf(
  cell: Cell,
  program: Program,
  language: Language,
  described: ReturnType<typeof describe>,
): StatementShape['lines'] {
  const explained = explain(cell, program, language);
  return cell.lines.map((line, i) => {
    const incentive = program.incentives.find(({ id }) => id === line.incentive);
    const { name, sentence, steps } = explained.lines[i]!;
    const unit = incentive ? unitOfMeasure(program, incentive.measure) : null;
    return {
      incentive: line.incentive,
      name,
      kind: incentive?.kind ?? '',
      unit: line.unit,
      earned: minorToText(BigInt(line.earnedMinor), line.unit),
      amount: minorToText(BigInt(line.amountMinor), line.unit),
      value: line.value === null ? null : toText(exact(line.value)),
      value_unit: unit === program.currency ? unit : null,
      attainment: line.attainment === null ? null : toText(multiply(exact(line.attainment), HUNDRED), 4),
      sentence,
      rule: described.incentives.find(({ id }) => id === line.incentive)?.sentences.map(({ text }) => text) ?? [],
      steps: steps.map(({ step, text }, n) => ({ step, text, values: valuesOf(line, n) })),
    };
  });
}

function valuesOf(line: Line, place: number): Record<string, unknown> {
  const step = line.steps[place];
  if (!step) return { amount: minorToText(BigInt(line.amountMinor), line.unit), unit: line.unit };
  const { step: _, ...values } = step;
  return values;
}

/** A correction of a closed period, or an amount given by hand, with the facts that came after the close. */
async function adjustmentOf(
  db: Database,
  found: Found,
  posting: StatementPosting,
  language: Language,
): Promise<StatementShape['adjustments'][number]> {
  const facts = posting.reason === 'manual' ? [] : await lateFacts(db, found, posting);
  return {
    posting: String(posting.id),
    unit: posting.unit,
    amount: minorToText(posting.amount_minor, posting.unit),
    reason: posting.reason === 'manual' ? 'manual' : posting.reason === 'adjustment' ? 'adjustment' : 'reversal',
    incentive: posting.incentive,
    about_period: posting.about_period,
    text: adjustmentText(found, posting, facts.length, language),
    facts,
    posted_at: posting.posted_at.toISOString(),
  };
}

function adjustmentText(found: Found, posting: StatementPosting, facts: number, language: Language): string {
  if (posting.note !== null) return posting.note;
  const words = wordsFor(language);
  const about = found.periods.find(({ key }) => key === posting.about_period);
  const when = about ? periodName(about, words) : (posting.about_period ?? '');
  const incentive = found.program.incentives.find(({ id }) => id === posting.incentive);
  const name = incentive?.name ? inLanguage(incentive.name, language) : (posting.incentive ?? '');
  const [en, nl] = [
    `Correction of ${words.quote(name)} for ${when}`,
    `Correctie van ${words.quote(name)} over ${when}`,
  ];
  if (facts === 0) {
    return words.t(
      `${en}: what others earned, or the rules, changed after it was closed.`,
      `${nl}: wat anderen verdienden, of de regels, wijzigden na de afsluiting.`,
    );
  }
  const came = words.count(facts, 'fact', 'facts', 'feit', 'feiten');
  return words.t(
    `${en}: ${came} came in after it was closed.`,
    `${nl}: ${came} ${facts === 1 ? 'kwam' : 'kwamen'} binnen na de afsluiting.`,
  );
}

/** Less than the minimum is not paid yet but carried. */
async function carriedOf(db: Database, partnerId: number, program: Program) {
  const { minimum } = program.payout ?? {};
  if (minimum === undefined) return { minimum: null, carried: false };
  const owed = await owedMinor(db, partnerId, program.currency);
  const wanted = exact(String(minimum));
  return { minimum: toText(wanted), carried: owed > 0n && compare(fromMinor(owed, program.currency), wanted) < 0 };
}

/** How one amount came about: the rule, the steps, how many facts count. Throws not-found. */
export async function explanationOf(
  db: Database,
  key: StatementKey,
  incentive: string,
  language: Language,
): Promise<ExplanationShape> {
  const found = await findStatement(db, key);
  const { lines } = await statementOf(db, key, language);
  const line = lines.find((one) => one.incentive === incentive);
  if (!line) throw notFound({ en: 'incentive', nl: 'regeling' }, incentive, key.program);
  const { counted, notCounted } = await countsOf(db, found, incentive);
  const { name, unit, amount, steps } = line;
  return {
    ...key,
    incentive,
    name,
    unit,
    amount,
    sentences: [line.sentence, ...line.rule, ...steps.map(({ text }) => text)],
    steps,
    counted,
    not_counted: notCounted,
  };
}

/** A partner's statements, latest period first. */
export async function listOfPartner(
  db: Database,
  of: { partner: string; program?: string | undefined; isFinal?: boolean | undefined },
  limit: number,
  after: { from: string; program: string; period: string } | undefined,
  language: Language,
) {
  const partner = await partnerNamed(db, of.partner);
  if (!partner) throw notFound({ en: 'partner', nl: 'partner' }, of.partner);
  const programId = of.program === undefined ? undefined : (await programOf(db, of.program)).id;
  const rows = await statementsOfPartner(db, { partnerId: partner.id, programId, isFinal: of.isFinal }, limit, after);
  return { rows, show: await showing(db, rows, language) };
}

/** The partners of a program's period, the largest amount first. */
export async function listOfPeriod(
  db: Database,
  of: { program: string; period: string; search?: string | undefined },
  limit: number,
  after: { amount: bigint; partner: string } | undefined,
  language: Language,
) {
  const { id: programId } = await programOf(db, of.program);
  const rows = await statementsOfPeriod(db, { programId, period: of.period, search: of.search }, limit, after);
  return { rows, show: await showing(db, rows, language) };
}

async function showing(db: Database, rows: readonly StatementRow[], language: Language) {
  const versions = new Map<number, VersionRow[]>();
  for (const id of new Set(rows.map(({ program_id }) => program_id))) versions.set(id, await versionsOf(db, id));
  return (row: StatementRow) => summaryOf(row, versions.get(row.program_id)!, language);
}

/** A row of a list of statements. */
function summaryOf(row: StatementRow, versions: readonly VersionRow[], language: Language): StatementSummaryShape {
  const active = versions.filter(({ status }) => status === 'active' || status === 'ended');
  const version = active.find((one) => one.version === row.version) ?? active.at(-1)!;
  const { document } = version;
  const period = row.from !== null && row.to !== null ? { from: row.from, to: row.to } : lastOf(document);
  return {
    partner: row.partner,
    partner_name: row.partner_name,
    program: row.program,
    program_name: inLanguage(document.name, language),
    version: version.version,
    currency: document.currency,
    period: row.period,
    from: period.from,
    to: period.to,
    status: row.closed_at ? 'final' : 'provisional',
    closed_at: row.closed_at?.toISOString() ?? null,
    totals: totalsOf(new Map(Object.entries(row.totals).map(([unit, minor]) => [unit, BigInt(minor)]))),
  };
}

/** The days after the program's last period. */
function lastOf(program: Program): { from: IsoDate; to: IsoDate } {
  return periodAfter(calendarOf(program), { key: '', from: program.ends, to: program.ends });
}
