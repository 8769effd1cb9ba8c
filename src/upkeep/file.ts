import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { codeOf, conflict } from '../platform/errors.ts';
import { fileTrouble } from '../platform/files.ts';
import { badHeader, damaged, incomplete, newerFormat, noBackup } from './refusals.ts';

/*
 * A backup's file, first to last: a line that says what it is, a line of JSON (the header), frames under gzip, and a line with the sha-256 of all
 * that is before it. A frame is a letter, the length of its content in four bytes, and the content. Compressed by gzip and not by zstd, which the
 * oldest Node that we run on does not have: a backup can be read wherever the product runs.
 */

const name = 'Vliegwiel backup';
const format = 1;
const endMark = '\nsha256 ';
const endLength = endMark.length + 64 + 1;

export interface BackupHeader {
  /** The version of the product that made it. */
  readonly product: string;
  readonly made_at: string;
  /** Of PostgreSQL. */
  readonly server: string;
  readonly migrations: readonly { readonly name: string; readonly checksum: string; readonly applied_at: string }[];
  /** In an order in which each comes after those that it points to. */
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
}

/**
 * T: a table begins (its name); D: rows as COPY writes them; R: the table's end, with how many rows it has; J: jobs that wait (JSON); E: the end (JSON).
 */
export type FrameKind = 'T' | 'D' | 'R' | 'J' | 'E';
export interface Frame {
  readonly kind: FrameKind;
  readonly content: Buffer;
}

function frameBytes({ kind, content }: Frame): Buffer[] {
  const head = Buffer.alloc(5);
  head.write(kind, 0, 'latin1');
  head.writeUInt32BE(content.length, 1);
  return [head, content];
}

/** Writes a backup that is there whole, under its name, or not at all; readable by its owner only. Returns its length. */
export async function writeBackup(
  file: string,
  header: BackupHeader,
  frames: AsyncIterable<Frame>,
  signal: AbortSignal | undefined,
): Promise<number> {
  const unfinished = `${file}.part`;
  let bytes = 0;
  // What went wrong first: a pipeline may tell only that it was aborted then.
  let cause: unknown;
  const remember = (error: unknown) => {
    cause ??= error;
    throw error;
  };
  const handle = await openNew(unfinished, file);
  try {
    async function whole(source: AsyncIterable<Buffer>) {
      const hash = createHash('sha256');
      for await (const piece of enclosed(header, source, hash)) {
        bytes += piece.length;
        await writeAll(handle, piece).catch(remember);
      }
    }
    async function* packed() {
      for await (const frame of frames) yield* frameBytes(frame);
    }
    const from = Readable.from(packed(), { objectMode: true, highWaterMark: 4 });
    await pipeline(from, createGzip({ level: 4, chunkSize: 256 * 1024 }), whole, signal ? { signal } : {});
    await handle.sync();
    await handle.close();
    await mustBeFree(file);
    await rename(unfinished, file);
    await syncFolder(dirname(file));
    return bytes;
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(unfinished, { force: true });
    const first = cause ?? error;
    throw isOfFile(first) ? fileTrouble(first, file, 'write') : first;
  }
}

async function* enclosed(header: BackupHeader, source: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  const head = Buffer.from(`${name} ${format}\n${JSON.stringify(header)}\n`);
  hash.update(head);
  yield head;
  for await (const piece of source) {
    hash.update(piece);
    yield piece;
  }
  yield Buffer.from(`${endMark}${hash.digest('hex')}\n`);
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
}

/** A backup is never written over another. */
export async function mustBeFree(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found) return;
  throw conflict(
    'file-exists',
    { en: `There is a file ${file} already.`, nl: `Er is al een bestand ${file}.` },
    {
      en: 'Choose another name, or move that file away.',
      nl: 'Kies een andere naam, of zet dat bestand ergens anders.',
    },
  );
}

async function openNew(unfinished: string, file: string): Promise<FileHandle> {
  try {
    await rm(unfinished, { force: true });
    return await open(unfinished, 'wx', 0o600);
  } catch (error) {
    throw fileTrouble(error, file, 'write');
  }
}

// Not every system can do it; the file itself has been written through.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

