import { compare, type Exact, exact, fraction, isNegative, isPositive, multiply, ONE } from '../exact.ts';
import type { Incentive, Program, Range } from '../program.ts';
import { boundsOf } from '../reward/context.ts';
import { unitOf as paidUnitOf } from '../reward/reward.ts';
import { type Checked, error, type Finding, type Path, warning } from './finding.ts';

type Stretch = 'per_period' | 'per_year' | 'per_partner';
const stretches: readonly Stretch[] = ['per_period', 'per_year', 'per_partner'];

/** Limits that contradict each other, and those that another one makes useless. */
export function limitFindings(checked: Checked): Finding[] {
  const { incentive, program, at } = checked;
  const { limits } = incentive;
  if (!limits) return [];
  const place = [...at, 'limits'];
  const ranges = (['per_fact', ...stretches] as const).flatMap((key) =>
    limits[key] === undefined ? [] : [{ range: limits[key], at: [...place, key] }],
  );
  const maximum = (key: Stretch) => boundsOf(limits[key]).maximum;
  return [
    ...ranges.flatMap(({ range, at: path }) => rangeFindings(range, path)),
    ...neverBites(program, maximum, place),
    ...belowProgram(incentive, program, place),
    ...guaranteeFindings(incentive, place),
    ...clawbackFindings(incentive, place),
  ];
}

/** The program's own limits, on all money of a partner. */
export function programLimitFindings(program: Program): Finding[] {
  const { limits } = program;
  if (!limits) return [];
  const given = stretches.filter((key) => limits[key] !== undefined);
  const findings = given.flatMap((key) => rangeFindings(limits[key]!, ['limits', key]));
  const maximum = (key: Stretch) => (limits[key] === undefined ? undefined : exact(limits[key]));
  return [
    ...findings,
    ...neverBites(program, maximum, ['limits']),
    ...(given.length > 0 && !paysMoney(program) ? [noMoney('limits')] : []),
  ];
}

export const paysMoney = (program: Program): boolean =>
  program.incentives.some((incentive) => paidUnitOf(program, incentive) === program.currency);

export const noMoney = (key: string): Finding =>
  warning('no-money', [key], ({ t }) =>
    t(
      `No incentive of this program pays money: ${key} has no effect.`,
      `Geen enkele regel van dit programma betaalt geld: ${key} heeft geen gevolg.`,
    ),
  );

function rangeFindings(range: Range, at: Path): Finding[] {
  const { minimum, maximum } = boundsOf(range);
  const below = [minimum, maximum].some((value) => value && isNegative(value));
  const findings: Finding[] = [];
  if (below)
    findings.push(
      error('negative-limit', at, ({ t }) => t('A limit is not below zero.', 'Een limiet is niet onder nul.')),
    );
  if (minimum && maximum && compare(minimum, maximum) > 0) {
    findings.push(
      error('limit-reversed', at, ({ t, number }) =>
        t(
          `The minimum (${number(minimum)}) is above the maximum (${number(maximum)}).`,
          `Het minimum (${number(minimum)}) is hoger dan het maximum (${number(maximum)}).`,
        ),
      ),
    );
  }
  if (maximum && compare(maximum, fraction(0n)) === 0) {
    findings.push(
      warning('limit-of-zero', at, ({ t }) =>
        t(
          'At most 0: nothing is ever paid. Is that meant?',
          'Hoogstens 0: er wordt nooit iets betaald. Is dat de bedoeling?',
        ),
      ),
    );
  }
  return findings;
}

/** Periods in one year of the program. */
const inYear = (program: Program): bigint => ({ month: 12n, quarter: 4n, year: 1n, campaign: 1n })[program.period];

/** A limit that the limits of shorter or longer stretches always come before. */
function neverBites(program: Program, maximum: (key: Stretch) => Exact | undefined, at: Path): Finding[] {
  const [period, year, whole] = stretches.map(maximum);
  const findings: Finding[] = [];
  const tell = (key: Stretch, en: string, nl: string) =>
    findings.push(
      warning('limit-never-bites', [...at, key], ({ t }) =>
        t(`This limit is never reached: ${en}.`, `Deze limiet wordt nooit bereikt: ${nl}.`),
      ),
    );
  if (period && year && compare(period, year) > 0)
    tell('per_period', 'the limit per year is lower', 'de limiet per jaar is lager');
  else if (period && year && compare(multiply(period, fraction(inYear(program))), year) < 0) {
    tell(
      'per_year',
      'all periods of a year together stay below it',
      'alle perioden van een jaar samen blijven eronder',
    );
  }
  if (year && whole && compare(year, whole) > 0)
    tell('per_year', 'the limit over the whole program is lower', 'de limiet over het hele programma is lager');
  if (!year && period && whole && compare(period, whole) > 0)
    tell('per_period', 'the limit over the whole program is lower', 'de limiet over het hele programma is lager');
  return findings;
}

