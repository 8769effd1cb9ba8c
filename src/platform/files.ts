import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { type Bilingual, codeOf, Problem } from './errors.ts';

/** A file of the user's, or stdin for `-`; opened before anything else is started, so that a mistyped name is answered at once. */
export async function openToRead(file: string): Promise<Readable> {
  if (file === '-') return process.stdin;
  try {
    const handle = await open(file);
    if (!(await handle.stat()).isDirectory()) return handle.createReadStream();
    await handle.close();
  } catch (error) {
    throw fileTrouble(error, file, 'read');
  }
  throw fileTrouble({ code: 'EISDIR' }, file, 'read');
}

/** A file's text, or stdin's, but no more than its first bytes where it has more than `most`. Bytes that are no UTF-8 are refused rather than replaced. */
export async function readText(file: string, most = Number.POSITIVE_INFINITY): Promise<string> {
  const bytes = await readBytes(file, most);
  try {
    // What was cut off may have been cut within a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: bytes.length > most });
  } catch {
    throw new Problem({
      code: 'not-utf8',
      status: 422,
      title: { en: 'The file is not UTF-8 text.', nl: 'Het bestand is geen UTF-8-tekst.' },
      detail: { en: 'Save it as UTF-8.', nl: 'Bewaar het als UTF-8.' },
      where: { file, line: lineOfBrokenByte(bytes) },
    });
  }
}

async function readBytes(file: string, most: number): Promise<Buffer> {
  const stream = await openToRead(file);
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of stream) {
      pieces.push(piece as Buffer);
      length += (piece as Buffer).length;
      if (length > most) break;
    }
  } catch (error) {
    throw fileTrouble(error, file, 'read');
  }
  return Buffer.concat(pieces);
}

/** The line of the first byte that is no UTF-8. */
function lineOfBrokenByte(bytes: Uint8Array): number {
  const text = new TextDecoder().decode(bytes);
  const broken = text.indexOf('\ufffd');
  return text.slice(0, Math.max(broken, 0)).split('\n').length;
}

/** A file to write, made now: what keeps it from being written is said before the work, not after. */
export async function openToWrite(file: string): Promise<WriteStream> {
  const stream = createWriteStream(file);
  try {
    await once(stream, 'open');
  } catch (error) {
    throw fileTrouble(error, file, 'write');
  }
  return stream;
}

export async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error) => {
    throw fileTrouble(error, file, 'write');
  });
}

/** What kept a file from being read or written, in words. */
export function fileTrouble(cause: unknown, file: string, doing: 'read' | 'write'): Problem {
  const code = codeOf(cause) ?? '';
  const params = { file };
  if (doing === 'read' && code === 'ENOENT') {
    const title = { en: `There is no file ${file}.`, nl: `Er is geen bestand ${file}.` };
    return new Problem({ code: 'no-such-file', status: 404, title, params, cause });
  }
  const why = reasons[code] ?? { en: String(cause), nl: String(cause) };
  const title =
    doing === 'read'
      ? { en: `${file} cannot be read: ${why.en}.`, nl: `${file} is niet te lezen: ${why.nl}.` }
      : { en: `${file} cannot be written: ${why.en}.`, nl: `${file} is niet te schrijven: ${why.nl}.` };
  return new Problem({
    code: doing === 'read' ? 'file-unreadable' : 'file-unwritable',
    status: 422,
    title,
    params,
    cause,
  });
}

const notAllowed: Bilingual = { en: 'this account may not', nl: 'dit account mag dat niet' };
const reasons: Readonly<Record<string, Bilingual>> = {
  ENOENT: { en: 'its folder does not exist', nl: 'de map bestaat niet' },
  ENOTDIR: { en: 'a part of its path is a file', nl: 'een deel van het pad is een bestand' },
  EISDIR: { en: 'it is a folder', nl: 'het is een map' },
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: { en: 'the disk is read-only', nl: 'de schijf is alleen-lezen' },
  ENOSPC: { en: 'the disk is full', nl: 'de schijf is vol' },
  EFBIG: { en: 'it may not become this large', nl: 'zo groot mag het niet worden' },
};
