import { compare, exact, isPositive } from '../exact.ts';
import type { Incentive } from '../program.ts';
import { isPerFact } from '../request.ts';
import { type Checked, error, type Finding, type Path, warning } from './finding.ts';

/** Parts of a reward that contradict each other or have no effect. */
export function rewardFindings(checked: Checked): Finding[] {
  const { incentive, at } = checked;
  return [
    ...perFactFindings(incentive, at),
    ...contestFindings(incentive, at),
    ...goodsFindings(incentive, at),
    ...alwaysPays(incentive, at),
    ...paysInFindings(incentive, at),
    ...multiplierFindings(incentive, at),
  ];
}

function perFactFindings(incentive: Incentive, at: Path): Finding[] {
  const { reward, measure, limits } = incentive;
  const findings: Finding[] = [];
  const place = 'tiers' in reward ? [...at, 'reward', 'tiers'] : [...at, 'reward'];
  if (isPerFact(incentive)) {
    const isSummed = !('ratio' in measure) && (measure.sum !== undefined || measure.count !== undefined);
    if (!isSummed) {
      findings.push(
        error('per-fact-needs-sum', [...at, 'measure'], ({ t }) =>
          t(
            'A reward or limit per fact needs a measure that adds facts up: sum or count.',
            'Een premie of limiet per feit heeft een meting nodig die feiten optelt: sum of count.',
          ),
        ),
      );
    }
    if ('tiers' in reward && (reward.tiers.on ?? 'value') !== 'value') {
      findings.push(
        error('per-fact-on-attainment', [...place, 'on'], ({ t }) =>
          t(
            'Each fact on its own is held against the goal of the whole period. Read the bands on value, or leave per_fact out.',
            'Elk feit apart wordt tegen het doel van de hele periode gehouden. Lees de schijven op value, of laat per_fact weg.',
          ),
        ),
      );
    }
    if (('percent' in reward || 'per_unit' in reward) && reward.pays_on !== undefined && reward.pays_on !== 'all') {
      findings.push(
        noEffect(
          [...place, 'pays_on'],
          'pays_on has no effect on a reward per fact: each fact pays in full',
          'pays_on heeft geen gevolg bij een premie per feit: elk feit telt volledig',
        ),
      );
    }
  } else if (limits?.per_fact !== undefined) {
    findings.push(
      noEffect(
        [...at, 'limits', 'per_fact'],
        'A limit per fact has no effect on this reward: it is worked out on the total',
        'Een limiet per feit heeft bij deze premie geen gevolg: die wordt over het totaal berekend',
      ),
    );
  }
  return findings;
}

const noEffect = (path: Path, en: string, nl: string): Finding =>
  warning('no-effect', path, ({ t }) => t(`${en}.`, `${nl}.`));

function contestFindings({ reward, limits, multipliers, deducts, settles }: Incentive, at: Path): Finding[] {
  if (!('contest' in reward)) return [];
  const { places } = reward.contest;
  const rising = places.flatMap((prize, i) => {
    const better = places[i - 1];
    if (better === undefined || compare(exact(prize), exact(better)) <= 0) return [];
    return [
      warning('prizes-rise', [...at, 'reward', 'contest', 'places', i], ({ t }) =>
        t(
          `Place ${i + 1} gets more (${prize}) than place ${i} (${better}). The first prize stands first.`,
          `Plaats ${i + 1} krijgt meer (${prize}) dan plaats ${i} (${better}). De eerste prijs staat vooraan.`,
        ),
      ),
    ];
  });
  const given = { limits, multipliers, deducts, settles: settles === 'cumulative' ? settles : undefined };
  const ignored = Object.entries(given).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return [
    ...rising,
    ...ignored.map(([key]) =>
      warning('contest-ignores', [...at, key], ({ t }) =>
        t(
          `A contest's prizes are as they are: ${key} has no effect on them.`,
          `De prijzen van een wedstrijd staan vast: ${key} heeft er geen gevolg voor.`,
        ),
      ),
    ),
  ];
}

function goodsFindings({ reward }: Incentive, at: Path): Finding[] {
  if (!('goods' in reward) || isPositive(exact(reward.goods.per))) return [];
  return [
    error('goods-per', [...at, 'reward', 'goods', 'per'], ({ t }) =>
      t('Goods are given per more than zero.', 'Goederen worden gegeven per meer dan nul.'),
    ),
  ];
}

/** A fixed amount or badge that nothing holds back. */
function alwaysPays({ reward, goal, gates }: Incentive, at: Path): Finding[] {
  if (!('fixed' in reward || 'badge' in reward) || gates?.length || (goal && goal.required !== false)) return [];
  return [
    warning('always-pays', [...at, 'reward'], ({ t }) =>
      t(
        'Everyone for whom anything counts earns this. A goal or gate says when it is earned.',
        'Iedereen bij wie iets telt, verdient dit. Een goal of gate zegt wanneer het is verdiend.',
      ),
    ),
  ];
}

function paysInFindings({ reward, pays_in }: Incentive, at: Path): Finding[] {
  if (pays_in === undefined || !('badge' in reward || 'goods' in reward)) return [];
  return [
    noEffect(
      [...at, 'pays_in'],
      'A badge or goods are what they are: pays_in has no effect',
      'Een badge of goederen zijn wat ze zijn: pays_in heeft geen gevolg',
    ),
  ];
}

function multiplierFindings({ multipliers }: Incentive, at: Path): Finding[] {
  return (multipliers ?? []).flatMap((multiplier, i) => {
    if (multiplier.on === undefined || !(multiplier.measure || multiplier.by !== undefined)) return [];
    return [
      noEffect(
        [...at, 'multipliers', i, 'on'],
        'on has no effect beside by or a measure of its own',
        'on heeft geen gevolg naast by of een eigen meting',
      ),
    ];
  });
}
