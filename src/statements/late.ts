import { type Source, sources } from '../engine/fact.ts';
import { matches } from '../engine/measure/condition.ts';
import { contribution } from '../engine/measure/measure.ts';
import type { MeasureRequest } from '../engine/measured.ts';
import { carries, requestsOf } from '../engine/request.ts';
import type { StatementPosting } from '../ledger/sql.ts';
import type { Database } from '../platform/database.ts';
import type { PeriodRow } from '../programs/sql.ts';
import { readFacts, type StoredFact } from '../runs/read-facts.ts';
import type { Found } from './found.ts';

export interface LateFact {
  readonly source: Source;
  readonly id: string;
  readonly date: string;
  readonly corrects: string | null;
}

/** How many facts an adjustment names. */
const mostNamed = 100;

/**
 * The facts behind an adjustment: those that came in between the close of the statement before this one and the close of this one, and
 * that some measure of the incentive looks at, in the corrected period or, where results are carried, in an earlier one.
 */
export async function lateFacts(db: Database, found: Found, posting: StatementPosting): Promise<LateFact[]> {
  const about = found.periods.find(({ key }) => key === posting.about_period);
  if (!about?.closed_seq) return [];
  const before =
    found.periods.filter(({ to, closed_seq }) => to < found.period.from && closed_seq !== null).at(-1)?.closed_seq ??
    0n;
  const afterSeq = before > about.closed_seq ? before : about.closed_seq;
  const late = new Map<string, LateFact>();
  for (const { program, requests } of looksAt(found, about, posting.incentive)) {
    for (const source of sources) {
      const asked = requests.filter(({ measure }) => measure.source === source);
      if (asked.length === 0) continue;
      const windows = asked.map(({ window }) => window);
      const upToSeq = found.row?.closed_seq ?? undefined;
      const stored = await readFacts(db, {
        source,
        partnerId: found.partner.id,
        windows,
        currency: program.currency,
        afterSeq,
        upToSeq,
      });
      for (const { fact } of stored) {
        if (!asked.some((one) => isSeen(one, fact, found.partner.code))) continue;
        late.set(`${source} ${fact.partner} ${fact.id}`, {
          source,
          id: fact.id,
          date: fact.date,
          corrects: fact.corrects ?? null,
        });
      }
    }
  }
  return [...late.values()].slice(0, mostNamed);
}

function looksAt(found: Found, about: PeriodRow, incentive: string | null) {
  const programOf = (period: PeriodRow) => found.versions.find(({ version }) => version === period.version)!.document;
  const periods = carries(programOf(about)) ? found.periods.filter(({ from }) => from <= about.from) : [about];
  return periods.map((period) => {
    const program = programOf(period);
    const index = program.incentives.findIndex(({ id }) => id === incentive);
    const all = requestsOf(program, period, period.to);
    return { program, requests: all.filter(({ key }) => key.startsWith(`incentives/${index}/`)) };
  });
}

function isSeen({ measure, window, clawback }: MeasureRequest, fact: StoredFact['fact'], partner: string): boolean {
  if (fact.date < window.from || fact.date > window.to) return false;
  return contribution(measure, fact, partner) !== undefined || (clawback !== undefined && matches(clawback, fact));
}
