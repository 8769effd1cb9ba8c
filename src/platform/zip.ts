import { crc32, createDeflateRaw, inflateRawSync } from 'node:zlib';

/** A ZIP file that is not one, or that holds more than is allowed. */
export class ZipError extends Error {
  readonly reason: 'broken' | 'too-large';

  constructor(reason: 'broken' | 'too-large') {
    super(`zip: ${reason}`);
    this.reason = reason;
  }
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const MOST_ENTRIES = 1000;

/**
 * The wanted files of a ZIP, unpacked. What its directory says of their sizes is not believed: unpacking stops at `most` bytes together, so that a
 * small file cannot fill the memory.
 */
export function unpack(zip: Buffer, wanted: (name: string) => boolean, most: number): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let left = most;
  for (const { name, method, at, size } of entriesOf(zip)) {
    if (!wanted(name)) continue;
    const packed = zip.subarray(at, at + size);
    if (packed.length !== size || (method !== 0 && method !== 8)) throw new ZipError('broken');
    const file = method === 0 ? packed : inflated(packed, left);
    left -= file.length;
    if (left <= 0) throw new ZipError('too-large');
    files.set(name, file);
  }
  return files;
}

function inflated(packed: Buffer, most: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    throw new ZipError((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'broken');
  }
}

type Entry = { name: string; method: number; at: number; size: number };

function entriesOf(zip: Buffer): Entry[] {
  try {
    const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0) throw new ZipError('broken');
    const count = zip.readUInt16LE(end + 10);
    if (count > MOST_ENTRIES) throw new ZipError('too-large');
    const entries: Entry[] = [];
    for (let index = 0, at = zip.readUInt32LE(end + 16); index < count; index += 1) {
      if (zip.readUInt32LE(at) !== CENTRAL) throw new ZipError('broken');
      const lengths = [28, 30, 32].map((place) => zip.readUInt16LE(at + place)) as [number, number, number];
      const local = zip.readUInt32LE(at + 42);
      if (zip.readUInt32LE(local) !== LOCAL) throw new ZipError('broken');
      entries.push({
        name: zip.toString('utf8', at + 46, at + 46 + lengths[0]),
        method: zip.readUInt16LE(at + 10),
        at: local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28),
        size: zip.readUInt32LE(at + 20),
      });
      at += 46 + lengths[0] + lengths[1] + lengths[2];
    }
    return entries;
  } catch (error) {
    throw error instanceof RangeError ? new ZipError('broken') : error;
  }
}

export interface ZipFile {
  readonly name: string;
  readonly content: Iterable<Buffer | string> | AsyncIterable<Buffer | string>;
}

/** A ZIP as a stream of pieces: each file is packed as it comes and followed by its sizes, so that none is held. */
export async function* pack(files: Iterable<ZipFile> | AsyncIterable<ZipFile>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const { name, content } of files) {
    const start = offset;
    const head = headOf(name);
    yield head;
    offset += head.length;
    const sizes = { crc: 0, packed: 0, plain: 0 };
    for await (const piece of deflated(content, sizes)) {
      offset += piece.length;
      yield piece;
    }
    const tail = numbers([0x08074b50, sizes.crc, sizes.packed, sizes.plain]);
    offset += tail.length;
    yield tail;
    directory.push(directoryLine(name, sizes, start));
  }
  const lines = Buffer.concat(directory);
  const count = directory.length + directory.length * 0x10000;
  yield Buffer.concat([lines, numbers([END, 0, count, lines.length, offset]), Buffer.alloc(2)]);
}

type Sizes = { crc: number; packed: number; plain: number };

async function* deflated(content: ZipFile['content'], sizes: Sizes): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: 6 });
  const write = async () => {
    for await (const piece of content) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      sizes.crc = crc32(bytes, sizes.crc);
      sizes.plain += bytes.length;
      if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve));
    }
    deflate.end();
  };
  // What goes wrong in the content goes wrong for who reads.
  void write().catch((error) => deflate.destroy(error));
  for await (const piece of deflate) {
    sizes.packed += piece.length;
    yield piece;
  }
}

const numbers = (values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
};

/** Deflated, with UTF-8 names, sizes after the file; the first day that a ZIP can name. */
const traits = (): Buffer => {
  const bytes = Buffer.alloc(10);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(0x0808, 2);
  bytes.writeUInt16LE(8, 4);
  bytes.writeUInt16LE(0x21, 8);
  return bytes;
};

function headOf(name: string): Buffer {
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(Buffer.byteLength(name), 0);
  return Buffer.concat([numbers([LOCAL]), traits(), Buffer.alloc(12), lengths, Buffer.from(name)]);
}

function directoryLine(name: string, { crc, packed, plain }: Sizes, start: number): Buffer {
  const rest = Buffer.alloc(18);
  rest.writeUInt16LE(Buffer.byteLength(name), 0);
  rest.writeUInt32LE(start, 14);
  const madeBy = Buffer.from([20, 0]);
  return Buffer.concat([numbers([CENTRAL]), madeBy, traits(), numbers([crc, packed, plain]), rest, Buffer.from(name)]);
}
