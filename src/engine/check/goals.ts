import { gateBoundWords } from '../describe/goal.ts';
import { compare, type Exact, equals, exact, isNegative, isPositive, ONE } from '../exact.ts';
import { type Gate, type Goal, gateBounds, type Incentive } from '../program.ts';
import { needsGoal } from '../reward/reward.ts';
import { type Checked, error, type Finding, type Path, warning } from './finding.ts';

/** Goals that cannot be, that are missing where something is read against them, or that nothing looks at. */
export function goalFindings(checked: Checked): Finding[] {
  const { incentive, at } = checked;
  return [
    ...goalsOf(incentive, at).flatMap(({ goal, at: place }) => goalValues(goal, place)),
    ...readings(incentive, at).flatMap((reading) => missingFor(reading, incentive.goal)),
    ...unusedGoal(checked),
    ...uselessRequired(incentive, at),
    ...(incentive.gates ?? []).flatMap((gate, i) => gateFindings(gate, [...at, 'gates', i])),
  ];
}

function goalsOf({ goal, gates, multipliers, reward }: Incentive, at: Path): { goal: Goal; at: Path; own: boolean }[] {
  const other = (goals: readonly { goal?: Goal | undefined }[] | undefined, key: readonly string[]) =>
    (goals ?? []).flatMap((one, i) =>
      one.goal ? [{ goal: one.goal, at: [...at, ...key, i, 'goal'], own: false }] : [],
    );
  return [
    ...(goal ? [{ goal, at: [...at, 'goal'], own: true }] : []),
    ...other(gates, ['gates']),
    ...other(multipliers, ['multipliers']),
    ...other('percent' in reward ? reward.plus : undefined, ['reward', 'plus']),
  ];
}

function goalValues(goal: Goal, at: Path): Finding[] {
  if ('fixed' in goal) return isPositive(exact(goal.fixed)) ? [] : [notAGoal([...at, 'fixed'])];
  if ('by_hand' in goal) return [];
  const { by = 0, at_least } = goal.growth;
  const part = exact(by);
  const place = [...at, 'growth', 'by'];
  const findings: Finding[] = [];
  if (compare(part, exact(-1)) <= 0) findings.push(notAGoal(place));
  if (compare(part, ONE) >= 0) {
    findings.push(
      warning('high-growth', place, ({ t, percent }) =>
        t(
          `The goal is ${percent(part)} more than the past. Is that meant? 10% is written "10%".`,
          `Het doel is ${percent(part)} meer dan het verleden. Is dat de bedoeling? 10% schrijft u als "10%".`,
        ),
      ),
    );
  }
  if (at_least !== undefined && !isPositive(exact(at_least))) findings.push(notAGoal([...at, 'growth', 'at_least']));
  if (at_least === undefined) {
    findings.push(
      warning('growth-without-past', [...at, 'growth'], ({ t }) =>
        t(
          'A partner without past results has no goal and earns nothing by it. at_least gives such a partner a goal.',
          'Een partner zonder eerdere resultaten heeft geen doel en verdient er niets mee. Met at_least krijgt zo’n partner een doel.',
        ),
      ),
    );
  }
  return findings;
}

const notAGoal = (path: Path): Finding =>
  error('goal-not-positive', path, ({ t }) =>
    t('A goal is more than zero; this one counts as none.', 'Een doel is meer dan nul; dit telt als geen doel.'),
  );

/** Where something is read against the goal or the past. */
interface Reading {
  readonly at: Path;
  readonly against: 'goal' | 'past';
}

function readings({ reward, multipliers }: Incentive, at: Path): Reading[] {
  const found: Reading[] = [];
  const on = (what: string | undefined, path: Path) => {
    if (what === 'attainment') found.push({ at: path, against: 'goal' });
    if (what === 'growth' || what === 'increase') found.push({ at: path, against: 'past' });
  };
  const paysOn = (what: string | undefined, path: Path) => {
    if (what === 'above_goal') found.push({ at: path, against: 'goal' });
    if (what === 'above_baseline') found.push({ at: path, against: 'past' });
  };
  const place = [...at, 'reward'];
  if ('tiers' in reward) {
    on(reward.tiers.on, [...place, 'tiers', 'on']);
    paysOn(reward.tiers.pays_on, [...place, 'tiers', 'pays_on']);
  }
  if ('curve' in reward) on(reward.curve.on, [...place, 'curve', 'on']);
  if ('contest' in reward) on(reward.contest.on, [...place, 'contest', 'on']);
  if ('percent' in reward || 'per_unit' in reward) paysOn(reward.pays_on, [...place, 'pays_on']);
  multipliers?.forEach((multiplier, i) => {
    if (multiplier.bands && !multiplier.measure) on(multiplier.on ?? 'attainment', [...at, 'multipliers', i]);
  });
  return found;
}

