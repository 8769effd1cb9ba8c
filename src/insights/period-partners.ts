import { exact, HUNDRED, multiply, toText } from '../engine/exact.ts';
import { minorToText } from '../engine/money.ts';
import type { IsoDate } from '../engine/period.ts';
import type { Database } from '../platform/database.ts';
import { invalid, notFound } from '../platform/errors.ts';
import { page, readCursor } from '../platform/page.ts';
import { programOf } from '../programs/actions.ts';
import { lookAt } from './calculated.ts';
import { paceIn } from './overview.ts';
import type { PeriodPartnerQuery } from './schema.ts';
import { lastRuns } from './sql.ts';
import { type PeriodPartnerRow, periodPartners, recentAmounts } from './standing-sql.ts';
import { standingInput } from './standings.ts';

const recentPeriods = 8;

/** One page of the partners of a program's period. Throws not-found. */
export async function partnersOfPeriod(
  db: Database,
  of: { program: string; period: string; day: IsoDate },
  { cursor, limit, sort, direction, ...filters }: PeriodPartnerQuery,
) {
  const { id } = await programOf(db, of.program);
  const looking = await lookAt(db, id);
  const place = looking.periods.findIndex(({ key }) => key === of.period);
  const period = looking.periods[place];
  if (!period) throw notFound({ en: 'period', nl: 'periode' }, of.period, of.program);
  const pace = await paceIn(looking, period, of.day, (await lastRuns(db)).get(id) ?? 0n);
  const periods = looking.periods.slice(Math.max(0, place + 1 - recentPeriods), place + 1).map(({ key }) => key);
  const isText = sort === 'name' || sort === 'partner';
  const isDescending = direction === undefined ? !isText && sort !== 'standing' : direction === 'descending';
  const order = { by: sort, isDescending, after: afterOf(cursor, isText) };
  const rows = await periodPartners(db, standingInput(looking, period.key, pace), filters, order, limit + 1);
  const partnerIds = rows.map(({ partner_id }) => partner_id);
  const amounts = new Map(
    (await recentAmounts(db, { programId: id, periods, partnerIds })).map((one) => [
      `${one.partner_id} ${one.period_key}`,
      one.amount_minor,
    ]),
  );
  const recent = (partner: number) => periods.map((key) => amounts.get(`${partner} ${key}`) ?? 0n);
  const { currency } = looking.documentOf(period.version);
  return { ...page(rows, limit, (row) => [row.sorted, row.partner], showing(currency, recent)), periods };
}

function afterOf(cursor: string | undefined, isText: boolean) {
  const [sorted, partner] = readCursor(cursor, ['text', 'text']) ?? [];
  if (sorted === undefined) return undefined;
  if (isText || /^(-?\d{1,40}(\.\d{1,40})?|-Infinity)$/.test(sorted)) return { sorted, partner: partner! };
  throw invalid('wrong-cursor', {
    en: 'This cursor is not one of this order.',
    nl: 'Deze cursor hoort niet bij deze volgorde.',
  });
}

const showing = (currency: string, recent: (partnerId: number) => bigint[]) => (row: PeriodPartnerRow) => ({
  partner: row.partner,
  name: row.name,
  type: row.type,
  tier: row.tier,
  attainment: row.attainment === null ? null : toText(multiply(exact(row.attainment), HUNDRED), 1),
  amount: minorToText(row.amount_minor, currency),
  standing: row.standing,
  recent: recent(row.partner_id).map((minor) => minorToText(minor, currency)),
});
