import { type Period, periodAfter } from '../engine/period.ts';
import { calendarOf, type Program } from '../engine/program.ts';
import type { Database } from '../platform/database.ts';
import { notFound } from '../platform/errors.ts';
import { programOf } from '../programs/actions.ts';
import { type PeriodRow, periodRows, type VersionRow } from '../programs/sql.ts';
import { calculatedRows } from '../runs/cell-sql.ts';
import { toldLines } from '../runs/told.ts';
import { frozenResult, type PartnerName, partnerNamed, type ResultRow } from './sql.ts';

export interface StatementKey {
  /** The partner's code, the program's short name, the period's key. */
  readonly partner: string;
  readonly program: string;
  readonly period: string;
}

/** A statement with everything that it is made from. */
export interface Found {
  readonly partner: PartnerName;
  readonly programId: number;
  readonly versions: readonly VersionRow[];
  readonly periods: readonly PeriodRow[];
  readonly period: Period;
  /** Undefined after the program's last period. */
  readonly row: PeriodRow | undefined;
  readonly program: Program;
  readonly result: ResultRow | undefined;
}

/** Throws not-found when the partner, the program or the period does not exist, or the partner has no result in it. */
export async function findStatement(db: Database, key: StatementKey): Promise<Found> {
  const partner = await partnerNamed(db, key.partner);
  if (!partner) throw notFound({ en: 'partner', nl: 'partner' }, key.partner);
  const { id: programId, versions } = await programOf(db, key.program);
  const periods = await periodRows(db, programId);
  const row = periods.find((one) => one.key === key.period);
  const period = row ?? after(periods, versions);
  if (period?.key !== key.period) throw notFound({ en: 'period', nl: 'periode' }, key.period, key.program);
  const result = row && (await resultOf(db, { partner, programId, versions, periods }, row));
  const version = result?.version ?? row?.version ?? periods.at(-1)!.version;
  const program = versions.find((one) => one.version === version)!.document;
  return { partner, programId, versions, periods, period, row, program, result };
}

/** A partner's result of a period: as it was frozen when the period was closed, otherwise as it is now. */
async function resultOf(
  db: Database,
  { partner, programId, versions, periods }: Pick<Found, 'partner' | 'programId' | 'versions' | 'periods'>,
  period: PeriodRow,
): Promise<ResultRow | undefined> {
  const of = { partnerId: partner.id, programId, period: period.key };
  const frozen = await frozenResult(db, of);
  if (frozen) return frozen;
  const [row] = await calculatedRows(db, of, { after: 0, limit: 1 });
  if (!row) return undefined;
  const documentOf = (version: number) => versions.find((one) => one.version === version)!.document;
  const told = await toldLines({ db, programId, periods, documentOf }, period, [row]);
  return { ...row, lines: told.get(row.partner_id)! };
}

function after(periods: readonly PeriodRow[], versions: readonly VersionRow[]): Period | undefined {
  const last = periods.at(-1);
  const version = versions.find(({ version: one }) => one === last?.version);
  return last && version && periodAfter(calendarOf(version.document), last);
}
