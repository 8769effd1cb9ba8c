import type { PartnerType } from './fact.ts';
import type { PartnerFilter } from './program.ts';

/** A partner as it is for a period: its attributes on the period's first day, or on the day it joined when that is later. */
export interface Partner {
  readonly code: string;
  readonly type: PartnerType;
  readonly tier?: string | null | undefined;
  readonly region?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
}

const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

/** Whether a partner matches every given attribute; of tags, one of those named is enough. */
export function takesPart(partner: Partner, filter: PartnerFilter | undefined): boolean {
  if (!filter) return true;
  const one = (value: string | null | undefined, wanted: string | readonly string[] | undefined) =>
    wanted === undefined || (value != null && list<string>(wanted).includes(value));
  return (
    one(partner.type, filter.type) &&
    one(partner.tier, filter.tier) &&
    one(partner.region, filter.region) &&
    one(partner.country, filter.country) &&
    one(partner.code, filter.partner) &&
    (filter.tags === undefined || list<string>(filter.tags).some((tag) => partner.tags?.includes(tag)))
  );
}
