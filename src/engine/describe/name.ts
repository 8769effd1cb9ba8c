import type { Period } from '../period.ts';
import type { Incentive } from '../program.ts';
import type { Words } from '../words.ts';
import { incentiveKindNames } from './nouns.ts';
import { nameIn, type Teller } from './teller.ts';

/** What an incentive is called: its name, or what kind of reward it is. */
export function nameOf(incentive: Incentive, teller: Teller): string {
  if (incentive.name) return nameIn(teller, incentive.name);
  const kind = incentiveKindNames[incentive.kind][teller.words.language];
  return kind.replace(/^(a|an|een) /, '').replace(/^./, (first) => first.toUpperCase());
}

/** A period as a person says it: "March 2026", "1st quarter of 2026", "2026", or its dates. */
export function periodName({ key, from, to }: Period, words: Words): string {
  const month = /^(\d{4})-(\d{2})$/.exec(key);
  if (month) return `${words.month(Number(month[2]))} ${month[1]}`;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key);
  if (quarter) {
    const place = words.ordinal(Number(quarter[2]));
    return words.t(`${place} quarter of ${quarter[1]}`, `${place} kwartaal van ${quarter[1]}`);
  }
  if (/^\d{4}$/.test(key)) return key;
  return words.t(`${words.date(from)} to ${words.date(to)}`, `${words.date(from)} tot en met ${words.date(to)}`);
}
