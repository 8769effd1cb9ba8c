import { sql } from 'kysely';
import { textToMinor } from '../../engine/money.ts';
import type { Program } from '../../engine/program.ts';
import type { Database } from '../../platform/database.ts';
import { allVersions, type PeriodRow, periodRows, type VersionRow } from '../../programs/sql.ts';
import { amount, type Check, changedFromOutside, type Finding, nameOf } from './check.ts';

interface Granted {
  /** Minor units; what is below zero makes no room. */
  readonly granted: bigint;
  /** Of it in periods that are not closed. */
  readonly open: bigint;
}

/**
 * A hard budget is never exceeded. Closed periods keep what they have been granted, also when a later version has less: then there is nothing
 * for others.
 */
async function find(db: Database): Promise<Finding | undefined> {
  const byProgram = new Map<number, VersionRow[]>();
  for (const row of await allVersions(db)) {
    const versions = byProgram.get(row.program_id);
    if (versions) versions.push(row);
    else byProgram.set(row.program_id, [row]);
  }
  for (const [id, versions] of byProgram) {
    const granted = await grantedPerPeriod(db, id);
    for (const { documents, periods } of groupsOf(versions, await periodRows(db, id))) {
      const limit = hardLimit(documents);
      const sum = together(periods.map(({ key }) => granted.get(key) ?? { granted: 0n, open: 0n }));
      if (limit === undefined || sum.granted <= limit || sum.open === 0n) continue;
      return exceeded(versions[0]!.slug, documents[0]!.currency, periods, limit, sum.granted);
    }
  }
  return undefined;
}

interface Group {
  /** Those that set the budget: in effect, and about to be. */
  readonly documents: readonly Program[];
  readonly periods: readonly PeriodRow[];
}

function groupsOf(versions: readonly VersionRow[], periods: readonly PeriodRow[]): Group[] {
  const documentOf = ({ version }: PeriodRow) => versions.find((one) => one.version === version)!.document;
  const last = periods.at(-1);
  if (!last) return [];
  const latest = documentOf(last);
  if (!latest.budget || latest.budget.per === 'period')
    return periods.map((period) => ({ documents: [documentOf(period)], periods: [period] }));
  const current = periods.findLast(({ calculated_on }) => calculated_on !== null);
  return [{ documents: [latest, ...(current ? [documentOf(current)] : [])], periods }];
}

/** Undefined where a budget only warns or there is none. */
function hardLimit(documents: readonly Program[]): bigint | undefined {
  const limits = documents.map(({ budget, currency }) =>
    budget && budget.when_exhausted !== 'warn' ? textToMinor(String(budget.amount), currency) : undefined,
  );
  return limits.reduce((most, one) => (most === undefined || one === undefined ? undefined : one > most ? one : most));
}

async function grantedPerPeriod(db: Database, programId: number): Promise<Map<string, Granted>> {
  const { rows } = await sql<Granted & { period_key: string }>`
    select c.period_key, sum(greatest(c.amount_minor, 0))::int8 as granted,
      coalesce(sum(greatest(c.amount_minor, 0)) filter (where d.closed_at is null), 0)::int8 as open
    from cell c join program_period d using (program_id, period_key) where c.program_id = ${programId} group by 1`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.period_key, row]));
}

const together = (all: readonly Granted[]): Granted =>
  all.reduce((sum, one) => ({ granted: sum.granted + one.granted, open: sum.open + one.open }), {
    granted: 0n,
    open: 0n,
  });

function exceeded(slug: string, unit: string, periods: readonly PeriodRow[], limit: bigint, granted: bigint): Finding {
  const where = { program: slug, ...(periods.length === 1 ? { period: periods[0]!.key } : {}), unit };
  const [is, most] = [amount(String(granted), unit), amount(String(limit), unit)];
  return {
    code: 'budget-exceeded',
    title: {
      en: `${nameOf(where)}: ${is} was granted, more than its budget of ${most}.`,
      nl: `${nameOf(where)}: er is ${is} toegekend, meer dan het budget van ${most}.`,
    },
    detail: changedFromOutside,
    where,
  };
}

export const budgets: Check = {
  name: 'budgets',
  what: { en: 'no hard budget is exceeded', nl: 'geen hard budget is overschreden' },
  find,
};
