import { mergeCustomers } from '../customers/sql.ts';
import type { Source } from '../engine/fact.ts';
import type { IsoDate } from '../engine/period.ts';
import { insertFacts } from '../facts/insert-sql.ts';
import { judgeFacts } from '../facts/judge-sql.ts';
import { mergeGoals } from '../goals/sql.ts';
import type { Company } from '../partners/company-sql.ts';
import { mergePartners } from '../partners/merge-sql.ts';
import type { Database } from '../platform/database.ts';
import { isSpread } from '../platform/spread.ts';
import { mergeProducts } from '../products/sql.ts';
import { holdRates, mergeRates } from '../rates/sql.ts';
import { markDirty, markGoalsDirty, markPartnersDirty, markRatesDirty } from '../runs/mark-sql.ts';
import { holdIntake } from '../runs/sql.ts';
import type { ImportKind } from './schema.ts';

export interface Judging {
  readonly kind: ImportKind;
  readonly company: Company;
  readonly today: IsoDate;
  /** Under which facts are stored; undefined for a dry run, which stores none. */
  readonly importId: bigint | undefined;
}

/**
 * Judges what is staged and marks the results that it changes. What it returns puts facts away; other nouns are put away at once, to be undone
 * with the transaction when they should not be.
 */
export async function judge(db: Database, { kind, company, today, importId }: Judging): Promise<() => Promise<void>> {
  const done = async () => {};
  switch (kind) {
    case 'partners':
      await markPartnersDirty(db, (await mergePartners(db, today, company.baseCurrency)).changed);
      return done;
    case 'products':
      await mergeProducts(db, today);
      return done;
    case 'customers':
      await mergeCustomers(db);
      return done;
    case 'rates': {
      const { from } = await mergeRates(db, company.baseCurrency);
      if (from !== undefined) await markRatesDirty(db, from);
      return done;
    }
    case 'goals':
      await markGoalsDirty(db, (await mergeGoals(db)).changed);
      return done;
    default: {
      await holdIntake(db);
      await holdRates(db);
      const spread = await isSpread(db);
      await judgeFacts(db, kind, company.baseCurrency, spread);
      return async () => {
        const range = await insertFacts(db, kind, company, importId!, spread);
        if (range) await markDirty(db, { source: kind, importId: importId!, ...range }, spread);
      };
    }
  }
}

export const isSource = (kind: ImportKind): kind is Source =>
  kind === 'sales' || kind === 'activities' || kind === 'trainings' || kind === 'referrals';