const isOfFile = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'syscall' in error &&
  ['open', 'write', 'fsync', 'rename'].includes(String(error.syscall)) &&
  codeOf(error) !== 'EPIPE';

/** A backup whose beginning and end are right; its middle is compared with its checksum by {@link checkWhole}. */
export interface BackupFile {
  readonly file: string;
  readonly header: BackupHeader;
  /** Where the frames begin and end. */
  readonly from: number;
  readonly to: number;
  readonly checksum: string;
}

const longestHeader = 4_000_000;

/** Throws no-such-file, no-backup, newer-format, incomplete-backup. */
export async function openBackup(file: string): Promise<BackupFile> {
  const handle = await open(file).catch((error) => {
    throw fileTrouble(error, file, 'read');
  });
  try {
    const found = await handle.stat();
    if (found.isDirectory()) throw fileTrouble({ code: 'EISDIR' }, file, 'read');
    const start = (await read(handle, 0, longestHeader)).toString('latin1');
    const version = new RegExp(`^${name} (\\d+)\n`).exec(start);
    if (!version) throw noBackup(file);
    if (Number(version[1]) !== format) throw newerFormat(file, Number(version[1]));
    const end = start.indexOf('\n', version[0].length);
    const last = (await read(handle, found.size - endLength, endLength)).toString('latin1');
    const checksum = new RegExp(`^${endMark}([0-9a-f]{64})\n$`).exec(last)?.[1];
    if (end < 0 || found.size - endLength <= end || checksum === undefined) throw incomplete(file);
    const header = headerFrom(file, Buffer.from(start.slice(version[0].length, end), 'latin1').toString('utf8'));
    return { file, header, from: end + 1, to: found.size - endLength, checksum };
  } finally {
    await handle.close();
  }
}

async function read(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  if (from < 0) return Buffer.alloc(0);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}

function headerFrom(file: string, text: string): BackupHeader {
  try {
    return JSON.parse(text) as BackupHeader;
  } catch (error) {
    throw badHeader(file, error);
  }
}

export interface Reading {
  readonly signal?: AbortSignal | undefined;
  /** How much of the file has been read, 0 to 1. */
  readonly onPart?: ((part: number) => void) | undefined;
}

/** Reads the whole file once. Throws damaged-backup when a single bit is another than it was. */
export async function checkWhole({ file, to, checksum }: BackupFile, { signal, onPart }: Reading = {}): Promise<void> {
  const hash = createHash('sha256');
  for await (const piece of piecesOf(file, 0, to, onPart)) {
    signal?.throwIfAborted();
    hash.update(piece);
  }
  if (hash.digest('hex') !== checksum) throw damaged(file);
}

async function* piecesOf(
  file: string,
  from: number,
  to: number,
  onPart: Reading['onPart'],
): AsyncGenerator<Buffer, void, undefined> {
  const handle = await open(file);
  try {
    let at = from;
    while (at < to) {
      const piece = await read(handle, at, Math.min(256 * 1024, to - at));
      if (piece.length === 0) return;
      at += piece.length;
      onPart?.(at / to);
      yield piece;
    }
  } finally {
    await handle.close();
  }
}

/** What is in a backup, in its order. A frame's content is good until the next one is asked for. */
export async function* framesOf(backup: BackupFile, { signal, onPart }: Reading = {}): AsyncGenerator<Frame> {
  const { file, from, to } = backup;
  const source = Readable.from(piecesOf(file, from, to, onPart), { objectMode: true, highWaterMark: 2 });
  const unpacked = source.pipe(createGunzip({ chunkSize: 256 * 1024 }));
  source.on('error', (error) => unpacked.destroy(error));
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const piece of unpacked as AsyncIterable<Buffer>) {
      signal?.throwIfAborted();
      const bytes: Buffer = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      let at = 0;
      for (;;) {
        const end = at + 5 + (bytes.length >= at + 5 ? bytes.readUInt32BE(at + 1) : Number.POSITIVE_INFINITY);
        if (end > bytes.length) break;
        yield { kind: bytes.toString('latin1', at, at + 1) as FrameKind, content: bytes.subarray(at + 5, end) };
        at = end;
      }
      rest = bytes.subarray(at);
    }
  } finally {
    source.destroy();
    unpacked.destroy();
  }
  if (rest.length > 0) throw damaged(file);
}
