import { sql } from 'kysely';
import { exact, HUNDRED, multiply, toText } from '../engine/exact.ts';
import { minorToText } from '../engine/money.ts';
import type { Line } from '../engine/result.ts';
import type { Database } from '../platform/database.ts';

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

type Row = { program: string; period: string; partner: string; lines: Line[]; closed: boolean };

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
  const { rows } = await sql<Row>`
    select g.slug as program, c.period_key as period, p.code as partner, c.lines, false as closed
    from cell c join program g on g.id = c.program_id join partner p on p.id = c.partner_id
    join program_period pp on pp.program_id = c.program_id and pp.period_key = c.period_key
    where c.takes_part and ${conditions(filter)} order by g.slug, pp.starts, p.code`.execute(db);
  return rows.flatMap(linesOf);
}

/** The lines of statements: as frozen where the period is closed. */
export async function statementLines(db: Database, filter: ExportFilter): Promise<ResultLine[]> {
  const { rows } = await sql<Row>`
    select g.slug as program, c.period_key as period, p.code as partner, coalesce(s.lines, c.lines) as lines, s.lines is not null as closed
    from cell c left join statement s using (partner_id, program_id, period_key)
    join program g on g.id = c.program_id join partner p on p.id = c.partner_id
    join program_period pp on pp.program_id = c.program_id and pp.period_key = c.period_key
    where (c.takes_part or s.lines is not null) and (pp.closed_at is null or s.lines is not null) and ${conditions(filter)}
    order by g.slug, pp.starts, p.code`.execute(db);
  return rows.flatMap(linesOf);
}

function linesOf({ lines, closed, ...key }: Row): ResultLine[] {
  return lines.map((line) => ({
    ...key,
    incentive: line.incentive,
    unit: line.unit,
    value: line.value === null ? null : toText(exact(line.value)),
    attainment: line.attainment === null ? null : toText(multiply(exact(line.attainment), HUNDRED), 4),
    earned: minorToText(BigInt(line.earnedMinor), line.unit),
    amount: minorToText(BigInt(line.amountMinor), line.unit),
    status: closed ? 'final' : 'provisional',
  }));
}
