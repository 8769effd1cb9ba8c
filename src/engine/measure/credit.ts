import { add, type Exact, exact, ONE, ZERO } from '../exact.ts';
import { type Fact, fieldValue } from '../fact.ts';
import type { CreditTo, SimpleMeasure } from '../program.ts';

/** The part of a fact that is credited to a partner: zero when none. Default: all of it to the partner on the fact. */
export function creditShare(credit: SimpleMeasure['credit'], fact: Fact, partner: string): Exact {
  if (credit === undefined) return fact.partner === partner ? ONE : ZERO;
  if (typeof credit === 'object' && 'shares' in credit) {
    return credit.shares
      .filter(({ to }) => creditedPartner(to, fact) === partner)
      .reduce((total, { share }) => add(total, exact(share)), ZERO);
  }
  return creditedPartner(credit, fact) === partner ? ONE : ZERO;
}

/** Who a fact is credited to. For an ancestor: the nearest partner of that type, the partner on the fact itself included. */
function creditedPartner(to: CreditTo, fact: Fact): string | undefined {
  if (to === 'partner') return fact.partner;
  if (to === 'seller') return fact.seller;
  if (to === 'parent') return fact.upline[0]?.code;
  if (fieldValue(fact, 'partner_type') === to.ancestor) return fact.partner;
  return fact.upline.find((ancestor) => ancestor.type === to.ancestor)?.code;
}
