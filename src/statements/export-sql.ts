import { sql } from 'kysely';
import { exact, HUNDRED, multiply, toText } from '../engine/exact.ts';
import { minorToText } from '../engine/money.ts';
import type { Program } from '../engine/program.ts';
import type { Line } from '../engine/result.ts';
import type { Database } from '../platform/database.ts';
import { type VersionRow, versionsOf } from '../programs/sql.ts';
import { linesFrom, type StoredLines } from '../runs/stored.ts';

/** One amount of one partner, as a row of a file. Numbers are decimal texts. */
export interface ResultLine {
  readonly program: string;
  readonly period: string;
  readonly partner: string;
  readonly incentive: string;
  readonly unit: string;
  readonly value: string | null;
  /** Percentage of the goal. */
  readonly attainment: string | null;
  /** Before and after the budget. */
  readonly earned: string;
  readonly amount: string;
  readonly status: 'provisional' | 'final';
}

type Row = { program: string; period: string; partner: string; closed: boolean };

/** A result as it is kept, with the document that it follows. */
type CellRow = Row & { program_id: number; version: number; lines: StoredLines; amounts: (bigint | null)[] };

export interface ExportFilter {
  readonly program?: string | undefined;
  readonly period?: string | undefined;
  readonly partner?: string | undefined;
}

const conditions = ({ program, period, partner }: ExportFilter) => sql`
  (${program ?? null}::text is null or g.slug = ${program ?? null}) and (${period ?? null}::text is null or pp.period_key = ${period ?? null})
  and (${partner ?? null}::text is null or p.code = ${partner ?? null})`;

/** Results as they are now, corrections of closed periods included; by program, period and partner. */
export async function resultLines(db: Database, filter: ExportFilter): Promise<ResultLine[]> {
  const { rows } = await sql<CellRow>`
    select g.slug as program, c.period_key as period, p.code as partner, c.version, c.program_id, c.lines, c.amounts, false as closed
    from cell c join program g on g.id = c.program_id join partner p on p.id = c.partner_id
    join program_period pp on pp.program_id = c.program_id and pp.period_key = c.period_key
    where c.takes_part and ${conditions(filter)} order by g.slug, pp.starts, p.code`.execute(db);
  const documentOf = await documents(db, rows);
  return rows.flatMap((row) => linesOf(row, linesFrom(documentOf(row), row.lines, row.amounts)));
}

/** The documents that these results follow. */
async function documents(db: Database, rows: readonly { program_id: number }[]) {
  const versions = new Map<number, VersionRow[]>();
  for (const id of new Set(rows.map(({ program_id }) => program_id))) versions.set(id, await versionsOf(db, id));
  return ({ program_id, version }: { program_id: number; version: number }): Program =>
    versions.get(program_id)!.find((one) => one.version === version)!.document;
}

/** A row of a statement: a line of its own period, or an amount that came later for another one. */
export interface StatementLine extends ResultLine {
  /** The period that the amount is about. */
  readonly about_period: string;
}

type Adjustment = { incentive: string | null; unit: string; about: string | null; minor: string };
type StatementRow = Omit<CellRow, 'lines'> & {
  lines: StoredLines | null;
  frozen: Line[] | null;
  adjustments: Adjustment[];
};

/** What statements show: their lines, as frozen where the period is closed, and their adjustments. They add up to what was posted for them. */
export async function statementLines(db: Database, filter: ExportFilter): Promise<StatementLine[]> {
  const { program, period, partner } = filter;
  const { rows } = await sql<StatementRow>`
    select g.slug as program, k.period_key as period, p.code as partner, pp.closed_at is not null as closed,
      g.id as program_id, c.version, c.lines, c.amounts, case when pp.closed_at is not null then coalesce(s.lines, '[]') end as frozen,
      coalesce(a.adjustments, '[]') as adjustments
    from (
      select partner_id, program_id, period_key from cell where takes_part
      union select partner_id, program_id, period_key from statement
      union select partner_id, program_id, statement_period from posting
        where program_id is not null and statement_period is not null and reason <> 'payout') k
    join program g on g.id = k.program_id join partner p on p.id = k.partner_id
    left join program_period pp on pp.program_id = k.program_id and pp.period_key = k.period_key
    left join (
      select partner_id, program_id, statement_period,
        jsonb_agg(jsonb_build_object('incentive', incentive, 'unit', unit, 'about', about_period, 'minor', minor::text)
          order by about_period, incentive, unit) as adjustments
      from (
        select partner_id, program_id, statement_period, incentive, unit, about_period,
          sum(case when credit = 'owed' then amount_minor else -amount_minor end) as minor
        from posting
        where reason <> 'payout' and (reason = 'manual' or about_period <> statement_period)
          and (${partner ?? null}::text is null or partner_id = (select id from partner where code = ${partner ?? null}))
        group by 1, 2, 3, 4, 5, 6) o
      group by 1, 2, 3) a on a.partner_id = k.partner_id and a.program_id = k.program_id and a.statement_period = k.period_key
    left join cell c on c.partner_id = k.partner_id and c.program_id = k.program_id and c.period_key = k.period_key and c.takes_part
    left join statement s on s.partner_id = k.partner_id and s.program_id = k.program_id and s.period_key = k.period_key
    where (${program ?? null}::text is null or g.slug = ${program ?? null}) and (${period ?? null}::text is null or k.period_key = ${period ?? null})
      and (${partner ?? null}::text is null or p.code = ${partner ?? null})
    order by g.slug, coalesce(pp.starts, 'infinity'), p.code`.execute(db);
  const documentOf = await documents(db, rows);
  const lines = (row: StatementRow): readonly Line[] =>
    row.frozen ?? (row.lines === null ? [] : linesFrom(documentOf(row), row.lines, row.amounts));
  return rows.flatMap((row) => [
    ...linesOf(row, lines(row)).map((line) => ({ ...line, about_period: row.period })),
    ...adjustmentsOf(row),
  ]);
}

function adjustmentsOf({ adjustments, program, period, partner, closed }: StatementRow): StatementLine[] {
  return adjustments.map(({ incentive, unit, about, minor }) => {
    const amount = minorToText(BigInt(minor), unit);
    const key = { program, period, partner, incentive: incentive ?? '', unit };
    const status = closed ? ('final' as const) : ('provisional' as const);
    return { ...key, value: null, attainment: null, earned: amount, amount, status, about_period: about ?? period };
  });
}

function linesOf({ closed, program, period, partner }: Row, lines: readonly Line[]): ResultLine[] {
  return lines.map((line) => ({
    program,
    period,
    partner,
    incentive: line.incentive,
    unit: line.unit,
    value: line.value === null ? null : toText(exact(line.value)),
    attainment: line.attainment === null ? null : toText(multiply(exact(line.attainment), HUNDRED), 4),
    earned: minorToText(BigInt(line.earnedMinor), line.unit),
    amount: minorToText(BigInt(line.amountMinor), line.unit),
    status: closed ? 'final' : 'provisional',
  }));
}
