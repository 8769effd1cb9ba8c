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
 * for others. What results ask is noted per period, and must be what they ask.
 */
async function find(db: Database): Promise<Finding | undefined> {
  const noted = await wronglyNoted(db);
  if (noted) return noted;
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

async function wronglyNoted(db: Database): Promise<Finding | undefined> {
  const { rows } = await sql<{ program: string; period: string; noted: string; asked: string; currency: string }>`
    select g.slug as program, d.period_key as period, d.asked_minor::text as noted, a.asked::text, v.document ->> 'currency' as currency
    from program_period d join program g on g.id = d.program_id
    join program_version v on v.program_id = d.program_id and v.version = d.version
    cross join lateral (
      select coalesce(sum(greatest(earned_minor, 0)), 0) as asked, coalesce(bool_or(amount_minor <> earned_minor), false) as is_reduced
      from cell c where c.program_id = d.program_id and c.period_key = d.period_key) a
    where d.asked_minor is not null and (d.asked_minor, d.is_reduced) is distinct from (a.asked, a.is_reduced)
    order by g.slug, d.starts limit 1`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { program, period, currency: unit } = row;
  const where = { program, period, unit };
  const [is, noted] = [amount(row.asked, unit), amount(row.noted, unit)];
  return {
    code: 'budget-asked',
    title: {
      en: `${nameOf(where)}: its results ask ${is} of the budget, and ${noted} is noted, or whether it was enough is noted wrongly.`,
      nl: `${nameOf(where)}: de resultaten vragen ${is} van het budget, en genoteerd is ${noted}, of onjuist is genoteerd of het genoeg was.`,
    },
    detail: changedFromOutside,
    where,
  };
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