function belowProgram(incentive: Incentive, program: Program, at: Path): Finding[] {
  if (paidUnitOf(program, incentive) !== program.currency) return [];
  return stretches.flatMap((key) => {
    const [own, all] = [boundsOf(incentive.limits?.[key]).maximum, program.limits?.[key]];
    if (!own || all === undefined || compare(own, exact(all)) <= 0) return [];
    return [
      warning('limit-never-bites', [...at, key], ({ t }) =>
        t(
          `This limit is never reached: the program's own limit (${all}) is lower.`,
          `Deze limiet wordt nooit bereikt: de limiet van het programma (${all}) is lager.`,
        ),
      ),
    ];
  });
}

function guaranteeFindings({ limits }: Incentive, at: Path): Finding[] {
  const { guarantee, draw } = limits!;
  const findings: Finding[] = [];
  const maximum = boundsOf(limits!.per_period).maximum;
  for (const [key, amount] of [
    ['guarantee', guarantee?.amount],
    ['draw', draw?.amount],
  ] as const) {
    if (amount === undefined) continue;
    const path = [...at, key, 'amount'];
    if (!isPositive(exact(amount))) {
      findings.push(
        error('not-positive', path, ({ t }) => t('This amount is more than zero.', 'Dit bedrag is meer dan nul.')),
      );
    } else if (maximum && compare(exact(amount), maximum) > 0) {
      findings.push(
        warning('guarantee-above-limit', path, ({ t, number }) =>
          t(
            `This is above the limit of the period (${number(maximum)}), and it is paid all the same. Is that meant?`,
            `Dit is meer dan de limiet van de periode (${number(maximum)}), en wordt toch betaald. Is dat de bedoeling?`,
          ),
        ),
      );
    }
  }
  if (guarantee && draw) {
    findings.push(
      warning('guarantee-and-draw', [...at, 'draw'], ({ t }) =>
        t(
          'A guarantee is given, a draw is lent: both on one incentive are hard to explain. Choose one.',
          'Een garantie wordt gegeven, een voorschot geleend: allebei op één regel is moeilijk uit te leggen. Kies er een.',
        ),
      ),
    );
  }
  return findings;
}

function clawbackFindings({ limits, measure }: Incentive, at: Path): Finding[] {
  const { clawback } = limits!;
  if (!clawback) return [];
  const place = [...at, 'clawback'];
  const findings: Finding[] = [];
  if (typeof clawback.take_back !== 'object') {
    const part = exact(clawback.take_back);
    if (!isPositive(part) || compare(part, ONE) > 0) {
      findings.push(
        error('clawback-part', [...place, 'take_back'], ({ t, percent }) =>
          t(
            `Between 0% and 100% of what was earned is taken back, not ${percent(part)}.`,
            `Er wordt tussen 0% en 100% van wat is verdiend teruggenomen, niet ${percent(part)}.`,
          ),
        ),
      );
    }
  }
  const isSummed = !('ratio' in measure) && (measure.sum !== undefined || measure.count !== undefined);
  if (!isSummed) {
    findings.push(
      warning('clawback-needs-sum', place, ({ t }) =>
        t(
          'What one fact earned is known only of a sum or count: here nothing sensible is taken back.',
          'Wat één feit opleverde, is alleen bekend bij een som of aantal: hier wordt niets zinnigs teruggenomen.',
        ),
      ),
    );
  }
  if (Object.keys(clawback.where).length === 0) {
    findings.push(
      warning('clawback-everything', [...place, 'where'], ({ t }) =>
        t(
          'Every correction takes back earnings: none of them is counted any more. Say which do.',
          'Elke correctie neemt verdiensten terug: geen enkele telt nog mee. Zeg welke dat doen.',
        ),
      ),
    );
  }
  return findings;
}
