import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { fileProblem } from './problems.ts';

/** The largest record that is taken: a longer one is refused before it is held in memory. */
export const LONGEST_RECORD = 1_000_000;

export type Encoding = 'utf-8' | 'windows-1252';

export interface ByteOptions {
  readonly encoding?: Encoding | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes were read so far. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/**
 * The input as pieces of valid UTF-8, none of which ends inside a character, without a byte order mark. A Problem that names the line and the
 * place of the first broken byte, and one for an empty input.
 */
export async function* utf8Pieces(input: Readable, options: ByteOptions): AsyncGenerator<Buffer> {
  const state = { line: 1, read: 0, marked: false };
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of input) {
    options.signal?.throwIfAborted();
    const bytes = toUtf8(chunk, options.encoding);
    options.onBytes?.(bytes.length);
    let piece = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    if (!state.marked && piece.length < 3) {
      rest = piece;
      continue;
    }
    if (!state.marked) piece = withoutMark(piece, state);
    const whole = piece.length - unfinished(piece);
    rest = piece.subarray(whole);
    if (whole > 0) yield checked(piece.subarray(0, whole), state);
  }
  if (!state.marked) rest = withoutMark(rest, state);
  if (rest.length > 0) yield checked(rest, state);
  if (state.read === 0) throw fileProblem('empty-file');
}

type State = { line: number; read: number; marked: boolean };

/** Windows-1252 from 0x80 to 0x9f, the rest is as in Latin-1. Some versions of Node decode these bytes as Latin-1 too. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const fromWindows = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (mark) => WINDOWS[mark.charCodeAt(0) - 0x80]!));

function toUtf8(chunk: unknown, encoding: Encoding | undefined): Buffer {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
  return encoding === 'windows-1252' && typeof chunk !== 'string' ? fromWindows(bytes) : bytes;
}

function withoutMark(piece: Buffer, state: State): Buffer {
  state.marked = true;
  const [first, second, third] = piece;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) throw fileProblem('utf-16');
  if (first !== 0xef || second !== 0xbb || third !== 0xbf) return piece;
  state.read = 3;
  const rest = piece.subarray(3);
  if (rest.length === 0) state.read = 0;
  return rest;
}

/** How many bytes at the end begin a character that is not complete yet. */
function unfinished(piece: Buffer): number {
  for (let back = 1; back <= 3 && back <= piece.length; back += 1) {
    const byte = piece[piece.length - back]!;
    if (byte >= 0x80 && byte < 0xc0) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? back : 0;
  }
  return 0;
}

function checked(piece: Buffer, state: State): Buffer {
  if (!isUtf8(piece)) {
    const at = firstBroken(piece);
    throw fileProblem('broken-utf-8', {
      line: state.line + newlines(piece.subarray(0, at)),
      params: { offset: state.read + at, byte: piece[at]!.toString(16).padStart(2, '0') },
    });
  }
  state.line += newlines(piece);
  state.read += piece.length;
  return piece;
}

/** The length of the longest valid beginning. */
function firstBroken(piece: Buffer): number {
  let [valid, broken] = [0, piece.length];
  while (broken - valid > 1) {
    const middle = (valid + broken) >> 1;
    const until = middle - unfinished(piece.subarray(0, middle));
    if (until > valid && isUtf8(piece.subarray(valid, until))) valid = until;
    else if (until <= valid) return firstBrokenFrom(piece, valid);
    else broken = until;
  }
  return firstBrokenFrom(piece, valid);
}

function firstBrokenFrom(piece: Buffer, from: number): number {
  let at = from;
  while (at < piece.length) {
    const length = [1, 2, 3, 4].find((size) => at + size <= piece.length && isUtf8(piece.subarray(at, at + size)));
    if (length === undefined) return at;
    at += length;
  }
  return at;
}

export function newlines(piece: Buffer): number {
  let count = 0;
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) count += 1;
  return count;
}
