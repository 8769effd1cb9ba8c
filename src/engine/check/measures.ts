import { compare, equals, exact, isNegative, isPositive, ONE, sum } from '../exact.ts';
import {
  type Checked,
  error,
  type Finding,
  type MeasurePlace,
  measuresOf,
  warning,
  wholeMeasuresOf,
} from './finding.ts';

/** Ratios, weights and shares that cannot be meant. */
export function measureFindings(checked: Checked): Finding[] {
  return [
    ...wholeMeasuresOf(checked.incentive, checked.at).flatMap(({ measure, at }) =>
      'ratio' in measure && JSON.stringify(measure.ratio.of) === JSON.stringify(measure.ratio.to)
        ? [
            error('ratio-with-itself', [...at, 'ratio'], ({ t }) =>
              t(
                'Both parts of this ratio are the same: it is always 100%.',
                'Beide delen van deze verhouding zijn gelijk: het is altijd 100%.',
              ),
            ),
          ]
        : [],
    ),
    ...measuresOf(checked).flatMap((place) => [...shareFindings(place), ...weightFindings(place)]),
    ...countedAgain(checked),
    ...quarterFindings(checked),
  ];
}

function shareFindings({ measure, at }: MeasurePlace): Finding[] {
  const { credit } = measure;
  if (typeof credit !== 'object' || !('shares' in credit)) return [];
  const path = [...at, 'credit', 'shares'];
  const shares = credit.shares.map(({ share }) => exact(share));
  const total = sum(shares);
  const findings = shares.flatMap((share, i) =>
    isPositive(share) && compare(share, ONE) <= 0
      ? []
      : [
          error('share-out-of-range', [...path, i, 'share'], ({ t, percent }) =>
            t(
              `A share is more than 0% and at most 100%; this is ${percent(share)}.`,
              `Een aandeel is meer dan 0% en hoogstens 100%; dit is ${percent(share)}.`,
            ),
          ),
        ],
  );
  if (!equals(total, ONE)) {
    findings.push(
      error('shares-not-100', path, ({ t, percent }) =>
        t(
          `The shares add up to ${percent(total)}; they must add up to 100%.`,
          `De aandelen zijn samen ${percent(total)}; dat moet 100% zijn.`,
        ),
      ),
    );
  }
  if (measure.sum === undefined && measure.count === undefined) {
    findings.push(
      warning('shares-without-sum', path, ({ t }) =>
        t(
          'Shares split a sum or a count; here everyone named gets the whole.',
          'Aandelen verdelen een som of een aantal; hier krijgt ieder het geheel.',
        ),
      ),
    );
  }
  return findings;
}

function weightFindings({ measure, at }: MeasurePlace): Finding[] {
  const { weights = [], matrix } = measure;
  const factors = [
    ...weights.map(({ by }, i) => ({ by, path: [...at, 'weights', i, 'by'] })),
    ...(['new_customer', 'existing_customer'] as const).flatMap((row) =>
      (['new_product', 'existing_product'] as const).flatMap((cell) =>
        matrix ? [{ by: matrix[row][cell], path: [...at, 'matrix', row, cell] }] : [],
      ),
    ),
  ];
  return factors
    .filter(({ by }) => isNegative(exact(by)))
    .map(({ by, path }) =>
      warning('negative-weight', path, ({ t, number }) =>
        t(
          `What meets this counts ${number(by)} times: it takes away. Is that meant?`,
          `Wat hieraan voldoet, telt ${number(by)} keer: het gaat eraf. Is dat de bedoeling?`,
        ),
      ),
    );
}

/** Only months build a quarter up; any other period is not longer than its quarter to date. */
function quarterFindings(checked: Checked): Finding[] {
  if (checked.program.period === 'month') return [];
  return measuresOf(checked)
    .filter(({ measure }) => measure.window === 'quarter_to_date')
    .map(({ at }) =>
      warning('no-effect', [...at, 'window'], ({ t }) =>
        t(
          'quarter_to_date is the whole period here: only months build a quarter up.',
          'quarter_to_date is hier de hele periode: alleen maanden bouwen een kwartaal op.',
        ),
      ),
    );
}

/** A window longer than the period counts the same facts in several periods; settled per period they are paid again. */
function countedAgain({ incentive, program, at }: Checked): Finding[] {
  const { measure, settles, reward } = incentive;
  if ('ratio' in measure || measure.window === undefined) return [];
  const paysAgain = ['percent', 'per_unit', 'tiers', 'goods', 'cost_share'].some((kind) => kind in reward);
  const isSummed = measure.sum !== undefined || measure.count !== undefined;
  const days = { month: 31, quarter: 92, year: 366, campaign: Number.POSITIVE_INFINITY }[program.period];
  const isYear = measure.window === 'year_to_date' && (program.period === 'month' || program.period === 'quarter');
  const isQuarter = measure.window === 'quarter_to_date' && program.period === 'month';
  const isLong = typeof measure.window === 'object' && measure.window.rolling_days > days;
  if (!paysAgain || !isSummed || settles === 'cumulative' || !(isYear || isQuarter || isLong)) return [];
  return [
    warning('counted-again', [...at, 'measure', 'window'], ({ t }) =>
      t(
        'The same facts count in several periods and earn each time. For a year or quarter to date, settles: cumulative takes off what was earned before.',
        'Dezelfde feiten tellen in meer perioden en leveren telkens op. Bij een jaar of kwartaal tot nu toe trekt settles: cumulative af wat eerder is verdiend.',
      ),
    ),
  ];
}
