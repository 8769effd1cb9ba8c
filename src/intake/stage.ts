import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Session } from '../platform/database.ts';
import type { Rec } from './csv.ts';
import { textOf } from './jsonl.ts';
import { isSource } from './judge.ts';
import type { Plan } from './plan.ts';
import {
  attributeColumns,
  attributeWriter,
  type Cell,
  factColumns,
  factWriter,
  type ReadRow,
  rowReader,
  shownValue,
} from './rows.ts';

/** Rows as they were read, some thousand at a time, and what each column is. */
export interface Input {
  readonly plan: Plan;
  readonly batches: AsyncIterable<readonly Rec<readonly Cell[] | unknown>[]>;
  /** How many values a CSV's row must have; undefined for JSON. */
  readonly width: number | undefined;
}

export interface Staged {
  lines: number;
  refused: number;
  /** Keys of JSON objects that nothing is taken from. */
  unknownKeys: Set<string>;
}

export interface StageOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onLines?: ((lines: number) => void) | undefined;
}

/** Copies all rows into `staged_fact` or `staged_row`, refused ones with their reasons. Memory holds one batch. */
export async function stageRows(session: Session, input: Input, options: StageOptions): Promise<Staged> {
  const { kind } = input.plan;
  const facts = isSource(kind);
  const table = facts ? 'staged_fact' : 'staged_row';
  const columns = facts ? factColumns(kind) : attributeColumns;
  const staged: Staged = { lines: 0, refused: 0, unknownKeys: new Set() };
  let cause: unknown;
  async function* remembered() {
    try {
      yield* copyLines(input, facts, staged, options);
    } catch (error) {
      cause = error;
      throw error;
    }
  }
  const copy = session.client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  try {
    await pipeline(Readable.from(remembered(), { objectMode: true, highWaterMark: 2 }), copy);
  } catch (error) {
    throw cause ?? error;
  }
  return staged;
}

async function* copyLines(input: Input, facts: boolean, staged: Staged, options: StageOptions): AsyncGenerator<Buffer> {
  const { plan } = input;
  const writeFact = facts ? factWriter(plan) : undefined;
  const writeAttributes = facts ? undefined : attributeWriter(plan);
  const judge = rowJudge(input);
  const cellsOf = input.width === undefined ? jsonCells(plan, staged) : undefined;
  for await (const batch of input.batches) {
    options.signal?.throwIfAborted();
    const texts: string[] = [];
    for (const { line, cells } of batch) {
      const row = cellsOf ? cellsOf(cells) : (cells as readonly Cell[]);
      const read = row === undefined ? notAnObject(cells) : judge(row);
      const { text, refused } = writeFact ? writeFact(line, read) : writeAttributes!(line, read, row ?? []);
      texts.push(text);
      staged.lines += 1;
      if (refused) staged.refused += 1;
    }
    options.onLines?.(staged.lines);
    yield Buffer.from(texts.join(''));
  }
}

/** A row of a CSV with more or fewer values than the header is not read at all: its values may stand under the wrong names. */
export function rowJudge({ plan, width }: Pick<Input, 'plan' | 'width'>): (cells: readonly Cell[]) => ReadRow {
  const read = rowReader(plan);
  return (cells) => {
    if (width === undefined || cells.length === width) return read(cells);
    const params = { found: cells.length, expected: width };
    return {
      values: plan.columns.map(() => null),
      errors: [{ column: null, value: null, code: 'columns', params }],
    };
  };
}

export function notAnObject(line: unknown): ReadRow {
  const value = shownValue(typeof line === 'string' ? line : (JSON.stringify(line) ?? ''));
  return { values: [], errors: [{ column: null, value, code: 'not-an-object' }] };
}

const MOST_KEYS = 50;

/** The values of a JSON object in the order of the plan; undefined when it is no object. */
export function jsonCells(
  plan: Plan,
  seen: Pick<Staged, 'unknownKeys'>,
): (value: unknown) => readonly Cell[] | undefined {
  const labels = plan.columns.map((column) => (column.index === undefined ? undefined : column.label));
  const known = new Set(labels);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const object = value as Record<string, unknown>;
    for (const key in object)
      if (!known.has(key) && seen.unknownKeys.size < MOST_KEYS) seen.unknownKeys.add(shownValue(key));
    return labels.map((label) =>
      label !== undefined && Object.hasOwn(object, label) ? textOf(object[label]) : undefined,
    );
  };
}
