import { isOfQuarter } from '../limit/limits.ts';
import { nearest } from '../nearest.ts';
import type { Incentive, Program } from '../program.ts';
import { unitOfMeasure } from '../reading.ts';
import { isAcross } from '../reward/across.ts';
import { unitOf as paidUnitOf } from '../reward/reward.ts';
import { type Checked, error, type Finding, type Path, warning } from './finding.ts';

/** What an incentive takes off of others, and how it settles. */
export function stackingFindings(checked: Checked): Finding[] {
  return [...deductFindings(checked), ...notDeducted(checked), ...settlesFindings(checked)];
}

function deductFindings({ program, incentive, index, at }: Checked): Finding[] {
  const { deducts, measure } = incentive;
  if (deducts === undefined) return [];
  const path = [...at, 'deducts'];
  const earlier = program.incentives.slice(0, index);
  const findings: Finding[] = [];
  if (unitOfMeasure(program, measure) !== program.currency) {
    findings.push(
      error('deducts-needs-money', path, ({ t }) =>
        t(
          'Earnings are money; they cannot be taken off what is no money.',
          'Verdiensten zijn geld; ze kunnen niet af van iets dat geen geld is.',
        ),
      ),
    );
  }
  if (deducts === 'earlier') {
    const any = earlier.some(
      (other) => !other.not_deducted && paidUnitOf(program, other) === program.currency && !isAcross(other.reward),
    );
    if (!any) {
      findings.push(
        warning('no-effect', path, ({ t }) =>
          t(
            'No incentive before this one earns money that can be taken off.',
            'Geen enkele regel hiervoor levert geld op dat eraf kan.',
          ),
        ),
      );
    }
    return findings;
  }
  deducts.forEach((id, i) => {
    const place = [...path, i];
    const other = program.incentives.findIndex((one) => one.id === id);
    if (other < 0) {
      const meant = nearest(
        id,
        earlier.map((one) => one.id),
      );
      const [en, nl] = meant ? [` Did you mean ${meant}?`, ` Bedoelt u ${meant}?`] : ['', ''];
      findings.push(
        error('unknown-incentive', place, ({ t }) =>
          t(`There is no incentive "${id}".${en}`, `Er is geen regel "${id}".${nl}`),
        ),
      );
    } else if (other >= index) {
      findings.push(
        error('deducts-later', place, ({ t }) =>
          t(
            `"${id}" ${other === index ? 'is' : 'comes after'} this incentive: only what earlier ones earned can be taken off. Change the order.`,
            `"${id}" komt niet vóór deze regel: alleen wat eerdere regels opleverden, kan eraf. Verander de volgorde.`,
          ),
        ),
      );
    } else findings.push(...deductible(program, program.incentives[other]!, place));
    if (deducts.indexOf(id) < i)
      findings.push(
        error('duplicate-id', place, ({ t }) => t(`"${id}" stands here twice.`, `"${id}" staat hier twee keer.`)),
      );
  });
  return findings;
}

function deductible(program: Program, other: Incentive, at: Path): Finding[] {
  if (paidUnitOf(program, other) !== program.currency) {
    return [
      error('other-unit', at, ({ t }) =>
        t(
          `"${other.id}" does not pay in ${program.currency}: there is nothing to take off.`,
          `"${other.id}" betaalt niet in ${program.currency}: er is niets om af te trekken.`,
        ),
      ),
    ];
  }
  if (!isAcross(other.reward)) return [];
  return [
    warning('no-effect', at, ({ t }) =>
      'contest' in other.reward
        ? t(
            'A contest is decided after everything else: nothing of it is taken off.',
            'Een wedstrijd wordt na al het andere beslist: er gaat niets van af.',
          )
        : t(
            'A pool is shared out after everything else: nothing of it is taken off.',
            'Een pot wordt na al het andere verdeeld: er gaat niets van af.',
          ),
    ),
  ];
}

function notDeducted({ program, incentive, index, at }: Checked): Finding[] {
  if (!incentive.not_deducted || program.incentives.slice(index + 1).some(({ deducts }) => deducts === 'earlier'))
    return [];
  return [
    warning('no-effect', [...at, 'not_deducted'], ({ t }) =>
      t(
        'No later incentive takes off all earlier ones: not_deducted has no effect.',
        'Geen latere regel trekt alle eerdere af: not_deducted heeft geen gevolg.',
      ),
    ),
  ];
}

function settlesFindings({ program, incentive, at }: Checked): Finding[] {
  if (incentive.settles !== 'cumulative') return [];
  const { measure } = incentive;
  const isOfYear = ('ratio' in measure ? [measure.ratio.of, measure.ratio.to] : [measure]).every(
    ({ window }) => window === 'year_to_date',
  );
  const isPerQuarter = isOfQuarter(incentive);
  if (!isOfYear && !isPerQuarter) {
    return [
      error('cumulative-needs-year', [...at, 'settles'], ({ t }) =>
        t(
          'Taking off what was earned earlier goes with window: year_to_date or quarter_to_date; here each period starts anew.',
          'Aftrekken wat eerder is verdiend, hoort bij window: year_to_date of quarter_to_date; hier begint elke periode opnieuw.',
        ),
      ),
    ];
  }
  if (program.period === 'month' || (program.period === 'quarter' && !isPerQuarter)) return [];
  return [
    warning('no-effect', [...at, 'settles'], ({ t }) =>
      isPerQuarter
        ? t(
            'There are no shorter periods within a quarter: there is nothing earlier to take off.',
            'Er zijn geen kortere perioden binnen een kwartaal: er is niets eerders om af te trekken.',
          )
        : t(
            'There is one period a year: there is nothing earlier to take off.',
            'Er is één periode per jaar: er is niets eerders om af te trekken.',
          ),
    ),
  ];
}
