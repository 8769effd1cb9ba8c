import { periodNouns } from '../describe/nouns.ts';
import { compare, type Exact, exact, isNegative } from '../exact.ts';
import { textToMinor } from '../money.ts';
import { daysBetween, fiscalYear, periodOf } from '../period.ts';
import { calendarOf, type Incentive, type Program } from '../program.ts';
import { boundsOf } from '../reward/context.ts';
import { unitOf as paidUnitOf } from '../reward/reward.ts';
import { error, type Finding, warning } from './finding.ts';
import { noMoney, paysMoney } from './limits.ts';

/** The program as a whole: ids, calendar, budget, payout. */
export function programFindings(program: Program): Finding[] {
  return [
    ...duplicateIds(program),
    ...calendarFindings(program),
    ...budgetFindings(program),
    ...payoutFindings(program),
  ];
}

function duplicateIds({ incentives }: Program): Finding[] {
  return incentives.flatMap(({ id }, i) => {
    const first = incentives.findIndex((other) => other.id === id);
    if (first === i) return [];
    return [
      error('duplicate-id', ['incentives', i, 'id'], ({ t }) =>
        t(
          `"${id}" is already the id of incentive ${first + 1}. Each has its own.`,
          `"${id}" is al het id van regel ${first + 1}. Elke regel heeft een eigen id.`,
        ),
      ),
    ];
  });
}

const periodDays = { month: 28, quarter: 90, year: 365 };

function calendarFindings(program: Program): Finding[] {
  const { period, starts, ends } = program;
  if (period === 'campaign') return [];
  const days = daysBetween(starts, ends) + 1;
  const calendar = calendarOf(program);
  if (days < periodDays[period]) {
    return [
      warning('period-longer-than-program', ['period'], ({ t }) =>
        t(
          `The program lasts ${days} days, less than one ${periodNouns[period].one.en}. For one stretch of days, period: campaign is meant.`,
          `Het programma duurt ${days} dagen, korter dan één ${periodNouns[period].one.nl}. Voor één reeks dagen is period: campaign bedoeld.`,
        ),
      ),
    ];
  }
  const findings: Finding[] = [];
  const isFirstDay = starts.endsWith('-01') && (period === 'month' || isStart(program, starts));
  if (!isFirstDay) {
    const first = periodOf(calendar, starts)!;
    findings.push(
      warning('partial-period', ['starts'], ({ t, date }) =>
        t(
          `The first ${periodNouns[period].one.en} is cut short: it runs from ${date(first.from)} to ${date(first.to)}. Goals and limits hold for it in full.`,
          `De eerste periode is korter: die loopt van ${date(first.from)} tot en met ${date(first.to)}. Doelen en limieten gelden er volledig.`,
        ),
      ),
    );
  }
  return findings;
}

/** Whether a period begins on a date, by the program's fiscal year. */
function isStart(program: Program, date: string): boolean {
  const year = fiscalYear(date, program.fiscal_year_starts);
  const months =
    (Number(date.slice(0, 4)) - Number(year.from.slice(0, 4))) * 12 +
    Number(date.slice(5, 7)) -
    Number(year.from.slice(5, 7));
  return months % (program.period === 'quarter' ? 3 : 12) === 0;
}

function budgetFindings(program: Program): Finding[] {
  const { budget, currency } = program;
  if (!budget) return [];
  const path = ['budget', 'amount'];
  if (!isMoneyText(String(budget.amount), currency) || isNegative(exact(budget.amount))) {
    return [
      error('budget-amount', path, ({ t }) =>
        t(
          `A budget is an amount in ${currency}, such as "2500.00", with no more decimals than ${currency} has.`,
          `Een budget is een bedrag in ${currency}, zoals "2500.00", met niet meer decimalen dan ${currency} heeft.`,
        ),
      ),
    ];
  }
  if (!paysMoney(program)) return [noMoney('budget')];
  return program.incentives.flatMap((incentive) => {
    const largest = paidUnitOf(program, incentive) === currency ? guaranteedPayment(incentive) : undefined;
    if (!largest || compare(exact(budget.amount), largest.amount) >= 0) return [];
    return [
      warning('budget-too-small', path, ({ t, amount }) =>
        t(
          `The budget is smaller than one payment of ${incentive.id}: ${largest.en} is ${amount(largest.amount, currency)}.`,
          `Het budget is kleiner dan één betaling van ${incentive.id}: ${largest.nl} is ${amount(largest.amount, currency)}.`,
        ),
      ),
    ];
  });
}

function isMoneyText(text: string, currency: string): boolean {
  if (text.includes('%') || text.includes('/')) return false;
  try {
    textToMinor(text, currency);
    return true;
  } catch {
    return false;
  }
}

/** The amount that one partner surely gets, or gets at once. */
function guaranteedPayment({ reward, limits }: Incentive): { amount: Exact; en: string; nl: string } | undefined {
  if ('contest' in reward)
    return { amount: exact(reward.contest.places[0]!), en: 'the first prize', nl: 'de eerste prijs' };
  if ('pool' in reward && reward.pool.amount !== undefined && !reward.pool.target)
    return { amount: exact(reward.pool.amount), en: 'its pool', nl: 'de pot' };
  if (limits?.guarantee) return { amount: exact(limits.guarantee.amount), en: 'its guarantee', nl: 'de garantie' };
  if (limits?.draw) return { amount: exact(limits.draw.amount), en: 'its draw', nl: 'het voorschot' };
  const minimum = boundsOf(limits?.per_period).minimum;
  if (minimum) return { amount: minimum, en: 'its minimum', nl: 'het minimum' };
  return 'fixed' in reward
    ? { amount: exact(reward.fixed), en: 'its fixed amount', nl: 'het vaste bedrag' }
    : undefined;
}

function payoutFindings({ payout, limits }: Program): Finding[] {
  if (!payout) return [];
  const findings: Finding[] = [];
  const { minimum, hold_days } = payout;
  if (minimum !== undefined && isNegative(exact(minimum))) {
    findings.push(
      error('negative-limit', ['payout', 'minimum'], ({ t }) =>
        t('The smallest payout is not below zero.', 'De kleinste uitbetaling is niet onder nul.'),
      ),
    );
  }
  if (
    minimum !== undefined &&
    limits?.per_partner !== undefined &&
    compare(exact(minimum), exact(limits.per_partner)) > 0
  ) {
    findings.push(
      error('never-paid-out', ['payout', 'minimum'], ({ t }) =>
        t(
          `Nobody can ever earn enough to be paid: the program's limit is ${limits.per_partner}.`,
          `Niemand kan ooit genoeg verdienen voor een uitbetaling: de limiet van het programma is ${limits.per_partner}.`,
        ),
      ),
    );
  }
  if (hold_days !== undefined && hold_days > 180) {
    findings.push(
      warning('long-hold', ['payout', 'hold_days'], ({ t }) =>
        t(
          `Partners wait ${hold_days} days after the period for their money. Is that meant?`,
          `Partners wachten na de periode ${hold_days} dagen op hun geld. Is dat de bedoeling?`,
        ),
      ),
    );
  }
  return findings;
}
