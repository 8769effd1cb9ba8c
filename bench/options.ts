import { parseArgs } from 'node:util';

/** The parts that can be run on their own with `--only`. */
export const parts = ['full', 'engines', 'duckdb', 'increment', 'api', 'import'] as const;
export type Part = (typeof parts)[number];

export interface Options {
  readonly lines: number;
  readonly partners: number;
  readonly only: readonly Part[];
  /** Repetitions of which the median is taken. */
  readonly repeat: number;
  /** Sales through the API, at each size. */
  readonly sales: number;
  /** Where the table is written as well. */
  readonly out: string | undefined;
  /** Where the database is kept for the next run; a temporary folder without it. */
  readonly home: string | undefined;
}

export const help = `npm run bench -- [options]
  --lines 1m|10m|<count>   sale lines (1m)
  --partners <count>       partners of all types together (5000)
  --only <part>            ${parts.join(', ')}; may be given several times
  --repeat <count>         repetitions of which the median is taken (3)
  --sales <count>          sales through the API, at each size (300)
  --out <file>             write the table into this file, between its two markers
  --home <folder>          keep the generated data here for the next run`;

/** Throws an Error whose message says what is wrong. */
export function readOptions(args: string[]): Options | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      lines: { type: 'string', default: '1m' },
      partners: { type: 'string', default: '5000' },
      only: { type: 'string', multiple: true, default: [] },
      repeat: { type: 'string', default: '3' },
      sales: { type: 'string', default: '300' },
      out: { type: 'string' },
      home: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    lines: count('lines', values.lines, 1000),
    partners: count('partners', values.partners, 20),
    only: values.only.flatMap((list) => list.split(',')).map(partOf),
    repeat: count('repeat', values.repeat, 1),
    sales: count('sales', values.sales, 10),
    out: values.out,
    home: values.home,
  };
}

function count(name: string, text: string, least: number): number {
  const found = /^(\d[\d_]*)([km]?)$/i.exec(text);
  const factor = { '': 1, k: 1000, m: 1_000_000 }[(found?.[2] ?? '').toLowerCase()] ?? 1;
  const value = Number((found?.[1] ?? '').replaceAll('_', '')) * factor;
  if (!found || value < least)
    throw new Error(`--${name} ${text}: give a whole number from ${least} on, such as 20k or 1m.`);
  return value;
}

function partOf(text: string): Part {
  const found = parts.find((part) => part === text);
  if (!found) throw new Error(`--only ${text}: there are ${parts.join(', ')}.`);
  return found;
}
