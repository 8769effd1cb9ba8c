import { parse } from 'yaml';
import { adventureWorksTables } from '../../src/adventureworks/mapping.ts';
import { adventureWorksPrograms } from '../../src/adventureworks/programs.ts';
import { calculate } from '../../src/engine/calculate.ts';
import { exact } from '../../src/engine/exact.ts';
import type { Fact, PartnerType } from '../../src/engine/fact.ts';
import { textToMicro } from '../../src/engine/money.ts';
import type { Partner } from '../../src/engine/partner.ts';
import { type Program, parseProgram } from '../../src/engine/program.ts';

/** One incentive's amount for one partner and period, in minor units. */
export type Figure = { program: string; incentive: string; period: string; partner: string; minor: string };

/** Every figure of every program by the engine alone: facts in an array, no database. */
export function inMemoryFigures(folder: string, asOf: string): Figure[] {
  const tables = new Map(adventureWorksTables(folder).map((table) => [table.name, rowsOf(table)]));
  const category = new Map(tables.get('products')!.map((row) => [row.code!, row.category!]));
  const goals = new Map(
    tables.get('goals')!.map((row) => [`${row.goal_set} ${row.partner} ${row.period}`, exact(row.value!)]),
  );
  const partners = tables.get('partners')!.map(
    (row): Partner => ({
      code: row.code!,
      type: row.type as PartnerType,
      region: row.region,
      country: row.country,
      tags: [row.tags!],
    }),
  );
  const facts = tables.get('sales')!.map(
    (row): Fact => ({
      source: 'sales',
      id: row.id!,
      partner: row.partner!,
      seller: row.seller,
      date: row.date!,
      upline: [],
      values: {
        partner_type: 'reseller',
        amount: textToMicro(row.amount!),
        cost: textToMicro(row.cost!),
        quantity: textToMicro(row.quantity!),
        product: row.product!,
        category: category.get(row.product!)!,
        order: row.order!,
        channel: row.channel!,
      },
    }),
  );
  return adventureWorksPrograms(folder).flatMap(({ text }) => {
    const program = programOf(text);
    const handGoals = (set: string, partner: string, period: string) =>
      goals.get(`${set} ${partner} ${period}`) ?? null;
    const { cells } = calculate({ program, partners, facts, handGoals, asOf });
    return cells.flatMap((cell) =>
      cell.lines.map((line) => ({
        program: program.program,
        incentive: line.incentive,
        period: cell.period.key,
        partner: cell.partner,
        minor: line.amountMinor,
      })),
    );
  });
}

function rowsOf(table: {
  columns: readonly string[];
  rows: () => Iterable<readonly string[]>;
}): Partial<Record<string, string>>[] {
  return [...table.rows()].map((row) =>
    Object.fromEntries(table.columns.map((column, index) => [column, row[index]!])),
  );
}

export function programOf(text: string): Program {
  const result = parseProgram(parse(text));
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.program;
}
