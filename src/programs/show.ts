import { partnerIdOf } from '../access/actions.ts';
import { describe } from '../engine/describe.ts';
import { differenceOf } from '../engine/difference.ts';
import { exact } from '../engine/exact.ts';
import { minorToText, textToMinor, toMinor } from '../engine/money.ts';
import { type Partner, takesPart } from '../engine/partner.ts';
import { type IsoDate, periodOf } from '../engine/period.ts';
import { calendarOf, type Program } from '../engine/program.ts';
import { simplicityOf } from '../engine/simplicity.ts';
import { inLanguage, type Language } from '../engine/words.ts';
import { getPartner } from '../partners/actions.ts';
import type { Database } from '../platform/database.ts';
import { notFound } from '../platform/errors.ts';
import {
  otherUnits,
  type PeriodFigures,
  type ProgramFigures,
  partnersEarning,
  periodFigures,
  programFigures,
} from './figures-sql.ts';
import { examine, showFinding } from './findings.ts';
import type {
  EnrolmentShape,
  PartnerProgramShape,
  PartnerVersionShape,
  ProgramShape,
  ProgramTotalsShape,
  SimplicityShape,
  VersionShape,
  VersionStatusShape,
  VersionSummaryShape,
} from './schema.ts';
import { allVersions, type EnrolmentRow, enrolmentsOn, type VersionRow } from './sql.ts';

/** How many periods the manager's list shows of each program. */
const trendLength = 12;

/** A program as it is on a day: the version that holds, or the newest when none does. */
export interface HeldProgram {
  readonly id: number;
  readonly held: VersionRow;
  readonly status: VersionStatusShape;
  /** Its last day: that of the last version in effect, which may still have to begin. */
  readonly ends: IsoDate;
}

/** Every program as it is on a day, newest first. */
export async function programsOn(db: Database, day: IsoDate): Promise<HeldProgram[]> {
  const byProgram = new Map<number, VersionRow[]>();
  for (const row of await allVersions(db)) {
    byProgram.set(row.program_id, [...(byProgram.get(row.program_id) ?? []), row]);
  }
  return [...byProgram.values()].map((versions) => heldOn(versions, day)).sort((a, b) => b.id - a.id);
}

/** `versions` are those of one program, oldest first. */
export function heldOn(versions: readonly VersionRow[], day: IsoDate): HeldProgram {
  const live = versions.filter(({ status }) => status === 'active' || status === 'ended');
  const held =
    live.findLast(({ status, starts }) => status === 'active' && starts <= day) ?? live.at(-1) ?? versions.at(-1)!;
  const { ends } = (versions.findLast(({ status }) => status === 'active') ?? held).document;
  const isOver = held.status === 'active' && ends < day;
  return { id: held.program_id, held, status: isOver ? 'ended' : held.status, ends };
}

/** Programs with what they cost and bring. */
export async function showPrograms(
  db: Database,
  programs: readonly HeldProgram[],
  day: IsoDate,
  language: Language,
): Promise<ProgramShape[]> {
  const ids = programs.map(({ id }) => id);
  const [periods, figures, units] = await Promise.all([
    periodFigures(db, ids),
    programFigures(db, ids),
    otherUnits(db, ids),
  ]);
  return programs.map((program) => ({
    ...headOf(program, language),
    ...figuresOf(
      program.held.document,
      day,
      figures.get(program.id)!,
      periods.filter((one) => one.program_id === program.id),
    ),
    other_units: units
      .filter((one) => one.program_id === program.id)
      .map(({ unit, amount_minor }) => ({ unit, amount: minorToText(amount_minor, unit) })),
  }));
}

function headOf({ held, status, ends }: HeldProgram, language: Language) {
  const { document } = held;
  return {
    program: held.slug,
    name: inLanguage(document.name, language),
    description: document.description === undefined ? null : inLanguage(document.description, language),
    kinds: [...new Set(document.incentives.map(({ kind }) => kind))],
    status,
    version: held.version,
    currency: document.currency,
    period: document.period,
    starts: document.starts,
    ends,
    enrolment: document.enrolment ?? ('automatic' as const),
  };
}

