import { unitOf } from '../describe/measure.ts';
import { compare, exact, isNegative, isPositive, ONE } from '../exact.ts';
import { fieldOf } from '../fact.ts';
import { isCurrency } from '../money.ts';
import type { Incentive, Measure } from '../program.ts';
import { unitOf as paidUnitOf } from '../reward/reward.ts';
import { type Checked, error, type Finding, type Path, warning } from './finding.ts';

interface Amount {
  readonly value: string | number;
  readonly at: Path;
}

/** Rates that are probably written wrong, and amounts below zero. */
export function amountFindings(checked: Checked): Finding[] {
  const { incentive, program, at } = checked;
  const isMoney = isCurrency(paidUnitOf(program, incentive));
  return [
    ...ratesOf(incentive, at).flatMap((rate) => [...negative(rate), ...(isMoney ? highRate(rate) : [])]),
    ...fixedAmountsOf(incentive, at).flatMap(negative),
    ...factorsOf(incentive, at).flatMap(factorFindings),
    ...(isMoney ? rateOfCount(checked) : []),
  ];
}

/** Parts of a value: percentages, band rates, additions, the fund's accrual. */
function ratesOf({ reward }: Incentive, at: Path): Amount[] {
  const place = [...at, 'reward'];
  if ('percent' in reward) {
    const plus = (reward.plus ?? []).flatMap(({ bands }, i) =>
      bands.map(({ rate }, j) => ({ value: rate, at: [...place, 'plus', i, 'bands', j, 'rate'] })),
    );
    return [{ value: reward.percent, at: [...place, 'percent'] }, ...plus];
  }
  if ('tiers' in reward) {
    return reward.tiers.bands.flatMap(({ rate }, i) =>
      rate === undefined ? [] : [{ value: rate, at: [...place, 'tiers', 'bands', i, 'rate'] }],
    );
  }
  if ('pool' in reward && reward.pool.percent !== undefined)
    return [{ value: reward.pool.percent, at: [...place, 'pool', 'percent'] }];
  if (!('cost_share' in reward)) return [];
  const { share, fund } = reward.cost_share;
  const path = [...place, 'cost_share'];
  return [
    { value: share, at: [...path, 'share'] },
    ...(fund ? [{ value: fund.accrues, at: [...path, 'fund', 'accrues'] }] : []),
  ];
}

function fixedAmountsOf({ reward }: Incentive, at: Path): Amount[] {
  const place = [...at, 'reward'];
  if ('fixed' in reward) return [{ value: reward.fixed, at: [...place, 'fixed'] }];
  if ('per_unit' in reward) return [{ value: reward.per_unit, at: [...place, 'per_unit'] }];
  if ('tiers' in reward) {
    return reward.tiers.bands.flatMap(({ flat, per_unit }, i) => [
      ...(flat === undefined ? [] : [{ value: flat, at: [...place, 'tiers', 'bands', i, 'flat'] }]),
      ...(per_unit === undefined ? [] : [{ value: per_unit, at: [...place, 'tiers', 'bands', i, 'per_unit'] }]),
    ]);
  }
  if ('curve' in reward) {
    const { of, points } = reward.curve;
    return [
      ...(of === undefined || of === 'value' ? [] : [{ value: of, at: [...place, 'curve', 'of'] }]),
      ...points.map(({ pays }, i) => ({ value: pays, at: [...place, 'curve', 'points', i, 'pays'] })),
    ];
  }
  if ('pool' in reward && reward.pool.amount !== undefined)
    return [{ value: reward.pool.amount, at: [...place, 'pool', 'amount'] }];
  if ('contest' in reward)
    return reward.contest.places.map((value, i) => ({ value, at: [...place, 'contest', 'places', i] }));
  return [];
}

function factorsOf({ multipliers }: Incentive, at: Path): Amount[] {
  return (multipliers ?? []).flatMap(({ by, bands }, i) => [
    ...(by === undefined ? [] : [{ value: by, at: [...at, 'multipliers', i, 'by'] }]),
    ...(bands ?? []).map((band, j) => ({ value: band.by, at: [...at, 'multipliers', i, 'bands', j, 'by'] })),
  ]);
}

function negative({ value, at }: Amount): Finding[] {
  if (!isNegative(exact(value))) return [];
  return [
    warning('negative-amount', at, ({ t }) =>
      t(
        `This is below zero (${value}): it takes away from what is earned. Is that meant?`,
        `Dit is onder nul (${value}): het gaat af van wat is verdiend. Is dat de bedoeling?`,
      ),
    ),
  ];
}

/** 100% is unusual but possible for cost sharing; above that, and from 100% elsewhere, someone should look. */
function highRate({ value, at }: Amount): Finding[] {
  const rate = exact(value);
  const order = compare(rate, ONE);
  if (order < 0 || (order === 0 && at.at(-1) === 'share')) return [];
  const isBare = !String(value).endsWith('%');
  return [
    warning('high-rate', at, ({ t, percent }) => {
      const hint = isBare
        ? t(` ${value} percent is written "${value}%".`, ` ${value} procent schrijft u als "${value}%".`)
        : '';
      return t(
        `This is ${percent(rate)} of the value: as much as the value itself, or more. Is that meant?${hint}`,
        `Dit is ${percent(rate)} van de waarde: evenveel als de waarde zelf, of meer. Is dat de bedoeling?${hint}`,
      );
    }),
  ];
}

function factorFindings({ value, at }: Amount): Finding[] {
  const factor = exact(value);
  if (isPositive(factor)) return [];
  if (isNegative(factor)) {
    return [
      error('negative-factor', at, ({ t }) =>
        t('A multiplier is not below zero.', 'Een vermenigvuldiger is niet onder nul.'),
      ),
    ];
  }
  return [
    warning('zero-factor', at, ({ t }) =>
      t(
        'Multiplying by 0 leaves nothing. Is that meant? A gate says more clearly who earns nothing.',
        'Maal 0 laat niets over. Is dat de bedoeling? Een gate zegt duidelijker wie niets verdient.',
      ),
    ),
  ];
}

/** A field that the source does not have is reported as such. */
const isKnown = (measure: Measure): boolean =>
  ('ratio' in measure ? [measure.ratio.of, measure.ratio.to] : [measure]).every(
    ({ source, sum, average, min, max }) => {
      const field = sum ?? average ?? min ?? max;
      return field === undefined || fieldOf(source, field) !== undefined;
    },
  );

/** A percentage of a number of things is money only by accident. */
function rateOfCount({ incentive, program, at }: Checked): Finding[] {
  const unit = unitOf(incentive.measure, program);
  const { measure, reward } = incentive;
  const isWeighted = !('ratio' in measure) && (measure.weights !== undefined || measure.matrix !== undefined);
  if (isCurrency(unit) || isWeighted || !isKnown(measure)) return [];
  const isPercent =
    'percent' in reward || ('tiers' in reward && reward.tiers.bands.some(({ rate }) => rate !== undefined));
  if (!isPercent) return [];
  return [
    warning('rate-of-number', [...at, 'reward'], ({ t }) =>
      t(
        'A percentage is taken of what is no money. An amount for each is written per_unit.',
        'Er wordt een percentage genomen van iets dat geen geld is. Een bedrag per stuk schrijft u met per_unit.',
      ),
    ),
  ];
}
