import { compare, exact, isZero, maximum, negate } from '../engine/exact.ts';
import { fromMicro, MAX_MICRO, minorDigits, minorToText, textToMinor, type Unit } from '../engine/money.ts';
import { type Period, periodAfter } from '../engine/period.ts';
import { calendarOf } from '../engine/program.ts';
import { tellChange } from '../live/sql.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { invalid, notFound } from '../platform/errors.ts';
import { programOf } from '../programs/actions.ts';
import { lockProgram, type PeriodRow, periodRows, type VersionRow } from '../programs/sql.ts';
import { balancesOf, post } from './sql.ts';

export interface Adjustment {
  readonly partnerId: number;
  readonly unit: Unit;
  /** Decimal text in whole units; negative takes back. */
  readonly amount: string;
  /** Why; the partner reads it. */
  readonly note: string;
  readonly program?: string | undefined;
  /** The period that it is about. Its statement shows it while it is open, otherwise that of the earliest open one. */
  readonly period?: string | undefined;
}

/**
 * Grants or takes back an amount by hand, apart from what was measured. Returns the posting's number. `also` is done in the same transaction.
 * Throws wrong-amount for zero or more decimals than the unit has, not-found for a program or period that does not exist.
 */
export async function adjust(
  db: Database,
  adjustment: Adjustment,
  also: (tx: Transaction, posting: bigint) => Promise<void> = async () => {},
): Promise<bigint> {
  const amountMinor = minorOf(adjustment);
  return db.transaction().execute(async (tx) => {
    const posting = await postAdjustment(tx, adjustment, amountMinor);
    await also(tx, posting);
    const { partnerId, program, period } = adjustment;
    await tellChange(tx, { kind: 'amounts', partnerId, program, period });
    return posting;
  });
}

async function postAdjustment(tx: Transaction, adjustment: Adjustment, amountMinor: bigint): Promise<bigint> {
  const { program, period, ...rest } = adjustment;
  const common = { ...rest, amountMinor, reason: 'manual' as const };
  if (program === undefined) {
    const [id] = await post(tx, [{ ...common, aboutPeriod: period, statementPeriod: period }]);
    return id!;
  }
  const { id: programId, versions } = await programOf(tx, program);
  // A close waits, or has been: the statement that is named does not close meanwhile.
  await lockProgram(tx, programId);
  const periods = await periodRows(tx, programId);
  const about = period === undefined ? undefined : periods.find(({ key }) => key === period);
  if (period !== undefined && !about) throw notFound({ en: 'period', nl: 'periode' }, period, program);
  const statementPeriod = about?.closed_at === null ? about.key : openPeriodOf(periods, versions)?.key;
  const [id] = await post(tx, [{ ...common, programId, aboutPeriod: about?.key ?? statementPeriod, statementPeriod }]);
  return id!;
}

/** As large as a fact's: of any number of these that a person gives, the sum can be kept. */
const most = fromMicro(MAX_MICRO);

function minorOf({ amount, unit }: Adjustment): bigint {
  try {
    const value = exact(amount);
    if (!isZero(value) && compare(maximum(value, negate(value)), most) <= 0) return textToMinor(amount, unit);
  } catch {
    // Answered below.
  }
  const digits = minorDigits(unit);
  throw invalid(
    'wrong-amount',
    { en: `“${amount}” is not an amount of ${unit}.`, nl: `“${amount}” is geen bedrag in ${unit}.` },
    {
      detail: {
        en: `Write a number other than zero, of at most a million million, with at most ${digits} decimals.`,
        nl: `Schrijf een getal anders dan nul, van hoogstens een miljoen miljoen, met hoogstens ${digits} decimalen.`,
      },
    },
  );
}

/** The period whose statement shows what is about a closed one: the earliest open one, or the one after the last. */
export function openPeriodOf(periods: readonly PeriodRow[], versions: readonly VersionRow[]): Period | undefined {
  const open = periods.find(({ closed_at }) => closed_at === null);
  if (open) return open;
  const last = periods.at(-1);
  const version = versions.find(({ version: one }) => one === last?.version);
  return last && version && periodAfter(calendarOf(version.document), last);
}

export interface Balance {
  readonly unit: Unit;
  /** Decimal texts in whole units. */
  readonly earned: string;
  readonly paid: string;
  readonly open: string;
}

/** What a partner was granted and paid, and what is still owed, per unit: what its entries add up to. */
export async function balances(db: Database, partnerId: number): Promise<Balance[]> {
  const rows = await balancesOf(db, partnerId);
  const minor = (unit: Unit, account: string) =>
    rows.find((row) => row.unit === unit && row.account === account)?.amount_minor ?? 0n;
  return [...new Set(rows.map(({ unit }) => unit))].map((unit) => ({
    unit,
    earned: minorToText(minor(unit, 'cost'), unit),
    paid: minorToText(-minor(unit, 'bank'), unit),
    open: minorToText(-minor(unit, 'owed'), unit),
  }));
}
