import { addCustomers } from '../customers/sql.ts';
import type { Source } from '../engine/fact.ts';
import { insertFew, judgeFew, type Verdict } from '../facts/few-sql.ts';
import { readCompany } from '../partners/company.ts';
import type { Company } from '../partners/company-sql.ts';
import { inSession, type Store } from '../platform/database.ts';
import { lockNoun } from '../platform/staging.ts';
import { holdRates } from '../rates/sql.ts';
import { markDirty } from '../runs/mark-sql.ts';
import { holdIntake } from '../runs/sql.ts';
import { openRows, unusedWarning } from './input.ts';
import { type ImportResult, rejectionOf, type TakingOptions } from './result.ts';
import { factReader, ownColumns, type RowError } from './rows.ts';
import { type Counts, insertEnded, insertRejections, type RejectionRow } from './sql.ts';
import { jsonCells, notAnObject, rowJudge } from './stage.ts';

/** As many rows as are taken in without a temporary table. */
export const FEW = 200;

/** Facts as they are read. */
interface FewRead {
  readonly facts: readonly { readonly line: number; readonly fact_id: string; readonly customer?: string | null }[];
  readonly refusals: readonly Verdict[];
  readonly unknownKeys: ReadonlySet<string>;
}

/**
 * Takes a few facts in, by the same rules as many: in one transaction of a few statements, each of which stays planned. Undefined where rows
 * correct others or have an id in common: what these say depends on each other, and is found out step by step.
 */
export async function takeFew(
  store: Store,
  source: Source,
  rows: readonly unknown[],
  options: TakingOptions,
): Promise<ImportResult | undefined> {
  options.signal?.throwIfAborted();
  const company = await readCompany(store.db);
  const read = readFew(source, rows, company, options);
  if (!read) return undefined;
  return inSession(
    store.pool,
    async ({ db }) => {
      await holdIntake(db);
      await holdRates(db);
      await lockNoun(db, `facts ${source}`);
      const verdicts = read.facts.length > 0 ? await judgeFew(db, source, company.baseCurrency, read.facts) : [];
      const rejected = numbered([...read.refusals, ...verdicts]);
      const settled = new Set(verdicts.map(({ line }) => Number(line)));
      const good = read.facts.filter(({ line }) => !settled.has(line));
      const { counts, refused } = countsOf(rows.length, rejected, verdicts, options);
      const warnings = unusedWarning([...read.unknownKeys]);
      const ended = { kind: source, label: options.label ?? 'rows', counts, warnings, refused };
      const importId = await insertEnded(db, ended);
      if (rejected.length > 0) await insertRejections(db, importId, rejected);
      if (!refused && good.length > 0) {
        await addCustomers(
          db,
          good.flatMap(({ customer }) => customer ?? []),
        );
        await markDirty(db, { source, importId, ...(await insertFew(db, source, company, importId, good)) });
      }
      options.signal?.throwIfAborted();
      const rejections = rejected.slice(0, options.most ?? 100).map(rejectionOf);
      return { importId, ...counts, rejections, warnings };
    },
    { again: true },
  );
}

function readFew(
  source: Source,
  rows: readonly unknown[],
  company: Company,
  { clock }: TakingOptions,
): FewRead | undefined {
  const { plan } = openRows(source, rows, company, clock);
  const unknownKeys = new Set<string>();
  const cellsOf = jsonCells(plan, { unknownKeys });
  const judge = rowJudge({ plan, width: undefined });
  const factsOf = factReader(plan);
  const names = ownColumns(source);
  const facts: FewRead['facts'][number][] = [];
  const refusals: Verdict[] = [];
  const ids = new Set<string>();
  for (const [line, row] of rows.entries()) {
    const cells = cellsOf(row);
    const read = factsOf(cells ? judge(cells) : notAnObject(row));
    refusals.push(...read.errors.map((error) => refusalOf(line, error)));
    for (const { values, share_micro, ...staged } of read.facts) {
      const own = Object.fromEntries(names.map((name, at) => [name, values[at]])) as { fact_id: string };
      if (staged.depth === null || (staged.part === 1 && ids.has(own.fact_id))) return undefined;
      ids.add(own.fact_id);
      const share = share_micro === null ? null : String(share_micro);
      facts.push({ line, ...staged, ...own, ...{ share_micro: share } });
    }
  }
  return { facts, refusals, unknownKeys };
}

const refusalOf = (line: number, { column, value, code, params }: RowError): Verdict => ({
  line: BigInt(line),
  column_name: column,
  value,
  code,
  params: { ...params },
});

function countsOf(
  lines: number,
  rejections: readonly RejectionRow[],
  verdicts: readonly Verdict[],
  options: TakingOptions,
) {
  const rejected = new Set(rejections.map(({ line }) => line)).size;
  const repeated = verdicts.filter(({ code }) => code === null).length;
  const refused = options.mode === 'all-or-nothing' && rejected > 0;
  const counts: Counts = { lines, accepted: refused ? 0 : lines - rejected - repeated, repeated, rejected };
  return { counts, refused };
}

/** Refusals in the order of the rows. */
function numbered(verdicts: readonly Verdict[]): RejectionRow[] {
  const texts = ({ column_name, code, value }: Verdict) => [column_name ?? '\uffff', code ?? '', value ?? '\uffff'];
  const refusals = verdicts.flatMap((one) => (one.code === null ? [] : [{ ...one, code: one.code }]));
  refusals.sort((a, b) => Number(a.line - b.line) || compare(texts(a), texts(b)));
  let position = 0;
  return refusals.map((one, index) => {
    position = refusals[index - 1]?.line === one.line ? position + 1 : 0;
    return { ...one, position, value: one.value?.slice(0, 200) ?? null };
  });
}

function compare(left: readonly string[], right: readonly string[]): number {
  const at = left.findIndex((text, index) => text !== right[index]);
  return at < 0 ? 0 : left[at]! < right[at]! ? -1 : 1;
}
