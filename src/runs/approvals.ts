import type { Signature } from '../access/signature.ts';
import { minorToText } from '../engine/money.ts';
import type { IsoDate } from '../engine/period.ts';
import type { Database } from '../platform/database.ts';
import { conflict, notFound } from '../platform/errors.ts';
import { programOf } from '../programs/actions.ts';
import { lockProgram, periodRows } from '../programs/sql.ts';
import { type ApprovalRow, insertApproval, lastApprovals, needsApproval, periodState } from './approval-sql.ts';
import type { ApprovalShape } from './schema.ts';
import { marksPerPeriod } from './sql.ts';

/**
 * Approves what a period that is over comes to. The approval holds until a run changes a result of it. Throws not-found, period-closed,
 * period-not-over, and not-calculated while facts wait to be calculated.
 */
export async function approvePeriod(
  db: Database,
  of: { program: string; period: string; asOf: IsoDate },
  by: { signature: Signature; note: string | null },
): Promise<ApprovalShape> {
  const { id, versions } = await programOf(db, of.program);
  return db.transaction().execute(async (tx) => {
    // No run changes anything between what is looked at and what is written down.
    await lockProgram(tx, id);
    const period = (await periodRows(tx, id)).find(({ key }) => key === of.period);
    if (!period) throw notFound({ en: 'period', nl: 'periode' }, of.period, of.program);
    if (period.closed_at !== null) throw closedAlready(of.period);
    if (period.to >= of.asOf) throw notOver(of.period, period.to);
    const state = await periodState(tx, id, of.period);
    const waiting = (await marksPerPeriod(tx, id)).get(of.period) ?? 0;
    if (state.run_id === null || period.calculated_on === null || waiting > 0) throw notCalculated(of.period);
    await insertApproval(tx, {
      programId: id,
      period: of.period,
      runId: state.run_id,
      amountMinor: state.amount_minor,
      approver: by.signature.author,
      approverName: by.signature.name,
      note: by.note,
    });
    const row = (await lastApprovals(tx, id, of.period)).get(of.period)!;
    return showApproval(row, versions.at(-1)!.document.currency);
  });
}

export function showApproval(row: ApprovalRow, currency: string): ApprovalShape {
  return {
    by: row.approver,
    name: row.approver_name,
    note: row.note,
    run: String(row.run_id),
    amount: minorToText(row.amount_minor, currency),
    approved_at: row.approved_at.toISOString(),
    holds: row.holds,
  };
}

/** Throws not-approved when the company asks for an approval and none holds. */
export async function mustBeApproved(db: Database, programId: number, period: string): Promise<void> {
  if (!(await needsApproval(db))) return;
  const approval = (await lastApprovals(db, programId, period)).get(period);
  if (approval?.holds) return;
  throw conflict(
    'not-approved',
    approval
      ? {
          en: `Results of period ${period} changed after it was approved.`,
          nl: `Resultaten van periode ${period} zijn gewijzigd nadat hij was goedgekeurd.`,
        }
      : { en: `Period ${period} is not approved.`, nl: `Periode ${period} is niet goedgekeurd.` },
    {
      en: 'Look at what it comes to and approve it; then close it.',
      nl: 'Bekijk de uitkomst en keur hem goed; sluit hem daarna af.',
    },
  );
}

export const closedAlready = (key: string) =>
  conflict('period-closed', { en: `Period ${key} is closed already.`, nl: `Periode ${key} is al afgesloten.` });

const notOver = (key: string, to: IsoDate) =>
  conflict(
    'period-not-over',
    { en: `Period ${key} lasts until ${to}.`, nl: `Periode ${key} loopt tot en met ${to}.` },
    { en: 'Approve it after that day.', nl: 'Keur hem na die dag goed.' },
  );

const notCalculated = (key: string) =>
  conflict(
    'not-calculated',
    {
      en: `Period ${key} is not calculated to the last fact.`,
      nl: `Periode ${key} is niet tot het laatste feit berekend.`,
    },
    { en: 'Calculate the program first.', nl: 'Bereken eerst het programma.' },
  );
