import { partnerIdOf } from '../access/actions.ts';
import { toText } from '../engine/exact.ts';
import { sources } from '../engine/fact.ts';
import { factToJson } from '../engine/fact-json.ts';
import { takesPart } from '../engine/partner.ts';
import { fiscalYear, type IsoDate, justBefore, yearEarlier } from '../engine/period.ts';
import type { Program } from '../engine/program.ts';
import { readsOf } from '../engine/request.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { conflict, notFound, Problem } from '../platform/errors.ts';
import { inSnapshot } from '../platform/turn.ts';
import { programOf } from '../programs/actions.ts';
import { type PeriodRow, partnersFor, periodRows } from '../programs/sql.ts';
import { type FactQuery, readFacts, type StoredFact } from '../runs/read-facts.ts';
import { cellsBefore, handGoalsOf } from '../runs/results.ts';
import type { FactsForPreviewShape } from './schema.ts';

/** A browser calculates with so many in a moment. */
const mostFacts = 20_000;

/**
 * What the engine needs to calculate one partner's period anywhere: its facts of all sources, and all else that an amount depends on, of one moment. Throws
 * not-found, no-periods for a program that was never active, too-many-facts.
 */
export function factsForPreview(
  db: Database,
  of: { partner: string; program: string; period?: string | undefined },
  today: IsoDate,
): Promise<FactsForPreviewShape> {
  return db.connection().execute((connection) => inSnapshot(connection, (tx) => collect(tx, of, today)));
}

async function collect(
  tx: Transaction,
  of: { partner: string; program: string; period?: string | undefined },
  today: IsoDate,
): Promise<FactsForPreviewShape> {
  const partnerId = await partnerIdOf(tx, of.partner);
  const { id: programId, versions } = await programOf(tx, of.program);
  const periods = await periodRows(tx, programId);
  const period = periodFor(periods, of, today);
  const documentOf = (version: number): Program => versions.find((one) => one.version === version)!.document;
  const program = documentOf(period.version);
  const enrolment = program.enrolment ?? 'automatic';
  const [row] = await partnersFor(tx, { programId, enrolment, period }, { ids: [partnerId] });
  if (!row || row.version_id === null) throw notFound({ en: 'partner', nl: 'partner' }, of.partner, period.key);
  const window = windowFor(program, period);
  const facts = await allFacts(tx, { partnerId, windows: [window], currency: program.currency });
  const earlier = await cellsBefore({ db: tx, programId, periods, documentOf }, period, [partnerId]);
  return {
    partner: {
      code: row.code,
      type: row.type,
      tier: row.tier ?? null,
      region: row.region ?? null,
      country: row.country ?? null,
      tags: [...(row.tags ?? [])],
    },
    takes_part: row.enrolled && takesPart(row, program.for),
    period: { key: period.key, from: period.from, to: period.to },
    version: period.version,
    document: { ...program },
    as_of: today,
    from: window.from,
    facts: facts.map(({ fact }) => factToJson(fact)),
    hand_goals: [...(await handGoalsOf(tx, period, partnerId))].map(([set, value]) => ({ set, value: toText(value) })),
    earlier: (earlier.get(partnerId) ?? []).map(({ period: { key, from, to }, firstCountedOn, lines }) => ({
      period: { key, from, to },
      first_counted_on: firstCountedOn,
      lines: lines.map((line) => ({ ...line })),
    })),
  };
}

function periodFor(
  periods: readonly PeriodRow[],
  of: { program: string; period?: string | undefined },
  today: IsoDate,
): PeriodRow {
  const begun = periods.filter(({ from }) => from <= today);
  const found = of.period === undefined ? (begun.at(-1) ?? periods[0]) : periods.find(({ key }) => key === of.period);
  if (found) return found;
  if (of.period !== undefined) throw notFound({ en: 'period', nl: 'periode' }, of.period, of.program);
  throw conflict(
    'no-periods',
    { en: `${of.program} was never active.`, nl: `${of.program} is nooit actief geweest.` },
    { en: 'Choose a program that is in effect.', nl: 'Kies een programma dat geldt.' },
  );
}

/** All that the document looks at, and what a changed one probably does: the year to date, the period before and a year before. */
function windowFor(program: Program, period: PeriodRow): { from: IsoDate; to: IsoDate } {
  const windows = [
    ...readsOf(program, period),
    fiscalYear(period.from, program.fiscal_year_starts),
    yearEarlier(period),
    justBefore(period),
  ];
  const from = windows.reduce((first, one) => (one.from < first ? one.from : first), period.from);
  return { from, to: period.to };
}

async function allFacts(db: Database, of: Omit<FactQuery, 'source'>): Promise<StoredFact[]> {
  const facts: StoredFact[] = [];
  for (const source of sources) {
    facts.push(...(await readFacts(db, { ...of, source, limit: mostFacts - facts.length + 1 })));
    if (facts.length > mostFacts) throw tooManyFacts();
  }
  return facts;
}

function tooManyFacts(): Problem {
  return new Problem({
    code: 'too-many-facts',
    status: 422,
    title: {
      en: `This partner has more than ${mostFacts} facts for the period.`,
      nl: `Deze partner heeft meer dan ${mostFacts} feiten voor de periode.`,
    },
    detail: {
      en: 'Choose another partner, or have the server calculate: POST /api/v1/programs/preview.',
      nl: 'Kies een andere partner, of laat de server rekenen: POST /api/v1/programs/preview.',
    },
  });
}
