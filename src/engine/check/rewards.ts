import { compare, exact, isPositive } from '../exact.ts';
import type { Incentive } from '../program.ts';
import { isPerFact } from '../request.ts';
import { isAcross } from '../reward/across.ts';
import { type Checked, error, type Finding, type Path, warning } from './finding.ts';

/** Parts of a reward that contradict each other or have no effect. */
export function rewardFindings(checked: Checked): Finding[] {
  const { incentive, at } = checked;
  return [
    ...perFactFindings(incentive, at),
    ...acrossFindings(incentive, at),
    ...poolFindings(incentive, at),
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
  } else if (!('ratio' in measure) && measure.per !== undefined && measure.average === undefined) {
    findings.push(
      noEffect(
        [...at, 'measure', 'per'],
        'per has no effect here: the reward is worked out on the total, not per fact',
        'per heeft hier geen gevolg: de premie wordt over het totaal berekend, niet per feit',
      ),
    );
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

/** What changes nothing of what is given out across partners. */
function acrossFindings({ reward, limits, multipliers, deducts, settles }: Incentive, at: Path): Finding[] {
  if (!isAcross(reward)) return [];
  const places = 'contest' in reward ? reward.contest.places : [];
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
        'contest' in reward
          ? t(
              `A contest's prizes are as they are: ${key} has no effect on them.`,
              `De prijzen van een wedstrijd staan vast: ${key} heeft er geen gevolg voor.`,
            )
          : t(
              `The parts of a pool add up to the pool: ${key} has no effect on them.`,
              `De delen van een pot zijn samen de pot: ${key} heeft er geen gevolg voor.`,
            ),
      ),
    ),
  ];
}

/** A target for all partners together adds their values up, so that they must be able to. */
function poolFindings({ reward, measure }: Incentive, at: Path): Finding[] {
  if (!('pool' in reward)) return [];
  const { target, percent } = reward.pool;
  if (!target && percent === undefined) return [];
  const place = [...at, 'reward', 'pool', target ? 'target' : 'percent'];
  const isSummed = !('ratio' in measure) && (measure.sum !== undefined || measure.count !== undefined);
  const findings: Finding[] = [];
  if (!isSummed) {
    findings.push(
      error('pool-needs-sum', place, ({ t }) =>
        t(
          'This is about all values together, and these do not add up: measure a sum or count.',
          'Dit gaat over alle waarden samen, en deze tellen niet op: meet een sum of count.',
        ),
      ),
    );
  }
  if (!target) return findings;
  const { value, at_least, at_most } = target;
  if (!isPositive(exact(value))) {
    findings.push(
      error('goal-not-positive', [...place, 'value'], ({ t }) =>
        t(
          'A target is more than zero: nothing is ever shared out.',
          'Een doel is meer dan nul: er wordt nooit iets verdeeld.',
        ),
      ),
    );
  }
  if (at_least !== undefined && at_most !== undefined && compare(exact(at_least), exact(at_most)) > 0) {
    findings.push(
      warning('limit-reversed', place, ({ t, percent }) =>
        t(
          `Something is shared out from ${percent(at_least)} on, and then never more than ${percent(at_most)} of the pool. Is that meant?`,
          `Er wordt verdeeld vanaf ${percent(at_least)}, en dan nooit meer dan ${percent(at_most)} van de pot. Is dat de bedoeling?`,
        ),
      ),
    );
  }
  return findings;
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
