import { LONGEST_RECORD } from './bytes.ts';
import type { Rec } from './csv.ts';
import { fileProblem } from './problems.ts';
import type { Refusal } from './readers.ts';

/** Objects, one per line. A Problem when a line is too long to be held. */
export async function* jsonLines(pieces: AsyncGenerator<Buffer>): AsyncGenerator<Rec<unknown>[]> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  for await (const piece of pieces) {
    const whole = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const batch: Rec<unknown>[] = [];
    let start = 0;
    for (let at = whole.indexOf(10); at >= 0; at = whole.indexOf(10, start)) {
      addLine(batch, whole.subarray(start, at), line);
      start = at + 1;
      line += 1;
    }
    rest = whole.subarray(start);
    if (rest.length > LONGEST_RECORD) throw fileProblem('record-too-long', { line, params: { most: LONGEST_RECORD } });
    if (batch.length > 0) yield batch;
  }
  const last: Rec<unknown>[] = [];
  addLine(last, rest, line);
  if (last.length > 0) yield last;
}

function addLine(batch: Rec<unknown>[], bytes: Buffer, line: number): void {
  if (bytes.length > LONGEST_RECORD) throw fileProblem('record-too-long', { line, params: { most: LONGEST_RECORD } });
  const text = bytes.toString('utf8').trim();
  if (text !== '') batch.push({ line, cells: parsed(text) });
}

/** What is no JSON at all is handed on as the text that it is; the row's reader refuses everything but an object. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Why a JSON value is no text, and the value itself as it can be shown. */
export type RefusedValue = Refusal & { readonly shown: string };

/** A value of a JSON object as the text that a CSV would hold; undefined when the key is absent. */
export function textOf(value: unknown): string | undefined | RefusedValue {
  if (value === undefined) return undefined;
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  // A fraction has passed through binary floating point on its way here: it may no longer be what was written.
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? String(value) : { code: 'number-not-text', shown: String(value) };
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(';');
  return { code: 'wrong-type', shown: JSON.stringify(value) };
}
