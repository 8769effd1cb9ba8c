import { unknownPartner } from '../access/actions.ts';
import { findPartner } from '../access/sql.ts';
import { exact, toText } from '../engine/exact.ts';
import { type Source, sources } from '../engine/fact.ts';
import { addDays, type IsoDate } from '../engine/period.ts';
import type { Program } from '../engine/program.ts';
import type { Language } from '../engine/words.ts';
import { selectFacts, showFact } from '../facts/list-sql.ts';
import { balances } from '../ledger/actions.ts';
import type { Database } from '../platform/database.ts';
import { programsOn } from '../programs/show.ts';
import { allVersions } from '../programs/sql.ts';
import { listOfPartner } from '../statements/actions.ts';
import { lookAt } from './calculated.ts';
import { goalsOf } from './goals.ts';
import type { PartnerSummaryShape } from './schema.ts';
import { calculatedAt } from './sql.ts';

const mostEarned = 50;
const mostTrainings = 20;
const mostFacts = 10;

/** Everything about a partner at one glance. What a sale cost is left out for partners. Throws not-found. */
export async function summaryOf(
  db: Database,
  of: { partner: string; day: IsoDate; isForPartner: boolean },
  language: Language,
): Promise<PartnerSummaryShape> {
  const { partner: code, day, isForPartner } = of;
  const partner = await findPartner(db, code);
  if (!partner) throw unknownPartner(code);
  const show = (source: Source) => (row: Awaited<ReturnType<typeof selectFacts>>[number]) =>
    showFact(source, row, isForPartner);
  const byPartner = { partnerIds: [partner.id] };
  const lists: { seq: bigint; fact: PartnerSummaryShape['facts'][number] }[] = [];
  for (const source of sources) {
    const rows = await selectFacts(db, source, byPartner, undefined, mostFacts);
    lists.push(...rows.map((row) => ({ seq: row.seq, fact: show(source)(row) })));
  }
  const trainings = await selectFacts(db, 'trainings', byPartner, undefined, mostTrainings);
  return {
    partner: code,
    name: partner.name,
    day,
    balances: await balances(db, partner.id),
    earned: await earnedBy(db, code, day, language),
    goals: await currentGoals(db, partner.id, day, language),
    trainings: trainings.map(show('trainings')),
    facts: lists
      .sort((a, b) => (a.seq < b.seq ? 1 : -1))
      .slice(0, mostFacts)
      .map(({ fact }) => fact),
    calculated_at: (await calculatedAt(db, partner.id))?.toISOString() ?? null,
  };
}

async function currentGoals(db: Database, partnerId: number, day: IsoDate, language: Language) {
  const active = (await programsOn(db, day)).filter(({ status }) => status === 'active');
  const goals: PartnerSummaryShape['goals'] = [];
  for (const { id } of active) goals.push(...(await goalsOf(await lookAt(db, id), partnerId, day, language)));
  return goals;
}

/** What statements come to, and when that can be paid. */
async function earnedBy(db: Database, partner: string, day: IsoDate, language: Language) {
  const [{ rows, show }, versions] = await Promise.all([
    listOfPartner(db, { partner }, mostEarned, undefined, language),
    allVersions(db),
  ]);
  const documents = new Map(versions.map((one) => [`${one.slug} ${one.version}`, one.document]));
  return rows.map((row): PartnerSummaryShape['earned'][number] => {
    const { program, program_name, version, period, from, to, status, totals } = show(row);
    const { pays_on, minimum } = payoutOf(documents.get(`${program} ${version}`), to);
    const payable = status === 'final' && pays_on !== null && pays_on <= day;
    return { program, program_name, period, from, to, status, totals, pays_on, payable, minimum };
  });
}

function payoutOf(program: Program | undefined, to: IsoDate): { pays_on: IsoDate | null; minimum: string | null } {
  const { hold_days, minimum } = program?.payout ?? {};
  return {
    // What comes after a program's last period has no end.
    pays_on: hold_days === undefined || to.startsWith('9999') ? null : addDays(to, hold_days),
    minimum: minimum === undefined ? null : toText(exact(String(minimum))),
  };
}