function missingFor({ at, against }: Reading, goal: Goal | undefined): Finding[] {
  if (against === 'goal' && !goal) {
    return [
      error('no-goal', at, ({ t }) =>
        t(
          'This is read against the goal, and the incentive has none: it never applies. Give a goal.',
          'Dit wordt tegen het doel gelezen, en de regel heeft er geen: dit geldt nooit. Geef een goal.',
        ),
      ),
    ];
  }
  if (against === 'past' && !(goal && 'growth' in goal)) {
    return [
      error('no-past', at, ({ t }) =>
        t(
          'This is read against the past, and only a growth goal knows it: it never applies. Give goal: { growth: … }.',
          'Dit wordt tegen het verleden gelezen, en alleen een groeidoel kent dat: dit geldt nooit. Geef goal: { growth: … }.',
        ),
      ),
    ];
  }
  return [];
}

/** A goal that must not be reached and that nothing is read against. */
function unusedGoal({ incentive, at }: Checked): Finding[] {
  if (!incentive.goal || needsGoal(incentive) || readings(incentive, at).length > 0) return [];
  return [
    warning('unused-goal', [...at, 'goal'], ({ t }) =>
      t(
        'Nothing in this incentive looks at the goal. Read the bands on attainment, or leave the goal out.',
        'Niets in deze regel kijkt naar het doel. Lees de schijven op attainment, of laat het doel weg.',
      ),
    ),
  ];
}

/** `required` says something only of an incentive's own goal, and of rewards that do not read the goal themselves. */
function uselessRequired(incentive: Incentive, at: Path): Finding[] {
  const { reward } = incentive;
  const readsGoal = 'tiers' in reward || 'curve' in reward || 'contest' in reward;
  return goalsOf(incentive, at)
    .filter(({ goal, own }) => goal.required !== undefined && (!own || (readsGoal && goal.required)))
    .map(({ at: place }) =>
      warning('no-effect', [...place, 'required'], ({ t }) =>
        t(
          'required has no effect here: what must be reached is said by the steps themselves.',
          'required heeft hier geen gevolg: wat gehaald moet worden, zeggen de stappen zelf.',
        ),
      ),
    );
}

function gateFindings(gate: Gate, at: Path): Finding[] {
  const lower = [gate.at_least, gate.above].filter((x) => x !== undefined).map(exact);
  const upper = [gate.at_most, gate.below].filter((x) => x !== undefined).map(exact);
  if (lower.some((least) => upper.some((most) => isEmpty(gate, least, most)))) {
    return [
      error('gate-never-holds', at, ({ t, and, language }) => {
        const asked = gateBounds.flatMap((bound) =>
          gate[bound] === undefined ? [] : [`${gateBoundWords[bound][language]} ${gate[bound]}`],
        );
        return t(
          `Nothing is ${and(asked)}: nobody ever earns this.`,
          `Niets is ${and(asked)}: niemand verdient dit ooit.`,
        );
      }),
    ];
  }
  const { measure } = gate;
  const counts =
    !('ratio' in measure) &&
    ((measure.count !== undefined && !measure.weights && !measure.matrix) || measure.distinct !== undefined);
  if (!counts || gate.goal) return [];
  const isBelowZero = gate.at_most !== undefined && isNegative(exact(gate.at_most));
  if (isBelowZero || (gate.below !== undefined && !isPositive(exact(gate.below)))) {
    return [
      error('gate-never-holds', at, ({ t }) =>
        t(
          'A number is never below zero: nobody ever earns this.',
          'Een aantal is nooit onder nul: niemand verdient dit ooit.',
        ),
      ),
    ];
  }
  const asks =
    (gate.at_least !== undefined && isPositive(exact(gate.at_least))) ||
    (gate.above !== undefined && !isNegative(exact(gate.above)));
  if (upper.length === 0 && !asks) {
    return [
      warning('gate-always-holds', at, ({ t }) =>
        t(
          'A number is always at least zero: this gate keeps nobody out.',
          'Een aantal is altijd minstens nul: deze voorwaarde sluit niemand uit.',
        ),
      ),
    ];
  }
  return [];
}

/** Whether nothing lies between two bounds of a gate; equal ones hold one value when both include it. */
function isEmpty({ above, below }: Gate, least: Exact, most: Exact): boolean {
  const order = compare(least, most);
  const isOpen =
    (above !== undefined && equals(exact(above), least)) || (below !== undefined && equals(exact(below), most));
  return order > 0 || (order === 0 && isOpen);
}
