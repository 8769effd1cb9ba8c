import type { RawBuilder } from 'kysely';
import { minorToText } from '../../engine/money.ts';
import type { Database } from '../../platform/database.ts';
import type { Bilingual } from '../../platform/errors.ts';

/** Where something is off; what is not about it is absent. */
export interface Place {
  readonly partner?: string | null;
  readonly program?: string | null;
  readonly period?: string | null;
  readonly incentive?: string | null;
  readonly unit?: string | null;
  /** A posting's number, a fact's or an import's. */
  readonly posting?: string | null;
  readonly fact?: string | null;
  readonly import?: string | null;
}

export interface Finding {
  /** Stable and machine-readable. */
  readonly code: string;
  readonly title: Bilingual;
  /** What to do. */
  readonly detail: Bilingual;
  readonly where: Place;
}

/** How much is looked at. */
export interface Scope {
  readonly full: boolean;
}

export interface Check {
  readonly name: string;
  /** What is right when it finds nothing. */
  readonly what: Bilingual;
  /** What it reads in ways that a cluster does not plan: there it is fetched to one machine. */
  readonly fetches?: readonly string[];
  /** The first thing that is off. */
  find(db: Database, scope: Scope): Promise<Finding | undefined>;
}

/** What a rule's query returns: where, and two things that should have been the same. */
export interface Row extends Place {
  /** Minor units, or text. */
  readonly wanted?: string | null;
  readonly found?: string | null;
}

export interface Rule {
  readonly code: string;
  /** Selects at most one row: the first that breaks the rule. */
  readonly query: RawBuilder<Row>;
  tell(row: Row): Bilingual;
  readonly advice?: Bilingual;
}

/** The first of these rules that is broken. */
export async function firstBroken(db: Database, rules: readonly Rule[]): Promise<Finding | undefined> {
  for (const { code, query, tell, advice } of rules) {
    const { rows } = await query.execute(db);
    const row = rows[0];
    if (row) return { code, title: tell(row), detail: advice ?? changedFromOutside, where: placeOf(row) };
  }
  return undefined;
}

function placeOf({ wanted: _wanted, found: _found, ...place }: Row): Place {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== null));
}

export const changedFromOutside: Bilingual = {
  en: 'Vliegwiel never does this: the database was changed from outside, or damaged. Restore the last backup in which verify finds nothing off, and import again what came after it.',
  nl: 'Vliegwiel doet dit nooit: de database is van buitenaf gewijzigd, of beschadigd. Zet de laatste back-up terug waarin verify niets vindt, en importeer opnieuw wat daarna kwam.',
};

/** `1234` of a unit as an amount that a person reads. */
export const amount = (minor: string | null | undefined, unit: string | null | undefined): string =>
  `${minorToText(BigInt(minor ?? '0'), unit ?? '')} ${unit ?? ''}`.trim();

/** `P-1, volume 2026-Q1 (growth)`. */
export const nameOf = ({ partner, program, period, incentive }: Place): string => {
  const about = [program, period].filter((one) => one != null).join(' ');
  const within = incentive == null ? '' : ` (${incentive})`;
  return `${[partner, about].filter((one) => one != null && one !== '').join(', ')}${within}`;
};