function figuresOf(program: Program, day: IsoDate, total: ProgramFigures, periods: readonly PeriodFigures[]) {
  const text = (minor: bigint) => minorToText(minor, program.currency);
  return {
    budget: budgetOf(program, day, total, periods),
    spent: text(total.amount_minor),
    partners_earning: total.partners_earning,
    partners_taking_part: total.partners_taking_part,
    trend: periods.slice(-trendLength).map(({ period, from, to, amount_minor, partners, closed }) => {
      return { period, from, to, amount: text(amount_minor), partners, closed };
    }),
    calculated_at: total.calculated_at?.toISOString() ?? null,
  };
}

/** A budget per period is that of the period that holds today, or of the last one. */
function budgetOf(
  program: Program,
  day: IsoDate,
  total: ProgramFigures,
  periods: readonly PeriodFigures[],
): ProgramShape['budget'] {
  const { budget, currency } = program;
  if (!budget) return null;
  const isPerPeriod = budget.per === 'period';
  const period = periods.find(({ from, to }) => from <= day && day <= to) ?? periods.at(-1);
  const { amount_minor: spent, earned_minor: wanted } = isPerPeriod
    ? (period ?? { amount_minor: 0n, earned_minor: 0n })
    : total;
  const amount = toMinor(exact(String(budget.amount)), currency);
  return {
    amount: minorToText(amount, currency),
    per: isPerPeriod ? 'period' : 'program',
    period: isPerPeriod ? (period?.period ?? null) : null,
    when_exhausted: budget.when_exhausted,
    spent: minorToText(spent, currency),
    wanted: minorToText(wanted, currency),
    left: minorToText(amount - spent, currency),
  };
}

/** Active programs together: per currency their budgets and what was granted. A budget per period counts for the period of that day. */
export async function totalsOn(db: Database, day: IsoDate): Promise<ProgramTotalsShape> {
  const active = (await programsOn(db, day)).filter(({ status }) => status === 'active');
  const shown = await showPrograms(db, active, day, 'en');
  const minor = (text: string, currency: string) => textToMinor(text, currency);
  const money = new Map<string, { budget: bigint; spent: bigint }>();
  for (const { currency, budget, spent } of shown) {
    const sum = money.get(currency) ?? { budget: 0n, spent: 0n };
    money.set(currency, {
      budget: sum.budget + (budget ? minor(budget.amount, currency) : 0n),
      spent: sum.spent + minor(budget?.spent ?? spent, currency),
    });
  }
  return {
    programs: active.length,
    partners_earning: await partnersEarning(
      db,
      active.map(({ id }) => id),
    ),
    money: [...money].sort().map(([currency, { budget, spent }]) => {
      return { currency, budget: minorToText(budget, currency), spent: minorToText(spent, currency) };
    }),
  };
}

/** Programs that a partner takes part in, may join, was invited to or left. */
export async function programsFor(
  db: Database,
  code: string,
  day: IsoDate,
  language: Language,
): Promise<PartnerProgramShape[]> {
  const partner = { ...(await getPartner(db, code, day)), id: await partnerIdOf(db, code) };
  const enrolments = await enrolmentsOn(db, partner.id, day);
  const shown = (await programsOn(db, day)).filter(({ status }) => status === 'active' || status === 'ended');
  return shown.flatMap((program) => {
    const standing = standingOf(program.held.document, partner, enrolments.get(program.id));
    const status = program.status === 'active' ? standing : afterwards(standing);
    return status ? [showForPartner(program, status, day, language)] : [];
  });
}

type Standing = Exclude<PartnerProgramShape['status'], 'ended'>;

