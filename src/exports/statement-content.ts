import type { Language } from '../engine/words.ts';
import { readCompany } from '../partners/company.ts';
import type { Database } from '../platform/database.ts';
import { statementOf } from '../statements/actions.ts';
import { countsOf, factsOf, showLineFact } from '../statements/facts.ts';
import { type Found, findStatement, type StatementKey } from '../statements/found.ts';
import type { StatementFactShape, StatementShape } from '../statements/schema.ts';

/** The facts of a line that count, or those that do not: the first ones, and how many there are besides. */
export interface FactList {
  readonly facts: readonly StatementFactShape[];
  readonly more: number;
}

export interface LineContent {
  readonly line: StatementShape['lines'][number];
  readonly counted: FactList;
  readonly notCounted: FactList;
}

/** A statement with the facts of its lines, as a file shows it. */
export interface StatementContent {
  readonly company: string;
  readonly statement: StatementShape;
  readonly lines: readonly LineContent[];
}

export interface FactLimits {
  /** Of one list, and of all together. */
  readonly perList: number;
  readonly inAll: number;
}

/** Everything as it is at one moment. Throws not-found as the statement does. */
export async function contentOf(
  db: Database,
  key: StatementKey,
  language: Language,
  limits: FactLimits,
): Promise<StatementContent> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const statement = await statementOf(tx, key, language);
      const found = await findStatement(tx, key);
      let left = limits.inAll;
      const lines: LineContent[] = [];
      for (const line of statement.lines) {
        const counts = await countsOf(tx, found, line.incentive);
        const read = async (counted: boolean, count: number): Promise<FactList> => {
          const facts = await listOf(tx, found, { line, counted, limit: Math.min(left, limits.perList) }, language);
          left -= facts.length;
          return { facts, more: count - facts.length };
        };
        lines.push({
          line,
          counted: await read(true, counts.counted),
          notCounted: await read(false, counts.notCounted),
        });
      }
      return { company: (await readCompany(tx)).name, statement, lines };
    });
}

async function listOf(
  db: Database,
  found: Found,
  { line, counted, limit }: { line: LineContent['line']; counted: boolean; limit: number },
  language: Language,
): Promise<StatementFactShape[]> {
  if (limit === 0) return [];
  const facts = await factsOf(db, found, { incentive: line.incentive, counted, limit });
  return facts.map((one) => showLineFact(one, found.program.currency, language));
}
