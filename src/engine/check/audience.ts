import type { PartnerFilter } from '../program.ts';
import { type Checked, error, type Finding, type Path } from './finding.ts';

/** Who a rule is for, when nobody can be. */
export function audienceFindings({ program, incentive, at }: Checked): Finding[] {
  const nobody = (path: Path): Finding =>
    error('nobody', path, ({ t }) =>
      t(
        'Nobody can be meant: this leaves out everyone that the program or the incentive is for.',
        'Niemand kan bedoeld zijn: dit sluit iedereen uit voor wie het programma of de regel is.',
      ),
    );
  const own = isDisjoint(incentive.for, program.for) ? [nobody([...at, 'for'])] : [];
  const factors = (incentive.multipliers ?? []).flatMap((multiplier, i) =>
    isDisjoint(multiplier.for, incentive.for) || isDisjoint(multiplier.for, program.for)
      ? [nobody([...at, 'multipliers', i, 'for'])]
      : [],
  );
  return [...own, ...factors];
}

/** Whether no partner can match both. A partner can have several tags, so that those say nothing. */
function isDisjoint(a: PartnerFilter | undefined, b: PartnerFilter | undefined): boolean {
  if (!a || !b) return false;
  return (['type', 'tier', 'region', 'country', 'partner'] as const).some((key) => {
    const [ours, theirs] = [listed(a[key]), listed(b[key])];
    return ours !== undefined && theirs !== undefined && !ours.some((value) => theirs.includes(value));
  });
}

const listed = (value: string | readonly string[] | undefined): readonly string[] | undefined =>
  typeof value === 'string' ? [value] : value;