/** Of a program that is over, those that took part still read what it was. */
const afterwards = (standing: Standing | undefined): 'ended' | undefined =>
  standing === 'taking_part' || standing === 'left' ? 'ended' : undefined;

/** The versions that held or are to hold, newest first, each with what it changed. Throws not-found for a program that is not shown to the partner. */
export async function versionsFor(
  db: Database,
  of: { partner: string; program: string },
  day: IsoDate,
  language: Language,
): Promise<PartnerVersionShape[]> {
  const isShown = (await programsFor(db, of.partner, day, language)).some(({ program }) => program === of.program);
  if (!isShown) throw notFound({ en: 'program', nl: 'programma' }, of.program);
  const live = (await allVersions(db)).filter(
    ({ slug, status }) => slug === of.program && (status === 'active' || status === 'ended'),
  );
  return live
    .map(({ version, starts, document }, index) => {
      const before = live[index - 1];
      return { version, starts, changes: before ? changesOf(before.document, document, language) : null };
    })
    .reverse();
}

const changesOf = (before: Program, after: Program, language: Language) =>
  differenceOf(before, after).sentences.map((one) => ({
    kind: one.kind,
    incentive: one.incentive,
    before: one.before?.[language] ?? null,
    after: one.after?.[language] ?? null,
  }));

/** Undefined: the program is not for this partner, or it was not invited. */
export function standingOf(
  program: Program,
  partner: Partner,
  enrolment: 'invited' | 'enrolled' | 'left' | undefined,
): Standing | undefined {
  if (!takesPart(partner, program.for)) return undefined;
  if (enrolment === 'left') return 'left';
  if (enrolment === 'enrolled' || (program.enrolment ?? 'automatic') === 'automatic') return 'taking_part';
  if (enrolment === 'invited') return 'invited';
  return program.enrolment === 'open' ? 'may_join' : undefined;
}

function showForPartner(
  { held: { document, slug }, ends }: HeldProgram,
  status: PartnerProgramShape['status'],
  day: IsoDate,
  language: Language,
): PartnerProgramShape {
  const period = periodOf(calendarOf(document), day);
  return {
    program: slug,
    name: inLanguage(document.name, language),
    description: descriptionOf(document, language),
    currency: document.currency,
    starts: document.starts,
    ends,
    enrolment: document.enrolment ?? 'automatic',
    status,
    period: period ? { key: period.key, from: period.from, to: period.to } : null,
  };
}

export function descriptionOf(program: Program, language: Language) {
  const { headline, sentences, incentives } = describe(program, language);
  const plain = (all: typeof sentences) => all.map(({ path, text }) => ({ path: [...path], text }));
  return {
    headline,
    sentences: plain(sentences),
    incentives: incentives.map(({ id, name, sentences: own }) => ({ id, name, sentences: plain(own) })),
  };
}

export function showSimplicity(program: Program, least: number, language: Language): SimplicityShape {
  const { score, parts, complications } = simplicityOf(program);
  return {
    score,
    least,
    parts,
    complications: complications.map(({ text, path, ...one }) => ({ ...one, path: [...path], text: text[language] })),
  };
}

export function summaryOf(row: VersionRow): VersionSummaryShape {
  const { slug: program, version, status, starts, simplicity, reason } = row;
  return {
    ...{ program, version, status, starts, simplicity, reason },
    created_at: row.created_at.toISOString(),
    activated_at: row.activated_at?.toISOString() ?? null,
    written_by: row.author === null ? null : { id: row.author, name: row.author_name ?? '' },
    activated_by: row.activator_name,
  };
}

export function showVersion(row: VersionRow, language: Language): VersionShape {
  const findings = examine(row.document).findings.map((finding) => showFinding(finding, language));
  return { ...summaryOf(row), document: { ...row.document }, findings };
}

export function showEnrolment({ changed_at, ...row }: EnrolmentRow): EnrolmentShape {
  return { ...row, changed_at: changed_at.toISOString() };
}
